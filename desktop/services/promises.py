"""Promises to pay: recorded as they were made, never erased, and judged by the money that comes in."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from db import models
from db.connection import Book
from db.queries import promises as queries
from db.queries.customers import get_customer
from db.queries.processes import get_process
from db.queries.receivables import ReceivableRow
from desktop.domain.checks import check_length
from desktop.domain.paydays import process_pay_days
from desktop.domain.problems import Problem, ProblemCode
from desktop.domain.promises import LONG_WAY_DAYS, CancelCode, PromiseQuestion, PromiseRecord, PromiseState
from desktop.domain.receivables import asked_for, days_overdue, sum_due
from desktop.domain.text import clean
from desktop.domain.timeline import EventKind
from desktop.services.calendars import CalendarService
from desktop.services.clock import Clock
from desktop.services.process_records import read_process
from desktop.services.promise_forms import REASON_LIMIT, PromiseForm, PromiseWorkedOut
from desktop.services.promise_reading import (
    PromisedItemRow,
    PromiseLine,
    PromiseRow,
    judged,
    promised_until,
    records,
)
from desktop.services.promise_writing import (
    cancel_promise,
    currencies_owed,
    insert_promise,
    promisable,
    refusals,
    work_out,
)
from desktop.services.results import Changes, Entity, Refused, Saved
from desktop.services.timeline import record

__all__ = [
    "PromisableItem",
    "PromiseBeginning",
    "PromiseForm",
    "PromiseLine",
    "PromiseRow",
    "PromiseService",
    "PromiseWorkedOut",
    "PromisedItemRow",
]

#: A promise is proposed for a day so near that a call a week keeps up with it (rule 31).
_PROPOSED_DAYS = 7


@dataclass(frozen=True, slots=True)
class PromisableItem:
    """An open item that a promise may be about; `asked` is what is not disputed of it, in minor units (rule 37).

    `promised_for` is the day of an open promise about it.
    """

    item: ReceivableRow
    asked: int
    promised_for: date | None


@dataclass(frozen=True, slots=True)
class PromiseBeginning:
    """A form filled in as far as the book knows, and what there is to choose from.

    The form is about what is overdue and not promised yet, on the customer's next pay day, or in a week. `record` is
    how earlier promises went.
    """

    form: PromiseForm
    customer: str
    currencies: tuple[str, ...]
    items: tuple[PromisableItem, ...]
    record: PromiseRecord


class PromiseService:
    """Use cases around promises to pay."""

    def __init__(self, book: Book, clock: Clock, calendars: CalendarService) -> None:
        self._book = book
        self._clock = clock
        self._calendars = calendars

    def begin(self, customer_id: int, currency: str | None = None) -> PromiseBeginning | None:
        """Fill in a promise, in the currency that is named or else in one that is owed; None without the customer."""
        today = self._clock.today()
        with self._book.reading():
            customer = get_customer(self._book, customer_id)
            if customer is None:
                return None
            owed = currencies_owed(self._book, customer_id)
            currency = currency or (customer.currency if customer.currency in owed or not owed else owed[0])
            promised = promised_until(self._book, [customer_id], today)
            rows = promisable(self._book, customer_id, currency, promised)
            earlier = records(self._book, [customer_id], today).get(customer_id, PromiseRecord())
            due_on = self._due_on(customer_id, today)
        free = [row for row in rows if row.id not in promised and days_overdue(row.due_date, today)]
        items = [PromisableItem(row, asked_for(row.open, row.disputed), promised.get(row.id)) for row in rows]
        amount = sum_due((row.open, row.disputed) for row in free)
        chosen = tuple(row.id for row in free if asked_for(row.open, row.disputed))
        form = PromiseForm(customer_id, currency, amount, due_on, chosen)
        return PromiseBeginning(form, customer.name, owed, tuple(items), earlier)

    def work_out(self, form: PromiseForm) -> PromiseWorkedOut:
        """Say what a form comes to, without writing anything."""
        with self._book.reading():
            return work_out(self._book, form, self._clock.today())

    def add(self, form: PromiseForm, *, asked: Collection[PromiseQuestion] = ()) -> Saved[int] | Refused:
        """Record a promise that was made today.

        `asked` are the questions of `work_out` that the rep has answered with yes. One that is left is refused:
        REQUIRED in `questions`, the value `name` being the text of the `PromiseQuestion`. An open promise about the
        same items stays and is judged by itself.
        """
        with self._book.transaction():
            worked = work_out(self._book, form, self._clock.today())
            problems = refusals(worked, asked)
            if problems:
                return Refused(problems)
            promise_id = insert_promise(self._clock, form, worked.items)
        return _saved(promise_id, form.customer_id)

    def cancel(self, promise_id: int, reason: str) -> Saved[int] | Refused:
        """Take a promise back that is still open; what became of one that was judged stays in the record."""
        reason = clean(reason, REASON_LIMIT + 1)
        problems = list(check_length("reason", reason, REASON_LIMIT))
        if not reason:
            problems.append(Problem("reason", ProblemCode.REQUIRED))
        return Refused(tuple(problems)) if problems else self._cancel(promise_id, reason)

    def undo(self, promise_id: int) -> Saved[int] | Refused:
        """Take a promise back right after it was entered: cancelled as a mistake."""
        return self._cancel(promise_id, CancelCode.MISTAKE)

    def restore(self, promise_id: int) -> Saved[int] | Refused:
        """Let a promise that was cancelled count again."""
        with self._book.transaction():
            promise = queries.get_promise(self._book, promise_id)
            if promise is None:
                return Refused((Problem("", ProblemCode.NOT_FOUND),))
            if promise.cancelled_on is None:
                return Refused((Problem("", ProblemCode.NOT_ALLOWED),))
            models.Promise.update(cancelled_on=None, cancelled_because="").where(
                models.Promise.id == promise_id
            ).execute()
            told = {"amount": promise.amount, "currency": promise.currency, "day": promise.due_on}
            record(self._clock, promise.customer_id, EventKind.PROMISE_RESTORED, promise_id, **told)
        return _saved(promise_id, promise.customer_id)

    def get(self, promise_id: int) -> PromiseLine | None:
        """Give one promise and what has become of it."""
        with self._book.reading():
            return self._get(promise_id)

    def page(
        self,
        *,
        customer_id: int | None = None,
        states: Collection[PromiseState] | None = None,
        offset: int = 0,
        limit: int = 100,
    ) -> list[PromiseLine]:
        """Give one page of promises, of all customers or of one, the latest day of payment first.

        `states` are those asked for, None for every one.
        """
        today = self._clock.today()
        with self._book.reading():
            customers = None if customer_id is None else [customer_id]
            if customers is None and states is not None and set(states) == {PromiseState.OPEN}:
                customers = queries.customers_with_running(self._book, today)
            found = judged(self._book, customers, today)
        lines = [line for theirs in found.values() for line in theirs if states is None or line.state in states]
        lines.sort(key=lambda line: (line.promise.due_on, line.promise.id), reverse=True)
        return lines[offset : offset + limit]

    def record(self, customer_id: int) -> PromiseRecord:
        """Count what became of a customer's promises."""
        return self.records([customer_id]).get(customer_id, PromiseRecord())

    def records(self, customer_ids: Collection[int]) -> dict[int, PromiseRecord]:
        """Count what became of the promises of some customers; those who made none are left out."""
        with self._book.reading():
            return records(self._book, customer_ids, self._clock.today())

    def _get(self, promise_id: int) -> PromiseLine | None:
        promise = queries.get_promise(self._book, promise_id)
        if promise is None:
            return None
        lines = judged(self._book, [promise.customer_id], self._clock.today()).get(promise.customer_id, ())
        return next((line for line in lines if line.promise.id == promise_id), None)

    def _cancel(self, promise_id: int, reason: str) -> Saved[int] | Refused:
        with self._book.transaction():
            line = self._get(promise_id)
            if line is None:
                return Refused((Problem("", ProblemCode.NOT_FOUND),))
            if line.state is not PromiseState.OPEN:
                return Refused((Problem("", ProblemCode.SETTLED),))
            cancel_promise(self._clock, line, reason)
        return _saved(promise_id, line.promise.customer_id)

    def _due_on(self, customer_id: int, today: date) -> date:
        """Propose the customer's next pay day where it is near, else a working day in a week (rule 31)."""
        calendar = self._calendars.calendar()
        process = read_process(get_process(self._book, customer_id))
        pay_day = next((each.day for each in process_pay_days(process, today + timedelta(days=1), calendar)), None)
        if pay_day is not None and (pay_day - today).days <= LONG_WAY_DAYS:
            return pay_day
        return calendar.on_or_after(today + timedelta(days=_PROPOSED_DAYS))


def _saved(promise_id: int, customer_id: int) -> Saved[int]:
    return Saved(promise_id, Changes.of(Entity.PROMISE, customer=customer_id))
