"""What is looked at behind the first picture: whether a large book is sound, and whether its days still stand."""

import logging
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.ui.context import Context

if TYPE_CHECKING:
    from desktop.services.books import Findings

log = logging.getLogger(__name__)


class Caretaker(QObject):
    """Reads at once and writes only what has to be, and nothing to a book that is not sound."""

    #: The check found something: `Findings`.
    unsound = Signal(object)

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context

    def look(self) -> None:
        """Check a book that was too large to be checked when it was opened, then look at the calendar."""
        books = self._context.services.books
        if books.is_checked:
            self._look_at_days()
        else:
            self._context.jobs.read(books.check, then=self._on_checked, owner=self)

    def _on_checked(self, findings: "Findings") -> None:
        if findings.is_sound:
            self._look_at_days()
        else:
            log.warning("the book is not sound")
            self.unsound.emit(findings)

    def _look_at_days(self) -> None:
        """See whether this program knows holidays that the one before did not."""
        calendars = self._context.services.calendars
        self._context.jobs.read(calendars.visits_to_move, then=self._on_days_read, owner=self)

    def _on_days_read(self, visits: int) -> None:
        if visits:
            log.info("the days to confirm %s visits are others by now", visits)
            self._context.jobs.write(self._context.services.calendars.refresh, owner=self)
