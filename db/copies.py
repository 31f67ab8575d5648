"""Copies of a book that can be trusted: made whole, verified, and with their SHA-256 beside them.

A copy is never a file copy of an open book. SQLite writes a fresh one (VACUUM INTO) while other writers wait, so that
what is counted in the book and what is counted in the copy must be the same. A copy of an encrypted book is encrypted
with the same passphrase. The hash stands in a file of the same name with `.sha256` added, as `sha256sum -c` reads it.
"""

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from db import driver, inspection
from db.faults import BookBusy, DamagedBook, DiskFault, translated, translated_files
from db.files import free_name, half_made, make_private_folder, publish

#: What the name of a backup ends with.
SUFFIX = ".backup"


@dataclass(frozen=True, slots=True)
class Backup:
    """A verified copy: its file, SHA-256 (lower-case hex) and size in bytes; whether a hash was there to compare."""

    path: Path
    sha256: str
    size: int
    hash_known: bool = True


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
                    copier.execute("VACUUM INTO ?", (driver.uri(copy, "rw"),))
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
