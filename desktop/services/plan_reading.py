"""Instalment plans as they stand today: rows of the book put to the rules of the domain."""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from db.connection import Book
from db.queries import plans as queries
from db.queries.plans import InstalmentRow, PaymentRow, PlanRow
from desktop.domain.plans import (
    Move,
    PlanQuestion,
    PlanState,
    Settlement,
    editable,
    late_hints,
    moves,
    settle,
    state_on,
)
from desktop.services.plan_cards import DueInstalment, PlanCard, PlanLine, PlanVersion
from desktop.services.plan_debt import Rest, chosen_items, rest_of
from desktop.services.plan_records import read_clauses, read_form, read_instalments, read_payments

#: The order of a list: what needs looking at first.
_URGENCY = (
    PlanState.LATE, PlanState.BROKEN, PlanState.RUNNING, PlanState.SIGNED, PlanState.AGREED, PlanState.PROPOSED,
    PlanState.COUNTERED, PlanState.DRAFT, PlanState.COMPLETED, PlanState.CANCELLED, PlanState.SUPERSEDED,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Standing:
    """A version of a plan, what is paid of it, and the state that this amounts to today."""

    plan: PlanRow
    settlement: Settlement
    state: PlanState

    @property
    def is_newest(self) -> bool:
        """Whether money that comes in now belongs to this version."""
        return self.state not in {PlanState.SUPERSEDED, PlanState.CANCELLED}

    @property
    def moves(self) -> tuple[Move, ...]:
        """What may be done now; a cancelled version of a plan that runs on without it is not taken up again."""
        return () if self.plan.version > 1 and self.state is PlanState.CANCELLED else moves(self.state)

    @property
    def can_pay(self) -> bool:
        """Whether money may be put to it: once it is signed, or has taken the place of a version that was."""
        return self.is_newest and (self.plan.version > 1 or not editable(self.state))


def standing(book: Book, plan: PlanRow, today: date) -> Standing:
    """Say where one version stands."""
    return next(standings(book, [plan], today))


def standings(book: Book, plans: Sequence[PlanRow], today: date) -> Iterator[Standing]:
    """Say where some versions stand, in their order."""
    ids = [plan.id for plan in plans]
    rows = queries.instalments(book, ids)
    paid: dict[int, list[PaymentRow]] = {}
    for payment in queries.payments(book, ids):
        paid.setdefault(payment.plan_id, []).append(payment)
    for plan in plans:
        yield _standing(plan, rows, paid.get(plan.id, ()), today)


def _standing(
    plan: PlanRow, rows: Mapping[int, Iterable[InstalmentRow]], paid: Iterable[PaymentRow], today: date
) -> Standing:
    grace_days = read_clauses(plan.clauses).grace_days
    settlement = settle(read_instalments(rows.get(plan.id, ())), read_payments(paid), today, grace_days)
    return Standing(plan, settlement, state_on(PlanState(plan.state), settlement, today))


def rest_before(book: Book, plan: PlanRow, today: date) -> Rest | None:
    """Give what the versions before this one have left, None for a first version.

    It is worked out with what came in under this version so far: changing the version hands that back to the old one.
    """
    if plan.version == 1:
        return None
    old = replaced_by(book, plan)
    return rest_of(book, old.id, [plan.id], today) if old else None


def replaced_by(book: Book, plan: PlanRow) -> PlanRow | None:
    """Give the version whose place this one has taken."""
    earlier = [row for row in queries.versions(book, plan.root_id) if row.version < plan.version]
    return next((row for row in reversed(earlier) if row.state == PlanState.SUPERSEDED), None)


def read_card(book: Book, plan: PlanRow, today: date) -> PlanCard:
    """Give everything about one version."""
    here = standing(book, plan, today)
    kept = queries.plan_items(book, plan.id)
    family = list(standings(book, queries.versions(book, plan.root_id), today))
    own = frozenset(each.plan.id for each in family)
    rows = read_instalments(queries.instalments(book, [plan.id]).get(plan.id, ()))
    return PlanCard(
        plan=plan,
        customer=plan.customer,
        state=here.state,
        items=tuple(chosen_items(book, plan.customer_id, kept, today, own=own, kept=kept)),
        instalments=rows,
        settlement=here.settlement,
        hints=late_hints(here.settlement) if here.state in {PlanState.LATE, PlanState.BROKEN} else (),
        payments=tuple(queries.payments(book, [each.plan.id for each in family])),
        versions=tuple(_version(each) for each in family),
        documents=tuple(queries.papers_of_plan(book, plan.root_id)),
        moves=here.moves,
        form=read_form(plan, kept, rows),
        answered=answered(book, plan),
        can_edit=editable(here.state),
        can_revise=Move.SUPERSEDE in here.moves,
        can_pay=here.can_pay,
    )


def answered(book: Book, plan: PlanRow) -> frozenset[PlanQuestion]:
    """Give the questions that were asked about a version and that it was saved with all the same."""
    told = (json.loads(data).get("asked", ()) for data in queries.questions_answered(book, plan.customer_id, plan.id))
    return frozenset(PlanQuestion(name) for names in told for name in names)


def read_lines(
    book: Book, today: date, states: Collection[PlanState] | None, customer_id: int | None
) -> list[PlanLine]:
    """List plans by what needs looking at first, then by the day of the next payment."""
    shown = frozenset(PlanState) - {PlanState.SUPERSEDED} if states is None else frozenset(states)
    found = [each for each in standings(book, queries.list_plans(book, customer_id), today) if each.state in shown]
    lines = [_line(each) for each in found]
    return sorted(lines, key=lambda line: (_URGENCY.index(line.state), line.next_on or date.max, -line.id))


def read_due(book: Book, today: date, until: date) -> list[DueInstalment]:
    """List what is open of signed plans up to a day, oldest first."""
    plans = queries.plans_due(book, today, until)
    due = (row for each in standings(book, plans, today) for row in _due_of(each) if row.pay_on <= until)
    return sorted(due, key=lambda row: (row.pay_on, row.plan_id, row.position))


def _version(each: Standing) -> PlanVersion:
    plan = each.plan
    return PlanVersion(plan.id, plan.version, each.state, plan.debt, plan.as_of, plan.signed_on)


def _line(each: Standing) -> PlanLine:
    plan, settlement, following = each.plan, each.settlement, each.settlement.next_due
    return PlanLine(
        id=plan.id,
        customer_id=plan.customer_id,
        customer=plan.customer,
        version=plan.version,
        state=each.state,
        currency=plan.currency,
        debt=plan.debt,
        total=settlement.paid + settlement.open,
        paid=settlement.paid,
        open=settlement.open,
        overdue=settlement.overdue,
        count=len(settlement.instalments),
        settled=sum(not row.open for row in settlement.instalments),
        next_on=following.instalment.pay_on if following else None,
        next_open=following.open if following else 0,
        days_late=following.days_late if following else 0,
        signed_on=plan.signed_on,
        last_on=max(row.instalment.pay_on for row in settlement.instalments),
        updated_at=plan.updated_at,
    )


def _due_of(each: Standing) -> Iterator[DueInstalment]:
    plan = each.plan
    count = sum(row.instalment.position > 0 for row in each.settlement.instalments)
    for row in each.settlement.instalments:
        if row.open:
            yield DueInstalment(
                plan_id=plan.id,
                customer_id=plan.customer_id,
                customer=plan.customer,
                currency=plan.currency,
                position=row.instalment.position,
                count=count,
                pay_on=row.instalment.pay_on,
                total=row.instalment.total,
                open=row.open,
                days_late=row.days_late,
                past_grace=row.past_grace,
            )
