"""A customer's rating from facts alone: how late the items are, how late they were paid, which promises were kept.

One hundred points less what speaks against the customer; the lines add up to the points (rules 16 and 43).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from desktop.domain.receivables import HAND_OVER_DAYS, Lateness

#: How far back payments and promises are judged, in days, both ends included.
JUDGED_DAYS = 365

_BEST = 100
_LATE, _URGENT, _VERY_LATE = 15, 30, 50
#: Up to how many days beyond the term on average items may have been paid, and what it costs.
_PAID_LATE = ((0, 0), (15, 10), (30, 20))
_PAID_VERY_LATE = 30
_BROKEN_EACH, _BROKEN_MOST = 10, 30
_KEPT_EACH, _KEPT_MOST = 5, 10


class Grade(StrEnum):
    """The standing that the facts give."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"


_LEAST = ((Grade.A, 85), (Grade.B, 65), (Grade.C, 40))


class RatingCode(StrEnum):
    """What a line of the rating speaks of; its values go with the code."""

    START = "start"
    ITEM_IN_TERM = "item_in_term"
    ITEM_LATE = "item_late"  # days
    ITEM_URGENT = "item_urgent"  # days
    ITEM_VERY_LATE = "item_very_late"  # days
    PAID_IN_TERM = "paid_in_term"  # items
    PAID_LATE = "paid_late"  # days on average, items
    PROMISES_BROKEN = "promises_broken"  # count
    PROMISES_KEPT = "promises_kept"  # count


@dataclass(frozen=True, slots=True)
class RatingLine:
    """One part of the sum; `points` are added, so they are below zero where it speaks against the customer."""

    code: RatingCode
    points: int
    values: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Rating:
    """Points from 0 to 100, their grade (None while there is nothing to judge by), and the sum that led there."""

    grade: Grade | None
    points: int
    lines: tuple[RatingLine, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """What a customer is judged by.

    `open_items` are those of which something may be asked for; `days_beyond_term` has a number for each item that was
    paid in the last JUDGED_DAYS, 0 for one paid in its term; promises are counted over the same days.
    """

    open_items: Sequence[Lateness] = ()
    days_beyond_term: Sequence[int] = ()
    kept: int = 0
    broken: int = 0


def rate(facts: Facts) -> Rating:
    """Rate a customer; a line never takes more than is left of the points, nor gives more than is missing."""
    lines = [RatingLine(RatingCode.START, _BEST)]
    points = _BEST
    for line in (*_item_lines(facts.open_items), *_paid_lines(facts.days_beyond_term), *_promise_lines(facts)):
        change = max(-points, min(line.points, _BEST - points))
        points += change
        lines.append(RatingLine(line.code, change, line.values))
    return Rating(_grade(points) if len(lines) > 1 else None, points, tuple(lines))


def _item_lines(items: Sequence[Lateness]) -> Iterable[RatingLine]:
    if not items:
        return
    code, taken, days = max(map(_of_item, items), key=lambda found: found[1:])
    yield RatingLine(code, -taken, {"days": days} if days else {})


def _of_item(item: Lateness) -> tuple[RatingCode, int, int]:
    if item.overdue > HAND_OVER_DAYS:
        return RatingCode.ITEM_VERY_LATE, _VERY_LATE, item.overdue
    if item.urgent:
        return RatingCode.ITEM_URGENT, _URGENT, item.overdue
    if item.overdue:
        return RatingCode.ITEM_LATE, _LATE, item.overdue
    return RatingCode.ITEM_IN_TERM, 0, 0


def _paid_lines(days_beyond_term: Sequence[int]) -> Iterable[RatingLine]:
    if not days_beyond_term:
        return
    items, late = len(days_beyond_term), sum(days_beyond_term)
    days = -(-late // items)  # a part of a day is a day: what was late is not rounded away
    taken = next((points for limit, points in _PAID_LATE if days <= limit), _PAID_VERY_LATE)
    if taken:
        yield RatingLine(RatingCode.PAID_LATE, -taken, {"days": days, "items": items})
    else:
        yield RatingLine(RatingCode.PAID_IN_TERM, 0, {"items": items})


def _promise_lines(facts: Facts) -> Iterable[RatingLine]:
    if facts.broken:
        taken = min(_BROKEN_EACH * facts.broken, _BROKEN_MOST)
        yield RatingLine(RatingCode.PROMISES_BROKEN, -taken, {"count": facts.broken})
    if facts.kept:
        yield RatingLine(RatingCode.PROMISES_KEPT, min(_KEPT_EACH * facts.kept, _KEPT_MOST), {"count": facts.kept})


def _grade(points: int) -> Grade:
    return next((grade for grade, least in _LEAST if points >= least), Grade.D)
