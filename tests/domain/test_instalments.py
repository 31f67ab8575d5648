"""From terms to instalments: sums to the cent, dates from the anchor, interest on the balance."""

import dataclasses
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from desktop.domain.calendars import WorkCalendar
from desktop.domain.instalments import (
    DayShift,
    Every,
    Instalment,
    Interest,
    Remainder,
    Terms,
    difference,
    percent_of,
    schedule,
    schedule_problems,
    shifted,
    terms_problems,
    usual_shift,
    with_interest,
)
from desktop.domain.problems import ProblemCode

CHINA = WorkCalendar("CN")
TODAY = date(2026, 1, 5)
FIRST = date(2026, 1, 31)
BY_PERIOD = st.sampled_from([Interest.EQUAL_PRINCIPAL, Interest.EQUAL_PAYMENT])
REGULAR = st.sampled_from([every for every in Every if every is not Every.OWN])


def terms(debt=1_000_000, **changed):
    return Terms(**({"debt": debt, "parts": 3, "first_on": FIRST, "shift": DayShift.NONE} | changed))


def rows(debt=1_000_000, **changed):
    return schedule(terms(debt, **changed), CHINA)


def principals(*args, **changed):
    return [row.principal for row in rows(*args, **changed)]


def found(changed_terms):
    return [(problem.field, problem.code) for problem in terms_problems(changed_terms, TODAY)]


