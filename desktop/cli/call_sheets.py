"""The call sheet in the terminal: read there, or written as a PDF (rules 46 and 48)."""

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path

from desktop.app import App
from desktop.cli.choosing import one_customer
from desktop.cli.output import complain, say, table, width
from desktop.domain.customers import LetterLanguage
from desktop.domain.filenames import file_name
from desktop.domain.worksheets import Block, Facts, Table, Words, WorkSheet
from desktop.formats import format_count, format_date
from desktop.i18n import _, language
from desktop.wording.call_sheet import call_sheet


def print_call_sheet(app: App, options: argparse.Namespace) -> int:
    """Print the sheet of a customer in the language of the terminal, or write it where it is asked for."""
    customer_id = one_customer(app, options.customer)
    tongue = LetterLanguage.CHINESE if language() == LetterLanguage.CHINESE else LetterLanguage.ENGLISH
    found = None if customer_id is None else app.services.call_sheets.get(customer_id, tongue)
    if found is None:
        return 1
    sheet = call_sheet(found)
    if options.pdf is None:
        for text in _lines(sheet):
            say(text)
        return 0
    target = _target(options.pdf, _("Call sheet %(customer)s") % {"customer": found.customer})
    if target is None:
        return 1
    say(str(app.services.archive.write(app.services.call_sheets.pdf(sheet, tongue), target)))
    return 0


def _target(path: Path, name: str) -> Path | None:
    """Give the file that is meant; None, with the reason printed, where it has no folder to be in."""
    if path.is_dir():
        return path / file_name(name, ".pdf")
    if path.suffix.lower() == ".pdf" and path.parent.is_dir():
        return path
    folder = path.parent if path.suffix.lower() == ".pdf" else path
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
