"""Typing a time of day: may be empty."""

import re
import unicodedata
from datetime import time

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.domain.problems import Problem, ProblemCode

_TYPED = re.compile(r"(\d{1,2})(?:[:.点时](\d{2})?分?|(\d{2}))?")
_STEPS = {Qt.Key.Key_Up: 15, Qt.Key.Key_Down: -15}
_MINUTES_A_DAY = 24 * 60


def parse_time(text: str) -> time | None:
    """Read a time typed as 14:00, 14.00, 1400, 9 or 9点30; None when it is none."""
    found = _TYPED.fullmatch(unicodedata.normalize("NFKC", text).strip())
    if found is None:
        return None
    try:
        return time(int(found[1]), int(found[2] or found[3] or 0))
    except ValueError:
        return None


class TimeEdit(QLineEdit):
    """A time on the 24-hour clock; up and down move it by a quarter of an hour."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText("14:00")
        self.setMinimumWidth(80)
        self.editingFinished.connect(self._tidy)

    def at(self) -> time | None:
        """Give the time; None when nothing is typed or it is no time (see `problem`)."""
        return parse_time(self.text())

    def set_at(self, at: time | None) -> None:
        """Show a time, or nothing."""
        self.setText("" if at is None else at.strftime("%H:%M"))

    def problem(self, field: str) -> Problem | None:
        """Say that what is typed is no time; None when it is one or nothing is typed."""
        if not self.text().strip() or self.at() is not None:
            return None
        return Problem(field, ProblemCode.NOT_A_TIME)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step by a quarter of an hour, around midnight too."""
        step = _STEPS.get(Qt.Key(event.key()))
        at = self.at()
        if step is None or at is None:
            super().keyPressEvent(event)
            return
        minutes = (at.hour * 60 + at.minute + step) % _MINUTES_A_DAY
        self.set_at(time(minutes // 60, minutes % 60))

    def _tidy(self) -> None:
        if (at := self.at()) is not None:
            self.set_at(at)
