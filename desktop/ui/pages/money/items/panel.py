"""The panel about one item: what it is, and everything that was taken off it, each with its way back."""

from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QPushButton, QScrollArea, QVBoxLayout, QWidget

from desktop.app import Services
from desktop.domain.limitation import Clock
from desktop.domain.receivables import ReceivableKind
from desktop.formats import format_date, format_days, format_money
from desktop.i18n import _
from desktop.services.ledger import HistoryLine
from desktop.services.money import MoneyRow
from desktop.ui.context import Context
from desktop.ui.pages.collecting.clock_opening import open_clock_event, withdraw_clock_event
from desktop.ui.pages.collecting.clock_view import ClockView
from desktop.ui.pages.collecting.item_history import ItemHistory
from desktop.ui.pages.collecting.item_opening import open_take_back
from desktop.ui.pages.customers.clock_fact import clock_fact
from desktop.ui.pages.customers.facts import Fact, Facts
from desktop.ui.pages.money.items.words import ItemRow
from desktop.ui.pages.visits.words import capital
from desktop.ui.widgets.heading import SectionHeading
from desktop.ui.widgets.plain import plain_label, plain_mnemonic
from desktop.wording.choices import label


@dataclass(frozen=True, slots=True)
class ItemStory:
    """What is read about one item."""

    history: tuple[HistoryLine, ...]
    clock: Clock | None


def read_story(services: Services, item_id: int) -> ItemStory:
    """Read what became of an item, and how long the claim lasts."""
    return ItemStory(services.ledger.history(item_id), services.limitation.clock(item_id))


class ItemPanel(QWidget):
    """Shows the item that is current in the list."""

    #: The id of the customer whose page is wanted.
    customer_wanted = Signal(int)
    #: The id of a payment that is wanted.
    payment_wanted = Signal(int)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._row: ItemRow | None = None
        self._stale = False
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._scroll)
        self._show(None)

    def show_item(self, row: ItemRow | None) -> None:
        """Show another item, or none."""
        self._row = row
        if row is None:
            self._show(None)
        self._stale = row is not None
        self._refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what was chosen while the panel was hidden."""
        super().showEvent(event)
        self._refresh()

    def _refresh(self) -> None:
        if self._stale and self._row is not None and self.isVisible():
            self._stale = False
            jobs, services = self._context.jobs, self._context.services
            jobs.latest((self, "story"), read_story, services, self._row.id, then=self._show, owner=self)

    def _show(self, story: ItemStory | None) -> None:
        content = QWidget()
        content.setProperty("role", "scrolled")
        column = QVBoxLayout(content)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(8)
        if self._row is None or story is None:
            column.addWidget(plain_label(_("Choose an item to see what became of it."), role="muted", wrap=True))
        else:
            self._fill(self._row, story, column)
        column.addStretch(1)
        self._scroll.setWidget(content)

    def _fill(self, row: ItemRow, story: ItemStory, column: QVBoxLayout) -> None:
        item, today = row.line.item, self._context.clock.today()
        column.addWidget(plain_label(item.number, role="section", wrap=True))
        customer = QPushButton(plain_mnemonic(item.customer))
        customer.setProperty("kind", "link")
        customer.clicked.connect(lambda _checked=False: self.customer_wanted.emit(item.customer_id))
        column.addWidget(customer, 0, Qt.AlignmentFlag.AlignLeft)
        facts = Facts(upright=True)
        facts.show_facts([*clock_fact(story.clock), *facts_of(row, today)])
        column.addWidget(facts)
        column.addWidget(SectionHeading(_("What became of it")))
        became = ItemHistory(item, story.history, today)
        became.payment_wanted.connect(self.payment_wanted)
        became.take_back_wanted.connect(self._on_take_back)
        column.addWidget(became)
        if story.clock is not None and item.open > 0:
            clock = ClockView(story.clock, today)
            clock.add_wanted.connect(partial(open_clock_event, self, self._context, story.clock))
            clock.withdraw_wanted.connect(partial(withdraw_clock_event, self, self._context, story.clock))
            column.addWidget(clock)

    def _on_take_back(self, line: HistoryLine) -> None:
        if self._row is not None:
            open_take_back(self, self._context, self._row.line.item, line)


def facts_of(row: ItemRow, today: date) -> list[Fact]:
    """Give what is known of an item."""
    item, line = row.line.item, row.line
    chips = [Fact(_("State") if not at else "", mark.text, chip=mark.kind) for at, mark in enumerate(row.marks)]
    return [
        *chips,
        *(Fact(name, text, hint) for name, text, hint in _sums(item) if text),
        *(Fact(name, text, hint) for name, text, hint in _days(item, today) if text),
        *([Fact(_("Cost of credit"), format_money(line.cost, item.currency))] if line.cost else []),
        *(
            Fact(name, text)
            for name, text in (
                (_("Kind"), capital(label(ReceivableKind(item.kind)))),
                (_("Contract"), item.contract),
                (_("Project"), item.project),
                (_("Note"), item.note),
            )
            if text
        ),
    ]


def _sums(item: MoneyRow) -> tuple[tuple[str, str, str], ...]:
    booked = ""
    if item.booked is not None and item.booked != item.open:
        booked = _("the finance office's file says %(amount)s") % {"amount": format_money(item.booked, item.currency)}
    return (
        (_("Open amount"), format_money(item.open, item.currency), booked),
        (_("Amount"), format_money(item.amount, item.currency), ""),
        (_("Disputed"), format_money(item.disputed, item.currency) if item.disputed else "", ""),
    )


def _days(item: MoneyRow, today: date) -> tuple[tuple[str, str, str], ...]:
    def day(value: date | None) -> str:
        return format_date(value, today=today) if value else ""

    term = "" if item.term is None else _("term %(days)s") % {"days": format_days(item.term)}
    return (
        (_("Due"), day(item.due_date) or _("not known"), term),
        (_("Document date"), day(item.document_date), ""),
        (_("Handed over"), day(item.handed_over_on), ""),
    )
