"""The line in which a payment is typed: customer, amount, and what mostly stays the same from one to the next."""

from datetime import date
from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.domain.ledger import Share
from desktop.domain.problems import Problem, ProblemCode
from desktop.domain.process import PayMeans
from desktop.i18n import _
from desktop.services.payments import PaymentForm
from desktop.ui.context import Context
from desktop.ui.pages.money.entry.reading import Payer
from desktop.ui.pages.process.still_inputs import StillComboBox, quiet
from desktop.ui.pages.visits.customer_picker import CustomerPicker
from desktop.ui.pages.visits.words import capital
from desktop.ui.widgets.date_edit import DateEdit
from desktop.ui.widgets.form import Form
from desktop.ui.widgets.money_edit import MoneyEdit
from desktop.ui.widgets.plain import plain_mnemonic
from desktop.wording.choices import options
from desktop.wording.problems import sentence

_COLUMNS = 11
_TYPING = (QEvent.Type.KeyPress, QEvent.Type.InputMethod)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
#: What is due on a day of its own.
_MATURES = frozenset({PayMeans.BANK_BILL, PayMeans.COMMERCIAL_BILL, PayMeans.CHEQUE})


class MeansChooser(StillComboBox):
    """By what was paid."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._means = []
        for means, text in options(PayMeans):
            self._means.append(means)
            self.addItem(plain_mnemonic(capital(text)))

    def means(self) -> PayMeans:
        """Give what is chosen."""
        return self._means[self.currentIndex()]

    def choose(self, means: PayMeans) -> None:
        """Choose a means."""
        self.setCurrentIndex(self._means.index(means))


class PaymentLineForm(Form):
    """Enter goes from the customer to the amount, and from anywhere else books."""

    #: Enter was pressed where all has been typed.
    booking_wanted = Signal()
    #: Another customer, or none, is chosen.
    payer_changed = Signal(object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(sentence, columns=_COLUMNS, parent=parent)
        self._held: list[QEvent] | None = None
        self.customer = CustomerPicker(context)
        self.amount, self.received_on, self.maturity_on = MoneyEdit(), DateEdit(), DateEdit()
        self.means, self.currency, self.reference = MeansChooser(), StillComboBox(), QLineEdit()
        self.received_on.set_day(context.clock.today())
        self.add("customer_id", _("Customer"), self.customer, span=3)
        self.add("amount", _("Amount"), self.amount, span=2)
        self.add("received_on", _("Received on"), self.received_on, span=2)
        self.add("means", _("Means"), self.means, span=2)
        self.add("reference", _("Reference"), self.reference, span=2)
        self.add("maturity_on", _("Falls due on"), self.maturity_on, span=3)
        self.add("currency", _("Currency"), self.currency, span=2)
        self.show_field("currency", shown=False)
        self._show_maturity()
        self.customer.chosen.connect(self._on_customer)
        self.means.currentIndexChanged.connect(lambda _at: self._show_maturity())
        self.currency.currentTextChanged.connect(self._on_currency)
        for field in self._stops():
            field.installEventFilter(self)

    def show_payer(self, payer: Payer) -> None:
        """Offer the currencies of a customer; with one there is nothing to choose."""
        with quiet(self.currency):
            self.currency.clear()
            self.currency.addItems(payer.currencies)
        self.amount.set_currency(payer.currencies[0])
        self.show_field("currency", shown=len(payer.currencies) > 1)

    def payment(self, today: date, shares: tuple[Share, ...] | None) -> PaymentForm | None:
        """Give what is typed so far, a day that cannot be read being today; None without a customer."""
        if self.customer.customer_id is None:
            return None
        means = self.means.means()
        return PaymentForm(
            customer_id=self.customer.customer_id,
            currency=self.amount.currency,
            amount=self.amount.minor() or 0,
            received_on=self.received_on.day() or today,
            means=means,
            reference=self.reference.text(),
            maturity_on=self.maturity_on.day() if means in _MATURES else None,
            shares=shares,
        )

    def missing(self) -> list[Problem]:
        """Name what has to be typed before anything can be booked."""
        absent = {
            "customer_id": self.customer.customer_id is None,
            "amount": not self.amount.text().strip(),
            "received_on": not self.received_on.text().strip(),
        }
        return [Problem(name, ProblemCode.REQUIRED) for name, is_absent in absent.items() if is_absent]

    def begin_next(self) -> None:
        """Empty what differs from payment to payment; day and means stay."""
        self.clear_problems()
        self.customer.forget()
        self.amount.clear()
        self.reference.clear()
        self.show_field("currency", shown=False)
        self.customer.setFocus(Qt.FocusReason.OtherFocusReason)
        typed, self._held = self._held or [], None
        for event in typed:
            QCoreApplication.sendEvent(self.customer, event)

    @property
    def holds_keys(self) -> bool:
        """Whether a payment is being booked."""
        return self._held is not None

    def hold_keys(self) -> None:
        """Keep what is typed while a payment is being booked: it is meant for the next one."""
        self._held = []

    def drop_keys(self) -> None:
        """Let go of what was typed for the next payment: this one is not booked."""
        self._held = None

    def hideEvent(self, event: QHideEvent) -> None:
        """Write what is typed tidily: a field that would do so as it is destroyed has no form any more to tell."""
        super().hideEvent(event)
        if (minor := self.amount.minor()) is not None:
            self.amount.set_minor(minor)
        for edit in (self.received_on, self.maturity_on):
            if (day := edit.day()) is not None:
                edit.set_day(day)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Book on Enter, or go on to the amount; while one is being booked, keep what is typed for the next."""
        if self._held is not None and event.type() in _TYPING:
            self._held.append(event.clone())
            return True
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent) or event.key() not in _ENTER:
            return False
        if watched is self.customer and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if self.customer.customer_id is not None:
                self.amount.setFocus(Qt.FocusReason.TabFocusReason)
            return self.customer.customer_id is not None
        self.booking_wanted.emit()
        return True

    def _stops(self) -> tuple[QWidget, ...]:
        return (
            self.customer,
            self.amount,
            self.received_on,
            self.means,
            self.reference,
            self.maturity_on,
            self.currency,
        )

    def _on_customer(self, customer_id: int | None) -> None:
        self.payer_changed.emit(customer_id)
        if customer_id is not None:  # once the list of those found is closed, which gives the keys back
            QTimer.singleShot(0, self.amount, partial(self.amount.setFocus, Qt.FocusReason.OtherFocusReason))

    def _on_currency(self, currency: str) -> None:
        if currency:
            self.amount.set_currency(currency)

    def _show_maturity(self) -> None:
        self.show_field("maturity_on", shown=self.means.means() in _MATURES)
