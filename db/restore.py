"""Putting a backup in the place of a book, without losing the book that was there."""

import os
import shutil
from pathlib import Path

from sqlcipher3 import dbapi2

from db import driver, upgrade
from db.backup import verify
from db.copies import sha256
from db.faults import BookBusy, DiskFault, fault_of, translated_files
from db.files import free_name, half_made, leftovers_of, make_private_folder, replace


def restore(
    source: Path, target: Path, *, stamp: str, passphrase: str = "", known: int = upgrade.LATEST
) -> Path | None:
    """Put a verified copy of the backup `source` in the place of the book at `target`, which must be closed everywhere.

    The old book, in whatever state, is kept beside it as `<book>-replaced-<stamp>`; returns where, or None when there
    was no book. Raises what `verify` raises, and BookBusy while another program is writing in the old book.
    """
    checked = verify(source, passphrase=passphrase, known=known)
    with translated_files(target.parent):
        make_private_folder(target.parent)
        with half_made(target.parent) as copy:
            shutil.copyfile(source, copy)
            if sha256(copy) != checked.sha256:
                raise DiskFault(target.parent)
            aside = _set_aside(target, stamp) if target.exists() else None
            replace(copy, target)
    return aside


def _set_aside(book: Path, stamp: str) -> Path:
    """Give the old book a second name, with what a crash may have left beside it."""
    _require_unused(book)
    aside = free_name(book.with_stem(f"{book.stem}-replaced-{stamp}"))
    try:
        os.link(book, aside)
    except OSError:  # no hard links on this disk (FAT)
        shutil.copyfile(book, aside)
    for left, kept in zip(leftovers_of(book), leftovers_of(aside), strict=True):
        if left.exists():
            shutil.copyfile(left, kept)
            left.unlink()  # or else SQLite would write it into the restored book
    return aside


def _require_unused(book: Path) -> None:
    """Raise BookBusy while another program is at work in the book; what SQLite cannot read is in nobody's use."""
    try:
        with driver.connected(book) as connection:
            connection.execute("PRAGMA busy_timeout = 0")
            connection.execute("BEGIN EXCLUSIVE")
    except dbapi2.Error as error:
        fault = fault_of(error, book)
        if isinstance(fault, BookBusy):
            raise fault from error
