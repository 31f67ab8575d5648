"""The hours for getting in touch and the cost of credit, in the settings."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.domain.callwindow import CallRules


@pytest.fixture
def section(page):
    page.arrive(section="collecting")
    return page.collecting


def press_save(section):
    section.window().activateWindow()
    section.rate.setFocus()
    QApplication.processEvents()
    QTest.keyClick(section.rate, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_it_begins_with_what_counts_now(section):
    assert section.typed().calls == CallRules()
    assert section.rate.text() == ""
    assert not section.is_dirty


def test_hours_and_rate_are_kept_together_and_undo_brings_both_back(section, said, context):
    section.times["best"].setText("16:00")
    section.contacts_a_day.setText("2")
    section.rate.setText("4.8")
    press_save(section)
    assert context.services.contacts.call_rules() == CallRules(best="16:00", contacts_a_day=2)
    assert context.services.money.credit_rate() == 48_000
    assert not section.is_dirty
    said[-1][1]()
    assert context.services.contacts.call_rules() == CallRules()
    assert context.services.money.credit_rate() is None
    assert section.times["best"].text() == "15:30"


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("best", "", "This is needed."),
        ("best", "noon", "Not a time. Write it as 14:00."),
        ("open_from", "06:00", "08:00"),
        ("open_to", "23:00", "22:00"),
    ],
)
def test_what_cannot_be_is_said_at_its_field_and_nothing_is_kept(section, context, field, typed, sentence):
    section.times[field].setText(typed)
    section.rate.setText("5")
    press_save(section)
    assert sentence in section.form.error_text(field)
    assert context.services.contacts.call_rules() == CallRules()
    assert context.services.money.credit_rate() is None


def test_what_is_no_rate_is_said_at_its_field(section, context):
    section.rate.setText("much")
    press_save(section)
    assert section.form.error_text("rate")
    assert context.services.money.credit_rate() is None


def test_what_was_typed_can_be_thrown_away(section):
    section.times["best"].setText("16:00")
    assert section.bar.isVisible()
    section.discard()
    assert section.times["best"].text() == "15:30"
    assert not section.is_dirty


def test_the_page_asks_before_it_is_left(page, section, answer):
    section.times["best"].setText("16:00")
    left = []
    page.ask_to_leave(lambda: left.append(True))
    assert "calls and collecting" in answer(page, "Discard")
    assert left == [True]
