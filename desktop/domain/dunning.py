"""The ladder of reminders (R0 to R3): how far a customer is on it, and which letter is next."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum, StrEnum
from typing import TYPE_CHECKING, NamedTuple

from desktop.domain.checks import check_range
from desktop.domain.problems import Problem, ProblemCode

if TYPE_CHECKING:
    from desktop.domain.calendars import WorkCalendar
    from desktop.domain.letters import LetterItems, OpenItem

#: The longest that a step may wait for, in days, and the longest time that a letter may give to pay.
MOST_DAYS = 365
MOST_DAYS_TO_PAY = 60


class Level(IntEnum):
    """The step of a reminder."""

    UPCOMING = 0  # before the money is due
    FIRST = 1
    SECOND = 2
    FINAL = 3  # only once escalation was decided (rule 17, D3)


class StepReason(StrEnum):
    """Why this letter is next, or why none is."""

    FIRST_TIME = "first_time"  # no reminder has named what is overdue
    AFTER_GAP = "after_gap"  # an earlier reminder has brought nothing
    UPCOMING = "upcoming"  # nothing is overdue, and something falls due soon
    TOO_EARLY = "too_early"  # the days of the step have not passed
    WAITS_FOR_GAP = "waits_for_gap"  # another letter went out only lately
    NEEDS_DECISION = "needs_decision"  # the final notice is next, and nobody has decided it
    AT_THE_END = "at_the_end"  # the final notice has been sent
    COVERED = "covered"  # money received and not applied covers what is due
    NOTHING = "nothing"  # nothing may be asked for: promised, disputed, planned, or covered by credit notes


class FinalStep(StrEnum):
    """What may follow a final notice, as the rep chooses it; a right is named and a day, never a threat (D3)."""

    LAWYER = "lawyer"
    COURT = "court"  # or arbitration
    PAYMENT_ORDER = "payment_order"


@dataclass(frozen=True, slots=True)
class LadderRules:
    """When which letter is proposed.

    `upcoming_from` to `upcoming_until` are working days before the due date, both included; `first`, `second` and
    `final` are days overdue from which on the step may be taken, `gap` the least days between two letters to a customer
    in a currency. `pay_within` are the days to pay that the three reminders give, in their order; what is not due yet
    is asked for by its due date. `ask_after` so many days it is asked whether a letter arrived (rule 58).
    """

    upcoming: bool = True
    upcoming_from: int = 7
    upcoming_until: int = 3
    first: int = 3
    second: int = 15
    final: int = 30
    gap: int = 10
    pay_within: tuple[int, int, int] = (7, 10, 14)
    ask_after: int = 5

    def days_overdue(self, level: Level) -> int:
        """Give the days that an item is overdue before a letter of this level asks for it."""
        return (0, self.first, self.second, self.final)[level]


class Issued(NamedTuple):
    """The highest letter, not voided, that has named an item, and its day."""

    level: Level
    day: date


class Window(NamedTuple):
    """The due dates, both included, of which one has to be there for an upcoming reminder."""

    first: date
    last: date


class Ladder(NamedTuple):
    """The rules as they apply on a day."""

    rules: LadderRules
    today: date
    window: Window


@dataclass(frozen=True, slots=True)
class NextStep:
    """The letter that is next, or None and why not.

    `after` is the highest letter that named what is still asked for; `not_before` the first day on which the step may
    be taken where it is too early; `decided_by` the item that the step goes by.
    """

    level: Level | None
    reason: StepReason
    not_before: date | None = None
    decided_by: int | None = None
    after: Level | None = None


@dataclass(frozen=True, slots=True)
class EarlierLetter:
    """A letter that a later one refers to."""

    number: str
    made_on: date
    level: Level


@dataclass(frozen=True, slots=True)
class BrokenPromise:
    """A promise that was not kept, or only in part; sums in minor units, `received` is what has come of it by now."""

    made_on: date
    due_on: date
    amount: int
    received: int = 0


def rules_problems(rules: LadderRules) -> Iterator[Problem]:
    """Refuse rules by which the steps would not follow one another."""
    yield from check_range("upcoming_from", rules.upcoming_from, 1, MOST_DAYS)
    yield from check_range("upcoming_until", rules.upcoming_until, 0, rules.upcoming_from)
    yield from check_range("first", rules.first, 1, MOST_DAYS)
    yield from check_range("second", rules.second, rules.first + 1, MOST_DAYS)
    yield from check_range("final", rules.final, rules.second + 1, MOST_DAYS)
    yield from check_range("gap", rules.gap, 1, MOST_DAYS)
    yield from check_range("ask_after", rules.ask_after, 1, MOST_DAYS)
    if len(rules.pay_within) != Level.FINAL:
        yield Problem("pay_within", ProblemCode.NOT_A_CHOICE)
    for place, days in enumerate(rules.pay_within):
        yield from check_range(f"pay_within.{place}", days, 1, MOST_DAYS_TO_PAY)


def ladder_on(rules: LadderRules, today: date, calendar: "WorkCalendar") -> Ladder:
    """Apply rules to a day."""
    nearest, farthest = (calendar.add_working_days(today, n) for n in (rules.upcoming_until, rules.upcoming_from))
    return Ladder(rules, today, Window(nearest, farthest))


def next_step(
    items: "LetterItems",
    issued: Mapping[int, Issued],
    last_on: date | None,
    ladder: Ladder,
    *,
    escalated: bool,
) -> NextStep:
    """Decide which letter a customer gets next in a currency, from the items that one would ask for.

    It is one step above the highest letter that named one of them, once the gap since `last_on` has passed and that
    item is overdue by the days of the step; a final notice only while an escalation is decided, an upcoming reminder
    only where none of them is overdue and one that no letter named falls due in the window. No step is left out.
    """
    chased = [item for item in items.asked if item.open > 0]
    gross = items.gross if chased else 0
    if gross <= 0:
        return NextStep(None, StepReason.NOTHING)
    if gross <= items.unapplied:
        return NextStep(None, StepReason.COVERED)
    free_on = last_on + timedelta(days=ladder.rules.gap) if last_on else date.min
    overdue = [item for item in chased if item.due_date and item.due_date < ladder.today]
    if overdue:
        return _step_up(overdue, issued, free_on, ladder, escalated=escalated)
    return _before_due(chased, issued, free_on, ladder)


def usual_level(step: NextStep, *, is_due: bool, escalated: bool) -> Level:
    """Give the level of a letter for which none was chosen: the one proposed, else the last one over again."""
    if step.level is not None:
        return step.level
    if not is_due:
        return Level.UPCOMING
    most = Level.FINAL if escalated else Level.SECOND
    return min(max(step.after or Level.FIRST, Level.FIRST), most)


def _step_up(
    overdue: "Collection[OpenItem]", issued: Mapping[int, Issued], free_on: date, ladder: Ladder, *, escalated: bool
) -> NextStep:
    rules, today, _window = ladder
    after = max((issued[item.id].level for item in overdue if item.id in issued), default=None)
    reached = after or Level.UPCOMING
    deciding = _oldest([item for item in overdue if _level(issued, item) is reached])
    if reached is Level.FINAL:
        return NextStep(None, StepReason.AT_THE_END, None, deciding.id, after)
    level = Level(reached + 1)
    ripe_on = (deciding.due_date or today) + timedelta(days=rules.days_overdue(level))
    if today < max(ripe_on, free_on):
        reason = StepReason.WAITS_FOR_GAP if free_on >= ripe_on else StepReason.TOO_EARLY
        return NextStep(None, reason, max(ripe_on, free_on), deciding.id, after)
    if level is Level.FINAL and not escalated:
        return NextStep(None, StepReason.NEEDS_DECISION, None, deciding.id, after)
    reason = StepReason.FIRST_TIME if after is None else StepReason.AFTER_GAP
    return NextStep(level, reason, None, deciding.id, after)


def _before_due(items: "Collection[OpenItem]", issued: Mapping[int, Issued], free_on: date, ladder: Ladder) -> NextStep:
    """Decide where nothing is overdue: each item is named once at most before its day."""
    rules, today, window = ladder
    fresh = [item for item in items if item.id not in issued]
    meant = [item for item in fresh if item.due_date and window.first <= item.due_date <= window.last]
    deciding = _oldest(meant or items)
    if not meant or not rules.upcoming:
        ripe_on = (deciding.due_date or today) + timedelta(days=rules.first)
        return NextStep(None, StepReason.TOO_EARLY, max(ripe_on, free_on), deciding.id)
    if today < free_on:
        return NextStep(None, StepReason.WAITS_FOR_GAP, free_on, deciding.id)
    return NextStep(Level.UPCOMING, StepReason.UPCOMING, None, deciding.id)


def _level(issued: Mapping[int, Issued], item: "OpenItem") -> Level:
    """Give how far an item has come; one that no letter named is where one named before its day is."""
    return issued[item.id].level if item.id in issued else Level.UPCOMING


def _oldest(items: "Collection[OpenItem]") -> "OpenItem":
    return min(items, key=lambda item: (item.due_date or date.max, item.id))
