"""Reads of payment processes: steps, papers, closed periods."""

import json
from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import Any, NamedTuple, TypeVar

from db.connection import Book
from db.queries.records import record

T = TypeVar("T")

_OF = "WHERE customer_id IN (SELECT value FROM json_each(?))"


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
    reference: str
    steps: tuple[StepRow, ...]
    papers: tuple[PaperRow, ...]
    closed: tuple[ClosedPeriodRow, ...]


def get_process(book: Book, customer_id: int) -> ProcessRecord | None:
    """Give the customer's payment process, None when nothing has been described yet."""
    return get_processes(book, [customer_id]).get(customer_id)


def get_processes(book: Book, customer_ids: Collection[int]) -> dict[int, ProcessRecord]:
    """Give the payment processes of some customers; those that nobody has described are left out."""
    whose = [json.dumps(list(customer_ids))]
    heads = book.rows(f"SELECT customer_id, rule, means, note, reference FROM process {_OF}", whose)  # noqa: S608
    if not heads:
        return {}
    steps = _by_customer(
        StepRow,
        book.rows(
            "SELECT s.customer_id, s.kind, s.role, coalesce(c.name, s.person), s.contact_id,"  # noqa: S608
            " coalesce(d.name, s.deputy), s.deputy_id, s.lead_days, s.window_from, s.window_to, s.note"
            " FROM process_step s LEFT JOIN contact c ON c.id = s.contact_id LEFT JOIN contact d ON d.id = s.deputy_id"
            f" {_OF.replace('customer_id', 's.customer_id', 1)} ORDER BY s.customer_id, s.position",
            whose,
        ),
    )
    papers = _by_customer(
        PaperRow,
        book.rows(
            f"SELECT customer_id, kind, form, copies, note FROM process_paper {_OF} ORDER BY customer_id, position",  # noqa: S608
            whose,
        ),
    )
    closed = _by_customer(
        ClosedPeriodRow,
        book.rows(
            f"SELECT customer_id, first_day, last_day, note FROM closed_period {_OF} ORDER BY customer_id, first_day",  # noqa: S608
            whose,
        ),
    )
    return {
        customer: record(
            ProcessRecord,
            head,
            steps=tuple(steps.get(customer, ())),
            papers=tuple(papers.get(customer, ())),
            closed=tuple(closed.get(customer, ())),
        )
        for customer, *head in heads
    }


def with_rule(book: Book, over_on: date | None = None) -> list[int]:
    """Give the customers whose pay-day rule is known, or those of them whose last day for papers was before a day."""
    over, params = ("", []) if over_on is None else (" AND papers_by < ?", [over_on.isoformat()])
    return [row[0] for row in book.rows(f"SELECT customer_id FROM process WHERE rule <> ''{over}", params)]  # noqa: S608


def _by_customer(kind: type[T], rows: Iterable[Sequence[Any]]) -> dict[int, list[T]]:
    found: dict[int, list[T]] = {}
    for customer, *rest in rows:
        found.setdefault(customer, []).append(record(kind, rest))
    return found


def count_without_process(book: Book, most: int) -> int:
    """Count the customers with open items of whom nobody has described how they pay; stops at `most`."""
    rows = book.rows(
        "SELECT count(*) FROM (SELECT 1 FROM customer c WHERE c.archived_at IS NULL"
        " AND NOT EXISTS (SELECT 1 FROM process p WHERE p.customer_id = c.id)"
        " AND EXISTS (SELECT 1 FROM receivable r WHERE r.customer_id = c.id AND r.open <> 0) LIMIT ?)",
        [most],
    )
    return int(rows[0][0])
