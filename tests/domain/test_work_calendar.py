"""Working days of China and elsewhere, overrides, closed days, estimated years."""

from datetime import date, timedelta

import chinese_calendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.calendars import (
    DayOverride,
    NoWorkingDayError,
    UnknownCountryError,
    WorkCalendar,
    is_known_country,
    last_announced_year,
)

CHINA = WorkCalendar("CN")
DAYS = st.dates(date(2019, 1, 1), date(2030, 12, 31))
COUNTRIES = st.sampled_from(["CN", "GB", "US", "DE", "SA", "HK"])


def day_off(day: date, name: str = "") -> dict[date, DayOverride]:
    return {day: DayOverride(day, working=False, name=name)}


def day_worked(day: date) -> dict[date, DayOverride]:
    return {day: DayOverride(day, working=True)}


@pytest.mark.parametrize("year", range(2019, 2027))
def test_china_agrees_with_an_independent_calendar(year):
    first = date(year, 1, 1)
    days = [day for day in (first + timedelta(n) for n in range(366)) if day.year == year]
    assert [day for day in days if CHINA.is_working(day) != chinese_calendar.is_workday(day)] == []


@pytest.mark.parametrize(
    ("country", "day", "working"),
    [
        ("CN", date(2026, 2, 28), True),  # a Saturday worked for Spring Festival
        ("CN", date(2026, 11, 21), False),  # an ordinary Saturday
        ("CN", date(2026, 10, 7), False),  # National Day, exchanged for 10 October
        ("CN", date(2026, 10, 10), True),
        ("GB", date(2026, 2, 28), False),
        ("GB", date(2026, 4, 6), False),  # Easter Monday, in England though not in Scotland
        ("GB", date(2026, 12, 28), False),  # Boxing Day is on a Saturday
        ("US", date(2026, 11, 26), False),  # Thanksgiving
        ("SA", date(2026, 11, 20), False),  # Friday
        ("SA", date(2026, 11, 22), True),  # Sunday
    ],
)
def test_is_working_follows_the_country(country, day, working):
    assert WorkCalendar(country).is_working(day) is working


@pytest.mark.parametrize("day", [date.min, date(1949, 10, 1), date(2101, 1, 3), date(9999, 12, 31)])
def test_is_working_answers_for_years_without_data(day):
    assert CHINA.is_working(day) in {True, False}


def test_override_beats_the_country():
    saturday, monday = date(2026, 11, 21), date(2026, 11, 23)
    calendar = WorkCalendar("CN", day_worked(saturday) | day_off(monday, "Flood"))
    assert (calendar.is_working(saturday), calendar.is_working(monday)) == (True, False)


def test_closed_day_beats_an_override():
    saturday = date(2026, 11, 21)
    assert not WorkCalendar("CN", day_worked(saturday)).with_closed([saturday]).is_working(saturday)


def test_with_closed_adds_to_what_is_closed_already():
    calendar = CHINA.with_closed([date(2026, 11, 23)]).with_closed([date(2026, 11, 24)])
    assert calendar.on_or_after(date(2026, 11, 21)) == date(2026, 11, 25)
    assert CHINA.is_working(date(2026, 11, 23))


@pytest.mark.parametrize(
    ("day", "closed"),
    [(date(2026, 11, 23), True), (date(2026, 11, 22), False), (date(2026, 11, 24), False)],
    ids=["working day", "Sunday", "not closed"],
)
def test_is_closed_only_where_the_country_works(day, closed):
    assert CHINA.with_closed([date(2026, 11, 22), date(2026, 11, 23)]).is_closed(day) is closed


def test_last_announced_year_matches_an_independent_calendar():
    assert last_announced_year("CN") == max(day.year for day in chinese_calendar.holidays)


@pytest.mark.parametrize(
    ("calendar", "year", "estimated"),
    [
        (CHINA, 2026, False),
        (CHINA, 2027, True),
        (WorkCalendar("CN", official_years=frozenset({2027})), 2027, False),
        (WorkCalendar("CN", official_years=frozenset({2027})), 2028, True),
        (WorkCalendar("GB"), 2040, False),
    ],
)
def test_is_estimated(calendar, year, estimated):
    assert calendar.is_estimated(date(year, 6, 15)) is estimated


def test_is_estimated_is_false_for_a_day_that_the_user_settled():
    day = date(2027, 6, 15)
    assert not WorkCalendar("CN", day_off(day)).is_estimated(day)


