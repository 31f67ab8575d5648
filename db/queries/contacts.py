"""Reads of the contact log: what was said, which next steps are due, how often a customer was disturbed on a day."""

import json
from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from db.connection import Book
from db.queries.records import marks, record


class ContactLine(NamedTuple):
    """One contact; `person` is the name of whoever was spoken with, '' where nobody is named."""

    id: int
    customer_id: int
    customer: str
    day: date
    time: str | None
    channel: str
    contact_id: int | None
    person: str
    said: str
    result: str
    tactic: str | None
    verdict: str | None
    evidence: str
    visit_id: int | None
    document_id: int | None
    promise_id: int | None
    next_step: str
    next_step_on: date | None
    next_step_done_on: date | None
    no_next_step: str
    recorded_at: str
    withdrawn_at: str | None


class StepLine(NamedTuple):
    """A next step that is still to do; `source` and `id` name the contact or the visit it was agreed at, on `since`."""

    source: str
    id: int
    customer_id: int
    customer: str
    next_step: str
    next_step_on: date
    since: date
    person: str


class HoursRow(NamedTuple):
    """What a customer has told about calls."""

    call_from: str | None
    call_to: str | None
    avoid_hours: str
    contacts_a_day: int | None


class WeekRow(NamedTuple):
    """A week from its first day: how many customers were overdue in it, and how many contacts they had."""

    first_day: date
    customers: int
    contacts: int


LINES = (
    "SELECT l.id, l.customer_id, c.name, l.day, l.time, l.channel, l.contact_id, coalesce(p.name, l.spoke_with),"
    " l.said, l.result, l.tactic, l.verdict, l.evidence, l.visit_id, l.document_id, l.promise_id, l.next_step,"
    " l.next_step_on, l.next_step_done_on, l.no_next_step, l.recorded_at, l.withdrawn_at"
    " FROM contact_log l JOIN customer c ON c.id = l.customer_id LEFT JOIN contact p ON p.id = l.contact_id"
)
#: What disturbs a customer: a mail or a letter does not.
_DISTURBS = "channel IN ('call', 'message', 'visit')"


def get_contact_line(book: Book, log_id: int) -> ContactLine | None:
    """Give one contact, withdrawn or not."""
    rows = book.rows(f"{LINES} WHERE l.id = ?", [log_id])
    return record(ContactLine, rows[0]) if rows else None


def contact_lines(
    book: Book,
    *,
    customer_id: int | None = None,
    since: date | None = None,
    until: date | None = None,
    withdrawn: bool = False,
    offset: int = 0,
    limit: int = 100,
) -> list[ContactLine]:
    """Give one page of contacts, the latest first; `since` and `until` are included."""
    conditions = ["1 = 1"] if withdrawn else ["l.withdrawn_at IS NULL"]
    params: list[object] = []
    bounds = (("l.customer_id =", customer_id), ("l.day >=", since), ("l.day <=", until))
    for condition, value in bounds:
        if value is not None:
            conditions.append(f"{condition} ?")
            params.append(value.isoformat() if isinstance(value, date) else value)
    rows = book.rows(
        f"{LINES} WHERE {' AND '.join(conditions)}"
        " ORDER BY l.day DESC, coalesce(l.time, '') DESC, l.id DESC LIMIT ? OFFSET ?",
        [*params, limit, offset],
    )
    return [record(ContactLine, row) for row in rows]


def steps_due(book: Book, until: date, customer_id: int | None = None, limit: int = 500) -> list[StepLine]:
    """Give the next steps of contacts and visits that are due up to `until`, that day included, the oldest first."""
    rows = book.rows(
        "SELECT s.source, s.id, s.customer_id, c.name, s.next_step, s.next_step_on, s.since, s.person FROM ("
        " SELECT 'contact' AS source, l.id, l.customer_id, l.next_step, l.next_step_on, l.day AS since,"
        " coalesce(p.name, l.spoke_with) AS person FROM contact_log l LEFT JOIN contact p ON p.id = l.contact_id"
        " WHERE l.next_step_on <= :until AND l.next_step_on IS NOT NULL AND l.next_step_done_on IS NULL"
        " AND l.withdrawn_at IS NULL"
        " UNION ALL SELECT 'visit', v.id, v.customer_id, v.next_step, v.next_step_on, v.day, '' FROM visit v"
        " WHERE v.next_step_on <= :until AND v.next_step_done_on IS NULL"
        ") s JOIN customer c ON c.id = s.customer_id WHERE c.archived_at IS NULL"
        " AND (:customer IS NULL OR s.customer_id = :customer) ORDER BY s.next_step_on, s.since, s.id LIMIT :limit",
        {"until": until.isoformat(), "customer": customer_id, "limit": limit},
    )
    return [record(StepLine, row) for row in rows]


