"""Late interest: its bases, its rates as dated data, and what its formula is printed from."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop.domain.checks import check_range
from desktop.domain.problems import Problem, ProblemCode

#: Rates are in parts per million: 31,000 is 3.1 %.
MILLION = 1_000_000
#: Rates have two decimals of a per cent: so a factor of two decimals gives whole millionths.
RATE_STEP = 100
LARGEST_RATE = MILLION
MOST_DAILY = 10_000
DAYS_OF_YEAR = (365, 360)
#: Factors of a published rate, in hundredths: the rate itself, and what courts add to it for a sale (30 to 50 %).
USUAL_FACTORS = (100, 130, 150)
MOST_FACTOR = 400
#: A yearly rate above so many times the published one is warned about; without a published one, above the other.
HIGH_FACTOR = 4
HIGH_RATE = 240_000


class RateBasis(StrEnum):
    """A published rate that changes from time to time; the user enters its values."""

    LPR_1Y = "lpr_1y"
    BOE_BASE = "boe_base"
    ECB_REF = "ecb_ref"


class InterestBasis(StrEnum):
    """What late interest is reckoned by; none until somebody chooses."""

    NONE = "none"
    CONTRACT_DAILY = "contract_daily"  # a rate a day that the contract names
    CONTRACT_YEARLY = "contract_yearly"  # a rate a year that the contract names
    LPR = "lpr"  # nothing agreed: the LPR of one year when the money became late, times a factor
    UK_STATUTORY = "uk_statutory"
    EU_STATUTORY = "eu_statutory"


class InterestWarning(StrEnum):
    """What somebody should know of a choice; none of it keeps it from being made."""

    HIGH_RATE = "high_rate"  # a court may reduce what is far above the loss


@dataclass(frozen=True, slots=True)
class InterestChoice:
    """What a rep chooses: `rate_ppm` in millionths a day or a year as `basis` says, `factor` in hundredths (of LPR).

    `year_days` (365 or 360) is for CONTRACT_YEARLY and LPR; what the law sets is by 365.
    """

    basis: InterestBasis = InterestBasis.NONE
    rate_ppm: int = 0
    factor: int = 100
    year_days: int = 365


@dataclass(frozen=True, slots=True)
class ReferenceRate:
    """A published rate from a day on, that day included; in millionths a year."""

    basis: RateBasis
    valid_from: date
    rate_ppm: int


@dataclass(frozen=True, slots=True)
class InterestItem:
    """An item that may be late; `open` is what was open of its undisputed part at the end of the due date.

    `taken_off` are days after that and the sums by which it became less, or more again where a sum is below zero.
    """

    id: int
    number: str
    currency: str
    due_date: date
    open: int
    taken_off: tuple[tuple[date, int], ...] = ()


@dataclass(frozen=True, slots=True)
class InterestStretch:
    """Days on which neither the balance nor the rate changed, both ends included.

    `rate_ppm` is the rate that applies, factor and points included; `reference` the published one behind it, and
    `points_ppm` what the law adds to that.
    """

    first: date
    last: date
    balance: int
    rate_ppm: int
    reference: ReferenceRate | None = None
    points_ppm: int = 0

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.last - self.first).days + 1


@dataclass(frozen=True, slots=True)
class ItemInterest:
    """The late interest of one item, in minor units; `fixed` is a sum that the law adds for the item."""

    id: int
    number: str
    stretches: tuple[InterestStretch, ...]
    interest: int
    fixed: int = 0

    @property
    def first(self) -> date:
        """The first day that costs interest."""
        return self.stretches[0].first

    @property
    def last(self) -> date:
        """The last day that costs interest."""
        return self.stretches[-1].last

    @property
    def days(self) -> int:
        """On how many days something was open."""
        return sum(stretch.days for stretch in self.stretches)

    @property
    def total(self) -> int:
        """What the item costs for being late."""
        return self.interest + self.fixed


@dataclass(frozen=True, slots=True)
class InterestLine:
    """Late interest of the items of one currency up to the end of a day, with all that its formula is printed from.

    Each stretch costs balance * days * rate / `year_days`; `year_days` is None where the rate is one a day. `factor`
    is by what the published rate was multiplied, in hundredths.
    """

    basis: InterestBasis
    on: date
    currency: str
    items: tuple[ItemInterest, ...]
    year_days: int | None = 365
    factor: int = 100

    @property
    def rates(self) -> tuple[int, ...]:
        """The rates that apply, in millionths, each once and in the order of their days."""
        stretches = sorted((stretch for item in self.items for stretch in item.stretches), key=_by_first)
        return tuple(dict.fromkeys(stretch.rate_ppm for stretch in stretches))

    @property
    def references(self) -> tuple[ReferenceRate, ...]:
        """The published rates behind them, each once, the earliest first."""
        found = {each.reference for item in self.items for each in item.stretches if each.reference is not None}
        return tuple(sorted(found, key=_by_validity))

    @property
    def first(self) -> date:
        """The first day that costs interest."""
        return min(item.first for item in self.items)

    @property
    def interest(self) -> int:
        """The interest of all items, in minor units."""
        return sum(item.interest for item in self.items)

    @property
    def fixed(self) -> int:
        """The fixed sums of all items, in minor units."""
        return sum(item.fixed for item in self.items)

    @property
    def total(self) -> int:
        """What all items cost for being late, in minor units."""
        return self.interest + self.fixed


def interest_warnings(
    choice: InterestChoice, on: date, rates: Sequence[ReferenceRate] = ()
) -> tuple[InterestWarning, ...]:
    """Warn of a contract's rate that is far above the usual: over four times the LPR of a day, or over 24 % a year."""
    by_year = {
        InterestBasis.CONTRACT_DAILY: choice.rate_ppm * 365,
        InterestBasis.CONTRACT_YEARLY: choice.rate_ppm,
    }.get(choice.basis, 0)
    known = reference_on(rates, RateBasis.LPR_1Y, on)
    high = known.rate_ppm * HIGH_FACTOR if known else HIGH_RATE
    return (InterestWarning.HIGH_RATE,) if by_year > high else ()


