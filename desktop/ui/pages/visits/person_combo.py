"""Whom one spoke with: somebody known at the customer, or a name typed."""

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox, QWidget

from desktop.services.customers import ContactRecord
from desktop.ui.pages.visits.words import person_text


class PersonCombo(QComboBox):
    """A list of the people known, which takes any other name too."""

    def __init__(self, people: Sequence[ContactRecord], first: int | None, parent: QWidget | None = None) -> None:
        """Show the person with the id `first` at the start, or nobody."""
        super().__init__(parent)
        self._people = tuple(people)
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(16)
        for person in people:
            self.addItem(person_text(person))
        self.currentIndexChanged.connect(lambda _at: self._show_beginning())
        self.setCurrentIndex(next((at for at, person in enumerate(people) if person.id == first), -1))

    def _show_beginning(self) -> None:
        edit = self.lineEdit()
        if edit is not None:
            edit.setCursorPosition(0)

    def person(self) -> ContactRecord | None:
        """Give the person known whose line is shown; None for a name typed."""
        text = self.currentText().strip()
        shown = self.currentIndex()
        if 0 <= shown < len(self._people) and self.itemText(shown) == text:
            return self._people[shown]
        return next((person for person in self._people if text in {person.name, person_text(person)}), None)

    def name(self) -> str:
        """Give the name alone."""
        person = self.person()
        return person.name if person else self.currentText().strip()


def first_to_ask(seen: Sequence[int], people: Sequence[ContactRecord]) -> int | None:
    """Choose whom to ask about a visit: who is to be seen, else who reconciles, pays, or does any step there."""

    def rank(person: ContactRecord) -> tuple[bool, bool, bool, bool]:
        return (
            person.id not in seen,
            "reconcile" not in person.steps,
            "pay" not in person.steps,
            not person.steps,
        )

    first = min(people, key=rank, default=None)
    return first.id if first else None
