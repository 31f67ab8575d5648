"""Whole columns of cells turned into values; what repeats is read once, since most of a file repeats."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from itertools import repeat
from typing import TypeAlias, TypeVar

from desktop.domain.imports.amounts import DecimalStyle, parse_amount
from desktop.domain.imports.cells import Cell, Row, is_nothing, lost_digits, text_of
from desktop.domain.imports.currencies import parse_currency
from desktop.domain.imports.dates import DateOrder, parse_date
from desktop.domain.imports.fields import Field
from desktop.domain.imports.mapping import Mapping, SheetMapping
from desktop.domain.imports.values import parse_kind
from desktop.domain.problems import Problem, ProblemCode
from desktop.domain.receivables import ReceivableKind

NUMBER_LIMIT = 100
#: Longest texts of an item, as the book has them.
TEXT_LIMITS = {Field.CONTRACT: 100, Field.PROJECT: 200, Field.NOTE: 2000}

T = TypeVar("T")
_NUMBERLESS = Problem(Field.ITEM_NUMBER, ProblemCode.REQUIRED)
#: No sign of emptiness is as long as this.
_SHORT = 6
Sum: TypeAlias = int | Problem | None


class Texts(dict[Cell, str]):
    """Clean texts by cell; one character over the limit is kept, so that the excess can be told."""

    def __init__(self, limit: int) -> None:
        super().__init__()
        self.limit = limit

    def __missing__(self, cell: Cell) -> str:
        text = "" if is_nothing(cell) else text_of(cell, self.limit + 1)
        self[cell] = text
        return text


class Dates(dict[Cell, date | Problem | None]):
    """Dates by cell; None where there is nothing."""

    def __init__(self, order: DateOrder | None) -> None:
        super().__init__()
        self._order = order

    def __missing__(self, cell: Cell) -> date | Problem | None:
        found = None if is_nothing(cell) else parse_date(cell, self._order)
        self[cell] = found
        return found


class Currencies(dict[Cell, str | Problem]):
    """Currencies by cell; the default where there is nothing."""

    def __init__(self, default: str) -> None:
        super().__init__()
        self._default = default

    def __missing__(self, cell: Cell) -> str | Problem:
        found = self._default if is_nothing(cell) else parse_currency(cell, self._default)
        self[cell] = found
        return found


class Kinds(dict[Cell, ReceivableKind | None]):
    """Kinds of items by cell; None where there is nothing."""

    def __missing__(self, cell: Cell) -> ReceivableKind | None:
        found = None if is_nothing(cell) else parse_kind(cell)
        self[cell] = found
        return found


class Columns:
    """The columns of one sheet by field, cut out of a run of rows at a time."""

    def __init__(self, mapped: SheetMapping, mapping: Mapping) -> None:
        self.mapped = mapped
        self.default_currency = _stated_currency(mapped) or mapping.currency
        self._style: DecimalStyle | None = mapping.decimal_style
        self._dates = Dates(mapping.date_order)
        self._texts = {field: Texts(limit) for field, limit in TEXT_LIMITS.items()}
        self._currencies = Currencies(self.default_currency)
        self._kinds = Kinds()
        self._cells: list[Sequence[Cell]] = []
        self._length = 0

    def take(self, rows: Sequence[Row]) -> None:
        """Turn rows into columns; short rows end in empty cells."""
        width = len(self.mapped.columns)
        whole = [row if len(row) >= width else [*row, *[""] * (width - len(row))] for row in rows]
        self._cells = list(zip(*whole, strict=False))
        self._length = len(rows)

    def cells(self, field: Field) -> Sequence[Cell]:
        """Give the bare cells of a field; empty ones where it has no column."""
        place = self.mapped.index(field)
        return [""] * self._length if place is None else self._cells[place]

    def texts(self, field: Field) -> Iterable[str]:
        """Give clean texts."""
        return self._each(field, self._texts[field].__getitem__, "")

    def dates(self, field: Field) -> Iterable[date | Problem | None]:
        """Give days, None where there is nothing."""
        return self._each(field, self._dates.__getitem__, None)

    def kinds(self) -> Iterable[ReceivableKind | None]:
        """Give what each item is said to be."""
        return self._each(Field.ITEM_KIND, self._kinds.__getitem__, None)

    def numbers(self) -> Iterable[str | Problem]:
        """Give the document numbers."""
        return self._each(Field.ITEM_NUMBER, parse_number, _NUMBERLESS)

    def currencies(self) -> Iterable[str | Problem]:
        """Give the currency of each row."""
        return self._each(Field.CURRENCY, self._currencies.__getitem__, self.default_currency)

    def sums(self, field: Field, currencies: Iterable[str | Problem]) -> Iterable[Sum]:
        """Give amounts in minor units of the currency of each row, None where there is nothing."""
        place = self.mapped.index(field)
        if place is None:
            return repeat(None, self._length)
        scale = self.mapped.columns[place].scale
        return [
            self.sum(cell, currency, scale) if cell != "" else None
            for cell, currency in zip(self._cells[place], currencies, strict=True)
        ]

    def sum(self, cell: Cell, currency: str | Problem, scale: int) -> Sum:
        """Read one amount; beside an unknown currency there is nothing to read."""
        if isinstance(currency, Problem):
            return None
        found = parse_amount(cell, currency, self._style, scale)
        if isinstance(found, Problem) and (found.code is ProblemCode.REQUIRED or is_nothing(cell)):
            return None
        return found

    def _each(self, field: Field, read: Callable[[Cell], T], nothing: T) -> Iterable[T]:
        place = self.mapped.index(field)
        return repeat(nothing, self._length) if place is None else map(read, self._cells[place])


def parse_number(cell: Cell) -> str | Problem:
    """Read a document number; one that a spreadsheet cut short (1.23E+11) is a problem."""
    text = text_of(cell, NUMBER_LIMIT + 1)
    if len(text) < _SHORT and is_nothing(text):
        return _NUMBERLESS
    if lost_digits(cell):
        return Problem(Field.ITEM_NUMBER, ProblemCode.DIGITS_LOST)
    if len(text) > NUMBER_LIMIT:
        return Problem(Field.ITEM_NUMBER, ProblemCode.TOO_LONG, {"limit": NUMBER_LIMIT})
    return text


def _stated_currency(mapped: SheetMapping) -> str | None:
    """Give the currency that the headings of the amounts name, that of what is open, or came in, first."""
    places = (mapped.index(field) for field in (Field.OPEN_AMOUNT, Field.RECEIVED, Field.AMOUNT))
    return next((name for place in places if place is not None and (name := mapped.columns[place].currency)), None)
