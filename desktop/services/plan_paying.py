"""Payments under a plan: put into the ledger, taken back, counted again; always inside the transaction of the plans."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date

from db.connection import Book
from db.queries import plans as queries
from db.queries.payments import get_payment
from db.queries.plans import PaymentRow, PlanRow
from desktop.domain.ledger import PaymentQuestion
from desktop.domain.planmoney import PlanShares, plan_shares
from desktop.domain.plans import PlanPayment, settle
from desktop.domain.problems import Problem, ProblemCode
from desktop.domain.process import PayMeans
from desktop.domain.text import clean
from desktop.services.clock import Clock
from desktop.services.payment_forms import BILLS
from desktop.services.payment_reading import is_twice
from desktop.services.payments import PaymentForm, PaymentService
from desktop.services.plan_forms import PAYMENT_NOTE_LIMIT, REFERENCE_LIMIT, payment_problems
from desktop.services.plan_reading import Standing, is_in_force, standing
from desktop.services.plan_records import read_clauses, read_instalments
from desktop.services.plan_writing import insert_payment, mark_payment, touch
from desktop.services.results import Changes, Entity, Refused, Saved


@dataclass(frozen=True, slots=True)
class PlanMoneyIn:
    """Money that came in under a plan, in minor units."""

    paid_on: date
    amount: int
    means: PayMeans
    reference: str
    note: str


class PlanPayments:
    """What `PlanService` does with money; see its methods of the same names."""

    def __init__(self, book: Book, clock: Clock, payments: PaymentService) -> None:
        self._book = book
        self._clock = clock
        self._payments = payments

    def pay(self, plan_id: int, money: PlanMoneyIn, asked: Collection[PaymentQuestion]) -> Saved[int] | Refused:
        """Record a payment, and that it came in under the plan."""
        reference, note = clean(money.reference, REFERENCE_LIMIT + 1), clean(money.note, PAYMENT_NOTE_LIMIT + 1)
        money = replace(money, reference=reference, note=note)
        plan = queries.get_plan(self._book, plan_id)
        if plan is None:
            return Refused((Problem("", ProblemCode.NOT_FOUND),))
        here = standing(self._book, plan, self._clock.today())
        problems = tuple(self._problems(here, money)) or tuple(self._questions(here, money, asked))
        if problems:
            return Refused(problems)
        paid = self._post(here, money)
        if isinstance(paid, Refused):
            return paid
        row_id = insert_payment(
            self._clock, plan, money.paid_on, money.amount, payment=paid.value, reference=reference, note=note
        )
        return Saved(row_id, _changes(plan))

    def withdraw(self, row_id: int) -> Saved[int] | Refused:
        """Reverse a payment; one from before there was a ledger is only marked."""
        found = self._find(row_id, withdrawn=False)
        if isinstance(found, Refused):
            return found
        plan, row = found
        if row.payment_id is None:
            mark_payment(self._clock, plan, row, withdrawn=True)
        else:
            undone = self._payments.undo(row.payment_id)
            if isinstance(undone, Refused):
                return undone
            touch(self._clock, plan)
        return Saved(row_id, _changes(plan))

    def restore(self, row_id: int) -> Saved[int] | Refused:
        """Record a payment that was withdrawn anew."""
        found = self._find(row_id, withdrawn=True)
        if isinstance(found, Refused):
            return found
        plan, row = found
        ledger_id = None
        was = get_payment(self._book, row.payment_id) if row.payment_id is not None else None
        if was is not None:
            here = standing(self._book, plan, self._clock.today())
            means = PayMeans(was.means)
            again = self._post(here, PlanMoneyIn(row.paid_on, row.amount, means, row.reference, row.note))
            if isinstance(again, Refused):
                return again
            ledger_id = again.value
        mark_payment(self._clock, plan, row, withdrawn=False, payment=ledger_id)
        return Saved(row_id, _changes(plan))

    def _problems(self, here: Standing, money: PlanMoneyIn) -> Iterator[Problem]:
        if not here.can_pay:
            yield Problem("", ProblemCode.SETTLED)
            return
        if money.means in BILLS:
            yield Problem("means", ProblemCode.NOT_ALLOWED)
        root = queries.versions(self._book, here.plan.root_id)[0]
        yield from payment_problems(
            money.paid_on,
            money.amount,
            here.plan.currency,
            first=min(root.as_of, root.signed_on or root.as_of),
            today=self._clock.today(),
            reference=money.reference,
            note=money.note,
        )

    def _questions(self, here: Standing, money: PlanMoneyIn, asked: Collection[PaymentQuestion]) -> Iterator[Problem]:
        if PaymentQuestion.TWICE not in asked and is_twice(self._book, _form(here.plan, money)):
            yield Problem("questions", ProblemCode.REQUIRED, {"name": PaymentQuestion.TWICE.value})

    def _post(self, here: Standing, money: PlanMoneyIn) -> Saved[int] | Refused:
        """Put a payment into the ledger, to what the plan has open."""
        to = self._shares(here, min(money.amount, here.settlement.open))
        form = replace(_form(here.plan, money), shares=to.shares)
        return self._payments.add_for_plan(form, here.plan.id, interest=to.interest)

    def _shares(self, here: Standing, amount: int) -> PlanShares:
        today = self._clock.today()
        rows = read_instalments(queries.instalments(self._book, [here.plan.id]).get(here.plan.id, ()))
        came = [*here.money.receipts(here.plan, today), *([PlanPayment(today, amount)] if amount else [])]
        order = read_clauses(here.plan.clauses).settling_order
        settled = settle(rows, came, today).instalments
        return plan_shares(amount, here.money.items, settled, order, here.money.interest_paid)

    def _find(self, row_id: int, *, withdrawn: bool) -> tuple[PlanRow, PaymentRow] | Refused:
        """Find what was recorded under a version that is in force, and is withdrawn or not."""
        row = queries.get_payment(self._book, row_id)
        plan = queries.get_plan(self._book, row.plan_id) if row else None
        if row is None or plan is None:
            return Refused((Problem("", ProblemCode.NOT_FOUND),))
        if not is_in_force(plan) or (row.withdrawn_at is not None) is not withdrawn:
            return Refused((Problem("", ProblemCode.SETTLED),))
        return plan, row


def _form(plan: PlanRow, money: PlanMoneyIn) -> PaymentForm:
    return PaymentForm(
        plan.customer_id,
        plan.currency,
        money.amount,
        money.paid_on,
        money.means,
        money.reference,
        note=money.note,
    )


def _changes(plan: PlanRow) -> Changes:
    return Changes.of(Entity.PAYMENT, Entity.RECEIVABLE, Entity.PLAN, customer=plan.customer_id)
