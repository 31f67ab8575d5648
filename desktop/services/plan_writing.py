"""Writing instalment plans, always inside the transaction of what is done with them."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from db import models
from db.connection import Book
from db.queries.plans import PaymentRow, PlanRow
from desktop.domain.instalments import Instalment
from desktop.domain.plans import Move, PlanQuestion, PlanState
from desktop.domain.timeline import EventKind
from desktop.services.clock import Clock
from desktop.services.plan_forms import PlanForm, WorkedOut
from desktop.services.plan_reading import replaced_by
from desktop.services.plan_records import plan_columns
from desktop.services.timeline import record

#: Moves that are not made without saying why.
NEEDS_REASON = frozenset({Move.BREAK, Move.CANCEL})


@dataclass(frozen=True, slots=True)
class Worked:
    """A form made fit to be kept, what it comes to, and the questions that were answered with yes (rule 38)."""

    form: PlanForm
    out: WorkedOut
    asked: Collection[PlanQuestion] = ()


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
    record(clock, form.customer_id, EventKind.PLAN_ADDED, plan_id, **_told(worked), version=version)
    return plan_id


def update_plan(clock: Clock, plan: PlanRow, worked: Worked) -> None:
    """Write a changed form in the place of what the version was."""
    models.Plan.update(**plan_columns(worked.form), as_of=clock.today(), updated_at=clock.now()).where(
        models.Plan.id == plan.id
    ).execute()
    _write_parts(plan.id, worked.out)
    record(clock, plan.customer_id, EventKind.PLAN_CHANGED, plan.id, **_told(worked))


def set_state(
    clock: Clock, plan: PlanRow, move: Move, state: PlanState, *, day: date | None = None, reason: str = ""
) -> None:
    """Keep a new state and tell of it; why a plan was broken or cancelled goes when it is taken up again."""
    because = plan.closed_because if move is Move.SUPERSEDE else reason if move in NEEDS_REASON else ""
    models.Plan.update(
        state=state,
        signed_on=day or plan.signed_on,
        closed_because=because,
        updated_at=clock.now(),
    ).where(models.Plan.id == plan.id).execute()
    told = {"move": move, "state": state, "day": day, "reason": reason or None}
    record(clock, plan.customer_id, EventKind.PLAN_MOVED, plan.id, **told)


def after_cancelling(old: PlanRow) -> PlanState:
    """Give the state that a replaced version goes back to when the one in its place is cancelled."""
    return PlanState.BROKEN if old.closed_because else PlanState.SIGNED


def let_old_run_on(clock: Clock, book: Book, plan: PlanRow) -> None:
    """Bring back the version that a cancelled one had replaced, with what came in meanwhile."""
    old = replaced_by(book, plan)
    if old is not None:
        hand_back(book, plan)
        state = after_cancelling(old)
        models.Plan.update(state=state, updated_at=clock.now()).where(models.Plan.id == old.id).execute()
        record(clock, old.customer_id, EventKind.PLAN_MOVED, old.id, move=Move.RESUME, state=state)


def hand_back(book: Book, plan: PlanRow) -> None:
    """Give what came in under a version that is not signed to the one before: its debt is worked out without."""
    old = replaced_by(book, plan)
    if old is not None:
        models.PlanPayment.update(plan=old.id).where(models.PlanPayment.plan == plan.id).execute()


def insert_payment(clock: Clock, plan: PlanRow, paid_on: date, amount: int, **texts: str) -> int:
    """Add money that came in under a version; `texts` are its reference and note."""
    row = models.PlanPayment.insert(plan=plan.id, paid_on=paid_on, amount=amount, recorded_at=clock.now(), **texts)
    payment_id = int(row.execute())
    _tell_payment(clock, plan, EventKind.PLAN_PAYMENT, paid_on, amount)
    return payment_id


def mark_payment(clock: Clock, plan: PlanRow, payment: PaymentRow, *, withdrawn: bool) -> None:
    """Let a payment no longer count, or count again."""
    row = models.PlanPayment
    row.update(withdrawn_at=clock.now() if withdrawn else None).where(row.id == payment.id).execute()
    kind = EventKind.PLAN_PAYMENT_WITHDRAWN if withdrawn else EventKind.PLAN_PAYMENT
    _tell_payment(clock, plan, kind, payment.paid_on, payment.amount)


def _tell_payment(clock: Clock, plan: PlanRow, kind: EventKind, paid_on: date, amount: int) -> None:
    """Tell of a payment, and let a form be refused that was filled in before: it knows other payments."""
    models.Plan.update(updated_at=clock.now()).where(models.Plan.id == plan.id).execute()
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
