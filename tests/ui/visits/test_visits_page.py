from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop.domain.visits import Outcome
from desktop.services.visits import VisitResult
from desktop.ui.context import Context
from desktop.ui.jobs import Jobs
from desktop.ui.pages.visits.page import VisitsPage
from desktop.ui.pages.visits.plan_dialog import PlanVisitDialog
from desktop.ui.pages.visits.toolbar import View
from desktop.ui.pages.visits.visit_lines import Which
from desktop.ui.pages.visits.week_grid import Spot
from tests.ui.visits import book
from tests.ui.visits.driving import press, save, show_page, shown, words

THURSDAY = date(2026, 11, 26)


@pytest.fixture
def visits(opened):
    """Five visits: past and done, past and open, two on Thursday, one called off; by what they are called."""
    service = opened.services.visits
    book.set_day(opened, book.EARLIER)
    customer = book.add_customer(opened, "Hengda Foods")
    made = {
        "done": book.add_visit(opened, customer, date(2026, 11, 12), "10:00", amount=1_00),
        "open": book.add_visit(opened, customer, date(2026, 11, 18), "11:00", amount=2_00),
        "late": book.add_visit(opened, customer, THURSDAY, "14:00", amount=3_00),
        "untimed": book.add_visit(opened, customer, THURSDAY, None, amount=4_00),
        "off": book.add_visit(opened, customer, date(2026, 12, 1), "09:00", amount=5_00),
    }
    book.saved(service.finish(made["done"], VisitResult(Outcome.PAID)))
    book.saved(service.cancel(made["off"], "closed"))
    book.set_day(opened, book.TODAY)
    return made


@pytest.fixture
def page(qtbot, context, visits):
    page = show_page(qtbot, VisitsPage(context))
    page.window().activateWindow()
    page.take_focus()
    return page


@pytest.fixture
def week(page):
    """The week view, on the week of Thursday 26 November."""
    page.toolbar.choose_view(View.WEEK)
    page.week.setFocus()
    page.toolbar.week_wanted.emit(1)
    return page.week


def listed(page):
    return [line.visit.id for line in page.table.rows()]


class TestList:
    def test_planned_visits_from_today_on_come_first(self, page, visits):
        assert listed(page) == [visits["late"], visits["untimed"]]
        assert page.summary == "Planned visits from today on"

    @pytest.mark.parametrize(
        ("which", "from_today", "names"),
        [
            (Which.PLANNED, False, ["open", "late", "untimed"]),
            (Which.DONE, False, ["done"]),
            (Which.DONE, True, []),
            (Which.CANCELLED, True, ["off"]),
            (Which.ALL, False, ["off", "late", "untimed", "open", "done"]),
            (Which.ALL, True, ["late", "untimed", "off"]),
        ],
    )
    def test_the_filter_decides(self, page, visits, which, from_today, names):
        page.toolbar.choose_which(which, from_today=from_today)
        assert listed(page) == [visits[name] for name in names]

    def test_space_shows_the_visit_beside_the_list(self, qtbot, page):
        press(qtbot, Qt.Key.Key_Space)
        assert page.detail.isVisible()
        assert "Thu 26 Nov 14:00" in words(page.detail)
        press(qtbot, "j")
        assert "¥4.00" in words(page.detail)
        press(qtbot, Qt.Key.Key_Space)
        assert not page.detail.isVisible()

    def test_enter_opens_the_visit(self, qtbot, page):
        press(qtbot, Qt.Key.Key_Return)
        assert page.detail.isVisible()
        assert QApplication.focusWidget().text() == "Confirm..."

    def test_escape_puts_the_panel_away(self, qtbot, page):
        press(qtbot, Qt.Key.Key_Return, Qt.Key.Key_Escape)
        assert not page.detail.isVisible()
        assert page.list.hasFocus()

    def test_a_long_list_comes_page_by_page(self, page, opened, visits):
        customer = opened.services.visits.get(visits["late"]).visit.customer_id
        for n in range(120):
            book.add_visit(opened, customer, THURSDAY + timedelta(days=n), amount=1)
        page.refresh()
        assert len(listed(page)) == 100
        page.table.fetchMore()
        assert len(listed(page)) == 122
        assert len(set(listed(page))) == 122

    def test_an_empty_list_offers_to_plan_a_visit(self, page):
        page.toolbar.choose_which(Which.DONE, from_today=True)
        assert "There is no such visit." in words(page.list)

    def test_little_room_leaves_columns_out(self, page):
        page.resize(1100, 700)
        QApplication.processEvents()
        assert not page.list.isColumnHidden(3)
        page.show_detail()
        QApplication.processEvents()
        assert page.list.isColumnHidden(3)


