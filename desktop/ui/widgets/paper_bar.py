"""The line above a paper: zoom, and which page is in view."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from desktop.i18n import _
from desktop.ui.icons import set_icon
from desktop.ui.widgets.paper_layout import LEAST_ZOOM, MOST_ZOOM, Fit
from desktop.ui.widgets.plain import ElidedLabel

_HEIGHT = 40
_ZOOM_WIDTH = 64
#: A bar narrower than this leaves out the buttons for single pages: scrolling does the same.
_WIDE = 360
#: A bar narrower than this names the page in figures alone.
_ROOM_FOR_WORDS = 440


class PaperBar(QWidget):
    """Buttons only: `PaperView` does what they say."""

    zoom_wanted = Signal(float)
    #: True for larger.
    step_wanted = Signal(bool)
    fit_wanted = Signal(Fit)
    #: So many pages on or back.
    page_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(_HEIGHT)
        self.smaller = _tool("minus", _("Zoom out (Ctrl+-)"), partial(self.step_wanted.emit, False))
        self.larger = _tool("plus", _("Zoom in (Ctrl++)"), partial(self.step_wanted.emit, True))
        self.whole = _tool("", _("Show it as large as it is"), partial(self.zoom_wanted.emit, 1.0))
        self.whole.setFixedWidth(_ZOOM_WIDTH)
        self.fits = {
            Fit.WIDTH: _tool("fit-width", _("Fit the width (Ctrl+0)"), partial(self.fit_wanted.emit, Fit.WIDTH)),
            Fit.PAGE: _tool("fit-page", _("Fit the page"), partial(self.fit_wanted.emit, Fit.PAGE)),
        }
        self.back = _tool("chevron-up", _("Page before"), partial(self.page_wanted.emit, -1))
        self.on = _tool("chevron-down", _("Next page"), partial(self.page_wanted.emit, 1))
        self._place = ElidedLabel(role="caption")
        self._words, self._figures = "", ""
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 2, 8, 2)
        layout.setSpacing(2)
        for button in (self.smaller, self.whole, self.larger, *self.fits.values()):
            layout.addWidget(button)
        layout.addStretch(1)
        self._place.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        layout.addWidget(self._place, 4)
        layout.addWidget(self.back)
        layout.addWidget(self.on)
        for button in self.fits.values():
            button.setCheckable(True)

    @property
    def place_text(self) -> str:
        """Which page is in view, in words; '' without a paper."""
        return self._words

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what there is no room for."""
        super().resizeEvent(event)
        for button in (self.back, self.on):
            button.setVisible(self.width() >= _WIDE)
        self._show_place()

    def show_state(self, page: int, pages: int, zoom: float, fit: Fit) -> None:
        """Show which page (from 0) of how many is in view, and how large."""
        place = _("Page %(page)s of %(pages)s") % {"page": page + 1, "pages": pages}
        self._words, self._figures = (place, f"{page + 1} / {pages}") if pages else ("", "")
        self._show_place()
        self.whole.setText(f"{round(100 * zoom)} %")
        self.smaller.setEnabled(bool(pages) and zoom > LEAST_ZOOM)
        self.larger.setEnabled(bool(pages) and zoom < MOST_ZOOM)
        self.whole.setEnabled(bool(pages))
        self.back.setEnabled(page > 0)
        self.on.setEnabled(page < pages - 1)
        for which, button in self.fits.items():
            button.setEnabled(bool(pages))
            button.setChecked(which is fit)

    def _show_place(self) -> None:
        self._place.setText(self._words if self.width() >= _ROOM_FOR_WORDS else self._figures)
        self._place.setAccessibleName(self._words)


def _tool(icon: str, text: str, run: Callable[[], object]) -> QToolButton:
    button = QToolButton()
    button.setToolTip(text)
    button.setAccessibleName(text)
    if icon:
        set_icon(button, icon)
    button.clicked.connect(lambda _checked=False: run())
    return button
