"""The base of the parts of the page: content, line of figures, panel at the right and buttons in the header."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.services.results import Entity
from desktop.ui.context import Context


@dataclass(frozen=True, slots=True)
class HeaderAction:
    """A button at the right of the page's header while its part is in front."""

    text: str
    run: Callable[[], object]
    icon: str = ""
    primary: bool = False


class MoneyPart(QWidget):
    """A part reads when it is first in front, and again after a write that touches what it `shows`."""

    #: The line below the title of the page.
    summary_changed = Signal(str)
    #: Whether the part wants its panel to be seen.
    panel_wanted = Signal(bool)
    #: The panel is to be shown if it is hidden, and the other way round.
    panel_toggled = Signal()
    #: The key of a page and the arguments for its `arrive`.
    page_wanted = Signal(str, object)

    shows: ClassVar[frozenset[Entity]] = frozenset()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.summary = ""

    # What a part overrides

    @property
    def panel(self) -> QWidget | None:
        """The panel at the right of the page, if the part has one."""
        return None

    @property
    def bar(self) -> QWidget | None:
        """The choices below the header, over the whole width, the panel's too."""
        return None

    def header_actions(self) -> Sequence[HeaderAction]:
        """Name the buttons of the header, the primary one last."""
        return ()

    def arrive(self, arguments: Mapping[str, object]) -> None:
        """Take the arguments of a navigation to this part."""

    def reload(self) -> None:
        """Read again what is shown."""

    def take_focus(self) -> None:
        """Put the keys where work begins."""

    # What a part uses

    def say_summary(self, summary: str) -> None:
        """Replace the line below the title while this part is in front."""
        self.summary = summary
        self.summary_changed.emit(summary)

    def go(self, page: str, **arguments: object) -> None:
        """Ask for another page."""
        self.page_wanted.emit(page, arguments)
