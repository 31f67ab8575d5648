"""Which visits are to be confirmed now: under the bell, in the line at the foot, and as pop-ups."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.i18n import _
from desktop.services.results import Changes, Entity
from desktop.ui.context import Context
from desktop.ui.notifications import Reminder

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.app import Services
    from desktop.services.today import ConfirmLine

_SHOWS = frozenset({Entity.VISIT, Entity.RECONCILIATION, Entity.CALENDAR, Entity.CUSTOMER, Entity.IMPORT})


class Reminders(QObject):
    """Reads anew what is due, whenever a visit was written or time has passed."""

    #: A tuple of `Reminder`.
    read = Signal(object)

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        context.hub.changed.connect(self._on_changed)

    def look(self) -> None:
        """Read now."""
        self._context.jobs.latest(self, due, self._context.services, then=self.read.emit, owner=self)

    def _on_changed(self, changes: Changes) -> None:
        if changes.touches(_SHOWS):
            self.look()


def due(services: "Services") -> tuple[Reminder, ...]:
    """Give a reminder for each visit that is to be confirmed, as the day's list has them."""
    return reminders(services.today.to_confirm())


def reminders(lines: "Sequence[ConfirmLine]") -> tuple[Reminder, ...]:
    """Put the day's list of calls into words."""
    from desktop.wording.visits import confirm_reason, visit_when

    return tuple(
        Reminder(
            line.visit.id,
            _("%(customer)s: %(when)s")
            % {"customer": line.visit.customer, "when": visit_when(line.visit.day, line.visit.time)},
            confirm_reason(line.visit, line.confirmation),
        )
        for line in lines
    )
