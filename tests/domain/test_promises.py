"""Whether a promise was kept: by what came in, in time, each receipt counted once."""

import random
from collections import defaultdict
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.promises import (
    Judgement,
    Promised,
    PromiseQuestion,
    PromiseRecord,
    PromiseState,
    Receipt,
    covering,
    judge,
    net_by_item,
    promise_questions,
)

MADE = date(2026, 11, 2)
DUE = date(2026, 11, 10)
LONG_AFTER = date(2026, 12, 24)


def promise(number=1, amount=100, **values):
    return Promised(number, amount, **({"made_on": MADE, "due_on": DUE, "items": frozenset({7})} | values))


def paid(day, amount=100, item=7, **more):
    return Receipt(date(2026, 11, day), amount, item, **more)


def judgement(receipts=(), today=LONG_AFTER, **values):
    return judge([promise(**values)], receipts, today)[1]


@pytest.mark.parametrize(
    ("receipts", "tolerance", "state"),
    [
        ([], 0, PromiseState.BROKEN),
        ([paid(10)], 0, PromiseState.KEPT),
        ([paid(3, 40), paid(10, 60)], 0, PromiseState.KEPT),
        ([paid(10, 99)], 0, PromiseState.PARTLY_KEPT),
        ([paid(11)], 0, PromiseState.BROKEN),
        ([paid(11)], 1, PromiseState.KEPT),
        ([paid(10, 40), paid(11, 60)], 0, PromiseState.PARTLY_KEPT),
        ([paid(1)], 0, PromiseState.BROKEN),  # before the promise was made
        ([paid(5, item=8)], 0, PromiseState.BROKEN),  # of another item
        ([paid(5, item=None)], 0, PromiseState.KEPT),  # not applied yet
    ],
)
def test_a_promise_is_judged_by_what_came_in_time(receipts, tolerance, state):
    assert judgement(receipts, tolerance_days=tolerance).state is state


@pytest.mark.parametrize(
    ("today", "receipts", "state"),
    [
        (DUE, [], PromiseState.OPEN),
        (DUE + timedelta(days=2), [], PromiseState.OPEN),
        (DUE + timedelta(days=3), [], PromiseState.BROKEN),
        (DUE, [paid(9, 40)], PromiseState.OPEN),
        (date(2026, 11, 9), [paid(9)], PromiseState.KEPT),
        (date(2026, 11, 8), [paid(9)], PromiseState.OPEN),  # as of a day before the money
    ],
)
def test_it_is_open_until_its_tolerance_is_over_or_enough_has_come(today, receipts, state):
    assert judgement(receipts, today, tolerance_days=2).state is state


def test_the_day_on_which_the_last_of_it_came_is_told():
    assert judgement([paid(3, 40), paid(9, 60)]) == Judgement(PromiseState.KEPT, 100, date(2026, 11, 9))


def test_late_money_is_told_and_changes_nothing():
    told = judgement([paid(5, 30), paid(12, 50), paid(20, 40)])
    assert told == Judgement(PromiseState.PARTLY_KEPT, 30, None, 70, date(2026, 11, 20))


def test_late_money_that_is_not_enough_has_no_day():
    assert judgement([paid(12, 50)]) == Judgement(PromiseState.BROKEN, 0, None, 50, None)


@pytest.mark.parametrize(("recorded", "received"), [("2026-11-02T09:00", 0), ("2026-11-02T11:00", 100)])
def test_on_its_own_day_only_money_recorded_after_it_counts(recorded, received):
    """Part of a debt is paid and the rest promised in one talk: the part is not the rest (rule 85)."""
    told = judgement([paid(2, recorded_at=recorded)], DUE, recorded_at="2026-11-02T10:00")
    assert told.received == received


def test_the_promise_due_first_takes_the_money_first():
    first, second = promise(1, due_on=DUE + timedelta(days=3)), promise(2)
    judged = judge([first, second], [paid(5)], LONG_AFTER)
    assert [judged[n].state for n in (1, 2)] == [PromiseState.BROKEN, PromiseState.KEPT]


