"""Known faults of a book and its surroundings, as exceptions without texts.

Each says what is wrong (its class) and where (its attributes); the sentence and the way out stand in
`desktop.wording`. Errors of programming and broken constraints are no faults: they pass through unchanged.
"""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlcipher3 import dbapi2


class BookFault(Exception):  # noqa: N818 - a full disk is no error of ours
    """Something outside the program keeps a book from being read or written; `path` is the file or folder."""

    def __init__(self, path: Path | None = None) -> None:
        super().__init__(path)
        self.path = path


class NotABook(BookFault):
    """The file is not a Dunwell book; `may_be_encrypted` when it may be one that needs its passphrase."""

    def __init__(self, path: Path | None = None, *, may_be_encrypted: bool = False) -> None:
        super().__init__(path)
        self.may_be_encrypted = may_be_encrypted


class EmptyBook(BookFault):
    """The file has no bytes at all: a download or copy that never happened."""


class NewerBook(BookFault):
    """The book was written by a newer Dunwell: `found` is its version, `known` the newest this program knows."""

    def __init__(self, path: Path | None, found: int, known: int) -> None:
        super().__init__(path)
        self.found = found
        self.known = known


class DamagedBook(BookFault):
    """The file is cut short or SQLite finds it damaged; `findings` are SQLite's own words, for the log."""

    def __init__(self, path: Path | None = None, findings: tuple[str, ...] = ()) -> None:
        super().__init__(path)
        self.findings = findings


class WrongPassphrase(BookFault):
    """The passphrase does not open the file (or the file is no book: without the key nobody can tell)."""


class BookBusy(BookFault):
    """Another program held the book for longer than the waiting time (5 seconds)."""


class DiskFull(BookFault):
    """There is no room left; what was being written has been rolled back."""


class ReadOnlyBook(BookFault):
    """The file, or the folder that must take its journal, may not be written; `path` says which of them."""


class CannotOpenBook(BookFault):
    """The file is missing, is a folder, or may not be read."""


class DiskFault(BookFault):
    """The disk or the network drive failed while reading or writing."""


class UpgradeFailed(BookFault):
    """The step to version `version` failed and was rolled back; `backup` is the copy made before the first step."""

    def __init__(self, path: Path | None, version: int, backup: Path | None) -> None:
        super().__init__(path)
        self.version = version
        self.backup = backup


class AlteredPaper(BookFault):
    """The bytes of the printed paper `number` are not those that were printed: the file was changed from outside."""

    def __init__(self, path: Path | None, number: str) -> None:
        super().__init__(path)
        self.number = number


class PaperNotWritten(ReadOnlyBook):
    """A PDF may not be written where it was asked for, or the one of its name is open in another program."""


_BY_PRIMARY_CODE: dict[str, type[BookFault]] = {
    "FULL": DiskFull,
    "IOERR": DiskFault,
    "READONLY": ReadOnlyBook,
    "PERM": ReadOnlyBook,
    "BUSY": BookBusy,
    "LOCKED": BookBusy,
    "PROTOCOL": BookBusy,
    "CORRUPT": DamagedBook,
    "NOTADB": NotABook,
    "CANTOPEN": CannotOpenBook,
}
_BY_ERRNO: dict[int, type[BookFault]] = {
    errno.ENOSPC: DiskFull,
    errno.EDQUOT: DiskFull,
    errno.EFBIG: DiskFull,
    errno.EACCES: ReadOnlyBook,
    errno.EPERM: ReadOnlyBook,
    errno.EROFS: ReadOnlyBook,
    errno.EIO: DiskFault,
}


def fault_of(error: BaseException, path: Path | None = None) -> BookFault | None:
    """Return the fault that an error of the driver or of peewee means, or None when it is none.

    peewee raises its own error from the driver's. And where SQLite has rolled back by itself (disk full), leaving a
    savepoint fails with a plain SQLITE_ERROR that hides the fault: so the errors before are looked at too.
    """
    before: BaseException | None = error
    while before is not None and (isinstance(before, BookFault) or _is_of_driver(before)):
        if isinstance(before, BookFault):
            return before
        name = str(getattr(before, "sqlite_errorname", ""))
        kind = _BY_PRIMARY_CODE.get(name.removeprefix("SQLITE_").split("_")[0])
        if kind:
            return kind(path)
        if name not in {"", "SQLITE_ERROR"}:
            return None
        before = before.__context__
    return None


def _is_of_driver(error: BaseException) -> bool:
    """Say whether an error is the driver's or peewee's; the latter by its module, for reading does not load peewee."""
    return isinstance(error, dbapi2.Error) or type(error).__module__ == "peewee"


@contextmanager
def translated(path: Path | None = None, *, no_database: type[BookFault] = NotABook) -> Iterator[None]:
    """Raise the fault that an error of the driver or of peewee means; anything else passes through.

    `no_database` is what it means that SQLite cannot make sense of the file: with a key, that the key is wrong.
    """
    try:
        yield
    except Exception as error:
        fault = fault_of(error, path) if _is_of_driver(error) else None
        if fault is None:
            raise
        if type(fault) is NotABook:
            fault = no_database(path)
        raise fault from fault.__cause__ or error


@contextmanager
def translated_files(path: Path) -> Iterator[None]:
    """Raise the fault that an OSError of our own work on files means; for reading, name the file as `path`."""
    try:
        yield
    except OSError as error:
        raise _BY_ERRNO.get(error.errno or 0, CannotOpenBook)(path) from error
