"""What puts single customers on the list of a day, each read by its own index, many customers at once.

`today` and other days are included where nothing else is said; archived customers are among the answers.
"""

import json
from collections.abc import Collection
from datetime import date
from typing import NamedTuple

from db.connection import Book
from db.queries.records import record


class PlannedVisit(NamedTuple):
    """A planned visit as far as its confirmation needs it; `amount` in minor units of `currency`."""

    id: int
    customer_id: int
    day: date
    time: str | None
    purpose: str
    amount: int | None
    currency: str
    planned_on: date
    confirm_from: date
    time_answer: str | None
    amount_answer: str | None
    revision: int
    status: str


class OpenStep(NamedTuple):
    """A next step that is not done; either of the ids is None."""

    customer_id: int
    day: date
    text: str
    log_id: int | None
    visit_id: int | None


class UnpaidPromise(NamedTuple):
    """A promise since which no money has come from its customer; `last_on` is its day with the tolerance."""

    customer_id: int
    id: int
    amount: int
    currency: str
    made_on: date
    due_on: date
    last_on: date


class MaturedBill(NamedTuple):
    """A bill or cheque that is due and not cleared."""

    customer_id: int
    id: int
    day: date
    amount: int
    currency: str


class PapersRow(NamedTuple):
    """The last day to hand papers in, the pay day they are for, and the one they wait for when they come too late."""

    customer_id: int
    by: date
    pay_day: date
    else_day: date | None


class DifferenceRow(NamedTuple):
    """An open reconciliation; ours less theirs."""

    customer_id: int
    id: int
    visit_id: int | None
    opened_on: date
    amount: int
    currency: str


class DisputeRow(NamedTuple):
    """An open dispute."""

    customer_id: int
    id: int
    item_id: int
    opened_on: date
    amount: int
    currency: str
    owner: str


class NoticeRow(NamedTuple):
    """An item of a final notice."""

    customer_id: int
    item_id: int
    document_id: int
    number: str
    pay_by: date


class MarkRow(NamedTuple):
    """What the rep made of a line; `until_on` is the last day it counts."""

    customer_id: int
    id: int
    kind: str
    code: str
    points: int
    set_on: date
    until_on: date | None
    reason: str


def planned_visits(book: Book, today: date, until: date) -> list[PlannedVisit]:
    """Give the planned visits up to a day, those of the past too, and the later ones that are to be confirmed."""
    columns = (
        "SELECT id, customer_id, day, time, purpose, amount, currency, planned_on, confirm_from, time_answer,"
        " amount_answer, revision, status FROM visit WHERE status = 'planned'"
    )
    rows = book.rows(
        f"{columns} AND day <= :until"
        f" UNION ALL {columns} AND confirmed = 0 AND confirm_from <= :today AND day > :until",
        {"today": today.isoformat(), "until": until.isoformat()},
    )
    return [record(PlannedVisit, row) for row in rows]


def customers_to_visit(book: Book, until: date | None = None, since: date | None = None) -> set[int]:
    """Give the customers with a planned visit, of any day or of those from `since` to `until`."""
    rows = book.rows(
        "SELECT DISTINCT customer_id FROM visit WHERE status = 'planned' AND day BETWEEN ? AND ?",
        [since.isoformat() if since else "", until.isoformat() if until else "9999"],
    )
    return {row[0] for row in rows}


def steps_due(book: Book, today: date) -> list[OpenStep]:
    """Give the next steps of contacts and visits that have come due."""
    rows = book.rows(
        "SELECT customer_id, next_step_on, next_step, id, NULL FROM contact_log WHERE next_step_on <= :today"
        " AND next_step_on IS NOT NULL AND next_step_done_on IS NULL AND withdrawn_at IS NULL"
        " UNION ALL SELECT customer_id, next_step_on, next_step, NULL, id FROM visit WHERE next_step_on <= :today"
        " AND next_step_on IS NOT NULL AND next_step_done_on IS NULL",
        {"today": today.isoformat()},
    )
    return [record(OpenStep, row) for row in rows]


