from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from desktop.domain.agenda import Group, ReasonCode
from desktop.domain.confirmation import Phase
from desktop.domain.visits import VisitStatus
from desktop.services.results import Changes, Entity
from desktop.ui.context import Context
from desktop.ui.jobs import Jobs
from desktop.ui.pages.collecting.call_sheet_dialog import CallSheetDialog
from desktop.ui.pages.collecting.close_dispute_dialog import CloseDisputeDialog
from desktop.ui.pages.collecting.hand_over_dialog import HandOverDialog
from desktop.ui.pages.money.payments.dialogs import ClearPaymentDialog
from desktop.ui.pages.today.page import TodayPage
from desktop.ui.pages.today.rows import Key, RowKind
from desktop.ui.pages.visits.confirm_dialog import ConfirmVisitDialog
from desktop.ui.pages.visits.finish_dialog import FinishVisitDialog
from desktop.ui.pages.visits.plan_dialog import PlanVisitDialog
from tests.ui.visits import book
from tests.ui.visits.driving import button, gone, press, save, show_page, shown, words

ENTER, SPACE, ESCAPE = Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Escape
LEFT = Qt.MouseButton.LeftButton


def test_the_header_says_the_day_and_what_can_be_moved(page):
    assert page.title == "Today, Sat 21 Nov"
    assert page.summary == (
        "32 customers · ¥100,000,269,599.99, $86,000.00 can be collected this week · 4 calls to make · 12 urgent"
    )


def test_every_group_has_its_lines(lines):
    assert [row.key.of for row in lines.kind(RowKind.HEADING)] == list(Group)


def test_the_keys_work_at_once(page):
    assert page.view.current_row().line.strongest.code is ReasonCode.CONFIRM_VISIT


class TestWalking:
    @pytest.mark.parametrize("keys", [("j", "k"), (Qt.Key.Key_Down, Qt.Key.Key_Up)])
    def test_every_row_is_reached_across_the_groups(self, qtbot, page, lines, keys):
        down, up = keys
        walked = [page.view.current_row().key]
        for _step in range(len(lines.keys()) - 1):
            press(qtbot, down)
            walked.append(page.view.current_row().key)
        assert walked == lines.keys()
        press(qtbot, down)
        assert page.view.current_row().key == lines.keys()[-1]
        for _step in range(len(walked)):
            press(qtbot, up)
        assert page.view.current_row().key == lines.keys()[0]

    def test_end_and_home_go_to_the_last_and_first_row(self, qtbot, page, lines):
        press(qtbot, Qt.Key.Key_End)
        assert page.view.current_row().kind is RowKind.UNDESCRIBED
        press(qtbot, Qt.Key.Key_Home)
        assert page.view.current_row().key == lines.keys()[0]

    def test_a_heading_cannot_be_chosen(self, qtbot, page):
        rect = page.view.visualRect(page.view.lines.index(0))
        before = page.view.current_row()
        qtbot.mouseClick(page.view.viewport(), LEFT, pos=rect.center())
        assert page.view.current_row() in {before, None}


