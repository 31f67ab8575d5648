"""Copies of a book that can be trusted: made whole, verified, and with their SHA-256 beside them.

A backup is never a file copy of an open book. SQLite writes a fresh one (VACUUM INTO) while other writers wait, so that
what is counted in the book and what is counted in the copy must be the same. A copy of an encrypted book is encrypted
with the same passphrase. The hash stands in a file of the same name with `.sha256` added, as `sha256sum -c` reads it.
"""

import hashlib
import re
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

from db import driver, inspection
from db.faults import BookBusy, DamagedBook, DiskFault, translated, translated_files
from db.files import free_name, half_made, make_private_folder, publish

if TYPE_CHECKING:
    from db.connection import Book

#: What the name of a backup ends with.
SUFFIX = ".backup"
#: A regular backup's name: the book's, then a stamp that sorts by time and begins with the day.
_NAME = re.compile(r"(?P<book>.+)-(?P<stamp>\d{4}-\d{2}-\d{2}[-T0-9]*)" + re.escape(SUFFIX))


@dataclass(frozen=True, slots=True)
class Backup:
    """A verified copy: its file, SHA-256 (lower-case hex) and size in bytes; whether a hash was there to compare."""

    path: Path
    sha256: str
    size: int
    hash_known: bool = True


def back_up(book: "Book", folder: Path, stamp: str) -> Backup:
    """Copy an open book into `folder` as `<book>-<stamp>.backup`; whatever goes wrong, nothing half-made is left.

    `stamp` is local time that sorts, like 2026-11-21-0830; a second copy in the same minute gets a number added.
    """
    return copy_book(book.path, book.database.key, folder / f"{book.path.stem}-{stamp}{SUFFIX}")


def copy_book(source: Path, key: str, target: Path) -> Backup:
    """Write a verified copy of the book at `source` to `target` (or the next free name) and its hash beside it."""
    folder = target.parent
    with translated_files(folder):
        make_private_folder(folder)
        target = free_name(target)
        with half_made(folder) as copy, half_made(folder) as note:
            _copy(source, key, copy)
            digest = sha256(copy)
            note.write_text(f"{digest}  {target.name}\n", encoding="utf-8")
            publish(copy, target)
            publish(note, hash_file(target))
            return Backup(target, digest, target.stat().st_size)


def verify(path: Path, *, known: int, passphrase: str = "") -> Backup:
    """Read a backup from end to end; raise DamagedBook when its hash differs, or what `inspection.inspect` raises.

    A backup whose hash file is missing is only as good as SQLite's own check: `hash_known` is False.
    """
    expected = _expected_hash(path)
    with translated_files(path):
        digest, size = sha256(path), path.stat().st_size
    if expected is not None and digest != expected:
        raise DamagedBook(path)
    inspection.inspect(path, known=known, passphrase=passphrase, limit=size)
    return Backup(path, digest, size, hash_known=expected is not None)


def prune(folder: Path, keep: int) -> list[Path]:
    """Delete all but the newest `keep` (1 or more) regular backups of each book; return what was deleted.

    When none of the kept ones has its right hash, the newest older one that has is kept too.
    """
    if keep < 1:
        raise ValueError("at least one backup is kept")
    deleted = []
    with translated_files(folder):
        found = filter(None, (_NAME.fullmatch(file.name) for file in folder.iterdir()))
        oldest_first = sorted(found, key=lambda match: (match["book"], match["stamp"]))
        for _book, group in groupby(oldest_first, key=lambda match: match["book"]):
            deleted += _surplus([folder / match[0] for match in group], keep)
        for file in deleted:
            hash_file(file).unlink(missing_ok=True)  # first: a backup without its hash is found again next time
            file.unlink()
    return deleted


def hash_file(backup: Path) -> Path:
    """Return the name of the file that holds a backup's hash."""
    return backup.with_name(backup.name + ".sha256")


def _copy(source: Path, key: str, copy: Path) -> None:
    """Fill the empty file `copy`, holding off writers until both sides have been counted."""
    with translated(source), driver.connected(source, key) as holder:
        holder.execute("BEGIN IMMEDIATE")
        with driver.connected(source, key) as copier:
            try:
                with translated(copy.parent):
                    copier.execute("VACUUM INTO ?", (str(copy.absolute()),))
            except (BookBusy, DamagedBook) as fault:  # these two are about the book, not about the copy
                raise type(fault)(source) from fault
        with translated(copy.parent), driver.connected(copy, key, mode="ro") as copied:
            if inspection.quick_check(copied) or _fingerprint(copied) != _fingerprint(holder):
                raise DiskFault(copy.parent)


def _fingerprint(connection: Any) -> list[tuple[str, int]]:  # noqa: ANN401 - the driver has no types
    """Give what a true copy has in common with its book: kind of file, version, and rows in each table."""
    numbers = [
        (name, connection.execute(f"PRAGMA {name}").fetchone()[0]) for name in ("application_id", "user_version")
    ]
    tables = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").fetchall()
    counts = [connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for (name,) in tables]  # noqa: S608
    return numbers + [(name, count) for (name,), count in zip(tables, counts, strict=True)]


def sha256(path: Path) -> str:
    """Hash a file, read in pieces; lower-case hex."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _expected_hash(backup: Path) -> str | None:
    try:
        return hash_file(backup).read_text(encoding="utf-8").split(maxsplit=1)[0].lower()
    except (OSError, ValueError, IndexError):
        return None


def _surplus(oldest_first: list[Path], keep: int) -> list[Path]:
    older, kept = oldest_first[:-keep], oldest_first[-keep:]
    if not any(_is_good(file) for file in kept):
        spared = next((file for file in reversed(older) if _is_good(file)), None)
        older = [file for file in older if file != spared]
    return older


def _is_good(backup: Path) -> bool:
    return _expected_hash(backup) == sha256(backup)
