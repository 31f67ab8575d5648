"""Our line icons, drawn in the colours of the theme.

The files of resources/icons are strokes in `currentColor`; `set_icon` remembers name and colour on a button or action,
so that a change of theme can colour it anew.
"""

import functools
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QObject, Qt
from PySide6.QtGui import QAction, QGuiApplication, QIcon, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QAbstractButton, QApplication, QSizePolicy, QWidget

from desktop import paths
from desktop.ui.tokens import Tokens, tokens_of

if TYPE_CHECKING:
    from PySide6.QtSvg import QSvgRenderer

#: The sizes that icons are shown in, in logical pixels.
_SIZES = (16, 20, 24)


@functools.cache
def icon(name: str, colour: str, disabled: str = "") -> QIcon:
    """Draw an icon in one colour ("#rrggbb"); an unknown name raises FileNotFoundError.

    What is disabled has it in a colour of its own, or as pale as Qt makes it.
    """
    drawn = QIcon()
    modes = {QIcon.Mode.Normal: colour} | ({QIcon.Mode.Disabled: disabled} if disabled else {})
    for mode, shade in modes.items():
        drawing = _drawing(name, shade)
        for size in _pixel_sizes():
            pixmap = QPixmap(size, size)
            pixmap.fill(Qt.GlobalColor.transparent)
            painter = QPainter(pixmap)
            drawing.render(painter)
            painter.end()
            drawn.addPixmap(pixmap, mode)
    return drawn


def _pixel_sizes() -> set[int]:
    """Give the sizes for a screen of simple density and for the densest there is."""
    densest = QGuiApplication.instance().devicePixelRatio()  # type: ignore[union-attr] # there is one by now
    return {round(size * density) for size in _SIZES for density in (1, densest)}


@functools.cache
def _drawing(name: str, colour: str) -> "QSvgRenderer":
    from PySide6.QtSvg import QSvgRenderer

    source = paths.resource("icons", f"{name}.svg").read_bytes().replace(b"currentColor", colour.encode())
    return QSvgRenderer(QByteArray(source))


def set_icon(target: QAbstractButton | QAction, name: str, role: str = "text") -> None:
    """Give a button or an action an icon in the colour `role` of the theme, now and after a change of theme."""
    target.setProperty("icon_name", name)
    target.setProperty("icon_role", role)
    target.setIcon(_themed(name, role, tokens_of(QApplication.palette())))


def refresh_icons(tokens: Tokens) -> None:
    """Colour every icon that `set_icon` gave anew."""
    for window in QApplication.topLevelWidgets():
        for target in (window, *window.findChildren(QObject)):
            name = target.property("icon_name")
            if name and isinstance(target, QAbstractButton | QAction):
                target.setIcon(_themed(name, target.property("icon_role"), tokens))


def _themed(name: str, role: str, tokens: Tokens) -> QIcon:
    """Draw an icon in a colour of a theme; one for the ground of the accent would vanish where that has faded."""
    return icon(name, getattr(tokens, role), tokens.disabled if role == "on_accent" else "")


class IconLabel(QWidget):
    """An icon beside a text, in a colour of the theme; the words say what it means, so it has no name of its own."""

    def __init__(self, name: str, role: str = "text", size: int = 20, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._role = role
        self.setFixedSize(size, size)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_icon(self, name: str, role: str) -> None:
        """Show another icon."""
        self._name, self._role = name, role
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the icon in the colour of the moment."""
        drawing = _drawing(self._name, getattr(tokens_of(self.palette()), self._role))
        drawing.render(QPainter(self), self.rect())
