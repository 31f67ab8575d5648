"""Of whom a row speaks: its customer and the contact there, read once for all rows that say the same."""

from collections.abc import Sequence
from typing import Any

from desktop.domain.customers import CONTACT_LIMITS, LIMITS
from desktop.domain.imports.amounts import DecimalStyle, parse_amount
from desktop.domain.imports.cells import Cell, is_nothing, lost_digits, text_of
from desktop.domain.imports.checked import ContactRow, CustomerRow
from desktop.domain.imports.columns import Columns
from desktop.domain.imports.currencies import parse_currency
from desktop.domain.imports.fields import Field
from desktop.domain.imports.mapping import SheetKind
from desktop.domain.imports.parties import Parties
from desktop.domain.imports.values import parse_term
from desktop.domain.problems import Problem, ProblemCode

_CUSTOMER_TEXTS = {
    Field.CUSTOMER_NAME: "name",
    Field.CUSTOMER_CODE: "code",
    Field.CUSTOMER_NAME_EN: "name_en",
    Field.SHORT_NAME: "short_name",
    Field.TAX_ID: "tax_id",
    Field.ADDRESS: "address",
    Field.REGION: "region",
}
_CONTACT_TEXTS = {
    Field.CONTACT_NAME: "name",
    Field.CONTACT_POSITION: "position",
    Field.PHONE: "phone",
    Field.MAIL: "mail",
}
#: Without these a row cannot be placed; what is wrong with any other only leaves that one out.
_VITAL = frozenset({Field.CUSTOMER_NAME, Field.CUSTOMER_CODE})
_NAMELESS = Problem(Field.CUSTOMER_NAME, ProblemCode.REQUIRED)
#: Numbers of these are worth nothing when their end is cut off.
_EXACT = frozenset({Field.CUSTOMER_CODE, Field.TAX_ID, Field.PHONE, Field.MAIL})
#: What a sheet of customers says of the customer, and a sheet of items of the item.
_SHARED = (Field.CURRENCY, Field.NOTE)


class Who:
    """Reads customer and contact of the rows of one sheet into the parties of the file."""

    def __init__(self, columns: Columns, parties: Parties, style: DecimalStyle | None) -> None:
        self._columns = columns
        self._parties = parties
        self._style = style
        fields = (*_CUSTOMER_TEXTS, Field.CREDIT_TERM_DAYS, Field.CREDIT_LIMIT, *_CONTACT_TEXTS)
        shared = _SHARED if columns.mapped.kind is SheetKind.CUSTOMERS else ()
        self._fields = [field for field in (*fields, *shared) if columns.mapped.index(field) is not None]
        self._known: dict[tuple[Cell, ...], int | tuple[Problem, ...]] = {}

    def told(self, rows: int) -> Sequence[tuple[Cell, ...]]:
        """Give of each of the rows taken the cells that tell of whom it speaks."""
        if not self._fields:
            return [()] * rows
        return list(zip(*(self._columns.cells(field) for field in self._fields), strict=True))

    def lacking(self, cells: tuple[Cell, ...]) -> tuple[Problem, ...]:
        """Say that a row names no customer, without keeping anything of it."""
        named = (cell for field, cell in zip(self._fields, cells, strict=True) if field in _VITAL)
        return () if any(not is_nothing(cell) for cell in named) else (_NAMELESS,)

    def known(self, cells: tuple[Cell, ...]) -> int | tuple[Problem, ...] | None:
        """Give the customer, or the problems, of cells that were read before."""
        return self._known.get(cells)

    def read(self, row: int, cells: tuple[Cell, ...]) -> tuple[int | tuple[Problem, ...], list[Problem]]:
        """Place the customer of a row, and the contact if it names one; give the problems instead, and warnings."""
        values, wrong = self._values(cells)
        fatal = tuple(problem for problem in wrong if problem.field in _VITAL)
        if not fatal and not values["name"] and not values["code"]:
            fatal = (_NAMELESS,)
        if fatal:
            self._known[cells] = fatal
            return fatal, []
        sheet = self._columns.mapped.sheet
        placed = self._parties.customer(CustomerRow(sheet, row, **{name: values[name] for name in _CUSTOMER_VALUES}))
        if isinstance(placed, Problem):
            self._known[cells] = (placed,)
            return (placed,), []
        place, warning = placed
        contact = {name: values[f"contact_{name}"] for name in _CONTACT_TEXTS.values()}
        bad = self._parties.contact(ContactRow(sheet, row, place, **contact)) if any(contact.values()) else ()
        self._known[cells] = place
        return place, [*wrong, *bad, *([warning] if warning else [])]

    def _values(self, cells: tuple[Cell, ...]) -> tuple[dict[str, Any], list[Problem]]:
        """Read the cells of one row; a value that is wrong is left empty and told."""
        bare: dict[Field, Cell] = dict(zip(self._fields, cells, strict=True))
        wrong: list[Problem] = []
        values: dict[str, Any] = {}
        for field, name in _CUSTOMER_TEXTS.items():
            values[name] = _text(field, bare.get(field), LIMITS[name], wrong)
        for field, name in _CONTACT_TEXTS.items():
            values[f"contact_{name}"] = _text(field, bare.get(field), CONTACT_LIMITS[name], wrong)
        values["note"] = _text(Field.NOTE, bare.get(Field.NOTE), LIMITS["note"], wrong)
        values["credit_term_days"] = _number(Field.CREDIT_TERM_DAYS, bare, parse_term, wrong)
        currency = self._columns.default_currency
        stated = _number(Field.CURRENCY, bare, lambda cell: parse_currency(cell, currency), wrong)
        limit = _number(Field.CREDIT_LIMIT, bare, lambda cell: self._limit(cell, stated or currency), wrong)
        values["credit_limit"] = limit
        values["currency"] = stated or (currency if limit is not None else "")
        return values, wrong

    def _limit(self, cell: Cell, currency: str) -> int | Problem:
        place = self._columns.mapped.index(Field.CREDIT_LIMIT)
        scale = 1 if place is None else self._columns.mapped.columns[place].scale
        found = parse_amount(cell, currency, self._style, scale)
        if isinstance(found, int) and found < 0:
            return Problem("", ProblemCode.TOO_SMALL, {"limit": 0})
        return found


_CUSTOMER_VALUES = (*_CUSTOMER_TEXTS.values(), "credit_term_days", "credit_limit", "currency", "note")


def _text(field: Field, cell: Cell, limit: int, wrong: list[Problem]) -> str:
    if is_nothing(cell):
        return ""
    if field in _EXACT and lost_digits(cell):
        wrong.append(Problem(field, ProblemCode.DIGITS_LOST))
        return ""
    text = text_of(cell, limit + 1)
    if len(text) <= limit:
        return text
    wrong.append(Problem(field, ProblemCode.TOO_LONG, {"limit": limit}))
    return "" if field in _EXACT or field in _VITAL else text[:limit]


def _number(field: Field, bare: dict[Field, Cell], read: Any, wrong: list[Problem]) -> Any:  # noqa: ANN401
    cell = bare.get(field)
    found = None if is_nothing(cell) else read(cell)
    if isinstance(found, Problem):
        wrong.append(Problem(field, found.code, found.values))
        return None
    return found
