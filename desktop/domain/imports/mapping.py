"""Which column holds what, and what a file leaves open: proposed from headings and cells, changed by the user."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from itertools import islice

from desktop.domain.imports.amounts import DecimalStyle, decimal_styles, parse_amount
from desktop.domain.imports.cells import Cell, Sheet, is_nothing
from desktop.domain.imports.currencies import resolve
from desktop.domain.imports.dates import DateOrder, date_orders, parse_date
from desktop.domain.imports.fields import AMOUNTS, CUSTOMER_KEYS, DATES, Field
from desktop.domain.imports.headings import Heading, find_headings, heading_key, known_field, possible_fields
from desktop.domain.imports.item_words import ITEM_WORDS
from desktop.domain.imports.vocabulary import Contents, Vocabulary
from desktop.domain.problems import Problem, ProblemCode
from desktop.domain.text import fold

#: So many rows below the headings show what a column holds.
_SAMPLE_ROWS = 200
#: Share of the cells that have to agree with a guess, in percent.
_AGREEING = 80
#: A column that counts 1, 2, 3 from its top numbers the rows.
_RUN = 3
_OWED = frozenset({Field.AMOUNT, Field.PAID, Field.OPEN_AMOUNT})
_CAME_IN = frozenset({Field.RECEIVED, Field.AMOUNT})
_CODE = re.compile(r"[A-Za-z]{0,3}[-_]?\d{2,}(?:\.0)?")
#: A ledger has both; what it calls balance runs from row to row.
_DEBIT = frozenset({"借方", "借方金额", "本期借方", "debit"})
_CREDIT = frozenset({"贷方", "贷方金额", "本期贷方", "credit"})
_UNSURE = frozenset({ProblemCode.AMBIGUOUS_DATE, ProblemCode.AMBIGUOUS_AMOUNT, ProblemCode.MIXED_CURRENCIES})


class SheetKind(StrEnum):
    """What the rows of a sheet are."""

    CUSTOMERS = "customers"
    CONTACTS = "contacts"
    ITEMS = "items"
    PAYMENTS = "payments"
    OTHER = "other"  # nothing we know


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its heading, what it brings in (None: left out), the unit and currency its heading names."""

    heading: str
    field: Field | None = None
    scale: int = 1
    currency: str | None = None


@dataclass(frozen=True, slots=True)
class SheetMapping:
    """The columns of one sheet; `first_row` is the index of the first row below the headings."""

    sheet: str
    first_row: int
    columns: tuple[Column, ...]
    used: bool = True
    contents: Contents = Contents.OPEN_ITEMS

    @property
    def fields(self) -> frozenset[Field]:
        """The fields that have a column."""
        return frozenset(column.field for column in self.columns if column.field)

    @property
    def kind(self) -> SheetKind:
        """What the rows are, told from the columns."""
        fields = self.fields
        if self.contents is Contents.PAYMENTS:
            return SheetKind.PAYMENTS if fields else SheetKind.OTHER
        about_customers = {
            Field.TAX_ID, Field.ADDRESS, Field.REGION, Field.CREDIT_TERM_DAYS, Field.CREDIT_LIMIT, Field.CONTACT_NAME,
        }  # fmt: skip
        owing = {Field.AMOUNT, Field.OPEN_AMOUNT, Field.DUE_DATE}
        if Field.ITEM_NUMBER in fields or (fields & owing and not fields & about_customers):
            return SheetKind.ITEMS
        if Field.CONTACT_NAME in fields and not fields & (about_customers - {Field.CONTACT_NAME}):
            return SheetKind.CONTACTS
        return SheetKind.CUSTOMERS if fields & CUSTOMER_KEYS else SheetKind.OTHER

    @property
    def key(self) -> str:
        """What this set of headings is remembered by."""
        return heading_key([column.heading for column in self.columns], self.contents)

    def index(self, field: Field) -> int | None:
        """Give the place of the column that holds a field."""
        return next((place for place, column in enumerate(self.columns) if column.field is field), None)


@dataclass(frozen=True, slots=True)
class Mapping:
    """How a file is read; an order or style is None when no cell needs one or the user has not said."""

    sheets: tuple[SheetMapping, ...]
    currency: str
    date_order: DateOrder | None = None
    decimal_style: DecimalStyle | None = None

    @property
    def used(self) -> tuple[SheetMapping, ...]:
        """The sheets that are brought in: customers first, then contacts, then items."""
        order = list(SheetKind)
        sheets = (sheet for sheet in self.sheets if sheet.used and sheet.kind is not SheetKind.OTHER)
        return tuple(sorted(sheets, key=lambda sheet: order.index(sheet.kind)))