def customers_with_step(book: Book, today: date) -> set[int]:
    """Give the customers with a next step that is still to come."""
    rows = book.rows(
        "SELECT customer_id FROM contact_log WHERE next_step_on > :today AND next_step_on IS NOT NULL"
        " AND next_step_done_on IS NULL AND withdrawn_at IS NULL"
        " UNION ALL SELECT customer_id FROM visit WHERE next_step_on > :today AND next_step_on IS NOT NULL"
        " AND next_step_done_on IS NULL",
        {"today": today.isoformat()},
    )
    return {row[0] for row in rows}


def customers_with_promises(book: Book, today: date) -> list[int]:
    """Give the customers that may have a promise running, or one that was not kept and that nobody has answered.

    Whether it was kept is judged by the money; an answer is a later contact, visit or promise, or the rep's mark. A
    call or a visit in vain answers nothing.
    """
    rows = book.rows(
        "WITH over AS (SELECT customer_id, due_on, date(due_on, '+' || tolerance_days || ' days') AS last_on"
        " FROM promise WHERE cancelled_on IS NULL AND made_on <= :today)"
        " SELECT DISTINCT customer_id FROM over o WHERE last_on >= :today"
        " OR EXISTS (SELECT 1 FROM receivable r WHERE r.customer_id = o.customer_id AND r.open <> 0 AND r.open > 0)"
        " AND NOT EXISTS (SELECT 1 FROM contact_log l WHERE l.customer_id = o.customer_id AND l.day > o.last_on"
        " AND l.withdrawn_at IS NULL AND l.result <> 'not_reached')"
        " AND NOT EXISTS (SELECT 1 FROM visit v WHERE v.customer_id = o.customer_id AND v.day > o.last_on"
        " AND v.status = 'done' AND v.outcome <> 'not_met')"
        " AND NOT EXISTS (SELECT 1 FROM promise n WHERE n.customer_id = o.customer_id AND n.due_on > o.last_on"
        " AND n.made_on > o.last_on AND n.made_on <= :today AND n.cancelled_on IS NULL)"
        " AND NOT EXISTS (SELECT 1 FROM today_mark m WHERE m.customer_id = o.customer_id AND m.cleared_at IS NULL"
        " AND m.kind = 'done' AND m.code = 'promise_broken' AND m.set_on > o.last_on)",
        {"today": today.isoformat()},
    )
    return [row[0] for row in rows]


def unpaid_promises(book: Book, customer_ids: Collection[int], today: date) -> list[UnpaidPromise]:
    """Give all promises of those of some customers from whom nothing has come since any of them was made.

    Nothing was paid, nothing taken off the items that they name, and these are open: there is nothing to judge.
    """
    rows = book.rows(
        "WITH theirs AS (SELECT *, date(due_on, '+' || tolerance_days || ' days') AS last_on FROM promise"
        " WHERE customer_id IN (SELECT value FROM json_each(:ids)) AND made_on <= :today),"
        " paid AS (SELECT customer_id FROM theirs p WHERE coalesce((SELECT sum(r.open) FROM promise_item i"
        " JOIN receivable r ON r.id = i.receivable_id WHERE i.promise_id = p.id), 0) <= 0"
        " OR EXISTS (SELECT 1 FROM payment y WHERE y.customer_id = p.customer_id AND y.received_on >= p.made_on)"
        " OR EXISTS (SELECT 1 FROM promise_item i JOIN allocation a ON a.receivable_id = i.receivable_id"
        " WHERE i.promise_id = p.id AND a.day >= p.made_on))"
        " SELECT customer_id, id, amount, currency, made_on, due_on, last_on FROM theirs"
        " WHERE cancelled_on IS NULL AND customer_id NOT IN (SELECT customer_id FROM paid)",
        {"ids": id_list(customer_ids), "today": today.isoformat()},
    )
    return [record(UnpaidPromise, row) for row in rows]


def promised_items(book: Book, promise_ids: Collection[int]) -> set[int]:
    """Give the items that some promises name."""
    rows = book.rows(
        "SELECT receivable_id FROM promise_item WHERE promise_id IN (SELECT value FROM json_each(?))",
        [id_list(promise_ids)],
    )
    return {row[0] for row in rows}


