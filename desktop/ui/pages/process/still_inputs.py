"""Fields inside a page that scrolls: the wheel scrolls the page and does not change them."""

from collections.abc import Iterable
from typing import Generic, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QSpinBox, QWidget

T = TypeVar("T")


class StillSpinBox(QSpinBox):
    """A whole number between two limits, both included; `zero` is what 0 is called."""

    def __init__(self, least: int, most: int, *, zero: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setRange(least, most)
        self.setSpecialValueText(zero)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()


class StillComboBox(QComboBox):
    """A list to choose from that gives way when there is little room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()


class Chooser(StillComboBox, Generic[T]):
    """A list of choices, each a value and its name."""

    def __init__(self, choices: Iterable[tuple[T, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values: list[T] = []
        for value, text in choices:
            self._values.append(value)
            self.addItem(text)

    def chosen(self) -> T:
        """Give the value that is chosen."""
        return self._values[self.currentIndex()]

    def choose(self, value: T) -> None:
        """Choose a value; one that is not offered raises ValueError."""
        self.setCurrentIndex(self._values.index(value))
