"""The checks that several forms share."""

import pytest

from desktop.domain.checks import check_length, check_range, check_sum, check_time
from desktop.domain.problems import Problem, ProblemCode


@pytest.mark.parametrize(("text", "is_well"), [("", True), ("恒" * 5, True), ("恒" * 6, False)])
def test_check_length_counts_characters(text, is_well):
    problems = list(check_length("name", text, 5))
    assert problems == ([] if is_well else [Problem("name", ProblemCode.TOO_LONG, {"limit": 5})])


@pytest.mark.parametrize(
    ("time", "is_well"),
    [
        (None, True),
        ("00:00", True),
        ("23:59", True),
        ("", False),
        ("24:00", False),
        ("9:00", False),
        ("09:60", False),
        ("09:00 ", False),
        ("٠٩:٠٠", False),
    ],
)
def test_check_time_takes_the_clock_of_24_hours(time, is_well):
    assert list(check_time("time", time)) == ([] if is_well else [Problem("time", ProblemCode.NOT_A_TIME)])


@pytest.mark.parametrize(
    ("number", "problem"),
    [
        (0, (ProblemCode.TOO_SMALL, 1)),
        (1, None),
        (20, None),
        (21, (ProblemCode.TOO_LARGE, 20)),
    ],
)
def test_check_range_includes_both_ends(number, problem):
    found = [(each.code, each.values["limit"]) for each in check_range("copies", number, 1, 20)]
    assert found == ([problem] if problem else [])


@pytest.mark.parametrize(
    ("minor", "currency", "most", "limit"),
    [
        (None, "CNY", 100, None),
        (0, "CNY", 100, None),
        (100, "CNY", 100, None),
        (-1, "CNY", 100, 0),
        (101, "CNY", 100, 1),
        (9_951, "CNY", 9_950, "99.50"),
        (101, "JPY", 100, 100),
        (1_006, "KWD", 1_005, "1.005"),
        (10**13, "CNY", 9_999_999_999_999, "99999999999.99"),
    ],
)
def test_check_sum_tells_its_limit_in_whole_units(minor, currency, most, limit):
    found = [problem.values["limit"] for problem in check_sum("amount", minor, currency, most)]
    assert found == ([] if limit is None else [limit])
