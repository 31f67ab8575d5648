"""Noting a sign that speaks for or against being paid: what, when and where from, never from whom (rule 21, D4)."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from desktop.domain.problems import Problem, ProblemCode
from desktop.domain.signals import SignalKind, SignalSource, nature
from desktop.i18n import _
from desktop.services.debtor import SignalForm
from desktop.ui.context import Context
from desktop.ui.pages.process.still_inputs import Chooser
from desktop.ui.pages.visits.words import capital
from desktop.ui.widgets.date_edit import DateEdit
from desktop.ui.widgets.form import Form
from desktop.ui.widgets.form_dialog import FormDialog
from desktop.wording.choices import options
from desktop.wording.debtor import nature_label
from desktop.wording.problems import sentence


class NoteSignalDialog(FormDialog):
    """Says at once what a sign means."""

    def __init__(self, context: Context, customer_id: int, parent: QWidget | None = None) -> None:
        self._context = context
        self._customer_id = customer_id
        self.kind = Chooser([(each, capital(text)) for each, text in options(SignalKind)])
        self.source = Chooser([(each, capital(text)) for each, text in options(SignalSource)])
        self.day, self.note = DateEdit(), QPlainTextEdit()
        self.day.set_day(context.clock.today())
        form = Form(sentence, columns=2)
        form.add("kind", _("What was seen or heard"), self.kind, span=2)
        form.add("day", _("Day"), self.day, required=True)
        form.add("source", _("Where it comes from"), self.source)
        hint = _("No names of people: whoever told you something must not be harmed by it.")
        form.add("note", _("Note"), self.note, span=2, hint=hint)
        super().__init__(context.jobs, _("Note a sign"), form, save_text=_("Note it"), parent=parent)
        form.mark_clean()
        self.kind.currentIndexChanged.connect(lambda _at: self._say_outcome())
        self._say_outcome()
        self.kind.setFocus(Qt.FocusReason.OtherFocusReason)

    def save(self) -> None:
        """Note it, or say that the day is missing."""
        day = self.day.day()
        if day is None:
            self._show_problems([Problem("day", ProblemCode.REQUIRED)])
            return
        form = SignalForm(self._customer_id, day, self.kind.chosen(), self.source.chosen(), self.note.toPlainText())
        self.send(self._context.services.debtor.note_signal, form)

    def _say_outcome(self) -> None:
        self.set_outcome(_("It counts as: %(nature)s.") % {"nature": nature_label(nature(self.kind.chosen()))})
