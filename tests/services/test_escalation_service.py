"""The decision that a final notice may be sent: taken and taken back with a reason, for one customer and currency."""

import json

import pytest

from desktop.domain.problems import ProblemCode
from desktop.domain.timeline import EventKind
from desktop.services.results import Entity


@pytest.fixture
def decide(services, customer, saved):
    return lambda currency="CNY", reason="two letters and four calls": saved(
        services.escalations.decide(customer, currency, reason)
    )


def test_a_decision_stands_with_its_reason(services, decide, customer, today):
    row_id = decide(reason=" nothing came\nof two letters ")
    row = services.escalations.current(customer, "CNY")
    assert (row.id, row.decided_on, row.reason) == (row_id, today, "nothing came\nof two letters")
    assert (row.withdrawn_at, row.withdrawn_because) == (None, "")


def test_it_is_for_one_currency_and_one_customer(services, decide, add_customer, customer):
    decide()
    other = add_customer("万家超市有限公司")
    assert services.escalations.current(customer, "USD") is None
    assert services.escalations.current(other, "CNY") is None
    decide("USD")
    assert [row.currency for row in services.escalations.of_customer(customer)] == ["CNY", "USD"]


@pytest.mark.parametrize(
    ("currency", "reason", "problem"),
    [
        ("CNY", "  ", ("reason", ProblemCode.REQUIRED)),
        ("CNY", "x" * 1001, ("reason", ProblemCode.TOO_LONG)),
        ("XXZ", "late", ("currency", ProblemCode.UNKNOWN_CURRENCY)),
    ],
)
def test_a_decision_that_cannot_be_is_refused(services, refused, customer, *, currency, reason, problem):
    assert refused(services.escalations.decide, customer, currency, reason) == [problem]


def test_nothing_is_decided_about_nobody(services, refused):
    assert refused(services.escalations.decide, 999, "CNY", "late") == [("customer_id", ProblemCode.NOT_FOUND)]


def test_what_is_decided_is_not_decided_twice(services, decide, refused, customer):
    decide()
    assert refused(services.escalations.decide, customer, "CNY", "again") == [("", ProblemCode.NOT_CHANGED)]


def test_a_decision_is_taken_back_with_a_reason(services, decide, customer, saved):
    saved(services.escalations.withdraw(decide(), "they have paid half"))
    assert services.escalations.current(customer, "CNY") is None
    decide(reason="the other half never came")
    assert services.escalations.current(customer, "CNY").reason == "the other half never came"


@pytest.mark.parametrize("reason", ["", "x" * 501])
def test_taking_back_needs_a_reason_as_well(services, decide, refused, reason):
    expected = ProblemCode.TOO_LONG if reason else ProblemCode.REQUIRED
    assert refused(services.escalations.withdraw, decide(), reason) == [("reason", expected)]


def test_what_was_taken_back_is_not_taken_back_again(services, decide, saved, refused):
    row_id = decide()
    saved(services.escalations.withdraw(row_id, "paid"))
    assert refused(services.escalations.withdraw, row_id, "paid") == [("", ProblemCode.SETTLED)]
    assert refused(services.escalations.withdraw, 999, "paid") == [("", ProblemCode.NOT_FOUND)]


def test_what_was_taken_back_stands_again(services, decide, customer, saved, refused):
    row_id = decide()
    saved(services.escalations.withdraw(row_id, "paid"))
    saved(services.escalations.restore(row_id))
    assert services.escalations.current(customer, "CNY").id == row_id
    assert refused(services.escalations.restore, row_id) == [("", ProblemCode.NOT_CHANGED)]
    assert refused(services.escalations.restore, 999) == [("", ProblemCode.NOT_FOUND)]


def test_the_timeline_tells_of_each_move(services, decide, customer, saved):
    row_id = decide(reason="late")
    result = services.escalations.withdraw(row_id, "paid")
    assert result.changes.touches(frozenset({Entity.ESCALATION}), customer)
    saved(services.escalations.restore(row_id))
    told = [(event.kind, event.entity_id, json.loads(event.data)) for event in services.customers.events(customer)[:3]]
    assert told[::-1] == [
        (EventKind.ESCALATION_DECIDED, row_id, {"currency": "CNY", "reason": "late"}),
        (EventKind.ESCALATION_WITHDRAWN, row_id, {"currency": "CNY", "reason": "paid"}),
        (EventKind.ESCALATION_DECIDED, row_id, {"currency": "CNY", "reason": "late"}),
    ]
