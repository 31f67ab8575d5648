"""The panel about one item: what it is, and everything that was taken off it, each with its way back."""

from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from desktop.domain.receivables import ReceivableKind
from desktop.formats import format_amount, format_date, format_days, format_money
from desktop.i18n import _
from desktop.services.ledger import HistoryLine
from desktop.services.money import MoneyRow
from desktop.ui.acting import write
from desktop.ui.context import Context
from desktop.ui.fonts import with_tabular_figures
from desktop.ui.pages.customers.facts import Fact, Facts
from desktop.ui.pages.money.items.words import ItemRow
from desktop.ui.pages.visits.words import capital, dotted
from desktop.ui.widgets.ask import ask
from desktop.ui.widgets.heading import SectionHeading
from desktop.ui.widgets.plain import plain_label, plain_mnemonic
from desktop.wording.choices import label

#: So many lines of the history are shown, the latest.
_MOST_LINES = 40


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
        self._show(())

    def show_item(self, row: ItemRow | None) -> None:
        """Show another item, or none."""
        self._row = row
        if row is None:
            self._show(())
        self._stale = row is not None
        self._refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what was chosen while the panel was hidden."""
        super().showEvent(event)
        self._refresh()

    def _refresh(self) -> None:
        if self._stale and self._row is not None and self.isVisible():
            self._stale = False
            history = self._context.services.ledger.history
            self._context.jobs.latest((self, "history"), history, self._row.id, then=self._show, owner=self)

    def _show(self, history: tuple[HistoryLine, ...]) -> None:
        content = QWidget()
        content.setProperty("role", "scrolled")
        column = QVBoxLayout(content)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(8)
        if self._row is None:
            column.addWidget(plain_label(_("Choose an item to see what became of it."), role="muted", wrap=True))
        else:
            self._fill(self._row, history, column)
        column.addStretch(1)
        self._scroll.setWidget(content)

    def _fill(self, row: ItemRow, history: tuple[HistoryLine, ...], column: QVBoxLayout) -> None:
        item, today = row.line.item, self._context.clock.today()
        column.addWidget(plain_label(item.number, role="section", wrap=True))
        customer = QPushButton(plain_mnemonic(item.customer))
        customer.setProperty("kind", "link")
        customer.clicked.connect(lambda _checked=False: self.customer_wanted.emit(item.customer_id))
        column.addWidget(customer, 0, Qt.AlignmentFlag.AlignLeft)
        facts = Facts(upright=True)
        facts.show_facts(facts_of(row, today))
        column.addWidget(facts)
        column.addWidget(SectionHeading(_("What became of it")))
        if not history:
            column.addWidget(plain_label(_("Nothing was taken off it yet."), role="muted", wrap=True))
        for line in reversed(history[-_MOST_LINES:]):
            column.addWidget(self._line(line, item.currency, today))

    def _line(self, line: HistoryLine, currency: str, today: date) -> QWidget:
        box = QWidget()
        grid = QGridLayout(box)
        grid.setContentsMargins(0, 0, 0, 4)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(0)
        role = "muted" if line.is_reversed or line.reverses_id is not None else ""
        name = _("%(what)s, taken back") if line.reverses_id is not None else "%(what)s"
        what = capital(name % {"what": label(line.kind)})
        grid.addWidget(plain_label(what, role=role, wrap=True), 0, 0)
        grid.addWidget(_figure(-line.amount, currency, role), 0, 1, Qt.AlignmentFlag.AlignRight)
        about = dotted((format_date(line.day, "weekday", today=today), line.source, line.reason))
        grid.addWidget(plain_label(about, role="caption", wrap=True), 1, 0)
        left = _("open %(amount)s") % {"amount": format_amount(line.open, currency)}
        grid.addWidget(plain_label(left, role="caption"), 1, 1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        grid.setColumnStretch(0, 1)
        button = self._way_on(line)
        if button is not None:
            grid.addWidget(button, 2, 0, Qt.AlignmentFlag.AlignLeft)
        return box

    def _way_on(self, line: HistoryLine) -> QPushButton | None:
        """Offer to take a write-off or a credit note back, or to look at the payment."""
        if line.can_take_back:
            text, run = _("Take back..."), partial(self._on_take_back, line)
        elif line.payment_id is not None:
            text, run = _("Open the payment"), partial(self.payment_wanted.emit, line.payment_id)
        else:
            return None
        button = QPushButton(text)
        button.setProperty("kind", "link")
        button.clicked.connect(lambda _checked=False: run())
        return button

    def _on_take_back(self, line: HistoryLine) -> None:
        if self._row is None:
            return
        item = self._row.line.item
        words = {"amount": format_money(line.amount, item.currency), "number": item.number}
        question = _("Take %(amount)s of %(number)s back?") % words
        detail = _("It is open again from today. What was recorded stays in sight.")
        said = _("Taken back: %(amount)s of %(number)s") % words
        take_back = partial(self._context.services.ledger.take_back, line.id, _("entered by mistake"))
        act = partial(write, self, self._context, take_back, said=said)
        ask(self, question, _("Take it back"), act, detail=detail)


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


def _figure(minor: int, currency: str, role: str) -> QLabel:
    figure = plain_label(format_amount(minor, currency), role=role)
    figure.setFont(with_tabular_figures(figure.font()))
    return figure
