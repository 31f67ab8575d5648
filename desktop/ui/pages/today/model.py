"""The lines of the day as Qt wants them."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, Qt
from PySide6.QtWidgets import QWidget

from desktop.ui.models.roles import ROW_ROLE, Index
from desktop.ui.pages.today.rows import TodayRow

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
