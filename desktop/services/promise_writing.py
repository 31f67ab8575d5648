"""Working a promise out from what the book knows, and recording it inside the caller's transaction."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date

from db import models
from db.connection import Book
from db.queries.customers import get_customer, list_contacts
from db.queries.receivables import ReceivableRow, get_receivables, list_receivables
from db.queries.visits import get_visit
from desktop.domain.problems import Problem, ProblemCode
from desktop.domain.promises import CancelCode, PromiseQuestion, PromiseState, covering, promise_questions
from desktop.domain.receivables import asked_for
from desktop.domain.text import clean, clean_lines
from desktop.domain.timeline import EventKind
from desktop.services.clock import Clock
from desktop.services.promise_forms import (
    NAME_LIMIT,
    NOTE_LIMIT,
    PromiseForm,
    PromiseWorkedOut,
    form_problems,
)
from desktop.services.promise_reading import PromiseLine, judged, promised_until
from desktop.services.timeline import record

#: More open items than any customer has.
_ALL = 1_000_000


def work_out(book: Book, form: PromiseForm, today: date) -> PromiseWorkedOut:
    """Say what a form comes to, without writing anything."""
    promised = promised_until(book, [form.customer_id], today)
    items = chosen_items(book, form, promised)
    problems = (*form_problems(form, today), *_party_problems(book, form, items))
    owed = sum(max(item.open, 0) for item in items)
    questions = promise_questions(
        form.amount, form.due_on, today, owed=owed, is_promised=any(item.id in promised for item in items)
    )
    return PromiseWorkedOut(tuple(item.id for item in items), owed, problems, () if problems else questions)


def refusals(worked: PromiseWorkedOut, asked: Collection[PromiseQuestion]) -> tuple[Problem, ...]:
    """Give what keeps a promise from being recorded; a question that is left only where nothing else does."""
    left = (each for each in worked.questions if each not in asked)
    questions = tuple(Problem("questions", ProblemCode.REQUIRED, {"name": each.value}) for each in left)
    return worked.problems or questions


def insert_promise(clock: Clock, form: PromiseForm, items: Sequence[int], made_on: date | None = None) -> int:
    """Record a promise that was worked out and has no problems, made today unless it is said when; give its id."""
    by_whom = clean(form.by_whom, NAME_LIMIT)
    inserted = models.Promise.insert(
        customer_id=form.customer_id,
        currency=form.currency,
        amount=form.amount,
        made_on=made_on or clock.today(),
        due_on=form.due_on,
        tolerance_days=form.tolerance_days,
        contact_id=form.contact_id,
        by_whom=by_whom,
        visit_id=form.visit_id,
        note=clean_lines(form.note, NOTE_LIMIT),
        recorded_at=clock.now(),
    )
    promise_id = int(inserted.execute())
    for item in items:
        models.PromiseItem.insert(promise=promise_id, receivable=item).execute()
    told = {"amount": form.amount, "currency": form.currency, "day": form.due_on, "who": by_whom}
    record(clock, form.customer_id, EventKind.PROMISE_MADE, promise_id, **told)
    return promise_id


def cancel_promise(clock: Clock, line: PromiseLine, reason: str, day: date | None = None) -> None:
    """Mark a promise as cancelled, today unless it is said when: from its day on that changes nothing any more."""
    promise = line.promise
    models.Promise.update(cancelled_on=day or clock.today(), cancelled_because=reason).where(
        models.Promise.id == promise.id
    ).execute()
    told = {"amount": promise.amount, "currency": promise.currency, "day": promise.due_on, "reason": reason}
    record(clock, promise.customer_id, EventKind.PROMISE_CANCELLED, promise.id, **told)


def cancel_of_visit(book: Book, clock: Clock, customer_id: int, visit_id: int) -> bool:
    """Cancel the open promises that a visit ended with, as its outcome is taken back; tell whether there were any."""
    lines = judged(book, [customer_id], clock.today()).get(customer_id, ())
    theirs = [line for line in lines if line.promise.visit_id == visit_id and line.state is PromiseState.OPEN]
    for line in theirs:
        cancel_promise(clock, line, CancelCode.REOPENED)
    return bool(theirs)


def currencies_owed(book: Book, customer_id: int) -> tuple[str, ...]:
    """Give the currencies in which something is open, that of the oldest debt first."""
    rows = list_receivables(book, customer_id, limit=_ALL)
    return tuple(dict.fromkeys(row.currency for row in rows if row.open > 0))


def promisable(book: Book, customer_id: int, currency: str, promised: Collection[int]) -> list[ReceivableRow]:
    """Give what is open of a customer in one currency, oldest due first, but what is promised already at the end."""
    rows = [row for row in list_receivables(book, customer_id, limit=_ALL) if row.currency == currency and row.open > 0]
    return sorted(rows, key=lambda row: row.id in promised)  # sorting keeps the order of due dates


def chosen_items(book: Book, form: PromiseForm, promised: Collection[int]) -> list[ReceivableRow]:
    """Give the items that are named, or those due first that cover the amount."""
    if form.items:
        return get_receivables(book, form.items)
    rows = promisable(book, form.customer_id, form.currency, promised)
    ids = covering([(row.id, asked_for(row.open, row.disputed)) for row in rows], form.amount)
    return [row for row in rows if row.id in ids]


def _party_problems(book: Book, form: PromiseForm, items: Sequence[ReceivableRow]) -> Iterator[Problem]:
    if get_customer(book, form.customer_id) is None:
        yield Problem("customer_id", ProblemCode.NOT_FOUND)
        return
    yield from _item_problems(form, items)
    if form.contact_id is not None:
        people = {person.id for person in list_contacts(book, form.customer_id, archived=True)}
        if form.contact_id not in people:
            yield Problem("contact_id", ProblemCode.NOT_FOUND)
    if form.visit_id is not None:
        visit = get_visit(book, form.visit_id)
        if visit is None or visit.customer_id != form.customer_id:
            yield Problem("visit_id", ProblemCode.NOT_FOUND)


def _item_problems(form: PromiseForm, items: Sequence[ReceivableRow]) -> Iterator[Problem]:
    if any(row.customer_id != form.customer_id for row in items) or len(items) < len(set(form.items)):
        yield Problem("items", ProblemCode.NOT_FOUND)
    elif any(row.currency != form.currency for row in items):
        yield Problem("items", ProblemCode.MIXED_CURRENCIES)
    elif any(row.open <= 0 for row in items):
        yield Problem("items", ProblemCode.SETTLED)
