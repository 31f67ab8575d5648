"""A promise made on a visit: recorded with its outcome, all or nothing, and taken back with it."""

from datetime import date

import pytest

from desktop.domain.problems import ProblemCode
from desktop.domain.promises import CancelCode, PromiseQuestion, PromiseState
from desktop.domain.visits import Outcome
from desktop.services.promises import PromiseForm
from desktop.services.results import Entity
from desktop.services.visits import VisitResult

DUE = date(2026, 11, 26)


@pytest.fixture
def item(add_item):
    return add_item("A-1", 10_000, due=-40)


@pytest.fixture
def result(customer):
    """A visit that ends with a promise of 100.00 by Thursday."""

    def ended(**values):
        form = PromiseForm(**({"customer_id": customer, "currency": "CNY", "amount": 10_000, "due_on": DUE} | values))
        return VisitResult(Outcome.PROMISED, "", "see whether it has come", DUE, form)

    return ended


@pytest.fixture
def ended(services, plan, item, result, saved):
    """The promise with which a visit about one item ended, and the visit."""
    visit = plan(0, items=(item,))
    saved(services.visits.finish(visit, result()))
    return services.promises.page()[0], visit


def test_it_belongs_to_the_visit_and_is_about_its_items(services, add_item, plan, item, *, result, saved):
    add_item("B-2", 90_000, due=-90)
    visit = plan(0, items=(item,))
    answer = services.visits.finish(visit, result())
    saved(answer)
    (line,) = services.promises.page()
    assert (line.promise.visit_id, [each.number for each in line.items]) == (visit, ["A-1"])
    assert answer.changes.entities == {Entity.VISIT, Entity.PROMISE}


def test_items_that_it_names_itself_are_its_own(services, add_item, plan, item, *, result, saved):
    other = add_item("B-2", 10_000, due=-90)
    saved(services.visits.finish(plan(0, items=(item,)), result(items=(other,))))
    assert [each.number for each in services.promises.page()[0].items] == ["B-2"]


def test_a_promise_that_cannot_be_leaves_the_visit_planned(services, plan, item, result, refused):
    visit = plan(0, items=(item,))
    assert refused(services.visits.finish, visit, result(amount=0)) == [("promise.amount", ProblemCode.REQUIRED)]


def test_what_is_odd_about_it_is_asked(services, plan, item, result, *, refused, saved):
    visit, odd = plan(0, items=(item,)), result(amount=10_001)
    assert refused(services.visits.finish, visit, odd) == [("promise.questions", ProblemCode.REQUIRED)]
    saved(services.visits.finish(visit, odd, asked={PromiseQuestion.MORE_THAN_OWED}))
    assert len(services.promises.page()) == 1


def test_a_visit_that_is_over_records_no_promise(services, ended, result, refused):
    _line, visit = ended
    again = services.visits.finish
    assert refused(again, visit, result(), asked=PromiseQuestion) == [("", ProblemCode.SETTLED)]


def test_taking_the_outcome_back_cancels_it(services, ended, saved):
    line, visit = ended
    saved(services.visits.reopen(visit))
    after = services.promises.get(line.promise.id)
    assert (after.state, after.promise.cancelled_because) == (PromiseState.CANCELLED, CancelCode.REOPENED)


def test_a_promise_that_was_judged_stays_when_the_outcome_is_taken_back(at, ended, saved):
    line, visit = ended
    later = at(10)
    saved(later.visits.reopen(visit))
    assert later.promises.get(line.promise.id).state is PromiseState.BROKEN
