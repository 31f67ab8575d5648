"""A book of a dozen customers, and the pages around it."""

import shutil

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox

from desktop.app import open_app
from desktop.ui.pages.customers.customer_page import CustomerPage
from desktop.ui.pages.customers.page import CustomersPage
from tests.ui.customers.collected import collect
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
    """The customer of whom most is known."""
    return ids[NAMES[0]]


@pytest.fixture
def show(qtbot):
    """Put a page on the screen; what it says and where it wants to go is noted as `said` and `went`."""

    def shown(page):
        def close_dialogs(_page):
            for dialog in page.findChildren(QDialog):
                dialog.done(0)

        page.said, page.went = [], []
        page.done.connect(lambda text, undo: page.said.append((text, undo)))
        page.navigate_requested.connect(lambda key, arguments: page.went.append((key, arguments)))
        qtbot.addWidget(page, before_close_func=close_dialogs)
        page.resize(1100, 700)
        page.show()
        qtbot.waitExposed(page)
        QApplication.processEvents()
        return page

    return shown


@pytest.fixture
def page(show, context, ids):
    """The list of customers."""
    return show(CustomersPage(context))


@pytest.fixture
def customer_page(show, context, hengda):
    """The page of the customer of whom most is known."""
    made = CustomerPage(context)
    made.arrive(customer_id=hengda)
    return show(made)


@pytest.fixture
def collected(opened, hengda):
    """The customer of whom most is known, at whom a month of collecting has gone by."""
    collect(opened, hengda)
    return hengda


@pytest.fixture
def collected_page(show, context, collected):
    """The page of that customer."""
    made = CustomerPage(context)
    made.arrive(customer_id=collected)
    return show(made)


@pytest.fixture
def answer():
    """Press a button of the question that is open."""

    def press(page, text):
        box = next(box for box in page.findChildren(QMessageBox) if box.isVisible())
        button = next(button for button in box.buttons() if button.text() == text)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        return f"{box.text()}\n{box.informativeText()}"

    return press


@pytest.fixture
def dialog():
    """Give the dialog of a kind that is open."""

    def opened(page, kind):
        found = next(found for found in page.findChildren(kind) if found.isVisible())
        found.activateWindow()
        QApplication.processEvents()
        return found

    return opened
