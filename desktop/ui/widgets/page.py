"""The base of every page: header, body, empty state, detail panel, and when to read again."""

from collections.abc import Callable
from typing import ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from desktop.services.results import Changes, Entity
from desktop.ui.context import Context
from desktop.ui.icons import set_icon
from desktop.ui.widgets.empty_state import EmptyState
from desktop.ui.widgets.plain import ElidedLabel, plain_mnemonic


class Page(QWidget):
    """A page of the window.

    A page names the entities it shows in `shows` and overrides `reload`, which is called when the page is on the
    screen and one of them was written, and when a page that missed such a write is shown again. A page about one
    customer sets `customer`, and is left alone by writes that belong to another.
    """

    #: What this page reads; a write that touches none of it does not concern the page.
    shows: ClassVar[frozenset[Entity]] = frozenset()

    #: How wide the panel at the right is at first, in logical pixels.
    detail_width: ClassVar[int] = 360

    #: The key of a page and a dict of arguments for its `arrive`.
    navigate_requested = Signal(str, object)
    #: A sentence about work that is done, and a function that undoes it or None.
    done = Signal(str, object)

    def __init__(self, context: Context, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.customer: int | None = None
        self._stale = True
        self._build(title)
        context.hub.changed.connect(self._on_changed)

    def _build(self, title: str) -> None:
        self._title = ElidedLabel(title, role="title")
        self._summary = ElidedLabel(role="muted")
        self._actions = QHBoxLayout()
        self._actions.setSpacing(8)
        first = QHBoxLayout()
        first.setSpacing(16)
        first.addWidget(self._title, 1)
        first.addLayout(self._actions)
        header = QVBoxLayout()
        header.setContentsMargins(24, 16, 24, 16)
        header.setSpacing(4)
        header.addLayout(first)
        header.addWidget(self._summary)  # figures of several currencies need the whole width
        self._empty = EmptyState()
        self._stack = QStackedWidget()
        self._stack.addWidget(self._empty)
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.addWidget(self._stack)
        self._splitter.setStretchFactor(0, 1)
        self._detail: QWidget | None = None
        self._body: QWidget | None = None
        self._first: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addLayout(header)
        self._column.addWidget(self._splitter, 1)

    # What a page overrides

    def arrive(self, **arguments: object) -> None:
        """Take the arguments of a navigation, before the page is shown; nothing by default.

        Ends with `self.refresh()` when they change what the page has to read.
        """

    def reload(self) -> None:
        """Read again what the page shows, through `self.context.jobs`."""

    @property
    def has_unsaved(self) -> bool:
        """Whether something was typed on the page that is not in the book yet; False unless a page says otherwise."""
        return False

    def ask_to_leave(
        self,
        go: Callable[[], object],
        stay: Callable[[], object] | None = None,  # noqa: ARG002 - for pages with something to save
    ) -> None:
        """Call `go` when the page may be left, `stay` when the user thinks better of it; a clean page goes at once."""
        go()

    # What a page uses

    def set_title(self, title: str, summary: str = "") -> None:
        """Say what this page is showing and, in one line, the figures that matter."""
        self._title.setText(title)
        self.set_summary(summary)

    def set_summary(self, summary: str) -> None:
        """Replace the line below the title."""
        self._summary.setText(summary)

    @property
    def part(self) -> str:
        """The part of the page that is in front, by a name of its own; '' on a page that has none."""
        return ""

    @property
    def title(self) -> str:
        """The title as shown."""
        return self._title.text()

    @property
    def summary(self) -> str:
        """The line below the title as shown."""
        return self._summary.text()

    def add_action(self, text: str, run: Callable[[], object], *, icon: str = "", primary: bool = False) -> QPushButton:
        """Put a button at the right of the header, left to right; the one primary action goes last."""
        button = QPushButton(plain_mnemonic(text))
        if primary:
            button.setProperty("kind", "primary")
        if icon:
            set_icon(button, icon, role="on_accent" if primary else "text")
        button.clicked.connect(lambda _checked=False: run())
        self._actions.addWidget(button)
        return button

    def set_body(self, body: QWidget) -> None:
        """Give the page its content; it is what is shown from now on."""
        self._stack.addWidget(body)
        self._stack.setCurrentWidget(body)
        self._body = body

    def show_body(self) -> None:
        """Show the content instead of the empty state."""
        if self._stack.count() > 1:
            self._stack.setCurrentIndex(1)

    def show_empty(self, text: str, action: str = "", run: Callable[[], object] | None = None) -> None:
        """Say in the content's place what belongs here and offer the one action that fills it."""
        self._empty.say(text, action, run)
        self._stack.setCurrentWidget(self._empty)

    def add_bar(self, bar: QWidget) -> None:
        """Put a line of choices below the header, over the whole width, the panel's too."""
        bar.setContentsMargins(0, 0, 0, 8)
        self._column.insertWidget(1, bar)

    def set_detail(self, detail: QWidget) -> None:
        """Put a panel at the right, hidden until `show_detail`."""
        self._detail = detail
        detail.setProperty("role", "detail")
        detail.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        detail.setMinimumWidth(280)
        self._splitter.addWidget(detail)
        self._splitter.setStretchFactor(1, 0)
        detail.hide()

    def show_detail(self, *, shown: bool = True) -> None:
        """Show or hide the panel at the right."""
        if self._detail is None or self._detail.isHidden() != shown:
            return
        self._detail.setVisible(shown)
        if shown:
            self._splitter.setSizes([max(1, self.width() - self.detail_width), self.detail_width])

    def toggle_detail(self) -> None:
        """Show the panel at the right if it is hidden, hide it if it is shown."""
        if self._detail is not None:
            self.show_detail(shown=self._detail.isHidden())

    def go(self, key: str, **arguments: object) -> None:
        """Ask the window for another page."""
        self.navigate_requested.emit(key, arguments)

    def say_done(self, text: str, undo: Callable[[], object] | None = None) -> None:
        """Have the window show in passing that work is done."""
        self.done.emit(text, undo)

    def begin_at(self, widget: QWidget) -> None:
        """Have the keyboard begin here; a focus proxy instead would make Tab leave out what stands before it."""
        self._first = widget

    def take_focus(self) -> None:
        """Put the keyboard where the page begins; on an empty page, on the action that fills it."""
        is_empty = self._stack.currentWidget() is self._empty
        first = self._empty.button if is_empty else self._first or self._body or self
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Reload now when the page is on the screen, else as soon as it is."""
        self._stale = True
        if self.isVisible():
            self._stale = False
            self.reload()

    # What Qt and the hub call

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what was written while the page was hidden."""
        super().showEvent(event)
        if self._stale:
            self.refresh()

    def _on_changed(self, changes: Changes) -> None:
        if changes.touches(self.shows, self.customer):
            self.refresh()
