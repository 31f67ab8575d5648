"""The tab as a whole: what is typed, what follows from it, and what ends up in the book."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox

from desktop.domain.payrules import LastWorkingDay, PayRule
from desktop.domain.process import PayMeans, Step, StepKind
from desktop.ui.jobs import Jobs
from desktop.ui.pages.process.draft import USUAL_PATH
from desktop.ui.pages.process.rule_kinds import RuleKind
from tests.ui.process.by_hand import type_text

K = StepKind


def press(button):
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def ask(tab, text):
    """Press the question that begins with this."""
    press(next(button for button in tab.outlook.questions() if button.sentence.startswith(text)))
    QApplication.processEvents()


def answer(tab, text):
    """Answer the question box."""
    box = tab.findChild(QMessageBox)
    press(next(button for button in box.buttons() if button.text() == text))


def test_what_the_book_holds_is_shown_and_nothing_is_to_be_saved(tab):
    assert [card.card.who.text for card in tab.path.cards] == ["Zhao", "Wang Li", "Li", "Chen", "Boss Sun", "Wu"]
    assert not tab.is_dirty
    assert not tab.bar.isVisible()


def test_a_customer_of_whom_nothing_is_known_is_shown_the_usual_path(blank_tab):
    assert blank_tab.proposed.isVisible()
    assert [card.card.is_proposed for card in blank_tab.proposed.cards] == [True] * len(USUAL_PATH)
    assert not blank_tab.is_dirty


def test_the_usual_path_is_filled_in_by_one_click_and_kept_by_save(blank_tab, blank, stored):
    press(blank_tab.usual_button)
    assert not blank_tab.proposed.isVisible()
    press(blank_tab.bar.save_button)
    assert tuple(step.kind for step in stored(blank).steps) == USUAL_PATH
    assert not blank_tab.bar.isVisible()


def test_pressing_a_proposed_step_opens_it(blank_tab):
    press(blank_tab.proposed.cards[3])
    assert blank_tab.steps.chosen == 3
    assert blank_tab.step_editor.person.box.hasFocus()


def test_a_step_is_opened_and_edited_in_place_by_the_keyboard(tab, hengda, stored):
    tab.path.focus_card(4)
    QTest.keyClick(tab.path.cards[4], Qt.Key.Key_Return)
    tab.step_editor.focus_field("deputy")
    type_text(tab.step_editor.deputy.box.lineEdit(), "Li")
    assert "deputy: Li" in tab.path.cards[4].accessibleName()
    QTest.keyClick(tab.step_editor.note, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert stored(hengda).steps[4].deputy == "Li"
    assert stored(hengda).steps[4].deputy_id is not None


def test_steps_are_put_in_moved_and_taken_out(tab, hengda, stored):
    tab.path.focus_card(1)
    QTest.keyClick(tab.path.cards[1], Qt.Key.Key_Insert)
    assert tab.steps.steps[2] == Step(K.INVOICE)
    press(tab.step_editor.right_button)
    press(tab.step_editor.right_button)
    tab.steps.close()
    tab.path.focus_card(0)
    QTest.keyClick(tab.path.cards[0], Qt.Key.Key_Delete)
    tab.save()
    kinds = [step.kind for step in stored(hengda).steps]
    assert kinds == [K.RECONCILE, K.CHECK, K.SIGN, K.INVOICE, K.APPROVE, K.PAY]


def test_moving_one_step_leaves_the_open_one_open(tab):
    tab.steps.open_step(2)
    tab.path.move_wanted.emit(5, 0)
    assert tab.steps.chosen == 3
    assert tab.step_editor.person.person().name == "Li"


def test_a_new_name_becomes_one_of_the_people(tab, hengda, context, stored):
    tab.steps.open_step(5, "person")
    tab.step_editor.person.box.lineEdit().selectAll()
    type_text(tab.step_editor.person.box.lineEdit(), "Qian")
    press(tab.step_editor.person.add_button)
    assert "Qian" in [contact.name for contact in context.services.customers.contacts(hengda)]
    assert not tab.step_editor.person.add_button.isVisible()
    tab.save()
    assert stored(hengda).steps[5].contact_id is not None


def test_the_next_pay_days_follow_every_change(tab):
    def days():
        return [each.pay_day.day.isoformat() for each in tab.outlook._days._shown]

    assert days() == ["2026-11-25", "2026-12-25", "2027-01-25"]
    tab.parts.rule.kind.choose(RuleKind.LAST_WORKING_DAY)
    assert days() == ["2026-11-30", "2026-12-25", "2027-01-29"]  # closed from 28 December on
    tab.parts.rule.kind.choose(RuleKind.NO_FIXED_DAY)
    assert days() == []
    assert tab.outlook._days_text.text() == "No fixed pay day: what they promise counts."


def test_closed_days_without_end_are_said_to_leave_no_day(tab):
    first = date(2026, 11, 22)
    for _period in range(5):
        tab.parts.closed.add_button.click()
        tab.parts.closed.rows[-1].first.set_day(first)
        tab.parts.closed.rows[-1].last.set_day(first + timedelta(days=365))
        first += timedelta(days=366)
    assert tab.outlook._days_text.text().startswith("The closed days leave no working day")


@pytest.mark.parametrize(
    ("question", "field"),
    [
        ("Who stands in for Boss Sun", lambda tab: tab.step_editor.deputy.box),
        ("Original or copy", lambda tab: tab.parts.papers.rows[1].form),
    ],
)
def test_a_question_goes_to_where_it_is_answered(tab, question, field):
    ask(tab, question)
    assert field(tab).hasFocus()


@pytest.mark.parametrize(
    ("question", "field"),
    [
        ("Who signs", lambda tab: tab.step_editor.person.box),
        ("Which papers", lambda tab: tab.parts.papers.add_button),
        ("Cash, transfer", lambda tab: tab.parts.means.boxes[PayMeans.TRANSFER]),
        ("On which day", lambda tab: tab.parts.rule.kind),
        ("Until which day", lambda tab: tab.parts.rule.kind),
        ("How long", lambda tab: tab.step_editor.lead_days),
    ],
)
def test_a_question_about_a_blank_customer_makes_room_for_its_answer(blank_tab, question, field):
    ask(blank_tab, question)
    assert field(blank_tab).hasFocus()


def test_what_is_known_grows_with_the_answers(blank_tab):
    before = blank_tab.outlook._bar.value()
    ask(blank_tab, "Who signs")
    type_text(blank_tab.step_editor.person.box.lineEdit(), "Chen")
    assert blank_tab.outlook._bar.value() > before


def test_discard_goes_back_to_the_book_even_from_what_is_not_whole(tab, hengda, stored):
    before = stored(hengda)
    tab.parts.rule.kind.choose(RuleKind.WEEKLY)
    tab.parts.closed.add_button.click()
    type_text(tab.parts.closed.rows[-1].first, "nonsense")
    tab.path.remove_wanted.emit(0)
    press(tab.bar.discard_button)
    assert (tab.is_dirty, tab.parts.rule.rule(), len(tab.path.cards)) == (False, before.rule, 6)
    assert stored(hengda) == before


def test_what_is_not_whole_is_not_saved_and_not_lost(tab, hengda, stored):
    before = stored(hengda)
    tab.parts.rule.kind.choose(RuleKind.MONTH_DAYS)
    tab.parts.rule._part().days.setText("32")
    press(tab.bar.save_button)
    assert stored(hengda) == before
    assert tab.bar.text == "Not saved. Please correct what is marked."
    assert tab.parts.rule._part_field.error.text() == "A month has the days 1 to 31."
    assert tab.parts.rule._part().days.text() == "32"


def test_tab_goes_through_what_was_added_as_one_reads(tab):
    tab.parts.papers.add_button.click()
    last = tab.parts.papers.rows[-1].remove_button
    last.setFocus()
    QTest.keyClick(last, Qt.Key.Key_Tab)
    assert tab.parts.reference.hasFocus()
    QTest.keyClick(tab.parts.reference, Qt.Key.Key_Tab)
    assert tab.parts.means.boxes[PayMeans.TRANSFER].hasFocus()
    tab.path.gaps[-1].setFocus()
    tab.path.insert_wanted.emit(6)
    tab.path.gaps[-1].setFocus()
    QTest.keyClick(tab.path.gaps[-1], Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    assert tab.path.cards[6].hasFocus()


def test_the_first_field_that_is_not_whole_is_scrolled_to(qtbot, tab):
    tab.parts.closed.add_button.click()
    row = tab.parts.closed.rows[-1]
    type_text(row.first, "soon")
    tab._scroll.verticalScrollBar().setValue(0)
    tab.save()
    qtbot.waitUntil(lambda: not row.first.visibleRegion().isEmpty())
    assert row.first.hasFocus()


def test_a_refused_step_is_opened_with_its_sentence(tab, hengda, stored):
    before = stored(hengda)
    tab.steps.open_step(1, "role")
    type_text(tab.step_editor.role, "x" * 120)
    tab.steps.close()
    tab.save()
    assert stored(hengda) == before
    assert tab.steps.chosen == 1
    assert tab.step_editor.form.error_text("role") == "Too long: at most 100 characters."
    assert tab.is_dirty


def test_a_paper_named_twice_is_refused_at_its_row(tab):
    tab.parts.papers.add_button.click()
    row = tab.parts.papers.rows[-1]
    row.kind.choose(tab.parts.papers.papers()[0].kind)
    row.form.choose(tab.parts.papers.papers()[0].form)
    tab.save()
    assert row.error.text().startswith("Already used")


def test_a_write_elsewhere_does_not_touch_what_is_being_edited(tab, hengda, context):
    tab.steps.open_step(0, "note")
    type_text(tab.step_editor.note, "gate 3")
    contact = next(each for each in context.services.customers.contacts(hengda) if each.name == "Zhao")
    process = context.services.processes.get(hengda).process
    context.services.processes.save(hengda, replace(process, note="from elsewhere"))
    tab.reload()
    assert tab.steps.steps[0].note == "gate 3"
    assert tab.steps.steps[0].contact_id == contact.id


def test_saving_can_be_undone(qtbot, tab, hengda, stored):
    before = stored(hengda)
    heard = []
    tab.done.connect(lambda text, undo: heard.append((text, undo)))
    tab.parts.rule.kind.choose(RuleKind.LAST_WORKING_DAY)
    tab.save()
    ((text, undo),) = heard
    assert text == "Saved how Hengda pays."
    undo()
    tab.reload()
    assert stored(hengda) == before
    assert tab.parts.rule.rule() == before.rule


def test_a_saved_tab_keeps_the_open_step_and_the_focus(tab):
    tab.steps.open_step(4, "note")
    type_text(tab.step_editor.note, "!")
    tab.save()
    assert tab.steps.chosen == 4
    assert tab.step_editor.note.hasFocus()


def test_nothing_unsaved_is_left_without_a_question(tab, calls):
    tab.ask_to_leave(lambda: calls("gone"))
    assert calls == [("gone",)]
    assert tab.findChild(QMessageBox) is None


@pytest.fixture
def is_changed(hengda, stored):
    return lambda: isinstance(stored(hengda).rule.pay_day, LastWorkingDay)


@pytest.mark.parametrize(
    ("button", "ends"),
    [("Save", (True, True, False)), ("Discard", (False, True, False)), ("Stay here", (False, False, True))],
)
def test_unsaved_work_is_asked_about(tab, is_changed, calls, button, ends):
    tab.parts.rule.kind.choose(RuleKind.LAST_WORKING_DAY)
    tab.ask_to_leave(lambda: calls("gone"))
    assert calls == []
    answer(tab, button)
    assert (is_changed(), bool(calls), tab.is_dirty) == ends


def test_work_that_is_refused_is_not_left(tab, calls):
    tab.steps.open_step(1, "role")
    type_text(tab.step_editor.role, "x" * 120)
    tab.ask_to_leave(lambda: calls("gone"))
    answer(tab, "Save")
    assert calls == []


def test_esc_closes_the_open_step_first(tab):
    tab.steps.open_step(2)
    tab.path.focus_card(2)
    QTest.keyClick(tab.path.cards[2], Qt.Key.Key_Escape)
    assert tab.steps.chosen is None


def test_another_customer_starts_afresh(tab, blank):
    tab.steps.open_step(2)
    tab.show_customer(blank, "Ruifeng")
    assert (tab.steps.chosen, len(tab.path.cards), tab.parts.papers.papers()) == (None, 0, ())
    assert not tab.is_dirty


def test_with_threads_typing_never_waits_and_the_book_gets_it_all(qtbot, show, hengda, context, stored):
    jobs = Jobs(context.hub, lambda _error: False)
    tab = show(hengda, context=replace(context, jobs=jobs))
    qtbot.waitUntil(lambda: len(tab.path.cards) == 6)
    tab.steps.open_step(4, "note")
    type_text(tab.step_editor.note, ", back on the 8th")
    tab.parts.rule.kind.choose(RuleKind.LAST_WORKING_DAY)
    qtbot.waitUntil(lambda: [each.pay_day.day.day for each in tab.outlook._days._shown[:1]] == [30])
    with qtbot.waitSignal(tab.done):
        tab.save()
    qtbot.waitUntil(lambda: not tab.is_dirty)
    jobs.close()
    assert stored(hengda).steps[4].note == "away 1-7 Dec, back on the 8th"
    assert stored(hengda).rule == PayRule(LastWorkingDay(), cutoff=stored(hengda).rule.cutoff)


def test_the_keys_begin_at_the_first_step_though_it_comes_after_them(qtbot, show, hengda, context):
    jobs = Jobs(context.hub, lambda _error: False)
    tab = show(hengda, context=replace(context, jobs=jobs))
    tab.take_focus()
    qtbot.waitUntil(lambda: len(tab.path.cards) == 6)
    assert tab.focusWidget() is tab.path.cards[0]
    jobs.close()


def test_the_reference_they_want_on_papers_is_kept(tab, hengda, stored):
    type_text(tab.parts.reference, "PO 2026-118 / 供应商 4471")
    assert tab.is_dirty
    QTest.keyClick(tab.parts.reference, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert stored(hengda).reference == "PO 2026-118 / 供应商 4471"
    tab.reload()
    assert tab.parts.reference.text() == "PO 2026-118 / 供应商 4471"


def test_a_reference_that_is_too_long_is_refused_beside_its_field(tab, hengda, stored):
    tab.parts.reference.setText("4" * 201)
    press(tab.bar.save_button)
    assert tab.parts.reference.accessibleDescription().startswith("Too long")
    assert stored(hengda).reference == ""
