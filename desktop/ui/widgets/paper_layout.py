"""Where the pages of a paper lie when they are shown one below the other.

Places are whole pixels of the screen, so that a picture of a page is shown as sharp as it was drawn.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QPointF, QRect, QSize, QSizeF

from desktop.ui.widgets.paper_pages import POINTS_PER_INCH, pixels

#: Pixels to the inch of a screen of simple density, as Qt and the systems reckon.
_SCREEN_DPI = 96
#: Room above, below and between the pages, and beside them, in logical pixels.
MARGIN, SIDE = 16, 8
LEAST_ZOOM, MOST_ZOOM = 0.25, 4.0
_STEPS = (0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0, 4.0)
_SAME = 0.005


class Fit(StrEnum):
    """How the zoom follows the room there is."""

    NONE = "none"  # a zoom of its own
    WIDTH = "width"
    PAGE = "page"


@dataclass(frozen=True, slots=True)
class Anchor:
    """A point of a paper: a page, and how far across and down it, as fractions."""

    page: int
    across: float
    down: float


@dataclass(frozen=True, slots=True)
class PaperLayout:
    """The place of each page, in pixels of the screen, and `scale`: how many of them to the point."""

    scale: float
    places: tuple[QRect, ...]
    size: QSize

    def anchor_at(self, point: QPointF) -> Anchor:
        """Say which point of which page lies at a point, or nearest above it."""
        page = max((at for at, place in enumerate(self.places) if place.top() <= point.y()), default=0)
        place = self.places[page]
        return Anchor(page, (point.x() - place.left()) / place.width(), (point.y() - place.top()) / place.height())

    def point_of(self, anchor: Anchor) -> QPointF:
        """Say where a point of a page lies; a page that there is not is as good as the last."""
        place = self.places[min(anchor.page, len(self.places) - 1)]
        return QPointF(place.left() + anchor.across * place.width(), place.top() + anchor.down * place.height())


def lay_out(sizes: Sequence[QSizeF], zoom: float, density: float, room: QSize) -> PaperLayout:
    """Put pages below each other, in the middle of a room of so many logical pixels or of what they need."""
    scale = zoom * density * _SCREEN_DPI / POINTS_PER_INCH
    margin, side = round(MARGIN * density), round(SIDE * density)
    drawn = [pixels(size, scale) for size in sizes]
    width = max(round(room.width() * density), max(size.width() for size in drawn) + 2 * side)
    places, top = [], margin
    for size in drawn:
        places.append(QRect((width - size.width()) // 2, top, size.width(), size.height()))
        top += size.height() + margin
    height = round(room.height() * density)
    if top < height:
        places = [place.translated(0, (height - top) // 2) for place in places]
    return PaperLayout(scale, tuple(places), QSize(width, max(top, height)))


def zoom_that_fits(sizes: Sequence[QSizeF], fit: Fit, room: QSize) -> float:
    """Give the zoom at which the widest page fills the width of a room, or the largest page all of it."""
    widest, highest = max(size.width() for size in sizes), max(size.height() for size in sizes)
    inch = POINTS_PER_INCH / _SCREEN_DPI
    spare = 1  # part of a pixel will be a whole one
    zoom = (room.width() - 2 * SIDE - spare) * inch / widest
    if fit is Fit.PAGE:
        zoom = min(zoom, (room.height() - 2 * MARGIN - spare) * inch / highest)
    return min(max(zoom, LEAST_ZOOM), MOST_ZOOM)


def next_zoom(zoom: float, *, larger: bool) -> float:
    """Give the next step of the zoom; at either end it stays."""
    if larger:
        return next((step for step in _STEPS if step > zoom + _SAME), MOST_ZOOM)
    return next((step for step in reversed(_STEPS) if step < zoom - _SAME), LEAST_ZOOM)
