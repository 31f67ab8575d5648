"""Tables that are written for a spreadsheet, in finished words and plain values."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from desktop.domain.money import Money

#: What stands in a cell; a sum keeps its currency's decimals, None is empty.
SheetCell: TypeAlias = str | int | date | Money | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table: its name, its headings, its rows in their order."""

    name: str
    headings: Sequence[str]
    rows: Sequence[Sequence[SheetCell]]
