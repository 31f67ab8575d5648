"""Tables as they are shown, written as a workbook or as text that a spreadsheet opens."""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import TYPE_CHECKING, Any

from desktop.domain.money import Money, exponent
from desktop.domain.sheets import Sheet, SheetCell

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

__all__ = ["Sheet", "SheetCell", "as_workbook", "neutral", "replace_file", "write_sheets"]

#: What a spreadsheet takes for the beginning of a formula; a number or a dash is none.
_FORMULA = re.compile(r"[=+\-@\t\r]")
_NUMBER = re.compile(r"[+\-]?\s?[¥￥$€£]?\s?\d[\d.,' ]*|--?")
_CSV = ".csv"
_WORKBOOK = ".xlsx"
#: The longest name of a sheet, and what it may not contain.
_NAME_LIMIT = 31
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\]")
_NARROWEST, _WIDEST = 10, 50


def write_sheets(sheets: Sequence[Sheet], path: Path) -> Path:
    """Write tables into a workbook, a sheet each, or where the path ends in .csv one after the other into text.

    Gives the path, which ends in .xlsx or .csv. The text is UTF-8 with a mark, sums with a point and no signs, days as
    YYYY-MM-DD; several tables have their names above them. Raises OSError when it cannot be written; an older file
    stays until then.
    """
    if path.suffix.lower() == _CSV:
        replace_file(path, _as_csv(sheets))
        return path
    if path.suffix.lower() != _WORKBOOK:
        path = path.with_name(f"{path.name}{_WORKBOOK}")
    replace_file(path, as_workbook(sheets))
    return path


def neutral(text: str) -> str:
    """Put an apostrophe before what a spreadsheet would run as a formula; reading takes it away again."""
    return f"'{text}" if _FORMULA.match(text) and not _NUMBER.fullmatch(text) else text


def replace_file(path: Path, data: bytes) -> None:
    """Write under another name first, so that a full disk leaves what was there."""
    with NamedTemporaryFile(dir=path.parent, prefix=f".{path.stem[:20]}-", delete=False) as file:
        temporary = Path(file.name)
        try:
            file.write(data)
            file.close()
            temporary.replace(path)
        except OSError:
            temporary.unlink(missing_ok=True)
            raise


def _as_csv(sheets: Sequence[Sheet]) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    for place, sheet in enumerate(sheets):
        if place:
            writer.writerow([])
        if len(sheets) > 1:
            writer.writerow([neutral(sheet.name)])
        writer.writerow([neutral(heading) for heading in sheet.headings])
        writer.writerows([_as_text(cell) for cell in row] for row in sheet.rows)
    return text.getvalue().encode("utf-8-sig")


def _as_text(cell: SheetCell) -> str:
    if isinstance(cell, Money):
        return str(_decimal(cell))
    return neutral(cell) if isinstance(cell, str) else "" if cell is None else str(cell)


def _decimal(money: Money) -> Decimal:
    return Decimal(money.minor).scaleb(-exponent(money.currency))


def as_workbook(sheets: Iterable[Sheet]) -> bytes:
    """Write tables into a workbook, a sheet each, and give its bytes."""
    from xlsxwriter import Workbook

    stream = io.BytesIO()
    with Workbook(stream, {"in_memory": True}) as book:
        formats = _Formats(book)
        for name, sheet in zip(_sheet_names(sheets := tuple(sheets)), sheets, strict=True):
            page = book.add_worksheet(name)
            page.freeze_panes(1, 0)
            for place, heading in enumerate(sheet.headings):
                page.write_string(0, place, heading, formats.heading)
                page.set_column(place, place, _width(sheet, place))
            for number, row in enumerate(sheet.rows, start=1):
                for place, cell in enumerate(row):
                    _write(page, number, place, cell, formats)
    return stream.getvalue()


class _Formats:
    """How days and sums are shown, and texts that look like formulas; made once a workbook."""

    def __init__(self, book: Any) -> None:  # noqa: ANN401 - the writer has no types
        self._book = book
        self._sums: dict[int, Any] = {}
        self.heading = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        # shown as it is, and still text when somebody edits the cell
        self.quoted = book.add_format({"quote_prefix": True})
        self.day = book.add_format({"num_format": "yyyy-mm-dd"})

    def sum(self, currency: str) -> Any:  # noqa: ANN401 - the writer has no types
        digits = exponent(currency)
        if digits not in self._sums:
            decimals = f".{'0' * digits}" if digits else ""
            self._sums[digits] = self._book.add_format({"num_format": f"#,##0{decimals}"})
        return self._sums[digits]


def _write(page: "Worksheet", row: int, place: int, cell: SheetCell, formats: _Formats) -> None:
    if isinstance(cell, str):
        page.write_string(row, place, cell, formats.quoted if neutral(cell) != cell else None)
    elif isinstance(cell, date):
        page.write_datetime(row, place, cell, formats.day)
    elif isinstance(cell, Money):
        page.write_number(row, place, _decimal(cell), formats.sum(cell.currency))
    elif cell is not None:
        page.write_number(row, place, cell)


def _width(sheet: Sheet, place: int) -> int:
    longest = max((len(_as_text(row[place])) for row in sheet.rows[:200]), default=0)
    return min(max(longest + 2, len(sheet.headings[place]) + 2, _NARROWEST), _WIDEST)


def _sheet_names(sheets: Sequence[Sheet]) -> list[str]:
    """Make names that a workbook takes: none twice, none too long, none empty."""
    names: list[str] = []
    for number, sheet in enumerate(sheets, start=1):
        name = _NOT_IN_NAMES.sub(" ", sheet.name).strip(" '")[:_NAME_LIMIT] or str(number)
        taken = name.casefold() in {each.casefold() for each in names}
        names.append(f"{name[: _NAME_LIMIT - 4]} {number}" if taken else name)
    return names
