"""A row of choices above a list, of which one holds."""

from collections.abc import Hashable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QToolButton, QWidget

from desktop.ui.widgets.plain import plain_mnemonic

Key = TypeVar("Key", bound=Hashable)


class FilterChips(QWidget, Generic[Key]):
    """What is shown of a list: the first choice at first, others by a click or by Tab and Space."""

    #: Another choice holds.
    changed = Signal()

    def __init__(self, choices: Sequence[tuple[Key, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys = [key for key, _text in choices]
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for at, (_key, text) in enumerate(choices):
            button = QToolButton()
            button.setText(plain_mnemonic(text))
            button.setProperty("kind", "chip")
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self._group.addButton(button, at)
            row.addWidget(button)
        self._group.button(0).setChecked(True)
        self._group.idToggled.connect(self._on_toggled)

    def chosen(self) -> Key:
        """Give what holds."""
        return self._keys[self._group.checkedId()]

    def choose(self, key: Key) -> None:
        """Let a choice hold; one that is not offered raises ValueError."""
        self._group.button(self._keys.index(key)).setChecked(True)

    def _on_toggled(self, _at: int, checked: bool) -> None:  # noqa: FBT001 - Qt's signal
        if checked:
            self.changed.emit()
