from datetime import date

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QMessageBox, QToolTip

from desktop.domain.itemfilter import ItemFilter
from desktop.domain.limitation import ClockEventKind
from desktop.domain.promises import PromiseState
from desktop.ui.pages.collecting.add_item_dialog import AddItemDialog
from desktop.ui.pages.collecting.clock_event_dialog import ClockEventDialog
from desktop.ui.pages.collecting.clock_view import ClockView
from desktop.ui.pages.collecting.credit_dialog import ApplyCreditDialog
from desktop.ui.pages.collecting.dispute_dialog import DisputeDialog
from desktop.ui.pages.collecting.hand_over_dialog import HandOverDialog
from desktop.ui.pages.collecting.promise_dialog import PromiseDialog
from desktop.ui.pages.collecting.reason_dialog import ReasonDialog
from desktop.ui.pages.collecting.write_off_dialog import WriteOffDialog
from desktop.ui.pages.money.items.kept_filters import KeepFilterDialog
from desktop.ui.pages.money.items.rate_dialog import CreditRateDialog
from desktop.ui.pages.plans.editor import EditPlanDialog
from tests.ui.money import book
from tests.ui.money.driving import CTRL, LEFT, arrive, cells, numbers, select, sums
from tests.ui.visits.driving import button, gone, save, shown, words


@pytest.fixture
def items(page, customer):
    """The list of Hengda Foods' three items."""
    page.refresh()
    return arrive(page, "items")


@pytest.fixture
def all_items(full):
    return arrive(full, "items")


def toggle(qtbot, part, name):
    qtbot.mouseClick(part.bar.states[name], LEFT)


# The list


def test_items_are_listed_the_oldest_due_first(items):
    assert cells(items.table) == [
        "Hengda Foods",
        "INV-0871",
        "20 Oct",
        "30 + 32, limit 40",
        "¥60,000.00",
        "",
        "urgent",
        "",
    ]
    assert numbers(items) == ["INV-0871", "INV-0912", "INV-1003"]


def test_the_head_line_adds_up_what_is_listed_per_currency(full, all_items):
    assert full.summary.startswith("11 items · open ¥100,000,434,150.49, $26,500.00 · overdue ¥100,000,360,750.49")


@pytest.mark.parametrize(
    ("states", "found"),
    [
        (["disputed"], ["INV-2026-0912"]),
        (["promised"], ["RF-1001"]),
        (["undated"], ["RF-1003"]),
        (["due_this_week"], []),
        (["hand_over"], ["OS-9"]),
        (["urgent", "disputed"], ["INV-2026-0912"]),
    ],
)
def test_chips_narrow_the_list_together(qtbot, full, all_items, states, found):
    for name in states:
        toggle(qtbot, all_items, name)
    assert numbers(all_items) == found


def test_settled_items_are_listed_instead_of_open_ones(qtbot, all_items):
    toggle(qtbot, all_items, "settled")
    assert {"BS-77", "JH-31", "INV-2025-0640"} <= set(numbers(all_items))


def test_words_and_currency_narrow_too(qtbot, all_items):
    all_items.bar.currency.choose("USD")
    assert numbers(all_items) == ["BS-91"]
    all_items.bar.currency.choose("")
    qtbot.keyClicks(all_items.bar.search, "ruifeng")
    qtbot.waitUntil(lambda: numbers(all_items) == ["RF-1001", "RF-1002", "RF-1003"])


def test_a_list_without_items_offers_the_others(qtbot, all_items):
    toggle(qtbot, all_items, "promised")
    toggle(qtbot, all_items, "undated")
    assert "No item is like this." in words(all_items.view)
    qtbot.mouseClick(button(all_items.view, "Show all open items"), LEFT)
    assert len(numbers(all_items)) == 11


def test_an_empty_book_leads_to_the_file(qtbot, page, gone_to):
    part = arrive(page, "items")
    QApplication.processEvents()
    qtbot.mouseClick(button(part.view, "Bring in a file"), LEFT)
    assert gone_to == [("import", {})]


def test_sorting_is_done_in_the_book(qtbot, all_items):
    all_items.view.show_order("open", descending=True)
    assert numbers(all_items)[0].startswith("FP-2026")
    assert numbers(all_items)[-1] == "BS-91"  # currencies are not mixed


