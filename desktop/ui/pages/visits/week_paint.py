"""How one day of the week and one visit in it are painted."""

from datetime import date

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QWidget

from desktop.formats import format_date, format_time
from desktop.i18n import _
from desktop.services.standing import VisitLine
from desktop.ui.fonts import with_tabular_figures
from desktop.ui.pages.visits.visit_lines import WeekDay, week_chip
from desktop.ui.pages.visits.words import amount_text
from desktop.ui.theme import CAPTION, colour

_PAD = 8
_RADIUS = 6
_STRIPE = 3
_LINE = 19
_MARK = 3
#: Narrower than this a visit shows its state instead of its amount.
_NARROW = 128
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_CENTRE = Qt.AlignmentFlag.AlignCenter


class WeekPainter:
    """Paints the parts of a week in the fonts and colours of a widget."""

    def __init__(self, painter: QPainter, widget: QWidget) -> None:
        self._painter = painter
        self._palette = widget.palette()
        self._body = widget.font()
        self._strong = QFont(self._body)
        self._strong.setWeight(QFont.Weight.DemiBold)
        self._caption = with_tabular_figures(self._body)
        self._caption.setPixelSize(CAPTION)
        self._caption_strong = QFont(self._caption)
        self._caption_strong.setWeight(QFont.Weight.DemiBold)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def ground(self, column: QRect, day: WeekDay) -> None:
        """Tint a day on which nobody works, and draw the line between two days."""
        if not day.working:
            self._painter.fillRect(column, colour(self._palette, "window"))
        self._painter.setPen(colour(self._palette, "line"))
        self._painter.drawLine(column.topRight(), column.bottomRight())

    def head(self, rect: QRect, day: WeekDay, today: date) -> None:
        """Write the day, marked when it is today, and the holiday it is."""
        self._painter.fillRect(rect, colour(self._palette, "surface" if day.working else "window"))
        is_today = day.day == today
        if is_today:
            mark = QRect(rect.left(), rect.bottom() - _MARK, rect.width(), _MARK)
            self._painter.fillRect(mark, colour(self._palette, "accent"))
        words = rect.adjusted(_PAD, _PAD, -_PAD, -_PAD)
        top = QRect(words.left(), words.top(), words.width(), _LINE)
        role = "accent" if is_today else ("text" if day.working else "muted")
        text = format_date(day.day, "weekday")
        fits = QFontMetrics(self._strong).horizontalAdvance(text) <= words.width()
        self._write(top, text, self._strong if fits else self._caption_strong, role)
        below = _("Today") if is_today else day.name
        if is_today and day.name:
            below = _("Today, %(holiday)s") % {"holiday": day.name}
        self._write(top.translated(0, _LINE), below, self._caption, "muted")
        self._painter.setPen(colour(self._palette, "line"))
        self._painter.drawLine(rect.bottomLeft(), rect.bottomRight())

    def visit(self, rect: QRect, line: VisitLine, *, hovered: bool) -> None:
        """Paint a visit: time and state, customer, amount."""
        word, kind = week_chip(line)
        self._box(rect, "hover" if hovered else f"{kind}_soft")
        self._painter.fillRect(QRect(rect.left(), rect.top() + _RADIUS, _STRIPE, rect.height() - 2 * _RADIUS),
                               colour(self._palette, kind))  # fmt: skip
        inner = rect.adjusted(_PAD + _STRIPE, _PAD - 1, -_PAD, -_PAD)
        row = QRect(inner.left(), inner.top(), inner.width(), _LINE)
        time, amount = format_time(line.visit.time) if line.visit.time else "", amount_text(line.visit)
        used = self._write(row, time, self._caption_strong, "text")
        self._write(row.translated(0, _LINE), line.visit.customer, self._body, "text")
        if rect.width() < _NARROW and time:
            self._write(row.translated(0, 2 * _LINE), word, self._caption, kind)
            return
        self._write(row.adjusted(used + _PAD if used else 0, 0, 0, 0), word, self._caption, kind, right=bool(used))
        self._write(row.translated(0, 2 * _LINE), amount, self._caption, "muted")

    def place(self, rect: QRect, *, strong: bool) -> None:
        """Offer the place for another visit."""
        self._painter.setPen(QPen(colour(self._palette, "control"), 1, Qt.PenStyle.DashLine))
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.drawRoundedRect(rect.adjusted(0, 0, -1, -1), _RADIUS, _RADIUS)
        self._painter.setFont(self._body)
        self._painter.setPen(colour(self._palette, "text" if strong else "muted"))
        text = self._painter.fontMetrics().elidedText(
            _("Plan a visit"), Qt.TextElideMode.ElideRight, rect.width() - 2 * _PAD
        )
        self._painter.drawText(rect, _CENTRE, text)

    def ring(self, rect: QRect, *, focused: bool) -> None:
        """Mark what is current."""
        self._painter.setPen(QPen(colour(self._palette, "focus" if focused else "control"), 2))
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), _RADIUS, _RADIUS)

    def _box(self, rect: QRect, token: str) -> None:
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(colour(self._palette, token))
        self._painter.drawRoundedRect(rect, _RADIUS, _RADIUS)

    def _write(self, rect: QRect, text: str, font: QFont, role: str, *, right: bool = False) -> int:
        """Write one line, cut off where it does not fit; gives the width it took."""
        self._painter.setFont(font)
        self._painter.setPen(colour(self._palette, role))
        metrics = self._painter.fontMetrics()
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        self._painter.drawText(rect, _RIGHT if right else _LEFT, shown)
        return metrics.horizontalAdvance(shown)
