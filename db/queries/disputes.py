"""Reads of disputes."""

from datetime import date
from typing import NamedTuple

from db.connection import Book
from db.queries.records import record


class DisputeRow(NamedTuple):
    """A part of an item that the customer does not accept; sums in minor units of `currency`.

    `open` and `disputed` are what is open of the item and what of that is disputed, by all its disputes together.
    `credit_number` is '' unless a credit note took the part off.
    """

    id: int
    customer_id: int
    customer: str
    item_id: int
    number: str
    document_date: date | None
    due_date: date | None
    currency: str
    open: int
    disputed: int
    amount: int
    reason: str
    owner: str
    detail: str
    reported_by: str
    reported_on: date | None
    opened_on: date
    status: str
    closed_on: date | None
    resolution: str
    credit_id: int | None
    credit_number: str


class CreditUse(NamedTuple):
    """An allocation that a credit note has a part in and that was not reversed."""

    id: int
    receivable_id: int
    amount: int
    day: date


_DISPUTE = (
    "SELECT d.id, d.customer_id, c.name, d.receivable_id, r.number, r.document_date, r.due_date, r.currency, r.open,"
    " r.disputed, d.amount, d.reason, d.owner, d.detail, d.reported_by, d.reported_on, d.opened_on, d.status,"
    " d.closed_on, d.resolution, d.credit_id, coalesce(n.number, '') FROM dispute d"
    " JOIN customer c ON c.id = d.customer_id JOIN receivable r ON r.id = d.receivable_id"
    " LEFT JOIN receivable n ON n.id = d.credit_id"
)


def get_dispute(book: Book, dispute_id: int) -> DisputeRow | None:
    """Give one dispute."""
    rows = book.rows(f"{_DISPUTE} WHERE d.id = ?", [dispute_id])
    return record(DisputeRow, rows[0]) if rows else None


def list_disputes(
    book: Book,
    *,
    customer_id: int | None = None,
    item_id: int | None = None,
    status: str | None = None,
    offset: int = 0,
    limit: int = 100,
) -> list[DisputeRow]:
    """Give one page of disputes, of all customers or of one, or of one item, the newest first."""
    conditions, params = ["1 = 1"], []
    for column, value in (("d.customer_id", customer_id), ("d.receivable_id", item_id), ("d.status", status)):
        if value is not None:
            conditions.append(f"{column} = ?")
            params.append(value)
    rows = book.rows(
        f"{_DISPUTE} WHERE {' AND '.join(conditions)} ORDER BY d.opened_on DESC, d.id DESC LIMIT ? OFFSET ?",
        [*params, limit, offset],
    )
    return [record(DisputeRow, row) for row in rows]


def numbers_taken(book: Book, customer_id: int, currency: str) -> set[str]:
    """Give the keys of the numbers that the customer's items in a currency have."""
    rows = book.rows(
        "SELECT number_key FROM receivable WHERE customer_id = ? AND currency = ?", [customer_id, currency]
    )
    return {row[0] for row in rows}


def uses_of_credit(book: Book, credit_id: int) -> list[CreditUse]:
    """Give what a credit note was put to, and what was otherwise taken off it, but for what was reversed since."""
    # the plus keeps SQLite from beginning with all allocations that reverse nothing
    rows = book.rows(
        "SELECT a.id, a.receivable_id, a.amount, a.day FROM allocation a"
        " WHERE (a.credit_id = :note OR a.receivable_id = :note) AND +a.reverses_id IS NULL"
        " AND NOT EXISTS (SELECT 1 FROM allocation x WHERE x.reverses_id = a.id) ORDER BY a.id",
        {"note": credit_id},
    )
    return [record(CreditUse, row) for row in rows]
