"""A new version is worked out beside a signed plan and takes its place when it is signed; no payment counts twice."""

from dataclasses import replace
from datetime import date

import pytest

from db import models
from db.queries.plans import items_in_plans
from desktop.domain.clauses import Clauses, SettlingOrder
from desktop.domain.debtor import DebtAnalysis
from desktop.domain.instalments import Interest, Terms
from desktop.domain.plans import Move, PlanQuestion, PlanState
from desktop.domain.problems import ProblemCode
from desktop.domain.receivables import DebtCause, DebtNature, DebtTerm
from desktop.services.plans import PlanForm
from desktop.services.results import Refused

FIRST = date(2026, 12, 1)
TERMS = Terms(debt=0, parts=3, first_on=FIRST)
SAID = DebtAnalysis(DebtCause.CASH, DebtNature.BREACH, DebtTerm.SHORT)
REVISED_ON = date(2026, 12, 10)


def value(result):
    assert not isinstance(result, Refused), result.problems
    return result.value


@pytest.fixture
def items(add_item):
    """Items of 300.00 and 600.00 that are overdue."""
    return (add_item("FP-1", 30_000, -40), add_item("FP-2", 60_000, -10))


@pytest.fixture
def signed(services, customer, items, today):
    """Three times 300.00 from 1 December on, signed on 21 November."""

    def made(**changed):
        form = replace(PlanForm(customer, "CNY", items, TERMS, analysis=SAID), **changed)
        plan_id = value(services.plans.add(form, asked=tuple(PlanQuestion)))
        services.plans.move(plan_id, Move.AGREE)
        services.plans.move(plan_id, Move.SIGN, day=today)
        return plan_id

    return made


@pytest.fixture
def later(at):
    """The plans on the day of the revision, when the first instalment is nine days late."""
    return at(REVISED_ON).plans


@pytest.fixture
def revise(later):
    def revised(plan_id, by=later, **changed):
        return value(by.revise(plan_id, replace(by.begin_change(plan_id).form, **changed)))

    return revised


@pytest.fixture
def sign(later):
    def signed_now(plan_id):
        value(later.move(plan_id, Move.AGREE))
        return value(later.move(plan_id, Move.SIGN, day=REVISED_ON))

    return signed_now


@pytest.fixture
def office(book):
    """What the finance office's next file takes off an item."""

    def says(item, amount):
        with book.transaction():
            models.Allocation.insert(
                receivable=item, kind="office", amount=amount, day=REVISED_ON, recorded_at="2026-12-10T00:00:00+00:00"
            ).execute()

    return says


def asked(card):
    return {item.number: item.asked for item in card.items}


def test_a_signed_plan_stays_in_force_until_its_new_version_is_signed(later, signed, revise, sign, *, items, book):
    old_id = signed()
    before = later.get(old_id)
    new_id = revise(old_id)
    old, new = later.get(old_id), later.get(new_id)
    assert (old.state, old.instalments, asked(old), old.next_version) == (
        PlanState.LATE, before.instalments, asked(before), new_id,
    )  # fmt: skip
    assert (old.moves, old.can_edit, old.can_revise, old.can_pay) == ((Move.BREAK,), False, False, True)
    assert (new.state, new.plan.version, new.plan.root_id) == (PlanState.DRAFT, 2, old_id)
    assert {row.plan_id for row in later.due(date(2027, 12, 31))} == {old_id}
    assert items_in_plans(book) == [(item, old_id) for item in items]
    assert [line.id for line in later.page()] == [old_id, new_id]
    sign(new_id)
    old, new = later.get(old_id), later.get(new_id)
    assert (old.state, old.instalments, asked(old)) == (PlanState.SUPERSEDED, before.instalments, asked(before))
    assert (old.moves, old.can_edit, old.can_revise, old.can_pay) == ((), False, False, False)
    assert [(each.id, each.version, each.state) for each in new.versions] == [
        (old_id, 1, PlanState.SUPERSEDED), (new_id, 2, PlanState.SIGNED),
    ]  # fmt: skip
    assert {row.plan_id for row in later.due(date(2027, 12, 31))} == {new_id}
    assert [line.id for line in later.page()] == [new_id]
    assert [line.id for line in later.page(states=[PlanState.SUPERSEDED])] == [old_id]


