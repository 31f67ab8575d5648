import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop.ui.main_window import MainWindow
from desktop.ui.pages import COMMANDS, PAGES
from tests.ui.money import book
from tests.ui.money.driving import CTRL, LEFT, arrive


def test_the_page_is_the_fourth_of_the_rail(qtbot, context):
    window = MainWindow(context, PAGES, COMMANDS)
    qtbot.addWidget(window)
    window.navigate("today")
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, "4", CTRL)
    assert window.key == "money"


@pytest.mark.parametrize("part", ["items", "entry", "payments", "ageing"])
def test_each_part_is_chosen_by_its_button_and_named_for_the_help(qtbot, page, part):
    qtbot.mouseClick(page.tabs[part], LEFT)
    assert page.part == part
    assert page.current.isVisible()


def test_the_buttons_of_the_header_belong_to_the_part_in_front(page):
    words = {part: [each.text for each in arrive(page, part).header_actions()] for part in ("items", "entry", "ageing")}
    assert words == {"items": ["Add an item..."], "entry": [], "ageing": ["Export..."]}


def test_a_part_that_was_hidden_reads_again_when_it_comes_back(page, opened):
    customer = book.one_debtor(opened)
    arrive(page, "items")
    page.context.jobs.write(opened.services.receivables.add, book.ItemForm(
        customer, "LATER", 100, "CNY", book.TODAY, None))  # fmt: skip
    arrive(page, "ageing")
    before = page.current.shown.shown().total.total
    arrive(page, "items")
    page.context.jobs.write(opened.services.receivables.add, book.ItemForm(
        customer, "LATEST", 100, "CNY", book.TODAY, None))  # fmt: skip
    arrive(page, "ageing")
    assert page.current.shown.shown().total.total == before + 100


def test_escape_puts_the_panel_away(qtbot, page, customer):
    part = arrive(page, "items")
    page.refresh()
    part.view.setFocus()
    qtbot.keyClick(part.view, Qt.Key.Key_Space)
    assert part.panel.isVisible()
    qtbot.keyClick(part.view, Qt.Key.Key_Escape)
    assert not part.panel.isVisible()


@pytest.mark.parametrize("command", [each for each in COMMANDS if each.page == "money"], ids=lambda each: each.title)
def test_every_command_of_the_page_leads_somewhere(qtbot, context, command):
    window = MainWindow(context, PAGES, COMMANDS)
    qtbot.addWidget(window)
    window.show()
    window.navigate("money", **command.arguments)
    QApplication.processEvents()
    assert window.page.part == command.arguments["part"]
    for dialog in QApplication.topLevelWidgets():
        if dialog.isModal() and dialog.isVisible():
            dialog.done(0)


def test_tab_goes_through_the_page_as_it_is_read(qtbot, page, customer):
    part = arrive(page, "entry")
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    part.form.customer.choose(customer, "Hengda Foods")
    part.form.amount.setText("100")
    QApplication.processEvents()
    form = part.form
    stops = [
        form.customer,
        form.amount,
        form.received_on,
        form.means,
        form.reference,
        part.table,
        part.foot.none_button,
        part.foot.book_button,
        part.pile.view,
    ]
    form.customer.setFocus()
    for stop in stops[1:]:
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        assert QApplication.focusWidget() is stop
