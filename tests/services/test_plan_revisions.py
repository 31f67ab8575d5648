"""A new version takes the place of a signed plan: the old one stays as it was, and no payment counts twice."""

import itertools
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db import models
from db.queries.plans import items_in_plans
from desktop.domain.clauses import Clauses, SettlingOrder
from desktop.domain.instalments import Interest, Terms
from desktop.domain.plans import Move, PlanQuestion, PlanState
from desktop.domain.problems import ProblemCode
from desktop.services.plans import PlanForm
from desktop.services.results import Refused

FIRST = date(2026, 12, 1)
TERMS = Terms(debt=0, parts=3, first_on=FIRST)
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
        form = replace(PlanForm(customer, "CNY", items, TERMS), **changed)
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
def office(book):
    """What the finance office's next file says of an item."""

    def says(item, open_sum):
        with book.transaction():
            models.Receivable.update(open=open_sum).where(models.Receivable.id == item).execute()

    return says


@pytest.fixture
def revised_by_file(later, signed, revise, office, items):
    """A new version after a payment of 300.00 and a file of the finance office."""

    def revised(in_the_file):
        plan_id = signed()
        value(later.pay(plan_id, date(2026, 12, 1), 30_000))
        for number, open_sum in in_the_file.items():
            office(items[number == "FP-2"], open_sum)
        return later.get(revise(plan_id))

    return revised


@pytest.fixture
def rest_of(services, customer, add_item, office):
    """What a new version of a plan would ask for once part of it was paid, and part of that is in the file."""
    numbers, plans, today = itertools.count(), services.plans, date(2026, 11, 21)

    def left(opens, paid, booked, order):
        ids = [add_item(f"N-{next(numbers)}", open_sum, -n) for n, open_sum in enumerate(opens)]
        plan_id = value(plans.add(PlanForm(customer, "CNY", tuple(ids), TERMS)))
        plans.move(plan_id, Move.AGREE)
        plans.move(plan_id, Move.SIGN, day=today)
        value(plans.pay(plan_id, today, paid))
        for item, open_sum in list(zip(ids, opens, strict=True))[::order]:
            office(item, open_sum - min(booked, open_sum))
            booked -= min(booked, open_sum)
        return plans.work_out(plans.begin_change(plan_id).form)

    return left


def asked(card):
    return {item.number: item.asked for item in card.items}


def test_the_old_version_stays_as_it_was(later, signed, revise):
    old_id = signed()
    before = later.get(old_id)
    new_id = revise(old_id)
    old, new = later.get(old_id), later.get(new_id)
    assert (old.state, old.instalments, asked(old)) == (PlanState.SUPERSEDED, before.instalments, asked(before))
    assert (old.moves, old.can_edit, old.can_revise, old.can_pay) == ((), False, False, False)
    assert (new.state, new.plan.version, new.plan.root_id) == (PlanState.DRAFT, 2, old_id)
    assert [(each.id, each.version, each.state) for each in new.versions] == [
        (old_id, 1, PlanState.SUPERSEDED), (new_id, 2, PlanState.DRAFT),
    ]  # fmt: skip
    assert [line.id for line in later.page()] == [new_id]
    assert [line.id for line in later.page(states=[PlanState.SUPERSEDED])] == [old_id]


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
        ({}, {"FP-2": 60_000}),  # the file does not have the payment yet: taken off the oldest item
        ({"FP-1": 0}, {"FP-2": 60_000}),
        ({"FP-2": 30_000}, {"FP-1": 30_000, "FP-2": 30_000}),  # the office has put it to another item
        ({"FP-1": 20_000}, {"FP-2": 60_000}),  # the file has 100.00 of it
        ({"FP-1": 0, "FP-2": 50_000}, {"FP-2": 50_000}),  # more came in than we know of
    ],
)
def test_what_was_paid_is_taken_off_once_whether_the_file_has_it_or_not(revised_by_file, in_the_file, expected):
    new = revised_by_file(in_the_file)
    assert asked(new) == expected
    assert new.plan.debt == sum(expected.values()) == sum(row.principal for row in new.instalments)
    assert new.settlement.paid == 0


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


def test_payments_of_all_versions_are_shown_and_count_for_their_own(later, signed, revise):
    old_id = signed()
    value(later.pay(old_id, date(2026, 12, 1), 30_000))
    new_id = revise(old_id)
    value(later.pay(new_id, REVISED_ON, 20_000))
    new, old = later.get(new_id), later.get(old_id)
    assert [(row.version, row.amount) for row in new.payments] == [(1, 30_000), (2, 20_000)]
    assert (new.settlement.paid, new.settlement.open, old.settlement.paid) == (20_000, 40_000, 30_000)


