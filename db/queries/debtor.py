"""Reads of what a debtor is judged by: open items with their analysis, items that were paid, signals, the balance."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from db.connection import Book
from db.queries.records import marks, record


class DebtorRow(NamedTuple):
    """What the card of a debtor needs of its customer; `credit_limit` in minor units of `currency`."""

    ability: str
    willingness: str
    tone: str
    currency: str
    credit_limit: int | None
    reconciled_on: date | None


class DebtRow(NamedTuple):
    """An open item with what was said of it (rule 78); `term` its own credit term or else the customer's, in days."""

    id: int
    customer_id: int
    number: str
    document_date: date | None
    due_date: date | None
    term: int | None
    currency: str
    open: int
    disputed: int
    cause: str | None
    nature: str | None
    term_class: str | None


class SignalRow(NamedTuple):
    """A signal; who told of it is not kept (D4)."""

    id: int
    customer_id: int
    day: date
    kind: str
    note: str
    source: str
    recorded_at: str
    withdrawn_at: str | None


class PaidRow(NamedTuple):
    """An item that was paid: when it was due, and the last day on which something of it was paid."""

    due_date: date
    paid_on: date


_DEBTS = (
    "SELECT r.id, r.customer_id, r.number, r.document_date, r.due_date,"
    " coalesce(r.credit_term_days, c.credit_term_days), r.currency, r.open, r.disputed, r.cause, r.nature, r.term_class"
    " FROM receivable r JOIN customer c ON c.id = r.customer_id"
)
_SIGNALS = "SELECT id, customer_id, day, kind, note, source, recorded_at, withdrawn_at FROM signal"


def get_debtor(book: Book, customer_id: int) -> DebtorRow | None:
    """Give what is said of a debtor; None when there is no such customer."""
    rows = book.rows(
        "SELECT ability, willingness, tone, currency, credit_limit, reconciled_on FROM customer WHERE id = ?",
        [customer_id],
    )
    return record(DebtorRow, rows[0]) if rows else None


def open_debts(book: Book, customer_id: int) -> list[DebtRow]:
    """Give the open items of a customer above zero, the oldest due first, those without a due date last."""
    rows = book.rows(
        f"{_DEBTS} WHERE r.customer_id = ? AND r.open > 0 ORDER BY r.due_date IS NULL, r.due_date, r.id", [customer_id]
    )
    return [record(DebtRow, row) for row in rows]


def get_debts(book: Book, ids: Sequence[int]) -> list[DebtRow]:
    """Give items by their ids, in the order of these."""
    rows = book.rows(f"{_DEBTS} WHERE r.id IN ({marks(len(ids))}) ORDER BY r.id", list(ids))
    return [record(DebtRow, row) for row in rows]


def paid_items(book: Book, customer_id: int, since: date) -> list[PaidRow]:
    """Give the items with a due date whose last part was paid on or after `since`; written-off ones are not paid.

    Money counts from the day it came in, whichever item it went to at first, or from the day of the finance office's
    file; what was settled before we knew the item has no day.
    """
    rows = book.rows(
        "SELECT r.due_date, max(coalesce(p.received_on, a.day)) AS paid_on FROM receivable r"
        " JOIN allocation a ON a.receivable_id = r.id LEFT JOIN payment p ON p.id = a.payment_id"
        " WHERE r.customer_id = :customer AND r.open = 0 AND r.amount > 0 AND r.due_date IS NOT NULL AND a.amount > 0"
        " AND a.kind IN ('payment', 'office') AND NOT EXISTS (SELECT 1 FROM allocation b WHERE b.reverses_id = a.id)"
        " AND (SELECT coalesce(sum(w.amount), 0) FROM allocation w WHERE w.receivable_id = r.id"
        " AND w.kind = 'write_off') = 0 GROUP BY r.id HAVING paid_on >= :since ORDER BY paid_on, r.id",
        {"customer": customer_id, "since": since.isoformat()},
    )
    return [record(PaidRow, row) for row in rows]


def owed(book: Book, customer_id: int, currency: str) -> int:
    """Give what is open in a currency, credit notes taken off, in minor units."""
    rows = book.rows(
        "SELECT coalesce(sum(open), 0) FROM receivable WHERE customer_id = ? AND currency = ? AND open <> 0",
        [customer_id, currency],
    )
    return int(rows[0][0])


def list_signals(book: Book, customer_id: int, *, withdrawn: bool = False) -> list[SignalRow]:
    """Give the signals of a customer, the latest first."""
    rows = book.rows(
        f"{_SIGNALS} WHERE customer_id = ? {'' if withdrawn else 'AND withdrawn_at IS NULL'}"
        " ORDER BY day DESC, id DESC LIMIT 500",
        [customer_id],
    )
    return [record(SignalRow, row) for row in rows]


def get_signal(book: Book, signal_id: int) -> SignalRow | None:
    """Give one signal, withdrawn or not."""
    rows = book.rows(f"{_SIGNALS} WHERE id = ?", [signal_id])
    return record(SignalRow, rows[0]) if rows else None
