"""A list whose lines have two rows of text: who and how much, below it why."""

from collections.abc import Callable, Hashable
from typing import Any

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QWidget

from desktop.i18n import N_
from desktop.ui.fonts import with_tabular_figures
from desktop.ui.models.roles import ROW_ROLE, Index
from desktop.ui.models.table import Column, Load, TableModel
from desktop.ui.pages.letters.entries import Entry
from desktop.ui.tokens import CAPTION, colour
from desktop.ui.widgets.chips import CellDelegate, chip_size, paint_chip
from desktop.ui.widgets.table_view import TableView

_HEIGHT = 60
_SIDE, _PAD, _LINE, _GAP = 16, 10, 20, 8
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class EntryDelegate(CellDelegate):
    """Paints one line."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the ground, then the two rows."""
        self.initStyleOption(option, index)
        view: QWidget = option.widget
        option.text = ""
        view.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, view)
        entry: Entry[Any] = index.data(ROW_ROLE)
        painter.save()
        self._paint_entry(painter, option.rect.adjusted(_SIDE, _PAD, -_SIDE, -_PAD), entry, view)
        painter.restore()

    def text_width(self, text: str, option: QStyleOptionViewItem) -> int:  # noqa: ARG002 - both rows are told
        """Say that something may be cut off: the tooltip tells the whole line."""
        return int(option.rect.width())

    def _paint_entry(self, painter: QPainter, rect: QRect, entry: Entry[Any], view: QWidget) -> None:
        figures, strong, caption = with_tabular_figures(view.font()), QFont(view.font()), QFont(view.font())
        strong.setWeight(QFont.Weight.DemiBold)
        caption.setPixelSize(CAPTION)
        first = QRect(rect.left(), rect.top(), rect.width(), _LINE)
        second = QRect(rect.left(), rect.top() + _LINE, rect.width(), _LINE)
        plain, muted = colour(view.palette(), "muted" if entry.quiet else "text"), colour(view.palette(), "muted")
        amount = QFontMetrics(figures).horizontalAdvance(entry.amount) + 1
        painter.setPen(plain)
        painter.setFont(figures)
        painter.drawText(first, _RIGHT, entry.amount)
        _write(painter, first.adjusted(0, 0, -amount - 2 * _GAP, 0), entry.title, strong)
        if entry.chip:
            size = chip_size(entry.chip, view.font())
            paint_chip(
                painter,
                QRect(second.right() - size.width() + 1, second.top(), size.width(), _LINE),
                entry.chip,
                entry.chip_kind,
                view,
            )
            second.adjust(0, 0, -size.width() - _GAP, 0)
        painter.setPen(muted)
        _write(painter, second, entry.note, caption)


def _write(painter: QPainter, rect: QRect, text: str, font: QFont) -> None:
    painter.setFont(font)
    painter.drawText(rect, _LEFT, QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, rect.width()))


class EntryList(TableView):
    """A list of entries, without a header; J and K, Enter and the arrows as in every list."""

    def __init__(
        self, key: Callable[[Any], Hashable], *, load: Load[Any] | None = None, parent: QWidget | None = None
    ) -> None:
        column: Column[Entry[Any]] = Column(N_("Customer"), lambda entry: entry.spoken, stretch=True)
        super().__init__(TableModel((column,), key=key, load=load), parent)
        self.table.setParent(self)
        self.horizontalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(_HEIGHT)
        self.setItemDelegate(EntryDelegate(self))
