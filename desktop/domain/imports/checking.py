"""Checking the rows of a file: what each would bring, and what is wrong with which."""

from collections.abc import Callable, Sequence
from itertools import count, islice
from typing import TypeAlias, cast

from desktop.domain.imports.amounts import currency_in
from desktop.domain.imports.cells import Cell, Row, Sheet
from desktop.domain.imports.checked import Checked, ItemRow, SkipReason
from desktop.domain.imports.columns import Columns
from desktop.domain.imports.fields import Field
from desktop.domain.imports.findings import Findings
from desktop.domain.imports.items import (
    CONTRACT_LIMIT,
    NOTE_LIMIT,
    PROJECT_LIMIT,
    RawValues,
    Values,
    long_texts,
    odd_dates,
    read_sums,
    value_problems,
)
from desktop.domain.imports.mapping import Mapping, SheetKind, SheetMapping
from desktop.domain.imports.rows import is_sum_word
from desktop.domain.imports.who import Who
from desktop.domain.problems import Problem, ProblemCode
from desktop.domain.text import number_key

#: Called with rows done and rows in all; may raise to give the work up.
Progress: TypeAlias = Callable[[int, int], None]

#: Rows that are read at one go, and from which number on progress is told.
RUN = 2000

_SUM_FIELDS = (Field.AMOUNT, Field.PAID, Field.OPEN_AMOUNT)


def check(
    sheets: Sequence[Sheet],
    mapping: Mapping,
    known_codes: frozenset[str] = frozenset(),
    progress: Progress | None = None,
) -> Checked:
    """Check all rows of the sheets in use; `known_codes` are the number keys of customer codes in the book."""
    rows = {sheet.name: sheet.rows for sheet in sheets}
    total = sum(max(len(rows[mapped.sheet]) - mapped.first_row, 0) for mapped in mapping.used)
    findings = Findings(known_codes)
    done = 0
    for mapped in mapping.used:
        reader = _SheetReader(mapped, mapping, findings)
        for start in range(mapped.first_row, len(rows[mapped.sheet]), RUN):
            run = list(islice(rows[mapped.sheet], start, start + RUN))
            reader.read(run, start + 1)
            done += len(run)
            if progress and total >= RUN:
                progress(done, total)
    return findings.result(mapping, done)


