"""Paints one line of the day's list, its button too."""

from collections.abc import Iterable

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QHelpEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyledItemDelegate, QStyleOptionViewItem, QToolTip

from desktop.ui.fonts import with_tabular_figures
from desktop.ui.models.roles import ROW_ROLE, Index
from desktop.ui.pages.today.row_layout import WIDE, Places, height_of, lay_out
from desktop.ui.pages.today.rows import TodayRow
from desktop.ui.theme import CAPTION, colour
from desktop.ui.widgets.plain import plain_tooltip

_BUTTON_PAD = 14
#: The states whose words are coloured too.
_SPEAKING = frozenset({"warn", "danger"})
_RADIUS = 6
_BAR = 3
_HEADING_BASE = 8
_SIDE = 24
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class TodayDelegate(QStyledItemDelegate):
    """Knows where the parts of a line are; the view asks it where the button is."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view
        #: The number of the line under the mouse, and whether the mouse is on its button.
        self.hovered = -1
        self.on_button = False
        self._button_width = 0

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """Be as high as the lines of text need in the width that there is."""
        row: TodayRow = index.data(ROW_ROLE)
        width = self._view.width()
        return QSize(width, height_of(row, wide=width >= WIDE))

    def set_actions(self, actions: Iterable[str]) -> None:
        """Make all buttons as wide as the longest of these words needs."""
        metrics = QFontMetrics(self._view.font())
        self._button_width = max(map(metrics.horizontalAdvance, actions), default=0) + 2 * _BUTTON_PAD

    def places(self, rect: QRect, row: TodayRow) -> Places:
        """Lay a line out."""
        return lay_out(rect, row, self._button_width)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a heading or a line."""
        row: TodayRow = index.data(ROW_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row.is_heading:
            self._paint_heading(painter, option.rect, row)
        else:
            self._paint_line(painter, option, row, index.row())
        painter.restore()

    def helpEvent(self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index) -> bool:
        """Show in full what is cut off under the mouse."""
        text = self._cut_off_at(event.pos(), option.rect, index.data(ROW_ROLE)) if index.isValid() else ""
        QToolTip.showText(event.globalPos(), plain_tooltip(text), view)
        return True

    # Private

    def _paint_heading(self, painter: QPainter, rect: QRect, row: TodayRow) -> None:
        font = self._caption()
        font.setWeight(QFont.Weight.DemiBold)
        words = rect.adjusted(_SIDE, 0, -_SIDE, -_HEADING_BASE)
        painter.setFont(font)
        painter.setPen(colour(self._view.palette(), "muted"))
        painter.drawText(words, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, row.title)
        self._hairline(painter, rect)

    def _paint_line(self, painter: QPainter, option: QStyleOptionViewItem, row: TodayRow, number: int) -> None:
        rect, palette = option.rect, self._view.palette()
        selected = self._view.currentIndex().row() == number
        hovered = number == self.hovered
        if selected or hovered:
            self._fill(painter, rect, "accent_soft" if selected else "hover")
        places = self.places(rect, row)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(palette, row.mark))
        painter.drawEllipse(places.dot)
        for text, place, font, role in self._texts(row, places):
            self._write(painter, place, text, font, role, right=place is places.amount)
        self._paint_button(painter, places.button, row.action, hovered=hovered and self.on_button)
        self._hairline(painter, rect)
        if selected and self._view.hasFocus():
            self._fill(painter, QRect(rect.left(), rect.top(), _BAR, rect.height()), "focus")

    def _texts(self, row: TodayRow, places: Places) -> list[tuple[str, QRect, QFont, str]]:
        body, figures = self._view.font(), with_tabular_figures(self._view.font())
        strong = QFont(body)
        strong.setWeight(QFont.Weight.DemiBold)
        return [
            (row.title, places.title, strong, "text"),
            (row.when, places.when, figures, "text"),
            (row.amount, places.amount, figures, "text"),
            (row.reason, places.reason, body, row.mark if row.mark in _SPEAKING else "text"),
            (row.whom, places.whom, figures, "muted"),
            (row.said, places.said, body, "muted"),
        ]

    def _write(self, painter: QPainter, rect: QRect, text: str, font: QFont, role: str, *, right: bool) -> None:
        if text and rect.width() > 0:
            painter.setFont(font)
            painter.setPen(colour(self._view.palette(), role))
            shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
            painter.drawText(rect, _RIGHT if right else _LEFT, shown)

    def _paint_button(self, painter: QPainter, rect: QRect, text: str, *, hovered: bool) -> None:
        palette = self._view.palette()
        painter.setPen(QPen(colour(palette, "control"), 1))
        painter.setBrush(colour(palette, "hover" if hovered else "raised"))
        painter.drawRoundedRect(rect.adjusted(0, 0, -1, -1), _RADIUS, _RADIUS)
        painter.setFont(self._view.font())
        painter.setPen(colour(palette, "text"))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)

    def _hairline(self, painter: QPainter, rect: QRect) -> None:
        self._fill(painter, QRect(rect.left(), rect.bottom(), rect.width(), 1), "line")

    def _fill(self, painter: QPainter, rect: QRect, role: str) -> None:
        """Fill a rectangle; `fillRect` would load every gradient there is for the first picture."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(self._view.palette(), role))
        painter.drawRect(rect)

    def _caption(self) -> QFont:
        font = QFont(self._view.font())
        font.setPixelSize(CAPTION)
        return font

    def _cut_off_at(self, point: QPoint, rect: QRect, row: TodayRow) -> str:
        for text, place, font, _role in self._texts(row, self.places(rect, row)):
            if place.contains(point) and QFontMetrics(font).horizontalAdvance(text) > place.width():
                return text
        return ""
