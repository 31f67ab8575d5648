"""A list that leaves columns out where there is little room."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtGui import QResizeEvent

from desktop.ui.models.table import TableModel
from desktop.ui.widgets.table_view import TableView

#: By the place of a column, the width of the list below which it is left out; the panel beside shows the same.
PLANS_NEED = {1: 900, 2: 1000, 4: 740, 5: 560}
DUE_NEEDS = {2: 560}


class RoomyTable(TableView):
    """A table view that hides the columns that have no room."""

    def __init__(self, model: TableModel[Any], needed: Mapping[int, int]) -> None:
        super().__init__(model)
        self._needed = needed

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose the columns that fit."""
        super().resizeEvent(event)
        for column, needed in self._needed.items():
            self.setColumnHidden(column, self.width() < needed)
