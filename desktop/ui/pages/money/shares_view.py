"""The table in which shares of a payment are typed: each keystroke counts, Space gives a row what is left."""

from functools import partial
from typing import cast

from PySide6.QtCore import QAbstractItemModel, QPersistentModelIndex, QRect, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from desktop.ui.fonts import with_tabular_figures
from desktop.ui.models.roles import Index
from desktop.ui.pages.money.shares_model import Cell, SharesModel, Typed
from desktop.ui.tokens import ROW_HEIGHT, colour
from desktop.ui.widgets.chips import CellDelegate
from desktop.ui.widgets.edited_cells import edit_when_typed, paint_wrong
from desktop.ui.widgets.money_edit import MoneyEdit

_FIELD = 168
_WIDTHS = {Cell.DUE: 136, Cell.LATE: 92, Cell.OPEN: 132, Cell.DISPUTED: 112, Cell.SHARE: 148, Cell.STAYS: 132}
#: Columns that give way, in this order, in a narrow place.
_GIVE_WAY = (Cell.DISPUTED, Cell.LATE, Cell.STAYS, Cell.DUE)
_NAME_WIDTH = 132
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_ROWS = {Qt.Key.Key_J: 1, Qt.Key.Key_K: -1}


class _ShareDelegate(CellDelegate):
    """Edits a share in place; each keystroke reaches the model."""

    def helpEvent(self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index) -> bool:
        """Say what is wrong with a share, or the whole of what was cut off."""
        if index.data(Qt.ItemDataRole.ToolTipRole):
            return QStyledItemDelegate.helpEvent(self, event, view, option, index)
        return super().helpEvent(event, view, option, index)

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Make the field for a share."""
        model = cast("SharesModel", index.model())
        edit = MoneyEdit(model.rows[index.row()].currency, parent)
        edit.setProperty("kind", "cell")
        edit.setMinimumWidth(0)
        number = model.index(index.row(), Cell.NUMBER).data()
        edit.setAccessibleName(f"{number} {model.headerData(Cell.SHARE, Qt.Orientation.Horizontal)}")
        edit.textChanged.connect(partial(self._on_text_changed, edit, QPersistentModelIndex(index)))
        return edit

    def _on_text_changed(self, edit: MoneyEdit, index: QPersistentModelIndex, _text: str) -> None:
        """Hand what is typed on at once, but not that the field writes the same more tidily as it is left."""
        value = edit.minor()
        if value is None or value != index.data(Qt.ItemDataRole.EditRole):
            self.commitData.emit(edit)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Show the share, unless the field shows it already."""
        edit, value = cast("MoneyEdit", editor), index.data(Qt.ItemDataRole.EditRole)
        blocker = QSignalBlocker(edit)
        if isinstance(value, str):
            if edit.text() != value:
                edit.setText(value)
        elif edit.minor() != value and (value or edit.text()):
            edit.set_minor(value)
        blocker.unblock()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Hand on what is typed, read or not; nothing at all is no share."""
        edit = cast("MoneyEdit", editor)
        typed = Typed(edit.minor(), edit.text(), edit.problem(""))
        shown = index.data(Qt.ItemDataRole.EditRole)
        if (typed.text if typed.problem else typed.minor or 0) != (shown or 0):
            cast("SharesModel", model).type_in(index, typed)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, _index: Index) -> None:
        """Fill the cell, and what the field needs for its currency."""
        rect = QRect(option.rect)
        rect.setLeft(rect.left() - max(0, _FIELD - rect.width()))
        editor.setGeometry(rect)

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Set figures of one width."""
        super().initStyleOption(option, index)
        option.font = with_tabular_figures(option.font)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the ground of a cell that something is wrong with, then its text."""
        paint_wrong(painter, option, index)
        super().paint(painter, option, index)


class SharesView(QTableView):
    """Arrows move, typing or Enter edits, Space gives the row what is left or takes it away."""

    #: The number of the row on which Space was pressed.
    toggled = Signal(int)

    def __init__(self, model: SharesModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shares = model
        self.setModel(model)
        self.setItemDelegate(_ShareDelegate(self))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        edit_when_typed(self)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(ROW_HEIGHT)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(Cell.NUMBER, QHeaderView.ResizeMode.Stretch)
        for cell, width in _WIDTHS.items():
            header.resizeSection(cell, width)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint a hairline below each row."""
        super().paintEvent(event)
        first, last = self.rowAt(0), self.rowAt(self.viewport().height() - 1)
        if first < 0:
            return
        painter = QPainter(self.viewport())
        painter.setPen(colour(self.palette(), "line"))
        for row in range(first, (last if last >= 0 else self.shares.rowCount() - 1) + 1):
            y = self.rowViewportPosition(row) + self.rowHeight(row) - 1
            painter.drawLine(0, y, self.viewport().width(), y)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what has no room."""
        super().resizeEvent(event)
        self._fit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin at the first share, so that keys work at once."""
        if not self.currentIndex().isValid() and self.shares.rowCount():
            self.setCurrentIndex(self.shares.index(0, Cell.SHARE))
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Edit, move and give; with Ctrl, Enter is for what is around the table."""
        key = Qt.Key(event.key())
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        row = self.currentIndex().row()
        if not plain and key in _ENTER:
            event.ignore()
        elif plain and key == Qt.Key.Key_Space and row >= 0:
            self.toggled.emit(row)
        elif plain and key in _ROWS and row >= 0:
            self.go_to(max(0, min(row + _ROWS[key], self.shares.rowCount() - 1)))
        elif plain and key in _ENTER and row >= 0 and self.state() != QAbstractItemView.State.EditingState:
            self.go_to(row)
            self.edit(self.currentIndex())
        else:
            if plain and event.text().isprintable() and event.text() and row >= 0:
                self.go_to(row)
            super().keyPressEvent(event)

    def keyboardSearch(self, _text: str) -> None:  # noqa: N802 - Qt's name
        """Do nothing: what is typed is a share."""

    def go_to(self, row: int) -> None:
        """Put the keys on the share of a row."""
        index = self.shares.index(row, Cell.SHARE)
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def _fit(self) -> None:
        room = self.viewport().width() - _NAME_WIDTH - sum(_WIDTHS.values())
        for cell in _GIVE_WAY:
            self.setColumnHidden(cell, room < 0)
            room += _WIDTHS[cell] if room < 0 else 0