def test_changing_a_version_that_is_not_signed_takes_what_came_in_meanwhile_into_its_debt(later, signed, revise):
    old_id = signed()
    new_id = revise(old_id)
    value(later.pay(new_id, REVISED_ON, 20_000))
    form = later.begin_change(new_id).form
    assert later.work_out(form).debt == 70_000
    value(later.change(new_id, form))
    new = later.get(new_id)
    assert (new.plan.debt, new.settlement.paid, later.get(old_id).settlement.paid) == (70_000, 0, 20_000)


def test_cancelling_a_version_lets_the_old_one_run_on_with_every_payment(later, signed, revise, refused):
    old_id = signed()
    new_id = revise(old_id)
    value(later.pay(new_id, REVISED_ON, 20_000))
    assert value(later.move(new_id, Move.CANCEL, reason="they did not sign")) is PlanState.CANCELLED
    old, new = later.get(old_id), later.get(new_id)
    assert (old.state, old.settlement.paid, new.settlement.paid) == (PlanState.LATE, 20_000, 0)
    assert (new.moves, new.can_pay) == ((), False)
    assert refused(later.move, new_id, Move.REOPEN) == [("", ProblemCode.NOT_ALLOWED)]


def test_a_broken_plan_is_broken_again_when_its_new_version_is_cancelled(later, signed, revise):
    old_id = signed()
    value(later.move(old_id, Move.BREAK, reason="no word"))
    new_id = revise(old_id)
    later.move(new_id, Move.CANCEL, reason="not signed")
    assert later.get(old_id).state is PlanState.BROKEN


@pytest.fixture
def agreed_otherwise(later, customer, items):
    """Agree on another plan for the second item."""

    def agreed():
        terms = replace(TERMS, first_on=date(2026, 12, 20))
        plan_id = value(later.add(PlanForm(customer, "CNY", items[1:], terms)))
        value(later.move(plan_id, Move.AGREE))
        return plan_id

    return agreed


def test_a_version_is_not_cancelled_while_another_plan_has_an_item_of_the_old_one(
    later, signed, revise, refused, agreed_otherwise
):
    new_id = revise(signed(), items=(1,))
    other = agreed_otherwise()
    assert refused(later.move, new_id, Move.CANCEL, reason="not signed") == [("items", ProblemCode.TAKEN)]
    later.move(other, Move.CANCEL, reason="a slip")
    assert value(later.move(new_id, Move.CANCEL, reason="not signed")) is PlanState.CANCELLED


def test_a_version_of_a_broken_plan_is_cancelled_whoever_has_its_items(later, signed, revise, agreed_otherwise):
    old_id = signed()
    value(later.move(old_id, Move.BREAK, reason="no word"))
    new_id = revise(old_id, items=(1,))
    agreed_otherwise()
    assert value(later.move(new_id, Move.CANCEL, reason="not signed")) is PlanState.CANCELLED


def test_a_plan_may_be_revised_again(later, signed, revise):
    old_id = signed()
    second = revise(old_id)
    later.move(second, Move.CANCEL, reason="a slip")
    third = revise(old_id)
    later.move(third, Move.AGREE)
    later.move(third, Move.SIGN, day=REVISED_ON)
    value(later.pay(third, REVISED_ON, 10_000))
    fourth = later.get(revise(third))
    assert [each.version for each in fourth.versions] == [1, 2, 3, 4]
    assert fourth.plan.debt == 80_000
    assert later.get(third).state is PlanState.SUPERSEDED


def test_the_signed_version_alone_is_due(later, signed, revise, at):
    old_id = signed()
    new_id = revise(old_id)
    assert later.due(date(2027, 12, 31)) == []
    later.move(new_id, Move.AGREE)
    later.move(new_id, Move.SIGN, day=REVISED_ON)
    assert {row.plan_id for row in later.due(date(2027, 12, 31))} == {new_id}


def test_a_payment_that_a_newer_version_counts_with_stays(later, signed, revise, refused):
    old_id = signed()
    payment = value(later.pay(old_id, date(2026, 12, 1), 30_000))
    revise(old_id)
    assert refused(later.withdraw_payment, payment) == [("", ProblemCode.SETTLED)]
    assert refused(later.pay, old_id, REVISED_ON, 100) == [("", ProblemCode.SETTLED)]


def test_the_items_of_a_version_that_is_not_signed_yet_stay_in_the_plan(book, later, signed, revise, items):
    revise(signed())
    assert {item for item, _plan in items_in_plans(book, REVISED_ON)} == set(items)


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


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    opens=st.lists(st.integers(100, 10_000), min_size=1, max_size=4),
    paid=st.integers(1, 40_000),
    booked=st.integers(0, 40_000),
    order=st.sampled_from([1, -1]),
)
def test_a_new_version_asks_for_the_debt_less_what_was_paid(rest_of, opens, paid, booked, order):
    paid = min(paid, sum(opens) - 1)
    out = rest_of(opens, paid, min(booked, paid), order)
    assert out.debt == sum(opens) - paid
    assert all(0 <= item.asked <= item.open for item in out.items)
