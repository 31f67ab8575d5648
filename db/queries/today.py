"""Reads that only the list of today needs, for many visits at once."""

from collections.abc import Sequence
from datetime import date

from db.connection import Book
from db.queries.agenda import id_list
from db.queries.records import record
from db.queries.visits import PersonRow


def whom_to_ask(book: Book, customer_ids: Sequence[int]) -> dict[int, PersonRow]:
    """Give per customer the contact of the first step that knows one, reconciling before paying before the others."""
    people: dict[int, PersonRow] = {}
    for row in book.rows(
        "SELECT s.customer_id, c.id, c.name, c.position, c.phone, c.best_time FROM process_step s"
        " JOIN contact c ON c.id = s.contact_id WHERE s.customer_id IN (SELECT value FROM json_each(?))"
        " AND c.archived_at IS NULL"
        " ORDER BY s.customer_id, CASE s.kind WHEN 'reconcile' THEN 0 WHEN 'pay' THEN 1 ELSE 2 END, s.position",
        [id_list(customer_ids)],
    ):
        people.setdefault(row[0], record(PersonRow, row[1:]))
    return people


def last_tries(book: Book, visit_ids: Sequence[int]) -> dict[int, tuple[str, str]]:
    """Give moment and note of the latest talk about each visit's present date."""
    rows = book.rows(
        "SELECT f.visit_id, f.at, f.note FROM confirmation f JOIN visit v ON v.id = f.visit_id"
        " AND v.revision = f.revision WHERE f.withdrawn_at IS NULL"
        " AND f.visit_id IN (SELECT value FROM json_each(?)) ORDER BY f.id",
        [id_list(visit_ids)],
    )
    return {visit: (at, note) for visit, at, note in rows}


def sums_to_collect(book: Book, first: date, last: date) -> list[tuple[str, int]]:
    """Give per currency what the planned visits of these days, both included, are about, in minor units."""
    return book.rows(
        "SELECT currency, sum(amount) FROM visit WHERE status = 'planned' AND amount IS NOT NULL"
        " AND day BETWEEN ? AND ? GROUP BY currency ORDER BY currency",
        [first.isoformat(), last.isoformat()],
    )
