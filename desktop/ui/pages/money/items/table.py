"""The table of items: several rows can be selected, and then acted on together."""

from PySide6.QtCore import QItemSelection, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from desktop.ui.models.table import TableModel
from desktop.ui.pages.money.items.columns import COST, GIVE_WAY, LATENESS, MARKS
from desktop.ui.pages.money.items.words import ItemRow
from desktop.ui.widgets.cells import LatenessDelegate, MarksDelegate
from desktop.ui.widgets.column_room import columns_without_room
from desktop.ui.widgets.table_view import TableView


class ItemsTable(TableView):
    """Ctrl and Shift select as everywhere, Ctrl+A all rows that are listed."""

    #: Other rows are selected.
    selected = Signal()

    def __init__(self, model: TableModel[ItemRow], parent: QWidget | None = None) -> None:
        super().__init__(model, parent)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        titles = [column.title for column in model.columns]
        self.setItemDelegateForColumn(titles.index(LATENESS), LatenessDelegate(self))
        self.setItemDelegateForColumn(titles.index(MARKS), MarksDelegate(self))
        self._gives_way = [titles.index(title) for title in GIVE_WAY]
        self._left_out: frozenset[int] = frozenset()
        self._cost = titles.index(COST)
        model.modelReset.connect(self.selected)

    def show_cost(self, *, shown: bool) -> None:
        """Show what credit costs, or leave it out where nobody has said the rate."""
        self._left_out = frozenset() if shown else frozenset({self._cost})
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose the columns that fit."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        columns = [column for at, column in enumerate(self.table.columns) if at not in self._left_out]
        gives_way = [columns.index(self.table.columns[at]) for at in self._gives_way if at not in self._left_out]
        hidden = columns_without_room(columns, gives_way, self.viewport().width())
        for at in self._gives_way:
            column = self.table.columns[at]
            self.setColumnHidden(at, at in self._left_out or columns.index(column) in hidden)

    def chosen(self) -> list[ItemRow]:
        """Give the selected rows as they stand."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [self.table.row(row) for row in rows]

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:  # noqa: N802 - Qt's name
        """Tell of it."""
        super().selectionChanged(selected, deselected)
        self.selected.emit()
