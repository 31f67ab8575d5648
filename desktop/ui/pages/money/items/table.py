"""The table of items: several rows can be selected, and then acted on together."""

from PySide6.QtCore import QItemSelection, Signal
from PySide6.QtWidgets import QAbstractItemView, QWidget

from desktop.ui.models.table import TableModel
from desktop.ui.pages.customers.column_room import ColumnRoom
from desktop.ui.pages.money.cells import LatenessDelegate, MarksDelegate
from desktop.ui.pages.money.items.columns import GIVE_WAY, LATENESS, MARKS
from desktop.ui.pages.money.items.words import ItemRow
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
        ColumnRoom(self, GIVE_WAY)
        model.modelReset.connect(self.selected)

    def chosen(self) -> list[ItemRow]:
        """Give the selected rows as they stand."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [self.table.row(row) for row in rows]

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:  # noqa: N802 - Qt's name
        """Tell of it."""
        super().selectionChanged(selected, deselected)
        self.selected.emit()
