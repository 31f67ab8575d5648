"""Finding customers, people, invoices and papers by a few letters, for the window's search box."""

from db.connection import Book
from db.queries.search import Hit, find_anything
from desktop.domain.text import number_key
from desktop.services.search_text import search_needle

__all__ = ["Hit", "SearchService"]


class SearchService:
    """One search over everything that has a name."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def find(self, text: str, limit: int = 8) -> list[Hit]:
        """Give up to `limit` hits of each kind; nothing for an empty text."""
        terms = search_needle(text).split()
        if not terms:
            return []
        with self._book.reading():
            return find_anything(self._book, terms, number_key(text), limit)
