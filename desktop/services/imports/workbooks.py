"""Workbooks: XLSX and the older XLS, looked over before they are parsed.

The parser lays a sheet out as one rectangle from its first to its last cell and ends the whole program when there is no
memory for it, so the last cell is found first. XLSB and ODS are not read: nothing as quick can look them over.
"""

import re
import struct
import zlib
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import BadZipFile, ZipFile

from desktop.domain.imports.cells import Cell, Sheet
from desktop.services.imports.faults import TableError, TableFault
from desktop.services.imports.limits import COLUMN_RANGE, LARGEST_UNPACKED, LONGEST_CELL, MOST_CELLS, MOST_COLUMNS

if TYPE_CHECKING:
    from python_calamine import CalamineSheet

ZIP_MARK = b"PK\x03\x04"
OLE_MARK = bytes.fromhex("D0CF11E0A1B11AE1")

#: The stream of an OLE file that holds an encrypted workbook.
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
#: What the zip module raises for damaged files; each was met in one.
_DAMAGE = (BadZipFile, zlib.error, struct.error, NotImplementedError, RuntimeError, EOFError, OSError, ValueError)
_WORKBOOK_PART = "xl/workbook.xml"
_SHEET_PART = re.compile(r"xl/worksheets/[^/]+\.xml")
_ROW = re.compile(rb"<row\b[^>]*?\br=\"(\d{1,7})\"")
_COLUMN = re.compile(rb"<c\b[^>]*?\br=\"([A-Z]{1,3})\d")
_CHUNK = 4 * 2**20
_OVERLAP = 400


def read_sheets(data: bytes, path: Path) -> tuple[Sheet, ...]:
    """Give the visible sheets that hold anything; raises TableError."""
    if data.startswith(ZIP_MARK):
        _look_over(data, path)
    elif _ENCRYPTED in data:
        raise TableError(TableFault.ENCRYPTED, path)
    sheets = tuple(_parse(data, path))
    if not sheets:
        raise TableError(TableFault.EMPTY, path)
    return sheets


def _look_over(data: bytes, path: Path) -> None:
    """Refuse what would be too large once unpacked, whatever the directory of the zip file claims."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            parts = archive.infolist()
            if _WORKBOOK_PART not in archive.namelist():
                raise TableError(TableFault.NOT_A_TABLE, path)
            if sum(part.file_size for part in parts) > LARGEST_UNPACKED:
                raise TableError(TableFault.TOO_LARGE, path, f"{LARGEST_UNPACKED // 2**20} MB")
            for part in parts:
                _look_over_part(archive, part.filename, path)
    except _DAMAGE as error:
        raise TableError(TableFault.UNREADABLE, path, str(error)) from error


def _look_over_part(archive: ZipFile, name: str, path: Path) -> None:
    """Unpack one part piece by piece, which proves its size; in a sheet, find the last row and column."""
    is_sheet = _SHEET_PART.fullmatch(name)
    last_row, columns, before = 0, {b"A"}, b""
    with archive.open(name) as part:
        while chunk := part.read(_CHUNK):
            if is_sheet:
                piece = before + chunk
                last_row = max(last_row, *map(int, _ROW.findall(piece)), 0)
                columns.update(_COLUMN.findall(piece))
                before = piece[-_OVERLAP:]
    width = max(map(_column_number, columns))
    if width > MOST_COLUMNS:
        raise TableError(TableFault.TOO_LARGE, path, COLUMN_RANGE)
    if last_row * width > MOST_CELLS:
        raise TableError(TableFault.TOO_LARGE, path, f"{MOST_CELLS:,}")


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number


def _parse(data: bytes, path: Path) -> list[Sheet]:
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

    try:
        with CalamineWorkbook.from_filelike(BytesIO(data)) as book:
            return [
                sheet
                for found in book.sheets_metadata
                if found.visible is SheetVisibleEnum.Visible and found.typ is SheetTypeEnum.WorkSheet
                if (sheet := _sheet(book.get_sheet_by_name(found.name), path))
            ]
    except PasswordError as error:
        raise TableError(TableFault.ENCRYPTED, path) from error
    except CalamineError as error:
        fault = TableFault.UNREADABLE if data.startswith(ZIP_MARK) else TableFault.NOT_A_TABLE
        raise TableError(fault, path, str(error)) from error


def _sheet(found: "CalamineSheet", path: Path) -> Sheet | None:
    if found.end is None:
        return None
    if found.end[1] >= MOST_COLUMNS:
        raise TableError(TableFault.TOO_LARGE, path, COLUMN_RANGE)
    rows: list[list[Cell]] = found.to_python(skip_empty_area=False)  # type: ignore[assignment]
    for (top, left), (bottom, _) in found.merged_cell_ranges or ():
        _fill_down(rows, top, bottom, left)
    for number, row in enumerate(rows, 1):
        if any(isinstance(cell, str) and len(cell) > LONGEST_CELL for cell in row):
            raise TableError(TableFault.LONG_CELL, path, str(number))
    return Sheet(found.name, rows)


def _fill_down(rows: list[list[Cell]], top: int, bottom: int, column: int) -> None:
    """Write a cell merged over several rows into each of them, but no numbers: a sum is owed once."""
    cell = rows[top][column] if top < len(rows) and column < len(rows[top]) else None
    if isinstance(cell, date) or (isinstance(cell, str) and any(map(str.isalpha, cell))):
        for row in rows[top + 1 : bottom + 1]:
            row[column] = cell