def test_what_is_promised_is_late_but_not_red(all_items):
    late = {row.line.item.number: row.late for row in all_items.table.rows()}
    assert late["RF-1001"].lateness.urgent
    assert not late["RF-1001"].urgent
    assert late["OS-9"].urgent


def test_marks_and_lateness_are_told_whole_where_they_are_cut(all_items):
    view = all_items.view
    view.setColumnWidth(6, 60)
    rect = view.visualRect(all_items.table.index(0, 6))
    event = QHelpEvent(QEvent.Type.ToolTip, rect.center(), view.viewport().mapToGlobal(rect.center()))
    QApplication.sendEvent(view.viewport(), event)
    assert "handed over" in QToolTip.text()
    QToolTip.hideText()


def test_the_model_keeps_to_qt_rules(all_items):
    QAbstractItemModelTester(all_items.table, QAbstractItemModelTester.FailureReportingMode.Fatal)
    all_items.table.restart()


def test_a_hundred_thousand_items_would_come_page_by_page(page, opened):
    book.many_items(opened, 350)
    part = arrive(page, "items")
    page.refresh()
    assert part.table.rowCount() == 100
    part.table.fetchMore()
    assert part.table.rowCount() == 200
    QApplication.processEvents()
    assert page.summary.startswith("350 items")


def test_selecting_all_says_how_many_of_those_found(qtbot, page, opened):
    book.many_items(opened, 350)
    part = arrive(page, "items")
    page.refresh()
    QApplication.processEvents()
    qtbot.keyClick(part.view, Qt.Key.Key_A, CTRL)
    assert part.selection.text().startswith("100 of 350 selected")


# What is kept


def test_a_filter_is_kept_chosen_and_removed(qtbot, page, items, said, services):
    toggle(qtbot, items, "urgent")
    menu = items.bar.kept_button.menu()
    next(each for each in menu.actions() if each.text().startswith("Keep this filter")).trigger()
    dialog = shown(page, KeepFilterDialog)
    qtbot.keyClicks(dialog.name, "Press now")
    save(qtbot, dialog)
    assert gone(page, KeepFilterDialog)
    assert [each.name for each in services.money.saved_filters()] == ["Press now"]
    assert items.bar.kept_button.text() == "Press now"
    items.bar.choose(ItemFilter())
    menu.actions()[0].trigger()
    assert items.bar.filter == ItemFilter(urgent=True)
    menu.actions()[-1].trigger()
    assert services.money.saved_filters() == ()
    said[-1][1]()
    assert [each.name for each in services.money.saved_filters()] == ["Press now"]


# What is done with items


def test_enter_opens_the_customers_items(qtbot, items, gone_to, customer):
    select(items, "INV-0912")
    qtbot.keyClick(items.view, Qt.Key.Key_Return)
    assert gone_to == [("customer", {"customer_id": customer, "tab": "receivables"})]


def test_a_letter_begins_with_the_customer_and_currency(qtbot, items, gone_to, customer):
    select(items, "INV-0871", "INV-0912")
    qtbot.mouseClick(items.letter_button, LEFT)
    assert gone_to == [("letters", {"customer": customer, "currency": "CNY"})]


@pytest.mark.parametrize("name", ["letter_button", "plan_button", "promise_button", "hand_over_button"])
def test_items_of_several_customers_are_told_apart(qtbot, full, all_items, name):
    select(all_items, "OS-5", "RF-1001")
    qtbot.mouseClick(getattr(all_items, name), LEFT)
    box = shown(full, QMessageBox)
    assert box.text() == "Choose items of one customer."
    box.done(0)


def test_items_of_two_currencies_make_no_plan(qtbot, page, opened, customer):
    book.add_item(opened, customer, "USD-1", 100, date(2026, 10, 1), currency="USD")
    page.refresh()
    part = arrive(page, "items")
    select(part, "INV-0871", "USD-1")
    qtbot.mouseClick(part.plan_button, LEFT)
    box = shown(page, QMessageBox)
    assert box.text() == "Choose items of one currency."
    box.done(0)


