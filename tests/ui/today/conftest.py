"""The day's page on a book of its own for each test."""

import shutil

import pytest

from desktop.app import open_app
from desktop.services.clock import FixedClock
from desktop.ui.context import Context
from desktop.ui.pages.today.page import TodayPage
from desktop.ui.pages.today.rows import RowKind
from tests.ui.today import busy
from tests.ui.visits.book import TODAY
from tests.ui.visits.driving import show_page


@pytest.fixture(scope="session")
def busy_file(tmp_path_factory):
    """The busy book, filled once and closed."""
    path = tmp_path_factory.mktemp("busy") / "full.book"
    busy.busy_book(path).close()
    return path


@pytest.fixture
def full(busy_file, tmp_path):
    """A book in which every group of the list has something, a copy for each test."""
    app = open_app(shutil.copy(busy_file, tmp_path / "full.book"), FixedClock(TODAY))
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


@pytest.fixture
def lines(page):
    """Find what stands on the page."""
    return Lines(page)


class Lines:
    """The rows of the page as they are now."""

    def __init__(self, page):
        self._page = page

    def __iter__(self):
        return iter(self._page.view.lines.rows)

    def keys(self):
        """Give the keys of all that can be chosen."""
        return [row.key for row in self if not row.is_heading]

    def of(self, code):
        """Give the first line whose strongest reason is this one."""
        return next(row for row in self if row.kind is RowKind.LINE and row.line.strongest.code is code)

    def go_to(self, code):
        """Make the first line with this strongest reason current, and give it."""
        row = self.of(code)
        self._page.view.select(row.key)
        return row

    def kind(self, kind):
        return [row for row in self if row.kind is kind]

    def titles(self, group):
        """Give the customers of a group, in their order."""
        return [row.title for row in self if row.kind is RowKind.LINE and row.line.group is group]
