from datetime import date, time

import pytest
from PySide6.QtCore import QDate, Qt

from desktop.domain.problems import Problem, ProblemCode
from desktop.ui.widgets.count_edit import CountEdit
from desktop.ui.widgets.date_edit import DateEdit, parse_day
from desktop.ui.widgets.money_edit import MoneyEdit
from desktop.ui.widgets.time_edit import TimeEdit, parse_time

KEYS = Qt.Key


@pytest.fixture
def money(qtbot):
    edit = MoneyEdit("CNY")
    qtbot.addWidget(edit)
    return edit


@pytest.mark.parametrize("minor", [1, -1, 0, 12_850_000, 9_999_999_999_999])
def test_amount_comes_back_exactly(money, minor):
    money.set_minor(minor)
    assert money.minor() == minor


def test_amount_is_tidied_when_left(qtbot, money):
    qtbot.keyClicks(money, "¥1234.5")
    money.editingFinished.emit()
    assert money.text() == "1,234.50"


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("", None),
        ("12", None),
        ("12.345", Problem("amount", ProblemCode.TOO_MANY_DECIMALS, {"limit": 2})),
        ("12,5", Problem("amount", ProblemCode.NOT_AN_AMOUNT)),
        ("99999999999999", Problem("amount", ProblemCode.TOO_LARGE)),
    ],
)
def test_amount_that_cannot_be_read_stays_as_typed(money, typed, problem):
    money.setText(typed)
    money.editingFinished.emit()
    found = money.problem("amount")
    assert (found.code if found else None) == (problem.code if problem else None)
    if problem:
        assert money.text() == typed
        assert money.minor() is None


def test_amount_in_a_currency_without_decimals(money):
    money.set_currency("JPY")
    money.setText("1234")
    assert money.minor() == 1234
    money.setText("12.5")
    assert money.problem("amount") is not None


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2026-11-26", date(2026, 11, 26)),
        ("2026/1/6", date(2026, 1, 6)),
        ("2026.11.26", date(2026, 11, 26)),
        ("20261126", date(2026, 11, 26)),
        ("2026年11月26日", date(2026, 11, 26)),
        ("２０２６－１１－２６", date(2026, 11, 26)),
        ("2028-02-29", date(2028, 2, 29)),
        ("2026-02-29", None),
        ("26/11/2026", None),
        ("2026-11/26", None),
        ("", None),
    ],
)
def test_day_as_typed(typed, day):
    assert parse_day(typed) == day


@pytest.fixture
def day_edit(qtbot):
    edit = DateEdit()
    qtbot.addWidget(edit)
    edit.show()
    return edit


def test_day_shows_its_weekday(day_edit):
    day_edit.set_day(date(2026, 11, 26))
    assert day_edit._inset.text() == "Thu"
    day_edit.set_day(None)
    assert day_edit._inset.text() == ""


def test_day_that_is_none_is_a_problem_and_stays(day_edit):
    day_edit.setText("2026-02-30")
    day_edit.editingFinished.emit()
    assert day_edit.problem("day") == Problem("day", ProblemCode.NOT_A_DATE)
    assert day_edit.text() == "2026-02-30"


@pytest.mark.parametrize(
    ("key", "day"),
    [(KEYS.Key_Up, date(2026, 3, 1)), (KEYS.Key_Down, date(2026, 2, 27)), (KEYS.Key_PageUp, date(2026, 3, 7))],
)  # fmt: skip
def test_day_is_stepped_by_keys(qtbot, day_edit, key, day):
    day_edit.set_day(date(2026, 2, 28))
    qtbot.keyClick(day_edit, key)
    assert day_edit.day() == day


def test_day_is_picked_from_the_calendar(qtbot, day_edit, calls):
    day_edit.day_changed.connect(calls)
    qtbot.keyClick(day_edit, KEYS.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert day_edit._popup.isVisible()
    day_edit._popup.calendar.activated.emit(QDate(2026, 12, 25))
    assert not day_edit._popup.isVisible()
    assert day_edit.day() == date(2026, 12, 25)
    assert calls[-1] == (date(2026, 12, 25),)


@pytest.mark.parametrize(
    ("typed", "at"),
    [("14:00", time(14)), ("14：30", time(14, 30)), ("930", time(9, 30)), ("9", time(9)), ("9点30", time(9, 30)),
     ("9点", time(9)), ("24:00", None), ("12:60", None), ("noon", None), ("", None)],
)  # fmt: skip
def test_time_as_typed(typed, at):
    assert parse_time(typed) == at


def test_time_is_tidied_stepped_and_found_fault_with(qtbot):
    edit = TimeEdit()
    qtbot.addWidget(edit)
    edit.setText("2350")
    edit.editingFinished.emit()
    assert edit.text() == "23:50"
    qtbot.keyClick(edit, KEYS.Key_Up)
    assert edit.at() == time(0, 5)
    edit.setText("soon")
    assert edit.problem("time") == Problem("time", ProblemCode.NOT_A_TIME)


@pytest.mark.parametrize(
    ("typed", "count", "code"),
    [("30", 30, None), ("３０", 30, None), ("", None, None), ("3.5", None, ProblemCode.NOT_A_NUMBER),
     ("-1", None, ProblemCode.TOO_SMALL), ("366", None, ProblemCode.TOO_LARGE), ("²", 2, None)],
)  # fmt: skip
def test_count_as_typed(qtbot, typed, count, code):
    edit = CountEdit(0, 365)
    qtbot.addWidget(edit)
    edit.setText(typed)
    problem = edit.problem("term")
    assert edit.count() == count
    assert (problem.code if problem else None) is code


def test_count_is_stepped_within_its_range(qtbot):
    edit = CountEdit(0, 365)
    qtbot.addWidget(edit)
    edit.set_count(364)
    for _ in range(3):
        qtbot.keyClick(edit, KEYS.Key_Up)
    assert edit.count() == 365
