"""The panel about one plan: where it stands, its instalments, what came in, and what can be done now."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QPushButton, QScrollArea, QVBoxLayout, QWidget

from desktop.app import Services
from desktop.domain.calendars import WorkCalendar
from desktop.domain.company import DocumentKind
from desktop.domain.plans import Move, PlanState
from desktop.i18n import N_, _
from desktop.services.plans import PlanCard
from desktop.services.results import Changes, Entity
from desktop.ui.context import Context
from desktop.ui.pages.plans import detail_parts as parts
from desktop.ui.pages.plans import opening, papers
from desktop.ui.pages.plans.standing_table import StandingTable
from desktop.ui.pages.visits.detail_parts import wrapped
from desktop.ui.paper_actions import open_document
from desktop.ui.widgets.button_rows import ButtonRows
from desktop.ui.widgets.buttons import link_button, push_button
from desktop.ui.widgets.heading import SectionHeading

if TYPE_CHECKING:
    from collections.abc import Callable

_SHOWS = frozenset({Entity.PLAN, Entity.PAYMENT, Entity.DOCUMENT, Entity.RECEIVABLE, Entity.CUSTOMER, Entity.CALENDAR})
_MOVES = {
    Move.PROPOSE: N_("Proposed by the customer"),
    Move.COUNTER: N_("Counter"),
    Move.AGREE: N_("Agree..."),
    Move.SIGN: N_("Signed..."),
    Move.BREAK: N_("Broken..."),
    Move.RESUME: N_("Let it run on"),
    Move.CANCEL: N_("Cancel..."),
    Move.REOPEN: N_("Take it up again"),
}
#: The states in which an agreement is printed; before, the customer fills in the form.
_HAS_AGREEMENT = frozenset(PlanState) - {PlanState.CANCELLED, PlanState.SUPERSEDED}
_UNDECIDED = frozenset({PlanState.DRAFT, PlanState.PROPOSED, PlanState.COUNTERED})


class PlanDetail(QWidget):
    """Shows one plan and keeps up with what is written about it; can stand on any page."""

    #: The id of the customer whose page is wanted.
    customer_wanted = Signal(int)
    #: The id of a plan that is shown now in the place of the one that was chosen: another version.
    plan_changed = Signal(int)

    def __init__(self, context: Context, *, with_customer: bool = True, parent: QWidget | None = None) -> None:
        """Leave the customer's name out on the customer's own page."""
        super().__init__(parent)
        self._context = context
        self._with_customer = with_customer
        self._card: PlanCard | None = None
        self._calendar: WorkCalendar | None = None
        self._plan_id: int | None = None
        self._stale = False
        self._focus_wanted = False
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._content = QWidget()
        self._foot = ButtonRows()
        foot = QVBoxLayout()
        foot.setContentsMargins(24, 8, 24, 16)
        foot.addWidget(self._foot)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._scroll, 1)
        layout.addLayout(foot)
        context.hub.changed.connect(self._on_changed)
        self._fill()

    @property
    def buttons(self) -> tuple[QPushButton, ...]:
        """What can be done now, the usual first."""
        return self._foot.buttons

    @property
    def card(self) -> PlanCard | None:
        """What is shown now."""
        return self._card

    def sizeHint(self) -> QSize:
        """Ask for the width of a panel with a table."""
        return QSize(560, 480)

    def show_plan(self, plan_id: int | None) -> None:
        """Show another plan, or none."""
        if plan_id != self._plan_id:
            self._plan_id = plan_id
            if plan_id is None:
                self._show((None, None))
        self.refresh()

    def refresh(self) -> None:
        """Read the plan again, now or as soon as the panel is seen."""
        self._stale = self._plan_id is not None
        if self._plan_id is not None and self.isVisible():
            self._stale = False
            services = self._context.services
            self._context.jobs.latest(self, _read, services, self._plan_id, then=self._show, owner=self)

    def take_focus(self) -> None:
        """Put the keys to work here: on what stands out among the buttons."""
        self._focus_wanted = self._card is None or self._card.plan.id != self._plan_id
        if not self._focus_wanted and self.buttons:
            self.buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what was written while the panel was hidden."""
        super().showEvent(event)
        if self._stale:
            self.refresh()

    def _on_changed(self, changes: Changes) -> None:
        if changes.touches(_SHOWS, self._card.plan.customer_id if self._card else None):
            self.refresh()

    def _show(self, found: tuple[PlanCard | None, WorkCalendar | None]) -> None:
        """Show a plan, where the panel was scrolled to."""
        card, calendar = found
        same = card is not None and self._card is not None and card.plan.id == self._card.plan.id
        scrolled = self._scroll.verticalScrollBar().value() if same else 0
        had_focus = self.isAncestorOf(self.focusWidget()) if self.focusWidget() is not None else False
        self._card, self._calendar = card, calendar
        self._fill()
        if self._focus_wanted or (had_focus and same):
            self.take_focus()
        self._content.adjustSize()
        self._scroll.verticalScrollBar().setValue(scrolled)

    # What is shown

    def _fill(self) -> None:
        self._content = QWidget()
        self._content.setProperty("role", "scrolled")
        column = QVBoxLayout(self._content)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(8)
        if self._card is None or self._calendar is None:
            column.addWidget(wrapped(_("Choose a plan to see more of it."), role="muted"))
        else:
            self._fill_with(self._card, self._calendar, column)
        column.addStretch(1)
        self._scroll.setWidget(self._content)
        self._fill_foot()

    def _fill_with(self, card: PlanCard, calendar: WorkCalendar, column: QVBoxLayout) -> None:
        today, customer = self._context.clock.today(), None
        if self._with_customer:
            column.addWidget(wrapped(card.customer, role="section"))
            wanted = partial(self.customer_wanted.emit, card.plan.customer_id)
            customer = link_button(_("Open the customer"), wanted)
        column.addWidget(parts.chips(card, customer))
        column.addWidget(parts.facts(card, today))
        column.addWidget(SectionHeading(_("Schedule of instalments")))
        column.addWidget(parts.progress(card, today))
        table = StandingTable(card.settlement.instalments, card.plan.currency, card.state, today)
        table.setAccessibleName(_("Schedule of instalments"))
        column.addWidget(table)
        notes = parts.moved_notes(card, calendar)
        if notes is not None:
            column.addWidget(notes)
        column.addWidget(SectionHeading(_("What it is about")))
        column.addWidget(parts.items(card))
        self._fill_history(card, column)

    def _fill_history(self, card: PlanCard, column: QVBoxLayout) -> None:
        today = self._context.clock.today()
        if card.payments or card.otherwise:
            column.addWidget(SectionHeading(_("Payments")))
        for row in card.payments:
            currency = card.plan.currency
            take_back = partial(opening.withdraw_payment, self, self._context, row, currency)
            count_again = partial(opening.restore_payment, self, self._context, row, currency)
            column.addWidget(parts.payment(row, card, today, take_back, count_again))
        for taken in card.otherwise:
            column.addWidget(parts.otherwise(taken, card.plan.currency, today))
        if card.documents:
            column.addWidget(SectionHeading(_("Papers")))
        for paper in card.documents:
            column.addWidget(parts.paper(paper, today, partial(open_document, self, self._context)))
        if len(card.versions) > 1:
            column.addWidget(SectionHeading(_("Versions")))
            for version in card.versions:
                column.addWidget(parts.version(version, card.plan.currency, card.plan.id, self._on_version))

    def _fill_foot(self) -> None:
        self._foot.show_buttons(self._make_buttons(self._card) if self._card else ())

    def _make_buttons(self, card: PlanCard) -> list[QPushButton]:
        """Make a button for what is sensible now, the usual one first."""
        context = self._context
        steps: list[tuple[str, Callable[[], object]]] = []
        if card.can_pay:
            steps.append((_("Record a payment..."), partial(opening.open_payment, self, context, card.plan.id)))
        moves = [move for move in card.moves if move in _MOVES]
        steps += [(_(_MOVES[move]), partial(opening.move_plan, self, context, card, move)) for move in moves[:1]]
        if card.state in _HAS_AGREEMENT:
            agreement = _("Agreement..."), partial(papers.open_agreement, self, context, card.plan.id)
            steps.insert(0 if card.state is PlanState.AGREED and not _is_printed(card) else len(steps), agreement)
        if card.state in _UNDECIDED:
            form = partial(papers.open_form, self, context, card.plan.customer_id, card.plan.currency)
            steps.append((_("Proposal form..."), form))
        if card.can_edit:
            steps.append((_("Change..."), partial(opening.open_change_plan, self, context, card.plan.id)))
        if card.can_revise:
            new = partial(opening.open_new_version, self, context, card.plan.id, self._on_version)
            steps.append((_("New version..."), new))
        steps += [(_(_MOVES[move]), partial(opening.move_plan, self, context, card, move)) for move in moves[1:]]
        return [push_button(text, run, primary=not at) for at, (text, run) in enumerate(steps)]

    def _on_version(self, plan_id: int) -> None:
        self.show_plan(plan_id)
        self.plan_changed.emit(plan_id)


def _is_printed(card: PlanCard) -> bool:
    """Say whether there is an agreement of this version to sign."""
    papers = (paper for paper in card.documents if paper.plan_id == card.plan.id and not paper.voided)
    return any(paper.kind == DocumentKind.AGREEMENT for paper in papers)


def _read(services: Services, plan_id: int) -> tuple[PlanCard | None, WorkCalendar]:
    return services.plans.get(plan_id), services.calendars.calendar()
