"""Reads of payments: what came in, what of it is not applied, what is not cleared yet."""

import json
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, NamedTuple

from db.connection import Book
from db.queries.customers import like_pattern
from db.queries.ledger import FIRST_DAY
from db.queries.records import record


class PaymentLine(NamedTuple):
    """A receipt, or what takes one back; sums in minor units, below zero for a refund and a reversal.

    `unapplied` is what of a receipt went to no item and was not paid back, 0 for the others. `is_reversed` tells that a
    receipt no longer counts; `plan_id` is the plan it was paid under.
    """

    id: int
    customer_id: int
    customer: str
    kind: str
    currency: str
    amount: int
    received_on: date
    means: str
    reference: str
    payer: str
    maturity_on: date | None
    cleared_on: date | None
    note: str
    reason: str
    of_id: int | None
    recorded_at: str
    unapplied: int
    is_reversed: bool
    plan_id: int | None

    @property
    def is_uncleared(self) -> bool:
        """Whether it is a bill or cheque that has not been cleared yet; it counts as received all the same."""
        return self.maturity_on is not None and self.cleared_on is None and not self.is_reversed


class AppliedShare(NamedTuple):
    """What of a payment went where; without an item it is interest of a plan. Below zero it takes one back."""

    id: int
    receivable_id: int | None
    number: str
    kind: str
    amount: int
    day: date
    reverses_id: int | None
    is_reversed: bool
    plan_id: int | None
    reason: str


class PayableRow(NamedTuple):
    """An item as payments see it; sums in minor units."""

    id: int
    customer_id: int
    number: str
    kind: str
    contract: str
    document_date: date | None
    due_date: date | None
    first_day: date
    currency: str
    amount: int
    open: int
    disputed: int


class Filter(NamedTuple):
    """Which payments are meant; days are both included.

    Each of `words`, folded and as typed, is looked for in what the customer is found by and in what was noted.
    """

    customer_id: int | None = None
    since: date | None = None
    until: date | None = None
    unapplied: bool = False
    uncleared: bool = False
    words: Sequence[tuple[str, str]] = ()


_REVERSED = "EXISTS (SELECT 1 FROM payment o WHERE o.of_id = p.id AND o.kind = 'reversal')"
_LEFT = (
    "(p.amount + coalesce((SELECT sum(o.amount) FROM payment o WHERE o.of_id = p.id), 0)"
    " - coalesce((SELECT sum(a.amount) FROM allocation a WHERE a.payment_id = p.id), 0))"
)
_LINE = (
    "SELECT p.id, p.customer_id, c.name, p.kind, p.currency, p.amount, p.received_on, p.means, p.reference, p.payer,"  # noqa: S608
    " p.maturity_on, p.cleared_on, p.note, p.reason, p.of_id, p.recorded_at,"
    f" CASE p.kind WHEN 'receipt' THEN {_LEFT} ELSE 0 END, {_REVERSED},"
    " (SELECT y.plan_id FROM plan_payment y WHERE y.payment_id = p.id)"
)
_FROM = " FROM payment p JOIN customer c ON c.id = p.customer_id"
_PAYABLE = (
    "SELECT r.id, r.customer_id, r.number, r.kind, r.contract, r.document_date, r.due_date,"  # noqa: S608
    f" {FIRST_DAY.format('r')}, r.currency, r.amount, r.open, r.disputed FROM receivable r"
)


def list_payments(book: Book, which: Filter, *, offset: int = 0, limit: int = 100) -> list[PaymentLine]:
    """Give one page of payments, the latest first."""
    where, params = _where(which)
    rows = book.rows(
        f"{_LINE}{_FROM} WHERE {where} ORDER BY p.received_on DESC, p.id DESC LIMIT :limit OFFSET :offset",
        {**params, "limit": limit, "offset": offset},
    )
    return [record(PaymentLine, row) for row in rows]


def payment_sums(book: Book, which: Filter) -> list[tuple[str, int]]:
    """Sum up payments by currency, refunds and reversals taken off; of `unapplied` ones what is not applied."""
    where, params = _where(which)
    summed = _LEFT if which.unapplied else "p.amount"
    return book.rows(
        f"SELECT p.currency, sum({summed}){_FROM} WHERE {where} GROUP BY p.currency ORDER BY p.currency",
        params,
    )


def get_payment(book: Book, payment_id: int) -> PaymentLine | None:
    """Give one payment."""
    rows = book.rows(f"{_LINE}{_FROM} WHERE p.id = ?", [payment_id])
    return record(PaymentLine, rows[0]) if rows else None


