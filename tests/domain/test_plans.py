"""A plan's moves, what payments settle of it, and what is asked about it."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.instalments import Instalment
from desktop.domain.plans import (
    STORED,
    LateHint,
    Move,
    PlanPayment,
    PlanQuestion,
    PlanState,
    after,
    editable,
    late_hints,
    moves,
    plan_questions,
    settle,
    state_on,
)

DRAFT, PROPOSED, COUNTERED, AGREED = PlanState.DRAFT, PlanState.PROPOSED, PlanState.COUNTERED, PlanState.AGREED
SIGNED, RUNNING, LATE, BROKEN = PlanState.SIGNED, PlanState.RUNNING, PlanState.LATE, PlanState.BROKEN
COMPLETED, CANCELLED, SUPERSEDED = PlanState.COMPLETED, PlanState.CANCELLED, PlanState.SUPERSEDED

JANUARY, FEBRUARY, MARCH = date(2026, 1, 30), date(2026, 2, 27), date(2026, 3, 30)
DAY = timedelta(days=1)


def plan(*principals, interest=0):
    days = (JANUARY, FEBRUARY, MARCH, date(2026, 4, 30))
    return tuple(
        Instalment(n, day, day, principal, interest)
        for n, (day, principal) in enumerate(zip(days, principals, strict=False), 1)
    )


def paid(*payments):
    return [PlanPayment(day, amount) for day, amount in payments]


@pytest.mark.parametrize(
    ("state", "move", "then"),
    [
        (DRAFT, Move.PROPOSE, PROPOSED),
        (DRAFT, Move.AGREE, AGREED),
        (PROPOSED, Move.COUNTER, COUNTERED),
        (COUNTERED, Move.PROPOSE, PROPOSED),
        (COUNTERED, Move.AGREE, AGREED),
        (AGREED, Move.SIGN, SIGNED),
        (AGREED, Move.COUNTER, COUNTERED),
        (AGREED, Move.CANCEL, CANCELLED),
        (CANCELLED, Move.REOPEN, DRAFT),
        (LATE, Move.BREAK, BROKEN),
        (BROKEN, Move.RESUME, SIGNED),
        (RUNNING, Move.SUPERSEDE, SUPERSEDED),
    ],
)
def test_a_sensible_move_leads_on(state, move, then):
    assert after(state, move) is then


@pytest.mark.parametrize(
    ("state", "move"),
    [
        (DRAFT, Move.SIGN),
        (PROPOSED, Move.SIGN),
        (SIGNED, Move.CANCEL),
        (SIGNED, Move.PROPOSE),
        (RUNNING, Move.BREAK),
        (COMPLETED, Move.SUPERSEDE),
        (SUPERSEDED, Move.REOPEN),
    ],
)
def test_a_move_that_is_not_sensible_is_refused(state, move):
    with pytest.raises(ValueError, match="has no move"):
        after(state, move)


@pytest.mark.parametrize("state", PlanState)
def test_every_move_leads_to_a_state_that_is_kept(state):
    assert {after(state, move) for move in moves(state)} <= STORED
    assert len(set(moves(state))) == len(moves(state))


def test_every_state_can_be_reached_and_every_move_made():
    assert {move for state in PlanState for move in moves(state)} == set(Move)
    reached = {after(state, move) for state in PlanState for move in moves(state)}
    assert reached == STORED


def test_what_is_worked_out_is_not_kept():
    assert set(PlanState) - STORED == {RUNNING, LATE, COMPLETED}


def test_rows_can_be_edited_until_the_plan_is_signed():
    assert {state for state in PlanState if editable(state)} == {DRAFT, PROPOSED, COUNTERED, AGREED}


def test_a_payment_settles_the_oldest_instalment_first():
    done = settle(plan(100, 100, 100), paid((FEBRUARY, 150)), FEBRUARY)
    assert [each.paid for each in done.instalments] == [100, 50, 0]
    assert [each.open for each in done.instalments] == [0, 50, 100]
    assert [each.settled_on for each in done.instalments] == [FEBRUARY, None, None]
    assert (done.paid, done.open, done.over) == (150, 150, 0)


def test_an_early_payment_reaches_the_next_instalments_in_the_order_of_their_days():
    done = settle(reversed(plan(100, 100, 100)), paid((JANUARY - DAY, 250)), JANUARY - DAY)
    assert [(each.instalment.pay_on, each.paid) for each in done.instalments] == [
        (JANUARY, 100),
        (FEBRUARY, 100),
        (MARCH, 50),
    ]


def test_an_instalment_is_settled_by_the_payment_that_completes_it():
    done = settle(plan(100, 100), paid((FEBRUARY, 70), (JANUARY, 60)), MARCH)
    assert [each.settled_on for each in done.instalments] == [FEBRUARY, None]


def test_money_beyond_the_plan_is_over():
    done = settle(plan(100), paid((JANUARY, 130)), JANUARY)
    assert (done.paid, done.open, done.over, done.next_due) == (100, 0, 30, None)


def test_interest_has_to_be_paid_too():
    assert settle(plan(100, interest=5), paid((JANUARY, 100)), JANUARY).open == 5


def test_money_that_comes_later_does_not_count_yet():
    assert settle(plan(100), paid((FEBRUARY, 100)), JANUARY).paid == 0


@pytest.mark.parametrize(
    ("today", "grace", "days_late", "past_grace"),
    [
        (JANUARY, 0, 0, False),
        (JANUARY + DAY, 0, 1, True),
        (JANUARY + 5 * DAY, 5, 5, False),
        (JANUARY + 6 * DAY, 5, 6, True),
    ],
)
def test_an_instalment_is_late_from_the_day_after_its_pay_date(today, grace, days_late, past_grace):
    first = settle(plan(100, 100), [], today, grace).instalments[0]
    assert (first.days_late, first.past_grace) == (days_late, past_grace)


def test_lateness_counts_from_the_pay_date_and_not_from_the_day_by_the_terms():
    moved = Instalment(1, JANUARY, JANUARY + 3 * DAY, 100)
    assert settle([moved], [], JANUARY + 3 * DAY).overdue == 0


def test_what_is_paid_is_not_late_however_late_it_came():
    first = settle(plan(100, 100), paid((FEBRUARY, 100)), FEBRUARY).instalments[0]
    assert (first.days_late, first.past_grace) == (0, False)


def test_overdue_is_what_is_open_past_its_pay_date():
    done = settle(plan(100, 100, 100), paid((JANUARY, 30)), FEBRUARY + DAY)
    assert done.overdue == 170


def test_next_due_is_the_oldest_with_anything_open():
    done = settle(plan(100, 100, 100), paid((JANUARY, 130)), MARCH)
    assert done.next_due is done.instalments[1]


@given(
    st.lists(st.integers(1, 10_000), min_size=1, max_size=4),
    st.lists(st.tuples(st.dates(date(2026, 1, 1), date(2026, 6, 1)), st.integers(1, 20_000))),
)
def test_no_money_is_lost_and_none_made(principals, payments):
    done = settle(plan(*principals), paid(*payments), date(2026, 6, 1))
    assert done.paid + done.over == sum(amount for _, amount in payments)
    assert done.paid + done.open == sum(principals)
    assert not (done.open and done.over)
    shares = [each.paid for each in done.instalments]
    assert all(
        share == each.instalment.total
        for share, each in zip(shares, done.instalments, strict=True)
        if share and not each.open
    )
    assert sum(1 for each in done.instalments if 0 < each.paid < each.instalment.total) <= 1


@pytest.mark.parametrize(
    ("stored", "payments", "today", "expected"),
    [
        (SIGNED, [], JANUARY - DAY, SIGNED),
        (SIGNED, [], JANUARY, RUNNING),
        (SIGNED, [], JANUARY + DAY, LATE),
        (SIGNED, [(JANUARY - 9 * DAY, 10)], JANUARY - DAY, RUNNING),
        (SIGNED, [(JANUARY, 100)], JANUARY + DAY, RUNNING),
        (SIGNED, [(JANUARY, 99)], JANUARY + DAY, LATE),
        (SIGNED, [(JANUARY, 200)], JANUARY, COMPLETED),
        (SIGNED, [(JANUARY, 300)], MARCH, COMPLETED),
        (BROKEN, [(MARCH, 150)], MARCH, BROKEN),
        (BROKEN, [(MARCH, 200)], MARCH, COMPLETED),
        (DRAFT, [], MARCH, DRAFT),
        (AGREED, [], MARCH, AGREED),
        (CANCELLED, [(JANUARY, 200)], MARCH, CANCELLED),
        (SUPERSEDED, [(JANUARY, 200)], MARCH, SUPERSEDED),
    ],
)
def test_the_state_of_a_signed_plan_follows_from_its_days_and_payments(stored, payments, today, expected):
    assert state_on(stored, settle(plan(100, 100), paid(*payments), today), today) is expected


def test_a_payment_that_is_taken_back_puts_the_plan_back():
    payments = paid((JANUARY, 100), (FEBRUARY, 100))
    assert state_on(SIGNED, settle(plan(100, 100), payments, MARCH), MARCH) is COMPLETED
    assert state_on(SIGNED, settle(plan(100, 100), payments[:1], MARCH), MARCH) is LATE


def test_a_plan_without_rows_is_not_completed():
    assert state_on(SIGNED, settle([], [], MARCH), MARCH) is SIGNED


@pytest.mark.parametrize(
    ("today", "first", "last", "expected"),
    [
        (date(2026, 1, 5), date(2026, 2, 4), date(2026, 7, 5), []),
        (date(2026, 1, 5), date(2026, 2, 4), date(2026, 7, 6), [PlanQuestion.TOO_LONG]),
        (date(2026, 1, 5), date(2026, 2, 5), date(2026, 7, 5), [PlanQuestion.FIRST_TOO_LATE]),
        (date(2026, 1, 5), date(2026, 9, 1), date(2027, 1, 1), [PlanQuestion.TOO_LONG, PlanQuestion.FIRST_TOO_LATE]),
        (date(2026, 8, 31), date(2026, 9, 1), date(2027, 2, 28), []),
        (date(2026, 8, 31), date(2026, 9, 1), date(2027, 3, 1), [PlanQuestion.TOO_LONG]),
    ],
)
def test_a_long_plan_and_a_late_first_payment_are_asked_about(today, first, last, expected):
    rows = (Instalment(1, first, first, 100), Instalment(2, last, last, 100))
    assert list(plan_questions(rows, today)) == expected


def test_a_down_payment_is_a_first_payment():
    rows = (Instalment(0, JANUARY, JANUARY, 10), Instalment(1, MARCH, MARCH, 100))
    assert plan_questions(rows, JANUARY) == ()


def test_nothing_is_asked_about_no_rows():
    assert plan_questions((), JANUARY) == ()


@pytest.mark.parametrize(
    ("principals", "payments", "today", "expected"),
    [
        ((100, 200, 200), [], JANUARY + DAY, True),  # exactly a fifth
        ((99, 200, 201), [], JANUARY + DAY, False),
        ((100, 200, 200), [(JANUARY, 1)], JANUARY + DAY, False),
        ((100, 200, 200), [], JANUARY, False),
        ((250, 250), [], JANUARY + DAY, False),  # two payments are no sale by instalments
        ((100, 200, 200), [(JANUARY, 500)], MARCH, False),
    ],
)
def test_a_fifth_overdue_of_three_payments_or_more_is_hinted_at(principals, payments, today, expected):
    done = settle(plan(*principals), paid(*payments), today, grace_days=60)
    assert late_hints(done) == ((LateHint.ONE_FIFTH,) if expected else ())


def test_a_down_payment_counts_among_the_three():
    rows = (Instalment(0, JANUARY, JANUARY, 100), *plan(0, 100, 100)[1:])
    assert late_hints(settle(rows, [], JANUARY + DAY, grace_days=60)) == (LateHint.ONE_FIFTH,)


def test_past_grace_is_hinted_at():
    assert late_hints(settle(plan(10, 500), [], JANUARY + 6 * DAY, grace_days=5)) == (LateHint.PAST_GRACE,)
