"""Looking after the book itself: backups and the check."""

from collections.abc import Callable
from pathlib import Path

from db.backup import Backup, back_up, prune
from db.check import Findings, check
from db.connection import Book
from desktop.services.clock import Clock
from desktop.services.results import Saved
from desktop.services.settings import LAST_BACKUP, SettingsService

__all__ = ["Backup", "BookService", "Findings"]

#: How many backups the program's own folder keeps; a folder the user chose is never cleaned up.
BACKUPS_KEPT = 14


class BookService:
    """Backups and the check of the book that is open."""

    def __init__(self, book: Book, clock: Clock, settings: SettingsService, backup_folder: Callable[[], Path]) -> None:
        self._book = book
        self._backup_folder = backup_folder
        self._clock = clock
        self._settings = settings

    @property
    def path(self) -> Path:
        """The file of the book."""
        return self._book.path

    @property
    def is_checked(self) -> bool:
        """Whether the book was checked for damage since it was opened; a large one is not at once."""
        return self._book.checked

    def back_up(self, folder: Path | None = None) -> Saved[Backup]:
        """Make a verified copy, in the program's backup folder unless another is given, and note when."""
        own = self._backup_folder()
        now = self._clock.now()
        backup = back_up(self._book, folder or own, now.replace(":", "").partition("+")[0])
        if folder is None:
            prune(own, BACKUPS_KEPT)
        return Saved(backup, self._settings.set(LAST_BACKUP, now).changes)

    def last_backup(self) -> str:
        """Give the moment of the last backup as UTC ISO text, '' when there was none."""
        return self._settings.get(LAST_BACKUP)

    def check(self) -> Findings:
        """Look for damage, rows that point nowhere and sums that do not agree; writes nothing."""
        return check(self._book)
