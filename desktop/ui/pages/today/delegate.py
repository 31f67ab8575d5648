"""Paints one line of the day's list, its button too."""

from collections.abc import Iterable

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QHelpEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyledItemDelegate, QStyleOptionViewItem, QToolTip

from desktop.i18n import _
from desktop.ui.fonts import with_tabular_figures
from desktop.ui.models.roles import ROW_ROLE, Index
from desktop.ui.pages.today import glyphs
from desktop.ui.pages.today.row_layout import WIDE, Places, height_of, lay_out
from desktop.ui.pages.today.rows import RowKind, TodayRow
from desktop.ui.theme import CAPTION, colour
from desktop.ui.widgets.plain import plain_tooltip

_BUTTON_PAD = 14
#: The states whose words are coloured too.
_SPEAKING = frozenset({"warn", "danger"})
_RADIUS = 6
_BAR = 3
_HEADING_BASE = 8
_SIDE = 24
_GAP = 12
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_ELIDE = Qt.TextElideMode.ElideRight
_BASE = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom


class TodayDelegate(QStyledItemDelegate):
    """Knows where the parts of a line are; the view asks it where the button is."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view
        self._hovered = -1
        self._on_button = False
        self._on_menu = False
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

    def set_hovered(self, number: int, *, on_button: bool, on_menu: bool) -> bool:
        """Take the number of the line under the mouse, and what of it that is on; say whether this is news."""
        before = (self._hovered, self._on_button, self._on_menu)
        self._hovered, self._on_button, self._on_menu = number, on_button, on_menu
        return before != (number, on_button, on_menu)

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
            self._paint_line(painter, option.rect, row, index.row())
        painter.restore()

    def helpEvent(self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index) -> bool:
        """Show in full what is cut off under the mouse, and the keys of what can be pressed."""
        text = self._told_at(event.pos(), option.rect, index.data(ROW_ROLE)) if index.isValid() else ""
        QToolTip.showText(event.globalPos(), plain_tooltip(text), view)
        return True

    # Private

    def _paint_heading(self, painter: QPainter, rect: QRect, row: TodayRow) -> None:
        plain = self._caption()
        strong = QFont(plain)
        strong.setWeight(QFont.Weight.DemiBold)
        words = rect.adjusted(_SIDE, 0, -_SIDE, -_HEADING_BASE)
        painter.setPen(colour(self._view.palette(), "muted"))
        painter.setFont(strong)
        painter.drawText(words, _BASE, row.title)
        words.setLeft(words.left() + QFontMetrics(strong).horizontalAdvance(row.title) + _GAP)
        painter.setFont(plain)
        painter.drawText(words, _BASE, QFontMetrics(plain).elidedText(row.note, _ELIDE, words.width()))
        self._hairline(painter, rect)

    def _paint_line(self, painter: QPainter, rect: QRect, row: TodayRow, number: int) -> None:
        selected = self._view.currentIndex().row() == number
        hovered = number == self._hovered
        if selected or hovered:
            self._fill(painter, rect, "accent_soft" if selected else "hover")
        places = self.places(rect, row)
        self._paint_mark(painter, places.dot, row)
        for text, place, font, role in self._texts(row, places):
            self._write(painter, place, text, font, role, right=place is places.amount)
        if row.action:
            self._paint_button(painter, places.button, row.action, hovered=hovered and self._on_button)
        if row.line is not None and (selected or hovered):
            self._paint_menu(painter, places.menu, lit=hovered and self._on_menu)
        self._hairline(painter, rect)
        if selected and self._view.hasFocus():
            self._fill(painter, QRect(rect.left(), rect.top(), _BAR, rect.height()), "focus")

    def _paint_mark(self, painter: QPainter, place: QRect, row: TodayRow) -> None:
        shade = colour(self._view.palette(), "accent" if row.is_fold else row.mark)
        if row.is_fold:
            glyphs.chevron(painter, place, shade, down=row.is_open or row.kind is RowKind.MORE)
        elif row.pinned:
            glyphs.pin(painter, place, shade)
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(shade)
            painter.drawEllipse(place)

    def _texts(self, row: TodayRow, places: Places) -> list[tuple[str, QRect, QFont, str]]:
        body, figures = self._view.font(), with_tabular_figures(self._view.font())
        if row.is_fold:
            return [(row.title, places.title, body, "accent")]
        strong = QFont(body)
        strong.setWeight(QFont.Weight.DemiBold)
        return [
            (row.title, places.title, strong, "text"),
            (row.when, places.when, figures, "text"),
            (row.amount, places.amount, figures, "text"),
            (row.reason, places.reason, body, row.mark if row.mark in _SPEAKING else "text"),
            (row.whom, places.whom, figures, "muted"),
            (row.said, places.said, body, "muted"),
            (row.others, places.others, self._caption(), "muted"),
        ]

    def _write(self, painter: QPainter, rect: QRect, text: str, font: QFont, role: str, *, right: bool) -> None:
        if text and rect.width() > 0:
            painter.setFont(font)
            painter.setPen(colour(self._view.palette(), role))
            shown = QFontMetrics(font).elidedText(text, _ELIDE, rect.width())
            painter.drawText(rect, _RIGHT if right else _LEFT, shown)

    def _paint_button(self, painter: QPainter, rect: QRect, text: str, *, hovered: bool) -> None:
        palette = self._view.palette()
        painter.setPen(QPen(colour(palette, "control"), 1))
        painter.setBrush(colour(palette, "hover" if hovered else "raised"))
        painter.drawRoundedRect(rect.adjusted(0, 0, -1, -1), _RADIUS, _RADIUS)
        painter.setFont(self._view.font())
        painter.setPen(colour(palette, "text"))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)

    def _paint_menu(self, painter: QPainter, rect: QRect, *, lit: bool) -> None:
        palette = self._view.palette()
        if lit:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour(palette, "line"))
            painter.drawRoundedRect(rect, _RADIUS, _RADIUS)
        glyphs.dots(painter, rect, colour(palette, "muted"))

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

    def _told_at(self, point: QPoint, rect: QRect, row: TodayRow) -> str:
        if row.is_heading:
            return ""
        places = self.places(rect, row)
        if row.line is not None and places.menu.contains(point):
            return _("More that can be done, with its keys")
        if places.button.contains(point):
            return _("%(action)s (Enter)") % {"action": row.action}
        if row.kind is RowKind.MORE:
            return _("Show them (N)")
        if row.pinned and places.dot.adjusted(-4, -4, 4, 4).contains(point):
            return _("Pinned to the top of its group")
        return self._cut_off_at(point, places, row)

    def _cut_off_at(self, point: QPoint, places: Places, row: TodayRow) -> str:
        for text, place, font, _role in self._texts(row, places):
            if place.contains(point) and QFontMetrics(font).horizontalAdvance(text) > place.width():
                return text
        return ""