@pytest.mark.parametrize(
    ("calendar", "day", "name"),
    [
        (CHINA, date(2026, 10, 1), "National Day"),
        (WorkCalendar("CN", language="zh_CN"), date(2026, 10, 1), "国庆节"),
        (CHINA, date(2026, 2, 23), "Chinese New Year (Spring Festival)"),  # exchanged for 28 February
        (WorkCalendar("CN", language="zh_CN"), date(2026, 1, 2), "元旦"),
        (WorkCalendar("US", language="zh_CN"), date(2026, 12, 25), "Christmas Day"),  # no Chinese names there
        (CHINA, date(2026, 11, 21), None),
        (CHINA, date(2026, 2, 28), None),
        (WorkCalendar("CN", day_off(date(2026, 11, 23), "Flood")), date(2026, 11, 23), "Flood"),
        (WorkCalendar("CN", day_off(date(2026, 10, 1))), date(2026, 10, 1), "National Day"),
        (WorkCalendar("CN", day_worked(date(2026, 10, 1))), date(2026, 10, 1), None),
    ],
)
def test_name(calendar, day, name):
    assert calendar.name(day) == name


@pytest.mark.parametrize(
    ("start", "n", "expected"),
    [
        (date(2026, 11, 21), 0, date(2026, 11, 21)),
        (date(2026, 11, 21), 1, date(2026, 11, 23)),
        (date(2026, 11, 20), 1, date(2026, 11, 23)),
        (date(2026, 11, 23), -1, date(2026, 11, 20)),
        (date(2026, 9, 30), 1, date(2026, 10, 8)),
        (date(2026, 10, 8), 3, date(2026, 10, 12)),  # Saturday the 10th is worked, Sunday is not
        (date(2026, 3, 2), -1, date(2026, 2, 28)),
    ],
)
def test_add_working_days(start, n, expected):
    assert CHINA.add_working_days(start, n) == expected


@pytest.mark.parametrize(
    ("month", "n", "expected"),
    [
        (10, 1, date(2026, 10, 8)),
        (10, 3, date(2026, 10, 10)),
        (2, 16, date(2026, 2, 28)),
        (2, 17, None),
        (2, 0, None),
    ],
)
def test_nth_working_day(month, n, expected):
    assert CHINA.nth_working_day(2026, month, n) == expected


def test_last_working_day_counts_a_worked_saturday():
    assert CHINA.last_working_day(2026, 2) == date(2026, 2, 28)
    assert WorkCalendar("GB").last_working_day(2026, 2) == date(2026, 2, 27)


def test_last_working_day_is_none_when_the_whole_month_is_closed():
    closed = CHINA.with_closed(date(2026, 2, n) for n in range(1, 29))
    assert closed.last_working_day(2026, 2) is None


def test_a_country_without_data_is_told():
    assert not is_known_country("ZZ")
    assert is_known_country("VN")
    with pytest.raises(UnknownCountryError):
        WorkCalendar("ZZ").is_working(date(2026, 11, 21))


def test_a_calendar_without_working_days_is_told():
    with pytest.raises(NoWorkingDayError):
        CHINA.with_closed(date(2026, 1, 1) + timedelta(n) for n in range(1600)).on_or_after(date(2026, 1, 1))


@given(COUNTRIES, DAYS)
def test_on_or_before_and_on_or_after_enclose_the_day(country, day):
    calendar = WorkCalendar(country)
    before, after = calendar.on_or_before(day), calendar.on_or_after(day)
    assert before <= day <= after
    assert calendar.is_working(before)
    assert calendar.is_working(after)
    assert (before == after) is calendar.is_working(day)


@given(COUNTRIES, DAYS, st.integers(1, 40))
def test_adding_and_taking_working_days_from_a_working_day_cancel(country, day, n):
    calendar = WorkCalendar(country)
    start = calendar.on_or_after(day)
    assert calendar.add_working_days(calendar.add_working_days(start, n), -n) == start


@given(COUNTRIES, st.integers(2019, 2030), st.integers(1, 12), st.integers(1, 25))
def test_nth_working_day_is_n_steps_into_the_month(country, year, month, n):
    calendar = WorkCalendar(country)
    found = calendar.nth_working_day(year, month, n)
    reached = calendar.add_working_days(date(year, month, 1) - timedelta(1), n)
    assert found == (reached if reached.month == month else None)
