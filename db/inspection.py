"""Looking at a file before SQLite does: whether it is a book, a whole one, and one that this program knows.

Nothing here writes a byte to the file or its folder. The one exception is a journal left by a crash, which SQLite must
roll back before anybody can read the book.
"""

import contextlib
import os
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from db import driver
from db.faults import (
    BookFault,
    CannotOpenBook,
    DamagedBook,
    EmptyBook,
    NewerBook,
    NotABook,
    ReadOnlyBook,
    WrongPassphrase,
    translated,
    translated_files,
)
from db.files import journal_of

#: "DUNW": what marks a SQLite file as a Dunwell book (PRAGMA application_id).
APPLICATION_ID = 0x44554E57
#: Larger files are not checked at every start; `db.check` does it then.
QUICK_CHECK_LIMIT = 32 * 1024 * 1024

_MAGIC = b"SQLite format 3\0"
_HEADER_BYTES = 100
_CIPHER_PAGE = 4096
_FINDINGS = 20


@dataclass(frozen=True, slots=True)
class Inspection:
    """What was found: the schema version, the key that opens the file ('' for a plain one), whether it was checked."""

    version: int
    key: str
    checked: bool


def inspect(path: Path, *, known: int, passphrase: str = "", limit: int = QUICK_CHECK_LIMIT) -> Inspection:
    """Look at an existing file; raise the fault that keeps it from being used as a book of version <= `known`.

    A passphrase is not needed for a plain book and is ignored there.
    """
    header, size = _first_bytes(path)
    plain = header.startswith(_MAGIC)
    whole_pages = size % _CIPHER_PAGE == 0
    if plain:
        _judge_header(path, header, size, known)
        unreadable: type[BookFault] = DamagedBook
    elif passphrase:
        unreadable = WrongPassphrase if whole_pages else NotABook
    else:
        raise NotABook(path, may_be_encrypted=whole_pages and any(header))
    key = "" if plain else driver.key_of(path, passphrase)
    checked = size <= limit
    with translated(path, no_database=unreadable):
        version = _read(path, key, known, check=checked)
    return Inspection(version, key, checked)


def require_writable(path: Path) -> None:
    """Raise ReadOnlyBook, naming the file or the folder (which takes the journal), where it cannot be written."""
    for place in (path, path.parent):
        if not os.access(place, os.W_OK, effective_ids=os.access in os.supports_effective_ids):
            raise ReadOnlyBook(place)


def _first_bytes(path: Path) -> tuple[bytes, int]:
    """Return SQLite's header and then the size, so that a file which grows meanwhile does not look cut short."""
    with translated_files(path):
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise CannotOpenBook(path)
        if not status.st_size:
            raise EmptyBook(path)
        try:
            with path.open("rb") as file:
                return file.read(_HEADER_BYTES), os.fstat(file.fileno()).st_size
        except PermissionError as error:  # not even readable: nothing to do with writing
            raise CannotOpenBook(path) from error


def _number(header: bytes, offset: int) -> int:
    return int.from_bytes(header[offset : offset + 4], "big")


def _judge_header(path: Path, header: bytes, size: int, known: int) -> None:
    """Read SQLite's file header: page size at 16, pages at 28, version at 60, application at 68."""
    if len(header) < _HEADER_BYTES:
        raise DamagedBook(path)
    _judge(path, _number(header, 68), _number(header, 60), known)
    page_size = int.from_bytes(header[16:18], "big")
    page_size = 65536 if page_size == 1 else page_size
    pages_are_valid = _number(header, 24) == _number(header, 92)
    if pages_are_valid and not _has_journal(path) and size < page_size * _number(header, 28):
        raise DamagedBook(path)


def _judge(path: Path, application: int, version: int, known: int) -> None:
    if application != APPLICATION_ID:
        raise NotABook(path)
    if version > known:
        raise NewerBook(path, version, known)


def _has_journal(path: Path) -> bool:
    """Say whether a journal with content stands beside the book: somebody is writing, or crashed while writing."""
    with contextlib.suppress(OSError):
        return journal_of(path).stat().st_size > 0
    return False


def _read(path: Path, key: str, known: int, *, check: bool) -> int:
    with driver.connected(path, key, mode="rw" if _has_journal(path) else "ro") as connection:
        ((application,),) = connection.execute("PRAGMA application_id").fetchall()
        ((version,),) = connection.execute("PRAGMA user_version").fetchall()
        _judge(path, application, version, known)
        if findings := quick_check(connection) if check else ():
            raise DamagedBook(path, findings)
    return int(version)


def quick_check(connection: Any) -> tuple[str, ...]:  # noqa: ANN401 - the driver has no types
    """Return what SQLite's quick_check finds, in its own words; nothing when the file is whole."""
    rows = connection.execute(f"PRAGMA quick_check({_FINDINGS})").fetchall()
    return tuple(str(text) for (text,) in rows if text != "ok")
