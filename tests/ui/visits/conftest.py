"""A page to open dialogs from, and what it said in passing."""

import pytest

from desktop.services.results import Entity
from desktop.ui.widgets.page import Page
from tests.ui.visits import book
from tests.ui.visits.driving import show_page


@pytest.fixture
def page(qtbot, context):
    """A bare page around the empty book."""
    return show_page(qtbot, Page(context, "Page"))


@pytest.fixture
def said(page):
    """The toasts: sentences with their Undo."""
    heard = []
    page.done.connect(lambda text, undo: heard.append((text, undo)))
    return heard


@pytest.fixture
def changes(hub):
    """What was announced."""
    heard = []
    hub.changed.connect(lambda changes: heard.append(changes.entities & frozenset(Entity)))
    return heard


@pytest.fixture
def customer_and_visit(opened):
    return book.one_visit(opened)


@pytest.fixture
def customer(customer_and_visit):
    return customer_and_visit[0]


@pytest.fixture
def visit(customer_and_visit):
    """A visit of Hengda Foods on Thu 26 Nov 14:00 about 128,500.00, to be confirmed since yesterday."""
    return customer_and_visit[1]


@pytest.fixture
def card(opened, visit):
    """Read the visit as it is in the book now."""
    return lambda: opened.services.visits.get(visit)