def last_contacts(book: Book, customer_ids: Collection[int]) -> dict[int, str]:
    """Give the day on which some customers were last reached, in a contact or on a visit, ISO text."""
    rows = book.rows(
        "SELECT customer_id, max(day) FROM (SELECT customer_id, day FROM contact_log WHERE withdrawn_at IS NULL"
        " AND result <> 'not_reached' AND customer_id IN (SELECT value FROM json_each(:ids))"
        " UNION ALL SELECT customer_id, day FROM visit WHERE status = 'done'"
        " AND outcome <> 'not_met' AND customer_id IN (SELECT value FROM json_each(:ids))) GROUP BY customer_id",
        {"ids": id_list(customer_ids)},
    )
    return dict(rows)


def owners_of_plans(book: Book, plan_ids: Collection[int]) -> dict[int, int]:
    """Give whose plans these are."""
    rows = book.rows("SELECT id, customer_id FROM plan WHERE id IN (SELECT value FROM json_each(?))",
                     [id_list(plan_ids)])  # fmt: skip
    return dict(rows)


def has_plans(book: Book) -> bool:
    """Tell whether any plan is agreed or signed."""
    return bool(book.rows("SELECT 1 FROM plan WHERE state IN ('agreed', 'signed') LIMIT 1"))


def has_instalments(book: Book, today: date) -> bool:
    """Tell whether any signed plan has an instalment whose day has come, paid or not."""
    rows = book.rows(
        "SELECT 1 FROM plan p WHERE p.state = 'signed' AND EXISTS (SELECT 1 FROM plan_instalment n"
        " WHERE n.plan_id = p.id AND n.pay_on <= ?) LIMIT 1",
        [today.isoformat()],
    )
    return bool(rows)


def bills_matured(book: Book, today: date) -> list[MaturedBill]:
    """Give the bills and cheques whose day has come and that are neither cleared nor reversed."""
    rows = book.rows(
        "SELECT p.customer_id, p.id, p.maturity_on, p.amount, p.currency FROM payment p"
        " WHERE p.maturity_on <= ? AND p.maturity_on IS NOT NULL AND p.cleared_on IS NULL AND p.kind = 'receipt'"
        " AND NOT EXISTS (SELECT 1 FROM payment t WHERE t.of_id = p.id AND t.kind = 'reversal')",
        [today.isoformat()],
    )
    return [record(MaturedBill, row) for row in rows]


def papers_between(book: Book, first: date, last: date) -> list[PapersRow]:
    """Give the customers that take papers in up to one of these days and not later."""
    rows = book.rows(
        "SELECT customer_id, papers_by, papers_for, papers_else FROM process"
        " WHERE papers_by BETWEEN ? AND ? AND papers_for IS NOT NULL",
        [first.isoformat(), last.isoformat()],
    )
    return [record(PapersRow, row) for row in rows]


def papers_wanted(book: Book, customer_ids: Collection[int]) -> dict[int, tuple[str, ...]]:
    """Give the kinds of papers that some customers want to see, in their order."""
    found: dict[int, tuple[str, ...]] = {}
    for customer, kind in book.rows(
        "SELECT customer_id, kind FROM process_paper WHERE customer_id IN (SELECT value FROM json_each(?))"
        " ORDER BY customer_id, position",
        [id_list(customer_ids)],
    ):
        found[customer] = (*found.get(customer, ()), kind)
    return found


def papers_over(book: Book, today: date) -> bool:
    """Tell whether the last day for papers has passed anywhere: then the next one is to be worked out."""
    return bool(book.rows("SELECT 1 FROM process WHERE papers_by < ? AND papers_by IS NOT NULL LIMIT 1",
                          [today.isoformat()]))  # fmt: skip


def differences(book: Book) -> list[DifferenceRow]:
    """Give what is to be reconciled."""
    rows = book.rows(
        "SELECT customer_id, id, visit_id, opened_on, ours - theirs, currency FROM reconciliation WHERE status = 'open'"
    )
    return [record(DifferenceRow, row) for row in rows]


