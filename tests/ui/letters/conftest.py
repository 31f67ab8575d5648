"""The page of letters around a book with a few customers."""

import pytest
from PySide6.QtWidgets import QDialog

from desktop.ui.pages.letters.page import LettersPage
from tests.ui.letters import book


@pytest.fixture
def hengda(opened):
    """Hengda owes five items: two asked for, one promised, one disputed in part, one not due."""
    book.fill_in(opened)
    return book.add_hengda(opened)


@pytest.fixture
def shown(qtbot, context):
    """Put the page on the screen, the keys in it."""

    def show():
        page = LettersPage(context)
        qtbot.addWidget(page, before_close_func=_close_dialogs)
        page.resize(1100, 740)
        page.show()
        page.activateWindow()
        qtbot.waitUntil(page.isActiveWindow)
        page.take_focus()
        return page

    return show


@pytest.fixture
def page(shown, hengda):
    return shown()


@pytest.fixture
def said(page):
    """The toasts."""
    heard = []
    page.done.connect(lambda text, _undo: heard.append(text))
    return heard


@pytest.fixture
def gone(page):
    """Where the page asked to go."""
    heard = []
    page.navigate_requested.connect(lambda key, arguments: heard.append((key, dict(arguments))))
    return heard


def _close_dialogs(page):
    for dialog in page.findChildren(QDialog):
        if dialog.isVisible():
            dialog.done(0)
