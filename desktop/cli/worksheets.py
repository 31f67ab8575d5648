"""Sheets for work in the terminal: read there, or written as a PDF."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from desktop.cli.output import complain, say, table, width
from desktop.domain.customers import LetterLanguage
from desktop.domain.filenames import file_name
from desktop.domain.worksheets import Block, Facts, Table, Words, WorkSheet
from desktop.formats import format_count, format_date
from desktop.i18n import _, language


def tongue() -> LetterLanguage:
    """Give the language of the terminal, in which sheets for our own use are."""
    return LetterLanguage.CHINESE if language() == LetterLanguage.CHINESE else LetterLanguage.ENGLISH


def print_sheet(sheet: WorkSheet) -> int:
    """Print a sheet line by line; give the exit code."""
    for text in _lines(sheet):
        say(text)
    return 0


def target(path: Path, name: str, suffix: str = ".pdf") -> Path | None:
    """Give the file that is meant; None, with the reason printed, where it has no folder to be in."""
    if path.is_dir():
        return path / file_name(name, suffix)
    if path.suffix.lower() == suffix and path.parent.is_dir():
        return path
    folder = path.parent if path.suffix.lower() == suffix else path
    complain(_("Not a folder: %(path)s") % {"path": folder})
    return None


def _lines(sheet: WorkSheet) -> Iterator[str]:
    yield "  ".join((sheet.title, sheet.name, format_date(sheet.day)))
    yield sheet.line
    for block in sheet.blocks:
        lines = list(_block(block))
        if lines:
            yield ""
            yield block.title
            yield from (f"  {line}".rstrip() for line in lines)


def _block(block: Block) -> Sequence[str]:
    """Give the lines of a block; on what is to be filled in by hand nobody can write here."""
    if isinstance(block, Facts):
        return table(block.rows)
    if isinstance(block, Table):
        return _table(block)
    return block.lines if isinstance(block, Words) else ()


def _table(block: Table) -> list[str]:
    """Set sums below each other at their right."""
    if not block.rows:
        return []
    rows = [tuple(column.title for column in block.columns), *block.rows, *([block.total] if block.total else [])]
    widths = [max(map(width, cells)) for cells in zip(*rows, strict=True)]
    lines = table(
        [(" " * (widths[n] - width(cell)) if block.columns[n].is_sum else "") + cell for n, cell in enumerate(row)]
        for row in rows
    )
    if block.left_out:
        lines.append(block.more.replace("{count}", format_count(block.left_out)))
    return lines
