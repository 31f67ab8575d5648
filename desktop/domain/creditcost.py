"""What it costs to wait for money: simple interest at the firm's own rate on what was open (rule 41)."""

from collections.abc import Iterable
from datetime import date

#: Credit of more than a year is taken as a loss (rule 41).
ONE_YEAR_DAYS = 365
#: Parts per million: 48,000 is 4.8 % a year.
LARGEST_RATE = 1_000_000
_MILLION = 1_000_000
_DAYS_OF_A_YEAR = 365


def cost_of_credit(amount: int, taken_off: Iterable[tuple[date, int]], since: date, today: date, rate: int) -> int:
    """Give simple interest, actual days by 365, on what was open each day from `since` to `today`, in minor units.

    `taken_off` are the days and sums by which an item of `amount` became less, or more again where a sum is below zero;
    a sum of a day counts from that day on. `rate` is in parts per million a year. Rounded once, half up; 0 for a credit
    note and where `today` is not after `since`.
    """
    if amount <= 0 or today <= since:
        return 0
    # a sum that was taken off saves the interest of the days that were left
    weighted = amount * (today - since).days
    for day, sum_ in taken_off:
        weighted -= sum_ * max((today - max(day, since)).days, 0)
    divisor = _MILLION * _DAYS_OF_A_YEAR
    return max((2 * weighted * rate + divisor) // (2 * divisor), 0)


def is_over_a_year(since: date | None, today: date) -> bool:
    """Say whether an item is 365 days old or older (rule 41); one without a date is not known to be."""
    return since is not None and (today - since).days >= ONE_YEAR_DAYS
