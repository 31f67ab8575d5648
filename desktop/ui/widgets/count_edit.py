"""Typing a whole number: may be empty, with its unit beside it."""

import unicodedata

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from desktop.domain.problems import Problem, ProblemCode
from desktop.ui.widgets.inset_edit import InsetEdit

_STEPS = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1, Qt.Key.Key_PageUp: 10, Qt.Key.Key_PageDown: -10}
_MOST_DIGITS = 12


class CountEdit(InsetEdit):
    """A whole number from `least` to `most`, both included; up and down step it. The wheel leaves it alone."""

    def __init__(self, least: int = 0, most: int = 9999, *, unit: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._least = least
        self._most = most
        self.setMaxLength(_MOST_DIGITS)
        self.set_inset(unit)

    def count(self) -> int | None:
        """Give the number; None when nothing is typed or it is no whole number in range (see `problem`)."""
        number = _parse(self.text())
        return number if number is not None and self._least <= number <= self._most else None

    def set_count(self, count: int | None) -> None:
        """Show a number, or nothing."""
        self.setText("" if count is None else str(count))

    def problem(self, field: str) -> Problem | None:
        """Say why what is typed is no number in range; None when it is one or nothing is typed."""
        if not self.text().strip():
            return None
        number = _parse(self.text())
        if number is None:
            return Problem(field, ProblemCode.NOT_A_NUMBER)
        if number < self._least:
            return Problem(field, ProblemCode.TOO_SMALL, {"limit": self._least})
        return Problem(field, ProblemCode.TOO_LARGE, {"limit": self._most}) if number > self._most else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step the number within its range."""
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        number = _parse(self.text())
        self.set_count(self._least if number is None else max(self._least, min(self._most, number + step)))


def _parse(text: str) -> int | None:
    typed = unicodedata.normalize("NFKC", text).strip()
    digits = typed.removeprefix("-")
    return int(typed) if digits.isascii() and digits.isdigit() else None
