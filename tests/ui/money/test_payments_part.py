from datetime import date

import pytest
from PySide6.QtCore import Qt

from desktop.domain.process import PayMeans
from desktop.ui.pages.money.payments.allocation_dialog import ChangeAllocationDialog
from desktop.ui.pages.money.payments.dialogs import ClearPaymentDialog, RefundPaymentDialog, ReversePaymentDialog
from desktop.ui.pages.money.payments.lines import Period, first_day
from desktop.ui.pages.money.shares_model import Cell, Typed
from tests.ui.money import book
from tests.ui.money.driving import LEFT, arrive, cells, sums
from tests.ui.visits.driving import button, gone, save, shown, words


@pytest.fixture
def payment(opened, customer):
    """A payment of 130,000.00, of which 10,000.00 goes to no item."""
    return book.pay(opened, customer, 13_000_000, reference="1118-0042")


@pytest.fixture
def payments(page, payment):
    return arrive(page, "payments")


@pytest.fixture
def panel(qtbot, page, payments):
    """The panel about the payment."""
    payments.view.setFocus()
    payments.view.selectRow(0)
    qtbot.keyClick(payments.view, Qt.Key.Key_Space)
    assert payments.panel.isVisible()
    return payments.panel


def listed(part):
    return [(row.line.customer, row.line.amount) for row in part.table.rows()]


def test_payments_are_listed_with_what_is_not_applied(page, payments):
    assert cells(payments.table) == [
        "Sat 21 Nov",
        "Hengda Foods",
        "¥130,000.00",
        "¥10,000.00",
        "Bank transfer",
        "1118-0042",
        "",
    ]
    assert page.summary == "¥130,000.00 received"


@pytest.mark.parametrize(
    ("choose", "found"),
    [
        (lambda bar: bar.unapplied.setChecked(True), [("锦和贸易", 4_500_000), ("Bohai Steel", 6_000_000)]),
        (lambda bar: bar.uncleared.setChecked(True), [("Bohai Steel", 2_000_000)]),
        (lambda bar: (bar.search.setText("swift"), bar.changed.emit()), [("Bohai Steel", 6_000_000)]),
    ],
)
def test_payments_are_narrowed(full, choose, found):
    part = arrive(full, "payments")
    choose(part.bar)
    assert [line for line in listed(part) if line in found] == listed(part)
    assert set(found) >= set(listed(part)) != set()


@pytest.mark.parametrize(
    ("period", "first"),
    [
        (Period.ALL, None),
        (Period.WEEK, date(2026, 11, 16)),
        (Period.MONTH, date(2026, 11, 1)),
        (Period.QUARTER, date(2026, 8, 24)),
        (Period.YEAR, date(2026, 1, 1)),
    ],
)
def test_periods_begin_on_a_day(period, first):
    assert first_day(period, book.TODAY) == first


def test_an_empty_list_leads_to_recording(qtbot, page, gone_to):
    part = arrive(page, "payments")
    qtbot.mouseClick(button(part.view, "Record payments"), LEFT)
    assert gone_to == [("money", {"part": "entry"})]


def test_a_list_that_was_narrowed_too_far_offers_all(qtbot, payments):
    payments.bar.uncleared.setChecked(True)
    qtbot.mouseClick(button(payments.view, "Show all payments"), LEFT)
    assert len(listed(payments)) == 1


def test_the_panel_tells_where_the_payment_went(panel):
    text = words(panel)
    assert all(number in text for number in ("INV-0871", "INV-0912", "INV-1003"))
    assert "goes to no item yet" in text


def test_enter_puts_the_keys_in_the_panel(qtbot, page, payments):
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    payments.view.setFocus()
    payments.view.selectRow(0)
    qtbot.keyClick(payments.view, Qt.Key.Key_Return)
    assert payments.panel.isVisible()
    assert payments.panel.buttons[0].hasFocus()


def test_a_payment_goes_elsewhere_and_back(qtbot, panel, services, payment, said):
    page = panel.window()
    qtbot.mouseClick(button(panel, "Change where it goes..."), LEFT)
    dialog = shown(page, ChangeAllocationDialog)
    assert dialog.applied.text() == "¥120,000.00 goes to items · ¥10,000.00 stays unapplied"
    dialog.model.type_in(dialog.model.index(0, Cell.SHARE), Typed(None, ""))
    save(qtbot, dialog)
    assert gone(page, ChangeAllocationDialog)
    assert services.payments.get(payment).payment.unapplied == 7_000_000
    assert "taken away again" in words(panel)
    said[-1][1]()
    assert services.payments.get(payment).payment.unapplied == 1_000_000


def test_more_than_an_item_is_refused_in_the_dialog(qtbot, page, panel):
    qtbot.mouseClick(button(panel, "Change where it goes..."), LEFT)
    dialog = shown(page, ChangeAllocationDialog)
    dialog.model.type_in(dialog.model.index(0, Cell.SHARE), Typed(6_000_001, "60000.01"))
    save(qtbot, dialog)
    assert dialog.fault.text()
    assert dialog.isVisible()
    dialog.done(0)


def test_what_is_unapplied_is_paid_back(qtbot, page, panel, services, payment):
    qtbot.mouseClick(button(panel, "Pay back..."), LEFT)
    dialog = shown(page, RefundPaymentDialog)
    assert dialog.amount.minor() == 1_000_000
    save(qtbot, dialog)
    assert dialog.form.error_text("reason")
    qtbot.keyClicks(dialog.reason, "Paid too much")
    save(qtbot, dialog)
    assert gone(page, RefundPaymentDialog)
    assert services.payments.get(payment).payment.unapplied == 0
    assert "Paid too much" in words(panel)


def test_a_receipt_is_written_among_the_letters(qtbot, page, panel, customer, payment):
    gone_to = []
    page.navigate_requested.connect(lambda key, arguments: gone_to.append((key, dict(arguments))))
    qtbot.mouseClick(button(panel, "Receipt..."), LEFT)
    assert gone_to == [("letters", {"kind": "receipt", "customer": customer, "currency": "CNY", "payment": payment})]


def test_a_payment_that_never_came_is_reversed(qtbot, page, panel, opened, customer):
    qtbot.mouseClick(button(panel, "Reverse..."), LEFT)
    dialog = shown(page, ReversePaymentDialog)
    qtbot.keyClicks(dialog.reason, "The bank took it back")
    save(qtbot, dialog)
    assert gone(page, ReversePaymentDialog)
    assert sums(opened, customer) == {"CNY": 12_000_000}
    assert panel.buttons == ()


def test_a_bill_is_cleared_and_uncleared(qtbot, page, opened, customer, said):
    bill = book.pay(opened, customer, 100, means=PayMeans.BANK_BILL, maturity_on=date(2026, 12, 1))
    part = arrive(page, "payments", payment=bill)
    qtbot.mouseClick(button(part.panel, "Cleared..."), LEFT)
    save(qtbot, shown(page, ClearPaymentDialog))
    assert gone(page, ClearPaymentDialog)
    get = opened.services.payments.get
    assert get(bill).payment.cleared_on == book.TODAY
    qtbot.mouseClick(button(part.panel, "Not cleared yet"), LEFT)
    assert get(bill).payment.cleared_on is None
    said[-1][1]()
    assert get(bill).payment.cleared_on == book.TODAY
