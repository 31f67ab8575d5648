"""The day's list: one view that paints every line, walked and worked through by keyboard."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from desktop.i18n import _
from desktop.ui.models.roles import Index
from desktop.ui.pages.today.commands import KEYS, Command
from desktop.ui.pages.today.delegate import TodayDelegate
from desktop.ui.pages.today.model import TodayModel
from desktop.ui.pages.today.row_layout import WIDE, Places
from desktop.ui.pages.today.rows import Key, TodayRow

_STEPS = {Qt.Key.Key_J: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_K: -1, Qt.Key.Key_Up: -1}
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


class TodayView(QListView):
    """J, K and the arrows walk from line to line across the groups; Enter and single letters act on the line."""

    #: The line (a `TodayRow`) and the `Command` that is wanted of it.
    wanted = Signal(object, object)
    #: The line that is current now, or None.
    row_selected = Signal(object)
    #: The line whose menu is wanted, and where on the screen.
    menu_wanted = Signal(object, QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines = TodayModel(self)
        self._painting = TodayDelegate(self)
        self._pressed = -1
        self._is_wide = True
        self.setModel(self.lines)
        self.setItemDelegate(self._painting)
        self.setMouseTracking(True)
        self.setAccessibleName(_("What is due today"))
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.verticalScrollBar().setSingleStep(24)

    # What a page uses

    def set_rows(self, rows: Sequence[TodayRow]) -> None:
        """Show other lines; the current one stays, or where it has left its group the one in its place."""
        kept, at = self.current_row(), self.currentIndex().row()
        self._painting.set_actions({row.action for row in rows})
        self.lines.set_rows(rows)
        self._hover(-1)
        if kept is None:
            self._begin()
            return
        same = next((n for n, row in enumerate(rows) if row.key == kept.key and row.group is kept.group), None)
        self._go_to(self._line_from(at if same is None else same, 1))
        self.row_selected.emit(self.current_row())

    def current_row(self) -> TodayRow | None:
        """Give the line that is current."""
        index = self.currentIndex()
        return self.lines.rows[index.row()] if index.isValid() else None

    def select(self, key: Key) -> bool:
        """Make the line with this key current; False when there is none."""
        at = next((n for n, row in enumerate(self.lines.rows) if row.key == key), None)
        if at is not None:
            self._go_to(at)
        return at is not None

    def button_centre(self, number: int) -> QPoint:
        """Give the middle of a line's button, in the viewport."""
        return self._places(number).button.center()

    def menu_centre(self, number: int) -> QPoint:
        """Give the middle of the sign for a line's menu, in the viewport."""
        return self._places(number).menu.center()

    # What Qt calls

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk, act, and show the detail without the mouse."""
        key = Qt.Key(event.key())
        if event.modifiers() not in _PLAIN:
            super().keyPressEvent(event)
        elif key in _STEPS:
            self._go_to(self._line_from(self.currentIndex().row() + _STEPS[key], _STEPS[key]))
        elif key == Qt.Key.Key_Home:
            self._go_to(self._line_from(0, 1))
        elif key == Qt.Key.Key_End:
            self._go_to(self._line_from(len(self.lines.rows) - 1, -1))
        elif key in KEYS:
            self.wanted.emit(self.current_row(), KEYS[key])
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, _text: str) -> None:  # noqa: N802 - Qt's name
        """Do nothing: letters are commands here."""

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802 - Qt's name
        """Tell which line is current."""
        super().currentChanged(current, previous)
        self.row_selected.emit(self.lines.rows[current.row()] if current.isValid() else None)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin at the first line, so that keys work at once."""
        super().focusInEvent(event)
        self._begin()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose a line; remember what of it can be pressed."""
        super().mousePressEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed = self._pressable_at(event.position().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Do what was pressed: the line's button, its menu, or the row that stands for others."""
        super().mouseReleaseEvent(event)
        pressed, self._pressed = self._pressed, -1
        point = event.position().toPoint()
        if pressed < 0 or pressed != self._pressable_at(point):
            return
        row = self.lines.rows[pressed]
        if self._places(pressed).menu.contains(point):
            self.menu_wanted.emit(row, self.viewport().mapToGlobal(self._places(pressed).menu.bottomLeft()))
        else:
            self.wanted.emit(row, Command.ACT)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Do what the line offers; where something was pressed, its two clicks have done so."""
        point = event.position().toPoint()
        index = self.indexAt(point)
        if index.isValid() and self._pressable_at(point) < 0 and not self.lines.rows[index.row()].is_heading:
            self.wanted.emit(self.lines.rows[index.row()], Command.ACT)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Light up the line under the mouse, and what of it can be pressed."""
        super().mouseMoveEvent(event)
        point = event.position().toPoint()
        self._hover(self.indexAt(point).row(), point)

    def leaveEvent(self, event: QEvent) -> None:
        """Put the light out."""
        super().leaveEvent(event)
        self._hover(-1)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the line under the mouse, or for that of the current one."""
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        if index.isValid():
            where = self._places(index.row()).title.bottomLeft() if by_key else event.pos()
            self.menu_wanted.emit(self.lines.rows[index.row()], self.viewport().mapToGlobal(where))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the lines out anew when they become higher or lower, and keep the current one in sight."""
        super().resizeEvent(event)
        is_wide = self.width() >= WIDE
        if is_wide != self._is_wide:
            self._is_wide = is_wide
            self.scheduleDelayedItemsLayout()
            QTimer.singleShot(0, self, partial(self._go_to, self.currentIndex().row()))

    # Private

    def _begin(self) -> None:
        """Make the first line current where the keys are here and no line is; the lines may come after the keys."""
        if self.hasFocus() and not self.currentIndex().isValid():
            self._go_to(self._line_from(0, 1))

    def _line_from(self, at: int, step: int) -> int:
        """Find the nearest line from `at` on in one direction, else in the other; -1 when there is none."""
        rows = self.lines.rows
        at = max(0, min(at, len(rows) - 1))
        ways = (range(at, len(rows)), range(min(at, len(rows) - 1), -1, -1))
        for way in ways if step > 0 else reversed(ways):
            found = next((n for n in way if not rows[n].is_heading), None)
            if found is not None:
                return found
        return -1

    def _go_to(self, number: int) -> None:
        if number < 0:
            return
        self.setCurrentIndex(self.lines.index(number))
        if number and self.lines.rows[number - 1].is_heading:
            self.scrollTo(self.lines.index(number - 1))
        self.scrollTo(self.lines.index(number))

    def _places(self, number: int) -> Places:
        return self._painting.places(self.visualRect(self.lines.index(number)), self.lines.rows[number])

    def _pressable_at(self, point: QPoint) -> int:
        """Give the number of the line of which something can be pressed there, else -1."""
        number = self.indexAt(point).row()
        if number < 0 or self.lines.rows[number].is_heading:
            return -1
        places = self._places(number)
        can = self.lines.rows[number].is_fold or places.button.contains(point) or places.menu.contains(point)
        return number if can else -1

    def _hover(self, number: int, point: QPoint | None = None) -> None:
        places = self._places(number) if number >= 0 else None
        on_button = places is not None and point is not None and places.button.contains(point)
        on_menu = places is not None and point is not None and places.menu.contains(point)
        if self._painting.set_hovered(number, on_button=on_button, on_menu=on_menu):
            can = point is not None and self._pressable_at(point) >= 0
            self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if can else Qt.CursorShape.ArrowCursor)
            self.viewport().update()
