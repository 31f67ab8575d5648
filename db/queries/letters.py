"""Reads that reminder letters are decided from: what is open, which letters went before."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from db.connection import Book
from db.queries.records import marks, record


class OpenItemRow(NamedTuple):
    """An open item; `term` is its own credit term or else the customer's, in days; sums in minor units."""

    id: int
    customer_id: int
    number: str
    document_date: date | None
    due_date: date | None
    currency: str
    amount: int
    open: int
    disputed: int
    contract: str
    term: int | None
    handed_over: bool


class LastLetter(NamedTuple):
    """The latest reminder that a customer got in a currency and that was not voided."""

    number: str
    made_on: date


def overdue_customers(book: Book, today: date, customer_id: int | None, limit: int) -> list[tuple[int, str, str]]:
    """Give id, name and currency of the customers with something overdue, the oldest debt first; of all or of one."""
    which = "" if customer_id is None else "AND customer_id = :customer"
    return book.rows(
        "SELECT c.id, c.name, o.currency FROM (SELECT customer_id, currency, min(due_date) AS oldest FROM receivable"  # noqa: S608
        f" WHERE open <> 0 AND open > 0 AND due_date < :today {which} GROUP BY customer_id, currency) o"
        " JOIN customer c ON c.id = o.customer_id WHERE c.archived_at IS NULL ORDER BY o.oldest, c.id LIMIT :limit",
        {"today": today.isoformat(), "limit": limit} | ({} if customer_id is None else {"customer": customer_id}),
    )


def open_items(book: Book, customer_ids: Sequence[int], overdue_on: date | None = None) -> list[OpenItemRow]:
    """Give the open items of some customers: all of them, or what is overdue on a day and the credit notes."""
    which = "" if overdue_on is None else "AND (r.due_date < ? OR r.open < 0)"
    rows = book.rows(
        "SELECT r.id, r.customer_id, r.number, r.document_date, r.due_date, r.currency, r.amount, r.open, r.disputed,"  # noqa: S608
        " r.contract, coalesce(r.credit_term_days, c.credit_term_days), r.handed_over_on IS NOT NULL"
        " FROM receivable r JOIN customer c ON c.id = r.customer_id"
        f" WHERE r.open <> 0 AND r.customer_id IN ({marks(len(customer_ids))}) {which}",
        [*customer_ids, *([] if overdue_on is None else [overdue_on.isoformat()])],
    )
    return [record(OpenItemRow, row) for row in rows]


def last_letters(book: Book, customer_ids: Sequence[int]) -> dict[tuple[int, str], LastLetter]:
    """Give per customer and currency the latest reminder that still counts."""
    rows = book.rows(
        "SELECT customer_id, currency, number, made_on FROM document WHERE kind = 'reminder' AND voided_at IS NULL"  # noqa: S608
        f" AND customer_id IN ({marks(len(customer_ids))}) ORDER BY made_on, id",
        list(customer_ids),
    )
    return {(customer, currency): record(LastLetter, rest) for customer, currency, *rest in rows}
