"""Everything about one item of a customer: its sums, its disputes, and what became of it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QScrollArea, QVBoxLayout, QWidget

from desktop.app import Services
from desktop.domain.disputes import DisputeReason, DisputeStatus
from desktop.domain.limitation import Clock
from desktop.domain.receivables import ReceivableKind
from desktop.formats import format_date, format_days, format_money
from desktop.i18n import _
from desktop.services.disputes import DisputeLine
from desktop.services.ledger import HistoryLine
from desktop.services.money import ItemMark, MoneyLine, MoneyRow
from desktop.ui.context import Context
from desktop.ui.pages.collecting.clock_opening import open_clock_event, withdraw_clock_event
from desktop.ui.pages.collecting.clock_view import ClockView
from desktop.ui.pages.collecting.contract_dialog import open_contract
from desktop.ui.pages.collecting.item_history import ItemHistory
from desktop.ui.pages.collecting.item_opening import open_take_back
from desktop.ui.pages.collecting.opening import open_change_dispute, open_close_dispute
from desktop.ui.pages.customers.clock_fact import clock_fact
from desktop.ui.pages.customers.facts import Fact, Facts
from desktop.ui.pages.customers.receivable_rows import mark_kind, marks_text
from desktop.ui.pages.visits.words import capital, dotted
from desktop.ui.widgets.heading import SectionHeading
from desktop.ui.widgets.plain import plain_label
from desktop.wording.choices import label


@dataclass(frozen=True, slots=True)
class ItemStory:
    """What is read about one item."""

    history: tuple[HistoryLine, ...]
    disputes: tuple[DisputeLine, ...]
    clock: Clock | None
    pay_clause: str


def read_story(services: Services, item: MoneyRow) -> ItemStory:
    """Read what became of an item, how long the claim lasts, and by which clause of its contract it is payable."""
    item_id = item.id
    line = services.contracts.get(item.customer_id, item.contract) if item.contract else None
    pay_clause = line.contract.pay_clause if line and line.contract else ""
    disputes = tuple(services.disputes.page(item_id=item_id, status=None))
    return ItemStory(services.ledger.history(item_id), disputes, services.limitation.clock(item_id), pay_clause)


class ItemPanel(QWidget):
    """Shows the item that is current in the list."""

    #: The id of a payment that is wanted.
    payment_wanted = Signal(int)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._line: MoneyLine | None = None
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._scroll)

    def show_item(self, line: MoneyLine | None) -> None:
        """Show another item, the same one anew, or none."""
        self._line = line
        if line is None:
            self._scroll.setWidget(QWidget())
            return
        key, then = ("item", id(self)), partial(self._show, line)
        self._context.jobs.latest(key, read_story, self._context.services, line.item, then=then, owner=self)

    def _show(self, line: MoneyLine, story: ItemStory) -> None:
        if line != self._line:
            return
        item, today = line.item, self._context.clock.today()
        content = QWidget()
        content.setProperty("role", "scrolled")
        column = QVBoxLayout(content)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(8)
        column.addWidget(plain_label(item.number, role="section", wrap=True))
        facts = Facts(upright=True)
        facts.show_facts([*clock_fact(story.clock), *facts_of(line, today, story.pay_clause)])
        column.addWidget(facts)
        if item.contract:
            describe = partial(open_contract, self, self._context, item.customer_id, item.contract, item.currency)
            column.addWidget(_link(_("Describe the contract..."), describe), 0, Qt.AlignmentFlag.AlignLeft)
        if ItemMark.OFFICE_DIFFERS in line.marks:
            column.addWidget(plain_label(difference_text(item), role="muted", wrap=True))
        if story.disputes:
            column.addWidget(SectionHeading(_("Disputes")))
        for dispute in story.disputes:
            column.addWidget(self._dispute(dispute, today))
        column.addWidget(SectionHeading(_("What became of it")))
        history = ItemHistory(item, story.history, today)
        history.payment_wanted.connect(self.payment_wanted)
        history.take_back_wanted.connect(partial(open_take_back, self, self._context, item))
        column.addWidget(history)
        if story.clock is not None and item.open > 0:
            column.addWidget(self._clock(story.clock, today))
        column.addStretch(1)
        self._scroll.setWidget(content)

    def _clock(self, clock: Clock, today: date) -> QWidget:
        view = ClockView(clock, today)
        view.add_wanted.connect(partial(open_clock_event, self, self._context, clock))
        view.withdraw_wanted.connect(partial(withdraw_clock_event, self, self._context, clock))
        return view

    def _dispute(self, line: DisputeLine, today: date) -> QWidget:
        row = line.dispute
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(0)
        amount = format_money(row.amount, row.currency)
        state = dotted((amount, label(DisputeReason(row.reason)), label(DisputeStatus(row.status))))
        column.addWidget(plain_label(state, wrap=True))
        when = format_date(row.opened_on, "weekday", today=today)
        column.addWidget(
            plain_label(dotted((when, row.owner, row.resolution or row.detail)), role="caption", wrap=True)
        )
        if row.status == DisputeStatus.OPEN:
            column.addWidget(_link(_("End the dispute..."), partial(open_close_dispute, self, self._context, row)))
            column.addWidget(_link(_("Change..."), partial(open_change_dispute, self, self._context, row)))
        return box


def difference_text(item: MoneyRow) -> str:
    """Say what it means that the finance office's last file has another open sum."""
    words = {
        "theirs": format_money(item.booked or 0, item.currency),
        "ours": format_money(item.open, item.currency),
    }
    text = _(
        "The finance office's last file says %(theirs)s is open, the book says %(ours)s. Where a payment was recorded"
        " here that the office has not booked yet, the next file will say the same; where not, ask the office."
    )
    return text % words


def facts_of(line: MoneyLine, today: date, pay_clause: str = "") -> list[Fact]:
    """Give what is known of an item, with the clause of its contract that makes it payable."""
    marks, kind = marks_text(line, today), mark_kind(line)
    chip = [Fact(_("Marks"), marks, chip=kind)] if marks and kind else []
    return [*chip, *(Fact(name, text, hint) for name, text, hint in _told(line, today, pay_clause) if text)]


def _told(line: MoneyLine, today: date, pay_clause: str) -> Iterator[tuple[str, str, str]]:
    item = line.item

    def day(value: date | None) -> str:
        return format_date(value, today=today) if value else ""

    term = "" if item.term is None else _("term %(days)s") % {"days": format_days(item.term)}
    yield _("Open amount"), format_money(item.open, item.currency), ""
    yield _("Amount"), format_money(item.amount, item.currency), ""
    yield _("Disputed"), format_money(item.disputed, item.currency) if item.disputed else "", ""
    yield _("Due"), day(item.due_date) or ("" if item.open < 0 else _("not known")), term
    yield _("Document date"), day(item.document_date), ""
    yield _("Handed over"), day(item.handed_over_on), ""
    yield _("Cost of credit"), format_money(line.cost, item.currency) if line.cost else "", ""
    yield _("Kind"), capital(label(ReceivableKind(item.kind))), _("entered by hand") if item.by_hand else ""
    yield _("Contract"), item.contract, pay_clause
    yield _("Project"), item.project, ""
    yield _("Note"), item.note, ""


def _link(text: str, run: Callable[[], object]) -> QPushButton:
    button = QPushButton(text)
    button.setProperty("kind", "link")
    button.clicked.connect(lambda _checked=False: run())
    return button
