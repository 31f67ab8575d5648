"""When a customer may be called: working hours, never at meals, best in the afternoon, and not too often a day.

Times are HH:MM. Outside the window there is only a warning, never a refusal (rules 71 and 72, D7).
"""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from desktop.domain.checks import check_range, check_time
from desktop.domain.contacts import ContactChannel
from desktop.domain.customers import MOST_CONTACTS_A_DAY
from desktop.domain.problems import Problem, ProblemCode

#: Nobody is disturbed before or after, whatever the firm's own hours are (D7).
EARLIEST, LATEST = "08:00", "22:00"
#: Tries that reached nobody, after which another one on the same day is one too many.
TRIES_A_DAY = 3

#: Ways of getting in touch that take the other's time at once; a mail or a letter waits until it is read.
DISTURBING = frozenset({ContactChannel.CALL, ContactChannel.MESSAGE, ContactChannel.VISIT})

_MIDNIGHT = "24:00"
_STEP_MINUTES = 15
_CLOCK = r"(\d{1,2}:\d{2})?"
_SPAN = re.compile(rf"{_CLOCK}\s*(?:-|~|to|至|到)\s*{_CLOCK}", re.IGNORECASE)
_DASHES = str.maketrans("‐‑‒–—−〜～", "--------")


class CallWarning(StrEnum):
    """Why this is no good moment to get in touch."""

    NO_WORKING_DAY = "no_working_day"
    TOO_EARLY = "too_early"
    TOO_LATE = "too_late"
    MEAL = "meal"
    OUTSIDE_HOURS = "outside_hours"  # the hours in which this customer takes calls
    AVOIDED_HOURS = "avoided_hours"  # hours in which this customer does not want to be called
    ENOUGH_TODAY = "enough_today"  # as many contacts as a day may have
    TRIED_OFTEN = "tried_often"  # nobody was reached, and often enough for one day


@dataclass(frozen=True, slots=True)
class CallRules:
    """The firm's own hours for getting in touch, and how many contacts a day are enough."""

    open_from: str = "08:30"
    open_to: str = "18:00"
    meal_from: str = "11:30"
    meal_to: str = "13:30"
    best: str = "15:30"
    contacts_a_day: int = 1


@dataclass(frozen=True, slots=True, order=True)
class Hours:
    """A span of a day from `start`, included, to `end`, not included; `end` may be 24:00."""

    start: str
    end: str

    def covers(self, time: str) -> bool:
        """Tell whether a moment lies in the span."""
        return self.start <= time < self.end


@dataclass(frozen=True, slots=True)
class CustomerHours:
    """What one customer has told: when calls are taken, when not, and how many a day at most; None or '' as the firm.

    Hours of the customer's own stand in the place of the firm's; meals stay meals.
    """

    call_from: str | None = None
    call_to: str | None = None
    avoid_hours: str = ""
    contacts_a_day: int | None = None


@dataclass(frozen=True, slots=True)
class ContactsOfDay:
    """How often a customer was reached on a day, and how often tried in vain; by phone, message or visit."""

    reached: int = 0
    tried: int = 0


@dataclass(frozen=True, slots=True)
class CallWindow:
    """When to get in touch on a day: the best time, the spans that are free, and what speaks against it now."""

    best: str
    spans: tuple[Hours, ...]
    warnings: tuple[CallWarning, ...]
    had: ContactsOfDay = field(default_factory=ContactsOfDay)


def rules_problems(rules: CallRules) -> Iterator[Problem]:
    """Check the firm's hours: within 08:00 to 22:00, each end after its start, the best time inside them (D7)."""
    fields = ("open_from", "open_to", "meal_from", "meal_to", "best")
    malformed = [problem for name in fields for problem in check_time(name, getattr(rules, name))]
    yield from malformed
    yield from check_range("contacts_a_day", rules.contacts_a_day, 1, MOST_CONTACTS_A_DAY)
    if malformed:
        return
    if rules.open_from < EARLIEST:
        yield Problem("open_from", ProblemCode.TOO_SMALL, {"limit": EARLIEST})
    if rules.open_to > LATEST:
        yield Problem("open_to", ProblemCode.TOO_LATE, {"limit": LATEST})
    for start, end in (("open_from", "open_to"), ("meal_from", "meal_to")):
        if getattr(rules, end) <= getattr(rules, start):
            yield Problem(end, ProblemCode.NOT_AFTER, {"other": getattr(rules, start)})
    if not any(span.covers(rules.best) for span in free_hours(rules, CustomerHours())):
        yield Problem("best", ProblemCode.NOT_A_CHOICE)


