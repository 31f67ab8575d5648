"""How a text is painted in the list: what it is for, and below it how it begins."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop.ui.models.roles import CHIP_ROLE, ROW_ROLE, Index
from desktop.ui.tokens import CAPTION, colour
from desktop.ui.widgets.chips import chip_size, paint_chip

#: The text itself, and the word for its state or ''.
TEXT_ROLE = Qt.ItemDataRole.UserRole + 10
STATE_ROLE = Qt.ItemDataRole.UserRole + 11

_ROW, _HEADING = 52, 40
_LEFT_PAD, _RIGHT_PAD, _GAP = 24, 16, 8
_LINE_TOP, _LINE_HEIGHT = 7, 20
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class TextDelegate(QStyledItemDelegate):
    """Two lines and maybe a chip for a text, one muted line for the heading of a paper."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Give a text two lines, a heading one."""
        height = _ROW if index.data(ROW_ROLE) is not None else _HEADING
        return QSize(super().sizeHint(option, index).width(), height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the ground, then the words."""
        self.initStyleOption(option, index)
        words, option.text = option.text, ""
        view: QWidget = option.widget
        view.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, view)
        rect: QRect = option.rect.adjusted(_LEFT_PAD, 0, -_RIGHT_PAD, 0)
        painter.save()
        if index.data(ROW_ROLE) is None:
            painter.setFont(_small(option.font, bold=True))
            painter.setPen(colour(view.palette(), "muted"))
            _draw(painter, rect.adjusted(0, 8, 0, 0), words)
        else:
            painter.setFont(option.font)
            _paint_text(painter, rect, index, view)
            painter.setPen(colour(view.palette(), "line"))
            painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        painter.restore()


def _paint_text(painter: QPainter, rect: QRect, index: Index, view: QWidget) -> None:
    first = QRect(rect.left(), rect.top() + _LINE_TOP, rect.width(), _LINE_HEIGHT)
    second = first.translated(0, _LINE_HEIGHT - 1)
    if state := index.data(STATE_ROLE):
        width = min(chip_size(state, view.font()).width(), rect.width() // 2)
        chip = QRect(rect.right() - width, first.top(), width, first.height())
        paint_chip(painter, chip, state, index.data(CHIP_ROLE), view)
        first.setRight(chip.left() - _GAP)
    painter.setPen(colour(view.palette(), "text"))
    _draw(painter, first, index.data())
    painter.setFont(_small(painter.font()))
    painter.setPen(colour(view.palette(), "muted"))
    _draw(painter, second, " ".join(index.data(TEXT_ROLE).split()))


def _small(font: QFont, *, bold: bool = False) -> QFont:
    made = QFont(font)
    made.setPixelSize(CAPTION)
    if bold:
        made.setWeight(QFont.Weight.DemiBold)
    return made


def _draw(painter: QPainter, rect: QRect, text: str) -> None:
    """Draw one line, as much of it as there is room for."""
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, _LEFT, shown)
