"""How late interest is reckoned, and what laws grant without any agreement.

Simple interest by days on what was open of the undisputed part, from the day after the due date on. What was taken off
on a day counts from the next day: money of the first late day has cost one day. Rounded once an item, half up.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

from desktop.domain.amortisation import half_up
from desktop.domain.lateinterest import (
    MILLION,
    InterestBasis,
    InterestChoice,
    InterestItem,
    InterestLine,
    InterestStretch,
    ItemInterest,
    RateBasis,
    ReferenceRate,
    reference_on,
)
from desktop.domain.problems import Problem, ProblemCode

_DAY = timedelta(days=1)
_JULY = 7
#: More days than any half-year has, and fewer than two have.
_HALF_YEAR = timedelta(days=190)


@dataclass(frozen=True, slots=True)
class StatutoryRule:
    """What a law grants without any agreement, for money that became late on `since` or later.

    `points_ppm` come on top of the published rate: the one that was in force before the half-year of the first late
    day, for all days, or where it `changes` the one of the first day of each half-year. `fixed` are, in minor units of
    `currency`, the size of a debt from which on a sum is due, and that sum.
    """

    since: date
    rate: RateBasis
    points_ppm: int
    changes: bool
    currency: str
    fixed: tuple[tuple[int, int], ...]

    def looked_up_on(self, day: date) -> date:
        """Give the day whose published rate is taken for a day."""
        begins = half_year(day)
        return begins if self.changes else begins - _DAY


#: As the laws stood in November 2026. United Kingdom: Late Payment of Commercial Debts (Interest) Act 1998, its order
#: and regulations of 2002. European Union: directive 2011/7/EU, articles 2, 3 and 6, to be law there by 2013-03-16.
STATUTORY: dict[InterestBasis, tuple[StatutoryRule, ...]] = {
    InterestBasis.UK_STATUTORY: (
        StatutoryRule(
            date(2002, 8, 7),
            RateBasis.BOE_BASE,
            80_000,
            False,
            "GBP",
            ((0, 4_000), (100_000, 7_000), (1_000_000, 10_000)),
        ),
    ),
    InterestBasis.EU_STATUTORY: (
        StatutoryRule(
            date(2013, 3, 16), RateBasis.ECB_REF, points_ppm=80_000, changes=True, currency="EUR", fixed=((0, 4_000),)
        ),
    ),
}


class NoRateError(LookupError):
    """No rate is known for a day."""

    def __init__(self, basis: RateBasis, day: date) -> None:
        super().__init__(f"no {basis} for {day}")
        self.basis = basis
        self.day = day


def late_interest(
    items: Iterable[InterestItem], on: date, choice: InterestChoice, rates: Sequence[ReferenceRate]
) -> InterestLine | tuple[Problem, ...] | None:
    """Reckon the late interest of items of one currency up to the end of `on`.

    None where no basis was chosen or nothing is late. Problems are NO_RATE (values: basis, day), one for each day for
    which a published rate is missing. Items of more than one currency raise ValueError.
    """
    late = [item for item in items if item.due_date < on]
    if choice.basis is InterestBasis.NONE or not late:
        return None
    if len({item.currency for item in late}) > 1:
        raise ValueError("late interest is reckoned in one currency at a time")
    found, missing = list[ItemInterest](), dict[tuple[RateBasis, date], None]()
    for item in late:
        try:
            found += _of_item(item, on, choice, rates)
        except NoRateError as error:
            missing[error.basis, error.day] = None
    if missing:
        return tuple(_no_rate(basis, day) for basis, day in missing)
    return _line(choice, on, late[0].currency, found) if found else None


def _no_rate(basis: RateBasis, day: date) -> Problem:
    return Problem("interest", ProblemCode.NO_RATE, {"basis": basis, "day": day.isoformat()})


# One item


class _Rate(NamedTuple):
    """A rate that applies from a day on."""

    since: date
    rate_ppm: int
    reference: ReferenceRate | None = None
    points_ppm: int = 0


def _of_item(
    item: InterestItem, on: date, choice: InterestChoice, rates: Sequence[ReferenceRate]
) -> Iterator[ItemInterest]:
    """Give the interest of an item, nothing where nothing was open of it on a late day or the law grants none."""
    first = item.due_date + _DAY
    rule = _rule(choice.basis, first)
    applied = [_Rate(first, choice.rate_ppm)]
    if choice.basis is InterestBasis.LPR:
        reference = _published(rates, RateBasis.LPR_1Y, first)
        applied = [_Rate(first, reference.rate_ppm * choice.factor // 100, reference)]
    elif rule is not None:
        applied = list(_statutory(rule, first, on, rates))
    elif choice.basis in STATUTORY:
        return
    stretches = tuple(_stretches(_balances(item, on), applied, on))
    if stretches:
        weight = sum(each.balance * each.days * each.rate_ppm for each in stretches)
        interest = half_up(Fraction(max(weight, 0), MILLION * (_days_of_year(choice) or 1)))
        yield ItemInterest(item.id, item.number, stretches, interest, _fixed(rule, item))


def _balances(item: InterestItem, on: date) -> list[tuple[date, int]]:
    """Give from which late day on how much was open, each change once, the first late day first."""
    taken: Counter[date] = Counter()
    for day, amount in item.taken_off:
        taken[max(day, item.due_date) + _DAY] += amount
    level, found = item.open, [(item.due_date + _DAY, item.open)]
    for day in sorted(taken):
        level -= taken[day]
        if day <= on and taken[day]:
            found.append((day, level))
    return found


def _stretches(balances: Sequence[tuple[date, int]], rates: Sequence[_Rate], on: date) -> Iterator[InterestStretch]:
    """Cut the late days wherever the balance or the rate changes; days on which nothing was open are left out."""
    starts = sorted({day for day, _ in balances} | {rate.since for rate in rates})
    for first, following in pairwise((*starts, on + _DAY)):
        balance = next(level for day, level in reversed(balances) if day <= first)
        rate = next(each for each in reversed(rates) if each.since <= first)
        if balance > 0:
            yield InterestStretch(
                first, following - _DAY, balance, rate.rate_ppm, rate.reference, points_ppm=rate.points_ppm
            )


# What a law grants


def _rule(basis: InterestBasis, first: date) -> StatutoryRule | None:
    """Give the rule for money that was late for the first time on a day."""
    rules = [rule for rule in STATUTORY.get(basis, ()) if rule.since <= first]
    return max(rules, key=lambda rule: rule.since, default=None)


def _statutory(rule: StatutoryRule, first: date, on: date, rates: Sequence[ReferenceRate]) -> Iterator[_Rate]:
    """Give the rates of a law: of the first late day's half-year for all days, or of each half-year anew."""
    half_years = [first, *_half_years(first, on)] if rule.changes else [first]
    before = None
    for since in half_years:
        reference = _published(rates, rule.rate, rule.looked_up_on(since))
        if reference != before:
            yield _Rate(since, reference.rate_ppm + rule.points_ppm, reference, rule.points_ppm)
        before = reference


