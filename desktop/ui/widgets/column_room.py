"""Columns that give way where there is little room, so that nobody has to scroll sideways."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject

from desktop.ui.models.table import Column
from desktop.ui.widgets.table_view import TableView


class ColumnRoom(QObject):
    """Hides columns of a table, the least needed first, while the others have no room."""

    def __init__(self, view: TableView, gives_way: Sequence[str]) -> None:
        """Take the titles, as they stand in the columns, in the order in which they give way."""
        super().__init__(view)
        self._view = view
        titles = [column.title for column in view.table.columns]
        self._gives_way = [titles.index(title) for title in gives_way]
        view.viewport().installEventFilter(self)
        self._fit()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Fit anew when the table has become wider or narrower."""
        # The type comes first: at the end the viewport is heard once more, when the view is half gone.
        if event.type() == QEvent.Type.Resize:
            self._fit()
        return False

    def _fit(self) -> None:
        hidden = columns_without_room(self._view.table.columns, self._gives_way, self._view.viewport().width())
        for at in self._gives_way:
            if self._view.isColumnHidden(at) != (at in hidden):
                self._view.setColumnHidden(at, at in hidden)


def columns_without_room(columns: Sequence[Column[Any]], gives_way: Sequence[int], room: int) -> frozenset[int]:
    """Name the columns that have to go so that the declared widths of the others fit into `room` pixels."""
    hidden: set[int] = set()
    wanted = sum(column.width for column in columns)
    for at in gives_way:
        if wanted <= room:
            break
        hidden.add(at)
        wanted -= columns[at].width
    return frozenset(hidden)
