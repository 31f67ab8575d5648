"""The panel about one payment: what it is, where it went, and what can be done with it."""

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from desktop.domain.company import DocumentKind
from desktop.domain.ledger import PaymentKind
from desktop.domain.process import PayMeans
from desktop.formats import format_amount, format_date, format_money
from desktop.i18n import _
from desktop.services.payments import AppliedShare, PaymentCard, PaymentLine
from desktop.services.results import Changes, Entity
from desktop.ui.acting import page_of
from desktop.ui.context import Context
from desktop.ui.fonts import with_tabular_figures
from desktop.ui.pages.customers.facts import Fact, Facts
from desktop.ui.pages.money.payments import acting
from desktop.ui.pages.money.payments.lines import marks_of
from desktop.ui.pages.visits.words import capital
from desktop.ui.widgets.button_rows import ButtonRows
from desktop.ui.widgets.buttons import push_button
from desktop.ui.widgets.chips import Chip
from desktop.ui.widgets.heading import SectionHeading
from desktop.ui.widgets.plain import ElidedLabel, plain_label
from desktop.wording.choices import label

if TYPE_CHECKING:
    from collections.abc import Callable

_SHOWS = frozenset({Entity.PAYMENT, Entity.RECEIVABLE, Entity.CUSTOMER})
#: So many shares are listed one by one.
_MOST_SHARES = 50


