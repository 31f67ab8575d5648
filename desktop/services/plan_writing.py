"""Writing instalment plans, always inside the transaction of what is done with them."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from db import models
from db.connection import Book
from db.queries import plans as queries
from db.queries.debtor import DebtRow
from db.queries.plans import PaymentRow, PlanRow
from desktop.domain.instalments import Instalment
from desktop.domain.plans import Move, PlanQuestion, PlanState
from desktop.domain.timeline import EventKind
from desktop.services.clock import Clock
from desktop.services.plan_analysis import note_analysis
from desktop.services.plan_forms import PlanForm, WorkedOut
from desktop.services.plan_records import plan_columns
from desktop.services.timeline import record

#: Moves that are not made without saying why.
NEEDS_REASON = frozenset({Move.BREAK, Move.CANCEL})


@dataclass(frozen=True, slots=True)
class Worked:
    """A form made fit to be kept, what it comes to, and the questions that were answered with yes (rule 38).

    `debts` are the overdue items that it is about.
    """

    form: PlanForm
    out: WorkedOut
    asked: Collection[PlanQuestion] = ()
    debts: Collection[DebtRow] = ()


def insert_plan(clock: Clock, worked: Worked, *, root: int | None = None, version: int = 1) -> int:
    """Add a version as a draft; the first one is its own root."""
    now, form = clock.now(), worked.form
    inserted = models.Plan.insert(
        **plan_columns(form),
        customer=form.customer_id,
        root=root,
        version=version,
        state=PlanState.DRAFT,
        as_of=clock.today(),
        created_at=now,
        updated_at=now,
    )
    plan_id = int(inserted.execute())
    if root is None:
        models.Plan.update(root=plan_id).where(models.Plan.id == plan_id).execute()
    _write_parts(plan_id, worked.out)
    note_analysis(clock, form.customer_id, form.analysis, worked.debts)
    record(clock, form.customer_id, EventKind.PLAN_ADDED, plan_id, **_told(worked), version=version)
    return plan_id


def update_plan(clock: Clock, plan: PlanRow, worked: Worked) -> None:
    """Write a changed form in the place of what the version was."""
    models.Plan.update(**plan_columns(worked.form), as_of=clock.today(), updated_at=clock.now()).where(
        models.Plan.id == plan.id
    ).execute()
    _write_parts(plan.id, worked.out)
    note_analysis(clock, plan.customer_id, worked.form.analysis, worked.debts)
    record(clock, plan.customer_id, EventKind.PLAN_CHANGED, plan.id, **_told(worked))


def set_state(
    clock: Clock, plan: PlanRow, move: Move, state: PlanState, *, day: date | None = None, **told: object
) -> None:
    """Keep a new state and tell of it; why a plan was broken or cancelled goes when it is taken up again."""
    because = plan.closed_because if move is Move.SUPERSEDE else told.get("reason", "") if move in NEEDS_REASON else ""
    models.Plan.update(
        state=state,
        signed_on=day or plan.signed_on,
        closed_because=because,
        updated_at=clock.now(),
    ).where(models.Plan.id == plan.id).execute()
    said = {name: value or None for name, value in told.items()}
    record(clock, plan.customer_id, EventKind.PLAN_MOVED, plan.id, move=move, state=state, day=day, **said)


def let_ledger_count(book: Book, plan: PlanRow) -> None:
    """Let what is taken off the items of a plan from now on count for it, wherever it is recorded."""
    last = queries.last_allocation(book)
    models.Plan.update(ledger_from=last).where(models.Plan.id == plan.id).execute()


def insert_payment(
    clock: Clock, plan: PlanRow, paid_on: date, amount: int, *, payment: int, reference: str, note: str
) -> int:
    """Keep that a payment of the ledger was recorded under a version."""
    row = models.PlanPayment.insert(
        plan=plan.id,
        paid_on=paid_on,
        amount=amount,
        reference=reference,
        note=note,
        recorded_at=clock.now(),
        payment=payment,
    )
    payment_id = int(row.execute())
    _tell(clock, plan, EventKind.PLAN_PAYMENT, paid_on, amount)
    return payment_id


def mark_payment(clock: Clock, plan: PlanRow, row: PaymentRow, *, withdrawn: bool, payment: int | None = None) -> None:
    """Let what was recorded under a version no longer count, or count again, as another `payment` of the ledger."""
    kept = models.PlanPayment
    ledger = row.payment_id if payment is None else payment
    withdrawn_at = clock.now() if withdrawn else None
    kept.update(withdrawn_at=withdrawn_at, payment=ledger).where(kept.id == row.id).execute()
    kind = EventKind.PLAN_PAYMENT_WITHDRAWN if withdrawn else EventKind.PLAN_PAYMENT
    _tell(clock, plan, kind, row.paid_on, row.amount)


def touch(clock: Clock, plan: PlanRow) -> None:
    """Let a form be refused that was filled in before a payment: it knows other payments."""
    models.Plan.update(updated_at=clock.now()).where(models.Plan.id == plan.id).execute()


def _tell(clock: Clock, plan: PlanRow, kind: EventKind, paid_on: date, amount: int) -> None:
    touch(clock, plan)
    record(clock, plan.customer_id, kind, plan.id, amount=amount, currency=plan.currency, day=paid_on)


def _write_parts(plan_id: int, out: WorkedOut) -> None:
    for part in (models.PlanItem, models.PlanInstalment):
        part.delete().where(part.plan == plan_id).execute()
    for item in out.items:
        if item.asked:
            models.PlanItem.insert(plan=plan_id, receivable=item.id, open=item.asked).execute()
    for row in out.instalments:
        models.PlanInstalment.insert(plan=plan_id, **_columns(row)).execute()


def _told(worked: Worked) -> dict[str, object]:
    """Give what the timeline tells of a plan that is saved, the questions that were answered with yes among it."""
    yes = [each.value for each in worked.out.questions if each in worked.asked]
    return {
        "debt": worked.out.debt,
        "currency": worked.form.currency,
        "instalments": sum(row.position > 0 for row in worked.out.instalments),
        "asked": yes or None,
    }


def _columns(row: Instalment) -> dict[str, object]:
    return {
        "position": row.position,
        "nominal_on": row.nominal_on,
        "pay_on": row.pay_on,
        "principal": row.principal,
        "interest": row.interest,
    }
