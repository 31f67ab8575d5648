"""The day's list: one view that paints every line, walked and worked through by keyboard."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from desktop.i18n import _
from desktop.ui.models.roles import ROW_ROLE, Index
from desktop.ui.pages.today.delegate import TodayDelegate
from desktop.ui.pages.today.row_layout import WIDE
from desktop.ui.pages.today.rows import TodayRow

_STEPS = {Qt.Key.Key_J: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_K: -1, Qt.Key.Key_Up: -1}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_NOWHERE = QModelIndex()


class TodayModel(QAbstractListModel):
    """The lines of the day."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[TodayRow, ...] = ()

    @property
    def rows(self) -> tuple[TodayRow, ...]:
        """All lines, headings too."""
        return self._rows

    def set_rows(self, rows: Sequence[TodayRow]) -> None:
        """Replace all lines; where the same ones stand in the same order, they are painted anew only."""
        same = [row.key for row in rows] == [row.key for row in self._rows]
        if same and rows:
            self._rows = tuple(rows)
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Count lines and headings."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Give the line, and its words for those who listen."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return row.spoken
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return row.action
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let lines be chosen, headings not."""
        if not index.isValid() or self._rows[index.row()].is_heading:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class TodayView(QListView):
    """J, K and the arrows walk from line to line across the sections; Enter does what the line offers."""

    #: The line (a `TodayRow`) whose action is wanted.
    row_activated = Signal(object)
    #: The line that is current now, or None.
    row_selected = Signal(object)
    #: Space was pressed.
    detail_toggled = Signal()

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
        """Show other lines; the current one stays, or where it is gone the one in its place."""
        kept, at = self.current_row(), self.currentIndex().row()
        self._painting.set_actions({row.action for row in rows})
        self.lines.set_rows(rows)
        self._hover(-1)
        if kept is None:
            self._begin()
            return
        same = next((n for n, row in enumerate(rows) if row.key == kept.key), None)
        self._go_to(self._line_from(at if same is None else same, 1))
        self.row_selected.emit(self.current_row())

    def current_row(self) -> TodayRow | None:
        """Give the line that is current."""
        index = self.currentIndex()
        return self.lines.rows[index.row()] if index.isValid() else None

    def select(self, key: object) -> bool:
        """Make the line with this key current; False when there is none."""
        at = next((n for n, row in enumerate(self.lines.rows) if row.key == key), None)
        if at is not None:
            self._go_to(at)
        return at is not None

    def button_centre(self, number: int) -> QPoint:
        """Give the middle of a line's button, in the viewport."""
        rect = self.visualRect(self.lines.index(number))
        return self._painting.places(rect, self.lines.rows[number]).button.center()

    # What Qt calls

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk, act, and show the detail without the mouse."""
        key, row = Qt.Key(event.key()), self.current_row()
        if event.modifiers() not in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier):
            super().keyPressEvent(event)
        elif key in _STEPS:
            self._go_to(self._line_from(self.currentIndex().row() + _STEPS[key], _STEPS[key]))
        elif key == Qt.Key.Key_Home:
            self._go_to(self._line_from(0, 1))
        elif key == Qt.Key.Key_End:
            self._go_to(self._line_from(len(self.lines.rows) - 1, -1))
        elif key in _ENTER:
            if row is not None:
                self.row_activated.emit(row)
        elif key == Qt.Key.Key_Space:
            self.detail_toggled.emit()
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
        """Choose a line; remember its button."""
        super().mousePressEvent(event)
        self._pressed = self._button_at(event.position().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Do what the button that was pressed offers."""
        super().mouseReleaseEvent(event)
        pressed, self._pressed = self._pressed, -1
        if pressed >= 0 and pressed == self._button_at(event.position().toPoint()):
            self.row_activated.emit(self.lines.rows[pressed])

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Do what the line offers; on the button, its two clicks have done so."""
        point = event.position().toPoint()
        index = self.indexAt(point)
        if index.isValid() and self._button_at(point) < 0 and not self.lines.rows[index.row()].is_heading:
            self.row_activated.emit(self.lines.rows[index.row()])

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Light up the line under the mouse, and its button."""
        super().mouseMoveEvent(event)
        point = event.position().toPoint()
        on_button = self._button_at(point) >= 0
        self._hover(self.indexAt(point).row(), on_button=on_button)

    def leaveEvent(self, event: QEvent) -> None:
        """Put the light out."""
        super().leaveEvent(event)
        self._hover(-1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the lines out anew when they become higher or lower."""
        super().resizeEvent(event)
        is_wide = self.width() >= WIDE
        if is_wide != self._is_wide:
            self._is_wide = is_wide
            self.scheduleDelayedItemsLayout()

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

    def _button_at(self, point: QPoint) -> int:
        index = self.indexAt(point)
        if not index.isValid():
            return -1
        row = self.lines.rows[index.row()]
        if row.is_heading or not self._painting.places(self.visualRect(index), row).button.contains(point):
            return -1
        return index.row()

    def _hover(self, number: int, *, on_button: bool = False) -> None:
        if (number, on_button) != (self._painting.hovered, self._painting.on_button):
            self._painting.hovered, self._painting.on_button = number, on_button
            shape = Qt.CursorShape.PointingHandCursor if on_button else Qt.CursorShape.ArrowCursor
            self.viewport().setCursor(shape)
            self.viewport().update()
