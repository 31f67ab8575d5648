"""The table of the ageing: sums to walk through cell by cell, with the totals pinned below."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QVBoxLayout, QWidget

from desktop.domain.ageing import AgeingRow, AgeingTable, Column, ColumnKind, columns, sorted_rows, value
from desktop.formats import format_amount
from desktop.i18n import _
from desktop.services.ageing import Ageing
from desktop.ui.fonts import chip_font, with_tabular_figures
from desktop.ui.models.table import Column as TableColumn
from desktop.ui.models.table import PageRequest, TableModel
from desktop.ui.pages.money.ageing.words import column_title, row_name
from desktop.ui.tokens import ROW_HEIGHT
from desktop.ui.widgets.table_view import TableView

_NAME_WIDTH = 160
_PAD = 25
_LEAST_WIDTH = 72
_STEPS = {Qt.Key.Key_J: 1, Qt.Key.Key_K: -1}
#: Columns that stand there only where they say something.
_IF_ANY = frozenset(
    {
        ColumnKind.CREDITS,
        ColumnKind.UNAPPLIED,
        ColumnKind.DISPUTED,
        ColumnKind.HANDED_OVER,
        ColumnKind.UNDATED,
        ColumnKind.UNCLEARED,
    }
)


def shown_columns(ageing: Ageing, table: AgeingTable) -> tuple[Column, ...]:
    """Give the columns of one currency; marks and money that nobody has stay away."""
    return tuple(
        column
        for column in columns(ageing.buckets)
        if column.kind not in _IF_ANY or any(value(row, column) for row in (table.total, *table.rows))
    )


class CellTable(TableView):
    """Arrows go from cell to cell; J and K stay in the column."""

    #: The table has become wider or narrower.
    resized = Signal()

    def __init__(self, model: TableModel[AgeingRow], parent: QWidget | None = None) -> None:
        super().__init__(model, parent)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell that there is more room or less."""
        super().resizeEvent(event)
        self.resized.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move within a column."""
        step = _STEPS.get(Qt.Key(event.key()))
        here = self.currentIndex()
        if step is not None and here.isValid() and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            row = max(0, min(here.row() + step, self.table.rowCount() - 1))
            self.setCurrentIndex(self.table.index(row, here.column()))
        else:
            super().keyPressEvent(event)


class AgeingView(QWidget):
    """One currency: its rows, and below them the totals in the same columns."""

    #: A row, or None for the totals, and the column whose sum is to be looked into.
    cell_activated = Signal(object, object)
    #: Space was pressed.
    detail_toggled = Signal()

    def __init__(self, ageing: Ageing, table: AgeingTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ageing = ageing
        self.currency = table.currency
        self.columns = shown_columns(ageing, table)
        self._table = table
        self._order = Column(ColumnKind.NAME), False
        made = self._made(total=False)
        self.model: TableModel[AgeingRow] = TableModel(
            made, key=lambda row: row.key, load=self._load, order="name", parent=self
        )
        self._sums: TableModel[AgeingRow] = TableModel(self._made(total=True), key=lambda row: row.key, parent=self)
        self.view, self.sums = CellTable(self.model), CellTable(self._sums)
        self._build()
        self._sums.set_rows((table.total,))
        self.model.restart()
        self._fit()

    def _build(self) -> None:
        self.view.setAccessibleName(_("Ageing"))
        self.sums.setAccessibleName(_("Totals"))
        self.view.set_empty(_("Nothing was owed on this day."))
        self.sums.horizontalHeader().hide()
        self.sums.setFixedHeight(ROW_HEIGHT + 2)
        self.sums.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.sums.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        bold = QFont(self.sums.font())
        bold.setWeight(QFont.Weight.DemiBold)
        self.sums.setFont(bold)
        self.view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.view.resized.connect(self._fit)
        header = self.view.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.sectionResized.connect(lambda at, _before, width: self.sums.setColumnWidth(at, width))
        self.view.horizontalScrollBar().valueChanged.connect(self.sums.horizontalScrollBar().setValue)
        self.sums.horizontalScrollBar().valueChanged.connect(self.view.horizontalScrollBar().setValue)
        for view, is_total in ((self.view, False), (self.sums, True)):
            view.row_activated.connect(partial(self._on_activated, view, is_total))
            view.detail_toggled.connect(self.detail_toggled)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.view, 1)
        layout.addWidget(self.sums)

    def shown(self) -> AgeingTable:
        """Give the rows in the order in which they are shown."""
        column, descending = self._order
        rows = sorted_rows(self._table.rows, column, descending=descending)
        return AgeingTable(self.currency, rows, self._table.total)

    def titles(self) -> tuple[str, ...]:
        """Give the headings of the columns."""
        ageing = self.ageing
        return tuple(column_title(each, ageing.basis, ageing.by, ageing.buckets) for each in self.columns)

    def current_cell(self) -> tuple[AgeingRow | None, Column] | None:
        """Give the row (None for the totals) and the column that the keys are on."""
        view = self.sums if self.sums.hasFocus() else self.view
        index = view.currentIndex()
        if not index.isValid():
            return None
        return (None if view is self.sums else view.table.row(index)), self.columns[index.column()]

    # Private

    def _made(self, *, total: bool) -> list[TableColumn[AgeingRow]]:
        return [self._column(at, title, total=total) for at, title in enumerate(self.titles())]

    def _column(self, at: int, title: str, *, total: bool) -> TableColumn[AgeingRow]:
        column, by, currency = self.columns[at], self.ageing.by, self.currency
        if column.kind is ColumnKind.NAME:
            name: Callable[[AgeingRow], str] = (lambda _row: _("Total")) if total else (lambda row: row_name(row, by))
            return TableColumn(title, name, sort_key="name", width=_NAME_WIDTH)
        return TableColumn(
            title,
            lambda row: value(row, column),
            lambda minor: format_amount(minor, currency) if minor else "",
            number=True,
            sort_key=str(at),
            width=_LEAST_WIDTH,
        )

    def _load(
        self,
        request: PageRequest[AgeingRow],
        deliver: Callable[[Sequence[AgeingRow]], None],
        _give_up: Callable[[], None],
    ) -> None:
        """Write the next rows: thousands at once would keep the keys waiting."""
        column = self.columns[int(request.sort)] if request.sort.isdigit() else Column(ColumnKind.NAME)
        if not request.offset:
            self._order = column, request.descending
            self._sorted = self.shown().rows
        deliver(self._sorted[request.offset : request.offset + request.limit])

    def _fit(self) -> None:
        """Make each column as wide as its total, which is as wide as anything in it, or its title."""
        figures, titles = QFontMetrics(with_tabular_figures(self.sums.font())), QFontMetrics(chip_font(self.font()))
        header = self.view.horizontalHeader()
        used = 0
        for at, title in enumerate(self.titles()):
            if at:
                text = str(self._sums.index(0, at).data() or "")
                width = max(figures.horizontalAdvance(text), titles.horizontalAdvance(title)) + _PAD
                used += max(width, _LEAST_WIDTH)
                header.resizeSection(at, max(width, _LEAST_WIDTH))
        header.resizeSection(0, max(_NAME_WIDTH, self.view.viewport().width() - used))

    def _on_activated(self, view: TableView, is_total: bool, row: Any) -> None:  # noqa: ANN401, FBT001 - of the view's
        index: QModelIndex = view.currentIndex()
        self.cell_activated.emit(None if is_total else row, self.columns[index.column()])
