"""The working days of the next weeks as the book keeps them: the list of a day asks for them, and loads no holidays."""

from datetime import date, timedelta

from db.connection import Book
from db.queries.settings import get_setting

#: The setting: the first day, then 1 or 0 for it and each day after it. Gone once the calendar has changed.
WORKING_DAYS = "working_days"
#: They are kept anew once fewer are left.
LEAST_DAYS = 60


def days_known(book: Book, today: date) -> int:
    """Count the days from `today` on that are kept; 0 when nothing is, or when it begins later."""
    return len(_flags(book, today))


def next_working_days(book: Book, today: date, count: int) -> list[date]:
    """List the next working days after `today`, ascending; fewer where no more are kept."""
    days = (today + timedelta(days=n) for n, flag in enumerate(_flags(book, today)) if flag == "1" and n)
    return [day for day, _ in zip(days, range(count), strict=False)]


def _flags(book: Book, today: date) -> str:
    first, _, flags = (get_setting(book, WORKING_DAYS) or "").partition(" ")
    if not first or first > today.isoformat():
        return ""
    return flags[(today - date.fromisoformat(first)).days :]
