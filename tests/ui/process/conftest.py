"""A customer with the process of ui.md, and the tab that shows it."""

import pytest

from desktop.ui.pages.process.tab import ProcessTab
from tests.scenes.customers import NAMES, fill


@pytest.fixture
def ids(opened):
    """The ids of the customers of a filled book, by name."""
    return fill(opened)


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
