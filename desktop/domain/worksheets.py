"""Working sheets: what a rep takes to the telephone or along, in finished words; no papers for the customer."""

from dataclasses import dataclass, replace
from datetime import date
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Facts:
    """Labels with their values, in one column or, where they are short, in two."""

    title: str
    rows: tuple[tuple[str, str], ...]
    columns: int = 1


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its heading, whether it holds sums, and whether its texts may take several lines."""

    title: str
    is_sum: bool = False
    wraps: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of words, and their sum; `more` says in the place {count} how many rows a full sheet leaves out."""

    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    total: tuple[str, ...] | None = None
    more: str = ""
    left_out: int = 0

    def shortened(self, least: int) -> "Table":
        """Leave out the last row, but never so many that fewer than `least` stay; the sum is that of all rows."""
        if not self.more or len(self.rows) <= least:
            return self
        return replace(self, rows=self.rows[:-1], left_out=self.left_out + 1)


@dataclass(frozen=True, slots=True)
class Words:
    """Lines of text; `strong` ones are what is to be said."""

    title: str
    lines: tuple[str, ...]
    strong: bool = False


@dataclass(frozen=True, slots=True)
class ToFill:
    """Labels with lines to write on, two beside each other."""

    title: str
    labels: tuple[str, ...]


Block: TypeAlias = Facts | Table | Words | ToFill


@dataclass(frozen=True, slots=True)
class WorkSheet:
    """One sheet: its kind as the title, the customer it is about, the day, a line below, and its blocks in order.

    A sheet `across` is wider than high, and takes as many pages as its tables need. One that is `bound` with others
    into a whole has its pages counted there, and takes as many as it needs too.
    """

    title: str
    name: str
    day: date
    line: str
    blocks: tuple[Block, ...]
    across: bool = False
    bound: bool = False
