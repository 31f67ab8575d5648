"""Recording what came of a visit, and what comes next (rule 8)."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from desktop.domain.problems import Problem, ProblemCode
from desktop.domain.visits import Outcome
from desktop.i18n import _
from desktop.services.visits import VisitResult, VisitRow
from desktop.ui.context import Context
from desktop.ui.pages.visits.choice_row import ChoiceRow
from desktop.ui.pages.visits.head import VisitHead
from desktop.ui.pages.visits.words import capital
from desktop.ui.widgets.date_edit import DateEdit
from desktop.ui.widgets.form import Form
from desktop.ui.widgets.form_dialog import FormDialog
from desktop.wording.choices import options
from desktop.wording.problems import sentence

_OUTCOMES_A_LINE = 4


class FinishVisitDialog(FormDialog):
    """Asks for the outcome; all but a full payment needs a next step with its day."""

    def __init__(self, context: Context, visit: VisitRow, parent: QWidget | None = None) -> None:
        form = Form(sentence, columns=3)
        choices = [(outcome, capital(text)) for outcome, text in options(Outcome)]
        self.outcome = ChoiceRow(choices, columns=_OUTCOMES_A_LINE)
        self.note, self.next_step, self.next_step_on = QPlainTextEdit(), QLineEdit(), DateEdit()
        form.add_wide(VisitHead(visit))
        form.add("outcome", _("What came of it"), self.outcome, required=True, span=3)
        form.add("note", _("What was said"), self.note, span=3)
        form.add("next_step", _("Next step"), self.next_step, span=2)
        form.add("next_step_on", _("On which day"), self.next_step_on)
        super().__init__(context.jobs, _("Record the outcome"), form, parent=parent)
        self._service = context.services.visits
        self._visit = visit
        self.outcome.changed.connect(self._on_outcome)
        self._on_outcome()
        self.outcome.setFocus(Qt.FocusReason.OtherFocusReason)

    def save(self) -> None:
        """Record the result, or say that there is no outcome yet."""
        outcome = self.outcome.value()
        if outcome is None:
            self._show_problems([Problem("outcome", ProblemCode.REQUIRED)])
            return
        result = VisitResult(outcome, self.note.toPlainText(), self.next_step.text(), self.next_step_on.day())
        self.send(self._service.finish, self._visit.id, result)

    def _on_outcome(self) -> None:
        if self.outcome.value() is Outcome.PAID:
            self.set_outcome(_("Paid in full: a next step is not needed."))
        else:
            self.set_outcome(_("Anything but a full payment needs a next step and its day."))