class TestActing:
    def test_enter_confirms(self, qtbot, page, full, lines, said):
        row = lines.go_to(ReasonCode.CONFIRM_VISIT)
        visit = row.line.strongest.visit_id
        press(qtbot, ENTER)
        dialog = shown(page, ConfirmVisitDialog)
        press(qtbot, "1", "4")
        save(qtbot, dialog)
        assert gone(page, ConfirmVisitDialog)
        assert full.services.visits.get(visit).confirmation.phase is Phase.DONE
        assert row.title not in lines.titles(Group.CONFIRM)
        said[0][1]()
        assert row.title in lines.titles(Group.CONFIRM)

    def test_a_customer_goes_to_the_group_of_its_next_reason(self, qtbot, page, lines):
        row = lines.go_to(ReasonCode.CONFIRM_VISIT)
        press(qtbot, ENTER)
        shown(page, ConfirmVisitDialog)
        press(qtbot, "1", "4", ENTER)
        page.show_more(Group.URGENT)
        assert row.title in lines.titles(Group.URGENT)

    def test_the_keys_stay_where_they_are_when_it_does(self, qtbot, page, lines):
        lines.go_to(ReasonCode.CONFIRM_VISIT)
        follows = lines.titles(Group.CONFIRM)[1]
        page.show_more(Group.URGENT)
        press(qtbot, ENTER)
        shown(page, ConfirmVisitDialog)
        press(qtbot, "1", "4", ENTER)
        assert page.view.current_row().title == follows

    def test_the_button_of_a_line_does_the_same(self, qtbot, page):
        at = next(n for n, row in enumerate(page.view.lines.rows) if row.kind is RowKind.LINE)
        qtbot.mouseClick(page.view.viewport(), LEFT, pos=page.view.button_centre(at))
        assert shown(page, ConfirmVisitDialog)

    def test_a_click_beside_the_button_only_chooses(self, qtbot, page):
        at = [n for n, row in enumerate(page.view.lines.rows) if row.kind is RowKind.LINE][1]
        rect = page.view.visualRect(page.view.lines.index(at))
        qtbot.mouseClick(page.view.viewport(), LEFT, pos=rect.center())
        assert page.view.current_row() == page.view.lines.rows[at]
        assert gone(page, ConfirmVisitDialog)

    def test_enter_records_an_outcome(self, qtbot, page, full, lines, said):
        row = lines.go_to(ReasonCode.VISIT_NOT_RECORDED)
        press(qtbot, ENTER)
        dialog = shown(page, FinishVisitDialog)
        press(qtbot, "1")
        save(qtbot, dialog)
        assert full.services.visits.get(row.line.strongest.visit_id).visit.status == VisitStatus.DONE
        assert said[0][0] == "Outcome recorded: 蓝海物流（华东）有限责任公司"

    def test_enter_opens_a_visit_with_its_papers(self, qtbot, page, lines):
        row = lines.go_to(ReasonCode.VISIT_TODAY)
        press(qtbot, ENTER)
        assert page.panel.visit.card.visit.id == row.line.strongest.visit_id
        for _paper in range(2):
            next(tick for tick in page.panel.visit.ticks.values() if not tick.isChecked()).click()
        assert lines.of(ReasonCode.VISIT_TODAY).mark == "good"

    @pytest.mark.parametrize(
        "code",
        [ReasonCode.PROMISE_BROKEN, ReasonCode.INSTALMENT_LATE, ReasonCode.URGENT, ReasonCode.NO_NEXT_STEP],
    )
    def test_enter_shows_the_call_sheet_from_which_the_call_is_logged(self, qtbot, page, lines, code):
        lines.go_to(code)
        press(qtbot, ENTER)
        assert shown(page, CallSheetDialog)

    def test_any_line_has_a_call_sheet(self, qtbot, page):
        press(qtbot, "l")
        assert shown(page, CallSheetDialog)

    def test_enter_marks_a_next_step_as_done_and_undo_brings_it_back(self, qtbot, page, lines, said):
        row = lines.go_to(ReasonCode.STEP_DUE)
        press(qtbot, ENTER)
        assert row.title not in lines.titles(Group.NEXT_STEPS)
        said[0][1]()
        assert row.title in lines.titles(Group.NEXT_STEPS)

    def test_enter_records_a_payment(self, qtbot, lines, went):
        row = lines.go_to(ReasonCode.PROMISE_DUE)
        press(qtbot, ENTER)
        assert went == [("money", {"part": "entry", "customer": row.line.customer_id, "name": "Kunlun Trading"})]

    def test_enter_clears_a_bill_and_undo_takes_that_back(self, qtbot, page, lines, said):
        row = lines.go_to(ReasonCode.BILL_MATURED)
        press(qtbot, ENTER)
        save(qtbot, shown(page, ClearPaymentDialog))
        assert row.title not in lines.titles(Group.PROMISES)
        said[0][1]()
        assert row.title in lines.titles(Group.PROMISES)

    def test_enter_hands_papers_in(self, qtbot, lines, said):
        row = lines.go_to(ReasonCode.PAPERS)
        press(qtbot, ENTER)
        assert lines.titles(Group.PAPERS) == []
        assert said[0][0] == "Papers handed in: Bohai Pumps"
        said[0][1]()
        assert lines.titles(Group.PAPERS) == [row.title]

    def test_enter_hands_items_over_and_undo_takes_them_back(self, qtbot, page, lines, said):
        row = lines.go_to(ReasonCode.HAND_OVER)
        press(qtbot, ENTER)
        dialog = shown(page, HandOverDialog)
        qtbot.keyClicks(dialog.to, "Haizhou Law")
        dialog.reason.setPlainText("three calls, no answer")
        save(qtbot, dialog)
        assert row.title not in lines.titles(Group.HAND_OVER)
        said[-1][1]()
        assert row.title in lines.titles(Group.HAND_OVER)

    def test_enter_settles_a_dispute(self, qtbot, page, lines):
        lines.go_to(ReasonCode.DISPUTE)
        press(qtbot, ENTER)
        assert shown(page, CloseDisputeDialog)

    def test_enter_on_an_item_without_a_due_date_opens_the_items(self, qtbot, lines, went):
        row = lines.go_to(ReasonCode.NO_DUE_DATE)
        press(qtbot, ENTER)
        assert went == [("customer", {"customer_id": row.line.customer_id, "tab": "receivables"})]

    def test_the_last_row_leads_to_the_customers(self, qtbot, went):
        press(qtbot, Qt.Key.Key_End, ENTER)
        assert went == [("customers", {"show": "undescribed"})]

    def test_a_letter_opens_the_customer(self, qtbot, lines, went):
        row = lines.go_to(ReasonCode.URGENT)
        press(qtbot, "c")
        assert went == [("customer", {"customer_id": row.line.customer_id})]

    def test_a_visit_is_planned_from_the_header(self, qtbot, page):
        qtbot.mouseClick(button(page, "Plan a visit"), LEFT)
        assert shown(page, PlanVisitDialog)


