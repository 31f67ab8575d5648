"""Names that break careless windows: markup, one word of 300 letters, signs outside the usual, right to left."""

from datetime import date

import pytest
from PySide6.QtWidgets import QApplication

from desktop.ui.pages.today.page import TodayPage
from desktop.ui.pages.visits.confirm_dialog import ConfirmVisitDialog
from desktop.ui.pages.visits.detail import VisitDetail
from desktop.ui.pages.visits.opening import open_confirm, open_plan_visit
from desktop.ui.pages.visits.page import VisitsPage
from desktop.ui.pages.visits.plan_dialog import PlanVisitDialog
from desktop.ui.pages.visits.toolbar import View
from tests.ui.visits import book
from tests.ui.visits.driving import show_page, shown, words

NAMES = (
    "<b>Bold</b> & <img src='/etc/hostname'> Sons",
    "W" * 300,
    "北京𠮷野家" * 60,
    "شركة النور للتجارة",
    "Quote \" and ' and 🙂",
    "&File",
)


@pytest.fixture(params=NAMES, ids=["markup", "one word", "chinese", "arabic", "signs", "ampersand"])
def visit(opened, request):
    customer = book.add_customer(opened, request.param)
    person = book.add_contact(opened, customer, request.param[:100], request.param[:100])
    return book.add_visit(opened, customer, date(2026, 11, 26), "14:00", amount=9_999_999_999_999, people=(person,))


@pytest.fixture
def name(opened, visit):
    return opened.services.visits.get(visit).visit.customer


def test_the_dialog_shows_it_and_stays_on_the_screen(page, visit, name):
    open_confirm(page, page.context, visit)
    dialog = shown(page, ConfirmVisitDialog)
    assert name in words(dialog)
    assert dialog.width() <= dialog.screen().availableSize().width()


def test_the_panel_shows_it_in_its_width(page, visit, name):
    detail = VisitDetail(page.context)
    page.set_body(detail)
    detail.setFixedWidth(360)
    detail.show_visit(visit)
    QApplication.processEvents()
    assert name in words(detail)
    assert detail._content.width() <= detail.width()


def test_a_visit_is_planned_with_it(page, opened, visit, name):
    open_plan_visit(page, page.context, opened.services.visits.get(visit).visit.customer_id)
    assert shown(page, PlanVisitDialog).plan.customer.text() == name


def test_the_pages_paint_it(qtbot, context, visit, name):
    today = show_page(qtbot, TodayPage(context))
    assert name in [row.title for row in today.view.lines.rows]
    assert not today.grab().isNull()
    visits = show_page(qtbot, VisitsPage(context))
    assert [line.visit.customer for line in visits.table.rows()] == [name]
    assert not visits.grab().isNull()
    visits.toolbar.choose_view(View.WEEK)
    visits.toolbar.week_wanted.emit(1)
    assert not visits.grab().isNull()
