"""Marks of the lines of a day: pinned, put off until a day, done for now; each can be taken back."""

from datetime import date, timedelta

from db import models
from db.connection import Book
from db.queries import agenda as queries
from db.queries.agenda_items import names
from desktop.domain.agenda import MarkKind, ReasonCode, strongest_first
from desktop.domain.agenda_marks import DONE_ELSEWHERE, NEEDS_REASON, done_until, shown
from desktop.domain.agenda_points import reasons
from desktop.domain.checks import check_length
from desktop.domain.problems import Problem, ProblemCode
from desktop.domain.text import clean
from desktop.domain.timeline import EventKind
from desktop.services.clock import Clock
from desktop.services.results import Changes, Entity, Refused, Saved
from desktop.services.timeline import record
from desktop.services.today_facts import read_noted

REASON_LIMIT = 500
#: A line is put off for so many days at most: what is longer away than that is forgotten.
MOST_DAYS = 92

_DAY = timedelta(days=1)


class TodayMarks:
    """What the rep makes of the lines of a day, written into the book."""

    def __init__(self, book: Book, clock: Clock) -> None:
        self._book = book
        self._clock = clock

    def pin(self, customer_id: int) -> Saved[int] | Refused:
        """Keep a customer at the top of its group; one that is pinned already stays so."""
        with self._book.transaction():
            if not names(self._book, [customer_id]):
                return _refused("", ProblemCode.NOT_FOUND)
            pinned = next((row.id for row in self._marks(customer_id) if row.kind == MarkKind.PIN), None)
            if pinned is not None:
                return Saved(pinned, Changes(frozenset()))
            mark_id = self._insert(customer_id, MarkKind.PIN)
            record(self._clock, customer_id, EventKind.PINNED, mark_id)
        return _saved(mark_id, customer_id)

    def snooze(self, customer_id: int, until: date, reason: str) -> Saved[int] | Refused:
        """Put a line off until a day, on which it comes back; takes the place of an earlier snooze."""
        today, reason = self._clock.today(), clean(reason, REASON_LIMIT + 1)
        problems = [*check_length("reason", reason, REASON_LIMIT), *_until_problems(until, today)]
        if not reason:
            problems.append(Problem("reason", ProblemCode.REQUIRED))
        if problems:
            return Refused(tuple(problems))
        with self._book.transaction():
            if not names(self._book, [customer_id]):
                return _refused("", ProblemCode.NOT_FOUND)
            found = read_noted(self._book, today, [customer_id])
            left = shown(reasons(found.facts[customer_id], today), found.marks.get(customer_id, ()), today).reasons
            ordered = strongest_first(left)
            if not ordered:
                return _refused("", ProblemCode.NOT_ALLOWED)
            for row in self._marks(customer_id):
                if row.kind == MarkKind.SNOOZE:
                    self._clear(row.id)
            points, last = ordered[0].points, until - _DAY
            mark_id = self._insert(customer_id, MarkKind.SNOOZE, points=points, until_on=last, reason=reason)
            record(self._clock, customer_id, EventKind.SNOOZED, mark_id, until=until, reason=reason)
        return _saved(mark_id, customer_id)

    def done(self, customer_id: int, code: ReasonCode, until: date | None, reason: str) -> Saved[int] | Refused:
        """Take one reason off a line until a day, on which it comes back."""
        today, reason = self._clock.today(), clean(reason, REASON_LIMIT + 1)
        problems = [*check_length("reason", reason, REASON_LIMIT)]
        if until is not None:
            problems += _until_problems(until, today)
        if code in NEEDS_REASON and not reason:
            problems.append(Problem("reason", ProblemCode.REQUIRED))
        if code in DONE_ELSEWHERE:
            problems.append(Problem("code", ProblemCode.NOT_ALLOWED))
        if problems:
            return Refused(tuple(problems))
        with self._book.transaction():
            if not names(self._book, [customer_id]):
                return _refused("", ProblemCode.NOT_FOUND)
            facts = read_noted(self._book, today, [customer_id]).facts[customer_id]
            found = next((each for each in reasons(facts, today) if each.code is code), None)
            if found is None:
                return _refused("code", ProblemCode.NOT_FOUND)
            last = until - _DAY if until is not None else done_until(code, found.day, today)
            mark_id = self._insert(customer_id, MarkKind.DONE, code, points=found.points, until_on=last, reason=reason)
        return _saved(mark_id, customer_id)

    def clear_mark(self, mark_id: int) -> Saved[int] | Refused:
        """Take a mark back; one that was taken back already is refused."""
        with self._book.transaction():
            mark = models.TodayMark.get_or_none(models.TodayMark.id == mark_id, models.TodayMark.cleared_at.is_null())
            if mark is None:
                return _refused("", ProblemCode.NOT_FOUND)
            customer_id = mark.customer.id
            self._clear(mark_id)
            record(self._clock, customer_id, EventKind.MARK_CLEARED, mark_id, mark=mark.kind)
        return _saved(mark_id, customer_id)

    def _marks(self, customer_id: int) -> list[queries.MarkRow]:
        return [row for row in queries.marks_set(self._book, self._clock.today()) if row.customer_id == customer_id]

    def _insert(self, customer_id: int, kind: MarkKind, code: str = "", **values: object) -> int:
        set_on = {"set_on": self._clock.today(), "set_at": self._clock.now()}
        row = models.TodayMark.insert(customer=customer_id, kind=kind, code=code, **set_on, **values)
        return int(row.execute())

    def _clear(self, mark_id: int) -> None:
        models.TodayMark.update(cleared_at=self._clock.now()).where(models.TodayMark.id == mark_id).execute()


def clear_past(clock: Clock) -> None:
    """Put marks away that have long stopped counting; those of broken promises say what was seen to and stay."""
    rows, long_ago = models.TodayMark, clock.today() - timedelta(days=MOST_DAYS)
    past = rows.cleared_at.is_null() & (rows.until_on < long_ago) & (rows.code != ReasonCode.PROMISE_BROKEN)
    rows.update(cleared_at=clock.now()).where(past).execute()


def _until_problems(until: date, today: date) -> list[Problem]:
    if until <= today:
        return [Problem("until", ProblemCode.NOT_AFTER, {"other": today.isoformat()})]
    if (until - today).days > MOST_DAYS:
        return [Problem("until", ProblemCode.TOO_LATE, {"limit": (today + timedelta(days=MOST_DAYS)).isoformat()})]
    return []


def _refused(field: str, code: ProblemCode) -> Refused:
    return Refused((Problem(field, code),))


def _saved(mark_id: int, customer_id: int) -> Saved[int]:
    return Saved(mark_id, Changes.of(Entity.TODAY_MARK, customer=customer_id))
