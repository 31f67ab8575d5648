"""A difference is solved or accepted before the visit, in words; only then can the visit be ready (rule 5)."""

from datetime import date

import pytest

from desktop.domain.confirmation import AmountAnswer, NotReadyCode, ReconciliationStatus, TimeAnswer
from desktop.domain.problems import ProblemCode
from desktop.domain.visits import Outcome
from desktop.services.results import Entity
from desktop.services.visits import VisitForm, VisitResult

TIME, AMOUNT, STATUS = TimeAnswer, AmountAnswer, ReconciliationStatus


@pytest.fixture
def difference(services, visit, talk):
    """They say 100,000.00, we say 128,500.00."""
    talk(visit, TIME.AGREED, AMOUNT.DIFFERS, theirs=10_000_000, owner="Zhou", reason="invoice 7")
    (row,) = services.confirmations.open_differences()
    return row


def test_a_difference_keeps_both_figures_and_who_looks_for_the_cause(difference, visit):
    assert (difference.ours, difference.theirs, difference.currency) == (12_850_000, 10_000_000, "CNY")
    assert (difference.owner, difference.detail, difference.reason) == ("Zhou", "invoice 7", "timing")
    assert (difference.visit_id, difference.opened_on, difference.closed_on) == (visit, date(2026, 11, 21), None)


@pytest.mark.parametrize("status", [STATUS.SOLVED, STATUS.ACCEPTED])
def test_settle_makes_the_visit_ready_with_the_agreed_amount(services, visit, difference, saved, status):
    assert [reason.code for reason in services.visits.get(visit).readiness.reasons] == [NotReadyCode.AMOUNT_DIFFERS]
    result = services.confirmations.settle(difference.id, status, 11_000_000, " found\u202e it ")
    card = services.visits.get(visit)
    assert saved(result) == difference.id
    assert result.changes.entities == {Entity.VISIT, Entity.RECONCILIATION}
    assert card.readiness.ready
    assert card.visit.amount == 11_000_000
    (row,) = card.reconciliations
    assert (row.status, row.agreed, row.resolution) == (status, 11_000_000, "found it")
    assert row.closed_on == date(2026, 11, 21)


@pytest.mark.parametrize(
    ("values", "problem"),
    [
        ((STATUS.SOLVED, 1, " \u200b "), ("resolution", ProblemCode.REQUIRED)),
        ((STATUS.SOLVED, 1, "x" * 2001), ("resolution", ProblemCode.TOO_LONG)),
        ((STATUS.SOLVED, -1, "found"), ("agreed", ProblemCode.TOO_SMALL)),
        ((STATUS.SOLVED, 10**13, "found"), ("agreed", ProblemCode.TOO_LARGE)),
        ((STATUS.OPEN, 1, "found"), ("", ProblemCode.SETTLED)),
        ((STATUS.WITHDRAWN, 1, "found"), ("", ProblemCode.SETTLED)),
    ],
)
def test_settle_refuses_what_is_no_end(services, difference, refused, values, problem):
    assert refused(services.confirmations.settle, difference.id, *values) == [problem]


def test_settle_of_what_is_settled_or_gone_is_refused(services, difference, refused):
    settle = services.confirmations.settle
    settle(difference.id, STATUS.SOLVED, 1, "found")
    assert refused(settle, difference.id, STATUS.SOLVED, 1, "again") == [("", ProblemCode.SETTLED)]
    assert refused(settle, 77, STATUS.SOLVED, 1, "again") == [("", ProblemCode.NOT_FOUND)]


def test_settle_leaves_the_amount_of_a_visit_that_is_over(services, visit, difference, saved):
    services.visits.finish(visit, VisitResult(Outcome.PAID))
    saved(services.confirmations.settle(difference.id, STATUS.ACCEPTED, 1, "after the visit"))
    assert services.visits.get(visit).visit.amount == 12_850_000


def test_reopen_takes_a_settlement_back(services, visit, difference, saved, customer):
    before = services.visits.get(visit)
    services.confirmations.settle(difference.id, STATUS.SOLVED, 11_000_000, "found")
    saved(services.confirmations.reopen(difference.id))
    after = services.visits.get(visit)
    assert (after.visit, after.readiness, after.reconciliations) == (
        before.visit,
        before.readiness,
        before.reconciliations,
    )
    assert services.customers.events(customer)[0].kind == "difference_reopened"


def test_reopen_of_what_is_open_or_gone_is_refused(services, difference, refused):
    assert refused(services.confirmations.reopen, difference.id) == [("", ProblemCode.NOT_ALLOWED)]
    assert refused(services.confirmations.reopen, 77) == [("", ProblemCode.NOT_ALLOWED)]


@pytest.mark.parametrize("meanwhile", ["another difference", "another amount"])
def test_reopen_is_refused_once_later_work_stands_on_it(services, *, visit, difference, talk, refused, meanwhile):
    services.confirmations.settle(difference.id, STATUS.SOLVED, 11_000_000, "found")
    if meanwhile == "another difference":
        talk(visit, TIME.AGREED, AMOUNT.DIFFERS, theirs=9_000_000)
    else:
        row = services.visits.get(visit).visit
        services.visits.change(visit, VisitForm(row.customer_id, row.day, row.time, amount=9_000_000))
    assert refused(services.confirmations.reopen, difference.id) == [("", ProblemCode.CHANGED_MEANWHILE)]


def test_agreement_to_our_figure_ends_an_open_difference(services, visit, difference, talk):
    talk(visit, TIME.NO_REPLY, AMOUNT.AGREED)
    assert services.confirmations.open_differences() == []
    (row,) = services.visits.get(visit).reconciliations
    assert (row.status, row.agreed) == ("solved", 12_850_000)
    assert services.visits.get(visit).readiness.ready


def test_another_figure_of_theirs_takes_the_place_of_the_first(services, visit, difference, talk):
    talk(visit, TIME.NO_REPLY, AMOUNT.DIFFERS, theirs=12_000_000)
    assert [(row.theirs, row.status) for row in services.visits.get(visit).reconciliations] == [
        (12_000_000, "open"),
        (10_000_000, "withdrawn"),
    ]


def test_no_reply_leaves_a_difference_open(services, visit, difference, talk):
    talk(visit, TIME.NO_REPLY, AMOUNT.NO_REPLY)
    assert [row.id for row in services.confirmations.open_differences()] == [difference.id]


def test_a_difference_outlives_a_move_and_ends_with_the_next_agreement(services, visit, difference, talk):
    talk(visit, TIME.CHANGED, AMOUNT.NO_REPLY)
    assert NotReadyCode.AMOUNT_DIFFERS in {reason.code for reason in services.visits.get(visit).readiness.reasons}
    talk(visit, TIME.AGREED, AMOUNT.AGREED)
    assert services.visits.get(visit).readiness.ready


def test_open_differences_of_all_visits_come_newest_first(services, plan, talk):
    visits = [plan(5), plan(6)]
    for visit in visits:
        talk(visit, TIME.AGREED, AMOUNT.DIFFERS)
    assert [row.visit_id for row in services.confirmations.open_differences()] == [visits[1], visits[0]]
