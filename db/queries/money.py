"""Reads of the items of all customers, narrowed down: a page at a time, and their sums per currency."""

import json
from collections.abc import Collection, Iterator, Sequence
from datetime import date
from enum import Enum
from typing import Any, NamedTuple

from db.connection import Book
from db.queries.customers import like_pattern
from db.queries.records import marks, record


class MoneyRow(NamedTuple):
    """One item of the list; amounts in minor units, `term` in days: the item's own or else the customer's."""

    id: int
    customer_id: int
    customer: str
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
    booked: int | None
    by_hand: bool
    handed_over_on: date | None
    note: str
    closed_at: str | None


class Word(NamedTuple):
    """One word to be found: as names are folded, as numbers are compared, and as it was typed; '' finds nothing."""

    name: str
    number: str
    typed: str


class ItemSearch(NamedTuple):
    """Which items are looked for, all of it together.

    `states` are names of `_STATES`; `promised` the items that an open promise is about, `paused` those that it or a
    plan holds back, `lapsing` those whose limitation period is near its end; an item is to be handed over where it was
    due before `hand_over_before`.
    """

    today: date
    monday: date
    sunday: date
    hand_over_before: date
    words: tuple[Word, ...] = ()
    states: frozenset[str] = frozenset()
    promised: Collection[int] = ()
    paused: Collection[int] = ()
    lapsing: Collection[int] = ()
    settled: bool = False
    currency: str | None = None
    customer_id: int | None = None


_TERM = "coalesce(r.credit_term_days, c.credit_term_days, 0)"
_DAYS = "cast(julianday(:today) - julianday(r.due_date) AS INTEGER)"
_LATE = f"CASE WHEN r.open > 0 AND r.due_date < :today THEN 3 * {_DAYS} - {_TERM} ELSE -99999 END"


class MoneyOrder(Enum):
    """Orders of the list; the value is the SQL."""

    DUE = "r.due_date IS NULL, r.due_date {0}, r.id"
    LATENESS = f"{_LATE} {{0}}, r.due_date, r.id"  # by how far past a third of the term (rule 55)
    CUSTOMER = "c.sort_key {0}, r.customer_id, r.due_date IS NULL, r.due_date, r.id"
    NUMBER = "r.number_key {0}, r.id"
    AMOUNT = "r.currency, r.amount {0}, r.id"
    OPEN = "r.currency, r.open {0}, r.id"
    DISPUTED = "r.currency, r.disputed {0}, r.id"
    DOCUMENT = "r.document_date IS NULL, r.document_date {0}, r.id"


_PRESSES = (
    "r.open > 0 AND r.open > r.disputed AND r.handed_over_on IS NULL"
    " AND r.id NOT IN (SELECT value FROM json_each(:paused))"
)
#: What the rules of `domain.itemfilter` say, in SQL.
_STATES = {
    "overdue": "r.open > 0 AND r.due_date < :today",
    "urgent": f"r.due_date < :today AND 3 * {_DAYS} > {_TERM} AND {_PRESSES}",
    "disputed": "r.disputed > 0",
    "promised": "r.id IN (SELECT value FROM json_each(:promised))",
    "due_this_week": "r.open >= 0 AND r.due_date BETWEEN :monday AND :sunday",
    "office_differs": "r.booked IS NOT NULL AND r.booked <> r.open",
    "hand_over": f"r.due_date < :hand_over_before AND {_PRESSES}",
    "lapsing": "r.id IN (SELECT value FROM json_each(:lapsing))",
    "undated": "r.open > 0 AND r.due_date IS NULL",
}
_FROM = "FROM receivable r JOIN customer c ON c.id = r.customer_id"
_COLUMNS = (
    "r.id, r.customer_id, c.name, r.number, r.kind, r.contract, r.project, r.document_date, r.due_date,"
    " coalesce(r.credit_term_days, c.credit_term_days), r.currency, r.amount, r.open, r.disputed, r.booked, r.by_hand,"
    " r.handed_over_on, r.note, r.closed_at"
)