class _SheetReader:
    """Reads the rows of one sheet, a run at a time."""

    def __init__(self, mapped: SheetMapping, mapping: Mapping, findings: Findings) -> None:
        self._mapped = mapped
        self._findings = findings
        self._columns = Columns(mapped, mapping)
        self._who = Who(self._columns, findings.parties, mapping.decimal_style)
        self._is_items = mapped.kind is SheetKind.ITEMS
        self._has_due = mapped.index(Field.DUE_DATE) is not None

    def read(self, rows: Sequence[Row], first: int) -> None:
        """Read rows, of which the first is row `first` of the file."""
        self._columns.take(rows)
        if self._is_items:
            self._read_items(rows, first)
        else:
            self._read_parties(rows, first)

    def _read_parties(self, rows: Sequence[Row], first: int) -> None:
        for number, row, told in zip(count(first), rows, self._who.told(len(rows)), strict=False):
            if not any(row):
                continue
            if any(isinstance(cell, str) and is_sum_word(cell) for cell in told):
                self._findings.skip(self._mapped, number, SkipReason.SUM)
            elif isinstance(found := self._customer(number, told), tuple):
                self._findings.refuse(self._mapped, number, row, found)

    def _read_items(self, rows: Sequence[Row], first: int) -> None:
        values = self._values()
        all_good = not any(Problem in set(map(type, column)) for column in values)
        told = self._who.told(len(rows))
        for number, row, who, these in zip(count(first), rows, told, zip(*values, strict=True), strict=False):
            if not any(row):
                continue
            if all_good or Problem not in map(type, these):
                self._read_item(number, row, who, cast("Values", these))
            else:
                self._read_unclear(number, row, who, RawValues(*these))

    def _values(self) -> Sequence[Sequence[object]]:
        """Give the columns of `RawValues` for the rows taken."""
        columns = self._columns
        currencies = list(columns.currencies())
        return (
            list(columns.numbers()),
            list(columns.dates(Field.DOCUMENT_DATE)),
            list(columns.dates(Field.DUE_DATE)),
            currencies,
            list(columns.sums(Field.AMOUNT, currencies)),
            list(columns.sums(Field.PAID, currencies)),
            list(columns.sums(Field.OPEN_AMOUNT, currencies)),
            list(columns.kinds()),
            list(columns.texts(Field.CONTRACT)),
            list(columns.texts(Field.PROJECT)),
            list(columns.texts(Field.NOTE)),
        )

    def _read_unclear(self, number: int, row: Row, told: tuple[Cell, ...], values: RawValues) -> None:
        """Read amounts that name a currency of their own; else tell all that is wrong."""
        values = self._in_own_currency(row, values)
        problems = value_problems(values)
        if problems:
            key = number_key(values.number) if isinstance(values.number, str) else ""
            self._findings.refuse(self._mapped, number, row, [*problems, *self._who.lacking(told)], key)
        else:
            self._read_item(number, row, told, cast("Values", values))

    def _read_item(self, number: int, row: Row, told: tuple[Cell, ...], values: Values) -> None:
        """Keep one row of good values; nothing of it is kept before all of it is known to be good."""
        text, document, due, currency, amount, paid, left, kind, contract, project, note = values
        sums = read_sums(amount, paid, left, kind)
        if isinstance(sums, Problem):
            self._findings.refuse(self._mapped, number, row, [sums, *self._who.lacking(told)], number_key(text))
            return
        customer = self._customer(number, told)
        if isinstance(customer, tuple):
            self._findings.refuse(self._mapped, number, row, customer, number_key(text))
            return
        too_long = len(contract) > CONTRACT_LIMIT or len(project) > PROJECT_LIMIT or len(note) > NOTE_LIMIT
        if too_long:
            warnings = long_texts(contract, project, note)
            contract, project, note = contract[:CONTRACT_LIMIT], project[:PROJECT_LIMIT], note[:NOTE_LIMIT]
        item = ItemRow(
            self._mapped.sheet, number, text, sums.amount_told, customer, number_key(text), sums.kind,
            sums.kind_told, contract, project, document, due, currency, sums.amount, sums.open, note,
        )  # fmt: skip
        if self._findings.keep(self._mapped, item):
            if sums.warnings:
                self._findings.warn(self._mapped, number, sums.warnings)
            if self._has_due and (due is None or (document is not None and due < document)):
                self._findings.warn(self._mapped, number, odd_dates(document, due))
            if too_long:
                self._findings.warn(self._mapped, number, warnings)

    def _customer(self, number: int, told: tuple[Cell, ...]) -> int | tuple[Problem, ...]:
        found = self._who.known(told)
        if found is None:
            found, warnings = self._who.read(number, told)
            self._findings.warn(self._mapped, number, warnings)
        return found

    def _in_own_currency(self, row: Row, values: RawValues) -> RawValues:
        """Read amounts again that name a currency, in a file that has no column for it."""
        mixed = any(isinstance(value, Problem) and value.code is ProblemCode.MIXED_CURRENCIES for value in values)
        if not mixed or self._mapped.index(Field.CURRENCY) is not None:
            return values
        places = [self._mapped.index(field) for field in _SUM_FIELDS]
        cells = ["" if place is None or place >= len(row) else row[place] for place in places]
        scales = [1 if place is None else self._mapped.columns[place].scale for place in places]
        default = self._columns.default_currency
        currency = next((found for cell in cells if (found := currency_in(cell, default))), default)
        sums = (self._columns.sum(cell, currency, scale) for cell, scale in zip(cells, scales, strict=True))
        amount, paid, left = sums
        return values._replace(currency=currency, amount=amount, paid=paid, left=left)
