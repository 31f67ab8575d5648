"""Paying a debt in instalments: from the terms to the rows, each with its sum and its days.

Sums are whole minor units, rates millionths a year; nothing here is a float.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction
from itertools import pairwise
from math import ceil

from desktop.domain.amortisation import (
    equal_parts,
    half_up,
    level_payment,
    level_principals,
    parts_of,
    principals_by_payment,
)
from desktop.domain.calendars import WorkCalendar
from desktop.domain.checks import check_range, check_sum
from desktop.domain.money import exponent
from desktop.domain.months import LAST_MONTH_DAY, day_in_month, month_number
from desktop.domain.problems import Problem, ProblemCode

#: More instalments than these are a slip of the pen.
MOST_PARTS = 120

#: The first instalment, and interest, begin at most so many years away from today.
MOST_YEARS = 10

#: 100 % a year: what is typed above it is a slip. What the law allows is not known here.
LARGEST_RATE_PPM = 1_000_000

_PPM = 1_000_000
_PER_CENT = 100
_HUNDREDTHS = 100 * _PER_CENT


class Every(StrEnum):
    """How far the instalments are apart."""

    WEEK = "week"
    TWO_WEEKS = "two_weeks"
    MONTH = "month"
    QUARTER = "quarter"
    MONTH_END = "month_end"  # the last day of each month, whatever day the first falls on
    OWN = "own"  # dates of one's own choice


class DayShift(StrEnum):
    """What becomes of a date that is not a working day."""

    NONE = "none"
    FOLLOWING = "following"
    PRECEDING = "preceding"
    MODIFIED = "modified"  # the following one, but the preceding when that is in another month


class Interest(StrEnum):
    """How interest is worked out; always on the balance, never on interest."""

    NONE = "none"
    EQUAL_PRINCIPAL = "equal_principal"  # equal parts of the debt, and a period's interest on the balance
    EQUAL_PAYMENT = "equal_payment"  # equal sums of both together
    SIMPLE_365 = "simple_365"  # equal parts of the debt, and interest by the days gone by
    SIMPLE_360 = "simple_360"


class Remainder(StrEnum):
    """Which instalment takes what an even split leaves over."""

    LAST = "last"
    FIRST = "first"


_DAYS_A_YEAR = {Interest.SIMPLE_365: 365, Interest.SIMPLE_360: 360}
_PERIODS_A_YEAR = {Every.WEEK: 52, Every.TWO_WEEKS: 26, Every.MONTH: 12, Every.MONTH_END: 12, Every.QUARTER: 4}
_WEEKS = {Every.WEEK: 1, Every.TWO_WEEKS: 2}


@dataclass(frozen=True, slots=True)
class Terms:
    """What an instalment plan is worked out from.

    Sums are minor units of `currency`; `rate_ppm` is the yearly rate in millionths (4.8 % = 48_000). Either `parts` or
    `part_amount` is given, the down payment is not one of them; with dates of one's own (`own_dates`, `Every.OWN`)
    neither is needed. `first_on` anchors all other dates. `interest_from` is the day from which simple interest counts,
    the other kinds have no use for it. EQUAL_PAYMENT always ends with what is left, whatever `remainder` says.
    """

    debt: int
    currency: str = "CNY"
    down_payment: int = 0
    down_payment_on: date | None = None
    parts: int | None = None
    part_amount: int | None = None
    every: Every = Every.MONTH
    first_on: date | None = None
    own_dates: tuple[date, ...] = ()
    shift: DayShift = DayShift.FOLLOWING
    interest: Interest = Interest.NONE
    rate_ppm: int = 0
    interest_from: date | None = None
    remainder: Remainder = Remainder.LAST

    @property
    def spread(self) -> int:
        """What the instalments have to pay off: the debt less the down payment."""
        return self.debt - self.down_payment


@dataclass(frozen=True, slots=True)
class Instalment:
    """One row of a plan; position 0 is the down payment, the instalments count from 1.

    `nominal_on` is the day by the terms, `pay_on` the one after moving to a working day; lateness counts from it.
    """

    position: int
    nominal_on: date
    pay_on: date
    principal: int
    interest: int = 0

    @property
    def total(self) -> int:
        """What is to be paid: principal and interest."""
        return self.principal + self.interest


def usual_shift(every: Every) -> DayShift:
    """Give the shift to begin with: month ends stay in their month, everything else moves to the following day."""
    return DayShift.MODIFIED if every is Every.MONTH_END else DayShift.FOLLOWING


def percent_of(debt: int, hundredths: int) -> int:
    """Give the down payment for a share in hundredths of a per cent (20 % = 2000), floored to the minor unit."""
    return debt * hundredths // _HUNDREDTHS


def shifted(day: date, shift: DayShift, calendar: WorkCalendar) -> date:
    """Move a day that is not a working day."""
    if shift is DayShift.NONE:
        return day
    later = calendar.on_or_after(day)
    if shift is DayShift.PRECEDING or (shift is DayShift.MODIFIED and later.month != day.month):
        return calendar.on_or_before(day)
    return later


def schedule(terms: Terms, calendar: WorkCalendar) -> tuple[Instalment, ...]:
    """Work out the rows of terms without problems, the down payment first.

    Two dates may be moved onto one pay day, and a moved date may lie before today: `schedule_problems` finds that.
    """
    principals = _principals(terms)
    days = _nominal_days(terms, len(principals))
    amounts = [(place, day, principal) for place, (day, principal) in enumerate(zip(days, principals, strict=True), 1)]
    if terms.down_payment and terms.down_payment_on:
        amounts.insert(0, (0, terms.down_payment_on, terms.down_payment))
    rows = (Instalment(place, day, shifted(day, terms.shift, calendar), principal) for place, day, principal in amounts)
    return with_interest(terms, rows)


def with_interest(terms: Terms, instalments: Iterable[Instalment]) -> tuple[Instalment, ...]:
    """Work out the interest of each row anew from its principal and pay date, as after rows were edited.

    The down payment, which comes first, bears none and counts as paid from the start. Interest is rounded half up for
    each row. By periods it is the yearly rate divided by the periods of a year (12 months, 52 weeks) on the balance,
    the first period whole whenever it began. Simple interest counts the days from `interest_from`, then from pay date
    to pay date, so that it can be checked against the printed dates; the day it begins on is not counted, the pay date
    is (as Civil Code of China, art. 201, counts days).
    """
    rows = []
    balance, since = terms.debt, terms.interest_from
    for row in instalments:
        if row.position == 0:
            rows.append(replace(row, interest=0))
        else:
            rows.append(replace(row, interest=half_up(max(balance, 0) * _rate(terms, since, row.pay_on))))
            since = row.pay_on
        balance -= row.principal
    return tuple(rows)


def difference(debt: int, instalments: Iterable[Instalment]) -> int:
    """Give the debt less all principals: what is not spread yet, negative when too much is."""
    return debt - sum(row.principal for row in instalments)


def terms_problems(terms: Terms, today: date) -> tuple[Problem, ...]:
    """Find what stands against a new plan by these terms; fields are named as those of the terms, `own_dates.2`."""
    found = (*_sum_problems(terms), *_date_problems(terms, today), *_interest_problems(terms, today))
    return found or tuple(_split_problems(terms))


def schedule_problems(
    debt: int, instalments: Sequence[Instalment], today: date | None = None, currency: str = "CNY"
) -> tuple[Problem, ...]:
    """Find what stands against rows as edited; with `today` also pay dates before it.

    Fields are `instalments` and, counted from 0 in the order given, `instalments.2.principal`, `.interest`,
    `.nominal_on`, `.pay_on`. The principals have to add up to the debt exactly; the difference is told in whole units.
    """
    return tuple(_row_problems(debt, instalments, today, currency))


def plain_sum(minor: int, currency: str) -> str:
    """Write a sum that is not negative in whole units of a currency with all its decimals: 12.50, or 1250 in yen."""
    places = exponent(currency)
    whole, part = divmod(minor, 10**places)
    return f"{whole}.{part:0{places}d}" if places else str(whole)


def _principals(terms: Terms) -> tuple[int, ...]:
    remainder_first = terms.remainder is Remainder.FIRST
    if terms.interest is Interest.EQUAL_PAYMENT:
        if terms.part_amount is None:
            return level_principals(terms.spread, _period_rate(terms), _count(terms))
        return principals_by_payment(terms.spread, _period_rate(terms), terms.part_amount)
    if terms.part_amount is None:
        return equal_parts(terms.spread, _count(terms), remainder_first=remainder_first)
    return parts_of(terms.spread, terms.part_amount, remainder_first=remainder_first)


def _count(terms: Terms) -> int:
    count = len(terms.own_dates) if terms.every is Every.OWN else terms.parts
    if not count:
        raise ValueError("terms without a number of instalments")
    return count


def _nominal_days(terms: Terms, count: int) -> tuple[date, ...]:
    """Count every date from the anchor: chained, the 31st would drift to the 28th for good."""
    if terms.every is Every.OWN:
        return terms.own_dates
    first = terms.first_on
    if first is None:
        raise ValueError("terms without a first day")
    if terms.every in _WEEKS:
        return tuple(first + timedelta(weeks=k * _WEEKS[terms.every]) for k in range(count))
    months = 3 if terms.every is Every.QUARTER else 1
    day = LAST_MONTH_DAY if terms.every is Every.MONTH_END else first.day
    return tuple(day_in_month(month_number(first) + k * months, day) for k in range(count))


def _rate(terms: Terms, since: date | None, until: date) -> Fraction:
    """Give the interest on one minor unit of the balance for one row."""
    if terms.interest is Interest.NONE:
        return Fraction(0)
    if terms.interest not in _DAYS_A_YEAR:
        return _period_rate(terms) if terms.every in _PERIODS_A_YEAR else Fraction(0)  # own dates make no periods
    days = max((until - since).days, 0) if since else 0
    return Fraction(terms.rate_ppm * days, _PPM * _DAYS_A_YEAR[terms.interest])


def _period_rate(terms: Terms) -> Fraction:
    return Fraction(terms.rate_ppm, _PPM * _PERIODS_A_YEAR[terms.every])


def _sum_problems(terms: Terms) -> Iterator[Problem]:
    if terms.debt < 1:
        yield Problem("debt", ProblemCode.TOO_SMALL, {"limit": plain_sum(1, terms.currency)})
        return
    yield from check_sum("debt", terms.debt, terms.currency)
    yield from check_sum("down_payment", terms.down_payment, terms.currency, terms.debt - 1)
    if terms.every is Every.OWN:
        yield from _own_count_problems(terms)
    elif terms.parts is None and terms.part_amount is None:
        yield Problem("parts", ProblemCode.REQUIRED)
    elif terms.parts is not None and terms.part_amount is not None:
        yield Problem("part_amount", ProblemCode.NOT_BOTH)
    elif terms.parts is not None:
        yield from check_range("parts", terms.parts, 1, MOST_PARTS)
    elif terms.part_amount is not None and terms.part_amount < 1:
        yield Problem("part_amount", ProblemCode.TOO_SMALL, {"limit": plain_sum(1, terms.currency)})


def _own_count_problems(terms: Terms) -> Iterator[Problem]:
    count = len(terms.own_dates)
    if terms.part_amount is not None:
        yield Problem("part_amount", ProblemCode.NOT_ALLOWED)
    if terms.parts not in {None, count}:
        yield Problem("parts", ProblemCode.COUNT_DIFFERS, {"count": count})
    if not count:
        yield Problem("own_dates", ProblemCode.REQUIRED)
    elif count > MOST_PARTS:
        yield Problem("own_dates", ProblemCode.TOO_LARGE, {"limit": MOST_PARTS})


def _date_problems(terms: Terms, today: date) -> Iterator[Problem]:
    before: date | None = None
    for field, day in _entered_days(terms):
        if day is None:
            yield Problem(field, ProblemCode.REQUIRED)
            continue
        if day < today:
            yield Problem(field, ProblemCode.IN_THE_PAST)
        elif day > _years_from(today, MOST_YEARS):
            yield Problem(field, ProblemCode.TOO_FAR_AWAY, {"limit": MOST_YEARS})
        elif before is not None and day <= before:
            yield Problem(field, ProblemCode.NOT_AFTER, {"other": before.isoformat()})
        before = day


def _entered_days(terms: Terms) -> list[tuple[str, date | None]]:
    """List the days that were typed in and are used, in the order in which they have to come."""
    down = [("down_payment_on", terms.down_payment_on)] if terms.down_payment else []
    if terms.every is Every.OWN:
        return [*down, *((f"own_dates.{n}", day) for n, day in enumerate(terms.own_dates))]
    return [*down, ("first_on", terms.first_on)]


def _interest_problems(terms: Terms, today: date) -> Iterator[Problem]:
    if terms.interest is Interest.NONE:
        return
    if terms.rate_ppm == 0:
        yield Problem("rate_ppm", ProblemCode.REQUIRED)
    elif terms.rate_ppm < 0:
        yield Problem("rate_ppm", ProblemCode.TOO_SMALL, {"limit": 0})
    elif terms.rate_ppm > LARGEST_RATE_PPM:
        yield Problem("rate_ppm", ProblemCode.TOO_LARGE, {"limit": _PER_CENT * LARGEST_RATE_PPM // _PPM})
    if terms.interest in _DAYS_A_YEAR:
        yield from _interest_from_problems(terms, today)
    elif terms.every is Every.OWN:
        yield Problem("interest", ProblemCode.NEEDS_REGULAR_DATES)


def _interest_from_problems(terms: Terms, today: date) -> Iterator[Problem]:
    since = terms.interest_from
    field, first = next(((name, day) for name, day in _entered_days(terms) if name != "down_payment_on"), ("", None))
    if since is None:
        yield Problem("interest_from", ProblemCode.REQUIRED)
    elif since < _years_from(today, -MOST_YEARS):
        yield Problem("interest_from", ProblemCode.TOO_FAR_AWAY, {"limit": MOST_YEARS})
    elif first is not None and first <= since:
        yield Problem(field, ProblemCode.NOT_AFTER, {"other": since.isoformat()})


def _split_problems(terms: Terms) -> Iterator[Problem]:
    """Find parts that are too small to be, or too many; the other problems have to be looked for before."""
    if terms.part_amount is None:
        if min(_principals(terms)) < 1:
            field = "own_dates" if terms.every is Every.OWN else "parts"
            yield Problem(field, ProblemCode.EMPTY_PART, {"limit": plain_sum(1, terms.currency)})
        return
    if terms.part_amount < (least := _least_part(terms)):
        yield Problem("part_amount", ProblemCode.TOO_SMALL, {"limit": plain_sum(least, terms.currency)})
    else:
        yield from check_sum("part_amount", terms.part_amount, terms.currency, max(terms.spread, least))


def _least_part(terms: Terms) -> int:
    """Give the smallest amount that pays everything off in the most instalments there may be."""
    if terms.interest is not Interest.EQUAL_PAYMENT:
        return ceil(Fraction(terms.spread, MOST_PARTS))
    # Half a unit more makes up for interest that is rounded up each time.
    return ceil(level_payment(terms.spread, _period_rate(terms), MOST_PARTS) + Fraction(1, 2))


def _row_problems(debt: int, rows: Sequence[Instalment], today: date | None, currency: str) -> Iterator[Problem]:
    if not any(row.position for row in rows):
        yield Problem("instalments", ProblemCode.REQUIRED)
    elif len(rows) > MOST_PARTS + 1:
        yield Problem("instalments", ProblemCode.TOO_LARGE, {"limit": MOST_PARTS})
    for n, row in enumerate(rows):
        if row.principal < 1:
            yield Problem(f"instalments.{n}.principal", ProblemCode.TOO_SMALL, {"limit": plain_sum(1, currency)})
        yield from check_sum(f"instalments.{n}.interest", row.interest, currency)
        if today is not None and row.pay_on < today:
            yield Problem(f"instalments.{n}.pay_on", ProblemCode.IN_THE_PAST)
    yield from _order_problems(rows)
    missing = difference(debt, rows)
    if missing:
        code = ProblemCode.NOT_ALL_SPREAD if missing > 0 else ProblemCode.TOO_MUCH_SPREAD
        yield Problem("instalments", code, {"difference": plain_sum(abs(missing), currency)})


def _order_problems(rows: Sequence[Instalment]) -> Iterator[Problem]:
    """Find days that do not rise; two instalments may be moved onto one pay day, as after a long holiday."""
    for n, (before, row) in enumerate(pairwise(rows), 1):
        if row.nominal_on <= before.nominal_on:
            other = before.nominal_on.isoformat()
            yield Problem(f"instalments.{n}.nominal_on", ProblemCode.NOT_AFTER, {"other": other})
        elif row.pay_on < before.pay_on:
            yield Problem(f"instalments.{n}.pay_on", ProblemCode.NOT_AFTER, {"other": before.pay_on.isoformat()})


def _years_from(day: date, years: int) -> date:
    return day_in_month(month_number(day) + 12 * years, day.day)