def test_one_new_version_at_a_time(later, signed, revise, refused):
    old_id = signed()
    form = later.begin_change(old_id).form
    new_id = revise(old_id)
    assert later.begin_change(old_id) is None
    assert refused(later.revise, old_id, form) == [("", ProblemCode.NOT_ALLOWED)]
    later.move(new_id, Move.CANCEL, reason="a slip")
    assert later.get(old_id).can_revise


def test_the_form_of_the_next_version_is_filled_in_with_what_is_left(later, signed):
    plan_id = signed()
    value(later.pay(plan_id, date(2026, 12, 1), 30_000))
    form = later.begin_change(plan_id).form
    out = later.work_out(form)
    assert (out.debt, out.problems, [row.principal for row in out.instalments]) == (60_000, (), [30_000, 30_000])
    assert out.instalments[0].nominal_on == date(2027, 1, 1)


def test_a_plan_of_the_31st_goes_on_at_month_ends(signed, at):
    plan_id = signed(terms=replace(TERMS, parts=5, first_on=date(2026, 12, 31)))
    february = at(date(2027, 2, 3)).plans
    days = [row.nominal_on for row in february.work_out(february.begin_change(plan_id).form).instalments]
    assert days[:3] == [date(2027, 2, 28), date(2027, 3, 31), date(2027, 4, 30)]


@pytest.mark.parametrize(
    ("in_the_file", "expected"),
    [
        ({}, {"FP-2": 60_000}),
        ({"FP-2": 10_000}, {"FP-2": 50_000}),  # more came in than we know of
        ({"FP-1": -30_000, "FP-2": 30_000}, {"FP-1": 30_000, "FP-2": 30_000}),  # the office has put it to another item
    ],
)
def test_a_new_version_asks_for_what_is_open(later, signed, revise, office, *, items, in_the_file, expected):
    plan_id = signed()
    value(later.pay(plan_id, date(2026, 12, 1), 30_000))
    for number, amount in in_the_file.items():
        office(items[number == "FP-2"], amount)
    new = later.get(revise(plan_id))
    assert asked(new) == expected
    assert new.plan.debt == sum(expected.values()) == sum(row.principal for row in new.instalments)
    assert new.settlement.paid == 0
    assert later.get(plan_id).settlement.paid == 90_000 - new.plan.debt


def test_an_item_that_is_new_in_the_plan_comes_in_full(later, signed, revise, items, add_item):
    plan_id = signed()
    value(later.pay(plan_id, date(2026, 12, 1), 30_000))
    more = add_item("FP-3", 10_000, -1)
    new = later.get(revise(plan_id, items=(*items, more)))
    assert asked(new) == {"FP-2": 60_000, "FP-3": 10_000}


@pytest.mark.parametrize(("order", "left"), [(SettlingOrder.BY_LAW, 60_360), (SettlingOrder.PRINCIPAL_FIRST, 60_000)])
def test_interest_is_paid_before_principal_unless_agreed_otherwise(later, signed, revise, order, left):
    terms = replace(TERMS, interest=Interest.EQUAL_PRINCIPAL, rate_ppm=48_000)
    plan_id = signed(terms=terms, clauses=Clauses(settling_order=order))
    value(later.pay(plan_id, date(2026, 12, 1), 30_000))
    assert later.get(revise(plan_id)).plan.debt == left


def test_payments_of_all_versions_are_shown_and_count_for_their_own(later, signed, revise, sign):
    old_id = signed()
    value(later.pay(old_id, date(2026, 12, 1), 30_000))
    new_id = revise(old_id)
    sign(new_id)
    value(later.pay(new_id, REVISED_ON, 20_000))
    new, old = later.get(new_id), later.get(old_id)
    assert [(row.version, row.amount) for row in new.payments] == [(1, 30_000), (2, 20_000)]
    assert (new.settlement.paid, new.settlement.open, old.settlement.paid) == (20_000, 40_000, 30_000)


@pytest.mark.parametrize("move", [Move.AGREE, Move.SIGN])
def test_a_new_version_is_worked_out_anew_when_money_came_in_before_it_was_signed(
    later, signed, revise, refused, *, sign, move
):
    old_id = signed()
    new_id = revise(old_id)
    if move is Move.SIGN:
        value(later.move(new_id, Move.AGREE))
    value(later.pay(old_id, REVISED_ON, 20_000))
    assert refused(later.move, new_id, move, day=REVISED_ON) == [("items", ProblemCode.DEBT_CHANGED)]
    (problem,) = later.move(new_id, move, day=REVISED_ON).problems
    assert problem.values == {"planned": "900.00", "amount": "700.00"}
    value(later.change(new_id, later.begin_change(new_id).form))
    assert later.get(new_id).plan.debt == 70_000
    if move is Move.AGREE:
        sign(new_id)
        assert (later.get(new_id).settlement.paid, later.get(old_id).settlement.paid) == (0, 20_000)


