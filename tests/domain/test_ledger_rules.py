"""How an amount finds its items, and what a file adds to what the ledger knows."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.ledger import (
    Allocated,
    Debt,
    OfficeWord,
    Share,
    allocate,
    amount_problems,
    least_since,
    may_be_twice,
    office_says,
    room_from,
    share_problems,
)
from desktop.domain.problems import ProblemCode

DAY = date(2026, 11, 21)


def debt(id_, open_minor, due=None, disputed=0, first=0):
    due_date = None if due is None else DAY + timedelta(days=due)
    return Debt(id_, str(id_), DAY + timedelta(days=first), due_date, "CNY", open_minor, disputed)


@pytest.mark.parametrize(
    ("amount", "debts", "expected", "unapplied"),
    [
        (50, [debt(1, 100, -5)], {1: 50}, 0),
        (150, [debt(1, 100, -5)], {1: 100}, 50),
        (150, [debt(1, 100, -5), debt(2, 100, -9)], {2: 100, 1: 50}, 0),
        (150, [debt(1, 100), debt(2, 100, 30)], {2: 100, 1: 50}, 0),
        (100, [debt(1, 100, -5, first=2), debt(2, 100, -5, first=1)], {2: 100}, 0),
        (80, [debt(1, 100, -9, disputed=60), debt(2, 30, -5)], {1: 50, 2: 30}, 0),
        (80, [debt(1, 100, -9, disputed=200), debt(2, 30, -5)], {1: 50, 2: 30}, 0),
        (80, [debt(1, -100, -9), debt(2, 0, -8), debt(3, 30, -5)], {3: 30}, 50),
        (0, [debt(1, 100, -9)], {}, 0),
        (-5, [debt(1, 100, -9)], {}, -5),
        (10, [], {}, 10),
    ],
)
def test_an_amount_goes_to_the_oldest_due_and_to_what_is_not_disputed_first(amount, debts, expected, unapplied):
    found = allocate(amount, debts)
    assert ({share.receivable_id: share.amount for share in found.shares}, found.unapplied) == (expected, unapplied)


def test_the_customer_s_word_is_taken_as_it_is():
    chosen = (Share(2, 30), Share(1, 10))
    assert allocate(100, [debt(1, 100, -9), debt(2, 100)], chosen) == Allocated(chosen, 60)
    assert allocate(100, [debt(1, 100, -9)], ()) == Allocated((), 100)


minor = st.integers(-500, 1000)
debts_of = st.lists(
    st.tuples(minor, st.none() | st.integers(-400, 400), st.integers(0, 1200), st.integers(-30, 30)), max_size=12
).map(lambda rows: [debt(n, *row) for n, row in enumerate(rows, 1)])


@given(amount=st.integers(0, 5000), debts=debts_of)
def test_no_money_is_lost_and_no_item_gets_too_much(amount, debts):
    found = allocate(amount, debts)
    open_of = {each.id: each.open for each in debts}
    assert sum(share.amount for share in found.shares) + found.unapplied == amount
    assert all(0 < share.amount <= open_of[share.receivable_id] for share in found.shares)
    assert found.unapplied == max(amount - sum(max(each.open, 0) for each in debts), 0)
    assert list(share_problems(amount, "CNY", {each.id: each for each in debts}, found.shares)) == []


@given(amount=st.integers(0, 5000), more=st.integers(0, 5000), debts=debts_of)
def test_more_money_never_takes_anything_from_an_item(amount, more, debts):
    less = {share.receivable_id: share.amount for share in allocate(amount, debts).shares}
    given_more = {share.receivable_id: share.amount for share in allocate(amount + more, debts).shares}
    assert all(given_more.get(item, 0) >= share for item, share in less.items())


@pytest.mark.parametrize(
    ("shares", "problems"),
    [
        ([Share(1, 100)], []),
        ([Share(1, 101)], [("shares.1", ProblemCode.TOO_LARGE), ("shares", ProblemCode.TOO_LARGE)]),
        ([Share(1, 60), Share(2, 41)], [("shares", ProblemCode.TOO_LARGE)]),
        ([Share(1, 5), Share(1, 5)], [("shares.1", ProblemCode.DUPLICATE_ROW)]),
        ([Share(9, 5)], [("shares.9", ProblemCode.NOT_FOUND)]),
        ([Share(3, 5)], [("shares.3", ProblemCode.SETTLED)]),
        ([Share(1, 0)], [("shares.1", ProblemCode.REQUIRED)]),
    ],
)
def test_shares_that_do_not_fit_are_told_at_their_item(shares, problems):
    debts = {1: debt(1, 100), 2: debt(2, 100), 3: debt(3, 0)}
    assert [(each.field, each.code) for each in share_problems(100, "CNY", debts, shares)] == problems


def test_a_share_of_another_currency_is_told():
    assert [each.code for each in share_problems(100, "USD", {1: debt(1, 100)}, [Share(1, 5)])] == [
        ProblemCode.MIXED_CURRENCIES
    ]


@pytest.mark.parametrize(("amount", "most", "code"), [(0, 5, "required"), (6, 5, "too_large"), (1, -3, "too_large")])
def test_a_sum_that_is_taken_of_another_is_no_more_than_it(amount, most, code):
    assert [each.code for each in amount_problems(amount, "CNY", most)] == [code]


@pytest.mark.parametrize(
    ("open_minor", "booked", "told", "expected"),
    [
        (100, 100, 100, OfficeWord(100, 100, 0)),  # nothing new
        (100, 100, 60, OfficeWord(60, 60, 40)),  # the office got money that we do not know of
        (70, 100, 100, OfficeWord(70, 100, 0)),  # ours is not in its books yet
        (70, 100, 70, OfficeWord(70, 70, 0)),  # now it is
        (70, 100, 85, OfficeWord(70, 85, 0)),  # a part of it
        (70, 100, 40, OfficeWord(40, 40, 30)),  # and more than ours
        (70, 100, 0, OfficeWord(0, 0, 70)),
        (70, 70, 100, OfficeWord(100, 100, -30)),  # it was taken back
        (100, 70, 70, OfficeWord(100, 70, 0)),  # we took back what the office still has
        (100, 70, 100, OfficeWord(100, 100, 0)),
        (-50, -100, -100, OfficeWord(-50, -100, 0)),  # a credit note that we applied in part
        (-50, -100, 0, OfficeWord(0, 0, -50)),
    ],
)
def test_only_what_lies_beyond_what_is_known_is_news(open_minor, booked, told, expected):
    assert office_says(open_minor, booked, told) == expected


@given(minor, minor, minor)
def test_what_the_office_says_is_posted_once(open_minor, booked, told):
    word = office_says(open_minor, booked, told)
    assert (word.open, word.booked) == (open_minor - word.posted, told)
    again = office_says(word.open, word.booked, told)
    assert again == OfficeWord(word.open, told, 0)


@given(booked=minor, first=minor, second=minor)
def test_without_payments_of_ours_the_office_is_always_right(booked, first, second):
    word = office_says(booked, booked, first)
    assert word.open == first
    assert office_says(word.open, word.booked, second).open == second


@given(open_minor=minor, paid=st.integers(0, 500), told=minor)
def test_a_payment_counts_the_same_before_and_after_the_file_that_has_it(open_minor, paid, told):
    before = office_says(open_minor - paid, open_minor, open_minor - paid)
    assert before.open == open_minor - paid
    assert office_says(before.open, before.booked, told).open == told


taken = st.lists(st.tuples(st.integers(1, 20), st.integers(-50, 50)), max_size=8)


def left_on(left, later, day):
    return left + sum(amount for when, amount in later if when > day)


@given(left=st.integers(0, 200), later=taken, wanted=st.integers(0, 200), since=st.integers(0, 10))
def test_room_is_found_on_the_first_day_from_which_it_lasts(left, later, wanted, since):
    wanted = min(wanted, left)
    rows = [(DAY + timedelta(days=when), amount) for when, amount in later if when > since]
    day = (room_from(left, rows, wanted, DAY + timedelta(days=since)) - DAY).days
    later = [row for row in later if row[0] > since]
    assert all(left_on(left, later, each) >= wanted for each in range(day, 25))
    assert day == since or left_on(left, later, day - 1) < wanted


@given(left=st.integers(-50, 200), later=taken)
def test_the_least_that_was_left(left, later):
    rows = [(DAY + timedelta(days=when), amount) for when, amount in later]
    assert least_since(left, rows) == min(left_on(left, later, each) for each in range(25))


@pytest.mark.parametrize(
    ("days", "reference", "other", "expected"),
    [
        (0, "", "", True),
        (3, "A", "B", True),
        (-3, "", "", True),
        (4, "", "", False),
        (4, "A", "A", True),
        (4, "A", "B", False),
    ],
)
def test_what_may_be_the_same_payment(days, reference, other, expected):
    assert may_be_twice(DAY, reference, DAY + timedelta(days=days), other) is expected
