"""When a customer pays: the pay-day rule, its one-line grammar, and the cut-off for papers (rules 22 and 33).

    rule    = payday [SHIFT shift] [CUTOFF day [-nM] [ELSE +nM]]
    payday  = MDAY d{,d} | LASTDAY | LASTWD | WD n | NTH n weekday | LASTWEEKDAY weekday
            | WEEKLY weekday{,weekday} [/2 FROM yyyy-mm-dd] | WINDOW d-d | QUARTER m d | YEAR m d | NONE
    shift   = NEXT | PREV | MODNEXT | SKIP | NONE

A day that a month does not have is its last day: MDAY 31 is 30 April. The shift is NEXT when none is given.
"""

from dataclasses import dataclass
from datetime import date
from enum import IntEnum, StrEnum
from itertools import pairwise

from desktop.domain.months import LAST_MONTH_DAY

MOST_WORKING_DAYS = 23
MOST_MONTHS = 12


class Weekday(IntEnum):
    """Days of the week as `date.weekday()` counts them."""

    MON = 0
    TUE = 1
    WED = 2
    THU = 3
    FRI = 4
    SAT = 5
    SUN = 6


class Shift(StrEnum):
    """What becomes of a pay day that is not a working day."""

    NEXT = "next"  # the next working day
    PREV = "prev"  # the working day before
    MODNEXT = "modnext"  # the next one, but the one before when the next is in another month
    SKIP = "skip"  # nothing is paid; wait for the next pay day
    NONE = "none"  # the day stays as it is


@dataclass(frozen=True, slots=True)
class MonthDays:
    """Fixed days of every month, 1 to 31, ascending."""

    days: tuple[int, ...]

    def __post_init__(self) -> None:
        _require(bool(self.days), "no day of the month")
        _require(all(a < b for a, b in pairwise(self.days)), "days of the month are not ascending")
        for day in self.days:
            _require_range(day, LAST_MONTH_DAY)


@dataclass(frozen=True, slots=True)
class LastDay:
    """The last calendar day of every month."""


@dataclass(frozen=True, slots=True)
class LastWorkingDay:
    """The last working day of every month."""


@dataclass(frozen=True, slots=True)
class NthWorkingDay:
    """The n-th working day of every month, 1 to 23; a month with fewer has no pay day."""

    n: int

    def __post_init__(self) -> None:
        _require_range(self.n, MOST_WORKING_DAYS)


@dataclass(frozen=True, slots=True)
class NthWeekday:
    """The n-th Friday (say) of every month, 1 to 5; a month without a fifth one has no pay day."""

    n: int
    weekday: Weekday

    def __post_init__(self) -> None:
        _require_range(self.n, 5)


@dataclass(frozen=True, slots=True)
class LastWeekday:
    """The last Friday (say) of every month."""

    weekday: Weekday


@dataclass(frozen=True, slots=True)
class Weekly:
    """Days of every week, ascending; with `fortnights_from`, of every second week from the first one on that date."""

    weekdays: tuple[Weekday, ...]
    fortnights_from: date | None = None

    def __post_init__(self) -> None:
        _require(bool(self.weekdays), "no day of the week")
        _require(all(a < b for a, b in pairwise(self.weekdays)), "days of the week are not ascending")


@dataclass(frozen=True, slots=True)
class Window:
    """Some day between two days of every month, both included; 28 to 5 ends in the month after."""

    first: int
    last: int

    def __post_init__(self) -> None:
        _require_range(self.first, LAST_MONTH_DAY)
        _require_range(self.last, LAST_MONTH_DAY)


@dataclass(frozen=True, slots=True)
class Quarterly:
    """One day in the first, second or third month of every quarter."""

    month: int
    day: int

    def __post_init__(self) -> None:
        _require_range(self.month, 3)
        _require_range(self.day, LAST_MONTH_DAY)


@dataclass(frozen=True, slots=True)
class Yearly:
    """One day of the year."""

    month: int
    day: int

    def __post_init__(self) -> None:
        _require_range(self.month, 12)
        _require_range(self.day, LAST_MONTH_DAY)


@dataclass(frozen=True, slots=True)
class NoFixedDay:
    """Known to have no pay day: paid when there is money; promises count instead."""


PayDayKind = (
    MonthDays
    | LastDay
    | LastWorkingDay
    | NthWorkingDay
    | NthWeekday
    | LastWeekday
    | Weekly
    | Window
    | Quarterly
    | Yearly
    | NoFixedDay
)


@dataclass(frozen=True, slots=True)
class Cutoff:
    """The last day of a month, 1 to 31, on which papers are taken in for a pay day.

    It lies `months_before` (0 to 12) the pay month. Papers that come later wait for the first pay day at least
    `wait_months` (0 to 12) after the missed one; 0 is simply the next pay day.
    """

    day: int
    months_before: int = 0
    wait_months: int = 0

    def __post_init__(self) -> None:
        _require_range(self.day, LAST_MONTH_DAY)
        _require_range(self.months_before, MOST_MONTHS, least=0)
        _require_range(self.wait_months, MOST_MONTHS, least=0)


@dataclass(frozen=True, slots=True)
class PayRule:
    """On which days a customer pays, what moves such a day, and until when papers are taken in."""

    pay_day: PayDayKind
    shift: Shift = Shift.NEXT
    cutoff: Cutoff | None = None


def _require(condition: bool, message: str) -> None:  # noqa: FBT001
    if not condition:
        raise ValueError(message)


def _require_range(number: int, most: int, *, least: int = 1) -> None:
    _require(least <= number <= most, f"{number} is not between {least} and {most}")
