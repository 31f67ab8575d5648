"""The table in which instalments are edited: what is typed counts at once, Tab goes to the next cell."""

from datetime import date
from functools import partial
from typing import cast

from PySide6.QtCore import QAbstractItemModel, QPersistentModelIndex, QRect, QSignalBlocker, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from desktop.domain.problems import Problem, ProblemCode
from desktop.ui.fonts import with_tabular_figures
from desktop.ui.models.roles import Index
from desktop.ui.pages.plans.column_fit import fit_columns
from desktop.ui.pages.plans.schedule_model import Cell, ScheduleModel, Typed
from desktop.ui.widgets.date_edit import DateEdit
from desktop.ui.widgets.edited_cells import edit_when_typed, paint_wrong
from desktop.ui.widgets.money_edit import MoneyEdit

_ROW = 36
#: The width in which a date or an amount can be edited.
_FIELD = 168
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_EDITS = (*_ENTER, Qt.Key.Key_F2)


class _CellDelegate(QStyledItemDelegate):
    """Edits a date or an amount in place; each keystroke reaches the model."""

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Make the field for a cell."""
        model = cast("ScheduleModel", index.model())
        edit = DateEdit(parent) if index.column() == Cell.NOMINAL else MoneyEdit(model.currency, parent)
        edit.setProperty("kind", "cell")
        edit.setMinimumWidth(0)
        number = model.index(index.row(), Cell.NUMBER).data()
        title = model.headerData(index.column(), Qt.Orientation.Horizontal)
        edit.setAccessibleName(f"{number} {title}")
        edit.textChanged.connect(partial(self._on_text_changed, edit, QPersistentModelIndex(index)))
        return edit

    def _on_text_changed(self, edit: DateEdit | MoneyEdit, index: QPersistentModelIndex, _text: str) -> None:
        """Hand what is typed to the model at once, but not that a field writes the same more tidily as it is left."""
        value = _value(edit)
        if value is None or value != index.data(Qt.ItemDataRole.EditRole):
            self.commitData.emit(edit)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Show what the cell holds, unless that is what the field shows already."""
        edit, value = cast("QLineEdit", editor), index.data(Qt.ItemDataRole.EditRole)
        with QSignalBlocker(edit):
            if isinstance(value, str):
                if edit.text() != value:
                    edit.setText(value)
            elif isinstance(edit, DateEdit):
                if edit.day() != value:
                    edit.set_day(value)
            elif isinstance(edit, MoneyEdit) and edit.minor() != value:
                edit.set_minor(value)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Hand on what is typed, read or not."""
        edit = cast("DateEdit | MoneyEdit", editor)
        value = _value(edit)
        problem = edit.problem("") or (Problem("", ProblemCode.REQUIRED) if value is None else None)
        cast("ScheduleModel", model).type_in(index, Typed(value, edit.text(), problem))

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """Fill the cell, and beside it what the field needs for its unit or its calendar."""
        rect = QRect(option.rect)
        rect.setHeight(_ROW)
        more = max(0, _FIELD - rect.width())
        if index.column() == Cell.NOMINAL:
            rect.setRight(rect.right() + more)
        else:
            rect.setLeft(rect.left() - more)
        editor.setGeometry(rect)

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Set figures of one width, and what cannot be changed more quietly."""
        super().initStyleOption(option, index)
        option.font = with_tabular_figures(option.font)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the ground of a cell that something is wrong with, then its text."""
        paint_wrong(painter, option, index)
        super().paint(painter, option, index)


class ScheduleView(QTableView):
    """Arrows move, typing or Enter edits, Tab leaves the table unless a cell is being edited."""

    def __init__(self, model: ScheduleModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.schedule = model
        self.setModel(model)
        self.setItemDelegate(_CellDelegate(self))
        self.setProperty("status", "framed")
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        edit_when_typed(self)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(_ROW)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setMinimumSectionSize(40)
        self.fit_columns()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the columns to the room."""
        super().resizeEvent(event)
        self.fit_columns()

    def fit_columns(self) -> None:
        """Leave out the columns that would say nothing new: no day is moved, no interest is asked."""
        rows = self.schedule.instalments()
        hidden = set() if any(row.interest for row in rows) else {Cell.INTEREST, Cell.TOTAL}
        if all(row.nominal_on == row.pay_on for row in rows):
            hidden.add(Cell.PAY_DAY)
        fit_columns(self, Cell.PRINCIPAL, (Cell.PAY_DAY, Cell.INTEREST, Cell.TOTAL), hidden)

    def go_to(self, row: int, cell: Cell) -> None:
        """Put the keys on a cell."""
        index = self.schedule.index(row, cell)
        self.setCurrentIndex(index)
        self.scrollTo(index)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin at the first amount, so that keys work at once."""
        if not self.currentIndex().isValid() and self.schedule.rowCount():
            self.setCurrentIndex(self.schedule.index(0, Cell.PRINCIPAL))  # else Qt begins at what cannot be edited
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Edit on Enter; with Ctrl it is the dialog's."""
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if plain and (Qt.Key(event.key()) in _EDITS or (event.text().isprintable() and event.text())):
            self._go_to_field()
        if Qt.Key(event.key()) in _ENTER:
            if not plain or not self.currentIndex().isValid():
                event.ignore()
            elif self.state() != QAbstractItemView.State.EditingState:  # else it closes the field
                self.edit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _go_to_field(self) -> None:
        """Move on to the day or the amount of the row from a cell that only says something."""
        index = self.currentIndex()
        if index.isValid() and not index.flags() & Qt.ItemFlag.ItemIsEditable:
            cell = Cell.NOMINAL if index.column() == Cell.NUMBER else Cell.PRINCIPAL
            self.setCurrentIndex(self.schedule.index(index.row(), cell))


def _value(edit: DateEdit | MoneyEdit) -> date | int | None:
    return edit.day() if isinstance(edit, DateEdit) else edit.minor()
