"""Months counted through all years, and days in them that not every month has."""

from calendar import monthrange
from datetime import date

#: The highest day of a month; where it is meant for each month, the last one is.
LAST_MONTH_DAY = 31


def month_number(day: date) -> int:
    """Give the number of a month, counted through all years, so that months can be added and compared."""
    return day.year * 12 + day.month - 1


def day_in_month(month: int, day: int) -> date:
    """Give a day of a numbered month; a day that the month does not have is its last one."""
    year, month_of_year = divmod(month, 12)
    return date(year, month_of_year + 1, min(day, monthrange(year, month_of_year + 1)[1]))
