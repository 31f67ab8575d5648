"""A page to open dialogs from, on the small book of the visits."""

import pytest

from desktop.ui.context import Context
from desktop.ui.hub import Hub
from desktop.ui.jobs import InlineJobs
from desktop.ui.widgets.page import Page
from tests.ui.visits import book
from tests.ui.visits.driving import show_page


@pytest.fixture
def full(tmp_path):
    app = book.full_book(tmp_path / "north.book")
    hub = Hub()
    yield Context(app.services, InlineJobs(hub), hub, app.clock)
    app.close()


@pytest.fixture
def page(qtbot, full):
    return show_page(qtbot, Page(full, "Page"))


@pytest.fixture
def said(page):
    """The toasts: sentences with their Undo."""
    heard = []
    page.done.connect(lambda text, undo: heard.append((text, undo)))
    return heard
