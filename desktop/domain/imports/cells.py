"""Cells of a file as they come: texts from CSV; texts, numbers, dates and yes/no from a workbook."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TypeAlias

from desktop.domain.text import clean

Cell: TypeAlias = str | int | float | bool | date | datetime | time | timedelta | None
Row: TypeAlias = Sequence[Cell]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table of a file with all its rows from the very first, so that row n of the file is `rows[n - 1]`."""

    name: str
    rows: Sequence[Row]


#: What people and programs write where there is nothing to say.
_NOTHING = frozenset(
    {
        "", "-", "--", "–", "—", "/", "\\", "无", "暂无", "未知", "待定",
        "n/a", "#n/a", "nil", "null", "none", "nan", "tbd",
    }
)  # fmt: skip
#: A spreadsheet keeps fifteen digits of a number; what is longer has lost its end.
_EXACT_BELOW = 1e15
_SCIENTIFIC = re.compile(r"\d(?:[.,]\d+)?[eE]\+\d{2,}")
#: The apostrophe that our export puts before what a spreadsheet would take for a formula.
_GUARD = re.compile(r"'(?=[=+\-@\t\r])")


def text_of(cell: Cell, limit: int) -> str:
    """Give a cell as clean text of at most `limit` characters; a whole number has no decimals: 1001.0 is "1001"."""
    if isinstance(cell, str):
        return clean(_GUARD.sub("", cell, count=1) if cell[:1] == "'" else cell, limit)
    if cell is None:
        return ""
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else repr(cell)
    return str(cell)[:limit]


def is_nothing(cell: Cell) -> bool:
    """Say whether a cell is empty or holds one of the signs people put where there is nothing to say."""
    return cell is None or (isinstance(cell, str) and cell.strip().lower() in _NOTHING)


def lost_digits(cell: Cell) -> bool:
    """Say whether a number or code was too long for the spreadsheet, which kept only its beginning (1.23E+15)."""
    if isinstance(cell, float):
        return abs(cell) >= _EXACT_BELOW
    if not isinstance(cell, str) or "+" not in cell:
        return False
    return _SCIENTIFIC.fullmatch(cell.strip()) is not None
