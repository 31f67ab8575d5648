"""Reads that reminder letters are decided from: what is open, which letters went before."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from db.connection import Book
from db.queries.records import marks, record

#: What counts as a reminder; the plus keeps SQLite from beginning with those of all customers.
_COUNTS = "+d.kind = 'reminder' AND d.voided_at IS NULL"


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


class NamingLetter(NamedTuple):
    """A reminder, not voided, that named an item which is still open."""

    receivable_id: int
    number: str
    made_on: date
    level: int


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


def upcoming_customers(
    book: Book, today: date, first: date, last: date, *, customer_id: int | None, limit: int
) -> list[tuple[int, str, str]]:
    """Give id, name and currency of the customers with nothing overdue and something due from `first` to `last`.

    What falls due first comes first; both days are included.
    """
    which = "" if customer_id is None else "AND customer_id = :customer"
    days = {"today": today.isoformat(), "first": first.isoformat(), "last": last.isoformat(), "limit": limit}
    return book.rows(
        "SELECT c.id, c.name, o.currency FROM (SELECT customer_id, currency, min(due_date) AS oldest,"  # noqa: S608
        " max(due_date >= :first) AS is_meant FROM receivable"
        f" WHERE open <> 0 AND open > 0 AND due_date <= :last {which} GROUP BY customer_id, currency) o"
        " JOIN customer c ON c.id = o.customer_id"
        " WHERE o.is_meant AND o.oldest >= :today AND c.archived_at IS NULL ORDER BY o.oldest, c.id LIMIT :limit",
        days | ({} if customer_id is None else {"customer": customer_id}),
    )


def open_items(book: Book, customer_ids: Sequence[int], due_before: date | None = None) -> list[OpenItemRow]:
    """Give the open items of some customers: all of them, or what is due before a day and the credit notes."""
    which = "" if due_before is None else "AND (r.due_date < ? OR r.open < 0)"
    rows = book.rows(
        "SELECT r.id, r.customer_id, r.number, r.document_date, r.due_date, r.currency, r.amount, r.open, r.disputed,"  # noqa: S608
        " r.contract, coalesce(r.credit_term_days, c.credit_term_days), r.handed_over_on IS NOT NULL"
        " FROM receivable r JOIN customer c ON c.id = r.customer_id"
        f" WHERE r.open <> 0 AND r.customer_id IN ({marks(len(customer_ids))}) {which}",
        [*customer_ids, *([] if due_before is None else [due_before.isoformat()])],
    )
    return [record(OpenItemRow, row) for row in rows]


def last_letters(book: Book, customer_ids: Sequence[int]) -> dict[tuple[int, str], LastLetter]:
    """Give per customer and currency the latest reminder that still counts."""
    rows = book.rows(
        f"SELECT d.customer_id, d.currency, d.number, d.made_on FROM document d WHERE {_COUNTS}"  # noqa: S608
        f" AND d.customer_id IN ({marks(len(customer_ids))}) ORDER BY d.made_on, d.id",
        list(customer_ids),
    )
    return {(customer, currency): record(LastLetter, rest) for customer, currency, *rest in rows}


def issued_levels(book: Book, customer_ids: Sequence[int]) -> list[tuple[int, int, str]]:
    """Give each open item that a reminder named, with the highest level of those that still count and its day."""
    return book.rows(
        "SELECT i.receivable_id, max(d.level), d.made_on FROM document d JOIN document_item i ON i.document_id = d.id"  # noqa: S608
        " JOIN receivable r ON r.id = i.receivable_id AND r.open <> 0"
        f" WHERE {_COUNTS} AND d.customer_id IN ({marks(len(customer_ids))})"
        " GROUP BY i.receivable_id",
        list(customer_ids),
    )


def naming_letters(book: Book, customer_ids: Sequence[int]) -> list[NamingLetter]:
    """Give the reminders that named open items of some customers and still count, the earliest first."""
    rows = book.rows(
        "SELECT i.receivable_id, d.number, d.made_on, d.level FROM document d"  # noqa: S608
        " JOIN document_item i ON i.document_id = d.id JOIN receivable r ON r.id = i.receivable_id AND r.open <> 0"
        f" WHERE {_COUNTS} AND d.customer_id IN ({marks(len(customer_ids))})"
        " ORDER BY d.made_on, d.id",
        list(customer_ids),
    )
    return [record(NamingLetter, row) for row in rows]


def unapplied_money(book: Book, customer_ids: Sequence[int]) -> dict[tuple[int, str], int]:
    """Give by customer and currency what came in and is applied to nothing, in minor units, where it is above zero."""
    whose = f"IN ({marks(len(customer_ids))})"
    rows = book.rows(
        "SELECT customer_id, currency, sum(minor) FROM (SELECT customer_id, currency, amount AS minor FROM payment"  # noqa: S608
        f" WHERE customer_id {whose} UNION ALL SELECT p.customer_id, p.currency, -a.amount FROM payment p"
        f" CROSS JOIN allocation a ON a.payment_id = p.id WHERE p.customer_id {whose})"
        " GROUP BY customer_id, currency HAVING sum(minor) > 0",
        [*customer_ids, *customer_ids],
    )
    return {(customer, currency): minor for customer, currency, minor in rows}