@dataclass(frozen=True, slots=True)
class Questions:
    """What only the user can say; ask where there is more than one answer, showing a cell that has two readings."""

    date_orders: frozenset[DateOrder]
    date_example: str
    decimal_styles: frozenset[DecimalStyle]
    amount_example: str


def propose(sheets: Sequence[Sheet], currency: str, today: date, words: Vocabulary = ITEM_WORDS) -> Mapping:
    """Propose a mapping; orders and styles that the file decides are set, others left to be asked about.

    A sheet that lacks what its kind needs is left out when another one is complete. `currency` is that of amounts that
    name none.
    """
    found = tuple(mapped for sheet in sheets if (mapped := _propose_sheet(sheet, currency, words)))
    if any(not missing(sheet) for sheet in found):
        found = tuple(replace(sheet, used=not missing(sheet)) for sheet in found)
    return decide(Mapping(found, currency), questions(sheets, Mapping(found, currency), today))


def decide(mapping: Mapping, asked: Questions) -> Mapping:
    """Set what the file itself decides; where it leaves a choice, keep an answer that is still one of the choices."""
    order = next(iter(asked.date_orders)) if len(asked.date_orders) == 1 else mapping.date_order
    style = next(iter(asked.decimal_styles)) if len(asked.decimal_styles) == 1 else mapping.decimal_style
    return replace(
        mapping,
        date_order=order if order in asked.date_orders else None,
        decimal_style=style if style in asked.decimal_styles else None,
    )


def questions(sheets: Sequence[Sheet], mapping: Mapping, today: date) -> Questions:
    """Look through all cells of date and amount columns for what they leave open."""
    dates = frozenset(_texts(sheets, mapping, DATES))
    amounts = frozenset(_texts(sheets, mapping, AMOUNTS))
    orders, styles = date_orders(dates, today), decimal_styles(amounts)
    return Questions(
        orders,
        _example(dates, parse_date, ProblemCode.AMBIGUOUS_DATE) if len(orders) > 1 else "",
        styles,
        _example(amounts, _parse_bare, ProblemCode.AMBIGUOUS_AMOUNT) if len(styles) > 1 else "",
    )


def missing(sheet: SheetMapping) -> tuple[Problem, ...]:
    """Say which fields a sheet must have and has not, or that its amounts are in two currencies; at a `Field` each."""
    fields = sheet.fields
    if sheet.contents is Contents.PAYMENTS:
        return tuple(_missing_of_payments(fields))
    lacks = []
    if sheet.kind is SheetKind.OTHER or not fields & CUSTOMER_KEYS:
        lacks.append(Field.CUSTOMER_NAME)
    if sheet.kind is SheetKind.ITEMS:
        if Field.ITEM_NUMBER not in fields:
            lacks.append(Field.ITEM_NUMBER)
        if not fields & {Field.AMOUNT, Field.OPEN_AMOUNT}:
            lacks.append(Field.OPEN_AMOUNT)
    stated = {column.currency for column in sheet.columns if column.field in _OWED and column.currency}
    mixed = (Problem(Field.OPEN_AMOUNT, ProblemCode.MIXED_CURRENCIES),) if len(stated) > 1 else ()
    return (*(Problem(field, ProblemCode.REQUIRED) for field in lacks), *mixed)


def _missing_of_payments(fields: frozenset[Field]) -> Iterator[Problem]:
    if Field.RECEIVED_ON not in fields:
        yield Problem(Field.RECEIVED_ON, ProblemCode.REQUIRED)
    if not fields & _CAME_IN:
        yield Problem(Field.RECEIVED, ProblemCode.REQUIRED)


def advisable(sheet: SheetMapping) -> tuple[Problem, ...]:
    """Say which fields a sheet had better have: items without a due date cannot become overdue."""
    if sheet.kind is SheetKind.ITEMS and Field.DUE_DATE not in sheet.fields:
        return (Problem(Field.DUE_DATE, ProblemCode.REQUIRED),)
    return ()


def assign(sheet: SheetMapping, place: int, field: Field | None) -> SheetMapping:
    """Let a column hold another field, or none; the column that held it before holds none."""
    columns = [replace(column, field=None) if column.field is field else column for column in sheet.columns]
    columns[place] = replace(columns[place], field=field)
    return replace(sheet, columns=tuple(columns))


