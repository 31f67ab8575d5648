from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from desktop.domain.confirmation import Phase
from desktop.domain.visits import VisitStatus
from desktop.ui.context import Context
from desktop.ui.jobs import Jobs
from desktop.ui.pages.today.page import TodayPage
from desktop.ui.pages.today.rows import Act
from desktop.ui.pages.visits.confirm_dialog import ConfirmVisitDialog
from desktop.ui.pages.visits.finish_dialog import FinishVisitDialog
from desktop.ui.pages.visits.plan_dialog import PlanVisitDialog
from tests.ui.visits import book
from tests.ui.visits.driving import button, gone, press, save, show_page, shown, words

ENTER, SPACE = Qt.Key.Key_Return, Qt.Key.Key_Space
LEFT = Qt.MouseButton.LeftButton


def first(page, act):
    """Make the first line of a kind current and give it."""
    row = next(row for row in page.view.lines.rows if row.act is act)
    page.view.select(row.key)
    return row


def keys(page):
    return [row.key for row in page.view.lines.rows if not row.is_heading]


def test_the_header_says_the_day_and_what_can_be_collected(page):
    assert page.title == "Today, Sat 21 Nov"
    assert page.summary == "¥100,000,269,599.99, $86,000.00 can be collected this week · 4 calls to make"


def test_the_keys_work_at_once(page):
    assert page.view.current_row().act is Act.CONFIRM


class TestWalking:
    @pytest.mark.parametrize("keys_", [("j", "k"), (Qt.Key.Key_Down, Qt.Key.Key_Up)])
    def test_every_line_is_reached_across_the_sections(self, qtbot, page, keys_):
        down, up = keys_
        walked = [page.view.current_row().key]
        for _step in range(len(keys(page)) - 1):
            press(qtbot, down)
            walked.append(page.view.current_row().key)
        assert walked == keys(page)
        press(qtbot, down)
        assert page.view.current_row().key == keys(page)[-1]
        for _step in range(len(walked)):
            press(qtbot, up)
        assert page.view.current_row().key == keys(page)[0]

    def test_end_and_home_go_to_the_last_and_first_line(self, qtbot, page):
        press(qtbot, Qt.Key.Key_End)
        assert page.view.current_row().act is Act.DESCRIBE_ANY
        press(qtbot, Qt.Key.Key_Home)
        assert page.view.current_row().key == keys(page)[0]

    def test_a_heading_cannot_be_chosen(self, qtbot, page):
        rect = page.view.visualRect(page.view.lines.index(0))
        before = page.view.current_row()
        qtbot.mouseClick(page.view.viewport(), LEFT, pos=rect.center())
        assert page.view.current_row() in {before, None}


class TestActing:
    def test_enter_confirms(self, qtbot, page, full, said):
        row = first(page, Act.CONFIRM)
        press(qtbot, ENTER)
        dialog = shown(page, ConfirmVisitDialog)
        press(qtbot, "1", "4")
        save(qtbot, dialog)
        assert gone(page, ConfirmVisitDialog)
        assert full.services.visits.get(row.visit.id).confirmation.phase is Phase.DONE
        assert row.key not in keys(page)
        said[0][1]()
        assert row.key in keys(page)

    def test_the_next_line_is_current_when_one_is_done(self, qtbot, page):
        row = first(page, Act.CONFIRM)
        follows = keys(page)[1]
        press(qtbot, ENTER)
        shown(page, ConfirmVisitDialog)
        press(qtbot, "1", "4", ENTER)
        assert row.key not in keys(page)
        assert page.view.current_row().key == follows

    def test_the_button_of_a_line_does_the_same(self, qtbot, page):
        at = next(n for n, row in enumerate(page.view.lines.rows) if row.act is Act.CONFIRM)
        qtbot.mouseClick(page.view.viewport(), LEFT, pos=page.view.button_centre(at))
        assert shown(page, ConfirmVisitDialog)

    def test_a_click_beside_the_button_only_chooses(self, qtbot, page):
        at = [n for n, row in enumerate(page.view.lines.rows) if row.act is Act.CONFIRM][1]
        rect = page.view.visualRect(page.view.lines.index(at))
        qtbot.mouseClick(page.view.viewport(), LEFT, pos=rect.center())
        assert page.view.current_row() == page.view.lines.rows[at]
        assert gone(page, ConfirmVisitDialog)

    def test_enter_records_an_outcome(self, qtbot, page, full, said):
        row = first(page, Act.RECORD)
        press(qtbot, ENTER)
        dialog = shown(page, FinishVisitDialog)
        press(qtbot, "1")
        save(qtbot, dialog)
        assert full.services.visits.get(row.visit.id).visit.status == VisitStatus.DONE
        assert row.key not in keys(page)
        assert said[0][0] == "Outcome recorded: 蓝海物流（华东）有限责任公司"

    def test_enter_opens_a_visit_with_its_papers(self, qtbot, page, full):
        row = first(page, Act.OPEN)
        press(qtbot, ENTER)
        assert page.panel.visit.card.visit.id == row.visit.id
        for _paper in range(2):
            next(tick for tick in page.panel.visit.ticks.values() if not tick.isChecked()).click()
        changed = next(line for line in page.view.lines.rows if line.key == row.key)
        assert changed.reason == "Ready: time and amount confirmed, papers packed"

    def test_enter_marks_a_next_step_as_done_and_undo_brings_it_back(self, qtbot, page, said):
        row = first(page, Act.DONE)
        press(qtbot, ENTER)
        assert row.key not in keys(page)
        said[0][1]()
        assert row.key in keys(page)

    def test_enter_on_a_question_opens_the_payment_process(self, qtbot, page, went):
        row = first(page, Act.ASK)
        press(qtbot, ENTER)
        assert went == [("customer", {"customer_id": row.customer_id, "tab": "process"})]

    def test_the_last_line_leads_to_the_customers(self, qtbot, page, went):
        first(page, Act.DESCRIBE_ANY)
        press(qtbot, ENTER)
        assert went == [("customers", {"show": "undescribed"})]

    def test_a_visit_is_planned_from_the_header(self, qtbot, page):
        qtbot.mouseClick(button(page, "Plan a visit"), LEFT)
        assert shown(page, PlanVisitDialog)


