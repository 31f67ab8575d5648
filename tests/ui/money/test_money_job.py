"""The page of money in the real window: real threads, a book in a file, and nothing but keys and clicks."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.domain.ageing import ColumnKind
from desktop.domain.money import CURRENCIES
from tests.ui.money import book
from tests.ui.money.driving import numbers
from tests.ui.rep import ENTER, a_morning

#: What a Chinese screen may show in Latin letters: currencies, keys, and what the book itself says.
KEPT = {*CURRENCIES, "INV", "Hengda", "Foods", "Ruifeng", "Paper", "Enter", "Ctrl", "Shift"}


@pytest.fixture
def friday(tmp_path):
    """A book with two debtors."""
    path = tmp_path / "north.book"
    app = book.new_book(path)
    book.one_debtor(app)
    book.one_debtor(app, "Ruifeng Paper")
    app.close()
    return path


def record(rep, letters, amount):
    """Record a payment with the keys alone, from the customer's field on."""
    form = rep.page.current.form
    rep.until(form.customer.hasFocus)
    rep.press(letters)
    rep.until(QApplication.activePopupWidget)
    QTest.keyClick(QApplication.activePopupWidget(), ENTER)
    rep.come_back()
    rep.until(lambda: form.customer.customer_id is not None and rep.page.current.model.rowCount())
    if form.customer.hasFocus():
        rep.press(ENTER)
    rep.until(form.amount.hasFocus)
    rep.press(amount, ENTER)


def test_a_pile_is_recorded_and_seen_everywhere(qtbot, qapp, friday):
    with a_morning(qtbot, qapp, friday, date(2026, 11, 20)) as rep:
        rep.press_ctrl(Qt.Key.Key_4)
        rep.until(lambda: rep.window.key == "money")
        rep.until(lambda: len(numbers(rep.page.current)) == 6)
        rep.click(rep.page.tabs["entry"])
        part = rep.page.current
        record(rep, "heng", "60000")
        rep.until(lambda: part.pile.count.text() == "1 payment")
        record(rep, "ruif", "110000")
        rep.until(lambda: part.pile.total.text() == "¥170,000.00")
        rep.click(rep.page.tabs["payments"])
        rep.until(lambda: rep.page.summary == "¥170,000.00 received")
        rep.click(rep.page.tabs["items"])
        rep.until(lambda: numbers(rep.page.current) == ["INV-0912", "INV-1003", "INV-1003"])
        rep.click(rep.page.tabs["ageing"])
        rep.until(lambda: rep.page.current.shown is not None)
        assert rep.page.current.shown.shown().total.total == 7_000_000
        assert rep.page.current.shown.columns[-1].kind is ColumnKind.TOTAL


def test_what_is_typed_while_a_payment_is_booked_is_for_the_next(qtbot, qapp, friday):
    with a_morning(qtbot, qapp, friday, date(2026, 11, 20)) as rep:
        rep.window.navigate("money", part="entry")
        part = rep.page.current
        rep.until(part.form.customer.hasFocus)
        rep.press("heng", ENTER)
        rep.until(part.form.amount.hasFocus)
        rep.until(part.model.rowCount)
        rep.press("100", ENTER, "ruif", ENTER)
        rep.until(lambda: part.pile.count.text() == "1 payment")
        rep.until(lambda: part.form.customer.text() == "Ruifeng Paper")
        assert part.form.amount.text() == ""


def test_enter_before_the_list_of_customers_has_come_takes_the_first(qtbot, qapp, friday):
    with a_morning(qtbot, qapp, friday, date(2026, 11, 20)) as rep:
        rep.window.navigate("money", part="entry")
        form = rep.page.current.form
        rep.until(form.customer.hasFocus)
        rep.press("ruif", ENTER)
        rep.until(lambda: form.customer.text() == "Ruifeng Paper")
        rep.until(form.amount.hasFocus)


def test_the_page_speaks_chinese(qtbot, qapp, friday):
    with a_morning(qtbot, qapp, friday, date(2026, 11, 20), "zh_CN") as rep:
        rep.press_ctrl(Qt.Key.Key_4)
        rep.until(lambda: rep.window.key == "money")
        for part in ("items", "entry", "payments", "ageing"):
            rep.click(rep.page.tabs[part])
            rep.until(lambda part=part: rep.page.part == part)
            assert rep.english(rep.page) - KEPT == set()