def list_items(
    book: Book, search: ItemSearch, order: MoneyOrder, *, descending: bool, offset: int, limit: int
) -> list[MoneyRow]:
    """Give one page of the items that are found."""
    where, params = _where(search)
    by = order.value.format("DESC" if descending else "ASC")
    # The page is found first: what is shown of its items is then read for them alone.
    ids = [
        row[0]
        for row in book.rows(
            f"SELECT r.id {_FROM} WHERE {where} ORDER BY {by} LIMIT :limit OFFSET :offset",
            params | _named(by, search) | {"limit": limit, "offset": offset},
        )
    ]
    rows = book.rows(f"SELECT {_COLUMNS} {_FROM} WHERE r.id IN ({marks(len(ids))})", ids)
    found = {row[0]: record(MoneyRow, row) for row in rows}
    return [found[item] for item in ids if item in found]


def item_sums(book: Book, search: ItemSearch) -> list[tuple[str, int, int, int, int]]:
    """Give per currency how many items are found, and the sums of what is open, overdue and disputed of them."""
    where, params = _where(search)
    return book.rows(
        "SELECT r.currency, count(*), sum(r.open),"
        " coalesce(sum(r.open) FILTER (WHERE r.open > 0 AND r.due_date < :today), 0),"
        " coalesce(sum(min(r.disputed, r.open)) FILTER (WHERE r.disputed > 0 AND r.open > 0), 0)"
        f" {_FROM} WHERE {where} GROUP BY r.currency ORDER BY r.currency",
        params | {"today": search.today.isoformat()},
    )


def taken_off(book: Book, item_ids: Sequence[int]) -> dict[int, list[tuple[date, int]]]:
    """Give the days and sums by which items became less, or more again where a sum is below zero."""
    found: dict[int, list[tuple[date, int]]] = {}
    for item, day, amount in book.rows(
        f"SELECT receivable_id, day, amount FROM allocation WHERE receivable_id IN ({marks(len(item_ids))})",  # noqa: S608
        list(item_ids),
    ):
        found.setdefault(item, []).append((date.fromisoformat(day), amount))
    return found


def _where(search: ItemSearch) -> tuple[str, dict[str, Any]]:
    conditions = ["r.open = 0" if search.settled else "r.open <> 0"]
    if search.currency is not None:
        conditions.append("r.currency = :currency")
    if search.customer_id is not None:
        conditions.append("r.customer_id = :customer_id")
    conditions += [_STATES[state] for state in sorted(search.states)]
    conditions += [_found_by(n) for n in range(len(search.words))]
    where = " AND ".join(conditions)
    return where, _named(where, search) | dict(_patterns(search.words))


def _named(sql: str, search: ItemSearch) -> dict[str, Any]:
    """Give the values of the names that stand in the SQL."""
    values = {
        "today": search.today.isoformat(),
        "monday": search.monday.isoformat(),
        "sunday": search.sunday.isoformat(),
        "hand_over_before": search.hand_over_before.isoformat(),
        "promised": json.dumps(list(search.promised)),
        "paused": json.dumps(list(search.paused)),
        "lapsing": json.dumps(list(search.lapsing)),
        "currency": search.currency,
        "customer_id": search.customer_id,
    }
    return {name: value for name, value in values.items() if f":{name}" in sql}


def _found_by(n: int) -> str:
    return (
        f"(r.customer_id IN (SELECT id FROM customer WHERE search_text LIKE :name{n} ESCAPE '\\')"  # noqa: S608
        f" OR r.number_key LIKE :number{n} ESCAPE '\\' OR r.contract LIKE :typed{n} ESCAPE '\\'"
        f" OR r.project LIKE :typed{n} ESCAPE '\\')"
    )


def _patterns(words: Sequence[Word]) -> Iterator[tuple[str, str | None]]:
    for n, word in enumerate(words):
        for name, text in word._asdict().items():
            yield f"{name}{n}", like_pattern(text) if text else None
