"""Reads of visits, their confirmation and what has to be reconciled."""

import json
from collections.abc import Collection, Sequence
from datetime import date
from typing import NamedTuple

from db.connection import Book
from db.queries.records import marks, record


class VisitRow(NamedTuple):
    """One visit with what its line needs; amounts in minor units of `currency`.

    `missing` are the kinds of papers that are not packed yet; `differs` is the open difference (ours - theirs), None
    where no reconciliation is open.
    """

    id: int
    customer_id: int
    customer: str
    day: date
    time: str | None
    purpose: str
    amount: int | None
    currency: str
    status: str
    planned_on: date
    confirm_from: date
    time_answer: str | None
    amount_answer: str | None
    revision: int
    outcome: str | None
    note: str
    outcome_note: str
    next_step: str
    next_step_on: date | None
    next_step_done_on: date | None
    closed_on: date | None
    missing: tuple[str, ...] = ()
    differs: int | None = None


class VisitPaperRow(NamedTuple):
    """A paper to take along."""

    id: int
    kind: str
    form: str | None
    copies: int
    note: str
    packed: bool


class PersonRow(NamedTuple):
    """Somebody to see or to ask."""

    id: int
    name: str
    position: str
    phone: str
    best_time: str | None


class ConfirmationRow(NamedTuple):
    """One talk about a visit's time and amount."""

    id: int
    visit_id: int
    revision: int
    at: str
    answered_on: date
    spoke_with: str
    channel: str
    time_answer: str
    new_day: date | None
    new_time: str | None
    old_day: date | None
    old_time: str | None
    old_planned_on: date | None
    amount_answer: str
    amount_ours: int | None
    amount_theirs: int | None
    reason: str
    note: str
    withdrawn_at: str | None


class ReconciliationRow(NamedTuple):
    """A difference between our sum and theirs, in minor units.

    It came up about a visit or in the answer to a paper, `document_id` and its number `document`, '' for a visit.
    """

    id: int
    customer_id: int
    customer: str
    visit_id: int | None
    document_id: int | None
    document: str
    currency: str
    ours: int
    theirs: int
    reason: str
    detail: str
    owner: str
    status: str
    agreed: int | None
    resolution: str
    opened_on: date
    closed_on: date | None


_VISIT = (
    "SELECT v.id, v.customer_id, c.name, v.day, v.time, v.purpose, v.amount, v.currency, v.status, v.planned_on,"
    " v.confirm_from, v.time_answer, v.amount_answer, v.revision, v.outcome, v.note, v.outcome_note, v.next_step,"
    " v.next_step_on, v.next_step_done_on, v.closed_on FROM visit v JOIN customer c ON c.id = v.customer_id"
)


def get_visit(book: Book, visit_id: int) -> VisitRow | None:
    """Give one visit."""
    rows = _visits(book, "WHERE v.id = ?", [visit_id])
    return rows[0] if rows else None


def get_visits(book: Book, ids: Collection[int]) -> list[VisitRow]:
    """Give some visits, in the order of their days."""
    where = "WHERE v.id IN (SELECT value FROM json_each(?)) ORDER BY v.day, v.time IS NULL, v.time, v.id"
    return _visits(book, where, [json.dumps(list(ids))])


def visits_to_confirm(book: Book, today: date, limit: int = 200) -> list[VisitRow]:
    """Give the planned visits, from today on, whose confirmation is due or late, the earliest visit first.

    Once its day is past a visit asks for its outcome instead.
    """
    return _visits(
        book,
        "WHERE v.status = 'planned' AND v.confirmed = 0 AND v.confirm_from <= ? AND v.day >= ?"
        " ORDER BY v.day, v.time IS NULL, v.time, v.id LIMIT ?",
        [today.isoformat(), today.isoformat(), limit],
    )


def visits_between(book: Book, first: date, last: date, *, cancelled: bool = False) -> list[VisitRow]:
    """Give the visits of the days from `first` to `last`, both included."""
    status = "" if cancelled else "AND v.status <> 'cancelled'"
    return _visits(
        book,
        f"WHERE v.day BETWEEN ? AND ? {status} ORDER BY v.day, v.time IS NULL, v.time, v.id",
        [first.isoformat(), last.isoformat()],
    )


def visits_of_customer(book: Book, customer_id: int, *, offset: int = 0, limit: int = 200) -> list[VisitRow]:
    """Give one page of a customer's visits, the latest first."""
    return _visits(
        book,
        "WHERE v.customer_id = ? ORDER BY v.day DESC, v.time DESC, v.id DESC LIMIT ? OFFSET ?",
        [customer_id, limit, offset],
    )


def list_visits(
    book: Book,
    *,
    status: str | None = None,
    since: date | None = None,
    descending: bool = False,
    offset: int = 0,
    limit: int = 100,
) -> list[VisitRow]:
    """Give one page of all visits from a day on, in the order of days, or with `descending` the latest first."""
    down = "DESC" if descending else "ASC"
    conditions, params = ["1 = 1"], []
    if status:
        conditions.append("v.status = ?")
        params.append(status)
    if since:
        conditions.append("v.day >= ?")
        params.append(since.isoformat())
    order = f"v.day {down}, v.time {down} NULLS LAST, v.id {down}"
    return _visits(
        book, f"WHERE {' AND '.join(conditions)} ORDER BY {order} LIMIT ? OFFSET ?", [*params, limit, offset]
    )


