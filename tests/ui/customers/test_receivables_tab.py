"""What is owed item by item, and what is done about it from there."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.ui.pages.collecting.add_item_dialog import AddItemDialog
from desktop.ui.pages.collecting.credit_dialog import ApplyCreditDialog, _row
from desktop.ui.pages.collecting.dispute_dialog import DisputeDialog
from desktop.ui.pages.collecting.promise_dialog import PromiseDialog
from desktop.ui.pages.collecting.reason_dialog import ReasonDialog
from desktop.ui.pages.collecting.write_off_dialog import WriteOffDialog
from tests.ui.customers.scenes import NAMES
from tests.ui.visits.driving import button, words


@pytest.fixture
def tab(customer_page):
    customer_page.show_tab("receivables")
    return customer_page.receivables


def disputed(context, customer):
    return {line.item.number: line.item.disputed for line in context.services.receivables.page(customer)}


def test_enter_on_an_item_disputes_a_part_of_it_and_undo_takes_it_back(tab, customer_page, context, hengda, dialog):
    QTest.keyClick(tab.views[False], Qt.Key.Key_Return)
    form = dialog(tab, DisputeDialog)
    number = tab.views[False].current_row().item.number
    QTest.keyClicks(form.amount, "1,000.00")
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
    form = dialog(tab, DisputeDialog)
    QTest.keyClicks(form.amount, "9999999")
    QTest.keyClick(form, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert form.isVisible()
    assert form.amount.text() == "9999999"
    assert disputed(context, hengda) == before


def test_a_credit_note_and_a_settled_item_cannot_be_disputed(tab):
    credit = next(line.item.id for line in tab.models[False].rows() if line.item.open < 0)
    tab.views[False].select(credit)
    assert not tab.dispute_button.isEnabled()
    QTest.mouseClick(tab.settled_button, Qt.MouseButton.LeftButton)
    assert not tab.dispute_button.isVisible()


# Credit notes, money that goes to nothing, write-offs, hand-overs


@pytest.fixture
def busy(collected_page):
    """The items of the customer at whom a month of collecting has gone by."""
    collected_page.show_tab("receivables")
    return collected_page.receivables


def choose(tab, number):
    line = next(line for line in tab.models[False].rows() if line.item.number == number)
    tab.views[False].select(line.item.id)
    return line


def cell(tab, number, title):
    model = tab.models[False]
    row = next(at for at, line in enumerate(model.rows()) if line.item.number == number)
    column = next(at for at, column in enumerate(model.columns) if column.title == title)
    return model.index(row, column).data()


def open_of(context, item_id):
    return context.services.receivables.get(item_id).open


def press_save(form):
    QTest.keyClick(form, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_enter_on_a_credit_note_applies_it_to_the_oldest_and_undo_takes_it_back(busy, collected_page, context, dialog):
    note = choose(busy, "INV-2026-0903").item
    oldest = busy.models[False].rows()[0].item
    QTest.keyClick(busy.views[False], Qt.Key.Key_Return)
    form = dialog(busy, ApplyCreditDialog)
    assert "¥4,500.00 is taken off these items; ¥0.00 of the note is left." in form._outcome.text()
    press_save(form)
    assert (open_of(context, note.id), open_of(context, oldest.id)) == (0, oldest.open + note.open)
    collected_page.said[-1][1]()
    assert (open_of(context, note.id), open_of(context, oldest.id)) == (note.open, oldest.open)


def test_a_credit_note_goes_to_what_is_ticked(busy, context, dialog):
    note = choose(busy, "INV-2026-0903").item
    busy.credits_button.click()
    form = dialog(busy, ApplyCreditDialog)
    form.items.set_rows([_row(item) for item in form._open], [form._open[-1].id])
    press_save(form)
    assert open_of(context, form._open[-1].id) == form._open[-1].open + note.open


def test_a_credit_note_that_goes_nowhere_is_not_applied(busy, dialog):
    busy.credits_button.click()
    form = dialog(busy, ApplyCreditDialog)
    form.items.set_rows([_row(item) for item in form._open], [])
    press_save(form)
    assert form.form.error_text("shares") == "This is needed."


def test_money_that_goes_to_nothing_is_in_sight_and_leads_to_its_payments(busy, collected_page):
    assert busy.unapplied_button.text() == "¥3,000.00 not applied"
    busy.unapplied_button.click()
    assert collected_page.went == [("money", {"part": "payments", "unapplied": True, "query": NAMES[0]})]


def test_nothing_that_waits_is_offered_where_nothing_waits(customer_page):
    customer_page.arrive(tab="receivables")
    assert customer_page.receivables.unapplied_button.isHidden()


def test_what_differs_from_the_file_is_marked_and_explained(busy, qtbot):
    assert cell(busy, "INV-2026-0901", "Marks") == "differs from the file"
    choose(busy, "INV-2026-0901")
    qtbot.keyClick(busy.views[False], Qt.Key.Key_Space)
    assert "last file says ¥36,900.00 is open, the book says ¥26,400.00" in words(busy.panel)


def test_the_panel_tells_what_became_of_an_item_and_takes_a_write_off_back(busy, qtbot, context, dialog):
    item = choose(busy, "INV-2026-0901").item
    qtbot.keyClick(busy.views[False], Qt.Key.Key_Space)
    assert "Written off" in words(busy.panel)
    assert "尾差" in words(busy.panel)
    qtbot.mouseClick(button(busy.panel, "Take back..."), Qt.MouseButton.LeftButton)
    form = dialog(busy.panel, ReasonDialog)
    press_save(form)
    assert form.form.error_text("reason")
    qtbot.keyClicks(form.reason, "they pay it after all")
    press_save(form)
    assert open_of(context, item.id) == item.open + 50_000
    assert "Written off, taken back" in words(busy.panel)


def test_a_payment_is_opened_from_the_panel(busy, qtbot, collected_page, context, collected):
    choose(busy, "INV-2026-0901")
    qtbot.keyClick(busy.views[False], Qt.Key.Key_Space)
    qtbot.mouseClick(button(busy.panel, "Open the payment"), Qt.MouseButton.LeftButton)
    key, arguments = collected_page.went[-1]
    assert (key, arguments["part"]) == ("money", "payments")
    assert context.services.payments.get(arguments["payment"]).payment.customer_id == collected


def test_a_write_off_can_be_undone(busy, collected_page, context, dialog):
    item = choose(busy, "INV-2026-0902").item
    busy.write_off_button.click()
    form = dialog(busy, WriteOffDialog)
    form.amount.set_minor(100_000)
    form.reason.setPlainText("rebate")
    press_save(form)
    assert open_of(context, item.id) == item.open - 100_000
    collected_page.said[-1][1]()
    assert open_of(context, item.id) == item.open


def test_what_is_in_other_hands_is_taken_back_from_the_same_button(busy, dialog):
    choose(busy, "INV-2026-0904")
    assert busy.hand_over_button.text() == "Collect ourselves..."
    busy.hand_over_button.click()
    press_save(dialog(busy, ReasonDialog))
    assert cell(busy, "INV-2026-0904", "Marks") == ""
    choose(busy, "INV-2026-0904")
    assert busy.hand_over_button.text() == "Hand over..."


def test_an_item_is_added_for_the_customer_whose_page_it_is(busy, context, collected, dialog):
    busy.add_button.click()
    form = dialog(busy, AddItemDialog)
    assert form.customer.customer_id == collected
    form.number.setText("OLD-1")
    form.amount.set_minor(77_700)
    press_save(form)
    assert "OLD-1" in {line.item.number for line in context.services.receivables.page(collected)}
    assert "OLD-1" in {line.item.number for line in busy.models[False].rows()}


def test_a_payment_is_recorded_where_payments_are_entered(busy, collected_page, collected):
    busy.pay_button.click()
    assert collected_page.went == [("money", {"part": "entry", "customer": collected, "name": NAMES[0]})]


def test_a_promise_begins_with_the_item_that_is_current(busy, dialog):
    item = choose(busy, "INV-2026-0902").item
    busy.promise_button.click()
    assert dialog(busy, PromiseDialog).items.ticked() == (item.id,)


def test_a_promise_holds_back_what_would_be_urgent(busy):
    model = busy.models[False]
    assert cell(busy, "INV-2026-0900", "Marks") == "promised by 27 Nov"
    assert model._rows[0].chips[-1] == "warn"
