"""Open items for the list of a day: those of some customers, and of all others only how late they are."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import NamedTuple

from db.connection import Book
from db.queries.agenda import id_list
from db.queries.records import record

#: Lateness beyond a third of the term is told apart up to so many days: more gives no more points.
MOST_BEYOND = 60


class ItemRow(NamedTuple):
    """An open item above zero; `term` is its own or else the customer's, in days; sums in minor units."""

    customer_id: int
    id: int
    due: date | None
    term: int | None
    open: int
    disputed: int
    currency: str
    handed_over: bool


class LateCustomers(NamedTuple):
    """The customers with something overdue: `ids` and how late each is, both as text and in the same order.

    As text they are a hundred thousand in a few milliseconds; `degree_of` reads the few different degrees.
    """

    ids: Sequence[str]
    degrees: Sequence[str]


class CustomerName(NamedTuple):
    """A customer that is not archived; lists are in the order of `sort_key`, then id."""

    id: int
    name: str
    sort_key: str


_MANY = 50
_ASKED = "r.open <> 0 AND r.open > r.disputed AND r.handed_over_on IS NULL"


def open_items(book: Book, customer_ids: Collection[int]) -> list[ItemRow]:
    """Give what some customers owe, item by item, credit notes left out."""
    rows = book.rows(
        "SELECT r.customer_id, r.id, r.due_date, coalesce(r.credit_term_days, c.credit_term_days), r.open, r.disputed,"
        " r.currency, r.handed_over_on IS NOT NULL FROM receivable r JOIN customer c ON c.id = r.customer_id"
        " WHERE r.open <> 0 AND r.open > 0 AND r.customer_id IN (SELECT value FROM json_each(?)) ORDER BY r.id",
        [id_list(customer_ids)],
    )
    # these may be many
    return [
        ItemRow(customer, item, date.fromisoformat(due) if due else None, term, open_, disputed, currency, bool(handed))
        for customer, item, due, term, open_, disputed, currency, handed in rows
    ]


def late_customers(book: Book, today: date, old_before: date) -> LateCustomers:
    """Give the customers with an overdue undisputed item and the degree of their worst: see `degree_of`."""
    ((ids, degrees),) = book.rows(
        "SELECT group_concat(id), group_concat(degree) FROM (SELECT r.customer_id AS id,"  # noqa: S608
        " 2 * CAST(min(max(max(julianday(:today) - julianday(r.due_date)"
        " - coalesce(r.credit_term_days, c.credit_term_days, 0) / 3), 0), :most) AS INTEGER)"
        " + (min(r.due_date) < :old) AS degree"
        " FROM receivable r JOIN customer c INDEXED BY customer_term ON c.id = r.customer_id"
        f" WHERE {_ASKED} AND r.due_date < :today AND c.archived_at IS NULL GROUP BY r.customer_id)",
        {"today": today.isoformat(), "old": old_before.isoformat(), "most": MOST_BEYOND},
    )
    return LateCustomers(ids.split(","), degrees.split(",")) if ids else LateCustomers((), ())


def degree_of(degree: str) -> tuple[int, bool]:
    """Give by how many days the worst item is beyond a third of its term, from 0 to `MOST_BEYOND`, and `old`.

    `old`: the oldest overdue item was due before the day that was asked about.
    """
    beyond, old = divmod(int(degree), 2)
    return beyond, bool(old)


def customers_without_due_date(book: Book) -> list[int]:
    """Give the customers with an undisputed item that has no due date."""
    rows = book.rows(
        "SELECT DISTINCT r.customer_id FROM receivable r JOIN customer c ON c.id = r.customer_id"  # noqa: S608
        f" WHERE {_ASKED} AND r.due_date IS NULL AND c.archived_at IS NULL"
    )
    return [row[0] for row in rows]


def archived(book: Book) -> set[int]:
    """Give the customers that are archived."""
    return {row[0] for row in book.rows("SELECT id FROM customer WHERE archived_at IS NOT NULL")}


def names(book: Book, customer_ids: Collection[int], limit: int = -1) -> list[CustomerName]:
    """Give some customers in the order of lists, archived ones left out."""
    # of many, the first few are found sooner by walking along the list than by looking each of them up
    walk = "INDEXED BY customer_sorted" if 0 < _MANY * limit < len(customer_ids) else ""
    rows = book.rows(
        f"SELECT id, name, sort_key FROM customer {walk} WHERE archived_at IS NULL"  # noqa: S608
        " AND id IN (SELECT value FROM json_each(?)) ORDER BY sort_key, id LIMIT ?",
        [id_list(customer_ids), limit],
    )
    return [record(CustomerName, row) for row in rows]
