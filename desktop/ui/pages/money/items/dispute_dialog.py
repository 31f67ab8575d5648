"""Opening a dispute about a part of an item; the rest stays due (rule 37)."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from desktop.domain.disputes import DisputeReason, may_be_disputed
from desktop.formats import format_money
from desktop.i18n import _
from desktop.services.disputes import DisputeForm
from desktop.services.money import MoneyRow
from desktop.ui.context import Context
from desktop.ui.pages.money.items.words import about
from desktop.ui.pages.process.still_inputs import Chooser
from desktop.ui.pages.visits.words import capital
from desktop.ui.widgets.date_edit import DateEdit
from desktop.ui.widgets.form import Form
from desktop.ui.widgets.form_dialog import FormDialog
from desktop.ui.widgets.money_edit import MoneyEdit
from desktop.wording.choices import options
from desktop.wording.problems import sentence


class OpenDisputeDialog(FormDialog):
    """Asks which part, why, who told us and when, and who finds out."""

    def __init__(self, context: Context, item: MoneyRow, parent: QWidget | None = None) -> None:
        self._context = context
        self._item = item
        self.amount, self.reported_on = MoneyEdit(item.currency), DateEdit()
        self.reason = Chooser([(reason, capital(text)) for reason, text in options(DisputeReason)])
        self.reason.choose(DisputeReason.UNKNOWN)
        self.owner, self.reported_by, self.detail = QLineEdit(), QLineEdit(), QPlainTextEdit()
        self.reported_on.set_day(context.clock.today())
        form = Form(sentence, columns=2)
        form.add_wide(about(item))
        form.add("amount", _("Disputed part"), self.amount, required=True)
        form.add("reason", _("Reason"), self.reason)
        form.add("reported_by", _("Told by"), self.reported_by)
        form.add("reported_on", _("Told on"), self.reported_on)
        form.add("owner", _("Who finds out"), self.owner, span=2)
        hint = _("Which goods, how many, what the customer wants")
        form.add("detail", _("Detail"), self.detail, hint=hint, span=2)
        super().__init__(context.jobs, _("Open a dispute"), form, parent=parent)
        form.edited.connect(self._say_outcome)
        self._say_outcome()
        self.amount.setFocus(Qt.FocusReason.OtherFocusReason)

    def save(self) -> None:
        """Open the dispute."""
        dispute = DisputeForm(
            item_id=self._item.id,
            amount=self.amount.minor() or 0,
            reason=self.reason.chosen(),
            owner=self.owner.text(),
            detail=self.detail.toPlainText(),
            reported_by=self.reported_by.text(),
            reported_on=self.reported_on.day(),
        )
        self.send(self._context.services.disputes.open, dispute)

    def _say_outcome(self) -> None:
        """Say what stays due with what is typed now."""
        item = self._item
        most = may_be_disputed(item.open, item.disputed)
        stays = max(most - (self.amount.minor() or 0), 0)
        words = {"open": format_money(item.open, item.currency), "due": format_money(stays, item.currency)}
        self.set_outcome(_("Of %(open)s open, %(due)s stays due today.") % words)
