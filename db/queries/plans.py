"""Reads of instalment plans: their versions, items, instalments and payments."""

import json
from collections.abc import Collection
from datetime import date
from typing import NamedTuple

from db.connection import Book
from db.queries.records import record


class PlanRow(NamedTuple):
    """One version of a plan as it is stored; sums in minor units of `currency`.

    `root_id` is the first version's id. `state` is what people decided; running, late and completed follow from the
    payments. `ledger_from` is None where only what is recorded under the version counts for it.
    """

    id: int
    customer_id: int
    customer: str
    root_id: int
    version: int
    state: str
    currency: str
    debt: int
    down_payment: int
    down_payment_on: date | None
    parts: int | None
    part_amount: int | None
    every: str
    first_on: date | None
    shift: str
    interest: str
    rate_ppm: int
    interest_from: date | None
    remainder: str
    edited: bool
    contract: str
    reason: str
    note: str
    clauses: str
    signed_on: date | None
    closed_because: str
    as_of: date
    created_at: str
    updated_at: str
    ledger_from: int | None
    archived: bool


class InstalmentRow(NamedTuple):
    """One instalment; position 0 is the down payment."""

    plan_id: int
    position: int
    nominal_on: date
    pay_on: date
    principal: int
    interest: int


class PaymentRow(NamedTuple):
    """Money that was recorded under one version of a plan; `version` is its number.

    `payment_id` is the payment of the ledger, None for what was recorded before there was one. `unapplied` is what of
    it is put to nothing; `withdrawn_at` tells that it no longer counts.
    """

    id: int
    plan_id: int
    version: int
    paid_on: date
    amount: int
    reference: str
    note: str
    recorded_at: str
    withdrawn_at: str | None
    payment_id: int | None
    unapplied: int


class PlannedRow(NamedTuple):
    """An item of a version: what the version took of it, and what is open of it now."""

    plan_id: int
    receivable_id: int
    asked: int
    open: int


class TakenRow(NamedTuple):
    """What was taken off an item of a version while it was in force, and stands; without an item it is interest.

    `day` is that of the payment, where there is one; `source` its reference, the number of the credit note or the name
    of the file.
    """

    id: int
    plan_id: int
    receivable_id: int | None
    kind: str
    day: date
    amount: int
    payment_id: int | None
    source: str


class PlanPaperRow(NamedTuple):
    """A paper that was made for a version of a plan."""

    id: int
    plan_id: int
    version: int
    kind: str
    number: str
    made_on: date
    language: str
    voided: bool


class PersonForPapers(NamedTuple):
    """Whom papers of a plan turn to at a customer."""

    name: str
    position: str
    phone: str

    @property
    def line(self) -> str:
        """The name with the position."""
        return f"{self.name} {self.position}".strip()


_PLAN = (
    "SELECT p.id, p.customer_id, c.name, coalesce(p.root_id, p.id), p.version, p.state, p.currency, p.debt,"
    " p.down_payment, p.down_payment_on, p.parts, p.part_amount, p.every, p.first_on, p.shift, p.interest, p.rate_ppm,"
    " p.interest_from, p.remainder, p.edited, p.contract, p.reason, p.note, p.clauses, p.signed_on, p.closed_because,"
    " p.as_of, p.created_at, p.updated_at, p.ledger_from, c.archived_at IS NOT NULL"
    " FROM plan p JOIN customer c ON c.id = p.customer_id"
)


def get_plan(book: Book, plan_id: int) -> PlanRow | None:
    """Give one version of a plan."""
    rows = book.rows(f"{_PLAN} WHERE p.id = ?", [plan_id])
    return record(PlanRow, rows[0]) if rows else None


def list_plans(book: Book, customer_id: int | None = None) -> list[PlanRow]:
    """Give every version of all plans, or of one customer's, the newest first."""
    where, params = ("WHERE p.customer_id = ?", [customer_id]) if customer_id is not None else ("", [])
    return [record(PlanRow, row) for row in book.rows(f"{_PLAN} {where} ORDER BY p.id DESC", params)]


#: What of a version has not come in yet, for all that its items and its interest say: the exact answer is the domain's.
_MAY_BE_OPEN = (
    "(p.ledger_from IS NULL"
    " OR EXISTS (SELECT 1 FROM plan_item i JOIN receivable r ON r.id = i.receivable_id"
    " WHERE i.plan_id = p.id AND r.open <> 0)"
    " OR (SELECT sum(n.interest) FROM plan_instalment n WHERE n.plan_id = p.id)"
    " > (SELECT coalesce(sum(a.amount), 0) FROM allocation a WHERE a.plan_id = p.id AND a.kind = 'interest'))"
)


