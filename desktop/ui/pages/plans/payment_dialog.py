"""Recording money that came in under a plan."""

from collections.abc import Mapping
from enum import StrEnum
from functools import partial
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget

from desktop.domain.ledger import PaymentQuestion
from desktop.domain.plans import PlanPayment, settle
from desktop.domain.problems import Problem, ProblemCode
from desktop.domain.process import PayMeans
from desktop.formats import format_money
from desktop.i18n import _, ngettext
from desktop.services.payment_forms import BILLS
from desktop.services.plans import PlanCard
from desktop.ui.context import Context
from desktop.ui.pages.collecting.asking import AskingDialog
from desktop.ui.pages.plans.head import PlanHead
from desktop.ui.pages.process.still_inputs import Chooser
from desktop.ui.pages.visits.words import capital
from desktop.ui.widgets.date_edit import DateEdit
from desktop.ui.widgets.form import Form
from desktop.ui.widgets.money_edit import MoneyEdit
from desktop.ui.widgets.plain import plain_mnemonic
from desktop.wording.choices import options
from desktop.wording.problems import sentence


class RecordPaymentDialog(AskingDialog):
    """Asks for day and amount, beginning with the next instalment; says what the money settles."""

    kinds: ClassVar[Mapping[str, type[StrEnum]]] = {"": PaymentQuestion}

    def __init__(self, context: Context, card: PlanCard, parent: QWidget | None = None) -> None:
        form = Form(sentence, columns=2)
        self.amount, self.paid_on = MoneyEdit(card.plan.currency), DateEdit()
        self.reference, self.note = QLineEdit(), QLineEdit()
        means = ((each, capital(text)) for each, text in options(PayMeans) if each not in BILLS)
        self.means: Chooser[PayMeans] = Chooser(means)
        form.add_wide(PlanHead(card))
        form.add("amount", _("Amount received"), self.amount, required=True)
        form.add("paid_on", _("Received on"), self.paid_on, required=True)
        form.add_wide(self._offers(card))
        form.add("means", _("Means"), self.means)
        form.add("reference", _("Reference of the transfer"), self.reference)
        form.add("note", _("Note"), self.note, span=2)
        super().__init__(context.jobs, _("Record a payment"), form, save_text=_("Record"), parent=parent)
        self._context = context
        self._card = card
        self.paid_on.set_day(context.clock.today())
        due = card.settlement.next_due
        self.amount.set_minor(due.open if due else None)
        form.mark_clean()
        form.edited.connect(self._say_outcome)
        self._say_outcome()
        self.amount.setFocus(Qt.FocusReason.OtherFocusReason)
        self.amount.selectAll()

    def _offers(self, card: PlanCard) -> QWidget:
        """Offer the sums that are usual, so that none has to be typed."""
        settlement = card.settlement
        offers: dict[int, str] = {}
        if settlement.next_due is not None:
            offers[settlement.next_due.open] = _("Next instalment: %(amount)s")
        if settlement.overdue:
            offers.setdefault(settlement.overdue, _("All that is late: %(amount)s"))
        if settlement.open:
            offers.setdefault(settlement.open, _("All that is open: %(amount)s"))
        box = QWidget()
        layout = QHBoxLayout(box)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        for minor, text in offers.items():
            button = QPushButton(plain_mnemonic(text % {"amount": format_money(minor, card.plan.currency)}))
            button.setProperty("kind", "link")
            button.setAutoDefault(False)
            button.clicked.connect(partial(self._take, minor))
            layout.addWidget(button)
        layout.addStretch(1)
        return box

    def save(self) -> None:
        """Record the payment, or say what is missing."""
        amount, paid_on = self.amount.minor(), self.paid_on.day()
        if amount is None or paid_on is None:
            missing = [name for name, given in (("amount", amount), ("paid_on", paid_on)) if given is None]
            self._show_problems([Problem(name, ProblemCode.REQUIRED) for name in missing])
            return
        pay = self._context.services.plans.pay
        texts = {"reference": self.reference.text(), "note": self.note.text()}
        self.send_asked(pay, self._card.plan.id, paid_on, amount, means=self.means.chosen(), **texts)

    def _take(self, minor: int, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's signal
        self.amount.set_minor(minor)
        self._say_outcome()

    def _say_outcome(self) -> None:
        amount, paid_on = self.amount.minor(), self.paid_on.day()
        self.set_outcome(self._settled_by(PlanPayment(paid_on, amount)) if amount and paid_on else "")
        self.fit()

    def _settled_by(self, payment: PlanPayment) -> str:
        """Say what a payment settles: the oldest instalment first."""
        card, today = self._card, self._context.clock.today()
        paid = card.settlement.paid
        earlier = [PlanPayment(payment.paid_on, paid)] if paid else []
        then = settle(card.instalments, [*earlier, payment], max(today, payment.paid_on))
        count = sum(not row.open for row in then.instalments) - sum(not row.open for row in card.settlement.instalments)
        text = ngettext("Settles %(count)s instalment", "Settles %(count)s instalments", count) % {"count": count}
        parts = [text] if count > 0 else []
        if then.next_due is not None and then.next_due.paid:
            part = {"amount": format_money(then.next_due.open, card.plan.currency)}
            parts.append(_("%(amount)s of the next one stays open") % part)
        if not then.open:
            parts.append(_("the plan is then completed"))
        if then.over:
            over = {"amount": format_money(then.over, card.plan.currency)}
            parts.append(_("%(amount)s is more than the plan, and put to nothing") % over)
        return capital(_("; ").join(parts))