def test_cancelling_a_new_version_leaves_the_old_one_as_it_is(later, signed, revise, refused):
    old_id = signed()
    new_id = revise(old_id)
    before = later.get(old_id)
    assert value(later.move(new_id, Move.CANCEL, reason="they did not sign")) is PlanState.CANCELLED
    old, new = later.get(old_id), later.get(new_id)
    assert (old.plan, old.settlement, old.state) == (before.plan, before.settlement, PlanState.LATE)
    assert (new.moves, new.can_pay) == ((), False)
    assert refused(later.move, new_id, Move.REOPEN) == [("", ProblemCode.NOT_ALLOWED)]


def test_a_broken_plan_is_revised_and_stays_broken_until_the_new_version_is_signed(later, signed, revise, sign):
    old_id = signed()
    value(later.move(old_id, Move.BREAK, reason="no word"))
    new_id = revise(old_id)
    assert later.get(old_id).state is PlanState.BROKEN
    sign(new_id)
    assert later.get(old_id).state is PlanState.SUPERSEDED


@pytest.fixture
def agreed_otherwise(later, customer, items):
    """Agree on another plan for the second item."""

    def agreed():
        terms = replace(TERMS, first_on=date(2026, 12, 20))
        plan_id = value(later.add(PlanForm(customer, "CNY", items[1:], terms, analysis=SAID)))
        value(later.move(plan_id, Move.AGREE))
        return plan_id

    return agreed


def test_a_broken_plan_frees_its_items_and_its_new_version_waits_for_them(
    later, signed, revise, refused, agreed_otherwise
):
    old_id = signed()
    value(later.move(old_id, Move.BREAK, reason="no word"))
    new_id = revise(old_id)
    other = agreed_otherwise()
    assert refused(later.move, new_id, Move.AGREE) == [("items", ProblemCode.TAKEN)]
    later.move(other, Move.CANCEL, reason="a slip")
    assert value(later.move(new_id, Move.AGREE)) is PlanState.AGREED


def test_a_plan_may_be_revised_again(later, signed, revise):
    old_id = signed()
    second = revise(old_id)
    later.move(second, Move.CANCEL, reason="a slip")
    third = revise(old_id)
    later.move(third, Move.AGREE)
    later.move(third, Move.SIGN, day=REVISED_ON)
    value(later.pay(third, REVISED_ON, 10_000))
    assert later.get(old_id).state is PlanState.SUPERSEDED
    fourth = later.get(revise(third))
    assert [each.version for each in fourth.versions] == [1, 2, 3, 4]
    assert fourth.plan.debt == 80_000
    assert later.get(third).state is PlanState.RUNNING


def test_a_payment_that_a_signed_newer_version_counts_with_stays(later, signed, revise, sign, refused):
    old_id = signed()
    payment = value(later.pay(old_id, date(2026, 12, 1), 30_000))
    new_id = revise(old_id)
    value(later.withdraw_payment(payment))
    value(later.restore_payment(payment))
    sign(new_id)
    assert refused(later.withdraw_payment, payment) == [("", ProblemCode.SETTLED)]
    assert refused(later.pay, old_id, REVISED_ON, 100) == [("", ProblemCode.SETTLED)]


def test_a_new_version_is_asked_about_anew(later, signed, refused, services):
    plan_id = signed()
    form = replace(later.begin_change(plan_id).form, terms=replace(TERMS, parts=9, first_on=date(2027, 1, 4)))
    assert later.work_out(form).questions == (PlanQuestion.TOO_LONG,)
    assert refused(later.revise, plan_id, form) == [("questions", ProblemCode.REQUIRED)]
    assert services.plans.get(plan_id).state is PlanState.SIGNED


def test_only_a_signed_plan_that_is_not_completed_is_revised(later, signed, refused):
    plan_id = signed()
    form = later.begin_change(plan_id).form
    value(later.pay(plan_id, date(2026, 12, 1), 90_000))
    assert refused(later.revise, plan_id, replace(form, updated_at="")) == [("", ProblemCode.NOT_ALLOWED)]
    assert later.begin_change(plan_id) is None
