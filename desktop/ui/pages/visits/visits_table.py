"""The list of visits, which leaves columns out where there is little room."""

from PySide6.QtGui import QResizeEvent

from desktop.ui.widgets.table_view import TableView

#: By the place of a column, the width of the list below which it is left out; the panel beside shows the same.
_NEEDED = {3: 960, 6: 800}


class VisitsTable(TableView):
    """A table view that hides purpose and readiness when the panel takes their room."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose the columns that fit."""
        super().resizeEvent(event)
        for column, needed in _NEEDED.items():
            self.setColumnHidden(column, self.width() < needed)