def _propose_sheet(sheet: Sheet, currency: str, words: Vocabulary) -> SheetMapping | None:
    found = find_headings(sheet.rows, words)
    if not found:
        return None
    headings = found.headings
    while headings and not headings[-1].text:
        headings = headings[:-1]
    sample = list(islice(sheet.rows, found.first_row, found.first_row + _SAMPLE_ROWS))
    fields = _assign_fields(headings, sample, words)
    columns = (
        Column(heading.text, field, heading.scale, resolve(heading.mark, currency) if heading.mark else None)
        for heading, field in zip(headings, fields, strict=True)
    )
    return SheetMapping(sheet.name, found.first_row, tuple(columns), contents=words.contents)


def _assign_fields(
    headings: Sequence[Heading], sample: Sequence[Sequence[Cell]], words: Vocabulary
) -> list[Field | None]:
    """Give each column its field: known headings first, then unclear ones whose cells agree."""
    fields: list[Field | None] = [None] * len(headings)
    columns = [
        [row[place] for row in sample if place < len(row) and not is_nothing(row[place])]
        for place in range(len(headings))
    ]
    known = {place: found for place, heading in enumerate(headings) if (found := known_field(heading, words))}
    for place, (field, _) in sorted(known.items(), key=lambda entry: entry[1][1]):
        if field not in fields:
            fields[place] = field
    if words.contents is Contents.OPEN_ITEMS:
        _correct(fields, headings, columns)
    for place, heading in enumerate(headings):
        if place not in known:
            possible = (field for field in possible_fields(heading, words) if field not in fields)
            fields[place] = next((field for field in possible if _agrees(field, columns[place])), None)
    return fields


def _correct(fields: list[Field | None], headings: Sequence[Heading], columns: Sequence[Sequence[Cell]]) -> None:
    """Mend what known headings say when the rest of the sheet shows that they mean something else."""
    may_be_names = any(Field.CUSTOMER_NAME in possible_fields(heading) for heading in headings)
    if Field.CUSTOMER_NAME in fields and Field.CUSTOMER_CODE not in fields and may_be_names:
        place = fields.index(Field.CUSTOMER_NAME)
        codes = sum(_CODE.fullmatch(str(cell).strip()) is not None for cell in columns[place])
        if columns[place] and codes * 100 >= len(columns[place]) * _AGREEING:
            fields[place] = Field.CUSTOMER_CODE
    if Field.CONTACT_NAME in fields and Field.ITEM_NUMBER in fields and not CUSTOMER_KEYS.intersection(fields):
        fields[fields.index(Field.CONTACT_NAME)] = Field.CUSTOMER_NAME
    words = {fold(heading.text) for heading in headings}
    if Field.OPEN_AMOUNT in fields and words & _DEBIT and words & _CREDIT:
        fields[fields.index(Field.OPEN_AMOUNT)] = None  # a running balance, not what is open on an item


def _agrees(field: Field, cells: Sequence[Cell]) -> bool:
    """Say whether cells can be what a guess takes them for; running numbers are neither documents nor customers."""
    if field in {Field.ITEM_NUMBER, Field.CUSTOMER_CODE}:
        return not _running(cells)
    if field in DATES:
        good = sum(_readable(parse_date(cell)) for cell in cells)
    elif field in AMOUNTS:
        good = sum(_readable(_parse_bare(cell)) for cell in cells)
    else:
        return True
    return good * 100 >= len(cells) * _AGREEING


def _readable(found: date | int | Problem) -> bool:
    return not isinstance(found, Problem) or found.code in _UNSURE


def _running(cells: Sequence[Cell]) -> bool:
    numbers = [str(cell).removesuffix(".0") for cell in cells[:_RUN]]
    return bool(numbers) and numbers == [str(number) for number in range(1, len(numbers) + 1)]


def _parse_bare(cell: Cell) -> int | Problem:
    return parse_amount(cell, "CNY")


def _texts(sheets: Sequence[Sheet], mapping: Mapping, wanted: frozenset[Field]) -> Iterator[str]:
    rows = {sheet.name: sheet.rows for sheet in sheets}
    for mapped in mapping.used:
        for place, column in enumerate(mapped.columns):
            if column.field in wanted:
                for row in islice(rows.get(mapped.sheet, ()), mapped.first_row, None):
                    if place < len(row) and isinstance(cell := row[place], str):
                        yield cell


def _example(texts: Iterable[str], parse: Callable[[str], object], code: ProblemCode) -> str:
    """Find a text that has two readings, the same one each time."""
    return next((text for text in sorted(texts) if parse(text) == Problem("", code)), "")
