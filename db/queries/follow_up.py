"""Reads of the follow-up table: who owes what is overdue, and the last contact with each (rule 50)."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from db.connection import Book
from db.queries.contacts import LINES, ContactLine
from db.queries.records import marks, record


class OwedRow(NamedTuple):
    """What a customer owes in a currency, in minor units; `oldest` is the first day on which something was due."""

    customer_id: int
    customer: str
    currency: str
    open: int
    overdue: int
    oldest: date


def owed_rows(book: Book, today: date) -> list[OwedRow]:
    """Give every customer with something overdue, a row a currency, the oldest debt first."""
    rows = book.rows(
        "SELECT c.id, c.name, o.currency, o.open, o.overdue, o.oldest FROM (SELECT customer_id, currency,"
        " sum(open) AS open,"
        " sum(CASE WHEN open > 0 AND due_date < :today THEN open ELSE 0 END) AS overdue,"
        " min(CASE WHEN open > 0 AND due_date < :today THEN due_date END) AS oldest"
        " FROM receivable WHERE open <> 0 GROUP BY customer_id, currency) o JOIN customer c ON c.id = o.customer_id"
        " WHERE c.archived_at IS NULL AND o.overdue > 0 ORDER BY o.oldest, c.id",
        {"today": today.isoformat()},
    )
    return [record(OwedRow, row) for row in rows]


def last_contacts(book: Book, customer_ids: Sequence[int], until: date) -> dict[int, ContactLine]:
    """Give the last contact with each of some customers up to a day, that day included."""
    rows = book.rows(
        f"{LINES} WHERE l.id IN (SELECT id FROM (SELECT id, row_number() OVER (PARTITION BY customer_id"  # noqa: S608
        " ORDER BY day DESC, coalesce(time, '') DESC, id DESC) AS place FROM contact_log WHERE withdrawn_at IS NULL"
        f" AND day <= ? AND customer_id IN ({marks(len(customer_ids))})) WHERE place = 1)",
        [until.isoformat(), *customer_ids],
    )
    return {line.customer_id: line for line in (record(ContactLine, row) for row in rows)}
