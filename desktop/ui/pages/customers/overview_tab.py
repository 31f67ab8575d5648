"""What happened with a customer, newest first, and what is known of it."""

from PySide6.QtWidgets import QVBoxLayout

from desktop.app import Services
from desktop.domain.timeline import EventKind
from desktop.formats import format_datetime
from desktop.i18n import N_, _
from desktop.services.clock import Clock
from desktop.services.customers import EventRow
from desktop.ui.context import Context
from desktop.ui.models.roles import ChipKind
from desktop.ui.models.table import Column, PageRequest
from desktop.ui.pages.customers.list_tab import ListTab
from desktop.wording.timeline import event_line

_Group = tuple[str, ChipKind]

_VISIT: _Group = (N_("Visit"), "info")
_TALK: _Group = (N_("Confirmation"), "good")
_DIFFERENCE: _Group = (N_("Difference"), "warn")
_DISPUTE: _Group = (N_("Dispute"), "warn")
_CUSTOMER: _Group = (N_("Customer"), "neutral")
_PERSON: _Group = (N_("Person"), "neutral")
_PAPER: _Group = (N_("Printed paper"), "neutral")
_PLAN: _Group = (N_("Instalment plan"), "info")

#: Under which heading a kind of event stands, and its colour.
GROUPS: dict[EventKind, _Group] = {
    **{kind: _VISIT for kind in EventKind if kind.name.startswith(("VISIT", "NEXT_STEP"))},
    **{kind: _TALK for kind in EventKind if kind.name.startswith("CONFIRMATION")},
    **{kind: _DIFFERENCE for kind in EventKind if kind.name.startswith("DIFFERENCE")},
    **{kind: _CUSTOMER for kind in EventKind if kind.name.startswith("CUSTOMER")},
    **{kind: _PERSON for kind in EventKind if kind.name.startswith("CONTACT")},
    **{kind: _DISPUTE for kind in EventKind if kind.name.startswith("ITEM")},
    **{kind: _PAPER for kind in EventKind if kind.name.startswith("DOCUMENT")},
    **{kind: _PLAN for kind in EventKind if kind.name.startswith("PLAN")},
    EventKind.PROCESS_CHANGED: (N_("Payment process"), "neutral"),
}


def columns(clock: Clock) -> tuple[Column[EventRow], ...]:
    """Give the columns of the timeline."""
    return (
        Column(N_("When"), lambda row: row.at, lambda at: format_datetime(at, today=clock.today()), width=168),
        Column(
            N_("About"),
            lambda row: _(GROUPS[EventKind(row.kind)][0]),
            chip=lambda row: GROUPS[EventKind(row.kind)][1],
            width=152,
        ),
        Column(N_("What happened"), event_line, stretch=True),
    )


class OverviewTab(ListTab[EventRow]):
    """The timeline; nothing in it is ever changed or taken away."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, columns(context.clock), lambda row: row.id)
        self.view.setAccessibleName(_("What happened"))
        self.view.set_empty(_("Nothing has happened yet. Calls, visits and changes are kept here."))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.view)

    def read_page(self, services: Services, customer_id: int, request: PageRequest[EventRow]) -> list[EventRow]:
        """Read one page of the timeline."""
        return services.customers.events(customer_id, offset=request.offset, limit=request.limit)
