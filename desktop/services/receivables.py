"""What a customer owes, item by item, with its lateness."""

from dataclasses import dataclass

from db.connection import Book
from db.queries import receivables as queries
from db.queries.receivables import ReceivableOrder, ReceivableRow
from desktop.domain.receivables import Lateness, lateness
from desktop.services.clock import Clock

__all__ = ["ReceivableLine", "ReceivableOrder", "ReceivableRow", "ReceivableService"]


@dataclass(frozen=True, slots=True)
class ReceivableLine:
    """An item and how late it is today."""

    item: ReceivableRow
    lateness: Lateness


class ReceivableService:
    """Use cases around open items; they come in by import."""

    def __init__(self, book: Book, clock: Clock) -> None:
        self._book = book
        self._clock = clock

    def page(
        self,
        customer_id: int,
        *,
        settled: bool = False,
        order: ReceivableOrder = ReceivableOrder.DUE,
        descending: bool = False,
        offset: int = 0,
        limit: int = 200,
    ) -> list[ReceivableLine]:
        """Give one page of a customer's open items, or of those that are paid or closed."""
        today = self._clock.today()
        with self._book.reading():
            rows = queries.list_receivables(
                self._book,
                customer_id,
                settled=settled,
                order=order,
                descending=descending,
                offset=offset,
                limit=limit,
            )
        return [ReceivableLine(row, lateness(row.due_date, row.term, today)) for row in rows]
