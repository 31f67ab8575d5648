"""Working days: the public calendar of a country and the layer a user lays over it, year by year."""

import contextlib
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from db import models
from db.connection import Book
from db.queries import calendar as queries
from db.queries import settings
from db.queries.visits import planned_days
from desktop.domain.calendars import DayOverride, WorkCalendar, is_known_country, last_announced_year
from desktop.domain.confirmation import confirm_from
from desktop.domain.problems import Problem, ProblemCode
from desktop.domain.text import clean
from desktop.services.results import Changes, Entity, Refused, Saved
from desktop.services.settings import COUNTRY, keep_setting
from desktop.services.working_days import WORKING_DAYS

DEFAULT_COUNTRY = "CN"
_NAME_LIMIT = 100
_FILE_LIMIT = 1_000_000


@dataclass(frozen=True, slots=True)
class YearStatus:
    """How far a year can be trusted; `source` tells where a user's own days come from."""

    year: int
    estimated: bool
    source: str


class CalendarService:
    """The working days that every date of the program is moved by."""

    def __init__(self, book: Book, language: Callable[[], str]) -> None:
        """Take `language`, asked for the language of the holidays' names whenever a calendar is given."""
        self._book = book
        self._language = language
        self._kept: WorkCalendar | None = None
        self._changes = 0

    def country(self) -> str:
        """Give the country whose working days count, ISO 3166."""
        with self._book.reading():
            return settings.get_setting(self._book, COUNTRY) or DEFAULT_COUNTRY

    def calendar(self) -> WorkCalendar:
        """Give the calendar as it is now; kept until it is changed through this service."""
        kept = self._kept
        if kept is None or kept.language != self._language():
            changes = self._changes
            with self._book.reading():
                kept = self._load()
            if changes == self._changes:  # else another thread has changed it while this one was reading
                self._kept = kept
        return kept

    def _load(self) -> WorkCalendar:
        country = settings.get_setting(self._book, COUNTRY) or DEFAULT_COUNTRY
        days = queries.calendar_days(self._book, country)
        return WorkCalendar(
            country,
            {day.day: DayOverride(day.day, day.working, day.name) for day in days},
            frozenset(queries.official_years(self._book, country)),
            language=self._language(),
        )

    def overrides(self, year: int) -> list[DayOverride]:
        """Give the days of a year that differ from the public calendar, in their order."""
        return sorted((o for o in self.calendar().overrides.values() if o.day.year == year), key=lambda o: o.day)

    def year_status(self, year: int) -> YearStatus:
        """Tell whether a year's days are announced, declared by the user, or estimated."""
        with self._book.reading():
            source = queries.official_years(self._book, self.country()).get(year, "")
        return YearStatus(year, self.calendar().is_estimated(date(year, 7, 1)), source)

    def last_announced_year(self) -> int:
        """Give the last year that came with the program as announced; 0 where a country announces none."""
        return last_announced_year(self.country())

    def set_country(self, country: str) -> Saved[int] | Refused:
        """Count the working days of another country; visits are given new confirmation days."""
        country = country.strip().upper()
        if not is_known_country(country):
            return Refused((Problem("country", ProblemCode.NOT_A_CHOICE),))
        with self._changing():
            keep_setting(COUNTRY, country)
            return self._changed()

    def set_day(self, day: date, *, working: bool, name: str = "") -> Saved[int]:
        """Make one day a working day or a day off."""
        with self._changing():
            self._put([DayOverride(day, working, clean(name, _NAME_LIMIT))])
            return self._changed()

    def clear_day(self, day: date) -> Saved[int]:
        """Let the public calendar decide about a day again."""
        with self._changing():
            rows = models.CalendarDay
            rows.delete().where((rows.country == self.country()) & (rows.day == day)).execute()
            return self._changed()

    def set_official(self, year: int, source: str, *, official: bool) -> Saved[int]:
        """Declare that a year's days are as announced, or take that back."""
        with self._changing():
            self._declare(year, source, official=official)
            return self._changed()

    def import_year(self, text: str, source: str) -> Saved[int] | Refused:
        """Take a year's announced days from JSON: `{"year": 2027, "days": [{"name", "date", "isOffDay"}]}`.

        The year counts as official from then on. A file with any day that cannot be read changes nothing.
        """
        parsed = parse_year(text)
        if isinstance(parsed, Problem):
            return Refused((parsed,))
        year, days = parsed
        return self.set_year(year, days, source, official=True)

    def set_year(self, year: int, days: Iterable[DayOverride], source: str, *, official: bool) -> Saved[int]:
        """Take these days instead of all that a year has of its own; undoes with what `overrides` gave before."""
        with self._changing():
            rows = models.CalendarDay
            old = rows.day.between(date(year, 1, 1), date(year, 12, 31))
            rows.delete().where((rows.country == self.country()) & old).execute()
            self._put(days)
            self._declare(year, source, official=official)
            return self._changed()

    def visits_to_move(self) -> int:
        """Count the planned visits whose confirmation day is another one by now: see `refresh`."""
        with self._book.reading():
            return len(self._moved(self.calendar()))

    def refresh(self) -> Saved[int]:
        """Work the confirmation days out anew: a newer version of the program may know more announced years."""
        with self._changing():
            saved = self._changed()
        return saved if saved.value else Saved(0, Changes(frozenset()))

    @contextlib.contextmanager
    def _changing(self) -> Iterator[None]:
        """Write in one transaction; the calendar that is kept goes only once every thread would read the new one."""
        with self._book.transaction():
            yield
        self._changes += 1
        self._kept = None

    def _put(self, days: Iterable[DayOverride]) -> None:
        country = self.country()
        for day in days:
            models.CalendarDay.insert(
                country=country, day=day.day, working=day.working, name=day.name
            ).on_conflict_replace().execute()

    def _declare(self, year: int, source: str, *, official: bool) -> None:
        rows = models.CalendarYear
        if official:
            rows.insert(country=self.country(), year=year, source=clean(source, 300)).on_conflict_replace().execute()
        else:
            rows.delete().where((rows.country == self.country()) & (rows.year == year)).execute()

    def _changed(self) -> Saved[int]:
        """Work out every planned visit's confirmation day anew; gives how many moved.

        The days for papers follow when the list of the day is looked at next: the working days they lean on are gone.
        """
        models.Setting.delete().where(models.Setting.key == WORKING_DAYS).execute()
        moved = self._moved(self._load())
        for visit_id, day in moved.items():
            models.Visit.update(confirm_from=day).where(models.Visit.id == visit_id).execute()
        return Saved(len(moved), Changes.of(Entity.CALENDAR, Entity.VISIT, Entity.PROCESS))

    def _moved(self, calendar: WorkCalendar) -> dict[int, date]:
        """Give the confirmation days of planned visits that are not as they are stored, by visit."""
        days = (
            (visit_id, confirm_from(date.fromisoformat(day), calendar), old)
            for visit_id, day, old, _planned_on in planned_days(self._book)
        )
        return {visit_id: new for visit_id, new, old in days if new.isoformat() != old}


