"""Reads for the bundle that goes to a lawyer, an agency or a colleague."""

from datetime import date
from typing import NamedTuple

from db.connection import Book
from db.queries.records import record


class AppliedRow(NamedTuple):
    """What of a customer's payments went to which items and stands; `amount` in minor units."""

    payment_id: int
    number: str
    amount: int


class SettledRow(NamedTuple):
    """What was taken off an item by something that is no payment, and stands; `source` is what it came from."""

    day: date
    number: str
    currency: str
    kind: str
    amount: int
    source: str


class EscalationDay(NamedTuple):
    """That a final notice may be sent, or (`is_withdrawn`) no longer; `day` is the one of it, with the reason."""

    day: date
    currency: str
    reason: str
    is_withdrawn: bool


_STANDS = "+a.reverses_id IS NULL AND NOT EXISTS (SELECT 1 FROM allocation b WHERE b.reverses_id = a.id)"


def applied(book: Book, customer_id: int) -> list[AppliedRow]:
    """Give what became of the payments of a customer, by payment and item."""
    rows = book.rows(
        "SELECT a.payment_id, coalesce(r.number, ''), sum(a.amount) FROM payment p"  # noqa: S608
        f" JOIN allocation a ON a.payment_id = p.id AND {_STANDS} LEFT JOIN receivable r ON r.id = a.receivable_id"
        " WHERE p.customer_id = ? GROUP BY a.payment_id, a.receivable_id HAVING sum(a.amount) <> 0"
        " ORDER BY a.payment_id, r.due_date, r.id",
        [customer_id],
    )
    return [record(AppliedRow, row) for row in rows]


def settled(book: Book, customer_id: int) -> list[SettledRow]:
    """Give what credit notes, the finance office's files and write-offs took off a customer's items, by day."""
    rows = book.rows(
        "SELECT a.day, r.number, r.currency, a.kind, a.amount, coalesce(n.number, f.file_name, '') FROM receivable r"  # noqa: S608
        f" JOIN allocation a ON a.receivable_id = r.id AND {_STANDS} LEFT JOIN receivable n ON n.id = a.credit_id"
        " LEFT JOIN import_run f ON f.id = a.run_id WHERE r.customer_id = ? AND a.payment_id IS NULL"
        " AND r.kind <> 'credit_note' AND a.kind <> 'opening' ORDER BY a.day, a.id",
        [customer_id],
    )
    return [record(SettledRow, row) for row in rows]


def papers_about_open(book: Book, customer_id: int) -> frozenset[int]:
    """Give the ids of a customer's papers that name an item of which something is still open."""
    rows = book.rows(
        "SELECT DISTINCT i.document_id FROM receivable r JOIN document_item i ON i.receivable_id = r.id"
        " WHERE r.customer_id = ? AND r.open <> 0 AND r.open > 0",
        [customer_id],
    )
    return frozenset(document_id for (document_id,) in rows)


def numbers_elsewhere(book: Book, customer_id: int, currency: str) -> frozenset[str]:
    """Give the numbers that a customer's items have in other currencies alone."""
    rows = book.rows(
        "SELECT number FROM receivable WHERE customer_id = :customer AND currency <> :currency"
        " EXCEPT SELECT number FROM receivable WHERE customer_id = :customer AND currency = :currency",
        {"customer": customer_id, "currency": currency},
    )
    return frozenset(number for (number,) in rows)


def escalation_days(book: Book, customer_id: int) -> list[EscalationDay]:
    """Give the decisions about a customer's final notice, withdrawn ones with the day of that, too, by day."""
    rows = book.rows(
        "SELECT decided_on, currency, reason, 0, id FROM escalation WHERE customer_id = :customer"
        " UNION ALL SELECT date(withdrawn_at, 'localtime'), currency, withdrawn_because, 1, id FROM escalation"
        " WHERE customer_id = :customer AND withdrawn_at IS NOT NULL ORDER BY 1, 5, 4",
        {"customer": customer_id},
    )
    return [record(EscalationDay, row[:4]) for row in rows]
