"""What a book remembers about itself: country of the working days, whether it is the sample."""

from db.connection import Book
from db.queries import settings as queries
from desktop.services.results import Changes, Entity, Saved

COUNTRY = "country"
SAMPLE = "sample"
LAST_BACKUP = "last_backup"


def keep_setting(key: str, value: str) -> None:
    """Keep one setting, inside the caller's transaction."""
    from db import models  # not for a start, which only reads

    models.Setting.insert(key=key, value=value).on_conflict_replace().execute()


class SettingsService:
    """The settings that travel with the book."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def get(self, key: str, default: str = "") -> str:
        """Give one setting, or the default when it has never been set."""
        with self._book.reading():
            value = queries.get_setting(self._book, key)
        return default if value is None else value

    def set(self, key: str, value: str) -> Saved[str]:
        """Keep one setting."""
        with self._book.transaction():
            keep_setting(key, value)
        return Saved(value, Changes.of(Entity.SETTING))

    @property
    def is_sample(self) -> bool:
        """Whether the book is the sample, which is marked as such on every page."""
        return self.get(SAMPLE) == "1"
