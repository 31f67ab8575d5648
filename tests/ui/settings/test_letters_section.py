"""When letters are proposed, in the settings."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.domain.dunning import LadderRules


@pytest.fixture
def section(page):
    page.arrive(section="letters")
    return page.letters


def press_save(section):
    section.window().activateWindow()
    section.counts["gap"].setFocus()
    QApplication.processEvents()
    QTest.keyClick(section.counts["gap"], Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_it_begins_with_what_counts_now(section):
    assert section.typed() == LadderRules()
    assert not section.is_dirty


def test_the_rule_is_said_as_it_is_typed(section):
    assert "first reminder from 3 days overdue on" in section.rule.text()
    section.counts["first"].setText("5")
    assert "first reminder from 5 days overdue on" in section.rule.text()
    section.upcoming.setChecked(False)
    assert "working days before" not in section.rule.text()


def test_what_is_typed_is_kept_and_undo_brings_it_back(section, said, context):
    section.counts["second"].setText("20")
    section.counts["pay_within.2"].setText("21")
    press_save(section)
    assert context.services.dunning.rules() == LadderRules(second=20, pay_within=(7, 10, 21))
    assert not section.is_dirty
    said[-1][1]()
    assert context.services.dunning.rules() == LadderRules()
    assert section.counts["second"].text() == "15"


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("gap", "", "This is needed."),
        ("gap", "0", "at least 1"),
        ("first", "soon", "Not a whole number."),
        ("second", "3", "at least 4"),
        ("final", "15", "at least 16"),
        ("upcoming_until", "8", "at most 7"),
        ("pay_within.1", "90", "at most 60"),
    ],
)
def test_what_cannot_be_is_said_at_its_field_and_nothing_is_kept(section, context, field, typed, sentence):
    section.counts[field].setText(typed)
    press_save(section)
    assert sentence in section.form.error_text(field)
    assert context.services.dunning.rules() == LadderRules()


def test_the_reminder_before_its_day_is_turned_off_with_its_days_out_of_sight(section, context):
    section.counts["upcoming_from"].setText("never")
    section.upcoming.setFocus()
    QTest.keyClick(section.upcoming, Qt.Key.Key_Space)
    assert section.counts["upcoming_from"].isHidden()
    press_save(section)
    assert context.services.dunning.rules() == LadderRules(upcoming=False)


def test_the_page_asks_before_it_is_left(page, section, answer):
    section.counts["gap"].setText("12")
    left = []
    page.ask_to_leave(lambda: left.append(True))
    assert "changes to letters" in answer(page, "Discard")
    assert left == [True]


def test_the_palette_leads_there(page):
    from desktop.ui.pages import COMMANDS

    command = next(each for each in COMMANDS if each.arguments.get("section") == "letters")
    page.arrive(**command.arguments)
    assert page.section is page.letters