def test_money_of_an_item_goes_before_money_that_could_go_anywhere():
    about_7, about_8 = promise(1), promise(2, items=frozenset({8}), due_on=DUE + timedelta(days=1))
    judged = judge([about_8, about_7], [paid(4, item=None), paid(5)], LONG_AFTER)
    assert {each.state for each in judged.values()} == {PromiseState.KEPT}


def test_a_promise_without_items_takes_any_money():
    assert judgement([paid(4, 50, item=8), paid(5, 50, item=None)], items=frozenset()).state is PromiseState.KEPT


@pytest.mark.parametrize(
    ("cancelled", "state"),
    [
        (date(2026, 11, 5), PromiseState.CANCELLED),
        (DUE, PromiseState.CANCELLED),
        (DUE + timedelta(days=1), PromiseState.BROKEN),  # history stays
    ],
)
def test_only_what_is_still_open_can_be_cancelled(cancelled, state):
    assert judgement(cancelled_on=cancelled).state is state


def test_a_cancelled_promise_takes_no_money():
    judged = judge([promise(1, cancelled_on=MADE), promise(2)], [paid(5)], LONG_AFTER)
    assert judged[2].state is PromiseState.KEPT


@pytest.mark.parametrize("today", [date(2026, 11, 5), LONG_AFTER])
@pytest.mark.parametrize(
    ("left", "receipts", "state"),
    [
        (0, [], PromiseState.LAPSED),  # all credited or written off before the day
        (0, [paid(4, 60)], PromiseState.KEPT),  # 40 were credited: no more was owed
    ],
)
def test_nothing_is_expected_when_nothing_is_left_of_its_items(left, receipts, state, today):
    assert judgement(receipts, today, left=left).state is state


def test_a_promise_is_broken_when_its_items_were_settled_otherwise_only_later():
    assert judgement(left=100).state is PromiseState.BROKEN


def test_of_two_promises_about_one_item_the_second_lapses_when_the_first_is_kept():
    """100 by the 10th, then 100 by the 20th instead; it came on the 9th."""
    promises = [promise(1, left=0), promise(2, left=0, due_on=date(2026, 11, 20))]
    judged = judge(promises, [paid(9)], date(2026, 11, 9))
    assert [judged[n].state for n in (1, 2)] == [PromiseState.KEPT, PromiseState.LAPSED]


def test_of_two_promises_about_one_item_both_are_judged():
    """It came on the 15th: the first is broken for good, the second kept."""
    promises = [promise(1, left=100), promise(2, left=0, due_on=date(2026, 11, 20))]
    judged = judge(promises, [paid(15)], LONG_AFTER)
    assert [judged[n].state for n in (1, 2)] == [PromiseState.BROKEN, PromiseState.KEPT]


@pytest.mark.parametrize(
    ("changes", "left"),
    [
        ([paid(3, 100), paid(5, -100)], []),
        ([paid(3, 100), paid(4, 50), paid(5, -70)], [paid(3, 80)]),
        ([paid(5, -70), paid(3, 100, item=8)], [paid(3, 100, item=8)]),
        ([paid(2, -70), paid(3, 100)], [paid(3, 100)]),  # it rose before any money
    ],
)
def test_what_files_give_back_is_taken_off_the_latest_money_of_the_item(changes, left):
    assert list(net_by_item(changes)) == left


@pytest.mark.parametrize(
    ("values", "questions"),
    [
        ({}, ()),
        ({"owed": 99}, (PromiseQuestion.MORE_THAN_OWED,)),
        ({"is_promised": True}, (PromiseQuestion.OPEN_PROMISE,)),
        ({"due_on": MADE + timedelta(days=30)}, ()),
        ({"due_on": MADE + timedelta(days=31)}, (PromiseQuestion.LONG_WAY_OFF,)),  # rule 31
    ],
)
def test_what_is_asked_about_a_promise(values, questions):
    told = {"amount": 100, "due_on": DUE, "today": MADE, "owed": 100, "is_promised": False} | values
    assert promise_questions(told.pop("amount"), told.pop("due_on"), told.pop("today"), **told) == questions


