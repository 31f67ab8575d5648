"""Entering an item by hand: one that no file has brought."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from desktop.domain.customers import LONGEST_TERM_DAYS
from desktop.domain.money import CURRENCIES
from desktop.domain.problems import Problem, ProblemCode
from desktop.domain.receivables import ReceivableKind
from desktop.i18n import _
from desktop.services.customers import CustomerCard
from desktop.services.item_forms import ItemForm
from desktop.ui.context import Context
from desktop.ui.pages.process.still_inputs import Chooser
from desktop.ui.pages.visits.customer_picker import CustomerPicker
from desktop.ui.pages.visits.words import capital
from desktop.ui.widgets.count_edit import CountEdit
from desktop.ui.widgets.date_edit import DateEdit
from desktop.ui.widgets.form import Form
from desktop.ui.widgets.form_dialog import FormDialog
from desktop.ui.widgets.money_edit import MoneyEdit
from desktop.wording.choices import options
from desktop.wording.problems import sentence


class AddItemDialog(FormDialog):
    """The customer's currency and term are taken over as soon as the customer is known."""

    def __init__(self, context: Context, parent: QWidget | None = None, *, card: CustomerCard | None = None) -> None:
        """Add an item, of the customer of `card` where that is known already."""
        self._context = context
        self.customer, self.number, self.amount = CustomerPicker(context), QLineEdit(), MoneyEdit()
        self.kind = Chooser([(kind, capital(text)) for kind, text in options(ReceivableKind)])
        self.currency = Chooser([(code, code) for code in CURRENCIES])
        self.document_date, self.due_date = DateEdit(), DateEdit()
        self.term = CountEdit(0, LONGEST_TERM_DAYS, unit=_("days"))
        self.contract, self.project, self.note = QLineEdit(), QLineEdit(), QPlainTextEdit()
        self.document_date.set_day(context.clock.today())
        super().__init__(context.jobs, _("Add an item"), self._fields(), save_text=_("Add"), parent=parent)
        self.customer.chosen.connect(self._on_customer)
        self.currency.currentIndexChanged.connect(lambda _at: self.amount.set_currency(self.currency.chosen()))
        self.kind.currentIndexChanged.connect(lambda _at: self._say_outcome())
        if card is not None:
            self.customer.choose(card.id, card.customer.name)
        self.form.mark_clean()
        self._say_outcome()
        first = self.customer if card is None else self.kind
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fields(self) -> Form:
        form = Form(sentence, columns=2)
        form.add("customer_id", _("Customer"), self.customer, required=True, span=2)
        form.add("kind", _("Kind"), self.kind)
        form.add("number", _("Number"), self.number, required=True)
        form.add("amount", _("Amount"), self.amount, required=True)
        form.add("currency", _("Currency"), self.currency)
        form.add("document_date", _("Document date"), self.document_date, required=True)
        form.add("due_date", _("Due"), self.due_date, hint=_("Empty where it is not known yet: ask for it"))
        hint = _("Empty: as with the customer")
        form.add("credit_term_days", _("Credit term"), self.term, hint=hint)
        form.add("contract", _("Contract"), self.contract)
        form.add("project", _("Project"), self.project, span=2)
        form.add("note", _("Note"), self.note, span=2)
        return form

    def save(self) -> None:
        """Add it."""
        if self.customer.customer_id is None:
            self._show_problems([Problem("customer_id", ProblemCode.REQUIRED)])
            return
        item = ItemForm(
            customer_id=self.customer.customer_id,
            number=self.number.text(),
            amount=self.amount.minor() or 0,
            currency=self.currency.chosen(),
            document_date=self.document_date.day(),
            due_date=self.due_date.day(),
            kind=self.kind.chosen(),
            credit_term_days=self.term.count(),
            contract=self.contract.text(),
            project=self.project.text(),
            note=self.note.toPlainText(),
        )
        self.send(self._context.services.receivables.add, item)

    def _on_customer(self, customer_id: int | None) -> None:
        if customer_id is not None:
            get = self._context.services.customers.get
            self._context.jobs.latest((self, "customer"), get, customer_id, then=self._take_over, owner=self)

    def _take_over(self, card: CustomerCard | None) -> None:
        if card is not None and card.id == self.customer.customer_id and card.customer.currency in CURRENCIES:
            self.currency.choose(card.customer.currency)

    def _say_outcome(self) -> None:
        if self.kind.chosen() is ReceivableKind.CREDIT_NOTE:
            self.set_outcome(_("Type the amount without a minus. The note is put to items afterwards."))
        else:
            self.set_outcome(_("The finance office's file never closes an item that was entered by hand."))
        self.fit()
