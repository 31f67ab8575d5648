"""A small table whose rows can be ticked: people to see, items to collect."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Property, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from desktop.ui.fonts import with_tabular_figures
from desktop.ui.models.roles import Index
from desktop.ui.theme import colour
from desktop.ui.widgets.plain import plain_tooltip

_KEY = Qt.ItemDataRole.UserRole
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_ROW = 28
_GAP = 16
_FRAME = 4


@dataclass(frozen=True, slots=True)
class CheckColumn:
    """One column; the first that stretches takes the room that is left."""

    title: str
    number: bool = False  # right-aligned, tabular figures
    stretch: bool = False


@dataclass(frozen=True, slots=True)
class CheckRow:
    """One row: what it is known by, and its texts in the order of the columns."""

    key: int
    texts: tuple[str, ...]


class _Roomy(QStyledItemDelegate):
    """Leaves room between columns and rows."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(super().sizeHint(option, index).width() + _GAP, _ROW)


class CheckTable(QTreeWidget):
    """Rows with a tick each; Space ticks, the arrows move. Without `checkable` a plain table to read."""

    #: The user ticked or unticked a row.
    changed = Signal()

    def __init__(
        self,
        columns: Sequence[CheckColumn],
        *,
        most_rows: int,
        checkable: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        """Be as high as `most_rows` rows at most; more are scrolled to."""
        super().__init__(parent)
        self._empty = ""
        self.row_height = _ROW
        self._columns = tuple(columns)
        self._most_rows = most_rows
        self._checkable = checkable
        self._filling = False
        self._items: list[QTreeWidgetItem] = []
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setAllColumnsShowFocus(True)
        self.setTabKeyNavigation(False)
        self.setItemDelegate(_Roomy(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setIndentation(0)
        if checkable:
            self.setProperty("status", "framed")
        else:
            self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self.setSelectionMode(QTreeWidget.SelectionMode.NoSelection)
        self.setHeaderLabels([column.title for column in columns])
        self._build_header()
        self.itemChanged.connect(self._on_item_changed)

    def _build_header(self) -> None:
        header = self.header()
        header.setStretchLastSection(False)
        header.setHidden(not any(column.title for column in self._columns))
        for at, column in enumerate(self._columns):
            mode = QHeaderView.ResizeMode.Stretch if column.stretch else QHeaderView.ResizeMode.ResizeToContents
            header.setSectionResizeMode(at, mode)
            if column.number:
                self.headerItem().setTextAlignment(at, _RIGHT)

    def set_rows(self, rows: Sequence[CheckRow], ticked: Iterable[int] = ()) -> None:
        """Replace the rows, and tick those with these keys."""
        chosen = set(ticked)
        self._filling = True
        self.clear()
        self._items = [self._item(row, row.key in chosen) for row in rows]
        self.addTopLevelItems(self._items)
        self._filling = False
        shown = max(1, min(len(rows), self._most_rows))
        head = 0 if self.header().isHidden() else self.header().sizeHint().height()
        self.setFixedHeight(shown * self.row_height + head + _FRAME)

    def set_empty(self, text: str) -> None:
        """Say this while there are no rows; nothing before it is known whether there are any."""
        self._empty = text
        self.viewport().update()

    def _item(self, row: CheckRow, ticked: bool) -> QTreeWidgetItem:  # noqa: FBT001 - with its row
        item = QTreeWidgetItem(list(row.texts))
        item.setData(0, _KEY, row.key)
        if self._checkable:
            item.setCheckState(0, Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        for at, column in enumerate(self._columns):
            item.setToolTip(at, plain_tooltip(row.texts[at]))
            if column.number:
                item.setTextAlignment(at, _RIGHT)
                item.setFont(at, with_tabular_figures(self.font()))
        return item

    def ticked(self) -> tuple[int, ...]:
        """Give the keys of the ticked rows, in the order of the rows."""
        return tuple(int(item.data(0, _KEY)) for item in self._items if item.checkState(0) == Qt.CheckState.Checked)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Say what belongs here when there is nothing."""
        super().paintEvent(event)
        if not self._items:
            painter = QPainter(self.viewport())
            painter.setPen(colour(self.palette(), "muted"))
            painter.drawText(self.viewport().rect(), Qt.AlignmentFlag.AlignCenter, self._empty)

    def _on_item_changed(self, _item: QTreeWidgetItem, _column: int) -> None:
        if not self._filling:
            self.changed.emit()

    def _text(self) -> str:
        return ",".join(map(str, self.ticked()))

    #: What a form compares to see whether something was ticked.
    choice = Property(str, _text, notify=changed, user=True)
