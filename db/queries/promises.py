"""Reads of promises, and of the money by which they are judged."""

import json
from collections.abc import Collection, Sequence
from datetime import date
from typing import NamedTuple

from db.connection import Book
from db.queries.records import record


class PromiseRow(NamedTuple):
    """A promise as it was made; `amount` in minor units of `currency`."""

    id: int
    customer_id: int
    customer: str
    currency: str
    amount: int
    made_on: date
    due_on: date
    tolerance_days: int
    contact_id: int | None
    contact: str
    by_whom: str
    visit_id: int | None
    note: str
    cancelled_on: date | None
    cancelled_because: str
    recorded_at: str


class PromisedItemRow(NamedTuple):
    """An item that a promise is about; `open` in minor units."""

    promise_id: int
    id: int
    number: str
    due_date: date | None
    open: int
    disputed: int


class PaidRow(NamedTuple):
    """What of one payment went to one item, or to none (`item` None: to nothing at all, or to interest).

    `net` is the payment less what was paid back or reversed, the same in each row of it.
    """

    customer_id: int
    currency: str
    payment_id: int
    day: date
    recorded_at: str
    net: int
    item: int | None
    amount: int


class OfficeRow(NamedTuple):
    """What the finance office's files took off an item on one day, or gave back (below zero)."""

    item: int
    customer_id: int
    currency: str
    day: date
    amount: int
    recorded_at: str


_PROMISE = (
    "SELECT p.id, p.customer_id, c.name, p.currency, p.amount, p.made_on, p.due_on, p.tolerance_days, p.contact_id,"
    " coalesce(n.name, ''), p.by_whom, p.visit_id, p.note, p.cancelled_on, p.cancelled_because, p.recorded_at"
    " FROM promise p JOIN customer c ON c.id = p.customer_id LEFT JOIN contact n ON n.id = p.contact_id"
)


def get_promise(book: Book, promise_id: int) -> PromiseRow | None:
    """Give one promise."""
    rows = book.rows(f"{_PROMISE} WHERE p.id = ?", [promise_id])
    return record(PromiseRow, rows[0]) if rows else None


def list_promises(book: Book, customer_ids: Collection[int] | None, today: date) -> list[PromiseRow]:
    """Give the promises made by a day, of some customers or of all, the latest day of payment first."""
    whose = "" if customer_ids is None else "AND p.customer_id IN (SELECT value FROM json_each(:ids))"
    rows = book.rows(
        f"{_PROMISE} WHERE p.made_on <= :today {whose} ORDER BY p.due_on DESC, p.id DESC",
        {"today": today.isoformat(), "ids": _list(customer_ids or ())},
    )
    return [record(PromiseRow, row) for row in rows]


def customers_with_running(book: Book, today: date, customer_ids: Collection[int] | None = None) -> list[int]:
    """Give the customers with a promise whose time, tolerance included, is not over; of some customers or of all."""
    whose = "" if customer_ids is None else "AND customer_id IN (SELECT value FROM json_each(:ids))"
    rows = book.rows(
        "SELECT DISTINCT customer_id FROM promise WHERE cancelled_on IS NULL"  # noqa: S608
        " AND due_on >= date(:today, '-30 days') AND date(due_on, '+' || tolerance_days || ' days') >= :today"
        f" AND made_on <= :today {whose}",
        {"today": today.isoformat(), "ids": _list(customer_ids or ())},
    )
    return [row[0] for row in rows]


def promised_items(book: Book, promise_ids: Sequence[int]) -> list[PromisedItemRow]:
    """Give the items of promises, oldest due first."""
    rows = book.rows(
        "SELECT i.promise_id, r.id, r.number, r.due_date, r.open, r.disputed FROM promise_item i"
        " JOIN receivable r ON r.id = i.receivable_id WHERE i.promise_id IN (SELECT value FROM json_each(?))"
        " ORDER BY r.due_date IS NULL, r.due_date, r.id",
        [_list(promise_ids)],
    )
    return [record(PromisedItemRow, row) for row in rows]


def settled_after(book: Book, promise_ids: Sequence[int], today: date) -> dict[int, int]:
    """Give by promise what was taken off its items once its time was over, or after `today` if that comes first.

    What has been reversed since never happened.
    """
    # the plus keeps SQLite from beginning with all allocations that reverse nothing
    rows = book.rows(
        "SELECT p.id, sum(a.amount) FROM promise p JOIN promise_item i ON i.promise_id = p.id"
        " JOIN allocation a ON a.receivable_id = i.receivable_id AND a.amount > 0"
        " AND a.day > min(date(p.due_on, '+' || p.tolerance_days || ' days'), :today)"
        " WHERE p.id IN (SELECT value FROM json_each(:ids)) AND +a.reverses_id IS NULL"
        " AND NOT EXISTS (SELECT 1 FROM allocation x WHERE x.reverses_id = a.id) GROUP BY p.id",
        {"ids": _list(promise_ids), "today": today.isoformat()},
    )
    return dict(rows)


def money_paid(book: Book, customer_ids: Collection[int], since: date) -> list[PaidRow]:
    """Give what became of the receipts of some customers from a day on, one row an item of each."""
    rows = book.rows(
        "SELECT p.customer_id, p.currency, p.id, p.received_on, p.recorded_at,"
        " p.amount + coalesce((SELECT sum(t.amount) FROM payment t WHERE t.of_id = p.id), 0),"
        " a.receivable_id, coalesce(sum(a.amount), 0)"
        " FROM payment p LEFT JOIN allocation a ON a.payment_id = p.id"
        " WHERE p.customer_id IN (SELECT value FROM json_each(?)) AND p.received_on >= ? AND p.kind = 'receipt'"
        " GROUP BY p.id, a.receivable_id",
        [_list(customer_ids), since.isoformat()],
    )
    return [record(PaidRow, row) for row in rows]


def money_by_files(
    book: Book, item_ids: Collection[int], customer_ids: Collection[int], since: date
) -> list[OfficeRow]:
    """Give what files took off the items that are named, and off all those of some customers, from a day on."""
    rows = book.rows(
        "SELECT a.receivable_id, r.customer_id, r.currency, a.day, sum(a.amount), max(a.recorded_at) FROM allocation a"
        " JOIN receivable r ON r.id = a.receivable_id WHERE a.receivable_id IN (SELECT value FROM json_each(?)"
        " UNION SELECT id FROM receivable WHERE customer_id IN (SELECT value FROM json_each(?)))"
        " AND a.day >= ? AND a.kind = 'office' GROUP BY a.receivable_id, a.day",
        [_list(item_ids), _list(customer_ids), since.isoformat()],
    )
    return [record(OfficeRow, row) for row in rows]


def _list(ids: Collection[int]) -> str:
    return json.dumps(list(ids))
