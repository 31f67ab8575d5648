"""The page of money on a book of its own, and what it said and asked for in passing."""

import pytest

from desktop.ui.context import Context
from desktop.ui.hub import Hub
from desktop.ui.jobs import InlineJobs
from desktop.ui.pages.money.page import MoneyPage
from tests.ui.money import book
from tests.ui.visits.driving import show_page


@pytest.fixture
def customer(opened):
    """Hengda Foods, which owes 120,000.00 in three items."""
    return book.one_debtor(opened)


@pytest.fixture
def page(qtbot, context):
    """The page on the book of `opened`."""
    page = show_page(qtbot, MoneyPage(context))
    page.resize(1300, 900)
    return page


@pytest.fixture
def full(qtbot, tmp_path):
    """The page on a book with something of everything."""
    app = book.full_book(tmp_path / "full.book")
    hub = Hub()
    page = show_page(qtbot, MoneyPage(Context(app.services, InlineJobs(hub), hub, app.clock)))
    page.resize(1300, 900)
    yield page
    page.context.jobs.close()
    app.close()


@pytest.fixture
def said(page):
    """The toasts: sentences with their Undo."""
    heard = []
    page.done.connect(lambda text, undo: heard.append((text, undo)))
    return heard


@pytest.fixture
def gone_to(page):
    """The pages that were asked for."""
    heard = []
    page.navigate_requested.connect(lambda key, arguments: heard.append((key, arguments)))
    return heard


@pytest.fixture
def services(opened):
    return opened.services
