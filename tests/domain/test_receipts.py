"""Which instalments a payment reaches."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.receipts import reached

ROWS = ((0, 100), (1, 50), (2, 50))


@pytest.mark.parametrize(
    ("before", "amount", "expected"),
    [
        (0, 100, [0]),
        (0, 101, [0, 1]),
        (0, 200, [0, 1, 2]),
        (100, 50, [1]),
        (120, 30, [1]),
        (120, 31, [1, 2]),
        (150, 500, [2]),
        (200, 10, []),
        (0, 0, []),
    ],
)
def test_money_reaches_the_instalments_that_come_first(before, amount, expected):
    assert list(reached(ROWS, before, amount)) == expected


@given(st.lists(st.integers(1, 50), min_size=1, max_size=8), st.lists(st.integers(1, 60), max_size=8))
def test_payments_one_after_the_other_reach_all_that_their_sum_reaches(totals, payments):
    rows = list(enumerate(totals))
    found = [set(reached(rows, sum(payments[:place]), each)) for place, each in enumerate(payments)]
    assert set().union(*found) == set(reached(rows, 0, sum(payments)))
