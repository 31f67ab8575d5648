"""Finding dialogs and pressing keys, as a user would."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPushButton


def show_page(qtbot, page):
    """Put a page on the screen; dialogs that a test leaves open are closed with it."""
    qtbot.addWidget(page, before_close_func=_close_dialogs)
    page.resize(1100, 740)
    page.show()
    return page


def _close_dialogs(page):
    for dialog in page.findChildren(QDialog):
        if dialog.isVisible():
            dialog.done(0)


def shown(parent, kind):
    """Give the dialog of a kind that is open, made active so that its keys work."""
    found = [each for each in parent.findChildren(kind) if each.isVisible()]
    assert len(found) == 1, found
    found[0].activateWindow()
    QApplication.processEvents()
    return found[0]


def gone(parent, kind):
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return not [each for each in parent.findChildren(kind) if each.isVisible()]


def press(qtbot, *keys):
    """Press keys where they go: to a list that has popped up, else to the focus."""
    for key in keys:
        focused = QApplication.activePopupWidget() or QApplication.focusWidget()
        assert focused is not None
        qtbot.keyClick(focused, key)


def save(qtbot, dialog):
    qtbot.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def button(widget, text):
    """Give the button with this text that can be seen."""
    QApplication.processEvents()
    return next(each for each in widget.findChildren(QPushButton) if each.text() == text and each.isVisible())


def words(widget):
    """Give all that the labels of a widget say."""
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget))
