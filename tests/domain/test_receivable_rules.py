"""Days overdue, urgency against the credit term, and what is asked for of several items."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.receivables import days_overdue, lateness, sum_due

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("due", "days"),
    [(None, 0), (TODAY, 0), (TODAY + timedelta(days=1), 0), (TODAY - timedelta(days=1), 1), (date(2024, 2, 29), 996)],
)
def test_days_overdue_begin_the_day_after_the_due_date(due, days):
    assert days_overdue(due, TODAY) == days


@pytest.mark.parametrize(
    ("term", "overdue", "urgent", "limit"),
    [
        (30, 10, False, 40),
        (30, 11, True, 40),
        (60, 20, False, 80),
        (60, 21, True, 80),
        (0, 0, False, 0),
        (0, 1, True, 0),
        (1, 0, False, 1),
        (1, 1, True, 1),
        (31, 10, False, 41),
        (31, 11, True, 41),
        (None, 1, True, 0),
    ],
)
def test_a_debt_is_urgent_when_overdue_by_more_than_a_third_of_its_term(term, overdue, urgent, limit):
    late = lateness(TODAY - timedelta(days=overdue), term, TODAY)
    assert (late.urgent, late.limit) == (urgent, limit)


@given(st.integers(0, 3650), st.integers(0, 5000))
def test_urgent_means_past_the_limit_that_is_shown(term, overdue):
    late = lateness(TODAY - timedelta(days=overdue), term, TODAY)
    assert late.urgent == (overdue > 0 and term + overdue > late.limit)


@pytest.mark.parametrize(
    ("items", "due"),
    [
        ([], 0),
        ([(100, 0), (50, 20)], 130),
        ([(100, 0), (-30, 0)], 70),
        ([(100, 0), (-300, 0)], 0),
        ([(100, 250), (50, 0)], 50),
        ([(-30, 10), (100, 0)], 70),
    ],
)
def test_sum_due_leaves_disputes_out_and_takes_credit_off(items, due):
    assert sum_due(items) == due
