"""Saying that a part of an item is disputed, from the list of open items."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.ui.pages.customers.dispute_dialog import DisputeItemDialog


@pytest.fixture
def tab(customer_page):
    customer_page.show_tab("receivables")
    return customer_page.receivables


def disputed(context, customer):
    return {line.item.number: line.item.disputed for line in context.services.receivables.page(customer)}


def test_enter_on_an_item_disputes_a_part_of_it_and_undo_takes_it_back(tab, customer_page, context, hengda, dialog):
    QTest.keyClick(tab.views[False], Qt.Key.Key_Return)
    form = dialog(tab, DisputeItemDialog)
    number = tab.views[False].current_row().item.number
    QTest.keyClicks(form.disputed, "1,000.00")
    assert "stays due" in form._outcome.text()
    QTest.keyClick(form, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert disputed(context, hengda)[number] == 100_000
    text, undo = customer_page.said[-1]
    assert number in text
    undo()
    assert disputed(context, hengda)[number] == 0


def test_more_than_is_open_is_refused_beside_the_field(tab, context, hengda, dialog):
    before = disputed(context, hengda)
    QTest.keyClick(tab.views[False], Qt.Key.Key_Return)
    form = dialog(tab, DisputeItemDialog)
    QTest.keyClicks(form.disputed, "9999999")
    QTest.keyClick(form, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert form.isVisible()
    assert form.disputed.text() == "9999999"
    assert disputed(context, hengda) == before


def test_a_credit_note_and_a_settled_item_cannot_be_disputed(tab):
    credit = next(line.item.id for line in tab.models[False].rows() if line.item.open < 0)
    tab.views[False].select(credit)
    assert not tab.dispute_button.isEnabled()
    QTest.mouseClick(tab.settled_button, Qt.MouseButton.LeftButton)
    assert not tab.dispute_button.isVisible()
