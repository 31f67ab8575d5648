"""One open book on the screen: its threads, its window, and what reminds of it."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication

from desktop import paths
from desktop.app import App, Services
from desktop.formats import format_datetime
from desktop.i18n import _, ngettext
from desktop.services.results import Changes, Entity
from desktop.ui.announced import Announced
from desktop.ui.caretaker import Caretaker
from desktop.ui.context import Context
from desktop.ui.day_watch import DayWatch
from desktop.ui.finding import find
from desktop.ui.hub import Hub
from desktop.ui.jobs import Jobs
from desktop.ui.main_window import MainWindow
from desktop.ui.notifications import Announcer, Notifier, Reminder
from desktop.ui.pages import COMMANDS, PAGES
from desktop.ui.program import Program
from desktop.ui.reminders import Reminders
from desktop.ui.single_instance import instance_name
from desktop.ui.trouble import show_fault
from desktop.ui.widgets.plain import plain_tooltip

if TYPE_CHECKING:
    from desktop.services.books import Findings

#: Milliseconds after the first picture in which its page has the machine to itself.
_AFTER_PICTURE = 150
#: So many findings are told of; the settings list all.
_MOST_FINDINGS = 8
_EVERYTHING = Changes(frozenset(Entity))


class Desk(QObject):
    """Keeps a book open with its window until `close`."""

    #: The user has closed the window.
    closed = Signal()
    leave_sample_requested = Signal()
    #: The first picture is on the screen.
    settled = Signal()

    def __init__(self, qt: QApplication, app: App, program: Program, notifier: Notifier) -> None:
        super().__init__()
        self._app = app
        self._program = program
        hub = Hub(self)
        self._jobs = Jobs(hub, show_fault, self)
        self._context = Context(app.services, self._jobs, hub, app.clock, program)
        self._watch = DayWatch(qt, app.clock, self)
        self._reminders = Reminders(self._context, self)
        self._caretaker = Caretaker(self._context, self)
        self._caretaker.unsound.connect(self._on_unsound)
        kept = paths.state_folder() / f"{instance_name(app.book_path)}.announced.json"
        self._announcer = Announcer(self._jobs, notifier, Announced(kept), self)
        self._reminders.read.connect(self._on_reminders)
        self._watch.ticked.connect(self._reminders.look)
        self._watch.day_changed.connect(partial(hub.announce, _EVERYTHING))
        hub.changed.connect(self._on_changed)
        self.is_sample = app.services.settings.is_sample
        self.window = self._make_window()

    @property
    def path(self) -> Path:
        """The file of the book."""
        return self._app.book_path

    def show(self) -> None:
        """Put the window on the screen; what its first picture does not need waits until that is there."""
        self.window.painted.connect(partial(QTimer.singleShot, _AFTER_PICTURE, self, self._look_around))
        self.window.show()

    def come_forward(self) -> None:
        """Bring the window before the others."""
        self.window.setWindowState(self.window.windowState() & ~Qt.WindowState.WindowMinimized)
        self.window.raise_()
        self.window.activateWindow()

    def rebuild(self) -> None:
        """Make the window anew, on the same page: for another language."""
        old = self.window
        key, geometry = old.key, old.saveGeometry()
        old.closed.disconnect(self.closed)
        self.window = self._make_window()
        self.window.restoreGeometry(geometry)
        if key:
            self.window.navigate(key)
        self.show()
        old.close()
        old.deleteLater()

    def close(self) -> None:
        """Finish what is being written, close the window and the book."""
        self._program.remember(window=bytes(self.window.saveGeometry().toBase64().data()).decode())
        self.window.closed.disconnect(self.closed)
        self.window.close()
        self._jobs.close()
        self.window.deleteLater()
        self._app.close()

    def _make_window(self) -> MainWindow:
        search = partial(find, self._context.services)
        window = MainWindow(self._context, PAGES, COMMANDS, search, is_sample=self.is_sample)
        window.resize(1280, 800)
        window.restoreGeometry(QByteArray.fromBase64(self._program.preferences.window.encode()))
        window.status_line.book.setText(self._app.book_path.name)
        window.status_line.book.setToolTip(plain_tooltip(str(self._app.book_path)))
        window.closed.connect(self.closed)
        window.leave_sample_requested.connect(self.leave_sample_requested)
        return window

    def _look_around(self) -> None:
        self.settled.emit()
        self.window.refresh_counts()
        self._watch.start()
        self._reminders.look()
        self._read_backup()
        self._caretaker.look()

    def _read_backup(self) -> None:
        self._jobs.latest("backup", _last_backup, self._context.services, then=self._on_backup, owner=self.window)

    def _on_backup(self, moment: str) -> None:
        when = format_datetime(moment, today=self._watch.day) if moment else ""
        text = _("last backup %(when)s") % {"when": when} if when else _("no backup yet")
        self.window.status_line.backup.setText(text)

    def _on_reminders(self, reminders: tuple[Reminder, ...]) -> None:
        count = len(reminders)
        self.window.show_reminders([reminder.title for reminder in reminders])
        due = ngettext("%(count)s call due today", "%(count)s calls due today", count) % {"count": count}
        self.window.status_line.due.setText(due if count else "")
        self._announcer.announce(reminders, self._watch.day)

    def _on_unsound(self, findings: "Findings") -> None:
        from desktop.ui.widgets.ask import tell
        from desktop.wording.findings import finding_lines

        advice = _("The book is not sound. Keep the file as it is and go back to the last backup that is.")
        tell(self.window, advice, detail="\n".join(finding_lines(findings)[:_MOST_FINDINGS]))

    def _on_changed(self, changes: Changes) -> None:
        if changes.touches(frozenset({Entity.SETTING})):
            self._read_backup()


def _last_backup(services: Services) -> str:
    return services.books.last_backup()
