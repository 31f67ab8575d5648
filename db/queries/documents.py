"""Reads of papers as they were printed."""

from datetime import date
from typing import NamedTuple

from db.connection import Book
from db.queries.customers import like_pattern
from db.queries.deliveries import PROVES
from db.queries.records import marks, record


class DocumentRow(NamedTuple):
    """One printed paper without its bytes; sums in minor units, `sha256` of the bytes in hexadecimal digits.

    `level` is that of a reminder, 0 to 3. `unapplied` and `interest` are the parts of `total` that are no item's.
    """

    id: int
    customer_id: int
    customer: str
    kind: str
    level: int | None
    number: str
    made_on: date
    as_of: date
    language: str
    currency: str
    total: int
    unapplied: int
    interest: int
    pay_by: date | None
    plan_id: int | None
    payment_id: int | None
    run_id: int | None
    pages: int
    sha256: str
    made_by: str
    made_at: str
    voided_at: str | None
    void_reason: str


class DocumentItemRow(NamedTuple):
    """A row of a paper as it was printed; `open` is what it asked for, without what was `disputed`."""

    receivable_id: int
    number: str
    document_date: date | None
    due_date: date | None
    amount: int
    open: int
    disputed: int
    days_overdue: int


class Filter(NamedTuple):
    """Which papers are meant; None is any.

    Each of the `terms`, folded as search texts are, is in the customer's texts or in the number without its dashes.
    It is one of `kinds`. `since` is the first day and `until` the last, both included; `is_sent` whether it went out,
    `is_proved` whether more than somebody's word shows that it arrived.
    """

    kinds: tuple[str, ...] = ()
    customer_id: int | None = None
    voided: bool | None = None
    plan_id: int | None = None
    run_id: int | None = None
    terms: tuple[str, ...] = ()
    level: int | None = None
    since: date | None = None
    until: date | None = None
    is_sent: bool | None = None
    is_proved: bool | None = None


_SENT = "EXISTS (SELECT 1 FROM delivery WHERE document_id = d.id AND withdrawn_at IS NULL)"
_PROVED = f"EXISTS (SELECT 1 FROM proof p WHERE p.document_id = d.id AND p.withdrawn_at IS NULL AND {PROVES})"  # noqa: S608


_FROM = " FROM document d JOIN customer c ON c.id = d.customer_id"
_SELECT = (
    "SELECT d.id, d.customer_id, c.name, d.kind, d.level, d.number, d.made_on, d.as_of, d.language, d.currency,"
    " d.total, d.unapplied, d.interest, d.pay_by, d.plan_id, d.payment_id, d.run_id, d.pages, d.sha256, d.made_by,"
    " d.made_at, d.voided_at, d.void_reason" + _FROM
)


def list_documents(book: Book, wanted: Filter, *, offset: int = 0, limit: int = 100) -> list[DocumentRow]:
    """Give one page of papers, the latest first."""
    where, params = _conditions(wanted)
    rows = book.rows(
        f"{_SELECT} WHERE {where} ORDER BY d.made_on DESC, d.id DESC LIMIT ? OFFSET ?", [*params, limit, offset]
    )
    return [record(DocumentRow, row) for row in rows]


def count_documents(book: Book, wanted: Filter) -> int:
    """Count the papers that `list_documents` would give in all."""
    where, params = _conditions(wanted)
    source = _FROM if wanted.terms else " FROM document d"  # only words are looked for at the customer
    return int(book.rows(f"SELECT count(*){source} WHERE {where}", params)[0][0])


def get_document(book: Book, document_id: int) -> DocumentRow | None:
    """Give one paper."""
    rows = book.rows(f"{_SELECT} WHERE d.id = ?", [document_id])
    return record(DocumentRow, rows[0]) if rows else None


def find_document(book: Book, number: str) -> int | None:
    """Give the id of the paper with this number."""
    rows = book.rows("SELECT id FROM document WHERE number = ? COLLATE NOCASE", [number])
    return rows[0][0] if rows else None


def document_items(book: Book, document_id: int) -> list[DocumentItemRow]:
    """Give the rows of a paper in their order."""
    rows = book.rows(
        "SELECT receivable_id, number, document_date, due_date, amount, open, disputed, days_overdue"
        " FROM document_item WHERE document_id = ? ORDER BY position",
        [document_id],
    )
    return [record(DocumentItemRow, row) for row in rows]


def document_choices(book: Book, document_id: int) -> str:
    """Give what a paper was made with, as JSON; an empty object where there is no such paper."""
    rows = book.rows("SELECT choices FROM document WHERE id = ?", [document_id])
    return str(rows[0][0]) if rows else "{}"


def document_pdf(book: Book, document_id: int) -> tuple[bytes, str, str] | None:
    """Give the bytes of a paper, the SHA-256 they had when it was printed, and its number."""
    rows = book.rows("SELECT pdf, sha256, number FROM document WHERE id = ?", [document_id])
    return rows[0] if rows else None


def last_serial(book: Book, kind: str, year: int) -> int:
    """Give the last number of a series, voided papers among them; 0 before the first."""
    rows = book.rows("SELECT coalesce(max(serial), 0) FROM document WHERE kind = ? AND year = ?", [kind, year])
    return int(rows[0][0])


def _conditions(wanted: Filter) -> tuple[str, list[object]]:
    conditions, params = ["1 = 1"], list[object]()
    if wanted.kinds:
        conditions.append(f"d.kind IN ({marks(len(wanted.kinds))})")
        params += wanted.kinds
    for column in ("customer_id", "plan_id", "run_id", "level"):
        value = getattr(wanted, column)
        if value is not None:
            conditions.append(f"d.{column} = ?")
            params.append(value)
    if wanted.voided is not None:
        conditions.append(f"d.voided_at IS {'NOT ' if wanted.voided else ''}NULL")
    for day, compared in ((wanted.since, ">="), (wanted.until, "<=")):
        if day is not None:
            conditions.append(f"d.made_on {compared} ?")
            params.append(day.isoformat())
    for is_so, holds in ((wanted.is_sent, _SENT), (wanted.is_proved, _PROVED)):
        if is_so is not None:
            conditions.append(holds if is_so else f"NOT {holds}")
    for term in wanted.terms:
        conditions.append("(c.search_text LIKE ? ESCAPE '\\' OR lower(replace(d.number, '-', '')) LIKE ? ESCAPE '\\')")
        params += [like_pattern(term)] * 2
    return " AND ".join(conditions), params
