"""Describing a contract: what it is about, its sums and days, and the clause that makes its sum payable."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from desktop.domain.money import CURRENCIES
from desktop.i18n import _
from desktop.services.contracts import ContractForm, ContractRow
from desktop.ui.acting import open_dialog, say, undo_by
from desktop.ui.context import Context
from desktop.ui.pages.process.still_inputs import Chooser
from desktop.ui.widgets.date_edit import DateEdit
from desktop.ui.widgets.form import Form
from desktop.ui.widgets.form_dialog import FormDialog
from desktop.ui.widgets.money_edit import MoneyEdit
from desktop.wording.problems import sentence

_LINES = ("project", "product", "our_party", "advance", "pay_clause")
_COLUMNS = 3


class DescribeContractDialog(FormDialog):
    """Begins with what is known of the contract."""

    def __init__(self, context: Context, form: ContractForm, parent: QWidget | None = None) -> None:
        self._save = context.services.contracts.save
        self._before = form
        self.lines = {name: QLineEdit(getattr(form, name)) for name in _LINES}
        self.currency = Chooser([(code, code) for code in CURRENCIES])
        self.amount, self.delivered = MoneyEdit(form.currency), MoneyEdit(form.currency)
        self.signed_on, self.settle_by = DateEdit(), DateEdit()
        self.note = QPlainTextEdit(form.note)
        title = _("Contract %(number)s") % {"number": form.number}
        super().__init__(context.jobs, title, self._form(), parent=parent)
        self.currency.choose(form.currency)
        self.amount.set_minor(form.amount)
        self.delivered.set_minor(form.delivered)
        self.signed_on.set_day(form.signed_on)
        self.settle_by.set_day(form.settle_by)
        self.currency.currentIndexChanged.connect(lambda _at: self._on_currency())
        self.form.mark_clean()
        self.lines["pay_clause"].setFocus(Qt.FocusReason.OtherFocusReason)

    def _form(self) -> Form:
        form, lines = Form(sentence, columns=_COLUMNS), self.lines
        hint = _("Printed on payment requests: by which clause the money is payable")
        form.add("pay_clause", _("Clause on payment"), lines["pay_clause"], span=3, hint=hint)
        form.add("project", _("Project"), lines["project"])
        form.add("product", _("Goods"), lines["product"])
        form.add("our_party", _("Our party"), lines["our_party"])
        form.add("currency", _("Currency"), self.currency)
        form.add("amount", _("Sum of the contract"), self.amount)
        form.add("delivered", _("Delivered"), self.delivered)
        form.add("signed_on", _("Signed on"), self.signed_on)
        form.add("settle_by", _("To be settled by"), self.settle_by)
        form.add("advance", _("Payment in advance"), lines["advance"])
        form.add("note", _("Note"), self.note, span=3)
        return form

    def save(self) -> None:
        """Keep what is typed."""
        texts = {name: edit.text() for name, edit in self.lines.items()}
        form = ContractForm(
            self._before.customer_id,
            self._before.number,
            currency=self.currency.chosen(),
            amount=self.amount.minor(),
            delivered=self.delivered.minor(),
            signed_on=self.signed_on.day(),
            settle_by=self.settle_by.day(),
            note=self.note.toPlainText(),
            **texts,
        )
        self.send(self._save, form)

    def _on_currency(self) -> None:
        for edit in (self.amount, self.delivered):
            edit.set_currency(self.currency.chosen())


def open_contract(parent: QWidget, context: Context, customer_id: int, number: str, currency: str) -> None:
    """Describe the contract that an item names; `currency` is the item's, for one that nobody has described."""
    contracts = context.services.contracts
    said = _("Contract described: %(number)s") % {"number": number}

    def show(row: ContractRow | None) -> None:
        form = ContractForm(customer_id, number, currency=currency) if row is None else contract_form(row)
        undo = None if row is None else undo_by(parent, context, contracts.save, form)
        open_dialog(DescribeContractDialog(context, form, parent), lambda _id: say(parent, said, undo))

    def read() -> ContractRow | None:
        line = contracts.get(customer_id, number)
        return line.contract if line else None

    context.jobs.read(read, then=show, owner=parent)


def contract_form(row: ContractRow) -> ContractForm:
    """Give what is known of a contract as it can be described anew."""
    kept = row._asdict()
    for name in ("id", "number_key"):
        kept.pop(name)
    return ContractForm(**kept)
