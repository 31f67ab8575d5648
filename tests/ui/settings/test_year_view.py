"""A year as it is shown: kinds of days, their names, and where each lies on the picture."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QRect

from desktop.ui.pages.settings.days.geometry import YearGeometry
from desktop.ui.pages.settings.days.year import DayKind, read_year


@pytest.fixture
def calendars(opened):
    return opened.services.calendars


@pytest.mark.parametrize(
    ("day", "kind"),
    [
        (date(2026, 11, 20), DayKind.WORK),
        (date(2026, 11, 21), DayKind.REST),
        (date(2026, 10, 1), DayKind.HOLIDAY),
        (date(2026, 2, 28), DayKind.EXCHANGE),
        (date(2026, 9, 20), DayKind.EXCHANGE),
    ],
)
def test_days_of_china(calendars, day, kind):
    assert read_year(calendars, 2026, "en").days[day].kind is kind


def test_a_country_that_rests_on_other_days(calendars):
    calendars.set_country("EG")
    days = read_year(calendars, 2026, "en").days
    assert days[date(2026, 11, 20)].kind is DayKind.REST  # a Friday
    assert days[date(2026, 11, 22)].kind is DayKind.WORK  # a Sunday


@pytest.mark.parametrize(("language", "name"), [("en", "National Day"), ("zh_CN", "国庆节")])
def test_holidays_are_named_in_the_language_of_the_screen(calendars, language, name):
    assert read_year(calendars, 2026, language).days[date(2026, 10, 1)].name == name


def test_a_day_set_in_the_book_keeps_what_the_country_says(calendars):
    calendars.set_day(date(2026, 10, 1), working=True, name="盘点")
    mark = read_year(calendars, 2026, "en").days[date(2026, 10, 1)]
    assert (mark.kind, mark.name, mark.public_working, mark.public_name) == (
        DayKind.WORK,
        "盘点",
        False,
        "National Day",
    )


def test_the_list_names_what_is_special(calendars):
    calendars.set_day(date(2026, 8, 14), working=False)
    notable = {mark.day for mark in read_year(calendars, 2026, "en").notable}
    assert {date(2026, 8, 14), date(2026, 10, 1), date(2026, 10, 10)} <= notable
    assert date(2026, 8, 13) not in notable


@given(st.dates(date(1990, 1, 1), date(2200, 12, 31)), st.integers(150, 2000))
def test_every_day_is_found_where_it_is_painted(day, width):
    geometry = YearGeometry(day.year, width)
    assert geometry.day_at(geometry.cell(day).center()) == day


@given(st.integers(1990, 2200), st.integers(182, 2000))
def test_no_two_days_overlap_and_none_is_outside(year, width):
    geometry = YearGeometry(year, width)
    first = date(year, 1, 1)
    cells = [geometry.cell(first + timedelta(days=n)) for n in range((date(year + 1, 1, 1) - first).days)]
    assert len({(cell.x(), cell.y()) for cell in cells}) == len(cells)
    assert all(QRect(0, 0, width, geometry.height).contains(cell) for cell in cells)


def test_between_the_months_there_is_no_day():
    geometry = YearGeometry(2026, 900)
    assert geometry.day_at(QPoint(5, 5)) is None
    assert geometry.day_at(geometry.cell(date(2026, 1, 1)).center() - QPoint(3 * geometry.cell_width, 0)) is None
