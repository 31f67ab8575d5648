"""What all sections of the settings have in common."""

from collections.abc import Callable
from typing import ClassVar

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from desktop.ui.context import Context

_WIDEST = 720


class Section(QWidget):
    """One part of the settings; the page calls `reload` when what it shows may have changed."""

    #: A sentence about work that is done, and a function that undoes it or None.
    done = Signal(str, object)
    #: There is something to save now, or nothing any more.
    dirty_changed = Signal(bool)
    #: What the line below the page's title says, marked with N_.
    summary: ClassVar[str] = ""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context

    def reload(self) -> None:
        """Read again what the section shows."""

    @property
    def is_dirty(self) -> bool:
        """Whether something was typed that is not in the book yet; False unless a section says otherwise."""
        return False

    def ask_to_leave(
        self,
        go: Callable[[], object],
        stay: Callable[[], object] | None = None,  # noqa: ARG002 - for sections with something to save
    ) -> None:
        """Call `go` when the section may be left, `stay` when the user thinks better of it."""
        go()

    def go_to_field(self, name: str) -> None:
        """Put the keyboard on a field; nothing by default, as for a name that the section does not know."""


class _Column(QWidget):
    """Is never lower than its words need at its width, of which the area that scrolls it knows nothing by itself."""

    def minimumSizeHint(self) -> QSize:
        """Ask for the height at this width."""
        least, layout = super().minimumSizeHint(), self.layout()
        needed = layout.heightForWidth(max(self.width(), least.width())) if layout is not None else 0
        return QSize(least.width(), max(least.height(), needed))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Have the height asked for again where the width is another."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()


def scrolled_column(widest: int = _WIDEST) -> tuple[QScrollArea, QVBoxLayout]:
    """Make a column of readable width that scrolls when the window is low; give it and the layout to fill."""
    column = _Column()
    column.setProperty("role", "scrolled")
    column.setMaximumWidth(widest)
    layout = QVBoxLayout(column)
    layout.setContentsMargins(24, 8, 24, 24)
    layout.setSpacing(8)
    scroll = QScrollArea()
    scroll.setWidgetResizable(True)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    scroll.setWidget(column)
    return scroll, layout
