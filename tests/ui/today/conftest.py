"""The day's page on a book of its own for each test."""

import pytest

from desktop.ui.context import Context
from desktop.ui.pages.today.page import TodayPage
from tests.ui.visits import book
from tests.ui.visits.driving import show_page


@pytest.fixture
def full(tmp_path):
    """A book in which every section of the list has something."""
    app = book.full_book(tmp_path / "full.book")
    yield app
    app.close()


@pytest.fixture
def page(qtbot, full, jobs, hub):
    page = show_page(qtbot, TodayPage(Context(full.services, jobs, hub, full.clock)))
    page.activateWindow()
    page.take_focus()
    return page


@pytest.fixture
def said(page):
    heard = []
    page.done.connect(lambda text, undo: heard.append((text, undo)))
    return heard


@pytest.fixture
def went(page):
    """The pages that were asked for."""
    heard = []
    page.navigate_requested.connect(lambda key, arguments: heard.append((key, arguments)))
    return heard