class TestPanel:
    def test_space_shows_and_hides_it_while_the_keys_stay_in_the_list(self, qtbot, page):
        press(qtbot, SPACE)
        assert page.panel.isVisible()
        assert page.view.hasFocus()
        press(qtbot, SPACE)
        assert not page.panel.isVisible()

    def test_enter_on_a_visit_goes_to_its_papers_and_escape_comes_back(self, qtbot, page):
        first(page, Act.OPEN)
        press(qtbot, ENTER)
        assert QApplication.focusWidget() is next(iter(page.panel.visit.ticks.values()))
        press(qtbot, Qt.Key.Key_Escape)
        assert not page.panel.isVisible()
        assert page.view.hasFocus()

    def test_it_follows_the_current_line(self, qtbot, page):
        press(qtbot, SPACE, "j")
        assert page.panel.visit.card.visit.id == page.view.current_row().visit.id

    def test_it_lists_the_questions_of_a_customer(self, qtbot, page, went):
        row = next(row for row in page.view.lines.rows if len(row.questions) == 3)
        page.view.select(row.key)
        press(qtbot, SPACE)
        assert "Who stands in for cashier (pay)?" in words(page.panel.questions)
        qtbot.mouseClick(button(page.panel, "Open the payment process"), LEFT)
        assert went == [("customer", {"customer_id": row.customer_id, "tab": "process"})]

    def test_the_customer_is_one_click_away(self, qtbot, page, went):
        row = first(page, Act.CONFIRM)
        press(qtbot, SPACE)
        qtbot.mouseClick(button(page.panel, "Open the customer"), LEFT)
        assert went == [("customer", {"customer_id": row.customer_id})]

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
        assert len([each for each in page.findChildren(type(button(page, "Plan a visit"))) if each.isVisible()]) == 2

    def test_the_list_comes_as_soon_as_there_is_something(self, qtbot, context, opened):
        page = show_page(qtbot, TodayPage(context))
        customer, _visit = book.one_visit(opened)
        saved = opened.services.customers.archive(customer)
        context.hub.announce(saved.changes)
        QApplication.processEvents()
        assert page.view.isVisible()


def test_markup_in_names_is_painted_as_it_is(page):
    assert "Ruifeng Paper & Pulp <Shanghai> Ltd" in [row.title for row in page.view.lines.rows]


def test_a_long_name_that_is_cut_off_is_told_in_full(page):
    at = next(n for n, row in enumerate(page.view.lines.rows) if row.title == book.LONG_NAME)
    rect, row = page.view.visualRect(page.view.lines.index(at)), page.view.lines.rows[at]
    painting = page.view._painting
    assert painting._cut_off_at(painting.places(rect, row).title.center(), rect, row) == book.LONG_NAME
    assert painting._cut_off_at(painting.places(rect, row).when.center(), rect, row) == ""


def test_lines_become_higher_where_there_is_little_room(page):
    at = next(n for n, row in enumerate(page.view.lines.rows) if row.said)
    wide = page.view.visualRect(page.view.lines.index(at)).height()
    page.show_detail(shown=False)
    page.resize(740, 700)
    QApplication.processEvents()
    assert page.view.visualRect(page.view.lines.index(at)).height() > wide


def test_two_hundred_lines_are_painted_without_a_widget_for_each(qtbot, opened, context):
    customer = book.add_customer(opened, "Hengda")
    for _n in range(200):
        book.add_visit(opened, customer, date(2026, 11, 24), "09:00", amount=1_00)
    page = show_page(qtbot, TodayPage(context))
    assert len(keys(page)) >= 200
    assert len(page.view.findChildren(QWidget)) < 20
    assert not page.view.grab().isNull()


def test_with_real_threads(qtbot, full, hub):
    jobs = Jobs(hub, lambda _error: False)
    page = show_page(qtbot, TodayPage(Context(full.services, jobs, hub, full.clock)))
    page.activateWindow()
    page.take_focus()  # before the lines are there
    qtbot.waitUntil(lambda: page.view.current_row() is not None)
    row = page.view.current_row()
    assert row.act is Act.CONFIRM
    press(qtbot, ENTER)
    qtbot.waitUntil(lambda: page.findChild(ConfirmVisitDialog) is not None)
    dialog = shown(page, ConfirmVisitDialog)
    press(qtbot, "1", "4")
    qtbot.waitUntil(lambda: "the visit is confirmed" in words(dialog))
    save(qtbot, dialog)
    qtbot.waitUntil(lambda: row.key not in keys(page))
    assert full.services.visits.get(row.visit.id).confirmation.phase is Phase.DONE
    jobs.close()
