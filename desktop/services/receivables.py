"""What a customer owes, item by item, with its lateness, and items that come from no file."""

from collections.abc import Iterator
from dataclasses import dataclass

from db import models
from db.connection import Book
from db.queries import receivables as queries
from db.queries.customers import get_customer
from db.queries.ledger import item_allocations
from db.queries.receivables import ReceivableOrder, ReceivableRow
from desktop.domain.problems import Problem, ProblemCode
from desktop.domain.receivables import Lateness, lateness
from desktop.domain.text import number_key
from desktop.domain.timeline import EventKind
from desktop.services.clock import Clock
from desktop.services.item_forms import ItemForm, cleaned, form_problems, settled_problems
from desktop.services.results import Changes, Entity, Refused, Saved
from desktop.services.timeline import record

__all__ = ["ItemForm", "ReceivableLine", "ReceivableOrder", "ReceivableRow", "ReceivableService"]


@dataclass(frozen=True, slots=True)
class ReceivableLine:
    """An item and how late it is today; a credit note and what is settled are never late."""

    item: ReceivableRow
    lateness: Lateness


class ReceivableService:
    """Use cases around items; most come in by import, some are entered by hand."""

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

    def add(self, form: ItemForm) -> Saved[int] | Refused:
        """Add an item that comes from no file, or not yet from one: an invoice, an opening balance, a credit note."""
        form = cleaned(form)
        with self._book.transaction():
            problems = (*form_problems(form), *self._book_problems(form))
            if problems:
                return Refused(problems)
            now = self._clock.now()
            row = models.Receivable.insert(
                **_columns(form),
                customer_id=form.customer_id,
                open=form.signed,
                by_hand=True,
                created_at=now,
                updated_at=now,
            )
            item_id = int(row.execute())
            record(
                self._clock,
                form.customer_id,
                EventKind.ITEM_ADDED,
                item_id,
                number=form.number,
                amount=form.signed,
                currency=form.currency,
            )
        return Saved(item_id, Changes.of(Entity.RECEIVABLE, customer=form.customer_id))

    def change(self, item_id: int, form: ItemForm) -> Saved[int] | Refused:
        """Change an item that was entered by hand; refused (NOT_ALLOWED) for one that a file has brought or named.

        Once it is in use its currency and side stay, and it cannot be less or later than what was taken off it.
        """
        form = cleaned(form)
        with self._book.transaction():
            before = models.Receivable.get_or_none(id=item_id, customer=form.customer_id)
            if before is None:
                return Refused((Problem("", ProblemCode.NOT_FOUND),))
            if not before.by_hand:
                return Refused((Problem("", ProblemCode.NOT_ALLOWED),))
            problems = (
                *form_problems(form),
                *self._book_problems(form, item_id),
                *self._settled_problems(form, item_id, before.currency, before.amount),
            )
            if problems:
                return Refused(problems)
            values = _columns(form)
            changed = [name for name, value in values.items() if getattr(before, name) != value]
            values["updated_at"] = self._clock.now()
            models.Receivable.update(**values).where(models.Receivable.id == item_id).execute()
            if changed:
                record(
                    self._clock,
                    form.customer_id,
                    EventKind.ITEM_CHANGED,
                    item_id,
                    number=form.number,
                    fields=[name for name in changed if name != "number_key"],
                )
        return Saved(item_id, Changes.of(Entity.RECEIVABLE, customer=form.customer_id))

    def _book_problems(self, form: ItemForm, item_id: int | None = None) -> Iterator[Problem]:
        if get_customer(self._book, form.customer_id) is None:
            yield Problem("customer_id", ProblemCode.NOT_FOUND)
        key = number_key(form.number)
        if queries.find_number(self._book, form.customer_id, key, form.currency) not in {None, item_id}:
            yield Problem("number", ProblemCode.TAKEN, {"name": form.number})

    def _settled_problems(self, form: ItemForm, item_id: int, currency: str, amount: int) -> Iterator[Problem]:
        taken_off = item_allocations(self._book, item_id)
        if taken_off or queries.is_used(self._book, item_id):
            yield from settled_problems(form, currency, amount, taken_off)


def _columns(form: ItemForm) -> dict[str, object]:
    return {
        "number": form.number,
        "number_key": number_key(form.number),
        "kind": form.kind.value,
        "contract": form.contract,
        "project": form.project,
        "document_date": form.document_date,
        "due_date": form.due_date,
        "credit_term_days": form.credit_term_days,
        "currency": form.currency,
        "amount": form.signed,
        "note": form.note,
    }
