"""What a customer owes, item by item, with its lateness, and what of it the customer disputes."""

from dataclasses import dataclass

from db import models
from db.connection import Book
from db.queries import receivables as queries
from db.queries.receivables import ReceivableOrder, ReceivableRow
from desktop.domain.checks import check_sum
from desktop.domain.problems import Problem, ProblemCode
from desktop.domain.receivables import Lateness, lateness
from desktop.domain.timeline import EventKind
from desktop.services.clock import Clock
from desktop.services.results import Changes, Entity, Refused, Saved
from desktop.services.timeline import record

__all__ = ["ReceivableLine", "ReceivableOrder", "ReceivableRow", "ReceivableService"]


@dataclass(frozen=True, slots=True)
class ReceivableLine:
    """An item and how late it is today; a credit note and what is settled are never late."""

    item: ReceivableRow
    lateness: Lateness


class ReceivableService:
    """Use cases around items; they come in by import."""

    def __init__(self, book: Book, clock: Clock) -> None:
        self._book = book
        self._clock = clock

    def get(self, item_id: int) -> ReceivableRow | None:
        """Give one item; None when it is gone."""
        with self._book.reading():
            return next(iter(queries.get_receivables(self._book, [item_id])), None)

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
        return [ReceivableLine(row, lateness(row.due_date if row.open > 0 else None, row.term, today)) for row in rows]

    def dispute(self, item_id: int, disputed: int) -> Saved[int] | Refused:
        """Say which part of an open item the customer disputes, in minor units; the rest stays due (rule 37).

        0 ends the dispute.
        """
        with self._book.transaction():
            item = next(iter(queries.get_receivables(self._book, [item_id])), None)
            if item is None:
                return Refused((Problem("", ProblemCode.NOT_FOUND),))
            problems = tuple(check_sum("disputed", disputed, item.currency, max(item.open, 0)))
            if problems:
                return Refused(problems)
            now = self._clock.now()
            models.Receivable.update(disputed=disputed, updated_at=now).where(models.Receivable.id == item_id).execute()
            record(
                self._clock,
                item.customer_id,
                EventKind.ITEM_DISPUTED,
                item_id,
                number=item.number,
                disputed=disputed,
                currency=item.currency,
            )
        return Saved(item_id, Changes.of(Entity.RECEIVABLE, customer=item.customer_id))
