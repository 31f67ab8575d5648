"""A week of visits in seven columns, all of it by keyboard too."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QToolTip, QWidget

from desktop.i18n import _
from desktop.services.standing import VisitLine
from desktop.ui.pages.visits.visit_lines import DAYS_A_WEEK, WeekDay, week_chip
from desktop.ui.pages.visits.week_grid import HEAD, Spot, WeekGrid, grid_of
from desktop.ui.pages.visits.week_paint import WeekPainter
from desktop.ui.pages.visits.words import amount_text, dotted, purpose_text
from desktop.ui.widgets.plain import plain_tooltip
from desktop.wording.visits import readiness_line, visit_when

_SIDEWAYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_DOWN = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_K: -1, Qt.Key.Key_J: 1}
_WEEKS = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1, Qt.Key.Key_Home: 0}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class WeekView(QAbstractScrollArea):
    """Arrows, J and K walk; Enter opens a visit or plans one; page keys turn the week, Home goes to this one."""

    #: The visit that is current now (a `VisitLine`), or None.
    visit_selected = Signal(object)
    #: Enter or a double click on a visit.
    visit_activated = Signal(object)
    #: Enter or a double click on the place for another visit: its day.
    plan_wanted = Signal(object)
    #: So many weeks on or back; 0 for this week.
    week_wanted = Signal(int)
    #: Space was pressed.
    detail_toggled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._days: tuple[WeekDay, ...] = ()
        self._today = date.min
        self._current: Spot | None = None
        self._hovered: Spot | None = None
        self._edge: int | None = None
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.setAccessibleName(_("Week"))

    # What a page uses

    def set_week(self, days: Sequence[WeekDay], today: date) -> None:
        """Show seven days; the visit that was current stays so where it is among them."""
        kept = self.current_visit()
        self._days, self._today, self._hovered = tuple(days), today, None
        self._scroll_range()
        if kept is None or not self.select(kept.visit.id):
            self._go_to(self._arrival())
        self._edge = None
        self.viewport().update()

    def days(self) -> tuple[WeekDay, ...]:
        """Give the days that are shown."""
        return self._days

    def select(self, visit_id: int) -> bool:
        """Make a visit current; False when it is not in this week."""
        for day, shown in enumerate(self._days):
            for at, line in enumerate(shown.visits):
                if line.visit.id == visit_id:
                    self._go_to(Spot(day, at))
                    return True
        return False

    def current_visit(self) -> VisitLine | None:
        """Give the visit that is current."""
        return self._line(self._current)

    def current_day(self) -> date | None:
        """Give the day that is current."""
        return self._days[self._current.day].day if self._current else None

    # What Qt calls

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk, open, plan, turn the week."""
        key = Qt.Key(event.key())
        if self._current is None or event.modifiers() not in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        ):
            super().keyPressEvent(event)
        elif key in _SIDEWAYS:
            self._go_sideways(self._current, _SIDEWAYS[key])
        elif key in _DOWN:
            self._go_to(self._grid().below(self._current, _DOWN[key]))
        elif key in _WEEKS:
            self.week_wanted.emit(_WEEKS[key])
        elif key in _ENTER:
            self._activate(self._current)
        elif key == Qt.Key.Key_Space:
            self.detail_toggled.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Make what is under the mouse current."""
        spot = self._grid().spot_at(event.position().toPoint())
        if spot is not None and event.button() == Qt.MouseButton.LeftButton:
            self._go_to(spot)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the visit under the mouse, or plan one."""
        spot = self._grid().spot_at(event.position().toPoint())
        if spot is not None and event.button() == Qt.MouseButton.LeftButton:
            self._activate(spot)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Light up what is under the mouse."""
        self._hover(self._grid().spot_at(event.position().toPoint()))

    def leaveEvent(self, event: QEvent) -> None:
        """Put the light out."""
        super().leaveEvent(event)
        self._hover(None)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keys work."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that the keys work elsewhere."""
        super().focusOutEvent(event)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the scroll bar in step."""
        super().resizeEvent(event)
        self._scroll_range()

    def viewportEvent(self, event: QEvent) -> bool:
        """Tell everything about the visit under the mouse as a tooltip."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            line = self._line(self._grid().spot_at(event.pos()))
            QToolTip.showText(event.globalPos(), plain_tooltip(told(line)) if line else "", self)
            return True
        return super().viewportEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the days, their visits, and their heads over both."""
        if not self._days:
            return
        painter = QPainter(self.viewport())
        pen, grid, height = WeekPainter(painter, self), self._grid(), self.viewport().height()
        for at, day in enumerate(self._days):
            pen.ground(grid.column(at, height), day)
            for n, line in enumerate(day.visits):
                pen.visit(grid.place(Spot(at, n)), line, hovered=Spot(at, n) == self._hovered)
        for spot in {self._current, self._hovered} - {None}:
            if spot is not None and self._line(spot) is None:
                pen.place(grid.place(spot), strong=spot == self._current)
        if self._current is not None:
            pen.ring(grid.place(self._current), focused=self.hasFocus())
        for at, day in enumerate(self._days):
            pen.head(grid.column(at, HEAD), day, self._today)

    # Private

    def _grid(self) -> WeekGrid:
        return grid_of(self._days, self.viewport().width(), self.verticalScrollBar().value())

    def _line(self, spot: Spot | None) -> VisitLine | None:
        if spot is None or not self._days:
            return None
        visits = self._days[spot.day].visits
        return visits[spot.at] if spot.at < len(visits) else None

    def _arrival(self) -> Spot | None:
        """Choose where to stand in a week just shown: where one walked in, else today, else its first day."""
        if not self._days:
            return None
        if self._edge is not None:
            return Spot(self._edge, 0)
        if self._current is not None:
            return Spot(self._current.day, 0)
        return Spot(next((at for at, day in enumerate(self._days) if day.day == self._today), 0), 0)

    def _go_sideways(self, spot: Spot, by: int) -> None:
        beside = self._grid().beside(spot, by)
        if beside is not None:
            self._go_to(beside)
        else:
            self._edge = DAYS_A_WEEK - 1 if by < 0 else 0
            self.week_wanted.emit(by)

    def _go_to(self, spot: Spot | None) -> None:
        self._current = spot
        line = self._line(spot)
        if spot is not None:
            self._reveal(self._grid().place(spot))
            day = visit_when(self._days[spot.day].day, None)
            self._announce(told(line) if line else _("%(day)s: plan a visit") % {"day": day})
        self.visit_selected.emit(line)
        self.viewport().update()

    def _announce(self, text: str) -> None:
        self.setAccessibleDescription(text)
        if self.hasFocus():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def _activate(self, spot: Spot) -> None:
        line = self._line(spot)
        if line is not None:
            self.visit_activated.emit(line)
        else:
            self.plan_wanted.emit(self._days[spot.day].day)

    def _hover(self, spot: Spot | None) -> None:
        if spot != self._hovered:
            self._hovered = spot
            self.viewport().update()

    def _reveal(self, place: QRect) -> None:
        bar = self.verticalScrollBar()
        if place.top() < HEAD:
            bar.setValue(bar.value() + place.top() - HEAD)
        elif place.bottom() > self.viewport().height():
            bar.setValue(bar.value() + place.bottom() - self.viewport().height())

    def _scroll_range(self) -> None:
        shown = max(self.viewport().height() - HEAD, 1)
        self.verticalScrollBar().setPageStep(shown)
        self.verticalScrollBar().setSingleStep(24)
        self.verticalScrollBar().setRange(0, max(0, self._grid().content_height - shown))

    def centre_of(self, spot: Spot) -> QPoint:
        """Give the middle of a place, in the viewport."""
        return self._grid().place(spot).center()


def told(line: VisitLine) -> str:
    """Tell all about a visit in a few lines: for the tooltip and for those who listen."""
    visit = line.visit
    first = dotted((visit_when(visit.day, visit.time), visit.customer))
    second = dotted((purpose_text(visit), amount_text(visit), week_chip(line)[0]))
    planned = [readiness_line(line.readiness)] if visit.status == "planned" else []
    return "\n".join([first, second, *planned])