def parse_hours(text: str) -> tuple[Hours, ...]:
    """Read spans such as "11:30-13:30, 18:00-" in the order of the day; what is no span is left out.

    An open side runs to the end of the day. Takes any dash, ~, "to", 至 and full-width signs.
    """
    plain = unicodedata.normalize("NFKC", text).translate(_DASHES)
    return tuple(sorted({span for part in re.split(r"[,;、/\n]", plain) if (span := _span(part.strip())) is not None}))


def _span(text: str) -> Hours | None:
    found = _SPAN.fullmatch(text)
    if found is None or not any(found.groups()):
        return None
    start, end = (found[1] or "00:00").zfill(5), (found[2] or _MIDNIGHT).zfill(5)
    malformed = [*check_time("", start), *(check_time("", end) if end != _MIDNIGHT else ())]
    return Hours(start, end) if not malformed and start < end else None


def free_hours(rules: CallRules, customer: CustomerHours) -> tuple[Hours, ...]:
    """Give the spans of a working day in which the customer may be disturbed, in their order."""
    free = [Hours(customer.call_from or rules.open_from, customer.call_to or rules.open_to)]
    for taken in (Hours(rules.meal_from, rules.meal_to), *parse_hours(customer.avoid_hours)):
        free = [part for span in free for part in _without(span, taken)]
    return tuple(free)


def _without(span: Hours, taken: Hours) -> Iterator[Hours]:
    for part in (Hours(span.start, min(span.end, taken.start)), Hours(max(span.start, taken.end), span.end)):
        if part.start < part.end:
            yield part


def best_time(spans: Collection[Hours], wished: str) -> str:
    """Give the quarter of an hour nearest to the wished time that is free; the wished time where none is free."""
    if any(span.covers(wished) for span in spans):
        return wished
    return min(_free_times(spans), key=lambda time: abs(_minutes(time) - _minutes(wished)), default=wished)


def call_window(
    rules: CallRules,
    customer: CustomerHours,
    *,
    working_day: bool,
    had: ContactsOfDay,
    at: str,
    channel: ContactChannel = ContactChannel.CALL,
    persons_time: str | None = None,
) -> CallWindow:
    """Work out when to get in touch on a day, and what speaks against its time `at`.

    `persons_time` is when the person asked for is best called, and goes before the firm's best time as it is. A mail
    or a letter disturbs nobody and is never warned of.
    """
    spans = free_hours(rules, customer)
    warnings: list[CallWarning] = []
    if channel in DISTURBING:
        warnings += [] if working_day else [CallWarning.NO_WORKING_DAY]
        warnings += _at_warnings(rules, customer, at)
        warnings += _count_warnings(customer.contacts_a_day or rules.contacts_a_day, had)
    return CallWindow(persons_time or best_time(spans, rules.best), spans, tuple(warnings), had)


def _at_warnings(rules: CallRules, customer: CustomerHours, at: str) -> Iterator[CallWarning]:
    if at < (customer.call_from or rules.open_from):
        yield CallWarning.OUTSIDE_HOURS if customer.call_from else CallWarning.TOO_EARLY
    if at >= (customer.call_to or rules.open_to):
        yield CallWarning.OUTSIDE_HOURS if customer.call_to else CallWarning.TOO_LATE
    if Hours(rules.meal_from, rules.meal_to).covers(at):
        yield CallWarning.MEAL
    if any(span.covers(at) for span in parse_hours(customer.avoid_hours)):
        yield CallWarning.AVOIDED_HOURS


def _count_warnings(most: int, had: ContactsOfDay) -> Iterator[CallWarning]:
    if had.reached >= most:
        yield CallWarning.ENOUGH_TODAY
    if had.tried >= TRIES_A_DAY:
        yield CallWarning.TRIED_OFTEN


def _free_times(spans: Iterable[Hours]) -> list[str]:
    spans = tuple(spans)
    times = (f"{minutes // 60:02}:{minutes % 60:02}" for minutes in range(0, 24 * 60, _STEP_MINUTES))
    return [time for time in times if any(span.covers(time) for span in spans)]


def _minutes(time: str) -> int:
    hours, _colon, minutes = time.partition(":")
    return int(hours) * 60 + int(minutes)
