"""The list of customers: found as one types, sorted, opened, archived and brought back."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.domain.customers import Contact, Customer
from desktop.ui.jobs import Jobs
from desktop.ui.pages.customers.dialog import CustomerDialog
from desktop.ui.pages.customers.page import CustomersPage
from tests.ui.customers.scenes import LONG_NAME, NAMES
from tests.ui.process.by_hand import type_text


def names(page):
    return [row.name for row in page.model.rows()]


def texts(page, name):
    at = names(page).index(name)
    return [page.model.index(at, column).data() for column in range(page.model.columnCount())]


def test_all_customers_are_listed_with_what_they_owe(page):
    assert len(names(page)) == len(NAMES)
    assert page.summary.startswith("12 customers · open ¥")
    assert "$12,500.00" in page.summary


def test_several_currencies_are_several_sums(page):
    row = texts(page, NAMES[0])
    assert row[3] == "¥246,900.00, $12,500.00"
    assert row[4:] == ["¥165,400.00", "Mon 9 Nov", "Thu 26 Nov", ""]


def test_names_are_shown_as_they_were_typed(page):
    assert {"A & B <Ltd>", "<b>Miller</b> & Sons", LONG_NAME} <= set(names(page))


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("hdsp", {NAMES[0]}),
        ("恒达", {NAMES[0]}),
        ("kh-0002", {NAMES[1]}),
        ("ruifeng", {NAMES[1]}),
        ("0000 1111", {NAMES[0]}),
        ("hd", {NAMES[0], NAMES[4]}),
        ("100%", set()),
    ],
)
def test_customers_are_found_as_one_types(page, typed, found):
    type_text(page.search, typed)
    assert set(names(page)) == found
    QApplication.processEvents()
    assert page.summary.startswith(f"{len(found)} of 12 customers")


def test_a_search_that_finds_nothing_offers_to_be_cleared(page):
    type_text(page.search, "nobody")
    QApplication.processEvents()
    assert page.view._overlay.isVisible()
    QTest.mouseClick(page.view._overlay.button, Qt.MouseButton.LeftButton)
    assert (page.search.text(), len(names(page))) == ("", len(NAMES))


@pytest.mark.parametrize("order", [Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder])
def test_a_click_on_a_heading_sorts_in_the_book(page, order):
    page.view.sortByColumn(1, order)
    codes = [row.row.code for row in page.model.rows()]
    assert codes == sorted(codes, reverse=order is Qt.SortOrder.DescendingOrder)


def test_the_next_visit_comes_first_when_asked_for(page):
    page.view.sortByColumn(6, Qt.SortOrder.AscendingOrder)
    assert names(page)[0] == NAMES[0]


def test_the_most_overdue_come_first_when_asked_for(page):
    page.view.sortByColumn(4, Qt.SortOrder.DescendingOrder)
    overdue = [sum(each.overdue for each in row.row.sums if each.currency == "CNY") for row in page.model.rows()]
    assert overdue == sorted(overdue, reverse=True)


def test_enter_opens_the_customer(page, hengda):
    page.view.select(hengda)
    QTest.keyClick(page.view, Qt.Key.Key_Return)
    assert page.went == [("customer", {"customer_id": hengda})]


def test_enter_in_the_search_opens_the_first_found(page, ids):
    type_text(page.search, "ruifeng")
    QTest.keyClick(page.search, Qt.Key.Key_Return)
    assert page.went == [("customer", {"customer_id": ids[NAMES[1]]})]


def test_keys_lead_to_the_search_and_back_to_the_list(page):
    page.view.setFocus()
    QTest.keyClick(page.view, Qt.Key.Key_Slash)
    assert page.search.hasFocus()
    QTest.keyClick(page.search, Qt.Key.Key_Down)
    assert page.view.hasFocus()
    assert page.view.current_row() is not None


def test_esc_empties_the_search_before_it_leaves(page):
    type_text(page.search, "hd")
    QTest.keyClick(page.search, Qt.Key.Key_Escape)
    assert page.search.text() == ""


def test_space_shows_the_figures_and_the_phones_of_the_customer(page, hengda):
    page.view.select(hengda)
    page.view.setFocus()
    QTest.keyClick(page.view, Qt.Key.Key_Space)
    assert page.panel.isVisible()
    said = " ".join(label.text() for label in page.panel.findChildren(type(page.panel._name)))
    assert all(text in said for text in ("¥165,400.00", "138 0000 0000", "Boss Sun", "Wed 25 Nov"))
    QTest.mouseClick(page.panel.process_button, Qt.MouseButton.LeftButton)
    assert page.went == [("customer", {"customer_id": hengda, "tab": "process"})]


def test_columns_give_way_before_one_has_to_scroll(page):
    page.resize(700, 600)
    hidden = {page.model.columns[at].title for at in range(page.model.columnCount()) if page.view.isColumnHidden(at)}
    assert {"Oldest due", "Code"} <= hidden
    assert not {"Name", "Open amount", "Overdue"} & hidden
    page.resize(1400, 600)
    assert not any(page.view.isColumnHidden(at) for at in range(page.model.columnCount()))


def test_archiving_names_what_is_still_open_and_can_be_undone(page, hengda, answer):
    page.view.select(hengda)
    QTest.mouseClick(page.archive_button, Qt.MouseButton.LeftButton)
    question = answer(page, "Archive")
    assert "恒达食品有限公司" in question
    assert "5 open items of ¥246,900.00, $12,500.00, 2 planned visits" in question
    assert NAMES[0] not in names(page)
    ((text, undo),) = page.said
    assert text == "Archived: 恒达食品有限公司"
    undo()
    assert NAMES[0] in names(page)


def test_archiving_can_be_thought_better_of(page, hengda, answer):
    page.view.select(hengda)
    page.archive_button.click()
    answer(page, "Cancel")
    assert NAMES[0] in names(page)


def test_an_archived_customer_is_found_under_archived_and_restored(page, context, hengda):
    context.services.customers.archive(hengda)
    page.archived_box.click()
    assert names(page) == [NAMES[0]]
    page.view.select(hengda)
    assert not page.archive_button.isVisible()
    QTest.mouseClick(page.restore_button, Qt.MouseButton.LeftButton)
    assert names(page) == []
    assert not context.services.customers.get(hengda).archived
    assert page.view._overlay.isVisible()


def test_an_empty_book_offers_to_bring_in_a_file(show, context):
    page = show(CustomersPage(context))
    assert page.view.isHidden() or not page.view.isVisible()
    QTest.mouseClick(page._empty.button, Qt.MouseButton.LeftButton)
    assert page.went == [("import", {})]


def test_the_first_customer_ends_the_emptiness(show, context):
    page = show(CustomersPage(context))
    context.jobs.write(context.services.customers.save, Customer("恒达"))
    QApplication.processEvents()
    assert page.view.isVisible()
    assert names(page) == ["恒达"]


def test_new_customer_opens_a_dialog_and_then_its_page(page, dialog, context):
    page.arrive(do="new")
    form = dialog(page, CustomerDialog)
    type_text(form.fields.name, "New & Co <Ltd>")
    QTest.keyClick(form, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    ((key, arguments),) = page.went
    assert key == "customer"
    assert context.services.customers.get(arguments["customer_id"]).customer.name == "New & Co <Ltd>"


def test_a_change_can_be_undone(page, dialog, context, hengda):
    page.view.select(hengda)
    page.edit_button.click()
    form = dialog(page, CustomerDialog)
    type_text(form.fields.short_name, "HD")
    form.save()
    ((text, undo),) = page.said
    assert text == "Changed: 恒达食品有限公司"
    undo()
    assert context.services.customers.get(hengda).customer.short_name == ""


def test_rows_come_page_by_page(show, context):
    for number in range(130):
        context.services.customers.save(Customer(f"Customer {number:03}"))
    page = show(CustomersPage(context))
    assert page.model.rowCount() < 130
    page.view.scrollToBottom()
    while page.model.canFetchMore():
        page.model.fetchMore()
    assert names(page) == [f"Customer {number:03}" for number in range(130)]
    QApplication.processEvents()
    assert page.summary == "130 customers"


def test_with_threads_the_last_letters_decide(qtbot, show, context, ids):
    jobs = Jobs(context.hub, lambda _error: False)
    page = show(CustomersPage(replace(context, jobs=jobs)))
    type_text(page.search, "ruifeng")
    qtbot.waitUntil(lambda: names(page) == [NAMES[1]])
    page.search.clear()
    type_text(page.search, "hdsp")
    qtbot.waitUntil(lambda: names(page) == [NAMES[0]])
    qtbot.waitUntil(lambda: page.summary.startswith("1 of 12 customers"))
    jobs.write(context.services.customers.save_contact, ids[NAMES[1]], Contact("何大山平"))
    qtbot.waitUntil(lambda: set(names(page)) == {NAMES[0], NAMES[1]})
    jobs.close()


def test_broken_promises_show_in_the_list_and_in_the_panel(show, context, collected, ids):
    listed = show(CustomersPage(context))
    assert texts(listed, NAMES[0])[-1] == "1 broken promise"
    assert texts(listed, NAMES[1])[-1] == ""
    listed.view.select(collected)
    told = {fact.name: fact for fact in listed.panel._facts.facts}
    assert (told["Promises"].value, told["Promises"].hint) == ("1 broken promise", "1 broken · 1 kept · 1 open")
    assert (told["Rating"].value, told["Last contact"].value) == ("B", "Sat 21 Nov")
