"""The pages of a paper, one below the other, drawn as they come into view."""

import math
from collections.abc import Iterable, Sequence
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from desktop.i18n import _
from desktop.ui.jobs import Jobs, Task
from desktop.ui.tokens import colour
from desktop.ui.widgets.paper_layout import Anchor, Fit, PaperLayout, lay_out, next_zoom, zoom_that_fits
from desktop.ui.widgets.paper_pages import draw_page

#: A picture of more pixels than this is drawn coarser and enlarged.
_MOST_PIXELS = 24_000_000
#: Pages before and after those in view whose pictures are kept.
_KEPT_AROUND = 3
_LINE = 48
_NOTCH = 120
_VEIL = 150
#: How far down the view the page lies that is said to be in view.
_EYE = 1 / 3
#: How strongly marked places are tinted, of 255.
_TINT = 56


class _State(NamedTuple):
    """What a picture shows: which bytes, drawn how large."""

    version: int
    scale: float


class PaperArea(QAbstractScrollArea):
    """Shows pages at a zoom that follows the width, the page, or stays; see `PaperView`."""

    #: Another page is in view, or there are more or fewer of them.
    page_changed = Signal()
    zoom_changed = Signal()

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._pdf = b""
        self._sizes: tuple[QSizeF, ...] = ()
        self._layout: PaperLayout | None = None
        self._state = _State(0, 0.0)
        self._pictures: dict[int, tuple[_State, QImage]] = {}
        self._asked: set[int] = set()
        self._tasks: list[Task] = []
        self._fit = Fit.WIDTH
        self._zoom = 1.0
        self._turned = 0
        self._page = 0
        self._stale = False
        self._marks: tuple[tuple[int, QRectF], ...] = ()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.verticalScrollBar().setSingleStep(_LINE)
        self.horizontalScrollBar().setSingleStep(_LINE)

    # What is shown

    def show_pages(self, pdf: bytes, sizes: Sequence[QSizeF], *, keep_place: bool) -> None:
        """Show another paper, or newer bytes of the one that is shown, where the reader was."""
        self._pdf, self._sizes = pdf, tuple(sizes)
        if not keep_place:
            self._pictures.clear()
            self._page = 0
        self._restate(self._state.version + 1, self._state.scale)
        self._arrange(self._anchor(QPoint()) if keep_place else None)
        if not keep_place:
            self.verticalScrollBar().setValue(0)
        self.page_changed.emit()

    def show_marks(self, marks: Iterable[tuple[int, QRectF]], *, reveal: bool) -> None:
        """Tint places of pages (from 0), given as parts of a page's size; with `reveal` the first comes into view."""
        self._marks = tuple(marks)
        if reveal and self._marks and self._layout is not None:
            page, place = self._marks[0]
            point = self._layout.point_of(Anchor(page, 0.0, place.top()))
            seen = self.viewport().height() * self._density()
            if not self._scrolled().y() <= point.y() <= self._scrolled().y() + seen * (1 - _EYE):
                self.verticalScrollBar().setValue(round(point.y() - seen * _EYE))
        self.viewport().update()

    def clear(self) -> None:
        """Show no page."""
        self._marks = ()
        self.show_pages(b"", (), keep_place=False)

    def set_stale(self, *, stale: bool) -> None:
        """Lay a veil over the pages while newer bytes are on their way."""
        self._stale = stale
        self.viewport().update()

    @property
    def is_sharp(self) -> bool:
        """Whether every page in view is drawn from the bytes of now, as large as it is shown."""
        return all(self._is_drawn(page) for page in self._in_view())

    @property
    def page_count(self) -> int:
        """The number of pages."""
        return len(self._sizes)

    @property
    def page(self) -> int:
        """The page in view, from 0."""
        return self._page

    def go_to_page(self, page: int) -> None:
        """Scroll to the top of a page (from 0); beyond either end to the page there."""
        if self._layout is not None:
            place = self._layout.places[min(max(page, 0), self.page_count - 1)]
            self.verticalScrollBar().setValue(place.top() - round(8 * self._density()))

    # Zoom

    @property
    def zoom(self) -> float:
        """The zoom of now; 1 shows the paper as large as it is."""
        return self._zoom

    @property
    def fit(self) -> Fit:
        """What the zoom follows."""
        return self._fit

    def set_fit(self, fit: Fit) -> None:
        """Have the zoom follow the width, the page, or nothing."""
        self._fit = fit
        self._arrange(self._anchor(QPoint()))
        self.zoom_changed.emit()

    def set_zoom(self, zoom: float, about: QPoint | None = None) -> None:
        """Zoom; the point `about` of the view, its middle at first, stays where it is."""
        self._fit = Fit.NONE
        about = self.viewport().rect().center() if about is None else about
        anchor = self._anchor(about)
        self._zoom = zoom
        self._arrange(anchor, about)
        self.zoom_changed.emit()

    def zoom_by_step(self, *, larger: bool, about: QPoint | None = None) -> None:
        """Zoom in or out by one step."""
        self.set_zoom(next_zoom(self._zoom, larger=larger), about)

    # What Qt calls

    def sizeHint(self) -> QSize:
        """Ask for room to read in."""
        return QSize(480, 640)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the room there is."""
        super().resizeEvent(event)
        self._arrange(self._anchor(QPoint()))
        if self._fit is not Fit.NONE:
            self.zoom_changed.emit()

    def showEvent(self, event: QShowEvent) -> None:
        """Draw what is in view, which nobody saw before."""
        super().showEvent(event)
        self._look()

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:  # noqa: N802 - Qt's name
        """Draw what has come into view."""
        self._look()
        self.viewport().update()

    def event(self, event: QEvent) -> bool:
        """Draw anew on a screen of another density."""
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._arrange(self._anchor(QPoint()))
        return super().event(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom about the mouse with Ctrl, scroll without."""
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
            return
        self._turned += event.angleDelta().y()
        steps = int(self._turned / _NOTCH)
        self._turned -= steps * _NOTCH
        for _step in range(abs(steps)):
            self.zoom_by_step(larger=steps > 0, about=event.position().toPoint())
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll by keys."""
        bar = self.verticalScrollBar()
        page = bar.pageStep() * (-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        targets = {
            Qt.Key.Key_Home: bar.minimum(),
            Qt.Key.Key_End: bar.maximum(),
            Qt.Key.Key_Space: bar.value() + page,
        }
        target = targets.get(Qt.Key(event.key()))
        if target is None:
            super().keyPressEvent(event)
        else:
            bar.setValue(target)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the pages in view."""
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), colour(self.palette(), "window"))
        density = self._density()
        painter.scale(1 / density, 1 / density)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for page in self._in_view():
            self._paint_page(painter, page, density)
        painter.resetTransform()
        if self.hasFocus():
            painter.setPen(colour(self.palette(), "focus"))
            painter.drawRect(self.viewport().rect().adjusted(0, 0, -1, -1))

    # Private

    def _paint_page(self, painter: QPainter, page: int, density: float) -> None:
        place = self._place(page)
        shade, line = colour(self.palette(), "shade"), max(1, round(density))
        for width, strength in ((3, 8), (2, 14), (1, 40)):
            shade.setAlpha(strength)
            painter.fillRect(place.adjusted(-line, -line, line, width * line), shade)
        painter.fillRect(place, Qt.GlobalColor.white)
        if page in self._pictures:
            picture = self._pictures[page][1]
            if picture.size() == place.size():
                painter.drawImage(place.topLeft(), picture)
            else:
                painter.drawImage(place, picture)
        else:
            painter.setPen(QColor(Qt.GlobalColor.gray))
            font = self.font()
            font.setPixelSize(round(font.pixelSize() * density) if font.pixelSize() > 0 else round(14 * density))
            painter.setFont(font)
            waiting = _("Page %(page)s") % {"page": page + 1}
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, waiting)
        self._paint_marks(painter, page, place)
        if self._stale:
            veil = QColor(Qt.GlobalColor.white)
            veil.setAlpha(_VEIL)
            painter.fillRect(place, veil)

    def _paint_marks(self, painter: QPainter, page: int, place: QRect) -> None:
        tint = colour(self.palette(), "accent")
        tint.setAlpha(_TINT)
        for _page, part in (mark for mark in self._marks if mark[0] == page):
            left, top = place.left() + part.left() * place.width(), place.top() + part.top() * place.height()
            painter.fillRect(QRectF(left, top, part.width() * place.width(), part.height() * place.height()), tint)

    def _arrange(self, anchor: Anchor | None, about: QPoint | None = None) -> None:
        """Lay the pages out for the room and zoom of now, and put `anchor` where it was in the view."""
        if not self._sizes:
            self._layout = None
        else:
            if self._fit is not Fit.NONE:
                self._zoom = zoom_that_fits(self._sizes, self._fit, self._room())
            self._layout = lay_out(self._sizes, self._zoom, self._density(), self._room())
            self._restate(self._state.version, self._layout.scale)
        self._set_ranges()
        if anchor is not None and self._layout is not None:
            point = self._layout.point_of(anchor) - QPointF(about or QPoint()) * self._density()
            self.horizontalScrollBar().setValue(round(point.x()))
            self.verticalScrollBar().setValue(round(point.y()))
        self._look()
        self.viewport().update()

    def _room(self) -> QSize:
        """Give the room for pages; that of the upright scroll bar stays free, so that it may come and go."""
        return self.size() - QSize(self.verticalScrollBar().sizeHint().width(), 0)

    def _set_ranges(self) -> None:
        density = self._density()
        size = self._layout.size if self._layout is not None else QSize()
        seen = self.viewport().size()
        for bar, whole, part in (
            (self.horizontalScrollBar(), size.width(), round(seen.width() * density)),
            (self.verticalScrollBar(), size.height(), round(seen.height() * density)),
        ):
            bar.setRange(0, max(0, whole - part))
            bar.setPageStep(part)

    def _density(self) -> float:
        return self.devicePixelRatioF()

    def _scrolled(self) -> QPoint:
        return QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def _place(self, page: int) -> QRect:
        """Give the place of a page in the view, in pixels of the screen."""
        if self._layout is None:
            return QRect()
        return self._layout.places[page].translated(-self._scrolled())

    def _anchor(self, at: QPoint) -> Anchor | None:
        if self._layout is None:
            return None
        return self._layout.anchor_at(QPointF(self._scrolled()) + QPointF(at) * self._density())

    def _in_view(self) -> list[int]:
        seen = QRectF(QPointF(), QSizeF(self.viewport().size()) * self._density())
        return [page for page in range(self.page_count) if seen.intersects(QRectF(self._place(page)))]

    def _restate(self, version: int, scale: float) -> None:
        """Give up what is being drawn for bytes or a size that nobody wants any more."""
        state = _State(version, scale)
        if state != self._state:
            self._state = state
            for task in self._tasks:
                task.cancel()
            self._tasks.clear()
            self._asked.clear()

    def _is_drawn(self, page: int) -> bool:
        return page in self._pictures and self._pictures[page][0] == self._state

    def _look(self) -> None:
        """Have drawn what is in view, forget pictures far from it, and tell which page it is."""
        if self._layout is None or not self.isVisible():
            return
        seen = self._in_view()
        for page in seen:
            if not self._is_drawn(page) and page not in self._asked:
                self._asked.add(page)
                then = partial(self._on_drawn, page, self._state)
                scale = self._scale_of(page)
                self._tasks.append(self._jobs.aside(draw_page, self._pdf, page, scale, then=then, owner=self))
        if seen:
            first, last = seen[0] - _KEPT_AROUND, seen[-1] + _KEPT_AROUND
            self._pictures = {page: kept for page, kept in self._pictures.items() if first <= page <= last}
        self._tell_page()

    def _scale_of(self, page: int) -> float:
        size = self._sizes[page]
        most = math.sqrt(_MOST_PIXELS / (size.width() * size.height()))
        return min(self._state.scale, most)

    def _tell_page(self) -> None:
        anchor = self._anchor(QPoint(0, round(self.viewport().height() * _EYE)))
        if anchor is not None and anchor.page != self._page:
            self._page = anchor.page
            self.page_changed.emit()

    def _on_drawn(self, page: int, state: _State, picture: QImage | None) -> None:
        if state == self._state and picture is not None:
            self._pictures[page] = (state, picture)
            self._asked.discard(page)
            self.viewport().update()