class PaymentPanel(QWidget):
    """Shows the payment that is current in the list and keeps up with what is written about it."""

    #: The id of the customer whose page is wanted.
    customer_wanted = Signal(int)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._payment_id: int | None = None
        self._stale = False
        self._focus_wanted = False
        self.card: PaymentCard | None = None
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
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
        self._show(None)

    @property
    def buttons(self) -> tuple[QPushButton, ...]:
        """What can be done now, the usual first."""
        return self._foot.buttons

    def show_payment(self, payment_id: int | None) -> None:
        """Show another payment, or none."""
        self._payment_id = payment_id
        if payment_id is None:
            self._show(None)
        self.refresh()

    def refresh(self) -> None:
        """Read the payment again, now or as soon as the panel is seen."""
        self._stale = self._payment_id is not None
        if self._payment_id is not None and self.isVisible():
            self._stale = False
            get = self._context.services.payments.get
            self._context.jobs.latest((self, "payment"), get, self._payment_id, then=self._show, owner=self)

    def take_focus(self) -> None:
        """Put the keys on the first thing to do, as soon as the payment is here."""
        self._focus_wanted = self.card is None or self.card.payment.id != self._payment_id
        if not self._focus_wanted and self.buttons:
            self.buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what was written while the panel was hidden."""
        super().showEvent(event)
        if self._stale:
            self.refresh()

    def _on_changed(self, changes: Changes) -> None:
        if changes.touches(_SHOWS, self.card.payment.customer_id if self.card else None):
            self.refresh()

    def _show(self, card: PaymentCard | None) -> None:
        had_focus = self.focusWidget() is not None and self.focusWidget().hasFocus()
        self.card = card
        content = QWidget()
        content.setProperty("role", "scrolled")
        column = QVBoxLayout(content)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(8)
        if card is None:
            column.addWidget(plain_label(_("Choose a payment to see where it went."), role="muted", wrap=True))
        else:
            self._fill(card, column)
        column.addStretch(1)
        self._scroll.setWidget(content)
        self._foot.show_buttons(self._make_buttons(card) if card is not None else ())
        if card is not None and (self._focus_wanted or had_focus):
            self.take_focus()

    def _fill(self, card: PaymentCard, column: QVBoxLayout) -> None:
        today = self._context.clock.today()
        column.addWidget(plain_label(card.payment.customer, role="section", wrap=True))
        link = QPushButton(_("Open the customer"))
        link.setProperty("kind", "link")
        link.clicked.connect(partial(self._on_customer, card.payment.customer_id))
        column.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        chips = QHBoxLayout()
        chips.setSpacing(8)
        for mark in marks_of(card.payment, today):
            chips.addWidget(Chip(mark.text, mark.kind))
        chips.addStretch(1)
        column.addLayout(chips)
        facts = Facts(upright=True)
        facts.show_facts(facts_of(card.payment, today))
        column.addWidget(facts)
        if card.shares:
            column.addWidget(SectionHeading(_("Where it went")))
            column.addWidget(_shares(card, today))
        if card.taken_back:
            column.addWidget(SectionHeading(_("Refunds and reversals")))
        for line in card.taken_back:
            text = _("%(amount)s on %(day)s, %(kind)s: %(reason)s") % {
                "amount": format_money(line.amount, line.currency),
                "day": format_date(line.received_on, today=today),
                "kind": label(PaymentKind(line.kind)),
                "reason": line.reason,
            }
            column.addWidget(plain_label(text, wrap=True))

    def _make_buttons(self, card: PaymentCard) -> list[QPushButton]:
        """Make a button for what is sensible now, the usual one first."""
        payment, context = card.payment, self._context
        if payment.kind != PaymentKind.RECEIPT or payment.is_reversed:
            return []
        steps: list[tuple[str, Callable[[], object]]] = []
        if payment.is_uncleared:
            steps.append((_("Cleared..."), partial(acting.open_clear, self, context, payment)))
        steps.append((_("Change where it goes..."), partial(acting.open_allocation, self, context, payment.id)))
        steps.append((_("Receipt..."), partial(self._on_receipt, payment)))
        if payment.unapplied > 0:
            steps.append((_("Pay back..."), partial(acting.open_refund, self, context, payment)))
        if payment.cleared_on is not None:
            steps.append((_("Not cleared yet"), partial(acting.unclear, self, context, payment)))
        steps.append((_("Reverse..."), partial(acting.open_reverse, self, context, payment)))
        return [push_button(text, run) for text, run in steps]

    def _on_receipt(self, payment: PaymentLine) -> None:
        """Show the receipt as it would be, among the letters."""
        page = page_of(self)
        if page is not None:
            about = {"customer": payment.customer_id, "currency": payment.currency, "payment": payment.id}
            page.go("letters", kind=DocumentKind.RECEIPT.value, **about)

    def _on_customer(self, customer_id: int, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's signal
        self.customer_wanted.emit(customer_id)


def facts_of(payment: PaymentLine, today: date) -> list[Fact]:
    """Give what is known of a payment."""
    day = format_date(payment.received_on, "weekday", today=today)
    facts = [
        Fact(_("Amount"), format_money(payment.amount, payment.currency)),
        Fact(_("Received on"), day),
        Fact(_("Means"), capital(label(PayMeans(payment.means)))),
    ]
    if payment.unapplied:
        hint = _("goes to no item yet")
        facts.insert(1, Fact(_("Unapplied"), format_money(payment.unapplied, payment.currency), hint, status="warn"))
    texts = (
        (_("Reference"), payment.reference),
        (_("Payer"), payment.payer),
        (_("Falls due on"), format_date(payment.maturity_on, today=today) if payment.maturity_on else ""),
        (_("Cleared on"), format_date(payment.cleared_on, today=today) if payment.cleared_on else ""),
        (_("Note"), payment.note),
        (_("Reason"), payment.reason),
    )
    return [*facts, *(Fact(name, text) for name, text in texts if text)]


def _shares(card: PaymentCard, today: date) -> QWidget:
    """List what went where, and what was taken away again."""
    box = QWidget()
    grid = QGridLayout(box)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(4)
    for row, share in enumerate(card.shares[:_MOST_SHARES]):
        role = "muted" if share.is_reversed or share.reverses_id is not None else ""
        amount = plain_label(format_amount(share.amount, card.payment.currency), role=role)
        amount.setFont(with_tabular_figures(amount.font()))
        grid.addWidget(plain_label(format_date(share.day, today=today), role="muted"), row, 0)
        grid.addWidget(ElidedLabel(_share_name(share), role=role), row, 1)
        grid.addWidget(amount, row, 2, Qt.AlignmentFlag.AlignRight)
    more = len(card.shares) - _MOST_SHARES
    if more > 0:
        grid.addWidget(plain_label(_("and %(count)s more") % {"count": more}, role="muted"), _MOST_SHARES, 1)
    grid.setColumnStretch(1, 1)
    return box


def _share_name(share: AppliedShare) -> str:
    name = share.number or _("interest")
    if share.reverses_id is not None:
        return _("%(item)s, taken away again") % {"item": name}
    return name
