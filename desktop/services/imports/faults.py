"""Why a file gave no table: faults of the file, not of its rows."""

from enum import StrEnum
from pathlib import Path


class TableFault(StrEnum):
    """What is the matter with a file as a whole."""

    UNREADABLE = "unreadable"  # missing, not allowed, or damaged; detail: the system's own words
    ENCRYPTED = "encrypted"
    EMPTY = "empty"
    TOO_LARGE = "too_large"  # detail: the limit that was passed: 100 MB, columns A–GR
    LONG_CELL = "long_cell"  # detail: the row; mostly a quotation mark that is never closed
    NOT_A_TABLE = "not_a_table"  # to be saved as XLSX or CSV first


class TableError(Exception):
    """A file that cannot be read as tables."""

    def __init__(self, fault: TableFault, path: Path, detail: str = "") -> None:
        super().__init__(f"{fault.value}: {path} {detail}".rstrip())
        self.fault = fault
        self.path = path
        self.detail = detail


class EncodingUnclear(Exception):  # noqa: N818 (it is a question, not an error)
    """A text file whose encoding cannot be told: read it again with one of those in `previews`.

    The values are the first lines as each encoding would have them, the likeliest first.
    """

    def __init__(self, path: Path, previews: dict[str, str]) -> None:
        super().__init__(str(path))
        self.path = path
        self.previews = previews
