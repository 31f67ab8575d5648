"""What an instalment plan may be about: the customer's open items, and of a signed plan the rest that is not paid.

A payment under a plan does not change the items: that comes with the finance office's next file. So a new version is
worked out from whichever is less, what the file says is open or what the payments under the old version have left, and
no payment is counted twice whether the file has it yet or not.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from db.connection import Book
from db.queries import plans as queries
from db.queries.receivables import ReceivableRow, get_receivables, list_receivables
from desktop.domain.clauses import SettlingOrder
from desktop.domain.plans import Settlement, settle
from desktop.domain.receivables import asked_for, days_overdue
from desktop.services.plan_forms import PlanItem
from desktop.services.plan_records import read_clauses, read_instalments, read_payments

#: More open items than any customer has.
_MOST_ITEMS = 10_000


@dataclass(frozen=True, slots=True)
class Rest:
    """What a version that is to be replaced has left: its items, and the principal that no payment has reached."""

    items: frozenset[int]
    principal: int


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


def rest_of(book: Book, old_id: int, others: Iterable[int], today: date) -> Rest:
    """Work out what a version has left once the payments under it, and those under `others`, are put to it."""
    old = queries.get_plan(book, old_id)
    if old is None:
        raise LookupError(old_id)
    rows = read_instalments(queries.instalments(book, [old_id]).get(old_id, ()))
    paid = read_payments(queries.payments(book, [old_id, *others]))
    principal = open_principal(settle(rows, paid, today), read_clauses(old.clauses).settling_order)
    return Rest(frozenset(queries.plan_items(book, old_id)), principal)


def plan_items(
    book: Book, customer_id: int, today: date, *, own: frozenset[int] = frozenset(), rest: Rest | None = None
) -> list[PlanItem]:
    """List a customer's open items of all currencies as a plan sees them, oldest due first.

    `own` are the versions whose items are free to be chosen, those of the plan itself; of the items of `rest` only what
    is left of them is asked for.
    """
    rows = list_receivables(book, customer_id, limit=_MOST_ITEMS)
    return _items(rows, _left_of(book, rest), _taken(book, customer_id, today, own), today)


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
    return _items(rows, sums, _taken(book, customer_id, today, own), today)


def _taken(book: Book, customer_id: int, today: date, own: frozenset[int]) -> dict[int, int]:
    return {item: plan for item, plan in queries.items_in_plans(book, today, customer_id) if plan not in own}


def _items(
    rows: Iterable[ReceivableRow], sums: Mapping[int, int], taken: Mapping[int, int], today: date
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
            plan_id=taken.get(row.id),
        )
        for row in rows
    ]


def _left_of(book: Book, rest: Rest | None) -> dict[int, int]:
    """Take what was paid under the old version, and is not in the file yet, off the items that fell due first."""
    if rest is None:
        return {}
    left = {row.id: asked_for(row.open, row.disputed) for row in get_receivables(book, sorted(rest.items))}
    paid = max(sum(left.values()) - rest.principal, 0)
    for item, open_sum in left.items():
        used = min(paid, max(open_sum, 0))
        paid -= used
        left[item] = open_sum - used
    return left
