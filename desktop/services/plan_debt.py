"""What an instalment plan may be about: the customer's open items, and what a signed plan has left of its own.

A payment under a plan is taken off its items at once. Payments that were recorded before there was a ledger are not:
there a new version is worked out from whichever is less, what the finance office's file says is open or what those
payments have left, and none is counted twice whether the file has it yet or not.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from db.connection import Book
from db.queries import plans as queries
from db.queries.plans import PaymentRow, PlannedRow, PlanRow, TakenRow
from db.queries.receivables import ReceivableRow, get_receivables, list_receivables
from desktop.domain.clauses import SettlingOrder
from desktop.domain.ledger import AllocationKind
from desktop.domain.planmoney import PlannedItem, Taken, receipts
from desktop.domain.plans import PlanPayment, PlanState, Settlement
from desktop.domain.receivables import asked_for, days_overdue
from desktop.services.plan_forms import PlanItem

#: More open items than any customer has.
_MOST_ITEMS = 10_000
_OfPlan = TypeVar("_OfPlan", PlannedRow, TakenRow, PaymentRow)
_MONEY = frozenset({AllocationKind.PAYMENT, AllocationKind.OFFICE})


@dataclass(frozen=True, slots=True)
class Rest:
    """What a version has left that was paid before there was a ledger: its items, and the principal not paid."""

    items: frozenset[int]
    principal: int


@dataclass(frozen=True, slots=True)
class PlanMoney:
    """What the book knows of the money of one version: its items, what was taken off them, what was recorded."""

    items: tuple[PlannedItem, ...]
    taken: tuple[TakenRow, ...]
    payments: tuple[PaymentRow, ...]

    @property
    def interest_paid(self) -> int:
        """What of the payments was interest."""
        return sum(row.amount for row in self.taken if row.receivable_id is None)

    @property
    def unapplied(self) -> int:
        """What was paid under the version and is put to nothing."""
        return sum(row.unapplied for row in self.payments if row.withdrawn_at is None)

    @property
    def of_old(self) -> tuple[PlanPayment, ...]:
        """What was recorded before there was a ledger, and counts."""
        counting = (row for row in self.payments if row.payment_id is None and row.withdrawn_at is None)
        return tuple(PlanPayment(row.paid_on, row.amount) for row in counting)

    def receipts(self, plan: PlanRow, today: date) -> tuple[PlanPayment, ...]:
        """Give what has come in for the version, as of today."""
        interest = [PlanPayment(row.day, row.amount) for row in self.taken if row.receivable_id is None]
        if plan.ledger_from is None or plan.state == PlanState.SUPERSEDED:
            recorded = (PlanPayment(day, part) for item in self.items for day, part in item.reached())
            return (*self.of_old, *recorded, *interest)
        return receipts(self.items, interest, plan.signed_on or today)


def read_money(book: Book, plan_ids: Sequence[int]) -> dict[int, PlanMoney]:
    """Read what the book knows of the money of some versions."""
    planned = _by_plan(queries.planned(book, plan_ids))
    taken, paid = _by_plan(queries.taken(book, plan_ids)), _by_plan(queries.payments(book, plan_ids))
    return {
        each: PlanMoney(
            tuple(_planned_items(planned.get(each, ()), taken.get(each, ()))),
            tuple(taken.get(each, ())),
            tuple(paid.get(each, ())),
        )
        for each in plan_ids
    }


def open_principal(settlement: Settlement, order: SettlingOrder) -> int:
    """Sum the principal that payments have not reached; by law a payment goes to an instalment's interest first."""
    left = 0
    for each in settlement.instalments:
        row = each.instalment
        if order is SettlingOrder.PRINCIPAL_FIRST:
            left += max(row.principal - each.paid, 0)
        else:
            left += min(row.principal, each.open)
    return left


def plan_items(
    book: Book, customer_id: int, today: date, *, own: frozenset[int] = frozenset(), rest: Rest | None = None
) -> list[PlanItem]:
    """List a customer's open items of all currencies as a plan sees them, oldest due first.

    `own` are the versions whose items are free to be chosen, those of the plan itself; of the items of `rest` only what
    is left of them is asked for.
    """
    rows = list_receivables(book, customer_id, limit=_MOST_ITEMS)
    return _items(rows, _left_of(book, rest), _held(book, customer_id, own), today)


def chosen_items(
    book: Book,
    customer_id: int,
    ids: Iterable[int],
    today: date,
    *,
    own: frozenset[int] = frozenset(),
    rest: Rest | None = None,
    kept: Mapping[int, int] | None = None,
) -> list[PlanItem]:
    """Give items of a customer by their ids as `plan_items` does, settled ones too.

    `kept` are the sums that a plan has taken. Items of somebody else are given as they are found.
    """
    rows = get_receivables(book, sorted(set(ids)))
    sums = _left_of(book, rest) if kept is None else kept
    return _items(rows, sums, _held(book, customer_id, own), today)


def _by_plan(rows: Iterable[_OfPlan]) -> dict[int, list[_OfPlan]]:
    found: dict[int, list[_OfPlan]] = {}
    for row in rows:
        found.setdefault(row.plan_id, []).append(row)
    return found


def _planned_items(rows: Iterable[PlannedRow], taken: Iterable[TakenRow]) -> Iterator[PlannedItem]:
    off: dict[int | None, list[Taken]] = {}
    for each in taken:
        off.setdefault(each.receivable_id, []).append(Taken(each.day, each.amount, each.kind in _MONEY))
    for row in rows:
        yield PlannedItem(row.receivable_id, row.asked, row.open, tuple(off.get(row.receivable_id, ())))


def _held(book: Book, customer_id: int, own: frozenset[int]) -> dict[int, int]:
    return {item: plan for item, plan in queries.items_in_plans(book, customer_id) if plan not in own}


def _items(
    rows: Iterable[ReceivableRow], sums: Mapping[int, int], held: Mapping[int, int], today: date
) -> list[PlanItem]:
    return [
        PlanItem(
            id=row.id,
            customer_id=row.customer_id,
            number=row.number,
            contract=row.contract,
            document_date=row.document_date,
            due_date=row.due_date,
            currency=row.currency,
            amount=row.amount,
            open=row.open,
            disputed=row.disputed,
            asked=sums.get(row.id, asked_for(row.open, row.disputed)),
            days_overdue=days_overdue(row.due_date, today) if row.amount > 0 else None,
            plan_id=held.get(row.id),
        )
        for row in rows
    ]


def _left_of(book: Book, rest: Rest | None) -> dict[int, int]:
    """Take what was paid before there was a ledger, and is not in the file yet, off the items that fell due first."""
    if rest is None:
        return {}
    left = {row.id: asked_for(row.open, row.disputed) for row in get_receivables(book, sorted(rest.items))}
    paid = max(sum(left.values()) - rest.principal, 0)
    for item, open_sum in left.items():
        used = min(paid, max(open_sum, 0))
        paid -= used
        left[item] = open_sum - used
    return left
