"""A page of several parts with a word each above them; one is in front, each keeps what was chosen on it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from desktop.formats import format_count
from desktop.i18n import _
from desktop.services.results import Changes, Entity
from desktop.ui.context import Context
from desktop.ui.widgets.page import Page
from desktop.ui.widgets.plain import plain_mnemonic
from desktop.ui.widgets.tab_order import keep_reading_order, reading_order

if TYPE_CHECKING:
    from desktop.app import Services


@dataclass(frozen=True, slots=True)
class HeaderAction:
    """A button at the right of the page's header while its part is in front."""

    text: str
    run: Callable[[], object]
    icon: str = ""
    primary: bool = False


class PagePart(QWidget):
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

    def take_buttons(self, buttons: Sequence[QPushButton]) -> None:
        """Get the buttons that were made of the header's actions, to name or lock them."""

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


@dataclass(frozen=True, slots=True)
class PartSpec:
    """A part: its key for `arrive(part=...)` and the help, its word on the page, and how it is made."""

    key: str
    title: str  # marked with N_
    factory: Callable[[Context], PagePart]
    #: Given the services, on a reader's thread: how many things there are, to stand behind the word.
    count: "Callable[[Services], int] | None" = None


class PartsPage(Page):
    """Makes a part when it is first in front; Alt and its number bring it there."""

    def __init__(self, context: Context, title: str, specs: Sequence[PartSpec], parent: QWidget | None = None) -> None:
        super().__init__(context, title, parent)
        self._specs = {spec.key: spec for spec in specs}
        self._parts: dict[str, PagePart] = {}
        self._of_part: dict[str, list[QWidget]] = {}  # what stands around it: buttons and bar
        self._missed: set[str] = set()  # parts that were hidden while something was written
        self._front = specs[0].key
        self.tabs = {spec.key: _tab(spec) for spec in specs}
        self._stacked = QStackedWidget()
        self._panels = QStackedWidget()
        self._build_body()
        self.choose(self._front)

    def _build_body(self) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(24, 0, 24, 0)
        row.setSpacing(4)
        group = QButtonGroup(self)
        for at, (key, tab) in enumerate(self.tabs.items(), 1):
            group.addButton(tab)
            row.addWidget(tab)
            tab.setToolTip(_("Alt+%(number)s") % {"number": at})
            tab.clicked.connect(partial(self._on_tab, key))
            QShortcut(
                QKeySequence(f"Alt+{at}"),
                self,
                partial(self._on_tab, key),
                context=Qt.ShortcutContext.WidgetWithChildrenShortcut,
            )
        row.addStretch(1)
        bars = QWidget()
        self._bars = QVBoxLayout(bars)
        self._bars.setSpacing(8)
        self._bars.addLayout(row)
        self.set_body(self._stacked)
        self.add_bar(bars)
        self._bars.setContentsMargins(0, 0, 0, 8)
        self.set_detail(self._panels)

    # What the window calls

    def arrive(self, **arguments: object) -> None:
        """Take the key of a `part` to show, with what that part understands besides."""
        key = arguments.get("part")
        self.choose(key if isinstance(key, str) and key in self.tabs else self._front)
        QTimer.singleShot(0, self, partial(self.current.arrive, arguments))

    def reload(self) -> None:
        """Read the part in front again; the others when they are."""
        self._missed = set(self._parts) - {self._front}
        self.current.reload()
        self._read_counts()

    @property
    def part(self) -> str:
        """The key of the part in front."""
        return self._front

    # What is shown

    @property
    def current(self) -> PagePart:
        """The part in front."""
        return self._parts[self._front]

    def choose(self, key: str) -> None:
        """Bring a part to the front; an unknown key raises KeyError."""
        is_new = key not in self._parts
        if is_new:
            self._add(self._specs[key])
        self._front = key
        part = self._parts[key]
        self.tabs[key].setChecked(True)
        self._stacked.setCurrentWidget(part)
        for other, widgets in self._of_part.items():
            for widget in widgets:
                widget.setVisible(other == key)
        self.show_detail(shown=False)
        if part.panel is not None:
            self._panels.setCurrentWidget(part.panel)
        self.set_summary(part.summary)
        if is_new or key in self._missed:
            self._missed.discard(key)
            self.refresh()

    def take_focus(self) -> None:
        """Put the keys to work on the part in front."""
        self.current.take_focus()

    def _add(self, spec: PartSpec) -> None:
        part = spec.factory(self.context)
        self._parts[spec.key] = part
        self._stacked.addWidget(part)
        if part.panel is not None:
            self._panels.addWidget(part.panel)
        buttons = [
            self.add_action(each.text, each.run, icon=each.icon, primary=each.primary) for each in part.header_actions()
        ]
        part.take_buttons(buttons)
        bars = [] if part.bar is None else [part.bar]
        for bar in bars:
            self._bars.addWidget(bar)
        self._of_part[spec.key] = [*buttons, *bars]
        within = [stop for widget in (*bars, part) for stop in reading_order(widget)]
        keep_reading_order([*buttons, *self.tabs.values(), *within])
        part.summary_changed.connect(self._on_summary)
        part.panel_wanted.connect(lambda shown: self._show_panel(part, shown=shown))
        part.panel_toggled.connect(lambda: self._show_panel(part, shown=self._panels.isHidden()))
        part.page_wanted.connect(lambda page, arguments: self.go(page, **arguments))

    def _show_panel(self, part: PagePart, *, shown: bool) -> None:
        if part is self.current and part.panel is not None:
            self.show_detail(shown=shown)

    def _read_counts(self) -> None:
        """Count what each part has, out of the way of what it shows."""
        counts = {key: spec.count for key, spec in self._specs.items() if spec.count is not None}
        if counts:
            read = partial(_count_all, self.context.services, counts)
            self.context.jobs.latest((self, "counts"), read, then=self._show_counts, owner=self)

    def _show_counts(self, counts: Mapping[str, int]) -> None:
        for key, count in counts.items():
            self.tabs[key].setText(_tab_text(self._specs[key], count))

    # What the user does

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Put the panel away on Esc, and the keys back to work."""
        if event.key() == Qt.Key.Key_Escape and self._panels.isVisible():
            self.show_detail(shown=False)
            self.take_focus()
        else:
            super().keyPressEvent(event)

    def _on_tab(self, key: str, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's signal
        self.choose(key)
        self.take_focus()

    def _on_summary(self, summary: str) -> None:
        if self.sender() is self.current:
            self.set_summary(summary)

    def _on_changed(self, changes: Changes) -> None:
        if changes.touches(self.shows):
            self._missed |= set(self._parts) - {self._front}
        if changes.touches(self.current.shows):
            self.refresh()


def _count_all(services: "Services", counts: "Mapping[str, Callable[[Services], int]]") -> Mapping[str, int]:
    return {key: count(services) for key, count in counts.items()}


def _tab_text(spec: PartSpec, count: int = 0) -> str:
    title = _(spec.title)
    named = _("%(title)s %(count)s") % {"title": title, "count": format_count(count)} if count else title
    return plain_mnemonic(named)


def _tab(spec: PartSpec) -> QToolButton:
    button = QToolButton()
    button.setText(_tab_text(spec))
    button.setCheckable(True)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return button
