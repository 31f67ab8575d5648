"""The part for files of payments on a book of its own, and what it said in passing."""

import pytest

from desktop.ui.pages.money.page import MoneyPage
from tests.ui.money import book
from tests.ui.money.driving import arrive
from tests.ui.payment_file.files import HEAD, statement
from tests.ui.visits.driving import show_page


@pytest.fixture
def customer(opened):
    """Hengda Foods, which owes 120,000.00 in three items."""
    return book.one_debtor(opened)


@pytest.fixture
def page(qtbot, context, customer):
    page = show_page(qtbot, MoneyPage(context))
    page.resize(1300, 900)
    return page


@pytest.fixture
def part(page):
    return arrive(page, "file")


@pytest.fixture
def said(page):
    heard = []
    page.done.connect(lambda text, undo: heard.append((text, undo)))
    return heard


@pytest.fixture
def find(opened):
    return opened.services._book.rows


@pytest.fixture
def write(tmp_path):
    """Write a statement of rows: (amount, payer, message, flow number)."""

    def write(*rows, name="statement.csv"):
        cells = [("2026-11-20", "", amount, payer, "转账", message, flow) for amount, payer, message, flow in rows]
        return statement(tmp_path, cells, HEAD, name)

    return write
