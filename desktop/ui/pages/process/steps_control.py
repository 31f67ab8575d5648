"""The steps while they are being edited: keeps path and step editor in agreement."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from desktop.domain.problems import Problem
from desktop.domain.process import MOST_STEPS, PaymentProcess, Question, QuestionCode, Step, StepKind
from desktop.services.customers import ContactRecord
from desktop.ui.pages.process.card_text import card_texts
from desktop.ui.pages.process.draft import (
    Person,
    inserted,
    likely_kind,
    moved,
    place_for,
    replaced,
    with_usual_path,
    without,
)
from desktop.ui.pages.process.path_view import PathView
from desktop.ui.pages.process.step_editor import StepEditor


class StepsControl(QObject):
    """Holds the steps and which of them is open; changes them as the path and the editor ask."""

    #: The steps are others now.
    edited = Signal()
    #: Another step was opened, or none is open any more.
    opened = Signal()
    #: A name is to become one of the people: the name, the place of the step and person or deputy.
    contact_wanted = Signal(str, int, str)

    def __init__(self, path: PathView, editor: StepEditor, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path = path
        self._editor = editor
        self._contacts: tuple[ContactRecord, ...] = ()
        self.steps: tuple[Step, ...] = ()
        self.chosen: int | None = None
        path.chosen.connect(self._on_chosen)
        path.insert_wanted.connect(self.insert)
        path.remove_wanted.connect(self.remove)
        path.move_wanted.connect(self.move_step)
        editor.edited.connect(self._on_edited)
        editor.closed.connect(self.close)
        editor.move_wanted.connect(self._on_move)
        editor.insert_wanted.connect(lambda: self.insert((self.chosen or 0) + 1))
        editor.remove_wanted.connect(self._on_remove)
        editor.contact_wanted.connect(self._on_contact)

    # What the tab uses

    def show_steps(self, steps: Sequence[Step], contacts: Sequence[ContactRecord]) -> None:
        """Take steps that were read; the open one stays open if it is still there."""
        self.steps, self._contacts = tuple(steps), tuple(contacts)
        self._choose(self.chosen if self.chosen is not None and self.chosen < len(self.steps) else None)

    def paint(self, process: PaymentProcess) -> None:
        """Show the cards of a process whose steps are these."""
        self._path.show_cards(card_texts(process), self.chosen)

    def open_step(self, at: int, field: str = "kind") -> None:
        """Open a step and go to one of its fields."""
        self._choose(at)
        self._editor.focus_field(field)

    def close(self) -> None:
        """Close the open step and go back to its card."""
        at = self.chosen
        self._choose(None)
        if at is not None:
            self._path.focus_card(at)

    def add_usual(self, opened: int = 0) -> None:
        """Put in what is missing of the usual path, and open one of its steps."""
        self._change(with_usual_path(self.steps), opened)
        self._editor.focus_field("person")

    def insert(self, at: int) -> None:
        """Put in a step before a place and open it; the longest path stays as it is."""
        if len(self.steps) < MOST_STEPS:
            self._change(inserted(self.steps, at, Step(likely_kind(self.steps, at))), at)
            self._editor.focus_field("kind")

    def remove(self, at: int) -> None:
        """Take a step out; the one beside it gets the focus."""
        left = without(self.steps, at)
        self._change(left, None)
        self._path.focus_card(min(at, len(left) - 1))

    def move_step(self, at: int, to: int) -> None:
        """Move a step; if it is open it stays open."""
        kept = self.steps[self.chosen] if self.chosen is not None else None
        steps = moved(self.steps, at, to)
        chosen = to if self.chosen == at else next((n for n, step in enumerate(steps) if step is kept), None)
        self._change(steps, chosen)
        if chosen != to:
            self._path.focus_card(to)

    def set_contact(self, at: int, field: str, person: Person) -> None:
        """Link a step to the contact that its name has become, if the name still stands there."""
        step = self.steps[at] if at < len(self.steps) else None
        if step is None or getattr(step, field) != person.name:
            return
        if field == "person":
            step = replace(step, contact_id=person.contact_id)
        else:
            step = replace(step, deputy_id=person.contact_id)
        self._change(replaced(self.steps, at, step), self.chosen)

    def show_problems(self, at: int, found: Sequence[Problem]) -> None:
        """Open a step that was refused and show why."""
        self._choose(at)
        self._editor.show_problems(found)

    def answer(self, question: Question) -> bool:
        """Go to where a question about a step is answered; False for a question about something else."""
        if question.code is QuestionCode.NO_DEPUTY:
            self.open_step(self._place_of(question), "deputy")
        elif question.code is QuestionCode.LEAD_DAYS:
            if not self.steps:
                self.insert(0)
            self.open_step(self.chosen or 0, "lead_days")
        elif question.step is not None:
            self._open_unmanned(question.step)
        else:
            return False
        return True

    # Private

    def _place_of(self, question: Question) -> int:
        names = (
            at
            for at, step in enumerate(self.steps)
            if step.kind is question.step and (step.person or step.role) == question.name and not step.has_deputy
        )
        return next(names, 0)

    def _open_unmanned(self, kind: StepKind) -> None:
        """Open the step of a kind of which nobody knows who does it; put one in where there is none."""
        at = next((at for at, step in enumerate(self.steps) if step.kind is kind and not step.is_manned), None)
        if at is None:
            at = place_for(self.steps, kind)
            self._change(inserted(self.steps, at, Step(kind)), at)
        self.open_step(at, "person")

    def _change(self, steps: tuple[Step, ...], chosen: int | None) -> None:
        self.steps = steps
        self._choose(chosen)
        self.edited.emit()

    def _choose(self, at: int | None) -> None:
        if at != self.chosen:
            self._editor.form.clear_problems()
        self.chosen = at
        for place, card in enumerate(self._path.cards):
            card.setChecked(place == at)
        if at is not None:
            self._editor.show_step(self.steps[at], at + 1, len(self.steps), self._contacts)
        self._editor.setVisible(at is not None)
        self.opened.emit()

    def _on_chosen(self, at: int) -> None:
        if at == self.chosen:
            self.close()
        else:
            self.open_step(at, "person")

    def _on_edited(self, step: Step) -> None:
        if self.chosen is not None:
            self.steps = replaced(self.steps, self.chosen, step)
            self.edited.emit()

    def _on_move(self, by: int) -> None:
        if self.chosen is not None:
            self.move_step(self.chosen, self.chosen + by)

    def _on_remove(self) -> None:
        if self.chosen is not None:
            self.remove(self.chosen)

    def _on_contact(self, name: str, field: str) -> None:
        if self.chosen is not None:
            self.contact_wanted.emit(name, self.chosen, field)
