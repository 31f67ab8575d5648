"""The limitation clock of an item: from its due day, moved by what the law lets move it, with the events listed.

Days are counted as the Civil Code of China does (articles 201 to 204): the first day is not counted, and a period of
years ends on the corresponding day, or on the last day of a month that has none. Where the law would grant a day more,
as when the last day is a day of rest, the earlier day is given. It is a reminder and no answer of law: ask a lawyer.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from desktop.domain.checks import check_range
from desktop.domain.company import DocumentKind
from desktop.domain.customers import LetterLanguage
from desktop.domain.dunning import Level
from desktop.domain.months import day_in_month, month_number
from desktop.domain.problems import Problem, ProblemCode

#: The longest period that a user can enter, in years.
MOST_YEARS = 30
#: An item is warned of from so many days before its last day on.
WARN_DAYS = 180

_DAY = timedelta(days=1)
_CHINA = "CN"


class ClockEventKind(StrEnum):
    """What moves the clock and stands nowhere else in the book."""

    DEMAND = "demand"
    ACKNOWLEDGEMENT = "acknowledgement"
    LAWSUIT = "lawsuit"
    OTHER = "other"


class ClockLevel(StrEnum):
    """How near the last day is."""

    NONE = "none"
    DAYS_180 = "days_180"  # 91 to 180 days are left
    DAYS_90 = "days_90"  # 31 to 90 days
    DAYS_30 = "days_30"  # 0 to 30 days, the last day itself included
    PASSED = "passed"


class ClockKind(StrEnum):
    """What a line of a clock tells of."""

    PAPER = "paper"  # a paper of ours that names the item
    REPLY = "reply"  # they agree to pay, on the slip of a paper
    CONFIRMED = "confirmed"  # they agree with the figures of a statement
    PAYMENT = "payment"
    OFFICE = "office"  # the finance office's file says that something was settled
    PLAN = "plan"
    PROMISE = "promise"
    DEMAND = "demand"  # from here on what was noted by hand
    ACKNOWLEDGEMENT = "acknowledgement"
    LAWSUIT = "lawsuit"
    OTHER = "other"


class WhyNot(StrEnum):
    """Why something does not move the clock."""

    NO_PROOF = "no_proof"  # nothing that is kept shows that it arrived
    ONLY_SAID = "only_said"
    ARRIVED_BEFORE = "arrived_before"  # another proof has shown it already
    ONLY_FIGURES = "only_figures"  # who confirms figures has not agreed to pay
    VOIDED = "voided"
    REVERSED = "reversed"
    NOBODY_KNOWS = "nobody_knows"  # who paid, and when
    NOT_SIGNED = "not_signed"
    CANCELLED = "cancelled"
    ORAL = "oral"
    NOT_BY_DEMANDS = "not_by_demands"  # in this country a demand does not move the clock
    BEFORE_DUE = "before_due"
    EXPIRED = "expired"  # the period had ended: only who owes can take it up again (Civil Code 192)
    NO_PERIOD = "no_period"  # there is no clock to be moved


class NoClock(StrEnum):
    """Why an item has no clock."""

    NO_DUE_DATE = "no_due_date"  # ask for the term, do not guess
    NO_PERIOD = "no_period"  # nobody has entered the period of the customer's country, or its country
    NOTHING_OPEN = "nothing_open"


_LEVELS = (
    (91, ClockLevel.DAYS_180),
    (31, ClockLevel.DAYS_90),
    (0, ClockLevel.DAYS_30),
    (-timedelta.max.days, ClockLevel.PASSED),
)

#: What asks for the money from outside; some laws let no demand move the clock.
_DEMANDS = frozenset({ClockKind.PAPER, ClockKind.DEMAND})
#: What binds the debtor even after the period has ended.
_REVIVES = frozenset({ClockKind.REPLY, ClockKind.PAYMENT, ClockKind.PLAN, ClockKind.ACKNOWLEDGEMENT})


@dataclass(frozen=True, slots=True)
class CountryPeriod:
    """How long a claim lasts in a country (ISO 3166, two letters); `demand_moves`: a proved demand begins it anew."""

    country: str
    years: int
    demand_moves: bool = True


#: Known without being entered: Civil Code of China 188 and 195.
DEFAULT_PERIODS = (CountryPeriod(_CHINA, 3),)


@dataclass(frozen=True, slots=True)
class ClockItem:
    """An item as its clock sees it; `open` in minor units."""

    id: int
    customer_id: int
    number: str
    due_date: date | None
    currency: str
    open: int
    country: str


@dataclass(frozen=True, slots=True)
class ClockFact:
    """Something that may move the clock of an item, on its day; `why_not` where it cannot in any case.

    `runs_from` is the day from which the period is counted anew, None for its own day: of a plan in force the day of
    its last instalment (Civil Code 189). `document` is the kind of a paper and `level` that of a reminder. Of the ids
    the one is given that the line opens.
    """

    day: date
    kind: ClockKind
    why_not: WhyNot | None = None
    runs_from: date | None = None
    number: str = ""
    document: DocumentKind | None = None
    level: Level | None = None
    amount: int | None = None
    note: str = ""
    document_id: int | None = None
    payment_id: int | None = None
    plan_id: int | None = None
    promise_id: int | None = None
    event_id: int | None = None


@dataclass(frozen=True, slots=True)
class ClockLine:
    """What happened, and whether it moved the clock; `ends_on` is the last day of the period that it began."""

    fact: ClockFact
    why_not: WhyNot | None
    ends_on: date | None = None

    @property
    def day(self) -> date:
        """The day on which it happened."""
        return self.fact.day

    @property
    def kind(self) -> ClockKind:
        """What it is."""
        return self.fact.kind

    @property
    def counts(self) -> bool:
        """Whether it moved the clock."""
        return self.why_not is None

    @property
    def number(self) -> str:
        """The number of the paper, or the reference of the payment; '' where it has none."""
        return self.fact.number

    @property
    def document_id(self) -> int | None:
        """The paper that it tells of."""
        return self.fact.document_id


@dataclass(frozen=True, slots=True)
class Clock:
    """The clock of one item on one day; `events` in the order of their days.

    The period runs from `started_on` to `ends_on`, both included; `days_left` is 0 on its last day and below zero after
    it. All three are None where `off` says why there is no clock. `lapsed_on` is the last day of an earlier period that
    had ended before they paid or agreed: whether that took all of the claim up again is for a lawyer to say.
    """

    item: ClockItem
    level: ClockLevel = ClockLevel.NONE
    started_on: date | None = None
    ends_on: date | None = None
    days_left: int | None = None
    events: tuple[ClockLine, ...] = ()
    off: NoClock | None = None
    lapsed_on: date | None = None

    @property
    def possibly_expired(self) -> bool:
        """Whether a period has ended, the present one or an earlier one."""
        return self.level is ClockLevel.PASSED or self.lapsed_on is not None


def country_of(country: str, language: LetterLanguage) -> str:
    """Give the country whose law is taken: the customer's own, else China where its letters are Chinese, else ''."""
    return country or (_CHINA if language is LetterLanguage.CHINESE else "")


