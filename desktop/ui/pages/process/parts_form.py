"""What belongs to a payment process beside its steps: papers and their reference, means, pay days, closed days."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from desktop.domain.problems import Problem
from desktop.domain.process import PaymentProcess, Question, QuestionCode
from desktop.i18n import _
from desktop.ui.pages.process.closed_editor import ClosedEditor
from desktop.ui.pages.process.labelled import Labelled
from desktop.ui.pages.process.means_editor import MeansEditor
from desktop.ui.pages.process.papers_editor import PapersEditor
from desktop.ui.pages.process.rule_editor import RuleEditor
from desktop.ui.pages.process.still_inputs import quiet
from desktop.wording import problems

_NOTE_HEIGHT = 72


class PartsForm(QWidget):
    """The sections below the path, one under the other."""

    #: Something is different now.
    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rule = RuleEditor()
        self.papers = PapersEditor()
        self.means = MeansEditor()
        self.closed = ClosedEditor()
        self.reference = QLineEdit()
        self._reference_field = Labelled(_("Reference they want on papers"), self.reference)
        self.note = QPlainTextEdit()
        self.note.setFixedHeight(_NOTE_HEIGHT)
        self.note.setTabChangesFocus(True)
        self._note_field = Labelled(_("Note"), self.note)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        self.reference.setPlaceholderText(_("An order, a contract, our supplier's number: as they write it"))
        for section in (self.rule, self.papers, self.means, self.closed):
            section.edited.connect(self.edited)
            layout.addWidget(section)
            if section is self.papers:
                layout.addWidget(self._reference_field)
        layout.addSpacing(8)
        layout.addWidget(self._note_field)
        self.reference.textChanged.connect(lambda _text: self.edited.emit())
        self.note.textChanged.connect(self.edited)

    def show_process(self, process: PaymentProcess) -> None:
        """Show the parts of a process; those that show it already stay as they were typed."""
        with quiet(self):
            self.rule.show_rule(process.rule)
            self.papers.show_papers(process.papers)
            self.means.show_means(process.means)
            self.closed.show_closed(process.closed)
            if self.reference.text() != process.reference:
                self.reference.setText(process.reference)
            if self.note.toPlainText() != process.note:
                self.note.setPlainText(process.note)
        self._reference_field.show_error("")
        self._note_field.show_error("")

    def into(self, process: PaymentProcess) -> PaymentProcess:
        """Give a process with these parts instead of its own."""
        return replace(
            process,
            rule=self.rule.rule(),
            papers=self.papers.papers(),
            means=self.means.means(),
            closed=self.closed.closed(),
            note=self.note.toPlainText(),
            reference=self.reference.text(),
        )

    @property
    def has_faults(self) -> bool:
        """Whether something typed is not whole, so that it is not in the process."""
        return bool(self.rule.fault() or self.closed.fault())

    def show_faults(self) -> None:
        """Say at the fields what is not whole, and go to the first."""
        self.closed.show_fault()
        self.rule.show_fault()

    def show_problems(self, found: Sequence[Problem]) -> None:
        """Show what was refused, at its field."""
        papers = [(int(each.field.split(".")[1]), each) for each in found if each.field.startswith("papers.")]
        self.papers.show_problems(papers)
        for name, field in (("reference", self._reference_field), ("note", self._note_field)):
            field.show_error("\n".join(problems.sentence(each) for each in found if each.field == name))

    def answer(self, question: Question) -> None:
        """Go to where a question is answered; a question about a step is not for this form."""
        match question.code:
            case QuestionCode.WHICH_PAPERS | QuestionCode.ORIGINAL_OR_COPY:
                self.papers.focus_paper(question.paper)
            case QuestionCode.CASH_OR_TRANSFER:
                self.means.focus_first()
            case QuestionCode.PAY_DAY:
                self.rule.focus_kind()
            case QuestionCode.CUTOFF:
                self.rule.focus_cutoff()
            case _:
                self.note.setFocus(Qt.FocusReason.OtherFocusReason)
