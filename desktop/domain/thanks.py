"""Who has earned a letter of thanks, and for what: by facts alone, never by a feeling (rules 15, 16 and 75)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop.domain.rating import Grade

#: So many items have been paid, all by their due date, before it is said of a customer.
LEAST_ITEMS = 3
#: So many promises have been kept, and none broken, before it is said of a customer.
LEAST_PROMISES = 2


class ThanksReason(StrEnum):
    """What a customer is thanked for."""

    ON_TIME = "on_time"  # every item of the last twelve months was paid by its due date
    PROMISES_KEPT = "promises_kept"  # every promise of the last twelve months was kept


class NotEarned(StrEnum):
    """Why the facts do not carry a letter of thanks."""

    OVERDUE = "overdue"  # something may be asked for and is overdue
    PROMISE_BROKEN = "promise_broken"
    GRADE = "grade"  # the rating is not A
    TOO_LITTLE = "too_little"  # too few items paid, or one of them late, and too few promises


@dataclass(frozen=True, slots=True)
class GoodFacts:
    """What a letter of thanks leans on, of the last `rating.JUDGED_DAYS` days up to `until`, that day included.

    `items` were paid in full, `on_time` of them by their due date; `since` is the first day of a payment among them.
    Promises are those whose day has come. `overdue` items are those of which something may be asked for on `until`.
    """

    until: date
    items: int = 0
    on_time: int = 0
    since: date | None = None
    kept: int = 0
    broken: int = 0
    overdue: int = 0
    grade: Grade | None = None


def reasons(facts: GoodFacts) -> tuple[ThanksReason, ...]:
    """Give what a customer may be thanked for, the strongest first; nothing where `not_earned` says why."""
    if facts.overdue or facts.broken or facts.grade is not Grade.A:
        return ()
    found = []
    if facts.items >= LEAST_ITEMS and facts.on_time == facts.items:
        found.append(ThanksReason.ON_TIME)
    if facts.kept >= LEAST_PROMISES:
        found.append(ThanksReason.PROMISES_KEPT)
    return tuple(found)


def not_earned(facts: GoodFacts) -> Sequence[NotEarned]:
    """Say why the facts do not carry a letter of thanks; empty where they do."""
    if reasons(facts):
        return ()
    stands = {
        NotEarned.OVERDUE: bool(facts.overdue),
        NotEarned.PROMISE_BROKEN: bool(facts.broken),
        NotEarned.GRADE: facts.grade is not Grade.A and not facts.overdue and not facts.broken,
    }
    return tuple(why for why, is_so in stands.items() if is_so) or (NotEarned.TOO_LITTLE,)