class TestWeek:
    def test_the_week_of_today_comes_first(self, page, visits):
        page.toolbar.choose_view(View.WEEK)
        assert page.week.days()[0].day == date(2026, 11, 16)
        assert page.summary == "1 visit · ¥2.00 expected"

    def test_visits_at_no_hour_stand_on_top(self, week, visits):
        thursday = week.days()[3]
        assert [line.visit.id for line in thursday.visits] == [visits["untimed"], visits["late"]]

    def test_called_off_visits_are_left_out(self, page, week):
        page.toolbar.week_wanted.emit(1)
        assert all(not day.visits for day in week.days())

    def test_holidays_are_named(self, page, week):
        for _week in range(5):
            page.toolbar.week_wanted.emit(1)
        new_year = next(day for day in week.days() if day.day == date(2027, 1, 1))
        assert (new_year.working, new_year.name) == (False, "New Year's Day")

    def test_arrows_walk_and_the_panel_follows(self, qtbot, page, week, visits):
        page.show_detail()
        assert week.current_day() == date(2026, 11, 28)
        press(qtbot, Qt.Key.Key_Left, Qt.Key.Key_Left)
        assert week.current_visit().visit.id == visits["untimed"]
        press(qtbot, "j")
        assert week.current_visit().visit.id == visits["late"]
        assert "14:00" in words(page.detail)

    def test_walking_out_of_the_week_turns_it(self, qtbot, week):
        press(qtbot, Qt.Key.Key_Right, Qt.Key.Key_Right)
        assert week.current_day() == date(2026, 11, 30)
        press(qtbot, Qt.Key.Key_Left)
        assert week.current_day() == date(2026, 11, 29)

    @pytest.mark.parametrize(
        ("key", "monday"),
        [
            (Qt.Key.Key_PageDown, date(2026, 11, 30)),
            (Qt.Key.Key_PageUp, date(2026, 11, 16)),
            (Qt.Key.Key_Home, date(2026, 11, 16)),
        ],
    )
    def test_page_keys_turn_the_week(self, qtbot, week, key, monday):
        press(qtbot, key)
        assert week.days()[0].day == monday

    def test_enter_on_a_day_plans_a_visit_there(self, qtbot, page, week, opened):
        press(qtbot, Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Left)
        press(qtbot, Qt.Key.Key_Return)
        dialog = shown(page, PlanVisitDialog)
        assert dialog.plan.day.day() == date(2026, 11, 25)
        press(qtbot, *"heng", Qt.Key.Key_Return)
        dialog.plan.amount.set_minor(7_00)
        save(qtbot, dialog)
        assert [visit.day for visit in opened.services.visits.between(date(2026, 11, 25), date(2026, 11, 25))]
        assert len(week.days()[2].visits) == 1

    def test_a_double_click_plans_on_its_day(self, qtbot, page, week):
        point = week.centre_of(Spot(0, 0))
        qtbot.mouseDClick(week.viewport(), Qt.MouseButton.LeftButton, pos=point)
        assert shown(page, PlanVisitDialog).plan.day.day() == date(2026, 11, 23)

    def test_a_double_click_opens_a_visit(self, qtbot, page, week, visits):
        qtbot.mouseDClick(week.viewport(), Qt.MouseButton.LeftButton, pos=week.centre_of(Spot(3, 1)))
        assert page.detail.card.visit.id == visits["late"]

    def test_the_visit_that_was_moved_stays_chosen(self, qtbot, week, opened, visits, page):
        week.select(visits["late"])
        moved = opened.services.visits.reschedule(visits["late"], date(2026, 11, 24), "08:00")
        page.context.hub.announce(book_changes(moved))
        assert week.current_day() == date(2026, 11, 24)

    def test_what_is_current_is_told_to_those_who_listen(self, week, visits):
        week.select(visits["late"])
        assert week.accessibleDescription().startswith("Thu 26 Nov 14:00 · Hengda Foods")

    def test_the_view_that_was_chosen_stays(self, page, week):
        page.hide()
        page.show()
        assert page.toolbar.view is View.WEEK


def book_changes(answer):
    book.saved(answer)
    return answer.changes


class TestArriving:
    def test_at_a_visit_shows_it_in_its_week(self, page, visits):
        page.arrive(visit_id=visits["late"])
        assert page.week.current_visit().visit.id == visits["late"]
        assert "¥3.00" in words(page.detail)

    def test_to_plan_opens_the_dialog(self, qtbot, page, visits):
        page.arrive(do="plan")
        qtbot.waitUntil(lambda: page.findChild(PlanVisitDialog) is not None)
        assert shown(page, PlanVisitDialog).plan.customer.customer_id is None

    def test_without_arguments_stays_as_it_was(self, page):
        page.arrive()
        assert page.toolbar.view is View.LIST


def test_with_real_threads(qtbot, opened, hub, clock, visits):
    jobs = Jobs(hub, lambda _error: False)
    page = show_page(qtbot, VisitsPage(Context(opened.services, jobs, hub, clock)))
    qtbot.waitUntil(lambda: listed(page) == [visits["late"], visits["untimed"]])
    page.toolbar.choose_view(View.WEEK)
    page.toolbar.week_wanted.emit(1)
    qtbot.waitUntil(lambda: page.summary == "2 visits · ¥7.00 expected")
    page.week.select(visits["late"])
    page.show_detail()
    qtbot.waitUntil(lambda: "14:00" in words(page.detail))
    with qtbot.waitSignal(hub.changed):
        jobs.write(opened.services.visits.cancel, visits["late"], "", owner=page)
    qtbot.waitUntil(lambda: page.summary == "1 visit · ¥4.00 expected")
    jobs.close()
