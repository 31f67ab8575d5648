"""Thanks are given for facts: which facts carry which reason, and why others do not."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.rating import Grade
from desktop.domain.thanks import LEAST_ITEMS, LEAST_PROMISES, GoodFacts, NotEarned, ThanksReason, not_earned, reasons

DAY = date(2026, 11, 21)
GOOD = GoodFacts(DAY, items=5, on_time=5, since=date(2026, 2, 1), kept=3, grade=Grade.A)

ON_TIME, PROMISES = ThanksReason.ON_TIME, ThanksReason.PROMISES_KEPT


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({}, (ON_TIME, PROMISES)),
        ({"kept": 0}, (ON_TIME,)),
        ({"kept": LEAST_PROMISES - 1}, (ON_TIME,)),
        ({"on_time": 4}, (PROMISES,)),
        ({"items": LEAST_ITEMS, "on_time": LEAST_ITEMS}, (ON_TIME, PROMISES)),
        ({"items": LEAST_ITEMS - 1, "on_time": LEAST_ITEMS - 1}, (PROMISES,)),
        ({"items": 0, "on_time": 0, "since": None}, (PROMISES,)),
    ],
)
def test_what_somebody_is_thanked_for_follows_from_the_facts(change, expected):
    assert reasons(replace(GOOD, **change)) == expected


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"overdue": 1}, (NotEarned.OVERDUE,)),
        ({"overdue": 1, "grade": Grade.B}, (NotEarned.OVERDUE,)),
        ({"broken": 1}, (NotEarned.PROMISE_BROKEN,)),
        ({"broken": 1, "overdue": 2}, (NotEarned.OVERDUE, NotEarned.PROMISE_BROKEN)),
        ({"grade": Grade.B}, (NotEarned.GRADE,)),
        ({"grade": None}, (NotEarned.GRADE,)),
        ({"on_time": 4, "kept": 1}, (NotEarned.TOO_LITTLE,)),
        ({"items": 2, "on_time": 2, "kept": 0}, (NotEarned.TOO_LITTLE,)),
    ],
)
def test_what_is_not_earned_says_why(change, expected):
    facts = replace(GOOD, **change)
    assert reasons(facts) == ()
    assert not_earned(facts) == expected


@given(
    st.builds(
        GoodFacts,
        st.just(DAY),
        items=st.integers(0, 9),
        on_time=st.integers(0, 9),
        kept=st.integers(0, 4),
        broken=st.integers(0, 2),
        overdue=st.integers(0, 2),
        grade=st.sampled_from([None, *Grade]),
    )
)
def test_there_is_either_a_reason_or_why_there_is_none(facts):
    assert bool(reasons(facts)) != bool(not_earned(facts))
    assert not (reasons(facts) and (facts.overdue or facts.broken or facts.grade is not Grade.A))