@pytest.mark.parametrize(("amount", "chosen"), [(1, (1,)), (100, (1,)), (101, (1, 3)), (999, (1, 3, 4)), (0, ())])
def test_items_are_chosen_until_they_cover_the_amount(amount, chosen):
    assert covering([(1, 100), (2, 0), (3, 50), (4, 70)], amount) == chosen


def test_a_record_counts_what_was_judged_and_what_is_open():
    states = [PromiseState.KEPT, PromiseState.BROKEN, PromiseState.BROKEN, PromiseState.CANCELLED, PromiseState.LAPSED]
    assert PromiseRecord.of(states) == PromiseRecord(kept=1, broken=2)


DAYS = st.integers(0, 40).map(lambda n: MADE + timedelta(days=n))
ITEMS = st.sampled_from([1, 2, 3])
RECEIPTS = st.lists(
    st.builds(Receipt, DAYS, st.integers(1, 200), st.none() | ITEMS, st.sampled_from(["", "a", "b"])), max_size=12
)


@st.composite
def promises(draw):
    made = draw(DAYS)
    return Promised(
        draw(st.integers(1, 10**6)),
        draw(st.integers(1, 300)),
        made,
        made + timedelta(days=draw(st.integers(0, 20))),
        draw(st.integers(0, 5)),
        draw(st.frozensets(ITEMS, max_size=3)),
        draw(st.none() | st.integers(0, 50)),
        draw(st.none() | DAYS),
        draw(st.sampled_from(["", "a", "b"])),
    )


PROMISES = st.lists(promises(), max_size=6, unique_by=lambda each: each.id)
#: From worst to best.
ORDER = [
    PromiseState.BROKEN,
    PromiseState.PARTLY_KEPT,
    PromiseState.OPEN,
    PromiseState.LAPSED,
    PromiseState.CANCELLED,
    PromiseState.KEPT,
]


@given(PROMISES, RECEIPTS, DAYS)
def test_each_receipt_is_used_at_most_once(promised, receipts, today):
    judged = judge(promised, receipts, today)
    used = sum(each.received + each.late for each in judged.values())
    assert used <= sum(receipt.amount for receipt in receipts if receipt.day <= today)
    of_item = defaultdict(int)
    for each in promised:
        if len(each.items) == 1:
            of_item[min(each.items)] += judged[each.id].received + judged[each.id].late
    for item, taken in of_item.items():
        assert taken <= sum(receipt.amount for receipt in receipts if receipt.item in {None, item})


@given(PROMISES, RECEIPTS, RECEIPTS.filter(bool), DAYS)
def test_more_money_never_makes_a_promise_worse(promised, receipts, more, today):
    before, after = judge(promised, receipts, today), judge(promised, [*receipts, *more], today)
    for each in promised:
        assert ORDER.index(after[each.id].state) >= ORDER.index(before[each.id].state)
        assert after[each.id].received >= before[each.id].received


@given(PROMISES, RECEIPTS, DAYS, st.randoms(use_true_random=False))
def test_the_order_in_which_promises_and_money_are_read_does_not_matter(
    promised, receipts, today, chance: random.Random
):
    expected = judge(promised, receipts, today)
    assert judge(chance.sample(promised, len(promised)), chance.sample(receipts, len(receipts)), today) == expected


@given(PROMISES, RECEIPTS, DAYS)
def test_what_was_judged_stays_judged(promised, receipts, today):
    """Once the time is over, neither later days nor later money change a state, only a state of being open ends."""
    promised = [replace(each, cancelled_on=None) for each in promised]
    judged = judge(promised, receipts, today)
    later = judge(promised, [*receipts, Receipt(today + timedelta(days=1), 500)], today + timedelta(days=1))
    for each in promised:
        if today > each.deadline or judged[each.id].state is PromiseState.KEPT:
            assert later[each.id].state is judged[each.id].state


@given(PROMISES, RECEIPTS, DAYS)
def test_a_longer_tolerance_never_breaks_a_single_promise(promised, receipts, today):
    for each in promised:
        short = replace(each, cancelled_on=None)
        longer = replace(short, tolerance_days=each.tolerance_days + 1)
        strict, lenient = (judge([one], receipts, today)[each.id].state for one in (short, longer))
        assert ORDER.index(lenient) >= ORDER.index(strict)
