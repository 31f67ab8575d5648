"""Pinning, putting off and ticking off, with the way back of each."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QMenu

from desktop.domain.agenda import Group, ReasonCode
from desktop.ui.pages.today.menu import show_menu
from desktop.ui.pages.today.not_now_dialog import NotNowDialog
from desktop.ui.pages.today.rows import Key, RowKind
from desktop.ui.pages.today.snooze_dialog import SnoozeDialog
from desktop.ui.pages.visits.confirm_dialog import ConfirmVisitDialog
from tests.ui.visits.driving import gone, press, save, shown

ENTER = Qt.Key.Key_Return


class TestPin:
    def test_a_pinned_line_goes_to_the_top_of_its_group(self, qtbot, page, lines, said):
        last = lines.titles(Group.URGENT)[-1]
        row = next(row for row in lines if row.title == last)
        page.view.select(row.key)
        press(qtbot, "p")
        assert lines.titles(Group.URGENT)[0] == last
        assert page.view.current_row().pinned
        assert said[-1][0] == f"Pinned: {last}"

    def test_the_same_key_takes_the_pin_off(self, qtbot, page, lines):
        lines.go_to(ReasonCode.URGENT)
        press(qtbot, "p", "p")
        assert not page.view.current_row().pinned

    @pytest.mark.parametrize("times", [1, 2])
    def test_undo_takes_back_either(self, qtbot, page, lines, said, times):
        lines.go_to(ReasonCode.URGENT)
        press(qtbot, *"p" * times)
        said[-1][1]()
        assert page.view.current_row().pinned is (times == 2)


class TestPutOff:
    @pytest.fixture
    def dialog(self, qtbot, page, lines):
        lines.go_to(ReasonCode.PROMISE_BROKEN)
        QApplication.processEvents()  # the window becomes the active one
        press(qtbot, "s")
        return shown(page, SnoozeDialog)

    def put_off(self, qtbot, page, dialog):
        press(qtbot, "2")
        qtbot.keyClicks(dialog.reason, "boss is away")
        save(qtbot, dialog)
        page.activateWindow()
        QApplication.processEvents()

    def test_a_line_is_put_off_by_keyboard_and_counted_at_the_foot(self, qtbot, page, lines, said, dialog):
        self.put_off(qtbot, page, dialog)
        assert gone(page, SnoozeDialog)
        assert "欧尚超市（华东）" not in lines.titles(Group.PROMISES)
        assert [row.title for row in lines.kind(RowKind.FOLD)] == ["1 put off"]
        assert said[-1][0] == "Put off, back on Tue 24 Nov: 欧尚超市（华东）"

    def test_it_says_what_will_happen(self, qtbot, dialog):
        press(qtbot, "3")
        assert dialog._outcome.text() == "Back on Mon 23 Nov, or as soon as something weightier comes up."

    def test_without_a_reason_it_is_refused(self, qtbot, dialog):
        save(qtbot, dialog)
        assert dialog.form.error_text("reason")

    def test_another_day_is_typed(self, qtbot, lines, dialog, said):
        press(qtbot, "4")
        qtbot.keyClicks(dialog.day, "2026-12-01")
        qtbot.keyClicks(dialog.reason, "away")
        save(qtbot, dialog)
        assert said[-1][0] == "Put off, back on Tue 1 Dec: 欧尚超市（华东）"

    @pytest.mark.parametrize("day", ["", "2026-11-21", "2029-01-01"])
    def test_a_day_that_will_not_do_is_refused(self, qtbot, page, dialog, day):
        press(qtbot, "4")
        qtbot.keyClicks(dialog.day, day)
        qtbot.keyClicks(dialog.reason, "away")
        save(qtbot, dialog)
        assert shown(page, SnoozeDialog)
        assert dialog.form.error_text("until")

    def test_undo_brings_it_back(self, qtbot, page, lines, said, dialog):
        self.put_off(qtbot, page, dialog)
        said[-1][1]()
        assert "欧尚超市（华东）" in lines.titles(Group.PROMISES)

    def test_the_fold_opens_and_closes(self, qtbot, page, lines, dialog):
        self.put_off(qtbot, page, dialog)
        page.view.select(Key(RowKind.FOLD))
        press(qtbot, ENTER)
        (row,) = lines.kind(RowKind.PUT_OFF)
        assert (row.when, row.reason) == ("back Tue 24 Nov", "Put off: boss is away")
        press(qtbot, ENTER)
        assert lines.kind(RowKind.PUT_OFF) == []

    def test_enter_brings_a_line_back_and_undo_puts_it_off_again(self, qtbot, page, lines, said, dialog):
        self.put_off(qtbot, page, dialog)
        page.view.select(Key(RowKind.FOLD))
        press(qtbot, ENTER, "j", ENTER)
        assert "欧尚超市（华东）" in lines.titles(Group.PROMISES)
        said[-1][1]()
        (row,) = lines.kind(RowKind.PUT_OFF)
        assert row.line.snooze.until == date(2026, 11, 24)


class TestTickOff:
    def test_a_reason_is_away_until_tomorrow_and_the_next_one_takes_its_place(self, qtbot, lines, said):
        row = lines.go_to(ReasonCode.DISPUTE)
        press(qtbot, "d")
        assert row.title in lines.titles(Group.NO_NEXT_STEP)
        assert said[-1][0] == "Done for today: Jinan Glass"
        said[-1][1]()
        assert row.title in lines.titles(Group.RECONCILE)

    def test_a_call_before_a_visit_is_done_by_making_it(self, qtbot, page, lines):
        lines.go_to(ReasonCode.CONFIRM_VISIT)
        press(qtbot, "d")
        assert shown(page, ConfirmVisitDialog)

    def test_not_handing_over_asks_why_not(self, qtbot, page, lines, said):
        lines.go_to(ReasonCode.HAND_OVER)
        press(qtbot, "d")
        dialog = shown(page, NotNowDialog)
        save(qtbot, dialog)
        assert dialog.form.error_text("reason")
        qtbot.keyClicks(dialog.reason, "the owner is back")
        save(qtbot, dialog)
        assert lines.titles(Group.HAND_OVER) == []
        said[-1][1]()
        assert lines.titles(Group.HAND_OVER) == ["长江建材有限责任公司"]


class TestUndoKey:
    def test_it_takes_the_last_mark_back(self, qtbot, page, lines, said):
        lines.go_to(ReasonCode.URGENT)
        press(qtbot, "p", "u")
        assert not page.view.current_row().pinned
        assert said[-1] == ("Taken back", None)

    def test_it_does_so_once(self, qtbot, page, lines, said):
        lines.go_to(ReasonCode.URGENT)
        press(qtbot, "p", "u", "u")
        assert [text for text, _undo in said][1:] == ["Taken back"]

    def test_the_message_and_the_key_do_not_both_take_back(self, qtbot, page, lines, said):
        lines.go_to(ReasonCode.URGENT)
        press(qtbot, "p", "p")
        undo = said[-1][1]
        press(qtbot, "u")
        undo()
        assert page.view.current_row().pinned


class TestMenu:
    def test_it_lists_what_can_be_done_with_the_keys(self, page):
        menu = show_menu(page.view, page.view.current_row(), page.mapToGlobal(QPoint(200, 200)))
        texts = [action.text() for action in menu.actions() if not action.isSeparator()]
        menu.close()
        assert texts[0] == "Confirm...\tEnter"
        assert "Put off...\tS" in texts
        assert [text.split("\t")[1] for text in texts] == ["Enter", "Space", "W", "P", "S", "D", "L", "C"]

    def test_choosing_does_what_the_key_does(self, page, lines):
        row = lines.go_to(ReasonCode.URGENT)
        menu = show_menu(page.view, row, page.mapToGlobal(QPoint(200, 200)))
        next(action for action in menu.actions() if action.text().endswith("\tP")).trigger()
        menu.close()
        assert page.view.current_row().pinned

    def test_the_dots_of_a_line_open_it(self, qtbot, page):
        at = next(n for n, row in enumerate(page.view.lines.rows) if row.kind is RowKind.LINE)
        with qtbot.waitSignal(page.view.menu_wanted) as heard:
            qtbot.mouseClick(page.view.viewport(), Qt.MouseButton.LeftButton, pos=page.view.menu_centre(at))
        assert heard.args[0] == page.view.lines.rows[at]
        page.view.findChild(QMenu).close()

    def test_it_is_not_offered_for_what_is_no_customers_line(self, page, lines):
        (row,) = lines.kind(RowKind.MORE)
        assert show_menu(page.view, row, QPoint(0, 0)) is None
