"""What the grounds and rings of the painted days mean."""

from datetime import date

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from desktop.domain.calendars import DayOverride
from desktop.i18n import N_, _
from desktop.ui.pages.settings.days.geometry import CELL_HEIGHT
from desktop.ui.pages.settings.days.year import DayKind, DayMark
from desktop.ui.pages.settings.days.year_calendar import paint_day
from desktop.ui.widgets.plain import plain_label

_DAY = date(2026, 10, 10)
_WIDTH = 30
_ENTRIES = (
    (DayKind.HOLIDAY, None, N_("day off")),
    (DayKind.EXCHANGE, None, N_("worked weekend")),
    (DayKind.WORK, DayOverride(_DAY, working=True), N_("set in this book")),
)


class _Sample(QWidget):
    """One day, painted as in the calendar."""

    def __init__(self, mark: DayMark) -> None:
        super().__init__()
        self._mark = mark
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(_WIDTH, CELL_HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_day(painter, QRect(0, 0, _WIDTH, CELL_HEIGHT), self._mark, self)


class Legend(QWidget):
    """The kinds of days beside each other."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        for kind, own, words in _ENTRIES:
            layout.addWidget(_Sample(DayMark(_DAY, kind, "", own, public_working=True, public_name="")))
            layout.addWidget(plain_label(_(words), role="caption"))
            layout.addSpacing(12)
        layout.addStretch(1)
