"""Which of two columns brought money in, told by the balance that runs beside them.

A bank writes what comes in as a credit, the firm's own journal of the same account as a debit: the words alone cannot
tell, the balance can.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import islice, pairwise
from typing import NamedTuple

from desktop.domain.imports.cells import Row, Sheet
from desktop.domain.imports.columns import Columns, Sum
from desktop.domain.imports.fields import Field
from desktop.domain.imports.mapping import Mapping, SheetMapping

#: So many rows are enough to tell.
_ROWS = 200
_SWAPPED = {Field.RECEIVED: Field.PAID_OUT, Field.PAID_OUT: Field.RECEIVED}


class _Line(NamedTuple):
    change: int  # the column for what came in less the other
    balance: int


def told_by_balance(sheets: Sequence[Sheet], mapping: Mapping) -> Mapping:
    """Let the columns for money in and out change places in sheets whose balance goes the other way."""
    rows = {sheet.name: sheet.rows for sheet in sheets}
    found = (
        _swapped(sheet) if _runs_backwards(rows.get(sheet.sheet, ()), sheet, mapping) else sheet
        for sheet in mapping.sheets
    )
    return replace(mapping, sheets=tuple(found))


def _runs_backwards(rows: Sequence[Row], sheet: SheetMapping, mapping: Mapping) -> bool:
    run = list(islice(rows, sheet.first_row, sheet.first_row + _ROWS))
    if not run or not {Field.RECEIVED, Field.PAID_OUT, Field.BALANCE} <= sheet.fields:
        return False
    columns = Columns(sheet, mapping)
    columns.take(run)
    currencies = list(columns.currencies())
    read = (columns.sums(field, currencies) for field in (Field.RECEIVED, Field.PAID_OUT, Field.BALANCE))
    lines = [
        _Line((came_in or 0) - (went_out or 0), balance)
        for came_in, went_out, balance in zip(*read, strict=False)
        if _is_sum(came_in) and _is_sum(went_out) and isinstance(balance, int) and (came_in or went_out)
    ]
    steps = [(after.balance - before.balance, before.change, after.change) for before, after in pairwise(lines)]
    forwards = max(sum(step == new for step, _, new in steps), sum(step == -old for step, old, _ in steps))
    backwards = max(sum(step == -new for step, _, new in steps), sum(step == old for step, old, _ in steps))
    return backwards > forwards


def _is_sum(value: Sum) -> bool:
    return value is None or isinstance(value, int)


def _swapped(sheet: SheetMapping) -> SheetMapping:
    columns = (
        replace(column, field=_SWAPPED.get(column.field, column.field) if column.field else None)
        for column in sheet.columns
    )
    return replace(sheet, columns=tuple(columns))
