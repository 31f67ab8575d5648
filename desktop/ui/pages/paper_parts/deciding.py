"""Deciding that a final notice may follow (rule 17): the rep alone does, with the reason; it can be taken back."""

from functools import partial
from typing import NamedTuple

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from desktop.i18n import _
from desktop.services.escalations import EscalationRow
from desktop.ui.acting import open_dialog, say, undo_by
from desktop.ui.context import Context
from desktop.ui.widgets.form import Form
from desktop.ui.widgets.form_dialog import FormDialog
from desktop.ui.widgets.plain import plain_label
from desktop.wording.problems import sentence


class Debtor(NamedTuple):
    """Whose final notice it is: one a customer and currency."""

    customer_id: int
    currency: str
    name: str


class DecideDialog(FormDialog):
    """Asks why; what follows is said below."""

    def __init__(self, context: Context, debtor: Debtor, parent: QWidget | None = None) -> None:
        self.reason = QPlainTextEdit()
        title = _("Decide escalation")
        super().__init__(context.jobs, title, _form(debtor.name, self.reason), save_text=_("Decide"), parent=parent)
        self._decide = partial(context.services.escalations.decide, debtor.customer_id, debtor.currency)
        self.set_outcome(_("A final notice may be made from now on. Nothing is sent by itself."))
        self.reason.setFocus()

    def save(self) -> None:
        """Decide it."""
        self.send(self._decide, self.reason.toPlainText())


class WithdrawDialog(FormDialog):
    """Asks why a decision is taken back."""

    def __init__(self, context: Context, decision: EscalationRow, customer: str, parent: QWidget | None = None) -> None:
        self.reason = QPlainTextEdit()
        title, save_text = _("Take the decision back"), _("Take back")
        super().__init__(context.jobs, title, _form(customer, self.reason), save_text=save_text, parent=parent)
        self._withdraw = partial(context.services.escalations.withdraw, decision.id)
        self.set_outcome(_("No final notice is made any more. Those that were made stay in the archive."))
        self.reason.setFocus()

    def save(self) -> None:
        """Take it back."""
        self.send(self._withdraw, self.reason.toPlainText())


def open_decision(parent: QWidget, context: Context, debtor: Debtor, decision: EscalationRow | None) -> None:
    """Decide escalation, or take the decision that stands back; both can be undone."""
    escalations = context.services.escalations
    if decision is None:

        def decided(escalation_id: int) -> None:
            undo = undo_by(parent, context, escalations.withdraw, escalation_id, _("Undone at once"))
            say(parent, _("Escalation decided: %(customer)s") % {"customer": debtor.name}, undo)

        open_dialog(DecideDialog(context, debtor, parent), decided)
    else:
        undo = undo_by(parent, context, escalations.restore, decision.id)
        said = _("Decision taken back: %(customer)s") % {"customer": debtor.name}
        open_dialog(WithdrawDialog(context, decision, debtor.name, parent), lambda _id: say(parent, said, undo))


def _form(customer: str, reason: QPlainTextEdit) -> Form:
    form = Form(sentence)
    form.add_wide(plain_label(customer, role="strong", wrap=True))
    form.add("reason", _("Reason"), reason, required=True)
    return form
