"""Which items a list of money is narrowed down to, and when an item presses (rules 37, 55, 56, 64)."""

from dataclasses import dataclass
from datetime import date, timedelta

from desktop.domain.receivables import asked_for, hand_over_due, is_chased, lateness

_WEEK_DAYS = 7


@dataclass(frozen=True, slots=True)
class ItemFilter:
    """What an item has to be to be listed: everything that is chosen, together; open ones, or only `settled` ones.

    `text`: words found in the customer's names and numbers, the item's number, contract or project.
    """

    text: str = ""
    overdue: bool = False
    urgent: bool = False
    disputed: bool = False
    promised: bool = False
    due_this_week: bool = False
    office_differs: bool = False  # the finance office's last file has another open sum
    hand_over: bool = False
    lapsing: bool = False  # the limitation period ends within the days that are warned of, or has ended
    undated: bool = False  # without a due date: to be asked for, never chased
    settled: bool = False
    currency: str | None = None
    customer_id: int | None = None


@dataclass(frozen=True, slots=True)
class ItemFacts:
    """What decides of an item whether it presses; sums in minor units.

    `booked` is what the finance office's last file says is open, None where no file spoke of it. `paused`: a promise
    whose day has not passed, or an agreed plan, covers it.
    """

    due_date: date | None
    term: int | None
    open: int
    disputed: int = 0
    booked: int | None = None
    paused: bool = False
    handed_over: bool = False


def is_overdue(facts: ItemFacts, today: date) -> bool:
    """Say whether the due date of an open item has passed; a credit note is never overdue."""
    return facts.open > 0 and facts.due_date is not None and facts.due_date < today


def is_urgent(facts: ItemFacts, today: date) -> bool:
    """Say whether an item is overdue by more than a third of its term and nothing holds it back (rules 37, 55, 64).

    A disputed part does not press, the rest does; an open promise or a plan pauses it, and what was handed over is no
    longer the rep's to chase.
    """
    return _presses(facts) and lateness(facts.due_date, facts.term, today).urgent


def is_to_hand_over(facts: ItemFacts, today: date) -> bool:
    """Say whether handing an item over is proposed (rule 56): not a second time, nor while something pauses it."""
    return _presses(facts) and hand_over_due(facts.due_date, today)


def is_undated(facts: ItemFacts) -> bool:
    """Say whether an open item has no due date: the rep asks for one and does not chase (rule 52)."""
    return facts.open > 0 and not is_chased(facts.due_date)


def differs_from_office(facts: ItemFacts) -> bool:
    """Say whether the finance office's last file has another open sum than we have."""
    return facts.booked is not None and facts.booked != facts.open


def week_of(today: date) -> tuple[date, date]:
    """Give Monday and Sunday of the week that a day is in."""
    monday = today - timedelta(days=today.weekday())
    return monday, monday + timedelta(days=_WEEK_DAYS - 1)


def _presses(facts: ItemFacts) -> bool:
    held_back = facts.paused or facts.handed_over
    return facts.open > 0 and asked_for(facts.open, facts.disputed) > 0 and not held_back