def choice_problems(choice: InterestChoice) -> tuple[Problem, ...]:
    """Check a choice: its rate and factor in their ranges, a year of 365 or 360 days."""
    return tuple(_problems(choice))


def rate_problems(rate: ReferenceRate) -> Iterator[Problem]:
    """Check a published rate: -100 to 100 % a year, with two decimals of a per cent at most."""
    yield from check_range("rate_ppm", rate.rate_ppm, -LARGEST_RATE, LARGEST_RATE)
    if rate.rate_ppm % RATE_STEP:
        yield Problem("rate_ppm", ProblemCode.TOO_MANY_DECIMALS, {"limit": 2})


def reference_on(rates: Iterable[ReferenceRate], basis: RateBasis, day: date) -> ReferenceRate | None:
    """Give the rate that was in force on a day, None where none is known."""
    known = (rate for rate in rates if rate.basis is basis and rate.valid_from <= day)
    return max(known, key=_by_validity, default=None)


def _problems(choice: InterestChoice) -> Iterator[Problem]:
    match choice.basis:
        case InterestBasis.CONTRACT_DAILY:
            yield from check_range("rate_ppm", choice.rate_ppm, 1, MOST_DAILY)
        case InterestBasis.CONTRACT_YEARLY:
            yield from check_range("rate_ppm", choice.rate_ppm, 1, LARGEST_RATE)
        case InterestBasis.LPR:
            yield from check_range("factor", choice.factor, 100, MOST_FACTOR)
        case _:
            pass
    if choice.year_days not in DAYS_OF_YEAR:
        yield Problem("year_days", ProblemCode.NOT_A_CHOICE)


def _by_first(stretch: InterestStretch) -> date:
    return stretch.first


def _by_validity(rate: ReferenceRate) -> date:
    return rate.valid_from
