"""Reads of receivables."""

from collections.abc import Sequence
from datetime import date
from enum import Enum
from typing import NamedTuple

from db.connection import Book
from db.queries.records import marks, record


class ReceivableRow(NamedTuple):
    """One item; amounts in minor units; `term` is the item's own credit term or else the customer's, in days."""

    id: int
    customer_id: int
    number: str
    kind: str
    contract: str
    project: str
    document_date: date | None
    due_date: date | None
    term: int | None
    currency: str
    amount: int
    open: int
    disputed: int
    note: str
    closed_at: str | None


_COLUMNS = (
    "r.id, r.customer_id, r.number, r.kind, r.contract, r.project, r.document_date, r.due_date,"
    " coalesce(r.credit_term_days, c.credit_term_days), r.currency, r.amount, r.open, r.disputed, r.note, r.closed_at"
)
_FROM = "FROM receivable r JOIN customer c ON c.id = r.customer_id"


class ReceivableOrder(Enum):
    """Orders of a customer's items; the value is the SQL."""

    DUE = "r.due_date IS NULL, r.due_date {0}, r.id"
    NUMBER = "r.number_key {0}, r.id"
    AMOUNT = "r.currency, r.amount {0}, r.id"
    OPEN = "r.currency, r.open {0}, r.id"
    DOCUMENT = "r.document_date IS NULL, r.document_date {0}, r.id"


def list_receivables(
    book: Book,
    customer_id: int,
    *,
    settled: bool = False,
    order: ReceivableOrder = ReceivableOrder.DUE,
    descending: bool = False,
    offset: int = 0,
    limit: int = 200,
) -> list[ReceivableRow]:
    """Give one page of a customer's open items, or with `settled` of those that are paid or closed."""
    by = order.value.format("DESC" if descending else "ASC")
    return _rows(
        book,
        f"WHERE r.customer_id = ? AND r.open {'=' if settled else '<>'} 0 ORDER BY {by} LIMIT ? OFFSET ?",
        [customer_id, limit, offset],
    )


def get_receivables(book: Book, ids: Sequence[int]) -> list[ReceivableRow]:
    """Give items by their ids, oldest due first."""
    return _rows(book, f"WHERE r.id IN ({marks(len(ids))}) ORDER BY r.due_date IS NULL, r.due_date, r.id", list(ids))


def find_number(book: Book, customer_id: int, key: str, currency: str) -> int | None:
    """Give the id of the customer's item with this key of a number, in this currency."""
    rows = book.rows(
        "SELECT id FROM receivable WHERE customer_id = ? AND number_key = ? AND currency = ?",
        [customer_id, key, currency],
    )
    return rows[0][0] if rows else None


def is_used(book: Book, item_id: int) -> bool:
    """Say whether a dispute, a promise, a plan, a visit or a paper names an item."""
    tables = ("dispute", "promise_item", "plan_item", "visit_item", "document_item")
    exists = " OR ".join(f"EXISTS (SELECT 1 FROM {table} WHERE receivable_id = :item)" for table in tables)  # noqa: S608
    return bool(book.rows(f"SELECT {exists}", {"item": item_id})[0][0])


def _rows(book: Book, rest: str, params: Sequence[object]) -> list[ReceivableRow]:
    rows = book.rows(f"SELECT {_COLUMNS} {_FROM} {rest}", params)
    return [record(ReceivableRow, row) for row in rows]
