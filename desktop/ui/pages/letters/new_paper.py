"""A new paper for one customer: asks for whom, and of a receipt for which payment."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop.app import Services
from desktop.domain.company import DocumentKind
from desktop.domain.problems import Problem, ProblemCode
from desktop.formats import format_date, format_money
from desktop.i18n import _
from desktop.services.payments import PaymentLine
from desktop.ui.context import Context
from desktop.ui.pages.letters.kinds.sheet import PaperKey
from desktop.ui.pages.process.still_inputs import StillComboBox, quiet
from desktop.ui.pages.visits.customer_picker import CustomerPicker
from desktop.ui.pages.visits.words import dotted
from desktop.ui.widgets.form import Form
from desktop.ui.widgets.form_dialog import FormDialog
from desktop.wording.choices import label
from desktop.wording.problems import sentence

#: So many payments are offered, the latest first.
_MOST_PAYMENTS = 100


@dataclass(frozen=True, slots=True)
class _Facts:
    """What a paper to a customer can be about."""

    currencies: tuple[str, ...]
    payments: tuple[PaymentLine, ...]


class NewPaperDialog(FormDialog):
    """`saved` carries the `PaperKey`; the paper itself is chosen and looked at on the page."""

    def __init__(self, context: Context, kind: DocumentKind, parent: QWidget | None = None) -> None:
        self._kind = kind
        self._facts = _Facts((), ())
        self.customer = CustomerPicker(context)
        self.currency = StillComboBox()
        self.payment = StillComboBox()
        form = Form(sentence)
        form.add("customer_id", _("Customer"), self.customer, required=True)
        form.add("currency", _("Currency"), self.currency)
        form.add("payment_id", _("Payment"), self.payment, required=True)
        form.show_field("currency", shown=False)
        form.show_field("payment_id", shown=kind is DocumentKind.RECEIPT)
        title = _("New paper: %(kind)s") % {"kind": label(kind)}
        super().__init__(context.jobs, title, form, save_text=_("Show the paper"), parent=parent)
        self._services = context.services
        self.customer.chosen.connect(self._on_customer)
        self.customer.setFocus(Qt.FocusReason.OtherFocusReason)

    def save(self) -> None:
        """Hand the paper over; nothing is written."""
        problems = self._problems()
        customer = self.customer.customer_id
        if problems or customer is None:
            self.form.show_problems(problems)
            return
        self.form.mark_clean()
        self.saved.emit(self._key(customer))
        self.accept()

    def _problems(self) -> Sequence[Problem]:
        if self.customer.customer_id is None:
            return (Problem("customer_id", ProblemCode.REQUIRED),)
        if self._kind is DocumentKind.RECEIPT and not self._facts.payments:
            return (Problem("payment_id", ProblemCode.REQUIRED),)
        return ()

    def _key(self, customer: int) -> PaperKey:
        if self._kind is DocumentKind.RECEIPT:
            payment = self._facts.payments[max(0, self.payment.currentIndex())]
            return PaperKey(self._kind, customer, payment.currency, payment.id)
        return PaperKey(self._kind, customer, self.currency.currentText())

    def _on_customer(self, customer_id: int | None) -> None:
        self._show(_Facts((), ()))
        if customer_id is not None:
            read = partial(_read, self._services, customer_id)
            self.jobs.latest((self, "facts"), read, then=self._show, owner=self)

    def _show(self, facts: _Facts) -> None:
        self._facts = facts
        with quiet(self.currency), quiet(self.payment):
            self.currency.clear()
            self.currency.addItems(facts.currencies)
            self.payment.clear()
            self.payment.addItems([_payment_text(payment) for payment in facts.payments])
        is_asked = self._kind is not DocumentKind.RECEIPT and len(facts.currencies) > 1
        self.form.show_field("currency", shown=is_asked)
        self.form.mark_clean()


def _read(services: Services, customer_id: int) -> _Facts:
    card = services.customers.get(customer_id)
    if card is None:
        return _Facts((), ())
    owed = [found.currency for found in card.sums if found.open]
    payments = services.payments.page(customer_id=customer_id, limit=_MOST_PAYMENTS)
    return _Facts(
        tuple(dict.fromkeys([*owed, card.customer.currency])),
        tuple(payment for payment in payments if payment.kind == "receipt" and not payment.is_reversed),
    )


def _payment_text(payment: PaymentLine) -> str:
    return dotted((format_date(payment.received_on), format_money(payment.amount, payment.currency), payment.reference))
