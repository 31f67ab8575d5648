"""Where the days and visits of a week stand on the screen, and how one walks from one to the next."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect

from desktop.ui.pages.visits.visit_lines import DAYS_A_WEEK, WeekDay

HEAD = 56
_BLOCK = 72
_GAP = 8
_SIDE = 4


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in the week: day 0 to 6, and its visit from 0; the place after the last visit is for planning one."""

    day: int
    at: int


@dataclass(frozen=True, slots=True)
class WeekGrid:
    """The geometry of one week in a view of `width`, scrolled down by `scrolled` pixels."""

    width: int
    scrolled: int
    counts: tuple[int, ...]

    def column(self, day: int, height: int) -> QRect:
        """Give the whole column of a day, from the top."""
        left = self.width * day // DAYS_A_WEEK
        return QRect(left, 0, self.width * (day + 1) // DAYS_A_WEEK - left, height)

    def place(self, spot: Spot) -> QRect:
        """Give the rectangle of a visit, or of the place for planning one."""
        column = self.column(spot.day, 0)
        top = HEAD + _GAP + spot.at * (_BLOCK + _GAP) - self.scrolled
        return QRect(column.left() + _SIDE, top, column.width() - 2 * _SIDE, _BLOCK)

    @property
    def content_height(self) -> int:
        """The height below the heads of what all days need."""
        return _GAP + (max(self.counts, default=0) + 1) * (_BLOCK + _GAP)

    def spot_at(self, point: QPoint) -> Spot | None:
        """Find what is at a point: a visit, else its day's place for planning one; None above the days."""
        if point.y() < HEAD or not 0 <= point.x() < self.width:
            return None
        day = next(day for day in range(DAYS_A_WEEK) if self.column(day, point.y() + 1).contains(point))
        for at in range(self.counts[day]):
            if self.place(Spot(day, at)).contains(point):
                return Spot(day, at)
        return Spot(day, self.counts[day])

    def beside(self, spot: Spot, by: int) -> Spot | None:
        """Go to the same height in another day; None outside the week."""
        day = spot.day + by
        return Spot(day, min(spot.at, self.counts[day])) if 0 <= day < DAYS_A_WEEK else None

    def below(self, spot: Spot, by: int) -> Spot:
        """Go up or down within a day."""
        return Spot(spot.day, max(0, min(spot.at + by, self.counts[spot.day])))


def grid_of(days: Sequence[WeekDay], width: int, scrolled: int) -> WeekGrid:
    """Lay a week out."""
    return WeekGrid(width, scrolled, tuple(len(day.visits) for day in days))
