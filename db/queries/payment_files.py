"""Reads for files of payments: whom a payment may be of, what it may be for, what the book has already."""

import json
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from db.connection import Book
from db.queries.ledger import FIRST_DAY
from db.queries.records import record


class PayerRow(NamedTuple):
    """A customer as a payment sees it."""

    id: int
    name: str
    name_en: str
    short_name: str
    code: str
    is_archived: bool


class ReceiptRow(NamedTuple):
    """A receipt that was not reversed; `amount` in minor units."""

    id: int
    customer_id: int
    currency: str
    amount: int
    received_on: date
    reference: str
    is_from_file: bool


class DebtRow(NamedTuple):
    """An open item that a payment may go to; sums in minor units."""

    customer_id: int
    id: int
    number: str
    first_day: date
    due_date: date | None
    currency: str
    open: int
    disputed: int


class FileRow(NamedTuple):
    """A file of payments that was brought in; `summary` is JSON."""

    id: int
    at: str
    file_name: str
    sha256: str
    summary: str
    undone_at: str | None


class BookedRow(NamedTuple):
    """A payment of a file, and whether somebody did something with it since; a reversed one needs no undoing."""

    id: int
    is_reversed: bool
    is_changed: bool


_REVERSED = "EXISTS (SELECT 1 FROM payment o WHERE o.of_id = p.id AND o.kind = 'reversal')"
_FILE = "SELECT id, at, file_name, sha256, summary, undone_at FROM payment_file"


def payers(book: Book) -> list[PayerRow]:
    """Give every customer, archived ones too."""
    rows = book.rows(
        "SELECT id, name, name_en, short_name, code, archived_at IS NOT NULL FROM customer ORDER BY id",
    )
    return [record(PayerRow, row) for row in rows]


def owners_of_numbers(book: Book, keys: Iterable[str]) -> list[tuple[str, int]]:
    """Give the customers of the open items whose number has one of these keys."""
    return book.rows(
        "SELECT r.number_key, r.customer_id FROM receivable r"
        " WHERE r.number_key IN (SELECT value FROM json_each(?)) AND r.open > 0",
        [json.dumps(list(keys))],
    )


def earlier_payers(book: Book) -> list[tuple[str, int]]:
    """Give who paid for which customer, by receipts that were not reversed."""
    return book.rows(
        "SELECT DISTINCT p.payer, p.customer_id FROM payment p"  # noqa: S608 (our own words)
        f" WHERE p.kind = 'receipt' AND p.payer <> '' AND NOT {_REVERSED}"
    )


def receipts(book: Book, since: date, until: date, references: Iterable[str]) -> list[ReceiptRow]:
    """Give the receipts of some days, both included, and those with one of these flow numbers from any day."""
    rows = book.rows(
        "SELECT p.id, p.customer_id, p.currency, p.amount, p.received_on, p.reference,"  # noqa: S608
        " p.file_id IS NOT NULL FROM payment p"
        " WHERE p.kind = 'receipt' AND (p.received_on BETWEEN ? AND ? OR (p.reference <> ''"
        f" AND p.reference IN (SELECT value FROM json_each(?)))) AND NOT {_REVERSED} ORDER BY p.id",
        [since.isoformat(), until.isoformat(), json.dumps(list(references))],
    )
    return [record(ReceiptRow, row) for row in rows]


def debts(book: Book, customers: Iterable[int]) -> list[DebtRow]:
    """Give the items of some customers that payments may go to."""
    rows = book.rows(
        f"SELECT r.customer_id, r.id, r.number, {FIRST_DAY.format('r')}, r.due_date, r.currency, r.open, r.disputed"  # noqa: S608
        " FROM receivable r WHERE r.customer_id IN (SELECT value FROM json_each(?)) AND r.open > 0 AND r.open <> 0",
        [json.dumps(list(customers))],
    )
    return [record(DebtRow, row) for row in rows]


def payment_files(book: Book, limit: int = 50) -> list[FileRow]:
    """Give the files that were brought in, the latest first."""
    return [FileRow(*row) for row in book.rows(f"{_FILE} ORDER BY id DESC LIMIT ?", [limit])]


def get_payment_file(book: Book, file_id: int) -> FileRow | None:
    """Give one file."""
    rows = book.rows(f"{_FILE} WHERE id = ?", [file_id])
    return FileRow(*rows[0]) if rows else None


def standing_file(book: Book, sha256: str) -> FileRow | None:
    """Give the last time this very file was brought in, unless it was taken back."""
    rows = book.rows(f"{_FILE} WHERE sha256 = ? AND undone_at IS NULL ORDER BY id DESC LIMIT 1", [sha256])
    return FileRow(*rows[0]) if rows else None


def booked_payments(book: Book, file_id: int) -> list[BookedRow]:
    """Give the payments of a file: changed are those paid back, cleared, under a plan, or spread anew since."""
    rows = book.rows(
        f"SELECT p.id, {_REVERSED}, p.cleared_on IS NOT NULL"  # noqa: S608
        " OR EXISTS (SELECT 1 FROM payment o WHERE o.of_id = p.id AND o.kind = 'refund')"
        " OR EXISTS (SELECT 1 FROM plan_payment y WHERE y.payment_id = p.id AND y.withdrawn_at IS NULL)"
        " OR EXISTS (SELECT 1 FROM allocation a WHERE a.payment_id = p.id"
        "  AND (a.reverses_id IS NOT NULL OR a.recorded_at <> p.recorded_at))"
        " FROM payment p WHERE p.file_id = ? ORDER BY p.id",
        [file_id],
    )
    return [record(BookedRow, row) for row in rows]