def test_a_plan_is_about_the_selected_items(qtbot, page, items):
    select(items, "INV-0912", "INV-1003")
    qtbot.mouseClick(items.plan_button, LEFT)
    dialog = shown(page, EditPlanDialog)
    plan = dialog.terms.plan(dialog.pane.rows())
    assert len(plan.items) == 2
    dialog.done(0)


def test_a_promise_is_about_the_selected_items(qtbot, page, items, services, said):
    select(items, "INV-0871", "INV-0912")
    qtbot.mouseClick(items.promise_button, LEFT)
    save(qtbot, shown(page, PromiseDialog))
    (line,) = services.promises.page()
    assert (line.promise.amount, len(line.items)) == (10_000_000, 2)
    said[-1][1]()
    assert services.promises.page()[0].state is PromiseState.CANCELLED


def test_a_dispute_leaves_the_rest_due(qtbot, page, items, services, said):
    select(items, "INV-0912")
    qtbot.mouseClick(items.dispute_button, LEFT)
    dialog = shown(page, DisputeDialog)
    qtbot.keyClicks(dialog.amount, "15000")
    save(qtbot, dialog)
    assert gone(page, DisputeDialog)
    assert cells(items.table, 1)[5] == "¥15,000.00"
    said[-1][1]()
    assert cells(items.table, 1)[5] == ""


def test_only_one_item_is_disputed_or_written_off_at_a_time(items):
    select(items, "INV-0871", "INV-0912")
    assert not items.dispute_button.isEnabled()
    assert items.write_off_button.toolTip() == "For one item at a time"


def test_a_credit_note_is_applied_to_items(qtbot, page, opened, customer):
    book.add_item(opened, customer, "CN-1", 500_000, book.TODAY, kind=book.ReceivableKind.CREDIT_NOTE)
    part = arrive(page, "items")
    page.refresh()
    select(part, "INV-0871")
    assert part.credit_button.isHidden()
    select(part, "CN-1")
    qtbot.mouseClick(part.credit_button, LEFT)
    save(qtbot, shown(page, ApplyCreditDialog))
    assert gone(page, ApplyCreditDialog)
    assert sum(line.item.open for line in opened.services.money.page()) == 11_500_000
    assert "CN-1" not in numbers(part)


def test_a_write_off_needs_a_reason_and_can_be_taken_back(qtbot, items, opened, customer, said):
    page = items.window()
    select(items, "INV-0912")
    qtbot.mouseClick(items.write_off_button, LEFT)
    dialog = shown(page, WriteOffDialog)
    dialog.amount.setText("1000")
    save(qtbot, dialog)
    assert dialog.form.error_text("reason")
    qtbot.keyClicks(dialog.reason, "Rebate agreed")
    save(qtbot, dialog)
    assert gone(page, WriteOffDialog)
    assert sums(opened, customer) == {"CNY": 11_900_000}
    said[-1][1]()
    assert sums(opened, customer) == {"CNY": 12_000_000}


def test_items_are_handed_over_and_taken_back(qtbot, page, items, services, said):
    select(items, "INV-0871", "INV-0912")
    qtbot.mouseClick(items.hand_over_button, LEFT)
    dialog = shown(page, HandOverDialog)
    save(qtbot, dialog)
    assert dialog.form.error_text("to")
    qtbot.keyClicks(dialog.to, "Liu & Partners")
    save(qtbot, dialog)
    assert [bool(line.item.handed_over_on) for line in services.money.page()] == [True, True, False]
    assert said[-1][0] == "2 items handed over"
    said[-1][1]()
    assert not any(line.item.handed_over_on for line in services.money.page())


def test_what_was_handed_over_is_collected_by_ourselves_again(qtbot, page, items, services, customer):
    item = items.table.row(0).id
    book.saved(services.handover.hand_over(customer, [item], "Liu & Partners", book.TODAY))
    page.refresh()
    select(items, "INV-0871")
    assert items.hand_over_button.text() == "Collect ourselves again..."
    qtbot.mouseClick(items.hand_over_button, LEFT)
    save(qtbot, shown(page, ReasonDialog))
    assert not any(line.item.handed_over_on for line in services.money.page())
    select(items, "INV-0912")
    assert items.hand_over_button.text() == "Hand over..."


