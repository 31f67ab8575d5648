"""The page of plans on a book of its own, and what it said in passing."""

import pytest

from desktop.ui.pages.plans.page import PlansPage
from tests.ui.plans import book
from tests.ui.visits.driving import show_page


@pytest.fixture
def customer(opened):
    """Hengda Foods, which owes 100,000.00."""
    return book.one_debt(opened)


@pytest.fixture
def page(qtbot, context):
    page = show_page(qtbot, PlansPage(context))
    page.resize(1400, 900)
    return page


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
def plans(opened):
    return opened.services.plans
