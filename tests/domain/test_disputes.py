"""Disputes: which part of an item may be disputed, and what is wrong with what was typed."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.disputes import (
    DETAIL_LIMIT,
    NAME_LIMIT,
    NUMBER_LIMIT,
    DisputeForm,
    credit_number,
    dispute_problems,
    may_be_disputed,
    raised_when_due,
)
from desktop.domain.problems import ProblemCode

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("open_minor", "disputed", "most"), [(100, 0, 100), (100, 40, 60), (100, 100, 0), (30, 50, 0), (-20, 0, 0)]
)
def test_no_more_than_what_is_open_may_be_disputed(open_minor, disputed, most):
    assert may_be_disputed(open_minor, disputed) == most


@pytest.mark.parametrize(
    ("values", "problems"),
    [
        ({}, []),
        ({"amount": 100}, []),
        ({"amount": 101}, [("amount", ProblemCode.TOO_LARGE)]),
        ({"amount": 0}, [("amount", ProblemCode.REQUIRED)]),
        ({"amount": -1}, [("amount", ProblemCode.TOO_SMALL)]),
        ({"reported_on": TODAY}, []),
        ({"reported_on": TODAY + timedelta(days=1)}, [("reported_on", ProblemCode.TOO_LATE)]),
        ({"owner": "x" * (NAME_LIMIT + 1)}, [("owner", ProblemCode.TOO_LONG)]),
        ({"reported_by": "x" * (NAME_LIMIT + 1)}, [("reported_by", ProblemCode.TOO_LONG)]),
        ({"detail": "x" * (DETAIL_LIMIT + 1)}, [("detail", ProblemCode.TOO_LONG)]),
    ],
)
def test_what_is_wrong_with_a_form(values, problems):
    form = DisputeForm(**({"item_id": 1, "amount": 50} | values))
    assert [(each.field, each.code) for each in dispute_problems(form, "CNY", 100, TODAY)] == problems


@pytest.mark.parametrize(
    ("heard_on", "due", "late"),
    [(TODAY, TODAY - timedelta(days=1), True), (TODAY, TODAY, False), (TODAY, None, False)],
)
def test_what_is_heard_of_only_once_money_is_asked_for_is_looked_at_twice(heard_on, due, late):
    """Rule 30."""
    assert raised_when_due(heard_on, due) is late


@given(st.text(min_size=1, max_size=NUMBER_LIMIT), st.integers(1, 999))
def test_numbers_of_credit_notes_fit_and_differ(number, n):
    assert len(credit_number(number, n)) <= NUMBER_LIMIT
    assert credit_number(number, n) != credit_number(number, n + 1)
