"""A rep at the real window: real threads, a real book in a file; everything by keys, clicks and what can be read."""

import re
from contextlib import contextmanager

import shiboken6
from PySide6.QtCore import QAbstractListModel, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QCheckBox,
    QComboBox,
    QDialog,
    QFileDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
)

from desktop.services.clock import FixedClock
from desktop.ui.application import Application
from desktop.ui.notifications import Notifier
from tests.ui.process.by_hand import type_text

ENTER = Qt.Key.Key_Return
CTRL = Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton
#: Milliseconds until something that is on its way must be on the screen, on a busy machine too.
PATIENCE = 15_000
#: A word in Latin letters; a part of a number or of a hash is none.
_WORD = re.compile(r"(?<![0-9A-Za-z])[A-Za-z]{3,}(?![0-9A-Za-z])")


class Heard(Notifier):
    """Pop-ups as they were announced."""

    def __init__(self):
        self.titles = []

    def notify(self, title, text):
        self.titles.append(title)


class Rep:
    """Waits for what is to be seen before it acts, as a person does."""

    def __init__(self, qtbot, application, heard):
        self._qtbot = qtbot
        self.application = application
        self.heard = heard

    @property
    def window(self):
        return self.application.desk.window

    @property
    def page(self):
        return self.window.page

    @property
    def toast(self):
        return self.window.toast.text

    def until(self, seen):
        """Wait until something is true."""
        self._qtbot.waitUntil(lambda: bool(seen()), timeout=PATIENCE)

    def until_said(self, text):
        """Wait for a sentence in passing."""
        self.until(lambda: text in self.toast)

    def come_back(self):
        """Have the window before the eyes and the keys in it."""
        self.window.activateWindow()
        self.until(self.window.isActiveWindow)

    # Hands

    def press(self, *keys):
        """Press keys where the focus is."""
        for key in keys:
            focused = QApplication.focusWidget()
            assert focused is not None
            if isinstance(key, str) and len(key) > 1:
                type_text(focused, key)
            else:
                QTest.keyClick(focused, key)

    def press_ctrl(self, key):
        """Press a key together with Ctrl."""
        QTest.keyClick(QApplication.focusWidget() or self.window, key, CTRL)

    def click(self, button, inside=None):
        """Click a button once it can be clicked, given itself or by its words (and by what it stands in)."""
        if isinstance(button, str):
            button = self._button(button, inside)
        self.until(lambda: button.isVisible() and button.isEnabled())
        at = QPoint(9, button.height() // 2) if isinstance(button, QCheckBox) else QPoint()
        QTest.mouseClick(button, LEFT, pos=at)

    def fill(self, field, text):
        """Type a text in the place of what stands in a field."""
        field.setFocus(Qt.FocusReason.MouseFocusReason)
        field.selectAll()
        type_text(field, text)

    def drop(self, widget, path):
        """Drop a file on a widget."""
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path))])
        copy, none = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
        QApplication.sendEvent(widget, QDragEnterEvent(QPoint(9, 9), copy, data, LEFT, none))
        QApplication.sendEvent(widget, QDropEvent(QPointF(9, 9), copy, data, LEFT, none))

    def name_file(self, path):
        """Type the name of a file into the dialog that asks for it."""
        dialog = self.dialog(QFileDialog)
        self.fill(dialog.findChild(QLineEdit, "fileNameEdit"), str(path))
        QTest.keyClick(QApplication.focusWidget(), ENTER)
        self.until_gone(dialog)

    def tick(self, table, at):
        """Tick or untick a row of a table by the keyboard, counted from 0."""
        table.setFocus(Qt.FocusReason.TabFocusReason)
        self.press(Qt.Key.Key_Home, *[Qt.Key.Key_Down] * at, Qt.Key.Key_Space)

    def save_paper(self, button, folder):
        """Save the paper on the screen in a folder that is empty; give the file."""
        folder.mkdir()
        self.click(button)
        self.name_file(folder)
        self.until(lambda: str(folder) in self.toast)
        (file,) = folder.iterdir()
        return file

    # Eyes

    def dialog(self, kind):
        """Give the dialog of a kind once it is open and has the keys."""
        found = []

        def is_open():
            found[:] = [each for each in QApplication.topLevelWidgets() if isinstance(each, kind) and each.isVisible()]
            return found and found[0].isActiveWindow()

        self.until(is_open)
        return found[0]

    def until_gone(self, dialog):
        """Wait until a dialog is closed; then the window has the keys again, which no window manager sees to here."""
        self.until(lambda: not _is_visible(dialog))
        self.come_back()

    def words(self, widget):
        """Read all that the labels of a widget say."""
        return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())

    def english(self, widget):
        """Find the English words that can be read anywhere on a widget, for a screen in another language."""
        return set(_WORD.findall("\n".join(_texts(widget))))

    def lines(self):
        """Read the lines of Today without its headings: whom, why, and what it offers."""
        return [(row.title, row.reason, row.action) for row in self.page.view.lines.rows if not row.is_heading]

    def _button(self, text, inside):
        found = []

        def is_there():
            where = inside or QApplication.activeWindow() or self.window
            found[:] = [each for each in where.findChildren(QAbstractButton) if _reads(each, text)]
            return bool(found)

        self.until(is_there)
        assert len(found) == 1, f"{len(found)} buttons {text!r}"
        return found[0]


@contextmanager
def a_morning(qtbot, qapp, book, day, language="en"):
    """Start the program with a book on a day, and close it in the end."""
    heard = Heard()
    application = Application(qapp, FixedClock(day), language, heard)
    try:
        assert application.open(book)
        rep = Rep(qtbot, application, heard)
        rep.come_back()
        yield rep
    finally:
        for widget in qapp.topLevelWidgets():
            if isinstance(widget, QDialog) and widget.isVisible():
                widget.done(0)
        application.close()
        application.deleteLater()


def _texts(widget):
    """Read labels, buttons, tabs, what fields hint at and lists offer, and the cells and headings of lists."""
    for each in _shown(widget, QLabel, QAbstractButton):
        yield each.text()
    for field in _shown(widget, QLineEdit, QPlainTextEdit):
        yield field.placeholderText()
    for box in _shown(widget, QComboBox):
        yield from (box.itemText(at) for at in range(box.count()))
    for bar in _shown(widget, QTabBar):
        yield from (bar.tabText(at) for at in range(bar.count()))
    for view in _shown(widget, QAbstractItemView):
        yield from _cells(view.model())


def _shown(widget, *kinds):
    return [each for kind in kinds for each in widget.findChildren(kind) if each.isVisible()]


def _cells(model):
    columns = range(1 if isinstance(model, QAbstractListModel) else model.columnCount())
    yield from (str(model.headerData(at, Qt.Orientation.Horizontal) or "") for at in columns)
    yield from (str(model.index(row, at).data() or "") for row in range(model.rowCount()) for at in columns)


def _reads(button, text):
    return button.isVisible() and button.text().replace("&", "") == text


def _is_visible(widget):
    return shiboken6.isValid(widget) and widget.isVisible()
