"""Reads for bringing in files: what the book has already, what each run did, how headings were read."""

import json
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from db.connection import Book
from db.queries.records import record


class KnownCustomer(NamedTuple):
    """A customer as an import sees it."""

    id: int
    name: str
    code: str
    name_en: str
    short_name: str
    tax_id: str
    address: str
    region: str
    credit_term_days: int | None
    credit_limit: int | None
    currency: str
    note: str
    name_key: str
    archived: bool


class KnownContact(NamedTuple):
    """A person at a customer as an import sees it."""

    id: int
    customer_id: int
    name: str
    position: str
    phone: str
    mail: str


class KnownItem(NamedTuple):
    """An item as an import sees it; amounts in minor units, days as the book keeps them (a file has so many).

    `booked` is what the last file said is open; `by_hand` is 1 while no file has named the item.
    """

    id: int
    customer_id: int
    key: str
    currency: str
    number: str
    kind: str
    contract: str
    project: str
    document_date: str | None
    due_date: str | None
    amount: int
    open: int
    note: str
    booked: int | None
    by_hand: int
    first_day: str


class ImportRun(NamedTuple):
    """One file that was brought in; `summary` is JSON."""

    id: int
    at: str
    file_name: str
    sha256: str
    summary: str
    undone_at: str | None


_ITEM = (
    "r.id, r.customer_id, r.number_key, r.currency, r.number, r.kind, r.contract, r.project, r.document_date,"
    " r.due_date, r.amount, r.open, r.note, r.booked, r.by_hand, coalesce(r.document_date, date(r.created_at))"
)
_RUN = "SELECT id, at, file_name, sha256, summary, undone_at FROM import_run"


def customer_codes(book: Book) -> list[str]:
    """Give every code in use."""
    return [row[0] for row in book.rows("SELECT code FROM customer WHERE code <> ''")]


def known_customers(book: Book) -> list[KnownCustomer]:
    """Give every customer, archived ones too."""
    rows = book.rows(
        "SELECT id, name, code, name_en, short_name, tax_id, address, region, credit_term_days, credit_limit, currency,"
        " note, name_key, archived_at IS NOT NULL FROM customer ORDER BY id"
    )
    return [record(KnownCustomer, row) for row in rows]


def known_contacts(book: Book, customers: Iterable[int]) -> list[KnownContact]:
    """Give the people at some customers, archived ones too."""
    rows = book.rows(
        "SELECT id, customer_id, name, position, phone, mail FROM contact"
        " WHERE customer_id IN (SELECT value FROM json_each(?)) ORDER BY id",
        [json.dumps(list(customers))],
    )
    return [KnownContact(*row) for row in rows]


def known_items(book: Book, customers: Iterable[int]) -> list[KnownItem]:
    """Give all items of some customers, settled ones too."""
    rows = book.rows(
        f"SELECT {_ITEM} FROM receivable r WHERE r.customer_id IN (SELECT value FROM json_each(?))",  # noqa: S608
        [json.dumps(list(customers))],
    )
    return [KnownItem(*row) for row in rows]


def items_to_miss(book: Book, seen: AbstractSet[int]) -> list[KnownItem]:
    """Give every item that was in a file and is open, by our book or by the last file, but for those seen already."""
    open_items = book.rows("SELECT id FROM receivable WHERE by_hand = 0 AND (open <> 0 OR booked IS NOT 0)")
    ids = [row[0] for row in open_items if row[0] not in seen]
    rows = book.rows(
        f"SELECT {_ITEM} FROM receivable r WHERE r.id IN (SELECT value FROM json_each(?))"  # noqa: S608
        " ORDER BY r.customer_id, r.id",
        [json.dumps(ids)],
    )
    return [KnownItem(*row) for row in rows]


def import_runs(book: Book, limit: int = 100) -> list[ImportRun]:
    """Give the files brought in, the last one first."""
    return [ImportRun(*row) for row in book.rows(f"{_RUN} ORDER BY id DESC LIMIT ?", [limit])]


def get_import_run(book: Book, run_id: int) -> ImportRun | None:
    """Give one run."""
    rows = book.rows(f"{_RUN} WHERE id = ?", [run_id])
    return ImportRun(*rows[0]) if rows else None


def kept_mappings(book: Book, keys: Iterable[str]) -> dict[str, str]:
    """Give the remembered mappings, as JSON, of those heading keys that have one."""
    rows = book.rows(
        "SELECT heading_key, mapping FROM import_mapping WHERE heading_key IN (SELECT value FROM json_each(?))",
        [json.dumps(list(keys))],
    )
    return dict(rows)
