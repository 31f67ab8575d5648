"""The list of proposals: a tick, two rows of text, J and K, Enter and the arrows as in every list; Space ticks."""

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QWidget

from desktop.i18n import N_
from desktop.ui.fonts import with_tabular_figures
from desktop.ui.models.roles import ROW_ROLE, Index
from desktop.ui.models.table import Column, TableModel
from desktop.ui.pages.letters.kinds.proposal import Proposal
from desktop.ui.pages.letters.proposals.ticks import Ticks
from desktop.ui.tokens import CAPTION, colour
from desktop.ui.widgets.chips import CellDelegate, chip_size, paint_chip
from desktop.ui.widgets.table_view import TableView

_HEIGHT = 60
#: Where the words begin, behind the tick.
_LEFT_EDGE, _SIDE, _PAD, _LINE, _GAP = 44, 16, 10, 20, 8
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class ProposalModel(TableModel[Proposal]):
    """One column whose lines can be ticked."""

    #: The user ticked or unticked a line.
    ticked = Signal()

    def __init__(self, ticks: Ticks) -> None:
        column: Column[Proposal] = Column(N_("Customer"), lambda row: row, lambda row: row.spoken, stretch=True)
        super().__init__((column,), key=lambda row: row.key)
        self._ticks = ticks

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Give the tick besides."""
        if role == Qt.ItemDataRole.CheckStateRole and index.isValid():
            row = self.row(index)
            if not row.selectable:
                return None
            return Qt.CheckState.Checked if self._ticks.has(row) else Qt.CheckState.Unchecked
        return super().data(index, role)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let those be ticked that get a paper."""
        flags = super().flags(index)
        if index.isValid() and self.row(index).selectable:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Take a tick of the mouse."""
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid():
            return False
        self.tick([self.row(index)], ticked=Qt.CheckState(value) == Qt.CheckState.Checked)
        return True

    def tick(self, rows: list[Proposal], *, ticked: bool) -> None:
        """Tick or untick lines."""
        self._ticks.set(rows, ticked=ticked)
        self.show_ticks()

    def show_ticks(self) -> None:
        """Show the ticks as they are now."""
        if self.rowCount():
            last = self.index(self.rowCount() - 1, 0)
            self.dataChanged.emit(self.index(0, 0), last, [Qt.ItemDataRole.CheckStateRole])
        self.ticked.emit()


class _Delegate(CellDelegate):
    """Paints one line behind its tick."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the ground with the tick, then the two rows."""
        self.initStyleOption(option, index)
        view: QWidget = option.widget
        option.text = ""
        view.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, view)
        row: Proposal = index.data(ROW_ROLE)
        painter.save()
        self._paint_row(painter, option.rect.adjusted(_LEFT_EDGE, _PAD, -_SIDE, -_PAD), row, view)
        painter.restore()

    def text_width(self, text: str, option: QStyleOptionViewItem) -> int:  # noqa: ARG002 - both rows are told
        """Say that something may be cut off: the tooltip tells the whole line."""
        return int(option.rect.width())

    def _paint_row(self, painter: QPainter, rect: QRect, row: Proposal, view: QWidget) -> None:
        figures, strong, caption = with_tabular_figures(view.font()), QFont(view.font()), QFont(view.font())
        strong.setWeight(QFont.Weight.DemiBold if row.selectable else QFont.Weight.Normal)
        caption.setPixelSize(CAPTION)
        first = QRect(rect.left(), rect.top(), rect.width(), _LINE)
        second = QRect(rect.left(), rect.top() + _LINE, rect.width(), _LINE)
        muted = colour(view.palette(), "muted")
        painter.setPen(colour(view.palette(), "text") if row.selectable else muted)
        painter.setFont(figures)
        painter.drawText(first, _RIGHT, row.amount)
        amount = QFontMetrics(figures).horizontalAdvance(row.amount) + 1
        _write(painter, first.adjusted(0, 0, -amount - 2 * _GAP, 0), row.name, strong)
        if row.chip:
            paint_chip(painter, second, row.chip, row.chip_kind, view)
            second.setLeft(second.left() + chip_size(row.chip, view.font()).width() + _GAP)
        painter.setPen(muted)
        _write(painter, second, row.why, caption)


def _write(painter: QPainter, rect: QRect, text: str, font: QFont) -> None:
    painter.setFont(font)
    painter.drawText(rect, _LEFT, QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, rect.width()))


class ProposalTable(TableView):
    """The list; `table` is its model."""

    def __init__(self, ticks: Ticks, parent: QWidget | None = None) -> None:
        self.proposals = ProposalModel(ticks)
        self._ticks = ticks
        super().__init__(self.proposals, parent)
        self.proposals.setParent(self)
        self.horizontalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(_HEIGHT)
        self.setItemDelegate(_Delegate(self))
        self.detail_toggled.connect(self._on_space)

    def _on_space(self) -> None:
        """Tick the line on Space, or untick it."""
        row: Proposal | None = self.current_row()
        if row is not None and row.selectable:
            self.proposals.tick([row], ticked=not self._ticks.has(row))