def last_day(runs_from: date, years: int) -> date:
    """Give the last day of a period of years of which `runs_from` is the day before the first (Civil Code 201, 202)."""
    try:
        return runs_from.replace(year=runs_from.year + years)
    except ValueError:  # 29 February
        return runs_from.replace(year=runs_from.year + years, day=28)


def due_before(until: date, years: int) -> date:
    """Give a day after which no item falls due whose first period ends by `until`; a day too many at most."""
    following = day_in_month(month_number(until) - 12 * years, until.day) + _DAY
    # 29 February ends on the 28th, too, where the last year has none
    return following + _DAY if last_day(following, years) <= until else following


def level_on(days_left: int) -> ClockLevel:
    """Say how near the last day is, so many days before it (0: on it)."""
    if days_left > WARN_DAYS:
        return ClockLevel.NONE
    return next(level for least, level in _LEVELS if days_left >= least)


def run_clock(item: ClockItem, facts: Iterable[ClockFact], periods: Sequence[CountryPeriod], today: date) -> Clock:
    """Put what happened to the clock of an item, day by day, and say where it stands today."""
    ordered = sorted(facts, key=_by_day)
    period = next((each for each in periods if each.country == item.country), None)
    if item.due_date is None or period is None or item.open <= 0:
        lines = tuple(ClockLine(fact, fact.why_not or WhyNot.NO_PERIOD) for fact in ordered)
        return Clock(item, events=lines, off=_off(item))
    runs_from, ends_on = item.due_date, last_day(item.due_date, period.years)
    lapsed_on: date | None = None
    moved = list[ClockLine]()
    for fact in ordered:
        why_not = fact.why_not or _judged(fact, item.due_date, ends_on, period)
        if why_not is None:
            begins = fact.runs_from or fact.day
            ends = last_day(begins, period.years)
            lapsed_on = lapsed_on or (ends_on if fact.day > ends_on else None)
            runs_from, ends_on = max((runs_from, ends_on), (begins, ends))
        moved.append(ClockLine(fact, why_not, None if why_not else ends))
    left = (ends_on - today).days
    return Clock(item, level_on(left), runs_from + _DAY, ends_on, left, tuple(moved), lapsed_on=lapsed_on)


def most_pressing(clock: Clock) -> tuple[date, int]:
    """Order clocks: the one that ends first before the others, those that are off last."""
    return clock.ends_on or date.max, clock.item.id


def arrivals(
    proofs: Iterable[tuple[date, WhyNot | None]], sent_on: Sequence[date]
) -> Iterator[tuple[date, WhyNot | None]]:
    """Say of the proofs that a paper arrived which one counts, in the order of their days.

    Each is its day and why it proves nothing, None where it does. Of each time that the paper was sent the first proof
    counts: a later one only shows once more what was known.
    """
    counted: date | None = None
    for day, why_not in sorted(proofs, key=lambda proof: proof[0]):
        known = counted is not None and not any(counted < sent <= day for sent in sent_on)
        if why_not is None and known:
            yield day, WhyNot.ARRIVED_BEFORE
        else:
            counted = day if why_not is None else counted
            yield day, why_not


def period_problems(periods: Sequence[CountryPeriod]) -> Iterator[Problem]:
    """Check the periods: one of each country, in whole years; a problem is named `0.country` or `0.years`."""
    seen: set[str] = set()
    for place, period in enumerate(periods):
        if period.country in seen:
            yield Problem(f"{place}.country", ProblemCode.TAKEN, {"name": period.country})
        seen.add(period.country)
        yield from check_range(f"{place}.years", period.years, 1, MOST_YEARS)


def _off(item: ClockItem) -> NoClock:
    if item.open <= 0:
        return NoClock.NOTHING_OPEN
    return NoClock.NO_DUE_DATE if item.due_date is None else NoClock.NO_PERIOD


def _judged(fact: ClockFact, due: date, ends_on: date, period: CountryPeriod) -> WhyNot | None:
    """Say why something that could move the clock does not, the period ending on a day so far."""
    if fact.kind in _DEMANDS and not period.demand_moves:
        return WhyNot.NOT_BY_DEMANDS
    if (fact.runs_from or fact.day) <= due:
        return WhyNot.BEFORE_DUE
    if fact.day > ends_on and fact.kind not in _REVIVES:
        return WhyNot.EXPIRED
    return None


def _by_day(fact: ClockFact) -> date:
    return fact.day