def taken_back(book: Book, payment_id: int) -> list[PaymentLine]:
    """Give the refunds of a receipt and its reversal in the order in which they were recorded."""
    return [
        record(PaymentLine, row) for row in book.rows(f"{_LINE}{_FROM} WHERE p.of_id = ? ORDER BY p.id", [payment_id])
    ]


def applied_shares(book: Book, payment_id: int) -> list[AppliedShare]:
    """Give what became of a payment in the order in which it was recorded."""
    rows = book.rows(
        "SELECT a.id, a.receivable_id, coalesce(r.number, ''), a.kind, a.amount, a.day, a.reverses_id,"
        " EXISTS (SELECT 1 FROM allocation b WHERE b.reverses_id = a.id), a.plan_id, a.reason"
        " FROM allocation a LEFT JOIN receivable r ON r.id = a.receivable_id WHERE a.payment_id = ? ORDER BY a.id",
        [payment_id],
    )
    return [record(AppliedShare, row) for row in rows]


def unapplied_sums(book: Book, customer_id: int) -> list[tuple[str, int]]:
    """Give what came in from a customer and is not applied, by currency, where it is not zero."""
    return book.rows(
        f"SELECT p.currency, sum({_LEFT}) AS left FROM payment p"  # noqa: S608
        " WHERE p.customer_id = ? AND p.kind = 'receipt' GROUP BY p.currency HAVING left <> 0 ORDER BY p.currency",
        [customer_id],
    )


def open_payables(book: Book, customer_id: int, currency: str) -> list[PayableRow]:
    """Give the items of a customer that a payment in this currency may go to, oldest due first."""
    rows = book.rows(
        f"{_PAYABLE} WHERE r.customer_id = ? AND r.currency = ? AND r.open > 0 AND r.open <> 0"
        " ORDER BY r.due_date IS NULL, r.due_date, 8, r.id",
        [customer_id, currency],
    )
    return [record(PayableRow, row) for row in rows]


def payables(book: Book, ids: Iterable[int]) -> list[PayableRow]:
    """Give items by their ids, settled ones too."""
    rows = book.rows(
        f"{_PAYABLE} WHERE r.id IN (SELECT value FROM json_each(?))",  # noqa: S608
        [json.dumps(list(ids))],
    )
    return [record(PayableRow, row) for row in rows]


def open_sum(book: Book, customer_id: int, currency: str) -> int:
    """Give what payments of a customer in this currency can go to."""
    rows = book.rows(
        "SELECT coalesce(sum(open), 0) FROM receivable"
        " WHERE customer_id = ? AND currency = ? AND open > 0 AND open <> 0",
        [customer_id, currency],
    )
    return int(rows[0][0])


def same_sums(book: Book, customer_id: int, currency: str, amount: int) -> list[tuple[date, str]]:
    """Give day and reference of each receipt of exactly this sum that was not reversed."""
    rows = book.rows(
        "SELECT p.received_on, p.reference FROM payment p WHERE p.customer_id = ? AND p.kind = 'receipt'"  # noqa: S608
        f" AND p.currency = ? AND p.amount = ? AND NOT {_REVERSED}",
        [customer_id, currency, amount],
    )
    return [(date.fromisoformat(day), reference) for day, reference in rows]


def _where(which: Filter) -> tuple[str, dict[str, Any]]:
    conditions = ["1"]
    params: dict[str, Any] = {}
    if which.customer_id is not None:
        conditions.append("p.customer_id = :customer")
        params["customer"] = which.customer_id
    if which.since is not None:
        conditions.append("p.received_on >= :since")
        params["since"] = which.since.isoformat()
    if which.until is not None:
        conditions.append("p.received_on <= :until")
        params["until"] = which.until.isoformat()
    if which.unapplied:
        conditions.append(f"p.kind = 'receipt' AND {_LEFT} <> 0")
    if which.uncleared:
        conditions.append(f"p.maturity_on IS NOT NULL AND p.cleared_on IS NULL AND NOT {_REVERSED}")
    for n, (folded, typed) in enumerate(which.words):
        conditions.append(
            f"(c.search_text LIKE :folded{n} ESCAPE '\\' OR"
            f" p.reference || ' ' || p.payer || ' ' || p.note LIKE :typed{n} ESCAPE '\\')"
        )
        params |= {f"folded{n}": like_pattern(folded), f"typed{n}": like_pattern(typed)}
    return " AND ".join(conditions), params
