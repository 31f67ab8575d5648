"""Reads that only the list of today needs, for many visits at once."""

from collections.abc import Sequence
from datetime import date

from db.connection import Book
from db.queries.records import marks, record
from db.queries.visits import PersonRow


def whom_to_ask(book: Book, customer_ids: Sequence[int]) -> dict[int, PersonRow]:
    """Give per customer the contact of the first step that knows one, reconciling before paying before the others."""
    people: dict[int, PersonRow] = {}
    for row in book.rows(
        "SELECT s.customer_id, c.id, c.name, c.position, c.phone, c.best_time FROM process_step s"  # noqa: S608
        f" JOIN contact c ON c.id = s.contact_id WHERE s.customer_id IN ({marks(len(customer_ids))})"
        " AND c.archived_at IS NULL"
        " ORDER BY s.customer_id, CASE s.kind WHEN 'reconcile' THEN 0 WHEN 'pay' THEN 1 ELSE 2 END, s.position",
        list(customer_ids),
    ):
        people.setdefault(row[0], record(PersonRow, row[1:]))
    return people


def last_tries(book: Book, visit_ids: Sequence[int]) -> dict[int, tuple[str, str]]:
    """Give moment and note of the latest talk about each visit's present date."""
    rows = book.rows(
        "SELECT f.visit_id, f.at, f.note FROM confirmation f JOIN visit v ON v.id = f.visit_id"  # noqa: S608
        f" AND v.revision = f.revision WHERE f.withdrawn_at IS NULL AND f.visit_id IN ({marks(len(visit_ids))})"
        " ORDER BY f.id",
        list(visit_ids),
    )
    return {visit: (at, note) for visit, at, note in rows}


def customers_to_visit(book: Book, first: date, last: date, limit: int = 50) -> list[tuple[int, str]]:
    """Give id and name of the customers with a planned visit in these days, both included, the soonest first."""
    return book.rows(
        "SELECT c.id, c.name FROM visit v JOIN customer c ON c.id = v.customer_id"
        " WHERE v.status = 'planned' AND v.day BETWEEN ? AND ? GROUP BY c.id ORDER BY min(v.day), c.id LIMIT ?",
        [first.isoformat(), last.isoformat(), limit],
    )


def sums_to_collect(book: Book, first: date, last: date) -> list[tuple[str, int]]:
    """Give per currency what the planned visits of these days, both included, are about, in minor units."""
    return book.rows(
        "SELECT currency, sum(amount) FROM visit WHERE status = 'planned' AND amount IS NOT NULL"
        " AND day BETWEEN ? AND ? GROUP BY currency ORDER BY currency",
        [first.isoformat(), last.isoformat()],
    )


def count_due(book: Book, today: date) -> int:
    """Count what the day asks for: calls due, visits of today, visits without an outcome, next steps due."""
    rows = book.rows(
        "SELECT (SELECT count(*) FROM visit WHERE status = 'planned' AND confirmed = 0 AND confirm_from <= :today"
        " AND day >= :today)"
        " + (SELECT count(*) FROM visit WHERE status = 'planned' AND day <= :today)"
        " + (SELECT count(*) FROM visit WHERE next_step_on <= :today AND next_step_done_on IS NULL)",
        {"today": today.isoformat()},
    )
    return int(rows[0][0])