def plans_due(book: Book, until: date) -> list[PlanRow]:
    """Give the signed plans that have instalments up to a day, that day included, and may have something open."""
    rows = book.rows(
        f"{_PLAN} WHERE p.state = 'signed' AND {_MAY_BE_OPEN}"  # noqa: S608
        " AND EXISTS (SELECT 1 FROM plan_instalment n WHERE n.plan_id = p.id AND n.pay_on <= ?)",
        [until.isoformat()],
    )
    return [record(PlanRow, row) for row in rows]


def versions(book: Book, root_id: int) -> list[PlanRow]:
    """Give all versions of a plan, the first one first."""
    rows = book.rows(f"{_PLAN} WHERE p.id = ? OR p.root_id = ? ORDER BY p.version", [root_id, root_id])
    return [record(PlanRow, row) for row in rows]


def plan_items(book: Book, plan_id: int) -> dict[int, int]:
    """Give what a version takes of each receivable, by the receivable's id."""
    return dict(book.rows("SELECT receivable_id, open FROM plan_item WHERE plan_id = ?", [plan_id]))


#: What stands of what was taken off an item `i` of a plan `p` from its signing on, until a newer version was signed.
#: The plus keeps SQLite from looking at all that reverses nothing.
_TAKEN = (
    " a.kind <> 'opening' AND +a.reverses_id IS NULL"
    " AND NOT EXISTS (SELECT 1 FROM allocation b WHERE b.reverses_id = a.id)"
    " AND (a.plan_id = p.id OR a.id > p.ledger_from AND a.id <= coalesce((SELECT min(n.ledger_from) FROM plan n"
    " WHERE n.root_id = p.root_id AND n.version > p.version), a.id))"
)


def items_in_plans(book: Book, customer_id: int | None = None) -> list[tuple[int, int]]:
    """Give receivable and plan for each item of which a plan that is agreed or signed has something left.

    Of a plan from before there was a ledger the payments say only whether it has anything left at all.
    """
    whose, params = ("AND p.customer_id = ?", [customer_id]) if customer_id is not None else ("", [])
    rows = book.rows(
        "SELECT i.receivable_id, i.plan_id FROM plan p JOIN plan_item i ON i.plan_id = p.id"  # noqa: S608
        " JOIN receivable r ON r.id = i.receivable_id AND r.open <> 0"
        f" WHERE p.state IN ('agreed', 'signed') {whose}"
        " AND (i.open < 0 OR i.open > (SELECT coalesce(sum(a.amount), 0) FROM allocation a"
        f" WHERE a.receivable_id = r.id AND a.kind IN ('payment', 'office') AND {_TAKEN}))"
        " AND (p.ledger_from IS NOT NULL"
        " OR (SELECT sum(n.principal + n.interest) FROM plan_instalment n WHERE n.plan_id = p.id)"
        " > (SELECT coalesce(sum(y.amount), 0) FROM plan_payment y"
        " WHERE y.plan_id = p.id AND y.withdrawn_at IS NULL))"
        " ORDER BY i.plan_id",
        params,
    )
    return [(row[0], row[1]) for row in rows]


def planned(book: Book, plan_ids: Collection[int]) -> list[PlannedRow]:
    """Give the items of some versions, oldest due first."""
    rows = book.rows(
        "SELECT i.plan_id, i.receivable_id, i.open, r.open FROM plan_item i JOIN receivable r ON r.id = i.receivable_id"
        " WHERE i.plan_id IN (SELECT value FROM json_each(?)) ORDER BY r.due_date IS NULL, r.due_date, r.id",
        [json.dumps(list(plan_ids))],
    )
    return [record(PlannedRow, row) for row in rows]


