"""Reads of the book's own settings."""

from db.connection import Book


def get_setting(book: Book, key: str) -> str | None:
    """Give one setting, None when it has never been set."""
    rows = book.rows("SELECT value FROM setting WHERE key = ?", [key])
    return rows[0][0] if rows else None
