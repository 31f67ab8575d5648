"""Reads of the decisions that a final notice may be sent."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from db.connection import Book
from db.queries.records import marks, record


class EscalationRow(NamedTuple):
    """A decision for a customer and a currency, and why; one that no longer stands says why as well."""

    id: int
    customer_id: int
    currency: str
    decided_on: date
    reason: str
    recorded_at: str
    withdrawn_at: str | None
    withdrawn_because: str


_SELECT = f"SELECT {', '.join(EscalationRow._fields)} FROM escalation"  # noqa: S608


def get_escalation(book: Book, escalation_id: int) -> EscalationRow | None:
    """Give one decision, withdrawn or not."""
    rows = book.rows(f"{_SELECT} WHERE id = ?", [escalation_id])
    return record(EscalationRow, rows[0]) if rows else None


def escalations(book: Book, customer_ids: Sequence[int]) -> dict[tuple[int, str], EscalationRow]:
    """Give the decisions that stand for some customers, by customer and currency."""
    rows = book.rows(
        f"{_SELECT} WHERE withdrawn_at IS NULL AND customer_id IN ({marks(len(customer_ids))}) ORDER BY id",
        list(customer_ids),
    )
    return {(row.customer_id, row.currency): row for row in (record(EscalationRow, each) for each in rows)}