def taken(book: Book, plan_ids: Collection[int]) -> list[TakenRow]:
    """Give what was taken off the items of some versions, and what was paid as their interest, as it was recorded."""
    columns = (
        "a.id, p.id, a.receivable_id, a.kind, coalesce(y.received_on, a.day), a.amount, a.payment_id,"
        " coalesce(nullif(y.reference, ''), c.number, f.file_name, '')"
    )
    sources = (
        " LEFT JOIN payment y ON y.id = a.payment_id LEFT JOIN receivable c ON c.id = a.credit_id"
        " LEFT JOIN import_run f ON f.id = a.run_id WHERE p.id IN (SELECT value FROM json_each(?1)) AND"
    )
    rows = book.rows(
        f"SELECT {columns} FROM plan p JOIN plan_item i ON i.plan_id = p.id"  # noqa: S608
        f" JOIN allocation a ON a.receivable_id = i.receivable_id {sources} {_TAKEN}"
        f" UNION ALL SELECT {columns} FROM plan p JOIN allocation a ON a.plan_id = p.id AND a.kind = 'interest'"
        f" {sources} {_TAKEN} ORDER BY 1",
        [json.dumps(list(plan_ids))],
    )
    return [record(TakenRow, row) for row in rows]


def last_allocation(book: Book) -> int:
    """Give the last line of the ledger: what comes later counts for a plan that is signed now."""
    ((last,),) = book.rows("SELECT coalesce(max(id), 0) FROM allocation", [])
    return int(last)


def instalments(book: Book, plan_ids: Collection[int]) -> dict[int, tuple[InstalmentRow, ...]]:
    """Give the instalments of some versions in their order."""
    found: dict[int, tuple[InstalmentRow, ...]] = {}
    for row in book.rows(
        "SELECT plan_id, position, nominal_on, pay_on, principal, interest FROM plan_instalment"
        " WHERE plan_id IN (SELECT value FROM json_each(?)) ORDER BY plan_id, position",
        [json.dumps(list(plan_ids))],
    ):
        found[row[0]] = (*found.get(row[0], ()), record(InstalmentRow, row))
    return found


_PAYMENT = (
    "SELECT y.id, y.plan_id, p.version, y.paid_on, y.amount, y.reference, y.note, y.recorded_at, y.withdrawn_at,"
    " y.payment_id,"
    " coalesce((SELECT m.amount FROM payment m WHERE m.id = y.payment_id), 0)"
    " + coalesce((SELECT sum(b.amount) FROM payment b WHERE b.of_id = y.payment_id), 0)"
    " - coalesce((SELECT sum(a.amount) FROM allocation a WHERE a.payment_id = y.payment_id), 0)"
    " FROM plan_payment y JOIN plan p ON p.id = y.plan_id"
)


def payments(book: Book, plan_ids: Collection[int]) -> list[PaymentRow]:
    """Give what came in for some versions, in the order of days, what was withdrawn too."""
    rows = book.rows(
        f"{_PAYMENT} WHERE y.plan_id IN (SELECT value FROM json_each(?)) ORDER BY y.paid_on, y.id",  # noqa: S608
        [json.dumps(list(plan_ids))],
    )
    return [record(PaymentRow, row) for row in rows]


def get_payment(book: Book, payment_id: int) -> PaymentRow | None:
    """Give one payment."""
    rows = book.rows(f"{_PAYMENT} WHERE y.id = ?", [payment_id])
    return record(PaymentRow, rows[0]) if rows else None


def papers_of_plan(book: Book, root_id: int) -> list[PlanPaperRow]:
    """Give the papers made for all versions of a plan, the newest first."""
    rows = book.rows(
        "SELECT d.id, d.plan_id, p.version, d.kind, d.number, d.made_on, d.language, d.voided_at IS NOT NULL"
        " FROM document d JOIN plan p ON p.id = d.plan_id WHERE p.id = ? OR p.root_id = ? ORDER BY d.id DESC",
        [root_id, root_id],
    )
    return [record(PlanPaperRow, row) for row in rows]


def questions_answered(book: Book, customer_id: int, plan_id: int) -> list[str]:
    """Give the data of the events in which a version was saved: what was asked and saved all the same stands there."""
    rows = book.rows(
        "SELECT data FROM event WHERE customer_id = ? AND entity_id = ? AND kind IN ('plan_added', 'plan_changed')",
        [customer_id, plan_id],
    )
    return [row[0] for row in rows]


def person_for_papers(book: Book, customer_id: int) -> PersonForPapers | None:
    """Give who takes papers in or reconciles at a customer, else the first of the payment process that we know."""
    rows = book.rows(
        "SELECT c.name, c.position, c.phone FROM process_step s"
        " JOIN contact c ON c.id = s.contact_id AND c.archived_at IS NULL WHERE s.customer_id = ?"
        " ORDER BY s.kind NOT IN ('receive', 'reconcile'), s.position LIMIT 1",
        [customer_id],
    )
    return record(PersonForPapers, rows[0]) if rows else None
