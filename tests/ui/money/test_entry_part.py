import time
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from desktop.domain.process import PayMeans
from desktop.ui.pages.money.shares_model import Cell, SharesModel, Typed, same_rows, share_rows
from tests.ui.money import book
from tests.ui.money.driving import CTRL, LEFT, arrive, sums
from tests.ui.visits.driving import press, words

ENTER, TAB, DOWN, SPACE, ESC = Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Down, Qt.Key.Key_Space, Qt.Key.Key_Escape


@pytest.fixture
def entry(qtbot, page, customer):
    """The line in which payments are typed, with the keys at the customer."""
    return begin(qtbot, page)


def begin(qtbot, page):
    part = arrive(page, "entry")
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    part.take_focus()
    return part


def choose(qtbot, part, letters="heng"):
    """Type a few letters of the customer and take the first that is found."""
    qtbot.keyClicks(part.form.customer, letters)
    press(qtbot, ENTER)
    QApplication.processEvents()
    part.window().activateWindow()  # no window manager does so here when the list closes; then the keys are back
    qtbot.waitUntil(part.form.customer.hasFocus)
    press(qtbot, ENTER)
    assert part.form.amount.hasFocus()


def pay(qtbot, part, amount, letters="heng"):
    choose(qtbot, part, letters)
    qtbot.keyClicks(QApplication.focusWidget(), amount)
    press(qtbot, ENTER)


def shares(part):
    return {row.texts[0]: part.model.index(at, Cell.SHARE).data() for at, row in enumerate(part.model.rows)}


# The line


def test_customer_enter_amount_enter_books_and_begins_again(qtbot, entry, opened, customer):
    pay(qtbot, entry, "60000")
    assert sums(opened, customer) == {"CNY": 6_000_000}
    assert entry.form.customer.hasFocus()
    assert (entry.form.customer.text(), entry.form.amount.text(), entry.model.rowCount()) == ("", "", 0)


def test_day_and_means_stay_for_the_next_payment(qtbot, entry, services):
    entry.form.received_on.set_day(date(2026, 11, 18))
    entry.form.means.choose(PayMeans.CASH)
    pay(qtbot, entry, "100")
    pay(qtbot, entry, "200")
    found = [(line.received_on, line.means, line.amount) for line in services.payments.page()]
    assert found == [(date(2026, 11, 18), "cash", 20_000), (date(2026, 11, 18), "cash", 10_000)]


def test_the_oldest_due_gets_the_money_first(qtbot, entry):
    choose(qtbot, entry)
    assert shares(entry) == {"INV-0871": "", "INV-0912": "", "INV-1003": ""}
    qtbot.keyClicks(entry.form.amount, "75000")
    assert shares(entry) == {"INV-0871": "60,000.00", "INV-0912": "15,000.00", "INV-1003": ""}
    assert entry.foot.applied.text() == "¥75,000.00 goes to items"


def test_what_is_more_than_owed_stays_unapplied_and_in_sight(qtbot, entry):
    choose(qtbot, entry)
    qtbot.keyClicks(entry.form.amount, "130000")
    assert entry.foot.applied.text() == "¥120,000.00 goes to items · ¥10,000.00 stays unapplied"
    assert entry.foot.remarks.text() == "It is more than is owed: the rest stays unapplied."


def test_a_payment_from_before_the_debt_is_said(qtbot, entry):
    choose(qtbot, entry)
    qtbot.keyClicks(entry.form.amount, "100")
    entry.form.received_on.set_day(date(2026, 1, 5))
    assert entry.foot.remarks.text() == "It was received before anything was owed."


def test_what_is_missing_stands_at_its_field(qtbot, entry):
    entry.book()
    assert entry.form.error_text("customer_id") == "This is needed."
    choose(qtbot, entry)
    press(qtbot, ENTER)
    assert entry.form.error_text("amount") == "This is needed."
    assert entry.form.amount.hasFocus()


def test_an_amount_that_cannot_be_read_is_not_booked(qtbot, entry, services):
    pay(qtbot, entry, "1,5")
    assert entry.form.error_text("amount")
    assert entry.form.amount.text() == "1,5"
    assert services.payments.page() == []


def test_a_day_to_come_is_refused(qtbot, entry):
    choose(qtbot, entry)
    qtbot.keyClicks(entry.form.amount, "100")
    entry.form.received_on.set_day(date(2026, 11, 22))
    entry.book()
    assert entry.form.error_text("received_on")