def test_an_item_is_added_by_hand(qtbot, page, items, services, customer):
    page.current.header_actions()[0].run()
    dialog = shown(page, AddItemDialog)
    save(qtbot, dialog)
    assert dialog.form.error_text("customer_id")
    dialog.customer.choose(customer, "Hengda Foods")
    qtbot.keyClicks(dialog.number, "OB-1")
    qtbot.keyClicks(dialog.amount, "2500")
    save(qtbot, dialog)
    assert gone(page, AddItemDialog)
    assert ("OB-1", 250_000) in [(line.item.number, line.item.open) for line in services.money.page()]
    assert "OB-1" in numbers(items)


def test_the_cost_of_credit_shows_once_a_rate_is_set(qtbot, page, items):
    QApplication.processEvents()
    assert items.bar.rate_button.text() == "Cost of credit: say the rate..."
    assert items.view.isColumnHidden(7)
    qtbot.mouseClick(items.bar.rate_button, LEFT)
    dialog = shown(page, CreditRateDialog)
    dialog.rate.setText("7.3")
    save(qtbot, dialog)
    QApplication.processEvents()
    assert items.bar.rate_button.text() == "Cost of credit: 7.3% a year"
    assert not items.view.isColumnHidden(7)
    assert cells(items.table)[-1] == "¥744.00"  # 62 days of 60,000.00 at 12.00 a day


# The panel


def test_the_panel_tells_what_became_of_an_item(qtbot, page, opened, customer, gone_to):
    payment = book.pay(opened, customer, 1_000_000)
    page.refresh()
    part = arrive(page, "items")
    select(part, "INV-0871")
    qtbot.keyClick(part.view, Qt.Key.Key_Space)
    assert "open 50,000.00" in words(part.panel)
    qtbot.mouseClick(button(part.panel, "Open the payment"), LEFT)
    assert gone_to == [("money", {"part": "payments", "payment": payment})]


def test_the_panel_keeps_up_with_what_is_written(qtbot, page, opened, customer, items):
    select(items, "INV-0871")
    qtbot.keyClick(items.view, Qt.Key.Key_Space)
    form = book.PaymentForm(customer, "CNY", 1_000_000, book.TODAY)
    page.context.jobs.write(opened.services.payments.add, form)
    assert "¥50,000.00" in words(items.panel)


def test_a_write_off_is_taken_back_from_the_panel_with_a_reason(qtbot, page, opened, customer, items):
    item = items.table.row(0).id
    book.saved(opened.services.ledger.write_off(item, 500_000, "Rebate"))
    page.refresh()
    select(items, "INV-0871")
    qtbot.keyClick(items.view, Qt.Key.Key_Space)
    qtbot.mouseClick(button(items.panel, "Take back..."), LEFT)
    dialog = shown(page, ReasonDialog)
    qtbot.keyClicks(dialog.reason, "they pay after all")
    save(qtbot, dialog)
    assert sums(opened, customer) == {"CNY": 12_000_000}


# The limitation period


def test_the_panel_tells_how_long_the_claim_lasts_and_notes_what_moves_it(items, services, qtbot, said):
    select(items, "INV-0871")
    items.panel_toggled.emit()
    clock = items.panel.findChild(ClockView)
    assert "The claim may lapse after 20 Oct 2029" in words(clock)
    clock.add_button.click()
    form = shown(items.panel, ClockEventDialog)
    form.kind.choose(ClockEventKind.ACKNOWLEDGEMENT)
    form.day.setText("2026-11-10")
    form.kept_where.setText("folder 7")
    save(qtbot, form)
    item = services.limitation.clock(items.view.chosen()[0].id)
    assert item.ends_on == date(2029, 11, 10)
    assert said[-1][0] == "Noted for the limitation period: acknowledgement of the debt"
    said[-1][1]()
    assert services.limitation.clock(item.item.id).events == ()


def test_the_items_whose_claim_may_lapse_are_listed_by_one_click(items, opened, customer, qtbot, page):
    book.add_item(opened, customer, "INV-OLD", 100_000, date(2024, 1, 15))
    page.refresh()
    toggle(qtbot, items, "lapsing")
    assert numbers(items) == ["INV-OLD"]
