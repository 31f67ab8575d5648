"""One question with a few answers side by side, each given by a click or by its digit."""

from collections.abc import Sequence
from enum import StrEnum
from functools import partial
from typing import Generic, TypeVar

from PySide6.QtCore import Property, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QRadioButton, QWidget

from desktop.ui.widgets.plain import plain_mnemonic

Choice = TypeVar("Choice", bound=StrEnum)


class ChoiceRow(QWidget, Generic[Choice]):
    """Answers of which one holds, none at first.

    The digit before an answer gives it from anywhere in the dialog but a field that takes digits itself; there Alt and
    the digit do.
    """

    changed = Signal()

    def __init__(
        self,
        options: Sequence[tuple[Choice, str]],
        *,
        first_digit: int = 1,
        columns: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        """Give the answers the digits from `first_digit` on, 0 after 9; `columns` of 0 puts all of them in one line."""
        super().__init__(parent)
        self._choices = [choice for choice, _text in options]
        self._group = QButtonGroup(self)
        self._layout = QGridLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setHorizontalSpacing(24)
        self._layout.setVerticalSpacing(4)
        for at, (_choice, text) in enumerate(options):
            self._add(at, (first_digit + at) % 10, text, columns or len(options))
        self._layout.setColumnStretch(columns or len(options), 1)
        self._group.idToggled.connect(self._on_toggled)
        self.setFocusProxy(self._group.buttons()[0])

    def _add(self, at: int, digit: int, text: str, columns: int) -> None:
        button = QRadioButton(f"&{digit}  {plain_mnemonic(text)}")
        button.setAccessibleName(text)
        self._group.addButton(button, at)
        self._layout.addWidget(button, at // columns, at % columns)
        shortcut = QShortcut(QKeySequence(str(digit)), self)
        shortcut.activated.connect(partial(self._give, at))

    def value(self) -> Choice | None:
        """Give the answer; None before there is one."""
        at = self._group.checkedId()
        return self._choices[at] if at >= 0 else None

    def set_value(self, choice: Choice) -> None:
        """Give an answer."""
        self._group.button(self._choices.index(choice)).setChecked(True)

    def _give(self, at: int) -> None:
        button = self._group.button(at)
        if self.isEnabled():
            button.setFocus(Qt.FocusReason.ShortcutFocusReason)
            button.setChecked(True)

    def _on_toggled(self, _at: int, checked: bool) -> None:  # noqa: FBT001 - Qt's signal
        if checked:
            self.changed.emit()

    def _text(self) -> str:
        return str(self.value() or "")

    #: What a form compares to see whether something was chosen.
    choice = Property(str, _text, notify=changed, user=True)
