"""Rows that were refused, written into a file of their own with the reasons, to be corrected and brought in again."""

import csv
import io
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from desktop.domain.imports.cells import Cell, Row
from desktop.domain.imports.checked import RowProblem
from desktop.domain.imports.mapping import Mapping
from desktop.services.imports.reading import Workbook
from desktop.services.sheets import neutral, replace_file

_WORKBOOK = ".xlsx"
_WIDTH = 18
_REASON_WIDTH = 60


@dataclass(frozen=True, slots=True)
class _Table:
    """The refused rows of one sheet, headings first."""

    name: str
    rows: Sequence[Row]


def export_refused(
    workbook: Workbook,
    mapping: Mapping,
    problems: Iterable[RowProblem],
    path: Path,
    *,
    reason: Callable[[RowProblem], str],
    heading: str,
) -> Path:
    """Write refused rows as they are in the file, with a last column `heading` of what `reason` says about each.

    A path that ends in .csv gives one CSV file (UTF-8 with a mark) when the rows are of one sheet; anything else gives
    a workbook, whose path is returned. Raises OSError when it cannot be written; an older file stays until then.
    """
    tables = list(_tables(workbook, mapping, problems, reason, heading))
    if path.suffix.lower() == ".csv" and len(tables) == 1:
        replace_file(path, _as_csv(tables[0], workbook.delimiter or ","))
        return path
    path = path.with_suffix(_WORKBOOK)
    replace_file(path, _as_workbook(tables))
    return path


def _tables(
    workbook: Workbook,
    mapping: Mapping,
    problems: Iterable[RowProblem],
    reason: Callable[[RowProblem], str],
    heading: str,
) -> Iterable[_Table]:
    told: dict[str, dict[int, list[str]]] = {}
    for problem in problems:
        told.setdefault(problem.sheet, {}).setdefault(problem.row, []).append(reason(problem))
    rows = {sheet.name: sheet.rows for sheet in workbook.sheets}
    for mapped in mapping.sheets:
        refused = told.get(mapped.sheet)
        if refused:
            headings = [column.heading for column in mapped.columns]
            width = len(headings)
            body = (
                [*_padded(rows[mapped.sheet][number - 1], width), "; ".join(dict.fromkeys(reasons))]
                for number, reasons in sorted(refused.items())
            )
            yield _Table(mapped.sheet, [[*headings, heading], *body])


def _padded(row: Row, width: int) -> list[Cell]:
    return [*row[:width], *[""] * (width - len(row))]


def _as_csv(table: _Table, delimiter: str) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=delimiter)
    writer.writerows([neutral(cell) if isinstance(cell, str) else cell for cell in row] for row in table.rows)
    return text.getvalue().encode("utf-8-sig")


def _as_workbook(tables: Iterable[_Table]) -> bytes:
    from xlsxwriter import Workbook as Writer

    stream = io.BytesIO()
    with Writer(stream, {"in_memory": True, "nan_inf_to_errors": True}) as book:
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        for table in tables:
            sheet = book.add_worksheet(table.name)
            last = len(table.rows[0]) - 1
            sheet.set_column(0, last - 1, _WIDTH)
            sheet.set_column(last, last, _REASON_WIDTH)
            sheet.freeze_panes(1, 0)
            for number, row in enumerate(table.rows):
                for place, cell in enumerate(row):
                    if isinstance(cell, str):
                        sheet.write_string(number, place, neutral(cell))
                    elif isinstance(cell, date):
                        sheet.write_datetime(number, place, cell, day)
                    elif cell is not None:
                        sheet.write(number, place, cell)
    return stream.getvalue()
