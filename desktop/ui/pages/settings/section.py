"""What all sections of the settings have in common."""

from typing import ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from desktop.ui.context import Context

_WIDEST = 720


class Section(QWidget):
    """One part of the settings; the page calls `reload` when what it shows may have changed."""

    #: A sentence about work that is done, and a function that undoes it or None.
    done = Signal(str, object)
    #: What the line below the page's title says, marked with N_.
    summary: ClassVar[str] = ""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context

    def reload(self) -> None:
        """Read again what the section shows."""


def scrolled_column() -> tuple[QScrollArea, QVBoxLayout]:
    """Make a column of readable width that scrolls when the window is low; give it and the layout to fill."""
    column = QWidget()
    column.setProperty("role", "scrolled")
    column.setMaximumWidth(_WIDEST)
    layout = QVBoxLayout(column)
    layout.setContentsMargins(24, 8, 24, 24)
    layout.setSpacing(8)
    scroll = QScrollArea()
    scroll.setWidgetResizable(True)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    scroll.setWidget(column)
    return scroll, layout
