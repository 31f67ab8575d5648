"""Writing to the ledger: rows of allocations and of payments, always inside the transaction of what happened."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from db import bulk
from db.connection import Book
from desktop.domain.ledger import AllocationKind

_COLUMNS = (
    "receivable_id", "kind", "amount", "day", "payment_id", "credit_id", "plan_id", "run_id", "reverses_id", "reason",
    "recorded_at",
)  # fmt: skip


class Posting(NamedTuple):
    """One row to be written: `amount` is taken off the item, in minor units; below zero it is given back."""

    receivable_id: int | None
    kind: AllocationKind
    amount: int
    day: date
    payment_id: int | None = None
    credit_id: int | None = None
    plan_id: int | None = None
    run_id: int | None = None
    reverses_id: int | None = None
    reason: str = ""


def post(book: Book, now: str, postings: Iterable[Posting]) -> int:
    """Write rows to the ledger and give the id of the first; the book works out what is open then."""
    first = bulk.next_id(book, "allocation")
    bulk.add_rows(book, "allocation", _COLUMNS, (_row(posting, now) for posting in postings))
    return first


def _row(posting: Posting, now: str) -> Sequence[object]:
    return (
        posting.receivable_id, posting.kind.value, posting.amount, posting.day.isoformat(), posting.payment_id,
        posting.credit_id, posting.plan_id, posting.run_id, posting.reverses_id, posting.reason, now,
    )  # fmt: skip
