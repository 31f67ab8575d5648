"""Reads of working days: the layer that users lay over the public calendar."""

from datetime import date
from typing import NamedTuple

from db.connection import Book
from db.queries.records import record


class CalendarDay(NamedTuple):
    """One day that differs from the public calendar."""

    day: date
    working: bool
    name: str


def calendar_days(book: Book, country: str) -> list[CalendarDay]:
    """Give every override of a country in the order of days."""
    rows = book.rows("SELECT day, working, name FROM calendar_day WHERE country = ? ORDER BY day", [country])
    return [record(CalendarDay, row) for row in rows]


def official_years(book: Book, country: str) -> dict[int, str]:
    """Give the years that a user has declared official, and where their days come from."""
    return dict(book.rows("SELECT year, source FROM calendar_year WHERE country = ?", [country]))
