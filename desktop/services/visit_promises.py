"""The promise with which a visit ends."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date

from db.connection import Book
from db.queries.receivables import get_receivables
from db.queries.visits import get_visit, visit_items
from desktop.domain.problems import Problem
from desktop.domain.promises import PromiseQuestion
from desktop.services.promise_forms import PromiseForm, PromiseWorkedOut
from desktop.services.promise_writing import refusals, work_out


@dataclass(frozen=True, slots=True)
class PromisedAtVisit:
    """A promise as it belongs to its visit, and what it comes to."""

    form: PromiseForm
    worked: PromiseWorkedOut

    def problems(self, asked: Collection[PromiseQuestion]) -> tuple[Problem, ...]:
        """Give what keeps it from being recorded, its fields named `promise.<field>`."""
        return tuple(replace(each, field=f"promise.{each.field}") for each in refusals(self.worked, asked))


def promised_at(book: Book, visit_id: int, form: PromiseForm | None, today: date) -> PromisedAtVisit | None:
    """Let a promise belong to the visit it was made on: about what is open of its items unless it names others."""
    visit = get_visit(book, visit_id)
    if form is None or visit is None:
        return None
    rows = get_receivables(book, visit_items(book, visit_id))
    items = form.items or tuple(row.id for row in rows if row.open > 0 and row.currency == form.currency)
    form = replace(form, customer_id=visit.customer_id, visit_id=visit_id, items=items)
    return PromisedAtVisit(form, work_out(book, form, today))
