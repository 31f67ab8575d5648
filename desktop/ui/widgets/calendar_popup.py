"""The month that pops up below a field for a day."""

from datetime import date

from PySide6.QtCore import QDate, QPoint, Qt, Signal
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QToolButton, QVBoxLayout, QWidget

from desktop.i18n import _
from desktop.ui.icons import set_icon
from desktop.ui.tokens import colour


class CalendarPopup(QFrame):
    """A month to pick a day from, by mouse or keyboard; Esc closes it."""

    #: The day that was picked.
    picked = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("role", "menu")
        self.calendar = QCalendarWidget()
        self.calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.calendar.setMinimumSize(304, 264)
        self.calendar.activated.connect(self._on_picked)
        self.calendar.clicked.connect(self._on_picked)
        self._dress_arrow("qt_calendar_prevmonth", "chevron-left", _("Month before"))
        self._dress_arrow("qt_calendar_nextmonth", "chevron-right", _("Next month"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4, 4, 4, 4)
        layout.addWidget(self.calendar)

    def open_at(self, point: QPoint, day: date | None) -> None:
        """Open with a day marked, today when there is none."""
        self.calendar.setSelectedDate(QDate(day.year, day.month, day.day) if day else QDate.currentDate())
        quiet = QTextCharFormat()
        quiet.setForeground(colour(self.palette(), "muted"))
        for weekday in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.calendar.setWeekdayTextFormat(weekday, quiet)
        self.adjustSize()
        self.move(self._inside_screen(point))
        self.show()
        self.calendar.setFocus()

    def _inside_screen(self, point: QPoint) -> QPoint:
        screen = self.screen().availableGeometry()
        x = max(screen.left(), min(point.x(), screen.right() - self.width()))
        y = max(screen.top(), min(point.y(), screen.bottom() - self.height()))
        return QPoint(x, y)

    def _dress_arrow(self, name: str, icon: str, words: str) -> None:
        arrow = self.calendar.findChild(QToolButton, name)
        if isinstance(arrow, QToolButton):
            set_icon(arrow, icon, role="muted")
            arrow.setAccessibleName(words)

    def _on_picked(self, day: QDate) -> None:
        self.hide()
        self.picked.emit(date(day.year(), day.month(), day.day()))
