from datetime import date

import pytest

from desktop.domain.problems import ProblemCode
from desktop.ui.pages.plans.dates_edit import DatesEdit
from desktop.ui.widgets.decimal_edit import DecimalEdit, decimal_text


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("4.8", 48_000),
        ("4", 40_000),
        ("0.0001", 1),
        (".5", 5_000),
        ("４．８", 48_000),
        ("4。8", 48_000),
        ("4.8 %", 48_000),
    ],
)
def test_a_rate_is_read_exactly(qtbot, typed, number):
    edit = DecimalEdit(4, "%")
    qtbot.addWidget(edit)
    edit.setText(typed)
    assert edit.number() == number
    assert edit.problem("rate") is None


@pytest.mark.parametrize("typed", ["x", "-1", "1.23456", "1,5", "4.8.1", "."])
def test_what_is_no_rate_stays_and_is_named(qtbot, typed):
    edit = DecimalEdit(4, "%")
    qtbot.addWidget(edit)
    edit.setText(typed)
    assert edit.number() is None
    assert edit.problem("rate").code is ProblemCode.NOT_AN_AMOUNT
    assert edit.text() == typed


def test_nothing_typed_is_no_problem(qtbot):
    edit = DecimalEdit(2, "%")
    qtbot.addWidget(edit)
    assert (edit.number(), edit.problem("share")) == (None, None)


@pytest.mark.parametrize(
    ("number", "places", "text"), [(48_000, 4, "4.8"), (40_000, 4, "4"), (1, 4, "0.0001"), (2050, 2, "20.5")]
)
def test_decimals_are_written_without_needless_zeros(number, places, text):
    assert decimal_text(number, places) == text


def test_dates_are_read_between_anything(qtbot):
    edit = DatesEdit()
    qtbot.addWidget(edit)
    edit.setPlainText("2026-12-25, 2027/1/5；20270201\n2027年3月1日")
    assert edit.dates() == (date(2026, 12, 25), date(2027, 1, 5), date(2027, 2, 1), date(2027, 3, 1))
    assert edit.problem("own_dates") is None


def test_what_is_no_date_is_named(qtbot):
    edit = DatesEdit()
    qtbot.addWidget(edit)
    edit.setPlainText("2026-12-25 2027-02-30")
    assert edit.problem("own_dates").code is ProblemCode.NOT_A_DATE
    assert edit.dates() == (date(2026, 12, 25),)
