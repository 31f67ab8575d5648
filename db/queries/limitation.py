"""Reads of what moves the limitation clocks of items, for many items at once, and of the items themselves."""

import json
from collections.abc import Collection, Iterable
from datetime import date
from typing import Final, NamedTuple, TypeVar

from db.connection import Book
from db.queries.deliveries import PROVES
from db.queries.records import record


class ClockItemRow(NamedTuple):
    """An item with what decides which law is asked; `open` in minor units, `language` is that of its letters."""

    id: int
    customer_id: int
    number: str
    due_date: date | None
    currency: str
    open: int
    country: str
    language: str


class PaperRow(NamedTuple):
    """A paper that names an item; `level` is that of a reminder."""

    item_id: int
    document_id: int
    kind: str
    level: int | None
    number: str
    made_on: date
    voided: bool


class SentRow(NamedTuple):
    """A time that a paper went out."""

    document_id: int
    sent_on: date


class ArrivalRow(NamedTuple):
    """What tells that a paper arrived; `proves`: it is kept here or somewhere, so that it can be shown."""

    document_id: int
    kind: str
    arrived_on: date
    proves: bool


class AnswerRow(NamedTuple):
    """That somebody agreed on the slip of a paper, to its figures or to pay; `proves`: the slip can be shown."""

    document_id: int
    kind: str
    replied_on: date
    amount: int | None
    proves: bool


class PaidRow(NamedTuple):
    """What was taken off an item, by a payment or by the office's file; `source` is its reference or name."""

    item_id: int
    kind: str
    day: date
    amount: int
    payment_id: int | None
    source: str
    is_reversed: bool


class PlanRow(NamedTuple):
    """A version of a plan that an item is in; `last_on` is the day of its last instalment."""

    item_id: int
    plan_id: int
    state: str
    day: date
    debt: int
    last_on: date | None


class PromiseRow(NamedTuple):
    """A promise that names an item and is not one that a slip brought."""

    item_id: int
    promise_id: int
    made_on: date
    amount: int


class EventRow(NamedTuple):
    """What was noted by hand, of an item or, where that is None, of all of a customer's."""

    id: int
    customer_id: int
    item_id: int | None
    day: date
    kind: str
    note: str
    kept_where: str


class EventDetail(NamedTuple):
    """An event with the number of its item, '' where it is of all items."""

    customer_id: int
    number: str
    day: date
    kind: str
    withdrawn: bool


T = TypeVar("T")

_ITEM: Final = (
    "SELECT r.id, r.customer_id, r.number, r.due_date, r.currency, r.open, c.country, c.letter_language"
    " FROM receivable r JOIN customer c ON c.id = r.customer_id"
)


def clock_items(book: Book, ids: Collection[int]) -> list[ClockItemRow]:
    """Give items by their ids, settled ones and those of archived customers too."""
    which = f"{_ITEM} WHERE r.id IN (SELECT value FROM json_each(?))"  # noqa: S608 (our own SQL)
    return _read(book, ClockItemRow, which, ids)


def items_of_customer(book: Book, customer_id: int) -> list[ClockItemRow]:
    """Give a customer's open items above zero."""
    rows = book.rows(f"{_ITEM} WHERE r.customer_id = ? AND r.open <> 0 AND r.open > 0", [customer_id])
    return [record(ClockItemRow, row) for row in rows]


def items_due_before(book: Book, day: date) -> list[ClockItemRow]:
    """Give the open items above zero that fell due before a day, those of archived customers left out."""
    rows = book.rows(
        f"{_ITEM} WHERE r.open <> 0 AND r.open > 0 AND r.due_date < ? AND c.archived_at IS NULL", [day.isoformat()]
    )
    return [record(ClockItemRow, row) for row in rows]


def papers(book: Book, item_ids: Collection[int]) -> list[PaperRow]:
    """Give the papers that name some items, voided ones too."""
    return _read(
        book,
        PaperRow,
        "SELECT DISTINCT i.receivable_id, d.id, d.kind, d.level, d.number, d.made_on, d.voided_at IS NOT NULL"
        " FROM document_item i JOIN document d ON d.id = i.document_id"
        " WHERE i.receivable_id IN (SELECT value FROM json_each(?))"
        " AND d.kind IN ('reminder', 'statement', 'payment_request', 'agreement')",
        item_ids,
    )


def sent(book: Book, document_ids: Collection[int]) -> list[SentRow]:
    """Give when some papers went out."""
    return _read(
        book,
        SentRow,
        "SELECT document_id, sent_on FROM delivery WHERE document_id IN (SELECT value FROM json_each(?))"
        " AND withdrawn_at IS NULL ORDER BY sent_on",
        document_ids,
    )


