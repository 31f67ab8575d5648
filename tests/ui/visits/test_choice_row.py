from enum import StrEnum

import pytest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from desktop.ui.pages.visits.choice_row import ChoiceRow
from tests.ui.visits.driving import press


class Taste(StrEnum):
    SWEET = "sweet"
    SOUR = "sour"
    SALT = "salt"


OPTIONS = [(Taste.SWEET, "Sweet"), (Taste.SOUR, "Sour & sharp"), (Taste.SALT, "Salt")]


@pytest.fixture
def window(qtbot):
    window = QWidget()
    layout = QVBoxLayout(window)
    layout.addWidget(ChoiceRow(OPTIONS, first_digit=4))
    layout.addWidget(QLineEdit())
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    return window


@pytest.fixture
def row(window):
    row = window.findChild(ChoiceRow)
    row.setFocus()
    return row


def test_no_answer_is_given_at_first(row):
    assert row.value() is None
    assert row.choice == ""


@pytest.mark.parametrize(("key", "answer"), [("4", Taste.SWEET), ("5", Taste.SOUR), ("6", Taste.SALT)])
def test_a_digit_gives_its_answer(qtbot, row, key, answer):
    press(qtbot, key)
    assert row.value() is answer


def test_a_digit_without_answer_changes_nothing(qtbot, row):
    press(qtbot, "1")
    assert row.value() is None


def test_a_digit_typed_in_a_field_is_typed(qtbot, window, row):
    field = window.findChild(QLineEdit)
    field.setFocus()
    press(qtbot, "5")
    assert (row.value(), field.text()) == (None, "5")


def test_an_answer_replaces_the_one_before(qtbot, row):
    with qtbot.waitSignals([row.changed, row.changed]):
        press(qtbot, "4", "6")
    assert row.value() is Taste.SALT


def test_an_ampersand_in_an_answer_is_no_mnemonic(row):
    assert row.findChildren(QWidget)[1].text() == "&5  Sour && sharp"