def letters_sent(book: Book, first: date) -> bool:
    """Tell whether any paper went out on this day or later."""
    return bool(book.rows("SELECT 1 FROM delivery WHERE sent_on >= ? LIMIT 1", [first.isoformat()]))


def notices_passed(book: Book, today: date) -> list[NoticeRow]:
    """Give what is open of final notices whose last day has passed, each item with the latest notice that names it."""
    rows = book.rows(
        "SELECT d.customer_id, i.receivable_id, d.id, d.number, d.pay_by FROM document d"
        " CROSS JOIN document_item i ON i.document_id = d.id CROSS JOIN receivable r ON r.id = i.receivable_id"
        " WHERE d.level = 3 AND d.voided_at IS NULL AND d.pay_by < ? AND r.open > 0"
        " AND NOT EXISTS (SELECT 1 FROM document_item j JOIN document n ON n.id = j.document_id"
        " WHERE j.receivable_id = i.receivable_id AND n.level = 3 AND n.voided_at IS NULL AND n.id > d.id)",
        [today.isoformat()],
    )
    return [record(NoticeRow, row) for row in rows]


def disputes(book: Book, before: date) -> list[DisputeRow]:
    """Give the open disputes without an owner, and those that were opened before a day."""
    rows = book.rows(
        "SELECT customer_id, id, receivable_id, opened_on, amount, currency_of, owner FROM (SELECT d.*, r.currency AS"
        " currency_of FROM dispute d JOIN receivable r ON r.id = d.receivable_id WHERE d.status = 'open'"
        " AND (d.owner = '' OR d.opened_on < ?))",
        [before.isoformat()],
    )
    return [record(DisputeRow, row) for row in rows]


def claims_may_end(book: Book, until: date) -> bool:
    """Tell whether any open item is so old that its claim may end by a day, by the shortest period in the settings.

    Three years where none is shorter. The exact answer is the domain's.
    """
    rows = book.rows(
        "SELECT 1 FROM receivable WHERE open <> 0 AND open > 0 AND due_date < (SELECT date(?, '-' || min(3, coalesce("
        "(SELECT min(json_extract(p.value, '$.years')) FROM setting s, json_each(s.value) p"
        " WHERE s.key = 'limitation_periods' AND json_valid(s.value)), 3)) || ' years', '+2 days')) LIMIT 1",
        [until.isoformat()],
    )
    return bool(rows)


def reminded(book: Book, today: date) -> set[int]:
    """Give the customers with a reminder whose day for paying has not passed."""
    rows = book.rows(
        "SELECT DISTINCT customer_id FROM document INDEXED BY document_asks"
        " WHERE kind = 'reminder' AND voided_at IS NULL AND pay_by >= ?",
        [today.isoformat()],
    )
    return {row[0] for row in rows}


def marks_set(book: Book, today: date) -> list[MarkRow]:
    """Give the marks that still count, and those that say how far broken promises were seen to."""
    rows = book.rows(
        "SELECT customer_id, id, kind, code, points, set_on, until_on, reason FROM today_mark"
        " WHERE cleared_at IS NULL AND (until_on IS NULL OR until_on >= ? OR code = 'promise_broken') ORDER BY id",
        [today.isoformat()],
    )
    return [record(MarkRow, row) for row in rows]


def id_list(ids: Collection[int]) -> str:
    """Write ids as the JSON that `json_each` takes apart, however many there are."""
    return json.dumps(list(ids))


class SaidRow(NamedTuple):
    """The words of a contact."""

    customer_id: int
    day: str
    who: str
    said: str


def last_said(book: Book, customer_ids: Collection[int]) -> dict[int, SaidRow]:
    """Give the latest words that are on record of some customers."""
    rows = book.rows(
        "SELECT l.customer_id, l.day, coalesce(p.name, l.spoke_with), l.said FROM contact_log l"
        " LEFT JOIN contact p ON p.id = l.contact_id WHERE l.customer_id IN (SELECT value FROM json_each(?))"
        " AND l.withdrawn_at IS NULL AND l.said <> '' ORDER BY l.day, coalesce(l.time, ''), l.id",
        [id_list(customer_ids)],
    )
    return {row[0]: record(SaidRow, row) for row in rows}
