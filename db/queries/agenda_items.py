"""Open items for the list of a day: those of some customers, and of all others only how late they are."""

from collections.abc import Collection
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
    """The customers whose worst item is so many days beyond a third of its term (at most `MOST_BEYOND`, at least 0).

    `old`: the oldest overdue item was due before the day that was asked about; `ids` as `1,2,3`.
    """

    beyond: int
    old: bool
    total: int
    ids: str

    def customers(self) -> list[int]:
        """Take the ids apart."""
        return [int(customer) for customer in self.ids.split(",")]


class CustomerName(NamedTuple):
    """A customer that is not archived; lists are in the order of `sort_key`, then id."""

    id: int
    name: str
    sort_key: str


_ASKED = "r.open <> 0 AND r.open > r.disputed AND r.handed_over_on IS NULL"


def open_items(book: Book, customer_ids: Collection[int]) -> list[ItemRow]:
    """Give what some customers owe, item by item, credit notes left out."""
    rows = book.rows(
        "SELECT r.customer_id, r.id, r.due_date, coalesce(r.credit_term_days, c.credit_term_days), r.open, r.disputed,"
        " r.currency, r.handed_over_on IS NOT NULL FROM receivable r JOIN customer c ON c.id = r.customer_id"
        " WHERE r.open <> 0 AND r.open > 0 AND r.customer_id IN (SELECT value FROM json_each(?)) ORDER BY r.id",
        [id_list(customer_ids)],
    )
    return [record(ItemRow, row) for row in rows]


def late_customers(book: Book, today: date, old_before: date, without: Collection[int]) -> list[LateCustomers]:
    """Sort the customers with an overdue undisputed item, `without` some of them, by how late the worst is.

    One row for each degree of lateness, so that a hundred thousand customers come in a few dozen rows.
    """
    rows = book.rows(
        "SELECT beyond, old, count(*), group_concat(id) FROM (SELECT r.customer_id AS id,"  # noqa: S608
        " CAST(min(max(max(julianday(:today) - julianday(r.due_date)"
        " - coalesce(r.credit_term_days, c.credit_term_days, 0) / 3), 0), :most) AS INTEGER) AS beyond,"
        " min(r.due_date) < :old AS old FROM receivable r JOIN customer c ON c.id = r.customer_id"
        f" WHERE {_ASKED} AND r.due_date < :today AND c.archived_at IS NULL"
        " AND r.customer_id NOT IN (SELECT value FROM json_each(:without)) GROUP BY r.customer_id) GROUP BY 1, 2",
        {
            "today": today.isoformat(),
            "old": old_before.isoformat(),
            "most": MOST_BEYOND,
            "without": id_list(without),
        },
    )
    return [LateCustomers(beyond, bool(old), total, ids) for beyond, old, total, ids in rows]


def customers_without_due_date(book: Book, without: Collection[int]) -> list[int]:
    """Give the customers with an undisputed item that has no due date, `without` some of them."""
    rows = book.rows(
        "SELECT DISTINCT r.customer_id FROM receivable r JOIN customer c ON c.id = r.customer_id"  # noqa: S608
        f" WHERE {_ASKED} AND r.due_date IS NULL AND c.archived_at IS NULL"
        " AND r.customer_id NOT IN (SELECT value FROM json_each(?))",
        [id_list(without)],
    )
    return [row[0] for row in rows]


def names(book: Book, customer_ids: Collection[int], limit: int = -1) -> list[CustomerName]:
    """Give some customers in the order of lists, archived ones left out."""
    rows = book.rows(
        "SELECT id, name, sort_key FROM customer WHERE archived_at IS NULL"
        " AND id IN (SELECT value FROM json_each(?)) ORDER BY sort_key, id LIMIT ?",
        [id_list(customer_ids), limit],
    )
    return [record(CustomerName, row) for row in rows]
