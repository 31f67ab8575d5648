"""The settings in a window of their own, with what they say."""

import pytest
from PySide6.QtWidgets import QMessageBox

from desktop.ui.pages.settings.page import SettingsPage


@pytest.fixture
def page(qtbot, context):
    page = SettingsPage(context)
    qtbot.addWidget(page)
    page.resize(1096, 716)
    page.show()
    return page


@pytest.fixture
def said(page):
    heard = []
    page.done.connect(lambda text, undo: heard.append((text, undo)))
    return heard


@pytest.fixture
def answer():
    """Press a button of the question that is open; gives the question."""

    def press(page, text):
        box = next(box for box in page.findChildren(QMessageBox) if box.isVisible())
        next(button for button in box.buttons() if button.text() == text).click()
        return box.text()

    return press