class TestMore:
    def test_the_rest_of_a_group_is_shown_by_enter_on_its_row(self, qtbot, page, lines):
        page.view.select(Key(RowKind.MORE, Group.URGENT))
        press(qtbot, ENTER)
        assert len(lines.titles(Group.URGENT)) == 12
        assert lines.kind(RowKind.MORE) == []

    def test_or_by_a_letter_on_any_line_of_the_group(self, qtbot, lines):
        lines.go_to(ReasonCode.URGENT)
        press(qtbot, "n")
        assert len(lines.titles(Group.URGENT)) == 12

    def test_or_by_a_click(self, qtbot, page, lines):
        page.view.select(Key(RowKind.MORE, Group.URGENT))
        rect = page.view.visualRect(page.view.currentIndex())
        qtbot.mouseClick(page.view.viewport(), LEFT, pos=rect.center())
        assert len(lines.titles(Group.URGENT)) == 12

    def test_the_first_of_the_new_lines_is_current(self, qtbot, page, lines):
        page.view.select(Key(RowKind.MORE, Group.URGENT))
        press(qtbot, ENTER)
        assert page.view.current_row().title == lines.titles(Group.URGENT)[10]

    def test_it_stays_shown_when_the_page_reads_again(self, qtbot, page, lines):
        lines.go_to(ReasonCode.URGENT)
        press(qtbot, "n")
        page.refresh()
        assert len(lines.titles(Group.URGENT)) == 12


class TestPanel:
    def test_space_shows_and_hides_it_while_the_keys_stay_in_the_list(self, qtbot, page):
        press(qtbot, SPACE)
        assert page.panel.isVisible()
        assert page.view.hasFocus()
        press(qtbot, SPACE)
        assert not page.panel.isVisible()

    def test_enter_on_a_visit_goes_to_its_papers_and_escape_comes_back(self, qtbot, page, lines):
        lines.go_to(ReasonCode.VISIT_TODAY)
        press(qtbot, ENTER)
        assert QApplication.focusWidget() is next(iter(page.panel.visit.ticks.values()))
        press(qtbot, ESCAPE)
        assert not page.panel.isVisible()
        assert page.view.hasFocus()

    def test_it_shows_the_visit_of_a_line_that_is_about_one(self, qtbot, page):
        press(qtbot, SPACE, "j")
        assert page.panel.visit.isVisible()
        assert page.panel.visit.card.visit.id == page.view.current_row().line.strongest.visit_id

    def test_it_shows_the_customer_of_any_other_line(self, qtbot, page, lines):
        lines.go_to(ReasonCode.PROMISE_BROKEN)
        press(qtbot, SPACE)
        told = words(page.panel.customer)
        assert "欧尚超市（华东）" in told
        assert "¥50,000.00 by Fri 20 Nov: broken promise" in told
        assert "1 broken" in told

    def test_why_here_adds_the_points_up(self, qtbot, page, lines):
        row = lines.go_to(ReasonCode.CONFIRM_VISIT)
        press(qtbot, "w")
        told = words(page.panel.customer).splitlines()
        assert page.panel.customer.isVisible()
        points = ("100 + 5", "50 + 7", "10")
        assert [told[told.index(each) - 1] for each in points] == [
            "Visit in 5 days: confirm time and amount; 1 day late, was due on Fri 20 Nov",
            "Urgent: 30 + 32, limit 40",
            "3 questions, first: Who signs?",
        ]
        assert told[told.index("Points in all") + 1] == str(row.line.points)

    def test_it_lists_the_questions_of_a_customer(self, qtbot, page, lines, went):
        row = lines.go_to(ReasonCode.CONFIRM_VISIT)
        press(qtbot, "w")
        assert "Who stands in for cashier (pay)?" in words(page.panel.customer)
        qtbot.mouseClick(button(page.panel, "How they pay"), LEFT)
        assert went == [("customer", {"customer_id": row.line.customer_id, "tab": "process"})]

    def test_the_customer_is_one_click_away(self, qtbot, page, lines, went):
        row = lines.go_to(ReasonCode.URGENT)
        press(qtbot, SPACE)
        qtbot.mouseClick(button(page.panel, "Open the customer"), LEFT)
        assert went == [("customer", {"customer_id": row.line.customer_id})]

    def test_so_is_the_call_sheet(self, qtbot, page, lines):
        lines.go_to(ReasonCode.URGENT)
        press(qtbot, SPACE)
        qtbot.mouseClick(button(page.panel, "Call sheet..."), LEFT)
        assert shown(page, CallSheetDialog)

    def test_it_is_not_made_before_it_is_wanted(self, page):
        assert page._panel is None


