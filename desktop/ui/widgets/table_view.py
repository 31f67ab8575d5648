"""The table of every list: rows of 36 px with a hairline between, figures at the right, all of it by keyboard."""

from collections.abc import Callable, Hashable
from typing import Any

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from desktop.i18n import _
from desktop.ui.models.roles import Index
from desktop.ui.models.table import TableModel
from desktop.ui.tokens import ROW_HEIGHT, colour
from desktop.ui.widgets.chips import CellDelegate, ChipDelegate, NumberDelegate
from desktop.ui.widgets.empty_state import EmptyState

#: Milliseconds without rows after which the table says that it is reading.
_SIGN_OF_LIFE = 150
_STEPS = {Qt.Key.Key_J: 1, Qt.Key.Key_K: -1}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class TableView(QTableView):
    """A list of rows: J and K or the arrows move, Enter or a double click opens, Space is for the detail panel."""

    #: The row object that Enter or a double click was meant for.
    row_activated = Signal(object)
    #: The row object that is current now, or None.
    row_selected = Signal(object)
    #: Space was pressed.
    detail_toggled = Signal()

    def __init__(self, model: TableModel[Any], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hovered = -1
        self._kept: Hashable = None
        self._text = _("Nothing here.")
        self._action = ""
        self._run: Callable[[], object] | None = None
        self._overlay = EmptyState(self.viewport())
        self._overlay.hide()
        self.table = model
        self._build()
        self._connect()
        QTimer.singleShot(_SIGN_OF_LIFE, self, self._update_overlay)

    def _build(self) -> None:
        self.setModel(self.table)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(ROW_HEIGHT)
        self._build_columns()

    def _build_columns(self) -> None:
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setFixedHeight(ROW_HEIGHT)
        header.setMinimumSectionSize(48)
        cells = CellDelegate(self)
        numbers = NumberDelegate(self)
        chips = ChipDelegate(self)
        self.setItemDelegate(cells)
        for at, column in enumerate(self.table.columns):
            header.resizeSection(at, column.width)
            if column.stretch:
                header.setSectionResizeMode(at, QHeaderView.ResizeMode.Stretch)
            if column.chip:
                self.setItemDelegateForColumn(at, chips)
            elif column.number:
                self.setItemDelegateForColumn(at, numbers)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.show_order(*self.table.order)
        if any(column.sort_key for column in self.table.columns):
            self.setSortingEnabled(True)

    def _connect(self) -> None:
        self.table.loaded.connect(self._update_overlay)
        self.table.modelAboutToBeReset.connect(self._keep_current)
        self.table.modelReset.connect(self._find_current)
        self.horizontalHeader().sortIndicatorChanged.connect(self._on_sort_indicator)
        self.doubleClicked.connect(self._on_double_clicked)

    # What a page uses

    def set_empty(self, text: str, action: str = "", run: Callable[[], object] | None = None) -> None:
        """Say what belongs here when there is nothing, and offer the one action that fills it."""
        self._text, self._action, self._run = text, action, run
        if self.table.has_loaded:
            self._update_overlay()

    def current_row(self) -> Any | None:  # noqa: ANN401 - a row of any kind
        """Give the row object that is current, or None."""
        index = self.currentIndex()
        return self.table.row(index) if index.isValid() else None

    def select(self, key: Hashable) -> bool:
        """Make the row with this key current; False when it is not in the list."""
        at = self.table.position(key)
        if at is not None:
            self._go_to(at)
        return at is not None

    def show_order(self, sort_key: str, descending: bool = False) -> None:  # noqa: FBT001, FBT002 - goes with the key
        """Order by the column with this key and mark it."""
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        for at, column in enumerate(self.table.columns):
            if sort_key and column.sort_key == sort_key:
                self.horizontalHeader().setSortIndicator(at, order)

    # What Qt calls

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move, open, and show the detail without the mouse."""
        key = Qt.Key(event.key())
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if plain and key in _STEPS:
            self._go_to(self.currentIndex().row() + _STEPS[key])
        elif plain and key in _ENTER:
            if (row := self.current_row()) is not None:
                self.row_activated.emit(row)
        elif plain and key == Qt.Key.Key_Space:
            self.detail_toggled.emit()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, _text: str) -> None:  # noqa: N802 - Qt's name
        """Do nothing: letters are commands here, searching has its own field."""

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802 - Qt's name
        """Tell which row is current."""
        super().currentChanged(current, previous)
        if current.row() != previous.row() or current.isValid() != previous.isValid():
            self.row_selected.emit(self.table.row(current) if current.isValid() else None)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin at the first row, so that keys work at once."""
        had_row = self.currentIndex().isValid()
        super().focusInEvent(event)  # makes a row current, but does not select it
        if not had_row and event.reason() != Qt.FocusReason.MouseFocusReason:
            self._go_to(0)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Light up the row under the mouse."""
        super().mouseMoveEvent(event)
        self._hover(self.rowAt(event.position().toPoint().y()))

    def leaveEvent(self, event: QEvent) -> None:
        """Put the light out."""
        super().leaveEvent(event)
        self._hover(-1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the empty state over the rows."""
        super().resizeEvent(event)
        self._overlay.setGeometry(self.viewport().rect())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the light under the cells and the hairlines over them."""
        if self._hovered >= 0:
            painter = QPainter(self.viewport())
            painter.fillRect(self._row_rect(self._hovered), colour(self.palette(), "hover"))
            painter.end()
        super().paintEvent(event)
        self._paint_lines()

    # Private

    def _paint_lines(self) -> None:
        first, last = self.rowAt(0), self.rowAt(self.viewport().height() - 1)
        if first < 0:
            return
        painter = QPainter(self.viewport())
        painter.setPen(colour(self.palette(), "line"))
        for row in range(first, (last if last >= 0 else self.table.rowCount() - 1) + 1):
            rect = self._row_rect(row)
            painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        current = self.currentIndex()
        if self.hasFocus() and current.isValid():
            rect = self._row_rect(current.row())
            rect.setWidth(3)
            painter.fillRect(rect, colour(self.palette(), "focus"))

    def _row_rect(self, row: int) -> QRect:
        rect = self.viewport().rect()
        rect.setTop(self.rowViewportPosition(row))
        rect.setHeight(self.rowHeight(row))
        return rect

    def _hover(self, row: int) -> None:
        if row != self._hovered:
            self._hovered = row
            self.viewport().update()

    def _go_to(self, row: int) -> None:
        count = self.table.rowCount()
        if count:
            index = self.table.index(max(0, min(row, count - 1)), 0)
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
            self.selectionModel().setCurrentIndex(index, flags)
            self.scrollTo(index)

    def _keep_current(self) -> None:
        row = self.current_row()
        self._kept = None if row is None else self.table.key(row)

    def _find_current(self) -> None:
        self._hovered = -1
        if self._kept is None:
            if self.hasFocus():  # the keys were here before the rows
                self._go_to(0)
        elif not self.select(self._kept):
            self.row_selected.emit(None)

    def _update_overlay(self) -> None:
        loaded = self.table.has_loaded
        if loaded:
            self._overlay.say(self._text, self._action, self._run)
        else:
            self._overlay.say(_("Reading..."))
        self._overlay.setVisible(self.table.rowCount() == 0)

    def _on_sort_indicator(self, section: int, _order: Qt.SortOrder) -> None:
        if section >= 0 and not self.table.columns[section].sort_key:
            self.show_order(*self.table.order)

    def _on_double_clicked(self, index: QModelIndex) -> None:
        self.row_activated.emit(self.table.row(index))
