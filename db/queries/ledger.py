"""Reads of the ledger: what was open of each item on any day, what became of it, what customers owe in all."""

import json
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from db.connection import Book
from db.queries.records import record

#: The day from which an item is owed.
FIRST_DAY = "coalesce({0}.document_date, date({0}.created_at))"

#: A common table expression `open_on` with one row for each item that was open at the end of day `:day` (also in the
#: future): id, customer_id, currency, kind, first_day, document_date, due_date, term (the item's or the customer's),
#: amount, open, disputed. Begin a query with `WITH {OPEN_ON}`; `{which}` narrows it: `AND r.customer_id = :customer`.
OPEN_ON = (
    "later AS MATERIALIZED (SELECT receivable_id AS id, sum(amount) AS taken FROM allocation"  # noqa: S608
    " WHERE day > :day AND receivable_id IS NOT NULL GROUP BY receivable_id),"
    " in_dispute AS MATERIALIZED (SELECT receivable_id AS id, sum(amount) AS amount FROM dispute"
    " WHERE opened_on <= :day AND (closed_on IS NULL OR closed_on > :day) GROUP BY receivable_id),"
    " open_on AS (SELECT r.id, r.customer_id, r.currency, r.kind,"
    f" {FIRST_DAY.format('r')} AS first_day, r.document_date, r.due_date,"
    " coalesce(r.credit_term_days, c.credit_term_days) AS term, r.amount,"
    " r.open + coalesce(l.taken, 0) AS open, coalesce(d.amount, 0) AS disputed"
    " FROM receivable r JOIN customer c ON c.id = r.customer_id LEFT JOIN later l ON l.id = r.id"
    " LEFT JOIN in_dispute d ON d.id = r.id"
    f" WHERE (r.open <> 0 OR l.id IS NOT NULL) AND {FIRST_DAY.format('r')} <= :day"
    " AND r.open + coalesce(l.taken, 0) <> 0 {which})"
)


class OpenOn(NamedTuple):
    """An item as it was at the end of a day; sums in minor units, those of a credit note below zero."""

    id: int
    customer_id: int
    currency: str
    kind: str
    first_day: date
    document_date: date | None
    due_date: date | None
    term: int | None
    amount: int
    open: int
    disputed: int


def open_on(book: Book, day: date, *, customer_id: int | None = None) -> list[OpenOn]:
    """Give every item of which something was open at the end of a day, of all customers or of one."""
    which = "" if customer_id is None else "AND r.customer_id = :customer"
    rows = book.rows(
        f"WITH {OPEN_ON.format(which=which)} SELECT {', '.join(OpenOn._fields)} FROM open_on",  # noqa: S608
        {"day": day.isoformat(), **({} if customer_id is None else {"customer": customer_id})},
    )
    return [record(OpenOn, row) for row in rows]


def unapplied_on(book: Book, day: date, *, customer_id: int | None = None) -> list[tuple[int, str, int]]:
    """Give customer, currency and what of its payments was not applied at the end of a day, where it is not zero.

    What was set aside for an item that was not owed yet is not applied.
    """
    whose = "" if customer_id is None else "AND p.customer_id = :customer"
    return book.rows(
        f"SELECT p.customer_id, p.currency, sum(p.amount - coalesce((SELECT sum(a.amount) FROM allocation a"  # noqa: S608
        " LEFT JOIN receivable r ON r.id = a.receivable_id WHERE a.payment_id = p.id AND a.day <= :day"
        f" AND (r.id IS NULL OR {FIRST_DAY.format('r')} <= :day)), 0)) AS left"
        f" FROM payment p WHERE p.received_on <= :day {whose} GROUP BY p.customer_id, p.currency HAVING left <> 0",
        {"day": day.isoformat(), **({} if customer_id is None else {"customer": customer_id})},
    )


def taken_later(book: Book, item_ids: Iterable[int], day: date) -> dict[int, list[tuple[date, int]]]:
    """Give by item what was taken off it, or given back (below zero), on days after `day`."""
    found: dict[int, list[tuple[date, int]]] = {}
    for item, when, amount in book.rows(
        "SELECT receivable_id, day, amount FROM allocation"
        " WHERE receivable_id IN (SELECT value FROM json_each(?)) AND day > ?",
        [json.dumps(list(item_ids)), day.isoformat()],
    ):
        found.setdefault(item, []).append((date.fromisoformat(when), amount))
    return found