class TestEmpty:
    def test_a_fresh_book_offers_the_finance_offices_file(self, qtbot, context):
        page = show_page(qtbot, TodayPage(context))
        went = []
        page.navigate_requested.connect(lambda key, _arguments: went.append(key))
        qtbot.mouseClick(button(page, "Bring in a file"), LEFT)
        assert went == ["import"]

    def test_a_fresh_book_offers_the_sample(self, qtbot, context):
        page = show_page(qtbot, TodayPage(context))
        with qtbot.waitSignal(context.program.sample_wanted):
            qtbot.mouseClick(button(page, "Look around in the sample book"), LEFT)

    def test_a_day_without_work_offers_to_plan_a_visit(self, qtbot, context, opened):
        book.add_customer(opened, "Hengda")
        page = show_page(qtbot, TodayPage(context))
        assert "Nothing is due today." in words(page)
        buttons = page.findChildren(type(button(page, "Plan a visit")))
        assert [each.text() for each in buttons if each.isVisible()].count("Plan a visit") == 2

    def test_the_list_comes_as_soon_as_there_is_something(self, qtbot, context, opened):
        page = show_page(qtbot, TodayPage(context))
        book.one_visit(opened)
        context.hub.announce(Changes.of(Entity.VISIT))
        QApplication.processEvents()
        assert page.view.isVisible()


def test_markup_in_names_is_painted_as_it_is(lines):
    assert "Ruifeng Paper & Pulp <Shanghai> Ltd" in [row.title for row in lines]


def test_a_long_name_that_is_cut_off_is_told_in_full(page):
    at = next(n for n, row in enumerate(page.view.lines.rows) if row.title == book.LONG_NAME)
    rect, row = page.view.visualRect(page.view.lines.index(at)), page.view.lines.rows[at]
    painting = page.view._painting
    assert painting._told_at(painting.places(rect, row).title.center(), rect, row) == book.LONG_NAME
    assert painting._told_at(painting.places(rect, row).when.center(), rect, row) == ""
    assert painting._told_at(painting.places(rect, row).button.center(), rect, row) == "Confirm... (Enter)"


def test_lines_become_higher_where_there_is_little_room(page):
    at = next(n for n, row in enumerate(page.view.lines.rows) if row.said)
    wide = page.view.visualRect(page.view.lines.index(at)).height()
    page.show_detail(shown=False)
    page.resize(740, 700)
    QApplication.processEvents()
    assert page.view.visualRect(page.view.lines.index(at)).height() > wide


def test_the_current_line_stays_in_sight_when_the_lines_become_higher(qtbot, page, lines):
    lines.go_to(ReasonCode.STEP_DUE)
    press(qtbot, SPACE)
    QApplication.processEvents()
    QApplication.processEvents()
    line = page.view.visualRect(page.view.currentIndex())
    assert 0 <= line.top() < line.bottom() <= page.view.viewport().height()


def test_a_hundred_lines_are_painted_without_a_widget_for_each(qtbot, opened, context):
    for at in range(100):
        book.add_item(opened, book.add_customer(opened, f"Hengda {at}"), "INV-1", 1_00, date(2026, 10, 1))
    page = show_page(qtbot, TodayPage(context))
    page.show_more(Group.URGENT)
    assert len(page.view.lines.rows) >= 100
    assert len(page.view.findChildren(QWidget)) < 20
    assert not page.view.grab().isNull()


def test_with_real_threads(qtbot, full, hub):
    jobs = Jobs(hub, lambda _error: False)
    page = show_page(qtbot, TodayPage(Context(full.services, jobs, hub, full.clock)))
    page.activateWindow()
    page.take_focus()  # before the lines are there
    qtbot.waitUntil(lambda: page.view.current_row() is not None)
    row = page.view.current_row()
    visit = row.line.strongest.visit_id
    press(qtbot, ENTER)
    qtbot.waitUntil(lambda: page.findChild(ConfirmVisitDialog) is not None)
    dialog = shown(page, ConfirmVisitDialog)
    press(qtbot, "1", "4")
    qtbot.waitUntil(lambda: "the visit is confirmed" in words(dialog))
    save(qtbot, dialog)
    qtbot.waitUntil(lambda: full.services.visits.get(visit).confirmation.phase is Phase.DONE)
    qtbot.waitUntil(
        lambda: all(each.line is None or each.line.strongest.visit_id != visit for each in page.view.lines.rows)
    )
    jobs.close()
