"""Saying which part of an item the customer disputes; the rest stays due (rule 37)."""

from PySide6.QtWidgets import QWidget

from desktop.domain.disputes import DisputeForm
from desktop.formats import format_money
from desktop.i18n import _
from desktop.services.receivables import ReceivableRow
from desktop.ui.context import Context
from desktop.ui.widgets.form import Form
from desktop.ui.widgets.form_dialog import FormDialog
from desktop.ui.widgets.money_edit import MoneyEdit
from desktop.wording.problems import sentence


class DisputeItemDialog(FormDialog):
    """One amount: the part of what is open that is disputed now, beside what was before."""

    def __init__(self, context: Context, item: ReceivableRow, parent: QWidget | None = None) -> None:
        self.disputed = MoneyEdit(item.currency)
        form = Form(sentence)
        form.add("amount", _("Disputed part"), self.disputed)
        super().__init__(context.jobs, _("Dispute about %(number)s") % {"number": item.number}, form, parent=parent)
        self._context = context
        self._item = item
        self.disputed.textChanged.connect(lambda _text: self._tell())
        form.mark_clean()
        self._tell()
        self.disputed.setFocus()

    def save(self) -> None:
        """Hand the amount over, unless it cannot be read."""
        problem = self.disputed.problem("amount")
        if problem is not None:
            self.form.show_problems([problem])
            return
        dispute = DisputeForm(self._item.id, self.disputed.minor() or 0)
        self.send(self._context.services.disputes.open, dispute)

    def _tell(self) -> None:
        """Say what stays due with what is typed now."""
        item = self._item
        stays = max(item.open - item.disputed - (self.disputed.minor() or 0), 0)
        words = {"open": format_money(item.open, item.currency), "due": format_money(stays, item.currency)}
        self.set_outcome(_("Of %(open)s open, %(due)s stays due today.") % words)