class LedgerSums(NamedTuple):
    """What a customer's items come to in one currency at the end of a day; sums in minor units, all above zero."""

    currency: str
    items: int
    credits: int
    allocated: int
    written_off: int


def ledger_sums(book: Book, customer_id: int, day: date) -> list[LedgerSums]:
    """Sum up the items that were owed at the end of a day and what was taken off them by then, by currency."""
    rows = book.rows(
        "SELECT r.currency, sum(max(r.amount, 0)), sum(max(-r.amount, 0)),"  # noqa: S608
        " sum(r.amount - r.open - coalesce(l.taken, 0)) - coalesce(sum(w.amount), 0), coalesce(sum(w.amount), 0)"
        " FROM receivable r"
        " LEFT JOIN (SELECT receivable_id AS id, sum(amount) AS taken FROM allocation WHERE day > :day"
        " AND receivable_id IN (SELECT id FROM receivable WHERE customer_id = :customer) GROUP BY receivable_id) l"
        " ON l.id = r.id"
        " LEFT JOIN (SELECT receivable_id AS id, sum(amount) AS amount FROM allocation WHERE day <= :day"
        " AND kind = 'write_off'"
        " AND receivable_id IN (SELECT id FROM receivable WHERE customer_id = :customer) GROUP BY receivable_id) w"
        " ON w.id = r.id"
        f" WHERE r.customer_id = :customer AND {FIRST_DAY.format('r')} <= :day GROUP BY r.currency ORDER BY r.currency",
        {"customer": customer_id, "day": day.isoformat()},
    )
    return [LedgerSums(*row) for row in rows]


class LedgerItem(NamedTuple):
    """An item as the ledger sees it; sums in minor units, those of a credit note below zero."""

    id: int
    customer_id: int
    number: str
    first_day: date
    due_date: date | None
    currency: str
    amount: int
    open: int
    disputed: int


def ledger_items(book: Book, ids: Iterable[int]) -> dict[int, LedgerItem]:
    """Give items by their ids."""
    rows = book.rows(
        f"SELECT r.id, r.customer_id, r.number, {FIRST_DAY.format('r')}, r.due_date, r.currency, r.amount, r.open,"  # noqa: S608
        " r.disputed FROM receivable r WHERE r.id IN (SELECT value FROM json_each(?))",
        [json.dumps(list(ids))],
    )
    return {row[0]: record(LedgerItem, row) for row in rows}


class AllocationRow(NamedTuple):
    """A row of the ledger; `source` is the payment's reference, the other side's number, or the name of the file."""

    id: int
    receivable_id: int | None
    kind: str
    amount: int
    day: date
    payment_id: int | None
    credit_id: int | None
    plan_id: int | None
    source: str
    reason: str
    reverses_id: int | None
    is_reversed: bool
    recorded_at: str


_ALLOCATION = (
    "SELECT a.id, a.receivable_id, a.kind, a.amount, a.day, a.payment_id, a.credit_id, a.plan_id,"
    " coalesce(p.reference, i.file_name, CASE WHEN a.credit_id <> a.receivable_id THEN n.number"
    " ELSE (SELECT r.number FROM allocation b JOIN receivable r ON r.id = b.receivable_id WHERE b.id = a.id - 1"
    " AND b.credit_id = a.credit_id) END, ''), a.reason, a.reverses_id,"
    " EXISTS (SELECT 1 FROM allocation b WHERE b.reverses_id = a.id), a.recorded_at FROM allocation a"
    " LEFT JOIN payment p ON p.id = a.payment_id LEFT JOIN import_run i ON i.id = a.run_id"
    " LEFT JOIN receivable n ON n.id = a.credit_id"
)


def item_allocations(book: Book, item_id: int) -> list[AllocationRow]:
    """Give what was taken off an item and given back to it, in the order of days."""
    rows = book.rows(f"{_ALLOCATION} WHERE a.receivable_id = ? ORDER BY a.day, a.id", [item_id])
    return [record(AllocationRow, row) for row in rows]


def get_allocation(book: Book, allocation_id: int) -> AllocationRow | None:
    """Give one row of the ledger."""
    rows = book.rows(f"{_ALLOCATION} WHERE a.id = ?", [allocation_id])
    return record(AllocationRow, rows[0]) if rows else None
