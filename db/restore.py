"""Putting a backup in the place of a book, without losing the book that was there."""

import os
import shutil
from pathlib import Path

from sqlcipher3 import dbapi2

from db import backup, driver
from db.faults import BookBusy, DiskFault, fault_of, translated_files
from db.files import free_name, half_made, journal_of, make_private_folder, replace


def restore(source: Path, target: Path, *, known: int, stamp: str, passphrase: str = "") -> Path | None:
    """Put a verified copy of the backup `source` in the place of the book at `target`, which must be closed everywhere.

    The old book, in whatever state, is kept beside it as `<book>-replaced-<stamp>`; returns where, or None when there
    was no book. Raises what `backup.verify` raises, and BookBusy while another program is writing in the old book.
    """
    checked = backup.verify(source, known=known, passphrase=passphrase)
    with translated_files(target.parent):
        make_private_folder(target.parent)
        with half_made(target.parent) as copy:
            shutil.copyfile(source, copy)
            if backup.sha256(copy) != checked.sha256:
                raise DiskFault(target.parent)
            aside = _set_aside(target, stamp) if target.exists() else None
            replace(copy, target)
    return aside


def _set_aside(book: Path, stamp: str) -> Path:
    """Give the old book a second name, with the journal of a crash if there is one."""
    _require_unused(book)
    aside = free_name(book.with_stem(f"{book.stem}-replaced-{stamp}"))
    try:
        os.link(book, aside)
    except OSError:  # no hard links on this disk (FAT)
        shutil.copyfile(book, aside)
    journal = journal_of(book)
    if journal.exists():
        shutil.copyfile(journal, journal_of(aside))
        journal.unlink()  # or else SQLite would roll it back into the restored book
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
