"""Tables from files: CSV in any usual encoding and delimiter, XLSX and XLS; told by content, not by name."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from desktop.domain.imports.cells import Sheet
from desktop.services.imports.delimited import read_rows
from desktop.services.imports.encodings import decode, previews
from desktop.services.imports.faults import TableError, TableFault
from desktop.services.imports.limits import LARGEST_FILE
from desktop.services.imports.workbooks import OLE_MARK, ZIP_MARK, read_sheets

_OTHER_FILES = (
    b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"{\\rtf", b"SQLite format 3",
    b"\x7fELF", b"MZ\x90",
)  # fmt: skip
_MARKUP = ("<", '{"', "[{")


@dataclass(frozen=True, slots=True)
class Workbook:
    """What was read from a file; `encoding` and `delimiter` are empty for workbooks of a spreadsheet."""

    path: Path
    sheets: tuple[Sheet, ...]
    sha256: str
    encoding: str = ""
    delimiter: str = ""


def read_table(path: Path, encoding: str | None = None) -> Workbook:
    """Read a CSV, XLSX or XLS file.

    Raises TableError, or EncodingUnclear when the bytes of a text file do not tell their encoding and `encoding` is
    None.
    """
    data = _load(path)
    digest = hashlib.sha256(data).hexdigest()
    if data.startswith((ZIP_MARK, OLE_MARK)):
        return Workbook(path, read_sheets(data, path), digest)
    if data.startswith(_OTHER_FILES):
        raise TableError(TableFault.NOT_A_TABLE, path)
    text, encoding = decode(data, path, encoding)
    if text.lstrip().startswith(_MARKUP):
        raise TableError(TableFault.NOT_A_TABLE, path)
    rows, delimiter = read_rows(text, path)
    return Workbook(path, (Sheet(path.stem, rows),), digest, encoding, delimiter)


def read_previews(path: Path) -> dict[str, str]:
    """Show the first lines of a text file in each encoding it may have, the likeliest first; raises TableError."""
    return previews(_load(path))


def _load(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST_FILE + 1)
    except OSError as error:
        raise TableError(TableFault.UNREADABLE, path, error.strerror or "") from error
    if len(data) > LARGEST_FILE:
        raise TableError(TableFault.TOO_LARGE, path, f"{LARGEST_FILE // 2**20} MB")
    if not data.strip(b"\x00\xef\xbb\xbf\xff\xfe \t\r\n"):
        raise TableError(TableFault.EMPTY, path)
    return data