def parse_year(text: str) -> tuple[int, list[DayOverride]] | Problem:
    """Read a year's announced days; a problem names what cannot be read by its place in the file."""
    if len(text) > _FILE_LIMIT:
        return Problem("file", ProblemCode.TOO_LARGE, {"limit": _FILE_LIMIT})
    try:
        data = json.loads(text)
        year, listed = int(data["year"]), list(data["days"])
    except (ValueError, KeyError, TypeError, OverflowError, RecursionError):
        return Problem("file", ProblemCode.NOT_A_CALENDAR)
    if not listed or not 1990 <= year <= 2200:  # noqa: PLR2004 (the years a book can hold)
        return Problem("file", ProblemCode.NOT_A_CALENDAR)
    days: list[DayOverride] = []
    for n, entry in enumerate(listed):
        try:
            day = date.fromisoformat(entry["date"])
            off = entry["isOffDay"]
        except (ValueError, KeyError, TypeError):
            return Problem(f"days.{n + 1}", ProblemCode.NOT_A_DATE)
        if not isinstance(off, bool) or abs(day - date(year, 7, 1)) > timedelta(days=220):
            return Problem(f"days.{n + 1}", ProblemCode.NOT_A_DATE)
        days.append(DayOverride(day, not off, clean(str(entry.get("name", "")), _NAME_LIMIT)))
    return year, days