def _visits(book: Book, rest: str, params: Sequence[object]) -> list[VisitRow]:
    rows = book.rows(f"{_VISIT} {rest}", params)
    ids = [row[0] for row in rows]
    missing = _missing_papers(book, ids)
    differs = _open_differences(book, ids)
    return [record(VisitRow, row, missing=missing.get(row[0], ()), differs=differs.get(row[0])) for row in rows]


def _missing_papers(book: Book, ids: Sequence[int]) -> dict[int, tuple[str, ...]]:
    missing: dict[int, tuple[str, ...]] = {}
    for visit, kind in book.rows(
        f"SELECT visit_id, kind FROM visit_paper WHERE packed = 0 AND visit_id IN ({marks(len(ids))})"  # noqa: S608
        " ORDER BY visit_id, position",
        ids,
    ):
        missing[visit] = (*missing.get(visit, ()), kind)
    return missing


def _open_differences(book: Book, ids: Sequence[int]) -> dict[int, int]:
    rows = book.rows(
        "SELECT visit_id, ours - theirs FROM reconciliation WHERE status = 'open'"  # noqa: S608
        f" AND visit_id IN ({marks(len(ids))})",
        ids,
    )
    return dict(rows)


def visit_papers(book: Book, visit_id: int) -> list[VisitPaperRow]:
    """Give the papers to take along, in their order."""
    rows = book.rows(
        "SELECT id, kind, form, copies, note, packed FROM visit_paper WHERE visit_id = ? ORDER BY position", [visit_id]
    )
    return [record(VisitPaperRow, row) for row in rows]


def visit_items(book: Book, visit_id: int) -> list[int]:
    """Give the ids of the receivables the visit is for."""
    return [row[0] for row in book.rows("SELECT receivable_id FROM visit_item WHERE visit_id = ?", [visit_id])]


def visit_people(book: Book, visit_ids: Sequence[int]) -> dict[int, list[PersonRow]]:
    """Give the people to see, per visit."""
    people: dict[int, list[PersonRow]] = {}
    for row in book.rows(
        "SELECT p.visit_id, c.id, c.name, c.position, c.phone, c.best_time FROM visit_person p"  # noqa: S608
        f" JOIN contact c ON c.id = p.contact_id WHERE p.visit_id IN ({marks(len(visit_ids))}) ORDER BY c.id",
        list(visit_ids),
    ):
        people.setdefault(row[0], []).append(record(PersonRow, row[1:]))
    return people


def confirmations(book: Book, visit_id: int) -> list[ConfirmationRow]:
    """Give every talk about the visit, oldest first, withdrawn ones too."""
    rows = book.rows(
        "SELECT id, visit_id, revision, at, answered_on, spoke_with, channel, time_answer, new_day, new_time, old_day,"
        " old_time, old_planned_on, amount_answer, amount_ours, amount_theirs, reason, note, withdrawn_at"
        " FROM confirmation WHERE visit_id = ? ORDER BY id",
        [visit_id],
    )
    return [record(ConfirmationRow, row) for row in rows]


def reconciliations(
    book: Book,
    *,
    visit_id: int | None = None,
    document_id: int | None = None,
    customer_id: int | None = None,
    only_open: bool = False,
) -> list[ReconciliationRow]:
    """Give reconciliations of a visit, of a paper, of a customer, or all, the newest first."""
    conditions, params = ["1 = 1"], []
    wanted = (("r.visit_id", visit_id), ("r.document_id", document_id), ("r.customer_id", customer_id))
    for column, value in wanted:
        if value is not None:
            conditions.append(f"{column} = ?")
            params.append(value)
    if only_open:
        conditions.append("r.status = 'open'")
    return _reconciliations(book, " AND ".join(conditions), params)


def get_reconciliation(book: Book, reconciliation_id: int) -> ReconciliationRow | None:
    """Give one reconciliation."""
    rows = _reconciliations(book, "r.id = ?", [reconciliation_id])
    return rows[0] if rows else None


def _reconciliations(book: Book, where: str, params: Sequence[object]) -> list[ReconciliationRow]:
    rows = book.rows(
        "SELECT r.id, r.customer_id, c.name, r.visit_id, r.document_id, coalesce(d.number, ''), r.currency, r.ours,"  # noqa: S608
        " r.theirs, r.reason, r.detail, r.owner, r.status, r.agreed, r.resolution, r.opened_on, r.closed_on"
        " FROM reconciliation r JOIN customer c ON c.id = r.customer_id"
        f" LEFT JOIN document d ON d.id = r.document_id WHERE {where} ORDER BY r.id DESC LIMIT 200",
        params,
    )
    return [record(ReconciliationRow, row) for row in rows]


def planned_days(book: Book) -> list[tuple[int, str, str, str]]:
    """Give id, day, confirm_from and planned_on of every planned visit, as they are stored."""
    return book.rows("SELECT id, day, confirm_from, planned_on FROM visit WHERE status = 'planned'")
