"""A year painted as twelve months; each day can be reached by mouse and keyboard."""

from calendar import monthrange
from datetime import date, timedelta

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QFont,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from desktop.i18n import _
from desktop.ui.fonts import with_tabular_figures
from desktop.ui.pages.settings.days.geometry import LEAST_WIDTH, MONTHS, YearGeometry
from desktop.ui.pages.settings.days.words import MONTHS as MONTH_NAMES
from desktop.ui.pages.settings.days.words import WEEKDAYS, day_text
from desktop.ui.pages.settings.days.year import DayKind, DayMark, YearView
from desktop.ui.theme import CAPTION, colour
from desktop.ui.widgets.plain import plain_tooltip

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -7, Qt.Key.Key_Down: 7}
_MONTH_STEPS = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
_FIGURE = 13


class YearCalendar(QWidget):
    """Arrows move by a day and a week, Page Up and Down by a month, Home and End to the ends; Enter changes the day."""

    #: The `DayMark` that is to be changed.
    day_activated = Signal(object)
    #: The `DayMark` that is current now.
    day_selected = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view: YearView | None = None
        self._today: date | None = None
        self._current: date | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(_("Calendar of working days"))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    # What the page uses

    def show_year(self, view: YearView, today: date) -> None:
        """Show a year; the current day stays on its day of the year, else it is today or 1 January."""
        self._view = view
        self._today = today
        keep = self._current or today
        last = monthrange(view.year, keep.month)[1]
        self._current = date(view.year, keep.month, min(keep.day, last))
        self._describe()
        self.updateGeometry()
        self.update()

    @property
    def current(self) -> date | None:
        """The day that Enter would change."""
        return self._current

    def select(self, day: date) -> None:
        """Make a day of the year current."""
        if self._view is None or day.year != self._view.year:
            return
        self._current = day
        self._describe()
        self.update()
        self.day_selected.emit(self._view.days[day])

    def place_of(self, day: date) -> QRect:
        """Give where a day is painted."""
        return self._geometry().cell(day)

    # What Qt calls

    def sizeHint(self) -> QSize:
        """Ask for the height of four columns of months."""
        return QSize(4 * LEAST_WIDTH, self.heightForWidth(self.width()))

    def minimumSizeHint(self) -> QSize:
        """Be content with one column."""
        return QSize(LEAST_WIDTH, 0)

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """Give the height that all months take."""
        return YearGeometry(2000, width).height

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move, or change the current day."""
        key = Qt.Key(event.key())
        target = self._target(key)
        if target is not None:
            self.select(target)
        elif key in _ENTER and self._view is not None and self._current is not None:
            self.day_activated.emit(self._view.days[self._current])
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Change the day that is clicked."""
        day = self._geometry().day_at(event.position().toPoint())
        if day is None or self._view is None or event.button() != Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
            return
        self.select(day)
        self.day_activated.emit(self._view.days[day])

    def event(self, event: QEvent) -> bool:
        """Say in a tooltip what the day under the mouse is."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            self._show_tooltip(event.pos(), event.globalPos())
            return True
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the months that show a year."""
        if self._view is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        geometry = self._geometry()
        for month in MONTHS:
            self._paint_head(painter, geometry, month)
        figures = with_tabular_figures(self.font())
        figures.setPixelSize(_FIGURE)
        for mark in self._view.days.values():
            painter.setFont(figures)
            paint_day(painter, geometry.cell(mark.day), mark, self, is_today=mark.day == self._today)
        if self.hasFocus() and self._current is not None:
            painter.setPen(colour(self.palette(), "focus"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            for inset in (1, 2):
                cell = geometry.cell(self._current).adjusted(inset, inset, -inset, -inset)
                painter.drawRoundedRect(cell, 5, 5)

    # Private

    def _geometry(self) -> YearGeometry:
        return YearGeometry(self._view.year if self._view else 2000, self.width())

    def _target(self, key: Qt.Key) -> date | None:
        """Give the day that a key moves to, as far as the year goes; None for other keys."""
        current = self._current
        if current is None:
            return None
        first, last = date(current.year, 1, 1), date(current.year, 12, 31)
        if key in _STEPS:
            return min(last, max(first, current + timedelta(days=_STEPS[key])))
        if key in _MONTH_STEPS:
            month = min(12, max(1, current.month + _MONTH_STEPS[key]))
            return date(current.year, month, min(current.day, monthrange(current.year, month)[1]))
        return {Qt.Key.Key_Home: first, Qt.Key.Key_End: last}.get(key)

    def _describe(self) -> None:
        """Let a screen reader read the current day."""
        if self._view is not None and self._current is not None:
            self.setAccessibleDescription(day_text(self._view.days[self._current]))
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))

    def _show_tooltip(self, at: QPoint, globally: QPoint) -> None:
        day = self._geometry().day_at(at)
        if day is None or self._view is None:
            QToolTip.hideText()
            return
        QToolTip.showText(globally, plain_tooltip(day_text(self._view.days[day])), self, self.place_of(day))

    def _paint_head(self, painter: QPainter, geometry: YearGeometry, month: int) -> None:
        title = QFont(self.font())
        title.setWeight(QFont.Weight.DemiBold)
        painter.setFont(title)
        painter.setPen(colour(self.palette(), "text"))
        indent = geometry.title(month).adjusted(6, 0, 0, 0)
        painter.drawText(indent, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, _(MONTH_NAMES[month - 1]))
        small = QFont(self.font())
        small.setPixelSize(CAPTION)
        painter.setFont(small)
        painter.setPen(colour(self.palette(), "muted"))
        for weekday, name in enumerate(WEEKDAYS):
            painter.drawText(geometry.weekday(month, weekday), Qt.AlignmentFlag.AlignCenter, _(name))


def paint_day(painter: QPainter, cell: QRect, mark: DayMark, widget: QWidget, *, is_today: bool = False) -> None:
    """Paint one day: its ground says what it is, a ring that this book says so; a worked weekend is bold."""
    palette = widget.palette()
    ground = cell.adjusted(2, 2, -2, -2)
    soft = {DayKind.HOLIDAY: "good_soft", DayKind.EXCHANGE: "warn_soft"}.get(mark.kind)
    painter.setPen(colour(palette, "accent") if mark.own else Qt.PenStyle.NoPen)
    painter.setBrush(colour(palette, soft) if soft else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(ground, 5, 5)
    word = {DayKind.HOLIDAY: "good", DayKind.EXCHANGE: "warn", DayKind.REST: "muted"}.get(mark.kind, "text")
    painter.setPen(colour(palette, word))
    font = QFont(painter.font())
    font.setBold(is_today or mark.kind is DayKind.EXCHANGE)
    font.setUnderline(is_today)
    painter.setFont(font)
    painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, str(mark.day.day))
