"""Backups: made from an open book, checked again later, and thinned out without losing the last good one."""

import re
from itertools import groupby
from pathlib import Path

from db import inspection, upgrade
from db.connection import Book
from db.copies import SUFFIX, Backup, copy_book, hash_file, sha256
from db.faults import DamagedBook, translated_files

__all__ = ["Backup", "back_up", "prune", "verify"]

#: A regular backup's name: the book's, then a stamp that sorts by time and begins with the day.
_NAME = re.compile(r"(?P<book>.+)-(?P<stamp>\d{4}-\d{2}-\d{2}[-T0-9]*)" + re.escape(SUFFIX))


def back_up(book: Book, folder: Path, stamp: str) -> Backup:
    """Copy an open book into `folder` as `<book>-<stamp>.backup`; whatever goes wrong, nothing half-made is left.

    `stamp` is time that sorts, like 2026-11-21-0830 or 2026-11-21T083000, or else ValueError is raised; a second copy
    with the same stamp gets a number added.
    """
    name = f"{book.path.stem}-{stamp}{SUFFIX}"
    if not _NAME.fullmatch(name):
        raise ValueError(f"not a time that sorts: {stamp}")
    return copy_book(book.path, book.key, folder / name)


def verify(path: Path, *, passphrase: str = "", known: int = upgrade.LATEST) -> Backup:
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
