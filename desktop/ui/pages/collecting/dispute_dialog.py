"""Saying which part of an item the customer does not accept, and why; the rest stays due (rule 37)."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from desktop.domain.disputes import DisputeReason
from desktop.domain.problems import Problem, ProblemCode
from desktop.formats import format_money
from desktop.i18n import _
from desktop.services.disputes import DisputeForm, DisputeRow
from desktop.services.receivables import ReceivableRow
from desktop.ui.context import Context
from desktop.ui.pages.process.still_inputs import Chooser
from desktop.ui.pages.visits.words import capital
from desktop.ui.widgets.date_edit import DateEdit
from desktop.ui.widgets.form import Form
from desktop.ui.widgets.form_dialog import FormDialog
from desktop.ui.widgets.money_edit import MoneyEdit
from desktop.wording.choices import options
from desktop.wording.problems import sentence


class DisputeDialog(FormDialog):
    """A new dispute about an item, or an open one that is corrected."""

    def __init__(
        self, context: Context, item: ReceivableRow, dispute: DisputeRow | None = None, parent: QWidget | None = None
    ) -> None:
        form = Form(sentence, columns=2)
        self._context = context
        self._item = item
        self._dispute = dispute
        self.amount = MoneyEdit(item.currency)
        self.reason = Chooser([(each, capital(text)) for each, text in options(DisputeReason)])
        self.owner, self.reported_by, self.reported_on = QLineEdit(), QLineEdit(), DateEdit()
        self.detail = QPlainTextEdit()
        form.add("amount", _("Disputed part"), self.amount, required=True)
        form.add("reason", _("Because"), self.reason)
        form.add("reported_by", _("Reported by"), self.reported_by)
        form.add("reported_on", _("First reported on"), self.reported_on)
        form.add("owner", _("Who finds out"), self.owner, span=2)
        form.add("detail", _("What exactly"), self.detail, span=2)
        title = _("Dispute about %(number)s") % {"number": item.number}
        super().__init__(context.jobs, title, form, parent=parent)
        self._fill(dispute)
        form.mark_clean()
        form.edited.connect(self._tell)
        self._tell()
        self.amount.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill(self, dispute: DisputeRow | None) -> None:
        self.reason.choose(DisputeReason(dispute.reason) if dispute else DisputeReason.UNKNOWN)
        self.reported_on.set_day(dispute.reported_on if dispute else self._context.clock.today())
        if dispute is not None:
            self.amount.set_minor(dispute.amount)
            self.owner.setText(dispute.owner)
            self.reported_by.setText(dispute.reported_by)
            self.detail.setPlainText(dispute.detail)

    def save(self) -> None:
        """Record it, or say that there is no amount."""
        amount = self.amount.minor()
        if amount is None:
            self._show_problems([Problem("amount", ProblemCode.REQUIRED)])
            return
        form = DisputeForm(
            self._item.id,
            amount,
            self.reason.chosen(),
            owner=self.owner.text(),
            detail=self.detail.toPlainText(),
            reported_by=self.reported_by.text(),
            reported_on=self.reported_on.day(),
        )
        disputes = self._context.services.disputes
        self.send(partial(disputes.change, self._dispute.id, form) if self._dispute else partial(disputes.open, form))

    def _tell(self) -> None:
        """Say what stays due with what is typed now."""
        item, own = self._item, self._dispute.amount if self._dispute else 0
        stays = max(item.open - item.disputed + own - (self.amount.minor() or 0), 0)
        words = {"open": format_money(item.open, item.currency), "due": format_money(stays, item.currency)}
        self.set_outcome(_("Of %(open)s open, %(due)s stays due today.") % words)
