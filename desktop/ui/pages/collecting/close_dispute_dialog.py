"""Ending a dispute: for us, for them with a credit note, or because it was none."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from desktop.domain.disputes import DisputeStatus
from desktop.domain.problems import Problem, ProblemCode
from desktop.formats import format_money
from desktop.i18n import _
from desktop.services.disputes import DisputeRow
from desktop.ui.context import Context
from desktop.ui.pages.visits.choice_row import ChoiceRow
from desktop.ui.pages.visits.words import capital
from desktop.ui.widgets.form import Form
from desktop.ui.widgets.form_dialog import FormDialog
from desktop.wording.choices import label
from desktop.wording.problems import sentence

_ENDS = (DisputeStatus.SOLVED_FOR_US, DisputeStatus.SOLVED_FOR_THEM, DisputeStatus.WITHDRAWN)


class CloseDisputeDialog(FormDialog):
    """Asks who was right and why; says what becomes of the disputed part."""

    def __init__(
        self, context: Context, dispute: DisputeRow, credit_number: str, parent: QWidget | None = None
    ) -> None:
        form = Form(sentence)
        self._context = context
        self._dispute = dispute
        self.status = ChoiceRow([(each, capital(label(each))) for each in _ENDS])
        self.resolution, self.credit_number = QPlainTextEdit(), QLineEdit(credit_number)
        form.add("status", _("How it ended"), self.status, required=True)
        form.add("credit_number", _("Number of the credit note"), self.credit_number)
        form.add("resolution", _("How it was solved"), self.resolution)
        title = _("End the dispute about %(number)s") % {"number": dispute.number}
        super().__init__(context.jobs, title, form, save_text=_("End it"), parent=parent)
        form.mark_clean()
        self.status.changed.connect(self._tell)
        self._tell()
        self.status.setFocus(Qt.FocusReason.OtherFocusReason)

    def save(self) -> None:
        """End the dispute, or say that it is not known how."""
        status = self.status.value()
        if status is None:
            self._show_problems([Problem("status", ProblemCode.REQUIRED)])
            return
        number = self.credit_number.text() if status is DisputeStatus.SOLVED_FOR_THEM else ""
        close = self._context.services.disputes.close
        self.send(close, self._dispute.id, status, self.resolution.toPlainText(), number)

    def _tell(self) -> None:
        status, dispute = self.status.value(), self._dispute
        self.form.show_field("credit_number", shown=status is DisputeStatus.SOLVED_FOR_THEM)
        words = {"amount": format_money(dispute.amount, dispute.currency), "number": dispute.number}
        told = {
            None: "",
            DisputeStatus.SOLVED_FOR_US: _("%(amount)s of %(number)s is due again."),
            DisputeStatus.SOLVED_FOR_THEM: _("A credit note takes %(amount)s off %(number)s."),
            DisputeStatus.WITHDRAWN: _("%(amount)s of %(number)s is due again, as if nothing had been disputed."),
        }
        self.set_outcome(told[status] % words if told[status] else "")
        self.fit()