def open_steps(book: Book, customer_id: int, source: str, ids: Sequence[int]) -> list[tuple[int, str]]:
    """Give id and words of those of a customer's steps that are still to do; `source` is contact or visit."""
    table, kept = ("contact_log", "withdrawn_at IS NULL") if source == "contact" else ("visit", "status = 'done'")
    return book.rows(
        f"SELECT id, next_step FROM {table} WHERE id IN ({marks(len(ids))}) AND customer_id = ?"  # noqa: S608
        f" AND next_step_on IS NOT NULL AND next_step_done_on IS NULL AND {kept} ORDER BY id",
        [*ids, customer_id],
    )


def contacts_of_day(book: Book, customer_id: int, day: date) -> tuple[int, int]:
    """Count how often a customer was reached on a day and how often in vain: calls, messages, visits, confirmations.

    A visit that the log tells of is counted once.
    """
    rows = book.rows(
        "SELECT coalesce(sum(reached), 0), coalesce(sum(1 - reached), 0) FROM ("  # noqa: S608
        f" SELECT result <> 'not_reached' AS reached FROM contact_log WHERE customer_id = :customer AND day = :day"
        f" AND withdrawn_at IS NULL AND {_DISTURBS}"
        " UNION ALL SELECT NOT (f.time_answer = 'no_reply' AND f.amount_answer = 'no_reply') FROM visit v"
        " JOIN confirmation f ON f.visit_id = v.id WHERE v.customer_id = :customer AND f.answered_on = :day"
        " AND f.withdrawn_at IS NULL AND f.channel <> 'mail'"
        " UNION ALL SELECT v.outcome <> 'not_met' FROM visit v WHERE v.customer_id = :customer AND v.day = :day"
        " AND v.status = 'done' AND NOT EXISTS (SELECT 1 FROM contact_log l WHERE l.customer_id = :customer"
        " AND l.visit_id = v.id AND l.channel = 'visit' AND l.withdrawn_at IS NULL))",
        {"customer": customer_id, "day": day.isoformat()},
    )
    return rows[0][0], rows[0][1]


def calling_hours(book: Book, customer_id: int) -> HoursRow | None:
    """Give what a customer has told about calls; None when there is no such customer."""
    rows = book.rows("SELECT call_from, call_to, avoid_hours, contacts_a_day FROM customer WHERE id = ?", [customer_id])
    return record(HoursRow, rows[0]) if rows else None


def persons_time(book: Book, contact_id: int) -> str | None:
    """Give when a person is best called, None where nobody knows."""
    rows = book.rows("SELECT best_time FROM contact WHERE id = ?", [contact_id])
    return rows[0][0] if rows else None


def belongs(book: Book, customer_id: int, table: str, row_id: int) -> bool:
    """Tell whether a person (contact), a visit or a paper (document) is one of this customer."""
    return bool(book.rows(f"SELECT 1 FROM {table} WHERE id = ? AND customer_id = ?", [row_id, customer_id]))  # noqa: S608


def came_with(book: Book, log_id: int) -> dict[str, Any]:
    """Give what was recorded together with a contact, as its line of the timeline keeps it."""
    rows = book.rows(
        "SELECT e.data FROM contact_log l JOIN event e ON e.customer_id = l.customer_id AND e.kind = 'contact_logged'"
        " AND e.entity_id = l.id WHERE l.id = ? ORDER BY e.id LIMIT 1",
        [log_id],
    )
    found: dict[str, Any] = json.loads(rows[0][0]).get("with", {}) if rows else {}
    return found


def contact_weeks(book: Book, first_day: date, last_day: date) -> list[WeekRow]:
    """Give for each week from `first_day` the customers with an overdue item and the contacts they had (rule 60)."""
    rows = book.rows(
        "WITH RECURSIVE week (monday) AS (SELECT :first UNION ALL SELECT date(monday, '+7 days') FROM week"  # noqa: S608
        " WHERE date(monday, '+7 days') <= :last), late AS (SELECT DISTINCT w.monday, r.customer_id FROM week w"
        " JOIN receivable r ON r.amount > 0 AND r.due_date < date(w.monday, '+6 days')"
        " AND (r.closed_at IS NULL OR date(r.closed_at) >= w.monday))"
        " SELECT w.monday, count(DISTINCT t.customer_id), count(l.id) FROM week w"
        " LEFT JOIN late t ON t.monday = w.monday"
        f" LEFT JOIN contact_log l ON l.customer_id = t.customer_id AND l.withdrawn_at IS NULL AND l.{_DISTURBS}"
        " AND l.result <> 'not_reached' AND l.day BETWEEN w.monday AND date(w.monday, '+6 days')"
        " GROUP BY w.monday ORDER BY w.monday",
        {"first": first_day.isoformat(), "last": last_day.isoformat()},
    )
    return [record(WeekRow, row) for row in rows]
