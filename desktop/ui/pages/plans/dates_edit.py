"""Typing dates of one's own, one a line or with commas between them."""

import re
from datetime import date

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from desktop.domain.problems import Problem, ProblemCode
from desktop.i18n import _
from desktop.ui.widgets.date_edit import parse_day

_BETWEEN = re.compile(r"[\s,;，；、]+")


class DatesEdit(QPlainTextEdit):
    """Dates in the order in which they are typed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(_("2026-12-25, 2027-01-25"))

    def dates(self) -> tuple[date, ...]:
        """Give the dates; what is none is left out (see `problem`)."""
        return tuple(day for day in map(parse_day, self._typed()) if day is not None)

    def set_dates(self, dates: tuple[date, ...]) -> None:
        """Show dates, one a line."""
        self.setPlainText("\n".join(day.isoformat() for day in dates))

    def problem(self, field: str) -> Problem | None:
        """Say that something typed is no date; None when all are."""
        return None if all(map(parse_day, self._typed())) else Problem(field, ProblemCode.NOT_A_DATE)

    def _typed(self) -> list[str]:
        return [text for text in _BETWEEN.split(self.toPlainText()) if text]
