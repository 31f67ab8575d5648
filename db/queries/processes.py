"""Reads of payment processes: steps, papers, closed periods."""

from datetime import date
from typing import NamedTuple

from db.connection import Book
from db.queries.records import record


class StepRow(NamedTuple):
    """One step, with the names of linked contacts as they are now."""

    kind: str
    role: str
    person: str
    contact_id: int | None
    deputy: str
    deputy_id: int | None
    lead_days: int
    window_from: int | None
    window_to: int | None
    note: str


class PaperRow(NamedTuple):
    """One paper the customer wants; form '' where nobody has asked yet."""

    kind: str
    form: str | None
    copies: int
    note: str


class ClosedPeriodRow(NamedTuple):
    """Days, both included, on which the customer neither takes in papers nor pays."""

    first_day: date
    last_day: date
    note: str


class ProcessRecord(NamedTuple):
    """A payment process as it is stored; `rule` in the grammar of pay rules, '' when not known."""

    rule: str
    means: str
    note: str
    steps: tuple[StepRow, ...]
    papers: tuple[PaperRow, ...]
    closed: tuple[ClosedPeriodRow, ...]


def get_process(book: Book, customer_id: int) -> ProcessRecord | None:
    """Give the customer's payment process, None when nothing has been described yet."""
    head = book.rows("SELECT rule, means, note FROM process WHERE customer_id = ?", [customer_id])
    if not head:
        return None
    steps = book.rows(
        "SELECT s.kind, s.role, coalesce(c.name, s.person), s.contact_id, coalesce(d.name, s.deputy), s.deputy_id,"
        " s.lead_days, s.window_from, s.window_to, s.note FROM process_step s"
        " LEFT JOIN contact c ON c.id = s.contact_id LEFT JOIN contact d ON d.id = s.deputy_id"
        " WHERE s.customer_id = ? ORDER BY s.position",
        [customer_id],
    )
    papers = book.rows(
        "SELECT kind, form, copies, note FROM process_paper WHERE customer_id = ? ORDER BY position", [customer_id]
    )
    closed = book.rows(
        "SELECT first_day, last_day, note FROM closed_period WHERE customer_id = ? ORDER BY first_day", [customer_id]
    )
    return record(
        ProcessRecord,
        head[0],
        steps=tuple(record(StepRow, row) for row in steps),
        papers=tuple(record(PaperRow, row) for row in papers),
        closed=tuple(record(ClosedPeriodRow, row) for row in closed),
    )


def count_without_process(book: Book, most: int) -> int:
    """Count the customers with open items of whom nobody has described how they pay; stops at `most`."""
    rows = book.rows(
        "SELECT count(*) FROM (SELECT 1 FROM customer c WHERE c.archived_at IS NULL"
        " AND NOT EXISTS (SELECT 1 FROM process p WHERE p.customer_id = c.id)"
        " AND EXISTS (SELECT 1 FROM receivable r WHERE r.customer_id = c.id AND r.open <> 0) LIMIT ?)",
        [most],
    )
    return int(rows[0][0])