@st.composite
def some_terms(draw):
    """Make terms of any kind that stand."""
    debt = draw(st.integers(1, 10**11))
    down = draw(st.one_of(st.just(0), st.integers(0, debt - 1)))
    first = draw(st.dates(TODAY, date(2035, 12, 31)))
    since = first - timedelta(draw(st.integers(1, 300)))
    by_count = draw(st.booleans())
    made = Terms(
        debt=debt,
        down_payment=down,
        down_payment_on=max(since, TODAY) if down else None,
        parts=draw(st.integers(1, 60)) if by_count else None,
        part_amount=None if by_count else draw(st.integers((debt - down) // 100 + 1, debt)),
        every=draw(REGULAR),
        first_on=first,
        shift=draw(st.sampled_from(DayShift)),
        interest=draw(st.sampled_from(Interest)),
        rate_ppm=draw(st.integers(1, 400_000)),
        interest_from=since,
        remainder=draw(st.sampled_from(Remainder)),
    )
    assume(not terms_problems(made, TODAY))
    return made


@pytest.mark.parametrize(
    ("debt", "changed", "expected"),
    [
        (1_000_000, {}, [333_333, 333_333, 333_334]),
        (1_000_000, {"remainder": Remainder.FIRST}, [333_334, 333_333, 333_333]),
        (10_000, {"parts": 6}, [1666] * 5 + [1670]),
        (10_000, {"parts": 1}, [10_000]),
        (3, {}, [1, 1, 1]),
        (1_000_000, {"parts": None, "part_amount": 300_000}, [300_000] * 3 + [100_000]),
        (
            1_000_000,
            {"parts": None, "part_amount": 300_000, "remainder": Remainder.FIRST},
            [100_000] + [300_000] * 3,
        ),
        (900_000, {"parts": None, "part_amount": 300_000}, [300_000] * 3),
        (900_000, {"parts": None, "part_amount": 900_000}, [900_000]),
    ],
)
def test_a_sum_is_split_into_equal_parts_and_a_remainder(debt, changed, expected):
    assert principals(debt, **changed) == expected


def test_a_down_payment_comes_first_and_is_not_counted():
    down = percent_of(10_000_000, 2000)
    plan = rows(10_000_000, down_payment=down, down_payment_on=TODAY, parts=7)
    assert [row.principal for row in plan] == [2_000_000] + [1_142_857] * 6 + [1_142_858]
    assert [row.position for row in plan] == list(range(8))
    assert plan[0].nominal_on == TODAY


@pytest.mark.parametrize(("debt", "hundredths", "down"), [(10_000, 2000, 2000), (9999, 3333, 3332), (1, 9999, 0)])
def test_a_down_payment_in_per_cent_is_floored(debt, hundredths, down):
    assert percent_of(debt, hundredths) == down


@pytest.mark.parametrize(
    ("every", "first", "expected"),
    [
        (Every.MONTH, "2026-01-31", "2026-01-31 2026-02-28 2026-03-31 2026-04-30 2026-05-31 2026-06-30"),
        (Every.MONTH, "2027-11-30", "2027-11-30 2027-12-30 2028-01-30 2028-02-29"),
        (Every.MONTH_END, "2027-11-30", "2027-11-30 2027-12-31 2028-01-31 2028-02-29"),
        (Every.MONTH_END, "2026-02-10", "2026-02-28 2026-03-31 2026-04-30"),
        (Every.MONTH, "2028-02-29", "2028-02-29 2028-03-29 2028-04-29"),
        (Every.QUARTER, "2026-11-30", "2026-11-30 2027-02-28 2027-05-30 2027-08-30"),
        (Every.WEEK, "2026-12-24", "2026-12-24 2026-12-31 2027-01-07"),
        (Every.TWO_WEEKS, "2026-12-24", "2026-12-24 2027-01-07 2027-01-21"),
    ],
)
def test_dates_are_counted_from_the_anchor(every, first, expected):
    days = [date.fromisoformat(day) for day in expected.split()]
    plan = rows(every=every, first_on=date.fromisoformat(first), parts=len(days))
    assert [row.nominal_on for row in plan] == days


def test_own_dates_set_the_number_of_instalments():
    days = (date(2026, 2, 3), date(2026, 4, 1), date(2026, 4, 2))
    plan = rows(every=Every.OWN, own_dates=days, parts=None, first_on=None)
    assert [(row.nominal_on, row.principal) for row in plan] == list(
        zip(days, [333_333, 333_333, 333_334], strict=True)
    )


@pytest.mark.parametrize(
    ("shift", "day", "expected"),
    [
        (DayShift.NONE, "2026-01-31", "2026-01-31"),
        (DayShift.FOLLOWING, "2026-01-31", "2026-02-02"),
        (DayShift.PRECEDING, "2026-01-31", "2026-01-30"),
        (DayShift.MODIFIED, "2026-01-31", "2026-01-30"),
        (DayShift.MODIFIED, "2026-01-24", "2026-01-26"),
        (DayShift.FOLLOWING, "2026-02-28", "2026-02-28"),  # a Saturday worked for Spring Festival
        (DayShift.FOLLOWING, "2026-10-01", "2026-10-08"),
    ],
)
def test_a_day_off_is_moved_by_the_working_calendar(shift, day, expected):
    assert shifted(date.fromisoformat(day), shift, CHINA) == date.fromisoformat(expected)


def test_a_saturday_worked_in_china_is_moved_elsewhere():
    assert shifted(date(2026, 2, 28), DayShift.FOLLOWING, WorkCalendar("GB")) == date(2026, 3, 2)


def test_month_ends_usually_stay_in_their_month():
    assert {every: usual_shift(every) for every in Every} == {
        every: DayShift.MODIFIED if every is Every.MONTH_END else DayShift.FOLLOWING for every in Every
    }


def test_both_the_day_by_the_terms_and_the_pay_date_are_kept():
    plan = rows(shift=DayShift.FOLLOWING, parts=2)
    assert [(row.nominal_on, row.pay_on) for row in plan] == [
        (date(2026, 1, 31), date(2026, 2, 2)),
        (date(2026, 2, 28), date(2026, 2, 28)),
    ]


def test_equal_principal_bears_interest_on_the_balance():
    plan = rows(6_000_000, parts=6, interest=Interest.EQUAL_PRINCIPAL, rate_ppm=48_000)
    assert [row.interest for row in plan] == [24_000, 20_000, 16_000, 12_000, 8000, 4000]
    assert {row.principal for row in plan} == {1_000_000}


def test_equal_payments_differ_only_in_the_last():
    plan = rows(12_000_000, parts=12, interest=Interest.EQUAL_PAYMENT, rate_ppm=60_000)
    assert [row.total for row in plan] == [1_032_797] * 11 + [1_032_799]
    assert sum(row.interest for row in plan) == 393_566


def test_equal_payments_agree_with_a_published_table():
    published = [20058, 20196, 20335, 20474, 20615, 20756, 20899, 21042, 21187, 21332, 21479, 21626]
    plan = rows(250_000, parts=12, interest=Interest.EQUAL_PAYMENT, rate_ppm=82_400)
    assert [row.principal for row in plan] == pytest.approx(published, abs=2)
    assert sum(row.interest for row in plan) == pytest.approx(11298, abs=2)


def test_equal_payments_by_amount_end_with_what_is_left():
    plan = rows(1_000_000, parts=None, part_amount=400_000, interest=Interest.EQUAL_PAYMENT, rate_ppm=120_000)
    assert [row.total for row in plan] == [400_000, 400_000, 218_261]
    assert [row.interest for row in plan] == [10_000, 6100, 2161]


@pytest.mark.parametrize(("interest", "expected"), [(Interest.SIMPLE_365, 36_500), (Interest.SIMPLE_360, 37_007)])
def test_simple_interest_counts_the_days_from_where_it_begins(interest, expected):
    plan = rows(
        36_500_000, parts=1, first_on=date(2026, 2, 10), interest=interest, rate_ppm=36_500,
        interest_from=date(2026, 1, 31),
    )  # fmt: skip
    assert plan[0].interest == expected


def test_simple_interest_counts_from_pay_date_to_pay_date_on_the_balance():
    plan = rows(
        365_000, parts=2, interest=Interest.SIMPLE_365, rate_ppm=100_000, interest_from=date(2026, 1, 1),
        shift=DayShift.FOLLOWING,
    )  # fmt: skip
    assert [(row.pay_on, row.interest) for row in plan] == [(date(2026, 2, 2), 3200), (date(2026, 2, 28), 1300)]


def test_a_down_payment_bears_no_interest():
    changed = {"parts": 1, "interest": Interest.EQUAL_PRINCIPAL, "rate_ppm": 120_000}
    plan = rows(1_000_000, down_payment=400_000, down_payment_on=TODAY, **changed)
    assert [row.interest for row in plan] == [0, 6000]


@pytest.mark.parametrize(("debt", "interest"), [(600, 3), (500, 3), (499, 2), (100, 1), (99, 0)])
def test_interest_is_rounded_half_up(debt, interest):
    assert rows(debt, parts=1, interest=Interest.EQUAL_PRINCIPAL, rate_ppm=60_000)[0].interest == interest


def test_interest_follows_edited_rows():
    agreed = terms(600_000, parts=2, interest=Interest.EQUAL_PRINCIPAL, rate_ppm=120_000)
    first, second = schedule(agreed, CHINA)
    edited = [dataclasses.replace(first, principal=100_000), dataclasses.replace(second, principal=500_000)]
    assert [row.interest for row in with_interest(agreed, edited)] == [6000, 5000]


@given(some_terms())
def test_principals_add_up_and_every_row_is_something(made):
    plan = schedule(made, CHINA)
    assert difference(made.debt, plan) == 0
    assert min(row.principal for row in plan) >= 1
    assert min(row.interest for row in plan) >= 0
    assert [row.position for row in plan] == list(range(0 if made.down_payment else 1, plan[-1].position + 1))


@given(some_terms())
def test_days_rise_and_a_made_plan_has_no_problems(made):
    plan = schedule(made, CHINA)
    assert all(a.nominal_on < b.nominal_on and a.pay_on <= b.pay_on for a, b in pairwise(plan))
    assert schedule_problems(made.debt, plan) == ()


@given(some_terms(), st.sampled_from(DayShift))
def test_days_by_the_terms_do_not_depend_on_the_shift(made, shift):
    other = schedule(dataclasses.replace(made, shift=shift), CHINA)
    assert [row.nominal_on for row in other] == [row.nominal_on for row in schedule(made, CHINA)]


@given(some_terms())
def test_pay_dates_are_working_days_near_the_day_by_the_terms(made):
    assume(made.shift is not DayShift.NONE)
    for row in schedule(made, CHINA):
        assert CHINA.is_working(row.pay_on)
        assert made.shift is not DayShift.FOLLOWING or row.pay_on >= row.nominal_on
        assert made.shift is not DayShift.PRECEDING or row.pay_on <= row.nominal_on
        assert made.shift is not DayShift.MODIFIED or row.pay_on.month == row.nominal_on.month


@given(some_terms())
def test_interest_of_equal_principal_falls(made):
    plan = schedule(dataclasses.replace(made, interest=Interest.EQUAL_PRINCIPAL, down_payment=0), CHINA)
    assert all(a.interest >= b.interest for a, b in pairwise(plan))


@given(some_terms(), st.integers(1, 60))
def test_equal_payments_are_equal_up_to_the_last_which_is_the_balance_and_its_interest(made, parts):
    by_count = dataclasses.replace(made, interest=Interest.EQUAL_PAYMENT, down_payment=0, part_amount=None, parts=parts)
    assume(not terms_problems(by_count, TODAY))
    plan = schedule(by_count, CHINA)
    assert len({row.total for row in plan[:-1]}) <= 1
    assert plan[-1].principal == by_count.debt - sum(row.principal for row in plan[:-1])


@given(some_terms())
def test_part_amounts_are_never_passed(made):
    assume(made.part_amount is not None)
    level = made.interest is Interest.EQUAL_PAYMENT
    parts = [row for row in schedule(made, CHINA) if row.position]
    assert all((row.total if level else row.principal) <= made.part_amount for row in parts)


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"debt": 0}, [("debt", ProblemCode.TOO_SMALL)]),
        ({"debt": 10**14}, [("debt", ProblemCode.TOO_LARGE)]),
        ({"down_payment": -1, "down_payment_on": TODAY}, [("down_payment", ProblemCode.TOO_SMALL)]),
        ({"down_payment": 1_000_000, "down_payment_on": TODAY}, [("down_payment", ProblemCode.TOO_LARGE)]),
        ({"down_payment": 1}, [("down_payment_on", ProblemCode.REQUIRED)]),
        ({"down_payment": 1, "down_payment_on": FIRST}, [("first_on", ProblemCode.NOT_AFTER)]),
        ({"down_payment": 1, "down_payment_on": date(2026, 1, 4)}, [("down_payment_on", ProblemCode.IN_THE_PAST)]),
        ({"parts": None}, [("parts", ProblemCode.REQUIRED)]),
        ({"part_amount": 5}, [("part_amount", ProblemCode.NOT_BOTH)]),
        ({"parts": 0}, [("parts", ProblemCode.TOO_SMALL)]),
        ({"parts": 121}, [("parts", ProblemCode.TOO_LARGE)]),
        ({"debt": 2}, [("parts", ProblemCode.EMPTY_PART)]),
        ({"parts": None, "part_amount": 0}, [("part_amount", ProblemCode.TOO_SMALL)]),
        ({"parts": None, "part_amount": 8333}, [("part_amount", ProblemCode.TOO_SMALL)]),
        ({"parts": None, "part_amount": 1_000_001}, [("part_amount", ProblemCode.TOO_LARGE)]),
        ({"first_on": None}, [("first_on", ProblemCode.REQUIRED)]),
        ({"first_on": date(2026, 1, 4)}, [("first_on", ProblemCode.IN_THE_PAST)]),
        ({"first_on": date(2036, 1, 6)}, [("first_on", ProblemCode.TOO_FAR_AWAY)]),
        ({"interest": Interest.EQUAL_PRINCIPAL}, [("rate_ppm", ProblemCode.REQUIRED)]),
        ({"interest": Interest.EQUAL_PRINCIPAL, "rate_ppm": -1}, [("rate_ppm", ProblemCode.TOO_SMALL)]),
        ({"interest": Interest.EQUAL_PRINCIPAL, "rate_ppm": 1_000_001}, [("rate_ppm", ProblemCode.TOO_LARGE)]),
        ({"interest": Interest.SIMPLE_365, "rate_ppm": 1}, [("interest_from", ProblemCode.REQUIRED)]),
        (
            {"interest": Interest.SIMPLE_365, "rate_ppm": 1, "interest_from": FIRST},
            [("first_on", ProblemCode.NOT_AFTER)],
        ),
        (
            {"interest": Interest.SIMPLE_365, "rate_ppm": 1, "interest_from": date(206, 1, 1)},
            [("interest_from", ProblemCode.TOO_FAR_AWAY)],
        ),
        ({"debt": 18, "parts": 12, "interest": Interest.EQUAL_PAYMENT, "rate_ppm": 1}, [("parts", "empty_part")]),
        (
            {"parts": None, "part_amount": 9000, "interest": Interest.EQUAL_PAYMENT, "rate_ppm": 240_000},
            [("part_amount", ProblemCode.TOO_SMALL)],
        ),
    ],
)
def test_terms_that_cannot_be_kept_are_refused(changed, expected):
    assert found(dataclasses.replace(terms(), **changed)) == expected


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"own_dates": ()}, [("own_dates", ProblemCode.REQUIRED)]),
        ({"own_dates": (FIRST, FIRST)}, [("own_dates.1", ProblemCode.NOT_AFTER)]),
        ({"own_dates": (date(2026, 1, 4), FIRST)}, [("own_dates.0", ProblemCode.IN_THE_PAST)]),
        ({"own_dates": (FIRST, date(2206, 1, 1))}, [("own_dates.1", ProblemCode.TOO_FAR_AWAY)]),
        (
            {"own_dates": tuple(FIRST + timedelta(n) for n in range(121))},
            [("own_dates", ProblemCode.TOO_LARGE)],
        ),
        ({"parts": 2}, [("parts", ProblemCode.COUNT_DIFFERS)]),
        ({"part_amount": 5}, [("part_amount", ProblemCode.NOT_ALLOWED)]),
        ({"debt": 1, "own_dates": (FIRST, date(2026, 2, 1))}, [("own_dates", ProblemCode.EMPTY_PART)]),
        ({"interest": Interest.EQUAL_PAYMENT, "rate_ppm": 5}, [("interest", ProblemCode.NEEDS_REGULAR_DATES)]),
        (
            {"interest": Interest.SIMPLE_360, "rate_ppm": 5, "interest_from": FIRST},
            [("own_dates.0", ProblemCode.NOT_AFTER)],
        ),
        ({}, []),
        ({"parts": 1}, []),
    ],
)
def test_own_dates_that_cannot_be_kept_are_refused(changed, expected):
    own = terms(parts=None, first_on=None, every=Every.OWN, own_dates=(FIRST,))
    assert found(dataclasses.replace(own, **changed)) == expected


