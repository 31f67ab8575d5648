"""Pop-ups of the system about visits to be confirmed: a courtesy; the list in the window is the truth."""

import logging
from abc import ABC, abstractmethod
from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from PySide6.QtCore import QObject

from desktop import NAME, paths
from desktop.i18n import ngettext
from desktop.ui.announced import Announced
from desktop.ui.jobs import Jobs

log = logging.getLogger(__name__)

#: More new reminders than this come as one pop-up that counts them.
_SINGLY = 3


class Reminder(NamedTuple):
    """A visit that is to be confirmed now: its id, one line that names it, and why."""

    visit: int
    title: str
    text: str


class Notifier(ABC):
    """Shows a pop-up in the way of one system; may raise anything, for nothing hangs on it."""

    @abstractmethod
    def notify(self, title: str, text: str) -> None:
        """Show a pop-up; runs on a worker's thread."""


class LogNotifier(Notifier):
    """Only counts in the log: where there are no pop-ups, and when they have failed."""

    def notify(self, title: str, text: str) -> None:
        """Say in the log that there would be a pop-up; names stay out of it."""
        log.debug("pop-up: %s: %s", title, text)


class SystemNotifier(Notifier):
    """The pop-ups of Windows, macOS or the Linux desktop."""

    def __init__(self) -> None:
        self._notifier: Any = None
        self._complaints = _Complaints()

    def notify(self, title: str, text: str) -> None:
        """Show a pop-up; what it takes is loaded at the first. OSError says that there was none."""
        if self._notifier is None:
            from desktop_notifier import Icon
            from desktop_notifier.sync import DesktopNotifierSync

            self._complaints.listen("desktop_notifier")
            self._notifier = DesktopNotifierSync(NAME, Icon(paths.resource("icons", "dunwell.svg")))
        self._notifier.send(title, text)
        if self._complaints.last:
            raise OSError(self._complaints.last)


class _Complaints(logging.Handler):
    """Hears of failures that a library only logs, and keeps them out of our log."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.last = ""

    def listen(self, name: str) -> None:
        logger = logging.getLogger(name)
        logger.propagate = False
        logger.addHandler(self)

    def emit(self, record: logging.LogRecord) -> None:
        error = record.exc_info[1] if record.exc_info else None
        self.last = f"{record.getMessage()}: {error}" if error else record.getMessage()


class Announcer(QObject):
    """Announces each reminder once a day, off the UI thread."""

    def __init__(self, jobs: Jobs, notifier: Notifier, announced: Announced, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._notifier = notifier
        self._announced = announced

    def announce(self, reminders: Sequence[Reminder], day: date) -> None:
        """Pop up what was not announced on this day yet."""
        new = self._announced.add_new([reminder.visit for reminder in reminders], day)
        fresh = [reminder for reminder in reminders if reminder.visit in new]
        if len(fresh) > _SINGLY:
            title = ngettext("%(count)s visit to confirm", "%(count)s visits to confirm", len(fresh))
            self._notify(title % {"count": len(fresh)}, "\n".join(reminder.title for reminder in fresh[:_SINGLY]))
        else:
            for reminder in fresh:
                self._notify(reminder.title, reminder.text)

    def _notify(self, title: str, text: str) -> None:
        self._jobs.aside(_try, self._notifier, title, text, then=self._on_tried, owner=self)

    def _on_tried(self, failure: str) -> None:
        if failure and not isinstance(self._notifier, LogNotifier):
            log.info("no pop-ups from now on: %s", failure)
            self._notifier = LogNotifier()


def _try(notifier: Notifier, title: str, text: str) -> str:
    """Show a pop-up; give the kind of failure, '' when there was none."""
    try:
        notifier.notify(title, text)
    except Exception as error:  # noqa: BLE001 - whatever a system's pop-ups fail with, nothing hangs on them
        return f"{type(error).__name__}: {error}"
    return ""