def test_a_bill_asks_when_it_falls_due(qtbot, entry, services):
    choose(qtbot, entry)
    qtbot.keyClicks(entry.form.amount, "100")
    assert entry.form.maturity_on.isHidden()
    entry.form.means.choose(PayMeans.BANK_BILL)
    press(qtbot, ENTER)
    assert entry.form.error_text("maturity_on") == "This is needed."
    qtbot.keyClicks(entry.form.maturity_on, "2027-02-12")
    qtbot.keyClick(entry.form.maturity_on, ENTER)
    (line,) = services.payments.page()
    assert (line.maturity_on, line.is_uncleared) == (date(2027, 2, 12), True)


def test_a_customer_with_two_currencies_chooses_one(qtbot, entry, opened, customer):
    book.add_item(opened, customer, "USD-1", 500_000, date(2026, 11, 1), currency="USD")
    choose(qtbot, entry)
    qtbot.keyClicks(entry.form.amount, "50")
    assert entry.form.currency.isVisible()
    entry.form.currency.setCurrentText("USD")
    assert shares(entry) == {"USD-1": "50.00"}
    entry.book()
    assert sums(opened, customer) == {"CNY": 12_000_000, "USD": 495_000}


def test_another_customer_typed_over_the_first_takes_its_items_away(qtbot, entry):
    choose(qtbot, entry)
    entry.form.customer.setFocus()
    qtbot.keyClicks(entry.form.customer, "x")
    assert entry.model.rowCount() == 0
    assert "The open items of the customer" in words(entry)


# The same payment twice


def test_the_same_payment_twice_is_asked_about_and_enter_confirms(qtbot, entry, services):
    pay(qtbot, entry, "100")
    pay(qtbot, entry, "100")
    assert len(services.payments.page()) == 1
    assert "A payment like this is in the book already." in words(entry)
    assert entry.question.confirm_button.hasFocus()
    press(qtbot, ENTER)
    assert len(services.payments.page()) == 2
    assert entry.form.customer.hasFocus()


def test_escape_leaves_the_question_and_books_nothing(qtbot, entry, services):
    pay(qtbot, entry, "100")
    pay(qtbot, entry, "100")
    press(qtbot, ESC)
    assert not entry.question.confirm_button.isVisible()
    assert entry.form.amount.hasFocus()
    assert len(services.payments.page()) == 1


def test_a_payment_that_is_changed_is_asked_about_anew(qtbot, entry, services):
    pay(qtbot, entry, "100")
    pay(qtbot, entry, "100")
    entry.form.amount.setText("101")
    assert not entry.question.confirm_button.isVisible()
    entry.book()
    assert len(services.payments.page()) == 2


# The customer's own word


def test_typing_a_share_is_the_customers_word(qtbot, entry, services):
    choose(qtbot, entry)
    qtbot.keyClicks(entry.form.amount, "50000")
    entry.table.setFocus()
    press(qtbot, DOWN)
    qtbot.keyClick(entry.table, ENTER)
    edit = QApplication.focusWidget()
    edit.selectAll()
    qtbot.keyClicks(edit, "20000")
    press(qtbot, ENTER)
    QApplication.processEvents()
    assert shares(entry) == {"INV-0871": "50,000.00", "INV-0912": "20,000.00", "INV-1003": ""}
    assert entry.foot.applied.text() == "¥70,000.00 goes to items · ¥20,000.00 more than the payment"
    press(qtbot, Qt.Key.Key_Up, SPACE)
    assert shares(entry)["INV-0871"] == ""
    qtbot.keyClick(entry.table, ENTER, CTRL)
    (line,) = services.payments.page()
    assert (line.amount, line.unapplied) == (5_000_000, 3_000_000)


def test_space_gives_a_row_what_is_left(qtbot, entry):
    choose(qtbot, entry)
    qtbot.keyClicks(entry.form.amount, "50000")
    qtbot.mouseClick(entry.foot.none_button, LEFT)
    assert entry.foot.applied.text() == "¥0.00 goes to items · ¥50,000.00 stays unapplied"
    entry.table.setFocus()
    entry.table.go_to(1)
    press(qtbot, SPACE, DOWN, SPACE)
    assert shares(entry) == {"INV-0871": "", "INV-0912": "40,000.00", "INV-1003": "10,000.00"}


