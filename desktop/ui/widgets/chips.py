"""Chips: a state as a word on a soft ground; painted, never one widget a row."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from desktop.ui.fonts import chip_font, with_tabular_figures
from desktop.ui.models.roles import CHIP_ROLE, ChipKind
from desktop.ui.tokens import colour
from desktop.ui.widgets.plain import plain_tooltip

_HEIGHT = 22
_PAD = 8
#: The padding of a cell, as in base.qss.
CELL_PAD = 12

Index = QModelIndex | QPersistentModelIndex


def chip_size(text: str, base: QFont) -> QSize:
    """Measure the chip of a text."""
    return QSize(_width(text, QFontMetrics(chip_font(base))) + 2 * _PAD, _HEIGHT)


def _width(text: str, metrics: QFontMetrics) -> int:
    """Measure a text; one pixel more than Qt's rounded answer, which Qt itself would find too narrow."""
    return metrics.horizontalAdvance(text) + 1


def paint_chip(painter: QPainter, rect: QRect, text: str, kind: ChipKind, widget: QWidget) -> None:
    """Paint a chip at the left of `rect`, in the middle of its height, in the font and theme of a widget."""
    font = chip_font(widget.font())
    metrics = QFontMetrics(font)
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, rect.width() - 2 * _PAD)
    width = _width(shown, metrics) + 2 * _PAD
    chip = QRect(QPoint(rect.left(), rect.center().y() - _HEIGHT // 2 + 1), QSize(width, _HEIGHT))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour(widget.palette(), f"{kind}_soft"))
    painter.drawRoundedRect(chip, 5, 5)
    painter.setPen(colour(widget.palette(), kind))
    painter.setFont(font)
    painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, shown)
    painter.restore()


class CellDelegate(QStyledItemDelegate):
    """Shows what was cut off as a tooltip, as plain text."""

    def helpEvent(self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index) -> bool:
        """Show the whole text of a cell whose text does not fit."""
        text = str(index.data() or "")
        if not text or self.text_width(text, option) <= option.rect.width() - 2 * CELL_PAD:
            QToolTip.hideText()
            return True
        QToolTip.showText(event.globalPos(), plain_tooltip(text), view)
        return True

    def text_width(self, text: str, option: QStyleOptionViewItem) -> int:
        """Measure a text as this delegate paints it."""
        font: QFont = option.font
        return QFontMetrics(font).horizontalAdvance(text)


class NumberDelegate(CellDelegate):
    """Figures of one width."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Set the figures' font."""
        super().initStyleOption(option, index)
        option.font = with_tabular_figures(option.font)


class ChipDelegate(CellDelegate):
    """Paints the text of a cell as the chip its row asks for."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the ground of the cell, then the chip."""
        kind: ChipKind | None = index.data(CHIP_ROLE)
        text = index.data()
        if kind is None or not text:
            super().paint(painter, option, index)
            return
        self.initStyleOption(option, index)
        view: QWidget = option.widget
        option.text = ""
        view.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, view)
        rect: QRect = option.rect
        paint_chip(painter, rect.adjusted(CELL_PAD, 0, -CELL_PAD, 0), text, kind, view)

    def text_width(self, text: str, option: QStyleOptionViewItem) -> int:
        """Measure the chip."""
        font: QFont = option.font
        return chip_size(text, font).width()


class Chip(QWidget):
    """One chip beside a heading."""

    def __init__(self, text: str = "", kind: ChipKind = "neutral", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._text = text
        self._kind: ChipKind = kind
        self.show_state(text, kind)

    def show_state(self, text: str, kind: ChipKind) -> None:
        """Show another state; an empty text shows nothing."""
        self._text, self._kind = text, kind
        self.setAccessibleName(text)
        self.setToolTip(plain_tooltip(text))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Ask for as much room as the text needs."""
        return chip_size(self._text, self.font())

    def minimumSizeHint(self) -> QSize:
        """Give way down to a few letters."""
        return QSize(min(48, self.sizeHint().width()), _HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the chip."""
        if self._text:
            paint_chip(QPainter(self), self.rect(), self._text, self._kind, self)