def _half_years(first: date, on: date) -> Iterator[date]:
    """Give the first days of the half-years that begin after a day and up to another."""
    begins = half_year(first)
    while (begins := half_year(begins + _HALF_YEAR)) <= on:
        yield begins


def half_year(day: date) -> date:
    """Give the first day of a half-year: 1 January or 1 July."""
    return date(day.year, _JULY if day.month >= _JULY else 1, 1)


def _fixed(rule: StatutoryRule | None, item: InterestItem) -> int:
    """Give the fixed sum for an item by what became late of it; none in another currency than the law's."""
    if rule is None or rule.currency != item.currency:
        return 0
    return max((sum_ for least, sum_ in rule.fixed if item.open >= least), default=0)


def _published(rates: Iterable[ReferenceRate], basis: RateBasis, day: date) -> ReferenceRate:
    found = reference_on(rates, basis, day)
    if found is None:
        raise NoRateError(basis, day)
    return found


def _line(choice: InterestChoice, on: date, currency: str, items: Sequence[ItemInterest]) -> InterestLine:
    factor = choice.factor if choice.basis is InterestBasis.LPR else 100
    return InterestLine(choice.basis, on, currency, tuple(items), _days_of_year(choice), factor)


def _days_of_year(choice: InterestChoice) -> int | None:
    if choice.basis is InterestBasis.CONTRACT_DAILY:
        return None
    return 365 if choice.basis in STATUTORY else choice.year_days
