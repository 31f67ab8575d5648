"""Reads of receipts and letters of thanks that were printed, and of who could get one."""

from datetime import date
from typing import NamedTuple

from db.connection import Book
from db.queries.records import record


class PrintedReceipt(NamedTuple):
    """A receipt in the archive; `is_reversed` tells that its payment no longer counts."""

    document_id: int
    payment_id: int
    number: str
    made_on: date
    is_voided: bool
    is_reversed: bool


class ThankedRow(NamedTuple):
    """A customer who owes nothing overdue, and the latest letter of thanks, '' and None where there is none."""

    id: int
    name: str
    currency: str
    last_number: str
    last_on: date | None


def printed_receipts(book: Book, customer_id: int) -> list[PrintedReceipt]:
    """Give the receipts of a customer's payments, voided ones too, in the order in which they were made."""
    rows = book.rows(
        "SELECT d.id, d.payment_id, d.number, d.made_on, d.voided_at IS NOT NULL,"
        " EXISTS (SELECT 1 FROM payment o WHERE o.of_id = d.payment_id AND o.kind = 'reversal')"
        " FROM document d WHERE d.customer_id = ? AND d.kind = 'receipt' AND d.payment_id IS NOT NULL ORDER BY d.id",
        [customer_id],
    )
    return [record(PrintedReceipt, row) for row in rows]


def last_thanks(book: Book, customer_id: int) -> tuple[str, date] | None:
    """Give number and day of the latest letter of thanks that was not voided."""
    rows = book.rows(
        "SELECT number, made_on FROM document WHERE customer_id = ? AND kind = 'thanks' AND voided_at IS NULL"
        " ORDER BY made_on DESC, id DESC LIMIT 1",
        [customer_id],
    )
    return (rows[0][0], date.fromisoformat(rows[0][1])) if rows else None


def nothing_overdue(book: Book, today: date, thanked_since: date, customer_id: int | None) -> list[ThankedRow]:
    """Give the customers of whom nothing that may be asked for is overdue, of all or of one, by name.

    Those who were thanked after `thanked_since` are left out, and those who never paid an item or promised anything.
    """
    rows = book.rows(
        "SELECT c.id, c.name, c.currency, coalesce(d.number, ''), d.made_on FROM customer c"  # noqa: S608
        " LEFT JOIN document d ON d.id = (SELECT t.id FROM document t WHERE t.customer_id = c.id AND t.kind = 'thanks'"
        " AND t.voided_at IS NULL ORDER BY t.made_on DESC, t.id DESC LIMIT 1)"
        f" WHERE c.archived_at IS NULL {'' if customer_id is None else 'AND c.id = :customer'}"
        " AND (d.id IS NULL OR d.made_on <= :since)"
        " AND NOT EXISTS (SELECT 1 FROM receivable r WHERE r.customer_id = c.id AND r.open <> 0 AND r.open > 0"
        " AND r.due_date < :today AND r.open > r.disputed)"
        " AND (EXISTS (SELECT 1 FROM receivable r WHERE r.customer_id = c.id AND r.open = 0 AND r.amount > 0)"
        " OR EXISTS (SELECT 1 FROM promise p WHERE p.customer_id = c.id))"
        " ORDER BY c.name, c.id",
        {"today": today.isoformat(), "since": thanked_since.isoformat()}
        | ({} if customer_id is None else {"customer": customer_id}),
    )
    return [record(ThankedRow, row) for row in rows]
