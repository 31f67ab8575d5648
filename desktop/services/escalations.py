"""The decision that a customer may get a final notice: taken by the rep alone, with its reason (rule 17, D3)."""

from collections.abc import Iterator

from db import models
from db.connection import Book
from db.queries import escalations as queries
from db.queries.customers import get_customer
from db.queries.escalations import EscalationRow
from desktop.domain.checks import check_length
from desktop.domain.money import CURRENCIES
from desktop.domain.problems import Problem, ProblemCode
from desktop.domain.text import clean_lines
from desktop.domain.timeline import EventKind
from desktop.services.clock import Clock
from desktop.services.results import Changes, Entity, Refused, Saved
from desktop.services.timeline import record

__all__ = ["EscalationRow", "EscalationService"]

#: Longest texts, in characters; the book's schema holds the same numbers.
REASON_LIMIT = 1000
WITHDRAWAL_LIMIT = 500


class EscalationService:
    """Decides that a final notice may be sent, one customer and currency at a time, and takes that back."""

    def __init__(self, book: Book, clock: Clock) -> None:
        self._book = book
        self._clock = clock

    def current(self, customer_id: int, currency: str) -> EscalationRow | None:
        """Give the decision that stands, None where there is none."""
        with self._book.reading():
            return queries.escalations(self._book, [customer_id]).get((customer_id, currency))

    def of_customer(self, customer_id: int) -> tuple[EscalationRow, ...]:
        """Give the decisions that stand for a customer, one a currency."""
        with self._book.reading():
            return tuple(queries.escalations(self._book, [customer_id]).values())

    def decide(self, customer_id: int, currency: str, reason: str) -> Saved[int] | Refused:
        """Decide that the final notice may follow; gives the id of the decision.

        Refused where one stands already: NOT_CHANGED.
        """
        reason = clean_lines(reason, REASON_LIMIT + 1)
        with self._book.transaction():
            problems = (*self._whose_problems(customer_id, currency), *_reason_problems(reason, REASON_LIMIT))
            if problems:
                return Refused(problems)
            values = {"decided_on": self._clock.today(), "reason": reason, "recorded_at": self._clock.now()}
            escalation = models.Escalation.insert(customer=customer_id, currency=currency, **values).execute()
            self._record(customer_id, EventKind.ESCALATION_DECIDED, int(escalation), currency, reason)
        return _saved(int(escalation), customer_id)

    def withdraw(self, escalation_id: int, reason: str) -> Saved[int] | Refused:
        """Take a decision back: no final notice is made any more, those that were stay in the archive."""
        reason = clean_lines(reason, WITHDRAWAL_LIMIT + 1)
        with self._book.transaction():
            row = queries.get_escalation(self._book, escalation_id)
            if row is None:
                return Refused((Problem("", ProblemCode.NOT_FOUND),))
            if row.withdrawn_at is not None:
                return Refused((Problem("", ProblemCode.SETTLED),))
            if problems := tuple(_reason_problems(reason, WITHDRAWAL_LIMIT)):
                return Refused(problems)
            self._write(row.id, self._clock.now(), reason)
            self._record(row.customer_id, EventKind.ESCALATION_WITHDRAWN, row.id, row.currency, reason)
        return _saved(row.id, row.customer_id)

    def restore(self, escalation_id: int) -> Saved[int] | Refused:
        """Let a decision that was withdrawn stand again, unless another one has taken its place."""
        with self._book.transaction():
            row = queries.get_escalation(self._book, escalation_id)
            if row is None:
                return Refused((Problem("", ProblemCode.NOT_FOUND),))
            if (row.customer_id, row.currency) in queries.escalations(self._book, [row.customer_id]):
                return Refused((Problem("", ProblemCode.NOT_CHANGED),))
            self._write(row.id, None, "")
            self._record(row.customer_id, EventKind.ESCALATION_DECIDED, row.id, row.currency, row.reason)
        return _saved(row.id, row.customer_id)

    def _whose_problems(self, customer_id: int, currency: str) -> Iterator[Problem]:
        if get_customer(self._book, customer_id) is None:
            yield Problem("customer_id", ProblemCode.NOT_FOUND)
        elif currency not in CURRENCIES:
            yield Problem("currency", ProblemCode.UNKNOWN_CURRENCY)
        elif (customer_id, currency) in queries.escalations(self._book, [customer_id]):
            yield Problem("", ProblemCode.NOT_CHANGED)

    def _write(self, escalation_id: int, withdrawn_at: str | None, because: str) -> None:
        rows = models.Escalation
        rows.update(withdrawn_at=withdrawn_at, withdrawn_because=because).where(rows.id == escalation_id).execute()

    def _record(self, customer_id: int, kind: EventKind, escalation_id: int, currency: str, reason: str) -> None:
        record(self._clock, customer_id, kind, escalation_id, currency=currency, reason=reason)


def _reason_problems(reason: str, limit: int) -> Iterator[Problem]:
    if not reason:
        yield Problem("reason", ProblemCode.REQUIRED)
    yield from check_length("reason", reason, limit)


def _saved(escalation_id: int, customer_id: int) -> Saved[int]:
    return Saved(escalation_id, Changes.of(Entity.ESCALATION, customer=customer_id))
