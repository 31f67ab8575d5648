"""A talk entered by mistake is taken back: everything is as it was, and the record still shows it."""

from datetime import date
from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.connection import open_book
from desktop.app import App
from desktop.domain.confirmation import AmountAnswer, DifferenceReason, NotReadyCode, ReconciliationStatus, TimeAnswer
from desktop.domain.customers import Customer
from desktop.domain.problems import ProblemCode
from desktop.services.clock import FixedClock
from desktop.services.confirmations import Talk
from desktop.services.results import Refused
from desktop.services.visits import VisitForm

TIME, AMOUNT = TimeAnswer, AmountAnswer
NEW_DAY = date(2026, 12, 3)
ANSWERS = [(time, amount) for time in TIME for amount in AMOUNT]


def standing(services, visit):
    """Everything that a visit's readiness is judged by, and the differences that count."""
    card = services.visits.get(visit)
    differences = {
        row.id: (row.status, row.agreed) for row in card.reconciliations if row.status != ReconciliationStatus.WITHDRAWN
    }
    return card.visit, card.readiness, card.confirmation, differences


@pytest.mark.parametrize("before", [None, *ANSWERS], ids=str)
@pytest.mark.parametrize("mistake", ANSWERS, ids=str)
def test_withdraw_restores_what_was(services, *, visit, talk, saved, before, mistake):
    if before:
        saved(talk(visit, *before, new_day=date(2026, 11, 30)) if before[0] is TIME.CHANGED else talk(visit, *before))
    was = standing(services, visit)
    saved(talk(visit, *mistake, **({"theirs": 9_000_000} if mistake[1] is AMOUNT.DIFFERS else {})))
    saved(services.confirmations.withdraw(visit))
    assert standing(services, visit) == was


def test_withdraw_keeps_the_talk_in_the_record_marked(services, visit, talk, customer):
    talk(visit)
    services.confirmations.withdraw(visit)
    (kept,) = services.visits.get(visit).talks
    assert kept.withdrawn_at
    assert services.customers.events(customer)[0].kind == "confirmation_withdrawn"


def test_withdraw_takes_back_one_talk_after_the_other(services, visit, talk, saved, refused):
    start = standing(services, visit)
    talk(visit, TIME.AGREED, AMOUNT.DIFFERS)
    talk(visit, TIME.CHANGED, AMOUNT.NO_REPLY)
    talk(visit, TIME.AGREED, AMOUNT.AGREED)
    for _ in range(3):
        saved(services.confirmations.withdraw(visit))
    assert standing(services, visit) == start
    assert refused(services.confirmations.withdraw, visit) == [("", ProblemCode.NOT_ALLOWED)]


def test_withdraw_of_an_agreement_opens_the_difference_again_that_it_ended(services, visit, talk, saved):
    """Else the visit would look ready with a difference that nobody has solved."""
    talk(visit, TIME.AGREED, AMOUNT.DIFFERS)
    talk(visit, TIME.AGREED, AMOUNT.AGREED)
    assert services.visits.get(visit).readiness.ready
    saved(services.confirmations.withdraw(visit))
    assert [reason.code for reason in services.visits.get(visit).readiness.reasons] == [NotReadyCode.AMOUNT_DIFFERS]


def test_withdraw_of_another_figure_brings_the_first_one_back(services, visit, talk, saved):
    talk(visit, TIME.AGREED, AMOUNT.DIFFERS, theirs=10_000_000)
    talk(visit, TIME.AGREED, AMOUNT.DIFFERS, theirs=11_000_000)
    saved(services.confirmations.withdraw(visit))
    assert [row.theirs for row in services.confirmations.open_differences()] == [10_000_000]


@pytest.mark.parametrize("meanwhile", ["moved", "settled"])
def test_withdraw_is_refused_once_later_work_stands_on_it(services, visit, talk, refused, meanwhile):
    talk(visit, TIME.AGREED, AMOUNT.DIFFERS)
    if meanwhile == "moved":
        services.visits.reschedule(visit, NEW_DAY, None)
    else:
        (row,) = services.confirmations.open_differences()
        services.confirmations.settle(row.id, ReconciliationStatus.SOLVED, 10_000_000, "invoice 7 was paid")
    assert refused(services.confirmations.withdraw, visit) == [("", ProblemCode.CHANGED_MEANWHILE)]


def test_withdraw_leaves_a_difference_that_was_settled_in_words(services, visit, talk, saved):
    talk(visit, TIME.AGREED, AMOUNT.DIFFERS)
    (row,) = services.confirmations.open_differences()
    services.confirmations.settle(row.id, ReconciliationStatus.ACCEPTED, 12_000_000, "we go all the same")
    talk(visit, TIME.AGREED, AMOUNT.AGREED)
    saved(services.confirmations.withdraw(visit))
    assert services.confirmations.open_differences() == []
    assert services.visits.get(visit).readiness.ready


@pytest.mark.parametrize("visit_id", [77, None])
def test_withdraw_where_nothing_was_said_is_refused(services, visit, refused, visit_id):
    assert refused(services.confirmations.withdraw, visit_id or visit) == [("", ProblemCode.NOT_ALLOWED)]


def test_withdraw_of_a_cancelled_visit_is_refused(services, visit, talk, refused):
    talk(visit)
    services.visits.cancel(visit, "")
    assert refused(services.confirmations.withdraw, visit) == [("", ProblemCode.NOT_ALLOWED)]


STEPS = st.lists(st.sampled_from([*ANSWERS, "settle", "move", "withdraw"]), max_size=8)


@pytest.fixture(scope="module")
def shared(tmp_path_factory):
    """One book for all examples; each has its own customer and visit in it."""
    book = open_book(tmp_path_factory.mktemp("talks") / "rep.book")
    yield App(book, FixedClock(date(2026, 11, 21))).services, count()
    book.close()


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS, mistake=st.sampled_from(ANSWERS))
def test_withdraw_undoes_a_talk_after_any_history(shared, steps, mistake):
    services, numbers = shared
    customer = services.customers.save(Customer("恒达")).value
    visit = services.visits.plan(VisitForm(customer, date(2026, 11, 26), amount=100)).value
    for step in steps:
        _take(services, visit, step, next(numbers))
    was = standing(services, visit)
    _say(services, visit, mistake, next(numbers))
    services.confirmations.withdraw(visit)
    assert standing(services, visit) == was
    assert services.books.check().is_sound


def _take(services, visit, step, number):
    if step == "move":
        services.visits.reschedule(visit, date.fromordinal(date(2026, 12, 1).toordinal() + number), None)
    elif step == "withdraw":
        services.confirmations.withdraw(visit)
    elif step == "settle":
        for row in services.visits.get(visit).reconciliations:
            if row.status == ReconciliationStatus.OPEN:
                services.confirmations.settle(row.id, ReconciliationStatus.SOLVED, 50 + number, "found")
    else:
        _say(services, visit, step, number)


def _say(services, visit, answers, number):
    row = services.visits.get(visit).visit
    talk = Talk(
        visit,
        row.revision,
        *answers,
        new_day=date.fromordinal(date(2027, 1, 1).toordinal() + number),
        theirs=10_000 + number,
        cause=DifferenceReason.TIMING,
    )
    result = services.confirmations.record(talk)
    assert not isinstance(result, Refused), result
