"""Reads of customers, their people and their timeline."""

from collections.abc import Sequence
from datetime import date
from enum import Enum
from typing import Any, NamedTuple

from db.connection import Book
from db.queries.records import marks, record


class Sum(NamedTuple):
    """What is open, less credit notes, and what is past due, without them; in minor units of one currency."""

    currency: str
    open: int
    overdue: int


class CustomerRow(NamedTuple):
    """One line of the customer list."""

    id: int
    name: str
    code: str
    standing: str
    archived: bool
    sums: tuple[Sum, ...]
    oldest_due: date | None
    next_visit: date | None


class SimilarCustomer(NamedTuple):
    """A customer whose name is the same but for white space, punctuation and company suffix."""

    id: int
    name: str
    code: str


class CustomerRecord(NamedTuple):
    """Everything the book keeps of one customer; text columns as they are stored."""

    id: int
    name: str
    name_en: str
    short_name: str
    code: str
    tax_id: str
    address: str
    credit_term_days: int | None
    credit_limit: int | None
    currency: str
    standing: str
    ability: str
    willingness: str
    tone: str
    letter_language: str
    call_from: str | None
    call_to: str | None
    avoid_hours: str
    terms_agreed_on: date | None
    terms_agreed_by: str
    terms_document: str
    note: str
    legal_representative: str
    region: str
    contacts_a_day: int | None
    country: str
    reconciled_on: date | None
    archived_at: str | None


class ContactRecord(NamedTuple):
    """A person at a customer, with the steps of the payment process that name this person."""

    id: int
    customer_id: int
    name: str
    position: str
    phone: str
    mail: str
    best_time: str | None
    source: str
    source_on: date | None
    note: str
    archived_at: str | None
    steps: tuple[str, ...]
    stands_in_for: tuple[str, ...]


class EventRow(NamedTuple):
    """Something that happened with a customer; `data` is JSON whose keys go with `kind`."""

    id: int
    at: str
    kind: str
    entity_id: int | None
    data: str


# Of the customer's own currency only, since sums of two currencies have no order.
_OPEN_SUM = (
    "coalesce((SELECT sum(r.open) FROM receivable r WHERE r.customer_id = c.id AND r.currency = c.currency"
    " AND r.open <> 0{0}), 0)"
)


class CustomerOrder(Enum):
    """Orders of the customer list; the value is the SQL of what is ordered by, before the name."""

    NAME = ""
    CODE = "c.code"
    OPEN = _OPEN_SUM.format("")
    OVERDUE = _OPEN_SUM.format(" AND r.open > 0 AND r.due_date < :today")
    NEXT_VISIT = "(SELECT min(v.day) FROM visit v WHERE v.customer_id = c.id AND v.status = 'planned')"


def like_pattern(term: str) -> str:
    r"""Make the pattern of a substring search, with `%`, `_` and `\` taken literally."""
    return "%" + term.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"


#: Who owes money and nobody has described how they pay.
_UNDESCRIBED = (
    "NOT EXISTS (SELECT 1 FROM process p WHERE p.customer_id = c.id)"
    " AND EXISTS (SELECT 1 FROM receivable o WHERE o.customer_id = c.id AND o.open <> 0)"
)


def _filter(terms: Sequence[str], *, archived: bool, undescribed: bool) -> tuple[str, dict[str, Any]]:
    conditions = ["c.archived_at IS NOT NULL" if archived else "c.archived_at IS NULL"]
    if undescribed:
        conditions.append(_UNDESCRIBED)
    params: dict[str, Any] = {}
    for n, term in enumerate(terms):
        conditions.append(f"c.search_text LIKE :term{n} ESCAPE '\\'")
        params[f"term{n}"] = like_pattern(term)
    return " AND ".join(conditions), params


