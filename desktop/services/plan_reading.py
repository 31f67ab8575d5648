"""Instalment plans as they stand today: rows of the book put to the rules of the domain."""

import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from db.connection import Book
from db.queries import plans as queries
from db.queries.plans import PaymentRow, PlanRow, TakenRow
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
from desktop.services.plan_debt import PlanMoney, Rest, chosen_items, open_principal, read_money
from desktop.services.plan_records import read_clauses, read_form, read_instalments

#: The order of a list: what needs looking at first.
_URGENCY = (
    PlanState.LATE, PlanState.BROKEN, PlanState.RUNNING, PlanState.SIGNED, PlanState.AGREED, PlanState.PROPOSED,
    PlanState.COUNTERED, PlanState.DRAFT, PlanState.COMPLETED, PlanState.CANCELLED, PlanState.SUPERSEDED,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Standing:
    """A version of a plan, what is paid of it, and the state that this amounts to today."""

    plan: PlanRow
    money: PlanMoney
    settlement: Settlement
    state: PlanState

    @property
    def moves(self) -> tuple[Move, ...]:
        """What may be done now; a cancelled version of a plan that runs on without it is not taken up again."""
        return () if self.plan.version > 1 and self.state is PlanState.CANCELLED else moves(self.state)

    @property
    def beside(self) -> int:
        """What is open of the items and is not the plan's: it was in dispute, or has come to be open again."""
        if not is_in_force(self.plan) or self.plan.ledger_from is None:
            return 0
        return sum(item.open - item.left for item in self.money.items if item.open > 0)

    @property
    def can_pay(self) -> bool:
        """Whether money may be put to it."""
        return is_in_force(self.plan) and self.state is not PlanState.COMPLETED


def is_in_force(plan: PlanRow) -> bool:
    """Say whether a version is signed, and no newer one is."""
    return PlanState(plan.state) in {PlanState.SIGNED, PlanState.BROKEN}


def in_force(versions: Iterable[PlanRow]) -> PlanRow | None:
    """Give the version that is signed; one that is being worked out for its place does not count yet."""
    return next((plan for plan in versions if is_in_force(plan)), None)


def unfinished(versions: Iterable[PlanRow]) -> PlanRow | None:
    """Give the version that is still to be signed."""
    return next((plan for plan in versions if editable(PlanState(plan.state))), None)


def standing(book: Book, plan: PlanRow, today: date) -> Standing:
    """Say where one version stands."""
    return next(standings(book, [plan], today))


def standings(book: Book, plans: Sequence[PlanRow], today: date) -> Iterator[Standing]:
    """Say where some versions stand, in their order."""
    ids = [plan.id for plan in plans]
    rows, money = queries.instalments(book, ids), read_money(book, ids)
    for plan in plans:
        grace_days = read_clauses(plan.clauses).grace_days
        came = money[plan.id].receipts(plan, today)
        settlement = settle(read_instalments(rows.get(plan.id, ())), came, today, grace_days)
        settlement = replace(settlement, over=settlement.over + money[plan.id].unapplied)
        yield Standing(plan, money[plan.id], settlement, state_on(PlanState(plan.state), settlement, today))


def rest_before(book: Book, root_id: int, today: date) -> Rest | None:
    """Give what the version in force has left where payments were recorded before there was a ledger, else None."""
    plan = in_force(queries.versions(book, root_id))
    if plan is None or plan.ledger_from is not None:
        return None
    here = standing(book, plan, today)
    items = frozenset(item.id for item in here.money.items)
    return Rest(items, open_principal(here.settlement, read_clauses(plan.clauses).settling_order))


def read_card(book: Book, plan: PlanRow, today: date) -> PlanCard:
    """Give everything about one version."""
    from desktop.services.plan_analysis import noted, overdue_debts  # it writes too, which a start does not

    family = list(standings(book, queries.versions(book, plan.root_id), today))
    here = next(each for each in family if each.plan.id == plan.id)
    draft = unfinished(each.plan for each in family)
    can_revise = Move.SUPERSEDE in here.moves and draft is None
    kept = queries.plan_items(book, plan.id)
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
        payments=tuple(sorted(_payments(family), key=lambda row: (row.paid_on, row.id))),
        otherwise=tuple(_otherwise(family)),
        versions=tuple(_version(each) for each in family),
        documents=tuple(queries.papers_of_plan(book, plan.root_id)),
        moves=tuple(move for move in here.moves if can_revise or move is not Move.SUPERSEDE),
        form=read_form(plan, kept, rows, noted(overdue_debts(book, kept, today))),
        answered=answered(book, plan),
        can_edit=editable(here.state),
        can_revise=can_revise,
        can_pay=here.can_pay,
        beside=here.beside,
        next_version=draft.id if draft and draft.version > plan.version else None,
    )


def answered(book: Book, plan: PlanRow) -> frozenset[PlanQuestion]:
    """Give the questions that were asked about a version and that it was saved with all the same."""
    told = (json.loads(data).get("asked", ()) for data in queries.questions_answered(book, plan.customer_id, plan.id))
    return frozenset(PlanQuestion(name) for names in told for name in names)


def read_lines(
    book: Book, today: date, states: Collection[PlanState] | None, customer_id: int | None, *, archived: bool
) -> list[PlanLine]:
    """List plans by what needs looking at first, then by the day of the next payment."""
    shown = frozenset(PlanState) - {PlanState.SUPERSEDED} if states is None else frozenset(states)
    plans = queries.list_plans(book, customer_id)
    if customer_id is None and not archived:
        plans = [plan for plan in plans if not plan.archived]
    found = [each for each in standings(book, plans, today) if each.state in shown]
    lines = [_line(each) for each in found]
    return sorted(lines, key=lambda line: (_URGENCY.index(line.state), line.next_on or date.max, -line.id))


def read_due(book: Book, today: date, until: date, *, archived: bool = False) -> list[DueInstalment]:
    """List what is open of signed plans up to a day, oldest first."""
    plans = [plan for plan in queries.plans_due(book, until) if archived or not plan.archived]
    due = (row for each in standings(book, plans, today) for row in _due_of(each) if row.pay_on <= until)
    return sorted(due, key=lambda row: (row.pay_on, row.plan_id, row.position))


def _payments(family: Iterable[Standing]) -> Iterator[PaymentRow]:
    for each in family:
        yield from each.money.payments


def _otherwise(family: Iterable[Standing]) -> Iterator[TakenRow]:
    """Give what counts for a version in force and was not recorded under it."""
    for each in family:
        own = {row.payment_id for row in each.money.payments if row.payment_id is not None}
        counts = each.plan.ledger_from is not None
        yield from (row for row in each.money.taken if counts and row.payment_id not in own)


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
        archived=plan.archived,
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
