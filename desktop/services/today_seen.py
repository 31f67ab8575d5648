"""What is written when the list of a day is looked at: the day itself, new days for papers, marks that are over."""

from collections.abc import Callable

from db.connection import Book
from db.queries.agenda import papers_over
from db.queries.settings import get_setting
from desktop.domain.calendars import WorkCalendar
from desktop.services.clock import Clock
from desktop.services.paper_days import renew
from desktop.services.results import Changes, Entity, Saved
from desktop.services.settings import keep_setting
from desktop.services.today_lines import DAY_BEFORE, LAST_DAY
from desktop.services.today_marks import clear_past
from desktop.services.working_days import LEAST_DAYS, days_known


def seen(book: Book, clock: Clock, calendar: Callable[[], WorkCalendar]) -> Saved[bool]:
    """Remember the day; give whether anything was written, and as changed only what the list shows."""
    today = clock.today()
    with book.transaction():
        is_new_day = get_setting(book, LAST_DAY) != today.isoformat()
        if is_new_day:
            _turn_page(book, today.isoformat())
            clear_past(clock)
        is_papers_day = days_known(book, today) < LEAST_DAYS or papers_over(book, today)
        if is_papers_day:
            renew(book, today, calendar())
    changes = Changes.of(Entity.PROCESS) if is_papers_day else Changes(frozenset())
    return Saved(is_new_day or is_papers_day, changes)


def _turn_page(book: Book, today: str) -> None:
    before = get_setting(book, LAST_DAY)
    for key, value in ((LAST_DAY, today), (DAY_BEFORE, before or "")):
        keep_setting(key, value)