def list_customers(
    book: Book,
    today: date,
    *,
    terms: Sequence[str] = (),
    archived: bool = False,
    undescribed: bool = False,
    order: CustomerOrder = CustomerOrder.NAME,
    descending: bool = False,
    offset: int = 0,
    limit: int = 50,
) -> list[CustomerRow]:
    """Give one page of the customers that hold every one of the normalised search terms.

    With `undescribed` only those that owe money and have no payment process.
    """
    where, params = _filter(terms, archived=archived, undescribed=undescribed)
    direction = "DESC" if descending else "ASC"
    by = (
        f"{order.value} {direction} NULLS LAST, c.sort_key, c.id"
        if order.value
        else f"c.sort_key {direction}, c.id {direction}"
    )
    if ":today" in by:
        params["today"] = today.isoformat()
    rows = book.rows(
        "SELECT c.id, c.name, c.code, c.standing, c.archived_at FROM customer c"  # noqa: S608 (our own SQL)
        f" WHERE {where} ORDER BY {by} LIMIT :limit OFFSET :offset",
        {**params, "limit": limit, "offset": offset},
    )
    ids = [row[0] for row in rows]
    sums, oldest = _sums(book, ids, today)
    visits = _next_visits(book, ids)
    return [
        CustomerRow(
            id_, name, code, standing, archived_at is not None, sums.get(id_, ()), oldest.get(id_), visits.get(id_)
        )
        for id_, name, code, standing, archived_at in rows
    ]


def count_customers(book: Book, *, terms: Sequence[str] = (), archived: bool = False, undescribed: bool = False) -> int:
    """Count the customers that hold every one of the terms."""
    where, params = _filter(terms, archived=archived, undescribed=undescribed)
    return int(book.rows(f"SELECT count(*) FROM customer c WHERE {where}", params)[0][0])  # noqa: S608


def found_sums(
    book: Book, today: date, *, terms: Sequence[str] = (), archived: bool = False, undescribed: bool = False
) -> tuple[Sum, ...]:
    """Give what all the customers that hold every one of the terms owe, a sum per currency."""
    where, params = _filter(terms, archived=archived, undescribed=undescribed)
    rows = book.rows(
        "SELECT r.currency, sum(r.open), sum(CASE WHEN r.due_date < :today AND r.open > 0 THEN r.open ELSE 0 END)"  # noqa: S608
        f" FROM receivable r JOIN customer c ON c.id = r.customer_id WHERE r.open <> 0 AND {where}"
        " GROUP BY r.currency ORDER BY r.currency",
        {**params, "today": today.isoformat()},
    )
    return tuple(record(Sum, row) for row in rows)


def _sums(book: Book, ids: Sequence[int], today: date) -> tuple[dict[int, tuple[Sum, ...]], dict[int, date]]:
    sums: dict[int, tuple[Sum, ...]] = {}
    oldest: dict[int, date] = {}
    for customer, currency, total, overdue, due in book.rows(
        "SELECT customer_id, currency, sum(open), sum(CASE WHEN due_date < ? AND open > 0 THEN open ELSE 0 END),"  # noqa: S608
        " min(CASE WHEN open > 0 THEN due_date END)"
        f" FROM receivable WHERE open <> 0 AND customer_id IN ({marks(len(ids))})"
        " GROUP BY customer_id, currency ORDER BY customer_id, currency",
        [today.isoformat(), *ids],
    ):
        sums[customer] = (*sums.get(customer, ()), Sum(currency, total, overdue))
        if due:
            oldest[customer] = min(date.fromisoformat(due), oldest.get(customer, date.max))
    return sums, oldest


def _next_visits(book: Book, ids: Sequence[int]) -> dict[int, date]:
    rows = book.rows(
        "SELECT customer_id, min(day) FROM visit WHERE status = 'planned'"  # noqa: S608
        f" AND customer_id IN ({marks(len(ids))}) GROUP BY customer_id",
        list(ids),
    )
    return {customer: date.fromisoformat(first) for customer, first in rows}


