"""Typing a number with a few decimals and its unit: a rate, a share of the whole."""

import re
import unicodedata

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop.domain.problems import Problem, ProblemCode
from desktop.ui.fonts import with_tabular_figures
from desktop.ui.widgets.inset_edit import InsetEdit

_TYPED = re.compile(r"(?P<whole>[0-9]{0,9})(?:\.(?P<part>[0-9]*))?\s*[%‰]?")


def decimal_text(number: int, places: int) -> str:
    """Write a number given in units of its last decimal, without needless zeros: 48000 in 4 places is "4.8"."""
    whole, part = divmod(number, 10**places)
    decimals = f"{part:0{places}d}".rstrip("0")
    return f"{whole}.{decimals}" if decimals else str(whole)


class DecimalEdit(InsetEdit):
    """A number of at least 0, kept exactly: with `places` of 4, 4.8 is 48000."""

    def __init__(self, places: int, unit: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._places = places
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setFont(with_tabular_figures(self.font()))
        self.set_inset(unit)

    def number(self) -> int | None:
        """Give the number in units of its last decimal; None when nothing is typed or it is none (see `problem`)."""
        found = self._read()
        if found is None or len(found["part"] or "") > self._places:
            return None
        return int(found["whole"] + (found["part"] or "").ljust(self._places, "0") or "0")

    def set_number(self, number: int | None) -> None:
        """Show a number given in units of its last decimal, or nothing."""
        self.setText("" if number is None else decimal_text(number, self._places))

    def problem(self, field: str) -> Problem | None:
        """Say that what is typed is no number; None when it is one or nothing is typed."""
        if not self.text().strip() or self.number() is not None:
            return None
        return Problem(field, ProblemCode.NOT_AN_AMOUNT)

    def _read(self) -> re.Match[str] | None:
        typed = unicodedata.normalize("NFKC", self.text()).replace("。", ".").strip()
        found = _TYPED.fullmatch(typed)
        return found if found is not None and (found["whole"] or found["part"]) else None
