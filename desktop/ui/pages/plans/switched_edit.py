"""A choice of what is typed, and the field for it: a sum or a share, a number or an amount."""

from collections.abc import Sequence
from enum import Enum
from typing import Generic, TypeVar

from PySide6.QtCore import Property, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QStackedWidget, QWidget

from desktop.domain.problems import Problem
from desktop.i18n import _
from desktop.ui.pages.process.still_inputs import Chooser

Choice = TypeVar("Choice", bound=Enum)


class SwitchedEdit(QWidget, Generic[Choice]):
    """A list of choices and, beside it, the field of the one that is chosen; what the others hold is kept."""

    changed = Signal()

    def __init__(
        self,
        choices: Sequence[tuple[Choice, str, QLineEdit | None]],
        *,
        weights: tuple[int, int] = (1, 1),
        parent: QWidget | None = None,
    ) -> None:
        """Take each choice with its name and its field, and how list and field share the width.

        A choice without a field needs nothing typed, and its list takes the whole width.
        """
        super().__init__(parent)
        self.chooser = Chooser([(choice, text) for choice, text, _edit in choices])
        self._edits = {choice: edit for choice, _text, edit in choices}
        self._stack = QStackedWidget()
        self._stack.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.chooser, weights[0])
        layout.addWidget(self._stack, weights[1])
        for edit in self._edits.values():
            if edit is not None:
                self._stack.addWidget(edit)
                edit.textChanged.connect(self.changed)
        self.chooser.currentIndexChanged.connect(self._on_chosen)
        self.setFocusProxy(self.chooser)
        self._on_chosen()

    def chosen(self) -> Choice:
        """Give what is chosen."""
        return self.chooser.chosen()

    def choose(self, choice: Choice) -> None:
        """Choose; one that is not offered raises ValueError."""
        self.chooser.choose(choice)

    def edit(self) -> QLineEdit | None:
        """Give the field of what is chosen."""
        return self._edits[self.chosen()]

    def problem(self, field: str) -> Problem | None:
        """Say what is wrong with what is typed in the field that is seen."""
        check = getattr(self.edit(), "problem", None)
        return check(field) if check is not None else None

    def setAccessibleName(self, name: str) -> None:  # noqa: N802 - Qt's name
        """Name the list and the fields as the form names the whole."""
        super().setAccessibleName(name)
        self.chooser.setAccessibleName(_("%(field)s: how") % {"field": name})
        for edit in self._edits.values():
            if edit is not None:
                edit.setAccessibleName(name)

    def _on_chosen(self) -> None:
        edit = self.edit()
        self._stack.setVisible(edit is not None)
        if edit is not None:
            self._stack.setCurrentWidget(edit)
        self.changed.emit()

    def _text(self) -> str:
        edit = self.edit()
        return f"{self.chooser.currentIndex()}:{edit.text() if edit is not None else ''}"

    #: What a form compares to see whether something was typed.
    typed = Property(str, _text, notify=changed, user=True)
