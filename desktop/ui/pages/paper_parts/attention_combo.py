"""For whom a letter is: somebody known at the customer, or whatever is typed."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QWidget

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.services.customers import ContactRecord

_LEAST_LETTERS = 12


class AttentionCombo(QComboBox):
    """A list of the people known, as a letter names them; takes any other text too, or none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._people: tuple[str, ...] = ()
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(_LEAST_LETTERS)

    def show_people(self, people: "Sequence[ContactRecord]", attention: str) -> None:
        """Offer these people, and show for whom the letter is now."""
        names = tuple(" ".join(filter(None, (person.name, person.position))) for person in people)
        if names != self._people:
            self._people = names
            self.clear()
            self.addItems(names)
        if attention != self.currentText().strip():
            self.setCurrentIndex(self._people.index(attention) if attention in self._people else -1)
            self.setEditText(attention)
            self._show_beginning()

    def has_keys(self) -> bool:
        """Whether somebody is typing here."""
        edit = self.lineEdit()
        return edit is not None and edit.hasFocus()

    def _show_beginning(self) -> None:
        edit = self.lineEdit()
        if edit is not None:
            edit.setCursorPosition(0)
