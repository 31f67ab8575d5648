"""The panel about one visit: all that is known of it, the papers to tick, and what can be done."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from desktop.domain.confirmation import Phase, ReconciliationStatus
from desktop.domain.visits import VisitStatus
from desktop.i18n import _
from desktop.services.results import Changes, Entity
from desktop.services.visits import ReconciliationRow, VisitCard, VisitPaperRow
from desktop.ui.acting import write
from desktop.ui.context import Context
from desktop.ui.pages.sheets import opening as sheets
from desktop.ui.pages.visits import detail_parts as parts
from desktop.ui.pages.visits import opening
from desktop.ui.pages.visits.settle_dialog import DifferenceHead
from desktop.ui.pages.visits.words import capital, dotted
from desktop.ui.widgets.buttons import link_button, push_button
from desktop.ui.widgets.heading import SectionHeading
from desktop.ui.widgets.plain import plain_mnemonic
from desktop.wording.choices import label
from desktop.wording.process import paper_line

_SHOWS = frozenset({Entity.VISIT, Entity.RECONCILIATION, Entity.CUSTOMER, Entity.CONTACT, Entity.RECEIVABLE})
#: How many buttons stand in the first line, of the two.
_MAIN_BUTTONS = 2


class VisitDetail(QWidget):
    """Shows one visit and keeps up with what is written about it; can stand on any page."""

    #: The id of the customer whose page is wanted.
    customer_wanted = Signal(int)

    def __init__(self, context: Context, *, with_customer: bool = True, parent: QWidget | None = None) -> None:
        """Leave the customer's name out on the customer's own page."""
        super().__init__(parent)
        self._context = context
        self._with_customer = with_customer
        self._card: VisitCard | None = None
        self._visit_id: int | None = None
        self._stale = False
        self._focus_wanted = False
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._content = QWidget()
        self._foot = QGridLayout()
        self._foot.setContentsMargins(16, 8, 16, 16)
        self._foot.setSpacing(8)
        self.buttons: list[QPushButton] = []
        self.ticks: dict[int, QCheckBox] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._scroll, 1)
        layout.addLayout(self._foot)
        context.hub.changed.connect(self._on_changed)
        self._fill()

    @property
    def card(self) -> VisitCard | None:
        """What is shown now."""
        return self._card

    def sizeHint(self) -> QSize:
        """Ask for the width of a panel."""
        return QSize(360, 480)

    def show_visit(self, visit_id: int | None) -> None:
        """Show another visit, or none."""
        if visit_id != self._visit_id:
            self._visit_id = visit_id
            if visit_id is None:
                self._show(None)
        self.refresh()

    def refresh(self) -> None:
        """Read the visit again, now or as soon as the panel is seen."""
        self._stale = self._visit_id is not None
        if self._visit_id is not None and self.isVisible():
            self._stale = False
            read = self._context.services.visits.get
            self._context.jobs.latest(self, read, self._visit_id, then=self._show, owner=self)

    def take_focus(self) -> None:
        """Put the keys to work here: on the first paper that is not packed, else on what stands out below."""
        self._focus_wanted = self._card is None or self._card.visit.id != self._visit_id
        if self._focus_wanted:
            return
        open_ticks = [tick for tick in self.ticks.values() if tick.isEnabled() and not tick.isChecked()]
        primary = [button for button in self.buttons if button.property("kind") == "primary"]
        for widget in [*open_ticks, *primary, *self.buttons][:1]:
            widget.setFocus(Qt.FocusReason.OtherFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what was written while the panel was hidden."""
        super().showEvent(event)
        if self._stale:
            self.refresh()

    def _on_changed(self, changes: Changes) -> None:
        if changes.touches(_SHOWS, self._card.visit.customer_id if self._card else None):
            self.refresh()

    def _show(self, card: VisitCard | None) -> None:
        """Show a visit, where the panel was scrolled to, with the focus on the tick that had it."""
        same = card is not None and self._card is not None and card.visit.id == self._card.visit.id
        scrolled = self._scroll.verticalScrollBar().value() if same else 0
        focused = next((paper for paper, tick in self.ticks.items() if tick.hasFocus()), None)
        self._card = card
        self._fill()
        if focused in self.ticks:
            self.ticks[focused].setFocus(Qt.FocusReason.OtherFocusReason)
        if self._focus_wanted:
            self.take_focus()
        self._content.adjustSize()
        self._scroll.verticalScrollBar().setValue(scrolled)

    # What is shown

    def _fill(self) -> None:
        self._content = QWidget()
        self._content.setProperty("role", "scrolled")
        column = QVBoxLayout(self._content)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(8)
        self.ticks = {}
        if self._card is None:
            column.addWidget(parts.wrapped(_("Choose a visit to see more of it."), role="muted"))
        else:
            self._fill_with(self._card, column)
        column.addStretch(1)
        self._scroll.setWidget(self._content)
        self._fill_foot()

    def _fill_with(self, card: VisitCard, column: QVBoxLayout) -> None:
        if self._with_customer:
            column.addWidget(parts.wrapped(card.visit.customer, role="section"))
        column.addWidget(parts.chips(card))
        column.addWidget(parts.facts(card))
        if self._with_customer:
            wanted = partial(self.customer_wanted.emit, card.visit.customer_id)
            column.addWidget(link_button(_("Open the customer"), wanted), 0, Qt.AlignmentFlag.AlignLeft)
        for title, part in (
            (_("Outcome"), parts.outcome(card)),
            (_("With whom"), parts.people(card)),
            (_("What for"), parts.items(card)),
            (_("Papers to take along"), self._papers(card)),
        ):
            if part is not None:
                column.addWidget(SectionHeading(title))
                column.addWidget(part)
        if card.visit.status == VisitStatus.PLANNED:
            column.addWidget(SectionHeading(_("To take along")))
            column.addWidget(self._sheets(card))
        self._add_differences(card, column)
        self._add_talks(card, column)

    def _papers(self, card: VisitCard) -> QWidget | None:
        if not card.papers:
            return None
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for paper in card.papers:
            text = capital(dotted((paper_line(paper.kind, paper.form, paper.copies), paper.note)))
            tick = QCheckBox(plain_mnemonic(text))
            tick.setChecked(paper.packed)
            tick.setEnabled(card.visit.status == VisitStatus.PLANNED)
            tick.clicked.connect(lambda packed, paper=paper: self._on_ticked(paper, packed))
            self.ticks[paper.id] = tick
            column.addWidget(tick)
        return box

    def _sheets(self, card: VisitCard) -> QWidget:
        visit = card.visit
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        sheet = partial(sheets.open_visit_sheet, self, self._context, visit.id, visit.customer, visit.day)
        self.sheet_button = push_button(_("Visit sheet..."), sheet)
        self.answers_button = push_button(_("Answers..."), partial(sheets.open_answers, self, self._context, visit.id))
        self.answers_button.setToolTip(_("Prepare what they may say, and what you answer"))
        for button in (self.sheet_button, self.answers_button):
            row.addWidget(button, 1)
        return box

    def _add_differences(self, card: VisitCard, column: QVBoxLayout) -> None:
        for row in card.reconciliations:
            if row.status == ReconciliationStatus.WITHDRAWN:
                continue
            column.addWidget(SectionHeading(_("Difference")))
            column.addWidget(DifferenceHead(row, with_customer=False))
            if row.status == ReconciliationStatus.OPEN:
                settle = QPushButton(_("Settle..."))
                settle.clicked.connect(partial(self._on_settle, row))
                column.addWidget(settle, 0, Qt.AlignmentFlag.AlignLeft)
            else:
                ended = dotted((label(ReconciliationStatus(row.status)), row.resolution))
                column.addWidget(parts.wrapped(capital(ended)))
                again = partial(self._write, partial(self._context.services.confirmations.reopen, row.id))
                column.addWidget(link_button(_("Open the difference again"), again), 0, Qt.AlignmentFlag.AlignLeft)

    def _add_talks(self, card: VisitCard, column: QVBoxLayout) -> None:
        if not card.talks:
            return
        column.addWidget(SectionHeading(_("Asked so far")))
        for row in reversed(card.talks):
            column.addWidget(parts.talk(row, card.visit.currency, self._context.clock.today()))
        standing = [row for row in card.talks if row.withdrawn_at is None]
        if standing and card.visit.status == VisitStatus.PLANNED:
            back = partial(self._write, partial(self._context.services.confirmations.withdraw, card.visit.id))
            column.addWidget(link_button(_("Take the last one back"), back), 0, Qt.AlignmentFlag.AlignLeft)

    def _fill_foot(self) -> None:
        for button in self.buttons:
            self._foot.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons = self._make_buttons(self._card) if self._card else []
        for at, button in enumerate(self.buttons):
            row, column = (0, 3 * at) if at < _MAIN_BUTTONS else (1, 2 * (at - _MAIN_BUTTONS))
            self._foot.addWidget(button, row, column, 1, 3 if row == 0 else 2)
            button.show()  # at once, so that it can take the focus

    def _make_buttons(self, card: VisitCard) -> list[QPushButton]:
        context, visit = self._context, card.visit
        if visit.status != VisitStatus.PLANNED:
            again = partial(self._write, partial(context.services.visits.reopen, visit.id))
            return [push_button(_("Plan it again"), again)]
        today, phase = context.clock.today(), card.confirmation.phase
        is_due = phase in {Phase.DUE, Phase.LATE} and visit.day >= today
        confirm = push_button(_("Confirm..."), partial(opening.open_confirm, self, context, visit.id), primary=is_due)
        finish = push_button(
            _("Record outcome..."),
            partial(opening.open_finish, self, context, visit),
            primary=not is_due and visit.day <= today,
        )
        return [
            confirm,
            finish,
            push_button(_("Move..."), partial(opening.open_move, self, context, visit)),
            push_button(_("Change..."), partial(opening.open_change_visit, self, context, visit.id)),
            push_button(_("Call off..."), partial(opening.open_cancel, self, context, visit)),
        ]

    # What the user does

    def _on_ticked(self, paper: VisitPaperRow, packed: bool) -> None:  # noqa: FBT001 - Qt's signal
        if self._card is not None:
            self._write(partial(self._context.services.visits.pack, self._card.visit.id, paper.id, packed=packed))

    def _on_settle(self, row: ReconciliationRow) -> None:
        opening.open_settle(self, self._context, row)

    def _write(self, fn: Callable[[], Any]) -> None:
        write(self, self._context, fn, failed=self.refresh)