@pytest.mark.parametrize("interest", [Interest.NONE, Interest.EQUAL_PAYMENT])
@given(debt=st.integers(1, 10**11), rate=st.integers(1, 400_000))
def test_the_smallest_amount_that_is_named_is_accepted(interest, debt, rate):
    low = terms(debt, parts=None, part_amount=1, interest=interest, rate_ppm=rate)
    problems = terms_problems(low, TODAY)
    assume(problems)
    whole, _, part = str(problems[0].values["limit"]).partition(".")
    better = dataclasses.replace(low, part_amount=int(whole) * 100 + int(part))
    assert terms_problems(better, TODAY) == ()
    assert len(schedule(better, CHINA)) <= 120


def row(position, day, principal=100, interest=0, pay_on=None):
    day = date.fromisoformat(day)
    return Instalment(position, day, date.fromisoformat(pay_on) if pay_on else day, principal, interest)


@pytest.mark.parametrize(
    ("plan", "expected"),
    [
        ([row(1, "2026-02-01"), row(2, "2026-03-01")], []),
        ([row(1, "2026-02-01"), row(2, "2026-03-01", 99)], [("instalments", "not_all_spread", "0.01")]),
        ([row(1, "2026-02-01"), row(2, "2026-03-01", 1300)], [("instalments", "too_much_spread", "12.00")]),
        ([row(1, "2026-02-01", 200), row(2, "2026-03-01", 0)], [("instalments.1.principal", "too_small", None)]),
        ([row(1, "2026-02-01", 200, -1)], [("instalments.0.interest", "too_small", None)]),
        ([row(1, "2026-02-01"), row(2, "2026-02-01")], [("instalments.1.nominal_on", "not_after", None)]),
        (
            [row(1, "2026-02-01", pay_on="2026-03-02"), row(2, "2026-03-01")],
            [("instalments.1.pay_on", "not_after", None)],
        ),
        ([row(1, "2026-02-21", pay_on="2026-02-24"), row(2, "2026-02-22", pay_on="2026-02-24")], []),
        ([row(1, "2026-01-04", 200)], [("instalments.0.pay_on", "in_the_past", None)]),
        ([row(1, "2026-01-04", 200, pay_on="2026-01-05")], []),
        ([row(0, "2026-02-01", 200)], [("instalments", "required", None)]),
        ([], [("instalments", "required", None), ("instalments", "not_all_spread", "2.00")]),
    ],
)
def test_edited_rows_have_to_add_up_and_follow_each_other(plan, expected):
    problems = schedule_problems(200, plan, TODAY)
    assert [(each.field, each.code.value, each.values.get("difference")) for each in problems] == expected


def test_more_rows_than_can_be_meant_are_refused():
    plan = [Instalment(n, FIRST + timedelta(n), FIRST + timedelta(n), 1) for n in range(122)]
    assert [each.code for each in schedule_problems(122, plan)] == [ProblemCode.TOO_LARGE]


@pytest.mark.parametrize("missing", ["parts", "first_on"])
def test_a_schedule_of_unfinished_terms_is_a_mistake(missing):
    with pytest.raises(ValueError, match="terms without"):
        rows(**{missing: None})


def test_a_payment_below_the_interest_would_never_end():
    with pytest.raises(ValueError, match="does not cover"):
        rows(parts=None, part_amount=10_000, interest=Interest.EQUAL_PAYMENT, rate_ppm=120_000)


def test_rows_without_today_may_lie_in_the_past():
    assert schedule_problems(200, [row(1, "2020-01-04", 200)]) == ()


def test_the_difference_is_told_in_the_units_of_the_currency():
    assert schedule_problems(1500, [row(1, "2026-02-01", 250)], currency="JPY")[0].values == {"difference": "1250"}


def test_what_is_not_spread_yet_is_the_difference():
    assert difference(200, [row(1, "2026-02-01", 250)]) == -50
