"""Which days of a month a pay-day rule names, before any of them is moved."""

from datetime import date, timedelta

from desktop.domain.calendars import WorkCalendar
from desktop.domain.months import LAST_MONTH_DAY, day_in_month, month_number
from desktop.domain.payrules import (
    LastDay,
    LastWeekday,
    LastWorkingDay,
    MonthDays,
    NoFixedDay,
    NthWeekday,
    NthWorkingDay,
    PayDayKind,
    Quarterly,
    Weekday,
    Weekly,
    Window,
    Yearly,
)

_DAY = timedelta(days=1)


def nominal_days(pay_day: PayDayKind, month: int, calendar: WorkCalendar) -> list[date]:  # noqa: C901, PLR0911
    """List the days of one month, numbered as by `month_number`, that a rule names, ascending."""
    year, month_of_year = divmod(month, 12)
    month_of_year += 1
    match pay_day:
        case MonthDays(days):
            return sorted({day_in_month(month, day) for day in days})
        case LastDay():
            return [day_in_month(month, LAST_MONTH_DAY)]
        case LastWorkingDay():
            return _known(calendar.last_working_day(year, month_of_year))
        case NthWorkingDay(n):
            return _known(calendar.nth_working_day(year, month_of_year, n))
        case NthWeekday(n, weekday):
            return _weekdays(month, weekday)[n - 1 : n]
        case LastWeekday(weekday):
            return _weekdays(month, weekday)[-1:]
        case Weekly():
            return _weekly(pay_day, month)
        case Window(first):
            return [day_in_month(month, first)]
        case Quarterly(month_of_quarter, day):
            return [day_in_month(month, day)] if month % 3 + 1 == month_of_quarter else []
        case Yearly(pay_month, day):
            return [day_in_month(month, day)] if month_of_year == pay_month else []
        case NoFixedDay():
            return []


def window_last(pay_day: PayDayKind, nominal: date) -> date | None:
    """Give the last day of the window that begins on `nominal`; None for a rule without a window."""
    if not isinstance(pay_day, Window):
        return None
    return day_in_month(month_number(nominal) + (pay_day.last < pay_day.first), pay_day.last)


def _weekly(pay_day: Weekly, month: int) -> list[date]:
    days = sorted(day for weekday in pay_day.weekdays for day in _weekdays(month, weekday))
    start = pay_day.fortnights_from
    if start is None:
        return days
    first = min(start + (weekday - start.weekday()) % 7 * _DAY for weekday in pay_day.weekdays)
    return [day for day in days if day >= first and (_week_number(day) - _week_number(first)) % 2 == 0]


def _known(day: date | None) -> list[date]:
    return [] if day is None else [day]


def _weekdays(month: int, weekday: Weekday) -> list[date]:
    first = day_in_month(month, 1)
    first += (weekday - first.weekday()) % 7 * _DAY
    return [day for day in (first + n * 7 * _DAY for n in range(5)) if day.month == first.month]


def _week_number(day: date) -> int:
    """Give the number of a week, Monday to Sunday, counted through all years."""
    return (day.toordinal() - 1) // 7
