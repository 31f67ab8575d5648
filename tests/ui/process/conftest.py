"""A customer with the process of ui.md, and the tab that shows it."""

import shutil

import pytest

from desktop.app import open_app
from desktop.ui.pages.process.tab import ProcessTab
from tests.ui.customers.filled import make_filled
from tests.ui.customers.scenes import NAMES


@pytest.fixture(scope="session")
def filled(tmp_path_factory):
    """A filled book and the ids of its customers, by name."""
    path = tmp_path_factory.mktemp("filled") / "filled.book"
    return path, make_filled(path)


@pytest.fixture
def ids(filled, tmp_path):
    """The ids of the customers of a copy of the filled book."""
    path, found = filled
    shutil.copyfile(path, tmp_path / "test.book")
    return found


@pytest.fixture
def opened(request, tmp_path, clock):
    """An open book: the filled one for a test that asks for its customers, else an empty one."""
    if "ids" in request.fixturenames:
        request.getfixturevalue("ids")
    app = open_app(tmp_path / "test.book", clock)
    yield app
    app.close()


@pytest.fixture
def hengda(ids):
    """The customer whose process is described."""
    return ids[NAMES[0]]


@pytest.fixture
def blank(ids):
    """A customer of whom nobody has said how it pays."""
    return ids[NAMES[1]]


@pytest.fixture
def show(qtbot, context):
    """Show the process of a customer in a tab of its own."""

    def shown(customer, name="Hengda", context=context):
        tab = ProcessTab(context)
        qtbot.addWidget(tab)
        tab.resize(1100, 700)
        tab.show()
        qtbot.waitExposed(tab)
        tab.show_customer(customer, name)
        return tab

    return shown


@pytest.fixture
def tab(show, hengda):
    return show(hengda)


@pytest.fixture
def blank_tab(show, blank):
    return show(blank, "Ruifeng")


@pytest.fixture
def stored(context):
    """The process that is in the book."""
    return lambda customer: context.services.processes.get(customer).process
