"""What is to do next with a customer, and everything that happened, newest first."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from desktop.app import Services
from desktop.domain.limitation import Clock as LimitationClock
from desktop.domain.timeline import EventGroup
from desktop.formats import format_datetime
from desktop.i18n import N_, _
from desktop.services.clock import Clock
from desktop.services.contacts import StepLine
from desktop.services.customers import EventRow
from desktop.ui.context import Context
from desktop.ui.models.table import Column, PageRequest
from desktop.ui.pages.collecting.clock_view import ClockWarning
from desktop.ui.pages.collecting.opening import open_contact
from desktop.ui.pages.customers.event_kinds import heading_chip, heading_text
from desktop.ui.pages.customers.filter_chips import FilterChips
from desktop.ui.pages.customers.list_tab import ListTab
from desktop.ui.pages.customers.next_steps import NextSteps
from desktop.ui.pages.customers.tab import quiet_button
from desktop.ui.widgets.tab_order import keep_reading_order, reading_order
from desktop.wording.timeline import event_line, group_label


def columns(clock: Clock) -> tuple[Column[EventRow], ...]:
    """Give the columns of the timeline."""
    return (
        Column(N_("When"), lambda row: row.at, lambda at: format_datetime(at, today=clock.today()), width=168),
        Column(N_("About"), lambda row: heading_text(row.kind), chip=lambda row: heading_chip(row.kind), width=152),
        Column(N_("What happened"), event_line, stretch=True),
    )


def read_clock(services: Services, customer_id: int) -> LimitationClock | None:
    """Read how long the claim on a customer's most pressing item lasts."""
    return next(iter(services.limitation.of_customer(customer_id)), None)


class OverviewTab(ListTab[EventRow]):
    """What presses stands on top: a claim that may lapse, steps to do; the timeline is read page by page."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, columns(context.clock), lambda row: row.id)
        self.steps = NextSteps(context)
        self.clock = ClockWarning()
        groups: list[tuple[EventGroup | None, str]] = [(each, group_label(each)) for each in EventGroup]
        self.filters = FilterChips([(None, _("All")), *groups])
        self.contact_button = quiet_button(_("Log a contact"), "phone", self._on_contact)
        self._group: EventGroup | None = None
        self._build()
        self.filters.changed.connect(self._on_filter)
        self._say_empty()

    def _build(self) -> None:
        self.view.setAccessibleName(_("What happened"))
        row = QHBoxLayout()
        row.setContentsMargins(24, 12, 24, 8)
        row.setSpacing(8)
        row.addWidget(self.filters)
        row.addStretch(1)
        row.addWidget(self.contact_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.clock)
        layout.addWidget(self.steps)
        layout.addLayout(row)
        layout.addWidget(self.view, 1)
        keep_reading_order(list(reading_order(self)))

    def clear(self) -> None:
        """Forget what belongs to the customer before."""
        super().clear()
        self.steps.show_steps((), self.context.clock.today())
        self.clock.show_clock(None)

    def reload(self) -> None:
        """Read the timeline and the steps again."""
        super().reload()
        if self.customer_id is not None:
            due = partial(self.context.services.contacts.steps_due, date.max, self.customer_id)
            self.context.jobs.latest(
                ("steps", id(self)),
                due,
                then=self._show_steps,
                owner=self,
            )
            key, read = ("clock", id(self)), partial(read_clock, self.context.services, self.customer_id)
            self.context.jobs.latest(key, read, then=self.clock.show_clock, owner=self)

    def _show_steps(self, steps: Sequence[StepLine]) -> None:
        self.steps.show_steps(steps, self.context.clock.today())
        keep_reading_order(list(reading_order(self)))

    def read_page(self, services: Services, customer_id: int, request: PageRequest[EventRow]) -> list[EventRow]:
        """Read one page of the timeline."""
        groups = () if self._group is None else (self._group,)
        return services.customers.events(customer_id, groups=groups, offset=request.offset, limit=request.limit)

    def _on_filter(self) -> None:
        self._group = self.filters.chosen()
        self._say_empty()
        self.model.restart()

    def _say_empty(self) -> None:
        if self._group is None:
            nothing = _("Nothing has happened yet. Calls, visits and changes are kept here.")
            self.view.set_empty(nothing, _("Log a contact"), self._on_contact)
        else:
            nothing = _("Nothing like this has happened yet.")
            self.view.set_empty(nothing, _("Show everything"), partial(self.filters.choose, None))

    def _on_contact(self) -> None:
        if self.customer_id is not None:
            open_contact(self, self.context, self.customer_id)
