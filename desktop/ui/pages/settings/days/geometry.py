"""Where the months and days of a painted year lie."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QPoint, QRect

#: Pixels: the least and the most width of a day, its height, the lines above the days, and the space between months.
_LEAST_CELL, _MOST_CELL = 26, 38
CELL_HEIGHT = 25
TITLE_HEIGHT = 26
HEADER_HEIGHT = 20
_GAP = 24
_WEEKS = 6
_MONTH_HEIGHT = TITLE_HEIGHT + HEADER_HEIGHT + _WEEKS * CELL_HEIGHT
_MOST_COLUMNS = 4
MONTHS = range(1, 13)

#: The least width that a year needs.
LEAST_WIDTH = 7 * _LEAST_CELL


@dataclass(frozen=True, slots=True)
class YearGeometry:
    """A year in as many columns of months as a width has room for."""

    year: int
    width: int

    @property
    def columns(self) -> int:
        """How many months stand side by side: 1, 2, 3 or 4."""
        fit = (self.width + _GAP) // (LEAST_WIDTH + _GAP)
        return max(1, min(_MOST_COLUMNS, fit))

    @property
    def height(self) -> int:
        """How high the whole year is."""
        rows = len(MONTHS) // self.columns
        return rows * _MONTH_HEIGHT + (rows - 1) * _GAP

    @property
    def cell_width(self) -> int:
        """How wide one day is."""
        room = (self.width - (self.columns - 1) * _GAP) // self.columns
        return max(_LEAST_CELL, min(_MOST_CELL, room // 7))

    def title(self, month: int) -> QRect:
        """Give the line with a month's name, 1 to 12."""
        row, column = divmod(month - 1, self.columns)
        width = 7 * self.cell_width
        return QRect(column * (width + _GAP), row * (_MONTH_HEIGHT + _GAP), width, TITLE_HEIGHT)

    def weekday(self, month: int, weekday: int) -> QRect:
        """Give the place of a weekday's name, Monday being 0."""
        title = self.title(month)
        x = title.left() + weekday * self.cell_width
        return QRect(x, title.top() + TITLE_HEIGHT, self.cell_width, HEADER_HEIGHT)

    def cell(self, day: date) -> QRect:
        """Give the place of a day."""
        week = (day.day - 1 + date(day.year, day.month, 1).weekday()) // 7
        head = self.weekday(day.month, day.weekday())
        return QRect(head.left(), head.bottom() + 1 + week * CELL_HEIGHT, self.cell_width, CELL_HEIGHT)

    def day_at(self, point: QPoint) -> date | None:
        """Give the day at a place, None between the days."""
        for month in MONTHS:
            first = self.weekday(month, 0)
            days = QRect(first.left(), first.bottom() + 1, 7 * self.cell_width, _WEEKS * CELL_HEIGHT)
            if days.contains(point):
                return self._day_of(month, point - days.topLeft())
        return None

    def _day_of(self, month: int, within: QPoint) -> date | None:
        number = within.y() // CELL_HEIGHT * 7 + within.x() // self.cell_width
        day = number - date(self.year, month, 1).weekday() + 1
        return date(self.year, month, day) if 1 <= day <= monthrange(self.year, month)[1] else None