def test_the_oldest_due_comes_first_again_on_demand(qtbot, entry):
    choose(qtbot, entry)
    qtbot.keyClicks(entry.form.amount, "50000")
    qtbot.mouseClick(entry.foot.none_button, LEFT)
    qtbot.mouseClick(entry.foot.oldest_button, LEFT)
    assert shares(entry)["INV-0871"] == "50,000.00"
    assert entry.foot.oldest_button.isHidden()


def test_more_than_the_payment_is_refused_beside_the_items(qtbot, entry, services):
    choose(qtbot, entry)
    qtbot.keyClicks(entry.form.amount, "100")
    entry.model.type_in(entry.model.index(1, Cell.SHARE), Typed(4_000_001, "40000.01"))
    entry.book()
    assert entry.foot.fault.text()
    assert services.payments.page() == []


def test_a_share_that_cannot_be_read_is_kept_and_not_booked(qtbot, entry, services):
    choose(qtbot, entry)
    qtbot.keyClicks(entry.form.amount, "100")
    entry.table.setFocus()
    qtbot.keyClick(entry.table, ENTER)
    edit = QApplication.focusWidget()
    edit.selectAll()
    qtbot.keyClicks(edit, "12x")
    press(qtbot, ENTER)
    QApplication.processEvents()
    entry.book()
    assert shares(entry)["INV-0871"] == "12x"
    assert services.payments.page() == []


def test_a_fault_leaves_the_line_as_it_was(qtbot, entry, services, monkeypatch):
    told = []
    monkeypatch.setattr(entry.context.jobs, "_show_fault", lambda error: told.append(error) or True)
    monkeypatch.setattr(services.payments, "add", lambda *_given, **_named: (_ for _ in ()).throw(OSError("full")))
    pay(qtbot, entry, "100")
    assert isinstance(told[0], OSError)
    assert (entry.form.customer.text(), entry.form.amount.text()) == ("Hengda Foods", "100")
    assert not entry.form.holds_keys


# The pile


def test_the_pile_adds_up_and_takes_back(qtbot, entry, opened, customer):
    pay(qtbot, entry, "100")
    pay(qtbot, entry, "250.50")
    pile = entry.pile
    assert (pile.total.text(), pile.count.text()) == ("¥350.50", "2 payments")
    pile.view.setFocus()
    qtbot.keyClick(pile.view, ENTER)
    assert (pile.total.text(), pile.count.text()) == ("¥100.00", "1 payment")
    assert [each.taken_back for each in pile.booked] == [False, True]
    assert sums(opened, customer) == {"CNY": 11_990_000}
    assert not pile.undo_button.isEnabled()


def test_a_new_pile_begins_at_nothing_and_takes_nothing_back(qtbot, entry, services):
    pay(qtbot, entry, "100")
    qtbot.mouseClick(entry.pile.new_button, LEFT)
    assert entry.pile.booked == ()
    assert len(services.payments.page()) == 1


def test_what_is_typed_stays_while_one_looks_elsewhere(qtbot, page, entry):
    choose(qtbot, entry)
    qtbot.keyClicks(entry.form.amount, "75")
    arrive(page, "items")
    assert arrive(page, "entry").form.amount.text() == "75.00"
    assert shares(entry)["INV-0871"] == "75.00"


# Many items


def test_ten_thousand_items_of_a_customer_do_not_hold_the_keys_up(qtbot, page, opened):
    book.many_items(opened, 10_000)
    part = begin(qtbot, page)
    choose(qtbot, part)
    assert part.model.rowCount() == 10_000
    proposed = []
    show = part._show_proposed
    part._show_proposed = proposed.append
    qtbot.keyClicks(part.form.amount, "9000000")
    started = time.perf_counter()
    show(proposed[-1])
    assert time.perf_counter() - started < 0.1
    assert part.model.shared == 900_000_000


def test_rows_are_written_once_while_only_the_amount_changes(opened, customer):
    propose = opened.services.payments.propose
    first = propose(book.PaymentForm(customer, "CNY", 100, book.TODAY))
    rows = share_rows(first.items, book.TODAY)
    assert same_rows(rows, propose(book.PaymentForm(customer, "CNY", 900, book.TODAY)).items)


def test_the_model_keeps_to_qt_rules(qtbot, opened, customer):
    model = SharesModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    items = opened.services.payments.propose(book.PaymentForm(customer, "CNY", 7_000_000, book.TODAY)).items
    model.show_rows(share_rows(items, book.TODAY))
    model.show_shares({item.id: item.share for item in items})
    model.toggle(0, 0)
    assert model.shared == 1_000_000
