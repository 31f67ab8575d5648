"""Handing items over to a lawyer or an agency: proposed 60 days past due, decided by the rep alone (rule 56)."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date

from db import models
from db.connection import Book
from db.queries.handover import HandedOverRow, ItemOfCustomer, handed_over_items, items_of_customer
from desktop.domain.checks import check_length
from desktop.domain.problems import Problem, ProblemCode
from desktop.domain.text import clean, clean_lines
from desktop.domain.timeline import EventKind
from desktop.services.clock import Clock
from desktop.services.results import Changes, Entity, Refused, Saved
from desktop.services.timeline import record

__all__ = ["HandOverService", "HandedOverRow"]

#: Longest texts, in characters; the book's schema holds the first of these numbers.
TO_LIMIT = 200
REASON_LIMIT = 500


class HandOverService:
    """Gives items out of our own hands and takes them back; in between no letter asks for them, and none is urgent."""

    def __init__(self, book: Book, clock: Clock) -> None:
        self._book = book
        self._clock = clock

    def hand_over(
        self, customer_id: int, item_ids: Collection[int], to: str, day: date, reason: str = ""
    ) -> Saved[int] | Refused:
        """Mark open items as handed over to somebody on a day, today at the latest; gives how many."""
        to, reason = clean(to, TO_LIMIT + 1), clean_lines(reason, REASON_LIMIT + 1)
        with self._book.transaction():
            items = items_of_customer(self._book, customer_id, item_ids)
            problems = (
                *_item_problems(items, item_ids),
                *(Problem("items", ProblemCode.SETTLED) for item in items[:1] if _cannot_go(items)),
                *_text_problems(to, reason),
                *_day_problems(day, self._clock.today()),
            )
            if problems:
                return Refused(problems)
            self._write(items, day, to)
            numbers = [item.number for item in items]
            record(self._clock, customer_id, EventKind.HANDED_OVER, numbers=numbers, to=to, day=day, reason=reason)
        return _saved(customer_id, len(items))

    def take_back(self, customer_id: int, item_ids: Collection[int], reason: str = "") -> Saved[int] | Refused:
        """Let us collect items ourselves again; gives how many."""
        reason = clean_lines(reason, REASON_LIMIT + 1)
        with self._book.transaction():
            items = items_of_customer(self._book, customer_id, item_ids)
            problems = [*_item_problems(items, item_ids), *check_length("reason", reason, REASON_LIMIT)]
            if any(item.handed_over_on is None for item in items):
                problems.append(Problem("items", ProblemCode.NOT_ALLOWED))
            if problems:
                return Refused(tuple(problems))
            self._write(items, None, "")
            numbers = [item.number for item in items]
            record(self._clock, customer_id, EventKind.HAND_OVER_ENDED, numbers=numbers, reason=reason)
        return _saved(customer_id, len(items))

    def handed_over(self, customer_id: int) -> tuple[HandedOverRow, ...]:
        """Give a customer's open items that are in somebody else's hands, the latest first."""
        with self._book.reading():
            return tuple(handed_over_items(self._book, customer_id))

    def _write(self, items: Sequence[ItemOfCustomer], day: date | None, to: str) -> None:
        rows = models.Receivable
        for item in items:
            rows.update(handed_over_on=day, handed_over_to=to, updated_at=self._clock.now()).where(
                rows.id == item.id
            ).execute()


def _cannot_go(items: Sequence[ItemOfCustomer]) -> bool:
    return any(item.open <= 0 or item.handed_over_on is not None for item in items)


def _item_problems(items: Sequence[ItemOfCustomer], item_ids: Collection[int]) -> Iterator[Problem]:
    if not item_ids:
        yield Problem("items", ProblemCode.REQUIRED)
    elif len(items) < len(set(item_ids)):
        yield Problem("items", ProblemCode.NOT_FOUND)


def _text_problems(to: str, reason: str) -> Iterator[Problem]:
    if not to:
        yield Problem("to", ProblemCode.REQUIRED)
    yield from check_length("to", to, TO_LIMIT)
    yield from check_length("reason", reason, REASON_LIMIT)


def _day_problems(day: date, today: date) -> Iterator[Problem]:
    if day > today:
        yield Problem("day", ProblemCode.TOO_LATE, {"limit": today.isoformat()})


def _saved(customer_id: int, count: int) -> Saved[int]:
    return Saved(count, Changes.of(Entity.RECEIVABLE, customer=customer_id))
