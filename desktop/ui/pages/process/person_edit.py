"""Who does a step: one of the customer's people, or a name that is not among them yet."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCompleter, QPushButton, QVBoxLayout, QWidget

from desktop.i18n import _
from desktop.services.customers import ContactRecord
from desktop.ui.pages.process.draft import Person
from desktop.ui.pages.process.still_inputs import StillComboBox, quiet
from desktop.ui.widgets.plain import plain_tooltip


class PersonEdit(QWidget):
    """A list of people to choose from or to type into; a new name can be added to the people by one click."""

    #: Somebody else was chosen or typed.
    changed = Signal()
    #: The typed name is to become one of the customer's people.
    add_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._contacts: tuple[ContactRecord, ...] = ()
        self._person = Person()
        self.box = StillComboBox()
        self.box.setEditable(True)
        self.box.setInsertPolicy(StillComboBox.InsertPolicy.NoInsert)
        if (completer := self.box.completer()) is not None:
            completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.add_button = QPushButton(_("Add to the people"))
        self.add_button.setProperty("kind", "link")
        self.add_button.clicked.connect(lambda: self.add_wanted.emit(self.person().name))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.box)
        layout.addWidget(self.add_button)
        self.setFocusProxy(self.box)
        self.box.editTextChanged.connect(self._on_typed)
        self.box.activated.connect(self._on_activated)
        self._update_button()

    def person(self) -> Person:
        """Give who is named now."""
        return self._person

    def show_person(self, person: Person, contacts: Sequence[ContactRecord]) -> None:
        """Name somebody, to be chosen from these people; what is shown already is left as it is being typed."""
        with quiet(self):
            if tuple(contacts) != self._contacts:
                self._contacts = tuple(contacts)
                self._fill()
            if person.name != self.box.currentText().strip():
                self.box.setEditText(person.name)
        self._person = person
        self._update_button()

    def setAccessibleName(self, name: str) -> None:  # noqa: N802 - Qt's name
        """Name the list, which is what has the focus."""
        super().setAccessibleName(name)
        self.box.setAccessibleName(name)

    def _fill(self) -> None:
        text = self.box.currentText()
        self.box.clear()
        for contact in self._contacts:
            self.box.addItem(contact.name)
            self.box.setItemData(self.box.count() - 1, plain_tooltip(contact.position), Qt.ItemDataRole.ToolTipRole)
        self.box.setCurrentIndex(-1)
        self.box.setEditText(text)

    def _on_typed(self, text: str) -> None:
        name = text.strip()
        if name == self._person.name:
            return
        same = [contact.id for contact in self._contacts if contact.name == name]
        self._take(Person(name, same[0] if len(same) == 1 else None))

    def _on_activated(self, at: int) -> None:
        contact = self._contacts[at]
        self._take(Person(contact.name, contact.id))

    def _take(self, person: Person) -> None:
        if person != self._person:
            self._person = person
            self._update_button()
            self.changed.emit()

    def _update_button(self) -> None:
        self.add_button.setVisible(bool(self._person.name) and self._person.contact_id is None)
