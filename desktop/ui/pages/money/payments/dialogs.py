"""What can be done with a payment that is in the book: each asks for a day, a sum or a reason."""

from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from desktop.domain.problems import Problem, ProblemCode
from desktop.formats import format_money
from desktop.i18n import _
from desktop.services.payments import PaymentLine
from desktop.ui.context import Context
from desktop.ui.widgets.date_edit import DateEdit
from desktop.ui.widgets.form import Form
from desktop.ui.widgets.form_dialog import FormDialog
from desktop.ui.widgets.money_edit import MoneyEdit
from desktop.wording.problems import sentence


class _PaymentDialog(FormDialog):
    """A day, and what a subclass asks besides; the subclass adds `day` to its form."""

    def __init__(
        self, context: Context, payment: PaymentLine, words: tuple[str, str], form: Form, parent: QWidget | None
    ) -> None:
        """Take the words of the title and of the button."""
        title, save_text = words
        super().__init__(context.jobs, title, form, save_text=save_text, parent=parent)
        self.payments = context.services.payments
        self.payment = payment

    def _given(self, day: DateEdit) -> date | None:
        """Give the day, or say that it is missing."""
        if day.day() is None:
            self.form.show_problems([Problem("day", ProblemCode.REQUIRED)])
        return day.day()


class ReversePaymentDialog(_PaymentDialog):
    """It never came, or the bill was dishonoured: the items are open again."""

    def __init__(self, context: Context, payment: PaymentLine, parent: QWidget | None = None) -> None:
        self.day, self.reason = _today(context), QPlainTextEdit()
        form = Form(sentence)
        form.add("day", _("On"), self.day, required=True)
        hint = _("For example: the bill was dishonoured, the bank took the money back")
        form.add("reason", _("Reason"), self.reason, required=True, hint=hint)
        super().__init__(context, payment, (_("Reverse the payment"), _("Reverse")), form, parent)
        words = {"amount": format_money(payment.amount, payment.currency), "customer": payment.customer}
        self.set_outcome(
            _("%(amount)s of %(customer)s counts as not received; what it settled is open again. It stays in sight.")
            % words
        )
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def save(self) -> None:
        """Reverse it."""
        if (day := self._given(self.day)) is not None:
            self.send(self.payments.reverse, self.payment.id, day, self.reason.toPlainText())


class RefundPaymentDialog(_PaymentDialog):
    """A part of what is not applied, or all of it, was paid back."""

    def __init__(self, context: Context, payment: PaymentLine, parent: QWidget | None = None) -> None:
        self.amount, self.reason = MoneyEdit(payment.currency), QPlainTextEdit()
        self.day = _today(context)
        self.amount.set_minor(payment.unapplied)
        form = Form(sentence, columns=2)
        form.add("amount", _("Amount paid back"), self.amount, required=True)
        form.add("day", _("On"), self.day, required=True)
        form.add("reason", _("Reason"), self.reason, required=True, span=2)
        words = _("Pay back to the customer"), _("Record the refund")
        super().__init__(context, payment, words, form, parent)
        most = {"amount": format_money(payment.unapplied, payment.currency)}
        self.set_outcome(_("%(amount)s of this payment goes to no item and can be paid back.") % most)
        self.amount.setFocus(Qt.FocusReason.OtherFocusReason)
        self.amount.selectAll()

    def save(self) -> None:
        """Record it."""
        amount, day = self.amount.minor(), self._given(self.day)
        if amount is None:
            self.form.show_problems([Problem("amount", ProblemCode.REQUIRED)])
        elif day is not None:
            self.send(self.payments.refund, self.payment.id, amount, day, self.reason.toPlainText())


class ClearPaymentDialog(_PaymentDialog):
    """A bill or cheque was paid out."""

    def __init__(self, context: Context, payment: PaymentLine, parent: QWidget | None = None) -> None:
        self.day = _today(context)
        form = Form(sentence)
        form.add("day", _("Cleared on"), self.day, required=True)
        super().__init__(context, payment, (_("Bill or cheque cleared"), _("Cleared")), form, parent)
        self.day.setFocus(Qt.FocusReason.OtherFocusReason)

    def save(self) -> None:
        """Record it."""
        if (day := self._given(self.day)) is not None:
            self.send(partial(self.payments.clear, self.payment.id, day))


def _today(context: Context) -> DateEdit:
    """Make the field of the day, which begins with today."""
    edit = DateEdit()
    edit.set_day(context.clock.today())
    return edit
