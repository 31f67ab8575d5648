"""Working days: a country's calendar, what the user changed in it, and the days on which one customer is closed.

China declares its holidays and the weekend days worked in their place year by year, each November. Until that notice is
known, a year holds the statutory holidays only: such days are *estimated* and said to be so.
"""

import functools
from calendar import monthrange
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from holidays import HolidayBase

#: Countries whose next year is unknown until the government has announced it.
_ANNOUNCED_YEARLY = frozenset({"CN"})

#: Where a country as a whole keeps fewer holidays than nearly all of its people do: the part that is meant.
_USUAL_PART = {"GB": "ENG"}

#: No calendar that makes sense has a longer rest, in days, all closed days of a customer in one run included.
_LONGEST_REST = 1500

_DAY = timedelta(days=1)


class UnknownCountryError(ValueError):
    """No holidays are known for this country code."""


class NoWorkingDayError(ValueError):
    """Years without one working day: the changes made to the calendar cannot be meant."""


@dataclass(frozen=True, slots=True)
class DayOverride:
    """What the user, or an imported notice, says of one day; it beats the country's calendar."""

    day: date
    working: bool
    name: str = ""


@dataclass(frozen=True, slots=True)
class _Year:
    """One year of one country: which days are off, and what the holidays among them are called."""

    off: frozenset[date]
    names: Mapping[date, str]


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """The working days of `country` (ISO 3166, two letters) as the user knows them.

    `official_years` are the years that an imported notice or the user has settled. `closed` are days on which one
    customer does not work; they beat everything else. `language` (en_US, zh_CN) is that of the holidays' names; where a
    country has no names in it, its own are given. A country without data raises UnknownCountryError when first asked.
    """

    country: str = "CN"
    overrides: Mapping[date, DayOverride] = field(default_factory=dict)
    official_years: frozenset[int] = frozenset()
    closed: frozenset[date] = frozenset()
    language: str = "en_US"

    def with_closed(self, days: Iterable[date]) -> "WorkCalendar":
        """Give the same calendar with more closed days; the years already worked out are shared."""
        return replace(self, closed=self.closed.union(days))

    def is_working(self, day: date) -> bool:
        """Tell whether people work on that day, weekend days worked in place of a holiday included."""
        return day not in self.closed and self._is_working_in_country(day)

    def is_closed(self, day: date) -> bool:
        """Tell whether only this customer rests on a day on which the country works."""
        return day in self.closed and self._is_working_in_country(day)

    def is_estimated(self, day: date) -> bool:
        """Tell whether that day's year has not been announced yet, so that it may still change."""
        if self.country not in _ANNOUNCED_YEARLY or day in self.overrides or day.year in self.official_years:
            return False
        return day.year > last_announced_year(self.country)

    def name(self, day: date) -> str | None:
        """Name the holiday, or give the override's own name; None for a day that has none."""
        override = self.overrides.get(day)
        if override is not None and (override.name or override.working):
            return override.name or None
        return _year(self.country, day.year, self.language).names.get(day)

    def on_or_after(self, day: date) -> date:
        """Find the first working day from `day` on, `day` included."""
        return self._walk(day, _DAY)

    def on_or_before(self, day: date) -> date:
        """Find the last working day up to `day`, `day` included."""
        return self._walk(day, -_DAY)

    def add_working_days(self, day: date, n: int) -> date:
        """Find the n-th working day after `day`, or before it when n is negative; 0 gives `day` as it is."""
        step = _DAY if n > 0 else -_DAY
        for _ in range(abs(n)):
            day = self._walk(day + step, step)
        return day

    def nth_working_day(self, year: int, month: int, n: int) -> date | None:
        """Find the n-th working day of a month, from 1; None when the month has fewer."""
        days = self._working_days(year, month)
        return days[n - 1] if 1 <= n <= len(days) else None

    def last_working_day(self, year: int, month: int) -> date | None:
        """Find the last working day of a month; None for a month of which every day is closed."""
        days = self._working_days(year, month)
        return days[-1] if days else None

    def _is_working_in_country(self, day: date) -> bool:
        override = self.overrides.get(day)
        return day not in _year(self.country, day.year).off if override is None else override.working

    def _walk(self, day: date, step: timedelta) -> date:
        for _ in range(_LONGEST_REST):
            if self.is_working(day):
                return day
            day += step
        raise NoWorkingDayError(f"no working day in the {_LONGEST_REST} days up to {day}")

    def _working_days(self, year: int, month: int) -> list[date]:
        last = date(year, month, monthrange(year, month)[1])
        return [day for day in _days_between(date(year, month, 1), last) if self.is_working(day)]


def is_known_country(country: str) -> bool:
    """Tell whether holidays are known for a two-letter country code."""
    return country in known_countries()


@functools.cache
def known_countries() -> tuple[str, ...]:
    """Give the two-letter codes of all countries whose holidays are known, in their order."""
    import holidays

    return tuple(sorted(holidays.list_supported_countries(include_aliases=False)))


@functools.cache
def last_announced_year(country: str) -> int:
    """Find the last year whose announcement came with the program; for countries that announce theirs yearly."""
    # The library tells announced years from computed ones only by its table of special days.
    special: Mapping[int, object] = getattr(_library(country, ()), "special_public_holidays", {})
    return max(special, default=0)


def _days_between(first: date, last: date) -> list[date]:
    return [date.fromordinal(number) for number in range(first.toordinal(), last.toordinal() + 1)]


@functools.lru_cache(maxsize=256)
def _year(country: str, year: int, language: str = "en_US") -> _Year:
    # The neighbours are loaded too: a weekend day worked in December may make up for New Year's holiday.
    library = _library(country, range(year - 1, year + 2), language)
    days = _days_between(date(year, 1, 1), date(year, 12, 31))
    off = frozenset(day for day in days if not library.is_working_day(day))
    return _Year(off, {day: _festival(day, library) for day in days if day in off and day in library})


def _library(country: str, years: Iterable[int], language: str = "en_US") -> "HolidayBase":
    import holidays

    try:
        return holidays.country_holidays(country, _USUAL_PART.get(country), years=years, language=language)
    except NotImplementedError as error:
        raise UnknownCountryError(country) from error


def _festival(day: date, library: "HolidayBase") -> str:
    """Name the festival: a day off in exchange for a worked weekend day bears the name of the festival it lengthens."""
    label = getattr(library, "substituted_label", None)
    exchanged = str(library.tr(label)).partition("%")[0] if label else None
    name = str(library[day])
    if not exchanged or not name.startswith(exchanged):
        return name
    for step in (-_DAY, _DAY):
        near = day + step
        while not library.is_working_day(near):
            if near in library and not library[near].startswith(exchanged):
                return str(library[near])
            near += step
    return name
