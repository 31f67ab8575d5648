"""A rating is the sum of its lines, from facts alone."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.rating import Facts, Grade, RatingCode, rate
from desktop.domain.receivables import Lateness

IN_TERM, LATE, URGENT = Lateness(30, 0), Lateness(30, 10), Lateness(30, 11)
SIXTY, PAST_SIXTY = Lateness(180, 60), Lateness(0, 61)


@pytest.mark.parametrize(
    ("facts", "points", "grade"),
    [
        (Facts(), 100, None),
        (Facts([IN_TERM]), 100, Grade.A),
        (Facts([LATE]), 85, Grade.A),
        (Facts([SIXTY]), 85, Grade.A),
        (Facts([URGENT]), 70, Grade.B),
        (Facts([Lateness(0, 1)]), 70, Grade.B),
        (Facts([PAST_SIXTY]), 50, Grade.C),
        (Facts([IN_TERM, PAST_SIXTY, LATE]), 50, Grade.C),
        (Facts([], [0, 0]), 100, Grade.A),
        (Facts([], [0, 1]), 90, Grade.A),
        (Facts([], [15]), 90, Grade.A),
        (Facts([], [15, 16]), 80, Grade.B),
        (Facts([], [30]), 80, Grade.B),
        (Facts([], [31]), 70, Grade.B),
        (Facts(broken=1), 90, Grade.A),
        (Facts(broken=3), 70, Grade.B),
        (Facts(broken=9), 70, Grade.B),
        (Facts([URGENT], broken=1), 60, Grade.C),
        (Facts([URGENT], broken=1, kept=1), 65, Grade.B),
        (Facts([URGENT], broken=1, kept=5), 70, Grade.B),
        (Facts(kept=5), 100, Grade.A),
        (Facts([PAST_SIXTY], [40], broken=1), 10, Grade.D),
        (Facts([PAST_SIXTY], [40], broken=4), 0, Grade.D),
    ],
)
def test_rate_takes_off_for_what_speaks_against_the_customer(facts, points, grade):
    rating = rate(facts)
    assert (rating.points, rating.grade) == (points, grade)


def test_each_line_says_what_it_is_about():
    rating = rate(Facts([LATE, Lateness(60, 42)], [0, 31], kept=1, broken=2))
    assert [(line.code, line.points, dict(line.values)) for line in rating.lines] == [
        (RatingCode.START, 100, {}),
        (RatingCode.ITEM_URGENT, -30, {"days": 42}),
        (RatingCode.PAID_LATE, -20, {"days": 16, "items": 2}),
        (RatingCode.PROMISES_BROKEN, -20, {"count": 2}),
        (RatingCode.PROMISES_KEPT, 5, {"count": 1}),
    ]


def test_the_worst_item_is_the_one_that_costs_most_not_the_latest():
    lines = rate(Facts([Lateness(180, 50), URGENT])).lines
    assert (lines[1].code, dict(lines[1].values)) == (RatingCode.ITEM_URGENT, {"days": 11})


LATENESSES = st.builds(Lateness, st.integers(0, 365), st.integers(0, 800))
FACTS = st.builds(
    Facts,
    st.lists(LATENESSES, max_size=5),
    st.lists(st.integers(0, 400), max_size=5),
    kept=st.integers(0, 9),
    broken=st.integers(0, 9),
)


@given(FACTS)
def test_the_lines_add_up_to_points_within_bounds(facts):
    rating = rate(facts)
    assert sum(line.points for line in rating.lines) == rating.points
    assert 0 <= rating.points <= 100
    judged_by = (facts.open_items, facts.days_beyond_term, facts.kept, facts.broken)
    assert (rating.grade is None) == (not any(judged_by))


@given(FACTS, LATENESSES, st.integers(1, 400))
def test_more_that_speaks_against_a_customer_never_gives_more_points(facts, item, days):
    points = rate(facts).points
    assert rate(replace(facts, broken=facts.broken + 1)).points <= points
    assert rate(replace(facts, open_items=[*facts.open_items, item])).points <= points
    assert rate(replace(facts, days_beyond_term=[late + days for late in facts.days_beyond_term])).points <= points
    assert rate(replace(facts, kept=facts.kept + 1)).points >= points