def arrived(book: Book, document_ids: Collection[int]) -> list[ArrivalRow]:
    """Give what tells that some papers arrived, the first day first."""
    return _read(
        book,
        ArrivalRow,
        f"SELECT p.document_id, p.kind, p.arrived_on, {PROVES} FROM proof p"  # noqa: S608 (our own SQL)
        " WHERE p.document_id IN (SELECT value FROM json_each(?))"
        " AND p.withdrawn_at IS NULL ORDER BY p.arrived_on, p.id",
        document_ids,
    )


def answers(book: Book, document_ids: Collection[int]) -> list[AnswerRow]:
    """Give where some papers were agreed to."""
    return _read(
        book,
        AnswerRow,
        f"SELECT a.document_id, a.kind, a.replied_on, a.amount, p.id IS NOT NULL AND {PROVES}"  # noqa: S608 (our own SQL)
        " FROM reply a LEFT JOIN proof p ON p.id = a.proof_id AND p.withdrawn_at IS NULL"
        " WHERE a.document_id IN (SELECT value FROM json_each(?))"
        " AND a.withdrawn_at IS NULL AND a.kind IN ('will_pay', 'agrees')",
        document_ids,
    )


def paid(book: Book, item_ids: Collection[int]) -> list[PaidRow]:
    """Give what payments and the office's files have taken off some items, reversed payments too."""
    return _read(
        book,
        PaidRow,
        "SELECT a.receivable_id, a.kind, coalesce(p.received_on, a.day), a.amount, p.id,"
        " coalesce(nullif(p.reference, ''), f.file_name, ''),"
        " EXISTS (SELECT 1 FROM allocation b WHERE b.reverses_id = a.id)"
        " FROM allocation a LEFT JOIN payment p ON p.id = a.payment_id LEFT JOIN import_run f ON f.id = a.run_id"
        " WHERE a.receivable_id IN (SELECT value FROM json_each(?))"
        " AND a.kind IN ('payment', 'office') AND a.amount > 0"
        " AND +a.reverses_id IS NULL ORDER BY a.id",
        item_ids,
    )


def plans(book: Book, item_ids: Collection[int]) -> list[PlanRow]:
    """Give the versions of plans that some items are or were in and that somebody has agreed to."""
    return _read(
        book,
        PlanRow,
        "SELECT i.receivable_id, p.id, p.state, coalesce(p.signed_on, p.as_of), p.debt,"
        " (SELECT max(n.pay_on) FROM plan_instalment n WHERE n.plan_id = p.id)"
        " FROM plan_item i JOIN plan p ON p.id = i.plan_id"
        " WHERE i.receivable_id IN (SELECT value FROM json_each(?))"
        " AND (p.signed_on IS NOT NULL OR p.state IN ('agreed', 'cancelled'))",
        item_ids,
    )


def promises(book: Book, item_ids: Collection[int]) -> list[PromiseRow]:
    """Give the promises that name some items, but for those that were cancelled and those that a slip brought."""
    return _read(
        book,
        PromiseRow,
        "SELECT i.receivable_id, p.id, p.made_on, p.amount FROM promise_item i JOIN promise p ON p.id = i.promise_id"
        " WHERE i.receivable_id IN (SELECT value FROM json_each(?)) AND p.cancelled_on IS NULL"
        " AND p.id NOT IN (SELECT promise_id FROM reply WHERE promise_id IS NOT NULL AND withdrawn_at IS NULL)",
        item_ids,
    )


def events(book: Book, customer_ids: Collection[int]) -> list[EventRow]:
    """Give what was noted by hand of some customers and has not been withdrawn."""
    return _read(
        book,
        EventRow,
        "SELECT id, customer_id, receivable_id, day, kind, note, kept_where FROM clock_event"
        " WHERE customer_id IN (SELECT value FROM json_each(?)) AND withdrawn_at IS NULL ORDER BY id",
        customer_ids,
    )


def get_event(book: Book, event_id: int) -> EventDetail | None:
    """Give one event, withdrawn or not."""
    rows = book.rows(
        "SELECT e.customer_id, coalesce(r.number, ''), e.day, e.kind, e.withdrawn_at IS NOT NULL FROM clock_event e"
        " LEFT JOIN receivable r ON r.id = e.receivable_id WHERE e.id = ?",
        [event_id],
    )
    return record(EventDetail, rows[0]) if rows else None


def _read(book: Book, kind: type[T], statement: str, ids: Iterable[int]) -> list[T]:
    """Read the rows of a statement that asks for ids once; nothing is asked of no ids."""
    wanted = list(ids)
    return [record(kind, row) for row in book.rows(statement, [json.dumps(wanted)])] if wanted else []
