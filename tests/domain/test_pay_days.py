"""The next pay days of each kind of rule, and why a day was moved."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.calendars import DayOverride, WorkCalendar
from desktop.domain.paydays import MoveReason, PayDay, next_pay_days, pay_day_after_missing, process_pay_days
from desktop.domain.paygrammar import parse_rule
from desktop.domain.payrules import Shift
from desktop.domain.process import ClosedPeriod, PaymentProcess

CHINA = WorkCalendar("CN")
BRITAIN = WorkCalendar("GB")
TODAY = date(2026, 11, 21)  # a Saturday

RULES = st.sampled_from(
    [
        "MDAY 1,2,3",
        "MDAY 25",
        "MDAY 29,30,31",
        "LASTDAY",
        "LASTWD",
        "WD 1",
        "WD 16",
        "NTH 5 SAT",
        "LASTWEEKDAY SUN",
        "WEEKLY SAT,SUN",
        "WEEKLY WED /2 FROM 2026-01-07",
        "WINDOW 1-5",
        "WINDOW 28-3",
        "QUARTER 3 31",
        "YEAR 2 29",
        "NONE",
    ]
)
CALENDARS = st.builds(
    lambda country, first, length: WorkCalendar(country).with_closed(first + timedelta(n) for n in range(length)),
    st.sampled_from(["CN", "GB", "SA"]),
    st.dates(date(2025, 1, 1), date(2027, 12, 31)),
    st.integers(0, 45),
)


def pay_days(text, after=TODAY, calendar=CHINA, count=3):
    return next_pay_days(parse_rule(text), after, calendar, count)


def days(text, after=TODAY, calendar=CHINA, count=3):
    return [pay_day.day for pay_day in pay_days(text, after, calendar, count)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("MDAY 25", ["2026-11-25", "2026-12-25", "2027-01-25"]),
        ("MDAY 10,25", ["2026-11-25", "2026-12-10", "2026-12-25"]),
        ("MDAY 31", ["2026-11-30", "2026-12-31", "2027-02-01"]),
        ("MDAY 21", ["2026-11-23", "2026-12-21", "2027-01-21"]),
        ("LASTDAY SHIFT PREV", ["2026-11-30", "2026-12-31", "2027-01-29"]),
        ("LASTWD", ["2026-11-30", "2026-12-31", "2027-01-29"]),
        ("WD 3", ["2026-12-03", "2027-01-06", "2027-02-03"]),
        ("NTH 2 FRI", ["2026-12-11", "2027-01-08", "2027-02-12"]),
        ("NTH 5 MON", ["2026-11-30", "2027-03-29", "2027-05-31"]),
        ("LASTWEEKDAY FRI", ["2026-11-27", "2026-12-25", "2027-01-29"]),
        ("WEEKLY WED", ["2026-11-25", "2026-12-02", "2026-12-09"]),
        ("WEEKLY TUE,FRI", ["2026-11-24", "2026-11-27", "2026-12-01"]),
        ("WEEKLY FRI /2 FROM 2026-11-13", ["2026-11-27", "2026-12-11", "2026-12-25"]),
        (
            "WEEKLY FRI /2 FROM 2026-12-18 SHIFT PREV",
            ["2026-12-18", "2026-12-31", "2027-01-15"],
        ),  # 1 January moves to 31 December
        ("WEEKLY TUE,FRI /2 FROM 2026-11-22", ["2026-11-24", "2026-11-27", "2026-12-08"]),
        ("QUARTER 3 25", ["2026-12-25", "2027-03-25", "2027-06-25"]),
        ("QUARTER 1 10", ["2027-01-11", "2027-04-12", "2027-07-12"]),
        ("YEAR 12 31", ["2026-12-31", "2027-12-31", "2029-01-02"]),
        ("NONE", []),
    ],
)
def test_next_three_pay_days(text, expected):
    assert [day.isoformat() for day in days(text)] == expected


@pytest.mark.parametrize(
    ("after", "nominal"),
    [
        (date(2028, 2, 5), date(2028, 2, 29)),
        (date(2027, 2, 5), date(2027, 2, 28)),
        (date(2026, 4, 5), date(2026, 4, 30)),
    ],
)
@pytest.mark.parametrize("text", ["MDAY 31", "LASTDAY"])
def test_a_day_that_the_month_lacks_is_its_last(text, after, nominal):
    assert pay_days(text, after, BRITAIN)[0].nominal == nominal


@pytest.mark.parametrize(("year", "nominal"), [(2027, date(2027, 2, 28)), (2028, date(2028, 2, 29))])
def test_29_february_of_every_year(year, nominal):
    assert pay_days("YEAR 2 29", date(year, 1, 1), BRITAIN)[0].nominal == nominal


@pytest.mark.parametrize(
    ("shift", "expected"),
    [("NEXT", "2026-11-02"), ("PREV", "2026-10-30"), ("MODNEXT", "2026-10-30"), ("NONE", "2026-10-31"), ("SKIP", None)],
)
def test_shift_of_a_saturday_at_the_end_of_a_month(shift, expected):
    found = [
        pay_day for pay_day in pay_days(f"MDAY 31 SHIFT {shift}", date(2026, 10, 20)) if pay_day.nominal.month == 10
    ]
    assert [pay_day.day.isoformat() for pay_day in found] == ([expected] if expected else [])


def test_modnext_goes_on_within_the_month():
    assert days("MDAY 21 SHIFT MODNEXT", count=1) == [date(2026, 11, 23)]


def test_skip_waits_for_the_next_occurrence():
    assert days("MDAY 21 SHIFT SKIP", count=2) == [date(2026, 12, 21), date(2027, 1, 21)]


def test_skip_of_a_day_that_is_always_a_holiday_comes_to_an_end():
    assert pay_days("YEAR 1 1 SHIFT SKIP") == ()


@pytest.mark.parametrize(
    ("text", "after", "expected"),
    [
        (
            "MDAY 28",
            date(2026, 2, 25),
            PayDay(date(2026, 2, 28), date(2026, 2, 28)),
        ),
        (
            "MDAY 1",
            date(2026, 10, 1),
            PayDay(date(2026, 10, 1), date(2026, 10, 8), MoveReason.HOLIDAY, "National Day"),
        ),
        (
            "MDAY 3 SHIFT PREV",
            date(2026, 9, 30),
            PayDay(date(2026, 10, 3), date(2026, 9, 30), MoveReason.HOLIDAY, "National Day"),
        ),
        (
            "MDAY 21",
            date(2026, 11, 21),
            PayDay(date(2026, 11, 21), date(2026, 11, 23), MoveReason.WEEKEND),
        ),
        (
            "MDAY 10",
            date(2026, 10, 10),
            PayDay(date(2026, 10, 10), date(2026, 10, 10)),
        ),
        (
            "MDAY 31",
            date(2027, 1, 31),
            PayDay(date(2027, 1, 31), date(2027, 2, 1), MoveReason.WEEKEND, estimated=True),
        ),
    ],
    ids=["worked Saturday", "holiday", "holiday back", "weekend", "worked Saturday in October", "estimated"],
)
def test_pay_day_says_why_it_was_moved(text, after, expected):
    assert pay_days(text, after)[0] == expected


def test_a_closed_customer_moves_the_pay_day():
    closed = CHINA.with_closed([date(2026, 11, 25)])
    assert pay_days("MDAY 25", calendar=closed)[0] == PayDay(date(2026, 11, 25), date(2026, 11, 26), MoveReason.CLOSED)


def test_a_day_off_without_a_name_is_a_holiday_all_the_same():
    day = date(2026, 11, 25)
    calendar = WorkCalendar("CN", {day: DayOverride(day, working=False)})
    assert pay_days("MDAY 25", calendar=calendar)[0].moved is MoveReason.HOLIDAY


def test_a_pay_day_of_last_month_that_moved_into_this_one_is_listed():
    assert pay_days("MDAY 31", date(2026, 11, 1))[0] == PayDay(
        date(2026, 10, 31), date(2026, 11, 2), MoveReason.WEEKEND
    )


def test_a_pay_day_that_moved_before_the_asked_day_is_not_listed():
    assert days("MDAY 21 SHIFT PREV", date(2026, 11, 21), count=1) == [date(2026, 12, 21)]


def test_a_pay_day_moved_across_a_long_closing_is_still_found():
    closed = CHINA.with_closed(date(2026, 3, 1) + timedelta(n) for n in range(184))  # to the end of August
    assert pay_days("YEAR 3 10", date(2026, 8, 31), closed, 1)[0].day == date(2026, 9, 1)


def test_two_days_moved_onto_one_are_one_pay_day_explained_by_the_nearest():
    assert pay_days("MDAY 21,22,23", count=2) == (
        PayDay(date(2026, 11, 23), date(2026, 11, 23)),
        PayDay(date(2026, 12, 21), date(2026, 12, 21)),
    )


@pytest.mark.parametrize(
    ("text", "after", "expected"),
    [
        ("WINDOW 10-15", date(2026, 12, 1), (date(2026, 12, 10), date(2026, 12, 15))),
        ("WINDOW 21-25", date(2026, 11, 20), (date(2026, 11, 23), date(2026, 11, 25))),
        ("WINDOW 20-22 SHIFT PREV", date(2026, 11, 20), (date(2026, 11, 20), date(2026, 11, 20))),
        ("WINDOW 28-5", date(2026, 12, 28), (date(2026, 12, 28), date(2027, 1, 5))),
        ("WINDOW 1-5", date(2026, 10, 1), (date(2026, 10, 8), date(2026, 10, 8))),  # wholly within National Day
        ("WINDOW 1-5 SHIFT PREV", date(2026, 9, 30), (date(2026, 9, 30), date(2026, 9, 30))),
        ("WINDOW 1-5 SHIFT SKIP", date(2026, 10, 1), (date(2026, 11, 2), date(2026, 11, 5))),
        ("WINDOW 1-5 SHIFT NONE", date(2026, 10, 1), (date(2026, 10, 1), date(2026, 10, 5))),
        ("WINDOW 31-31", date(2026, 11, 24), (date(2026, 11, 30), date(2026, 11, 30))),
    ],
)
def test_window(text, after, expected):
    first = pay_days(text, after)[0]
    assert (first.day, first.window_end) == expected


def test_the_rest_of_an_open_window_is_listed_first():
    assert pay_days("WINDOW 19-25", TODAY)[0] == PayDay(
        date(2026, 11, 19), date(2026, 11, 23), window_end=date(2026, 11, 25)
    )


def test_a_window_that_ended_yesterday_is_over():
    assert pay_days("WINDOW 10-19", date(2026, 11, 20))[0].nominal == date(2026, 12, 10)


def test_process_pay_days_go_around_the_closed_periods():
    process = PaymentProcess(rule=parse_rule("MDAY 25"), closed=(ClosedPeriod(date(2026, 11, 24), date(2026, 11, 27)),))
    assert process_pay_days(process, TODAY, CHINA, 1)[0].day == date(2026, 11, 30)


def test_process_without_a_rule_has_no_pay_days():
    assert process_pay_days(PaymentProcess(), TODAY, CHINA) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("MDAY 10,25 CUTOFF 5", date(2026, 11, 25)),
        ("MDAY 10,25 CUTOFF 5 ELSE +1M", date(2026, 12, 10)),
        ("MDAY 10 CUTOFF 5 ELSE +2M", date(2027, 1, 11)),
        ("MDAY 10", date(2026, 12, 10)),
        ("WEEKLY TUE CUTOFF 5", date(2026, 11, 17)),
    ],
)
def test_papers_that_missed_10_november_wait(text, expected):
    rule = parse_rule(text)
    missed = next_pay_days(rule, date(2026, 11, 10), CHINA, 1)[0]
    later = pay_day_after_missing(rule, missed, CHINA)
    assert later is not None
    assert later.day == expected


@given(RULES, st.sampled_from(Shift), st.dates(date(2025, 6, 1), date(2027, 6, 1)), CALENDARS, st.integers(1, 5))
def test_pay_days_ascend_from_the_asked_day(text, shift, after, calendar, count):
    found = days(f"{text} SHIFT {shift.name}", after, calendar, count)
    assert len(found) <= count
    assert all(day >= after for day in found)
    assert all(a < b for a, b in pairwise(found))


@given(RULES, st.sampled_from(Shift), st.dates(date(2025, 6, 1), date(2027, 6, 1)), CALENDARS)
def test_shifted_pay_days_are_working_days_and_say_why(text, shift, after, calendar):
    for pay_day in pay_days(f"{text} SHIFT {shift.name}", after, calendar):
        if shift is not Shift.NONE:
            assert calendar.is_working(pay_day.day)
        if pay_day.moved is not None:
            assert not calendar.is_working(pay_day.nominal)
            assert pay_day.day != pay_day.nominal
        if pay_day.window_end is not None:
            assert pay_day.day <= pay_day.window_end


# not of windows: the rest of an open one begins later
@given(
    RULES.filter(lambda text: not text.startswith("WINDOW")),
    st.sampled_from(Shift),
    st.dates(date(2025, 6, 1), date(2027, 6, 1)),
    CALENDARS,
    st.integers(0, 40),
)
def test_asking_later_only_drops_what_is_over(text, shift, after, calendar, later):
    text = f"{text} SHIFT {shift.name}"
    start = after + timedelta(later)
    earlier = [day for day in days(text, after, calendar, 60) if day >= start]
    assert days(text, start, calendar, 60)[: len(earlier)] == earlier
