"""The cost of waiting: simple interest by actual days on what was open each day (rule 41)."""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.creditcost import cost_of_credit, is_over_a_year

TODAY = date(2026, 11, 21)


def ago(days):
    return TODAY - timedelta(days=days)


@pytest.mark.parametrize(
    ("amount", "taken", "since", "rate", "cost"),
    [
        (10_000_000, [], 365, 48_000, 480_000),  # 100,000 for a year at 4.8 %
        (10_000_000, [(100, 10_000_000)], 365, 48_000, 348_493),  # settled after 265 days
        (10_000_000, [(265, 4_000_000)], 365, 48_000, 340_603),  # 100 days of all, 265 of the rest
        (10_000_000, [(265, 4_000_000), (165, -4_000_000)], 365, 48_000, 427_397),  # bounced after 100 days
        (10_000_000, [(400, 10_000_000)], 365, 48_000, 0),  # settled before it began
        (10_000_000, [], 0, 48_000, 0),
        (10_000_000, [], -5, 48_000, 0),
        (-10_000_000, [], 365, 48_000, 0),  # a credit note
        (365, [], 1, 500_000, 1),  # half a unit is rounded up
        (364, [], 1, 500_000, 0),
    ],
)
def test_cost_by_hand(amount, taken, since, rate, cost):
    changes = [(ago(days), sum_) for days, sum_ in taken]
    assert cost_of_credit(amount, changes, ago(since), TODAY, rate) == cost


@given(
    st.integers(1, 10**13),
    st.lists(st.tuples(st.integers(-10, 800), st.integers(0, 10**9)), max_size=5),
    st.integers(0, 800),
    st.integers(1, 1_000_000),
)
def test_cost_is_that_of_each_day_added_up_and_rounded_once(amount, taken, since, rate):
    amount += sum(sum_ for _days, sum_ in taken)
    changes = [(ago(days), sum_) for days, sum_ in taken]
    exact = Fraction(0)
    for days in range(since, 0, -1):  # what is open at the end of each day costs until the next
        balance = amount - sum(sum_ for day, sum_ in changes if day <= ago(days))
        exact += Fraction(balance * rate, 365 * 10**6)
    assert cost_of_credit(amount, changes, ago(since), TODAY, rate) == (2 * exact + 1) // 2


@pytest.mark.parametrize(("days", "over"), [(None, False), (0, False), (364, False), (365, True), (800, True)])
def test_credit_is_marked_at_365_days(days, over):
    assert is_over_a_year(None if days is None else ago(days), TODAY) is over
