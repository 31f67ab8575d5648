"""The pay-day rule: every kind, what is missing, and phrases that suggest and never decide."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.domain.payrules import (
    Cutoff,
    LastDay,
    LastWeekday,
    LastWorkingDay,
    MonthDays,
    NoFixedDay,
    NthWeekday,
    NthWorkingDay,
    PayRule,
    Quarterly,
    Shift,
    Weekday,
    Weekly,
    Window,
    Yearly,
)
from desktop.ui.pages.process.rule_editor import RuleEditor
from desktop.ui.pages.process.rule_kinds import RuleKind, kind_of
from tests.ui.process.by_hand import type_text

PAY_DAYS = [
    MonthDays((25,)),
    MonthDays((10, 25, 31)),
    LastDay(),
    LastWorkingDay(),
    NthWorkingDay(3),
    NthWeekday(2, Weekday.FRI),
    LastWeekday(Weekday.MON),
    Weekly((Weekday.WED,)),
    Weekly((Weekday.TUE, Weekday.SUN)),
    Weekly((Weekday.FRI,), date(2026, 11, 27)),
    Window(10, 15),
    Window(28, 5),
    Quarterly(3, 25),
    Yearly(12, 31),
    NoFixedDay(),
]


@pytest.fixture
def editor(qtbot):
    made = RuleEditor()
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def edits(editor):
    heard = []
    editor.edited.connect(lambda: heard.append(editor.rule()))
    return heard


@pytest.mark.parametrize("pay_day", PAY_DAYS, ids=repr)
def test_every_rule_is_shown_as_it_is_without_being_an_edit(editor, edits, pay_day):
    rule = PayRule(pay_day)
    editor.show_rule(rule)
    assert (editor.rule(), editor.fault(), edits) == (rule, "", [])
    assert editor.kind.chosen() is kind_of(rule)


rules = st.builds(
    PayRule,
    st.sampled_from([day for day in PAY_DAYS if not isinstance(day, LastWorkingDay | NthWorkingDay | NoFixedDay)]),
    st.sampled_from(Shift),
    st.none() | st.builds(Cutoff, st.integers(1, 31), st.integers(0, 12), st.integers(0, 12)),
)


@given(rules, rules)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
def test_one_rule_after_the_other_leaves_no_trace_of_the_first(editor, first, second):
    editor.show_rule(first)
    editor.show_rule(second)
    assert editor.rule() == second


def test_no_rule_is_not_known(editor):
    editor.show_rule(PayRule(LastDay()))
    editor.show_rule(None)
    assert (editor.rule(), editor.kind.chosen(), editor.fault()) == (None, RuleKind.UNKNOWN, "")


@pytest.mark.parametrize(
    ("typed", "days", "fault"),
    [
        ("25", (25,), ""),
        ("25, 10", (10, 25), ""),
        ("10、25日", (10, 25), ""),
        ("10 25 10", (10, 25), ""),
        ("", None, "This is needed."),
        ("32", None, "A month has the days 1 to 31."),
        ("0", None, "A month has the days 1 to 31."),
        ("the 25th", None, "Write the days as 10, 25."),
        ("10-15", None, "Write the days as 10, 25."),
    ],
)
def test_days_of_the_month_as_people_type_them(editor, edits, typed, days, fault):
    editor.kind.choose(RuleKind.MONTH_DAYS)
    type_text(editor._part().days, typed)
    assert editor.rule() == (PayRule(MonthDays(days)) if days else None)
    assert editor.fault() == fault
    assert edits


@pytest.mark.parametrize(
    ("kind", "fault"),
    [
        (RuleKind.NTH_WORKING_DAY, "This is needed."),
        (RuleKind.WEEKLY, "Choose at least one day of the week."),
        (RuleKind.FORTNIGHTLY, "Choose at least one day of the week."),
        (RuleKind.WINDOW, "This is needed."),
        (RuleKind.QUARTERLY, "This is needed."),
        (RuleKind.YEARLY, "This is needed."),
    ],
)
def test_a_kind_without_its_fields_is_no_rule_and_says_what_is_missing(editor, kind, fault):
    editor.kind.choose(kind)
    editor.show_fault()
    assert (editor.rule(), editor.fault(), editor._part_field.error.text()) == (None, fault, fault)


def test_every_second_week_has_to_be_counted_from_a_day(editor):
    editor.kind.choose(RuleKind.FORTNIGHTLY)
    part = editor._part()
    QTest.mouseClick(part.buttons[Weekday.FRI], Qt.MouseButton.LeftButton)
    assert editor.fault() == "From which day on is every second week counted?"
    type_text(part.start, "2026-11-27")
    assert editor.rule() == PayRule(Weekly((Weekday.FRI,), date(2026, 11, 27)))


def test_what_was_typed_for_a_kind_is_there_again_when_one_comes_back(editor):
    editor.kind.choose(RuleKind.MONTH_DAYS)
    type_text(editor._part().days, "10")
    editor.kind.choose(RuleKind.LAST_DAY)
    editor.kind.choose(RuleKind.MONTH_DAYS)
    assert editor.rule() == PayRule(MonthDays((10,)))


@pytest.mark.parametrize(
    ("kind", "moves", "cuts_off"),
    [
        (RuleKind.UNKNOWN, False, False),
        (RuleKind.NO_FIXED_DAY, False, False),
        (RuleKind.LAST_WORKING_DAY, False, True),
        (RuleKind.LAST_DAY, True, True),
    ],
)
def test_only_what_can_matter_is_asked_for(editor, kind, moves, cuts_off):
    editor.kind.choose(kind)
    assert (editor._shift_field.isVisible(), editor._cutoff_field.isVisible()) == (moves, cuts_off)


def test_a_ticked_cut_off_needs_its_day(editor):
    editor.kind.choose(RuleKind.LAST_DAY)
    editor.cutoff.known.click()
    assert editor.fault() == "This is needed."
    type_text(editor.cutoff.day, "5")
    editor.cutoff.before.choose(1)
    assert editor.rule() == PayRule(LastDay(), cutoff=Cutoff(5, months_before=1))


@pytest.mark.parametrize("phrase", ["每月25日", "the 25th of each month"])
def test_a_phrase_suggests_a_rule_and_does_not_decide(editor, edits, phrase):
    type_text(editor.phrase_box.phrase, phrase)
    assert "every month on the 25th" in editor.phrase_box.reading
    assert (editor.rule(), edits) == (None, [])


@pytest.mark.parametrize("take", ["enter", "button"])
def test_a_suggested_rule_is_taken_by_enter_or_by_the_button(editor, edits, take):
    type_text(editor.phrase_box.phrase, "last working day")
    if take == "enter":
        QTest.keyClick(editor.phrase_box.phrase, Qt.Key.Key_Return)
    else:
        QTest.mouseClick(editor.phrase_box.take_button, Qt.MouseButton.LeftButton)
    assert editor.rule() == PayRule(LastWorkingDay())
    assert edits
    assert editor.phrase_box.phrase.text() == ""


def test_a_phrase_with_two_readings_is_left_to_the_user(editor, edits):
    type_text(editor.phrase_box.phrase, "月结30天")
    assert editor.phrase_box.reading.startswith("This cannot be read for certain")
    QTest.keyClick(editor.phrase_box.phrase, Qt.Key.Key_Return)
    assert (editor.rule(), edits) == (None, [])
    assert editor.phrase_box.phrase.text() == "月结30天"


def test_a_taken_phrase_keeps_the_cut_off_that_was_known(editor):
    editor.show_rule(PayRule(LastDay(), cutoff=Cutoff(5)))
    type_text(editor.phrase_box.phrase, "每月10日")
    QTest.keyClick(editor.phrase_box.phrase, Qt.Key.Key_Return)
    assert editor.rule() == PayRule(MonthDays((10,)), cutoff=Cutoff(5))


def test_the_whole_rule_is_said_in_one_sentence(editor):
    editor.show_rule(PayRule(MonthDays((25,)), Shift.PREV))
    assert editor._sentence.text().startswith("Every month on the 25th")
    assert "working day before" in editor._sentence.text()


@pytest.mark.parametrize(("width", "is_beside"), [(900, True), (420, False)])
def test_what_moves_a_pay_day_stands_beside_it_where_there_is_room(editor, width, is_beside):
    editor.resize(width, 600)
    editor.show_rule(PayRule(MonthDays((25,))))
    editor.layout().activate()
    kind, shift = (field.mapTo(editor, field.rect().topLeft()) for field in (editor.kind, editor.shift))
    assert (kind.y() == shift.y()) is is_beside
