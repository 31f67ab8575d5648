"""One year of working days as it is shown: what kind each day is, what it is called, where that comes from."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import Enum

from desktop.domain.calendars import DayOverride, WorkCalendar
from desktop.services.calendars import CalendarService, YearStatus

_HALF_A_YEAR_OF_WEEKS = 26


class DayKind(Enum):
    """What a day is."""

    WORK = "work"
    REST = "rest"  # a usual weekly day off
    HOLIDAY = "holiday"  # off on a day that would be worked, or by a name of its own
    EXCHANGE = "exchange"  # worked although it is a usual weekly day off


@dataclass(frozen=True, slots=True)
class DayMark:
    """One day; `own` is what this book says of it, `public_*` what the country's calendar says."""

    day: date
    kind: DayKind
    name: str
    own: DayOverride | None
    public_working: bool
    public_name: str

    @property
    def working(self) -> bool:
        """Whether people work on it."""
        return self.kind in {DayKind.WORK, DayKind.EXCHANGE}

    @property
    def is_notable(self) -> bool:
        """Whether the list beside the calendar names it."""
        return self.own is not None or self.kind in {DayKind.HOLIDAY, DayKind.EXCHANGE}


@dataclass(frozen=True, slots=True)
class YearView:
    """A country's year, every day in order."""

    country: str
    status: YearStatus
    days: Mapping[date, DayMark] = field(default_factory=dict)

    @property
    def year(self) -> int:
        """The year."""
        return self.status.year

    @property
    def notable(self) -> list[DayMark]:
        """The days that have something to them, in order."""
        return [mark for mark in self.days.values() if mark.is_notable]


def read_year(calendars: CalendarService, year: int, language: str) -> YearView:
    """Read a year, its holidays named in `language` (as in `i18n.LANGUAGES`) where they have such names."""
    calendar = replace(calendars.calendar(), language="en_US" if language == "en" else language)
    return YearView(calendar.country, calendars.year_status(year), _marks(calendar, year))


def _marks(calendar: WorkCalendar, year: int) -> dict[date, DayMark]:
    public = replace(calendar, overrides={}, official_years=frozenset())
    days = [date(year, 1, 1) + timedelta(days=n) for n in range((date(year + 1, 1, 1) - date(year, 1, 1)).days)]
    rest = _weekly_rest(public, days)
    return {day: _mark(calendar, public, day, is_rest=day.weekday() in rest) for day in days}


def _mark(calendar: WorkCalendar, public: WorkCalendar, day: date, *, is_rest: bool) -> DayMark:
    name = calendar.name(day) or ""
    if calendar.is_working(day):
        kind = DayKind.EXCHANGE if is_rest else DayKind.WORK
    else:
        kind = DayKind.REST if is_rest and not name else DayKind.HOLIDAY
    return DayMark(day, kind, name, calendar.overrides.get(day), public.is_working(day), public.name(day) or "")


def _weekly_rest(public: WorkCalendar, days: Iterable[date]) -> frozenset[int]:
    """Tell on which weekdays a country rests: Friday and Saturday in some, Sunday alone in others."""
    off = [0] * 7
    for day in days:
        off[day.weekday()] += not public.is_working(day)
    return frozenset(weekday for weekday, count in enumerate(off) if count > _HALF_A_YEAR_OF_WEEKS)
