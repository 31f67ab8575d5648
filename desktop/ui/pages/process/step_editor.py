"""The fields of one step, below the path."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop.domain.problems import Problem, ProblemCode
from desktop.domain.process import MOST_LEAD_DAYS, Step, StepKind
from desktop.i18n import _
from desktop.services.customers import ContactRecord
from desktop.ui.pages.process.card_text import capital
from desktop.ui.pages.process.draft import Person
from desktop.ui.pages.process.person_edit import PersonEdit
from desktop.ui.pages.process.row_buttons import row_button
from desktop.ui.pages.process.still_inputs import Chooser, quiet, small_count
from desktop.ui.pages.process.window_edit import WindowEdit
from desktop.ui.widgets.form import Form
from desktop.ui.widgets.plain import plain_label
from desktop.wording import choices, problems

#: Problems are told at the field that the user sees.
_SHOWN_AT = {"contact_id": "person", "deputy_id": "deputy"}


class StepEditor(QFrame):
    """Edits a step as it is typed; taking it out, moving it and adding another are asked for."""

    #: The step is another one now.
    edited = Signal(object)
    #: By how many places the step is to move: -1 or 1.
    move_wanted = Signal(int)
    #: A step is wanted after this one.
    insert_wanted = Signal()
    #: The step is to go.
    remove_wanted = Signal()
    #: The user is done with this step.
    closed = Signal()
    #: A typed name is to become one of the people, and the field it stands in: person or deputy.
    contact_wanted = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._step = Step(StepKind.RECEIVE)
        self._title = plain_label(role="strong")
        self.kind = Chooser([(kind, capital(text)) for kind, text in choices.options(StepKind)])
        self.role = QLineEdit()
        self.person = PersonEdit()
        self.deputy = PersonEdit()
        self.lead_days = small_count(0, MOST_LEAD_DAYS, unit=_("days"))
        self.days = WindowEdit()
        self.note = QLineEdit()
        self.form = Form(_sentence, columns=4)
        self._build()
        self._connect()

    def _build(self) -> None:
        self.role.setPlaceholderText(_("front desk, accounts..."))
        self.form.add("kind", _("Step"), self.kind)
        self.form.add("person", _("Who does it"), self.person)
        self.form.add("role", _("Position or department"), self.role)
        self.form.add("deputy", _("Who stands in"), self.deputy)
        self.form.add("lead_days", _("Working days it takes"), self.lead_days)
        self.form.add("window", _("On which days of the month"), self.days)
        self.form.add("note", _("Note"), self.note, span=2)
        head = QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(self._title, 1)
        self.left_button = row_button("chevron-left", _("Move to the left"), lambda: self.move_wanted.emit(-1))
        self.right_button = row_button("chevron-right", _("Move to the right"), lambda: self.move_wanted.emit(1))
        self.insert_button = row_button("plus", _("Put in a step after this one"), self.insert_wanted.emit)
        self.remove_button = row_button("trash", _("Take this step out"), self.remove_wanted.emit)
        self.close_button = row_button("close", _("Close"), self.closed.emit)
        for button in (self.left_button, self.right_button, self.insert_button, self.remove_button, self.close_button):
            head.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 8, 16, 16)
        layout.setSpacing(8)
        layout.addLayout(head)
        layout.addWidget(self.form)

    def _connect(self) -> None:
        self.kind.currentIndexChanged.connect(lambda _at: self._on_edited())
        for edit in (self.role, self.note, self.lead_days):
            edit.textChanged.connect(lambda _text: self._on_edited())
        for person in (self.person, self.deputy):
            person.changed.connect(self._on_edited)
        self.days.changed.connect(self._on_edited)
        self.person.add_wanted.connect(lambda name: self.contact_wanted.emit(name, "person"))
        self.deputy.add_wanted.connect(lambda name: self.contact_wanted.emit(name, "deputy"))

    def show_step(self, step: Step, place: int, total: int, contacts: Sequence[ContactRecord]) -> None:
        """Show a step, the `place`-th of `total`, from 1; fields that show it already are left as they are."""
        self._title.setText(_("Step %(place)s of %(total)s") % {"place": place, "total": total})
        self.left_button.setEnabled(place > 1)
        self.right_button.setEnabled(place < total)
        with quiet(self):
            self.kind.choose(step.kind)
            if step.lead_days != (self.lead_days.count() or 0):
                self.lead_days.set_count(step.lead_days or None)
            for edit, text in ((self.role, step.role), (self.note, step.note)):
                if edit.text() != text:
                    edit.setText(text)
            self.person.show_person(Person(step.person, step.contact_id), contacts)
            self.deputy.show_person(Person(step.deputy, step.deputy_id), contacts)
            self.days.show_days(step.window)
        self._step = step

    def show_problems(self, found: Sequence[Problem]) -> None:
        """Show problems whose fields are named as in `Step`."""
        self.form.show_problems([replace(each, field=_SHOWN_AT.get(each.field, each.field)) for each in found])

    def focus_field(self, name: str) -> None:
        """Go to a field."""
        self.form.field(name).setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _on_edited(self) -> None:
        person, deputy = self.person.person(), self.deputy.person()
        step = Step(
            kind=self.kind.chosen(),
            role=self.role.text(),
            person=person.name,
            contact_id=person.contact_id,
            deputy=deputy.name,
            deputy_id=deputy.contact_id,
            lead_days=self.lead_days.count() or 0,
            window=self.days.days(),
            note=self.note.text(),
        )
        if step != self._step:
            self._step = step
            self.edited.emit(step)


def _sentence(problem: Problem) -> str:
    if problem.code is ProblemCode.NOT_ALLOWED:
        return _("Somebody else has to stand in.")
    return problems.sentence(problem)