def customer_sums(book: Book, customer_id: int, today: date) -> tuple[Sum, ...]:
    """Give what one customer owes, a sum per currency."""
    return _sums(book, [customer_id], today)[0].get(customer_id, ())


def next_visit_day(book: Book, customer_id: int) -> date | None:
    """Give the day of the customer's next planned visit."""
    return _next_visits(book, [customer_id]).get(customer_id)


def get_customer(book: Book, customer_id: int) -> CustomerRecord | None:
    """Give one customer, archived or not."""
    rows = book.rows(
        "SELECT id, name, name_en, short_name, code, tax_id, address, credit_term_days, credit_limit, currency,"
        " standing, ability, willingness, tone, letter_language, call_from, call_to, avoid_hours, terms_agreed_on,"
        " terms_agreed_by, terms_document, note, legal_representative, region, contacts_a_day, country,"
        " reconciled_on, archived_at FROM customer WHERE id = ?",
        [customer_id],
    )
    return record(CustomerRecord, rows[0]) if rows else None


def find_customer(book: Book, text: str, name_key: str) -> list[int]:
    """Give the ids of customers not archived whose code is `text` or whose name has this key."""
    return [
        row[0]
        for row in book.rows(
            "SELECT id FROM customer WHERE archived_at IS NULL AND ((code <> '' AND code = ?) OR name_key = ?)"
            " ORDER BY id",
            [text, name_key],
        )
    ]


def similar_customers(book: Book, name_key: str, except_id: int | None) -> list[SimilarCustomer]:
    """Give the customers of the same name key, archived ones too, but for the one being edited."""
    rows = book.rows(
        "SELECT id, name, code FROM customer WHERE name_key = ? AND id IS NOT ? ORDER BY id LIMIT 5",
        [name_key, except_id],
    )
    return [record(SimilarCustomer, row) for row in rows]


def code_owner(book: Book, code: str) -> tuple[int, str] | None:
    """Give id and name of the customer that has this code."""
    rows = book.rows("SELECT id, name FROM customer WHERE code = ?", [code])
    return (rows[0][0], rows[0][1]) if rows else None


def list_contacts(book: Book, customer_id: int, *, archived: bool = False) -> list[ContactRecord]:
    """Give the people at a customer in the order of their names, with their part in the payment process."""
    steps: dict[int, list[str]] = {}
    deputies: dict[int, list[str]] = {}
    for kind, contact, deputy in book.rows(
        "SELECT kind, contact_id, deputy_id FROM process_step WHERE customer_id = ? ORDER BY position", [customer_id]
    ):
        steps.setdefault(contact, []).append(kind)
        deputies.setdefault(deputy, []).append(kind)
    rows = book.rows(
        "SELECT id, customer_id, name, position, phone, mail, best_time, source, source_on, note, archived_at"  # noqa: S608
        f" FROM contact WHERE customer_id = ? {'' if archived else 'AND archived_at IS NULL'} ORDER BY name, id",
        [customer_id],
    )
    return [
        record(
            ContactRecord,
            row,
            steps=tuple(steps.get(row[0], ())),
            stands_in_for=tuple(deputies.get(row[0], ())),
        )
        for row in rows
    ]


def list_events(
    book: Book, customer_id: int, *, kinds: Sequence[str] | None = None, offset: int = 0, limit: int = 100
) -> list[EventRow]:
    """Give one page of the customer's timeline, newest first; `kinds` are those asked for, None for every one."""
    wanted = "" if kinds is None else f" AND kind IN ({marks(len(kinds))})"
    rows = book.rows(
        f"SELECT id, at, kind, entity_id, data FROM event WHERE customer_id = ?{wanted}"  # noqa: S608
        " ORDER BY id DESC LIMIT ? OFFSET ?",
        [customer_id, *(kinds or ()), limit, offset],
    )
    return [record(EventRow, row) for row in rows]
