"""Preparing for a visit: what they may say, and what we answer (rules 39 and 77)."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.domain.visitsheet import MOST_ANSWERS
from desktop.i18n import _
from desktop.services.visit_answers import PreparedAnswer, VisitAnswers
from desktop.ui.context import Context
from desktop.ui.widgets.form import Form
from desktop.ui.widgets.form_dialog import FormDialog
from desktop.wording.problems import sentence

#: Three likely problems are what one should have an answer for; as many more can be added each time.
_EMPTY_LINES = 3
_PROBLEM_WIDTH, _ANSWER_WIDTH = 240, 400


class AnswersDialog(FormDialog):
    """Lines of two fields each; a line without a word is left out."""

    def __init__(self, context: Context, found: VisitAnswers, parent: QWidget | None = None) -> None:
        self._service = context.services.visit_answers
        self._visit_id = found.visit_id
        self.lines: list[tuple[QLineEdit, QLineEdit]] = []
        form = Form(sentence, columns=2)
        title = _("Prepare the visit to %(customer)s") % {"customer": found.customer}
        super().__init__(context.jobs, title, form, parent=parent)
        wanted = min(len(found.answers) + _EMPTY_LINES, MOST_ANSWERS)
        for place in range(wanted):
            self._add_line(found.answers[place] if place < len(found.answers) else PreparedAnswer(""))
        self.set_outcome(
            _("Taken over from the visit before; save to keep it for this one.")
            if found.proposed
            else _("It is printed on the visit sheet.")
        )
        self.lines[0][0].setFocus(Qt.FocusReason.OtherFocusReason)

    def save(self) -> None:
        """Keep the lines in their order."""
        answers = [PreparedAnswer(problem.text(), answer.text()) for problem, answer in self.lines]
        self.send(self._service.save, self._visit_id, answers)

    def _add_line(self, answer: PreparedAnswer) -> None:
        place = len(self.lines)
        problem, reply = QLineEdit(answer.problem), QLineEdit(answer.answer)
        for field, wide in ((problem, _PROBLEM_WIDTH), (reply, _ANSWER_WIDTH)):
            field.setMinimumWidth(wide)
        if not place:
            problem.setPlaceholderText(_("The boss is away"))
            reply.setPlaceholderText(_("When is he back, and who signs in his place?"))
        self.form.add(f"answers.{place}.problem", _("They may say"), problem)
        self.form.add(f"answers.{place}.answer", _("We answer"), reply)
        self.lines.append((problem, reply))
