"""The ageing as it is shown, written into a workbook or a text file."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop.domain.ageing import AgeingRow, AgeingTable, Column, ColumnKind, value
from desktop.domain.money import Money
from desktop.services.sheets import Sheet, write_sheets


@dataclass(frozen=True, slots=True)
class ShownAgeing:
    """An ageing as it is shown: tables with their rows in the order and columns of the screen, and the words of it.

    `headings` goes with `columns`; `sheet` names a currency's table, `name` a row, `total` the last row.
    """

    tables: Sequence[AgeingTable]
    columns: Sequence[Column]
    headings: Sequence[str]
    name: Callable[[AgeingRow], str]
    total: str
    sheet: Callable[[str], str] = str


def export_ageing(shown: ShownAgeing, path: Path) -> Path:
    """Write the tables, one sheet a currency; see `AgeingService.export`."""
    return write_sheets([_sheet(shown, table) for table in shown.tables], path)


def _sheet(shown: ShownAgeing, table: AgeingTable) -> Sheet:
    rows = [tuple(_cells(shown, table, row, shown.name(row))) for row in table.rows]
    return Sheet(
        shown.sheet(table.currency),
        tuple(shown.headings),
        (*rows, tuple(_cells(shown, table, table.total, shown.total))),
    )


def _cells(shown: ShownAgeing, table: AgeingTable, row: AgeingRow, name: str) -> Iterator[str | Money]:
    for column in shown.columns:
        yield name if column.kind is ColumnKind.NAME else Money(table.currency, value(row, column))
