"""What is owed by how long, in the terminal and as a file for a spreadsheet."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from desktop.app import App
from desktop.cli.output import complain, print_json, say, table, width
from desktop.domain.ageing import AgeingRow, AgeingTable, Basis, By, Column, ColumnKind, columns, value
from desktop.formats import format_amount, format_date
from desktop.i18n import _
from desktop.services.ageing import Ageing, AgeingChoices, ShownAgeing
from desktop.wording.ageing import basis_name, by_name, column_heading, row_name, total_name
from desktop.wording.joining import joined

#: Columns that are shown even where all their sums are zero.
_ALWAYS = frozenset({ColumnKind.NAME, ColumnKind.BUCKET, ColumnKind.TOTAL})


def print_ageing(app: App, options: argparse.Namespace) -> int:
    """Print the ageing of a day, a table per currency; or write it into a file as it would be printed."""
    choices = AgeingChoices(options.on, Basis(options.basis), By(options.by), currency=options.currency)
    ageing = app.services.ageing.report(choices)
    if options.json:
        print_json(ageing)
        return 0
    if not ageing.tables:
        complain(_("Nothing is owed."))
        return 0
    shown = _shown(ageing)
    for path in filter(None, (_named(options.csv, ".csv"), _named(options.xlsx, ".xlsx"))):
        say(_("Written: %(path)s") % {"path": app.services.ageing.export(shown, path)})
    if options.csv is None and options.xlsx is None:
        _print(ageing, shown)
    return 0


def _print(ageing: Ageing, shown: ShownAgeing) -> None:
    say(joined((format_date(ageing.on, "long"), basis_name(ageing.basis), by_name(ageing.by))))
    for each in ageing.tables:
        say()
        say(each.currency)
        rows = [_cells(shown, each, row, shown.name(row)) for row in each.rows]
        for line in _aligned([list(shown.headings), *rows, _cells(shown, each, each.total, shown.total)]):
            say(f"  {line}")


def _shown(ageing: Ageing) -> ShownAgeing:
    kept = [column for column in columns(ageing.buckets) if _is_shown(ageing, column)]
    return ShownAgeing(
        ageing.tables,
        kept,
        [column_heading(column, ageing.buckets, ageing.basis, ageing.by) for column in kept],
        lambda row: row_name(row, ageing.by),
        total_name(),
    )


def _is_shown(ageing: Ageing, column: Column) -> bool:
    if column.kind in _ALWAYS:
        return True
    return any(value(row, column) for each in ageing.tables for row in (*each.rows, each.total))


def _cells(shown: ShownAgeing, each: AgeingTable, row: AgeingRow, name: str) -> list[str]:
    return [
        name if column.kind is ColumnKind.NAME else format_amount(value(row, column), each.currency)
        for column in shown.columns
    ]


def _aligned(rows: Sequence[Sequence[str]]) -> list[str]:
    """Align the names at their left and the sums, below their headings, at their right."""
    widths = [max(map(width, column)) for column in zip(*rows, strict=True)]
    return table(
        [(row[0], *(" " * (widths[n] - width(cell)) + cell for n, cell in enumerate(row[1:], start=1))) for row in rows]
    )


def _named(path: Path | None, suffix: str) -> Path | None:
    """Give a path the ending of its kind, where it has another."""
    if path is None or path.suffix.lower() == suffix:
        return path
    return path.with_name(f"{path.name}{suffix}")
