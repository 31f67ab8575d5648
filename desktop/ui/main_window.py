"""The frame of ui.md: top bar, rail, the pages, and the line at the foot."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QIcon, QKeyEvent, QKeySequence, QMouseEvent, QPaintEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from desktop import paths
from desktop.i18n import _
from desktop.services.results import Changes
from desktop.ui.context import Context
from desktop.ui.hits import Hit
from desktop.ui.icons import set_icon
from desktop.ui.pages import Command, PageSpec
from desktop.ui.palette import Palette
from desktop.ui.widgets.banner import Banner
from desktop.ui.widgets.page import Page
from desktop.ui.widgets.plain import plain_mnemonic
from desktop.ui.widgets.rail import Rail, RailEntry
from desktop.ui.widgets.status_line import StatusLine
from desktop.ui.widgets.toast import Toast
from desktop.ui.widgets.top_bar import TopBar

_MOST_SHORTCUTS = 9
_HISTORY = 50
_HELP = "help"


def _nothing(_text: str) -> Sequence[Hit]:
    return ()


class MainWindow(QMainWindow):
    """Shows one page at a time, each made when it is first wanted."""

    #: The user wants to leave the sample book.
    leave_sample_requested = Signal()
    #: The window was closed by the user.
    closed = Signal()
    #: The window was painted for the first time.
    painted = Signal()

    def __init__(
        self,
        context: Context,
        pages: Sequence[PageSpec],
        commands: Sequence[Command] = (),
        search: Callable[[str], Sequence[Hit]] = _nothing,
        *,
        is_sample: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """Show the first page; `search` runs on a reader's thread."""
        super().__init__(parent)
        self.context = context
        self._specs = {spec.key: spec for spec in pages}
        self._commands = tuple(commands)
        self._pages: dict[str, Page] = {}
        self._history: list[tuple[str, Mapping[str, object]]] = []
        self._here: tuple[str, Mapping[str, object]] | None = None
        self._was_painted = False
        self.setWindowTitle(_("Dunwell"))
        self.setWindowIcon(QIcon(str(paths.resource("icons", "dunwell.svg"))))
        self.setMinimumSize(960, 600)
        self._build(is_sample=is_sample)
        self.palette_box = Palette(self.top_bar.search, self, context.jobs, search, self._hits())
        self.toast = Toast(self)
        self._connect()
        if pages:
            self.navigate(pages[0].key)

    def _build(self, *, is_sample: bool) -> None:
        self.top_bar = TopBar()
        self.rail = Rail(self._entries())
        self.stack = QStackedWidget()
        self.stack.setObjectName("pages")
        self.status_line = StatusLine()
        self.banner = Banner(
            "sample",
            _("This is the sample book. Try anything: none of it is real."),
            _("Leave the sample"),
        )
        self.banner.setVisible(is_sample)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.rail)
        middle.addWidget(self.stack, 1)
        frame = QWidget()
        layout = QVBoxLayout(frame)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.top_bar)
        layout.addWidget(self.banner)
        layout.addLayout(middle, 1)
        layout.addWidget(self.status_line)
        self.setCentralWidget(frame)
        self._fill_new_menu()

    def _fill_new_menu(self) -> None:
        button = self.top_bar.new_button
        for command in self._commands:
            if command.makes_new:
                action = button.menu().addAction(plain_mnemonic(_(command.title)))
                set_icon(action, command.icon, role="muted")
                action.triggered.connect(partial(self._run, command))
        button.setVisible(not button.menu().isEmpty())

    def _connect(self) -> None:
        self.context.hub.changed.connect(self._on_changed)
        self.context.jobs.writing.connect(self._on_writing)
        self.rail.chosen.connect(self._on_chosen)
        self.palette_box.chosen.connect(self._on_hit)
        self.banner.pressed.connect(self.leave_sample_requested)
        self.top_bar.help_wanted.connect(self.show_help)
        for number, entry in enumerate(self._entries()[:_MOST_SHORTCUTS], start=1):
            QShortcut(QKeySequence(f"Ctrl+{number}"), self, partial(self._on_chosen, entry.key))
        for keys, run in (
            ("Ctrl+K", self.palette_box.open),
            ("Alt+Left", self.back),
            ("F1", self.show_help),
            ("F5", self.reload),
        ):
            QShortcut(QKeySequence(keys), self, run)

    # Pages

    @property
    def key(self) -> str:
        """The key of the page that is shown; '' when there are no pages."""
        return self._here[0] if self._here else ""

    @property
    def page(self) -> Page | None:
        """The page that is shown."""
        return self._pages.get(self.key)

    def navigate(self, key: str, **arguments: object) -> None:
        """Show a page with these arguments; an unknown key raises KeyError.

        An argument `do` names an action for the page to begin with; going back does not repeat it. A page with work
        that is not saved asks first.
        """
        self._leave_for(key, partial(self._navigate, key, arguments))

    def _navigate(self, key: str, arguments: Mapping[str, object]) -> None:
        self._show(key, arguments)
        there = (key, {name: value for name, value in arguments.items() if name != "do"})
        if self._here is not None and self._here != there:
            self._history = [*self._history[1 - _HISTORY :], self._here]
        self._here = there

    def back(self) -> None:
        """Show the page before this one, if there was one."""
        if self._history:
            self._leave_for(self._history[-1][0], self._back)

    def _back(self) -> None:
        key, arguments = self._history.pop()
        self._show(key, arguments)
        self._here = (key, arguments)

    def _leave_for(self, key: str, go: Callable[[], object]) -> None:
        page = self.page
        if page is None or key == self.key:
            go()
        else:
            page.ask_to_leave(go, self.rail.mark_again)

    def reload(self) -> None:
        """Read the page that is shown again."""
        if self.page is not None:
            self.page.refresh()

    def _show(self, key: str, arguments: Mapping[str, object]) -> None:
        page = self._pages.get(key) or self._make(self._specs[key])
        page.arrive(**arguments)
        self.stack.setCurrentWidget(page)
        self.rail.choose(self._specs[key].parent or key)
        page.take_focus()

    def _make(self, spec: PageSpec) -> Page:
        page = spec.factory(self.context)
        page.navigate_requested.connect(self._on_navigate)
        page.done.connect(self.toast.say)
        self._pages[spec.key] = page
        self.stack.addWidget(page)
        return page

    # What is due

    def refresh_counts(self) -> None:
        """Count anew what waits on each page; whoever shows the window does so once its first picture is there."""
        for spec in self._specs.values():
            if spec.count is not None and spec.in_rail:
                show = self.rail.button(spec.key).set_count
                self.context.jobs.latest(("count", spec.key), spec.count, self.context.services, then=show, owner=self)

    def show_reminders(self, reminders: Sequence[str]) -> None:
        """List under the bell what is to be confirmed; choosing one goes to the first page."""
        self.top_bar.bell.set_reminders(reminders, partial(self.navigate, next(iter(self._specs), "")))

    def show_help(self) -> None:
        """Open the help at what it says about the page that is shown."""
        if _HELP in self._specs and self.key != _HELP:
            self.navigate(_HELP, page=self.key, part=self.page.part if self.page else "")

    # What Qt calls

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back on Esc that nobody else wanted."""
        if event.key() == Qt.Key.Key_Escape:
            self.back()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go back on the mouse's own button for it."""
        if event.button() == Qt.MouseButton.BackButton:
            self.back()
        else:
            super().mousePressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell of the first picture, once it is there."""
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self, self.painted.emit)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell that the user has closed the window; not before work that is not saved was asked about."""
        if self.page is not None and self.page.has_unsaved:
            event.ignore()
            self.page.ask_to_leave(self.close)
            return
        super().closeEvent(event)
        self.context.program.closing.emit()
        self.closed.emit()

    # Private

    def _entries(self) -> list[RailEntry]:
        shown = [spec for spec in self._specs.values() if spec.in_rail]
        shown.sort(key=lambda spec: spec.at_foot)
        keys = [f"Ctrl+{number}" if number <= _MOST_SHORTCUTS else "" for number in range(1, len(shown) + 1)]
        return [
            RailEntry(spec.key, _(spec.title), spec.icon, keys, spec.at_foot)
            for spec, keys in zip(shown, keys, strict=True)
        ]

    def _hits(self) -> list[Hit]:
        go = [Hit(_(spec.title), spec.icon, spec.key, {}, _("Page")) for spec in self._specs.values() if spec.in_rail]
        do = [Hit(_(each.title), each.icon, each.page, each.arguments, _("Command")) for each in self._commands]
        return [*do, *go]

    def _run(self, command: Command, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - Qt's signal
        self.navigate(command.page, **command.arguments)

    def _on_chosen(self, key: str) -> None:
        self.navigate(key)

    def _on_hit(self, hit: Hit) -> None:
        self.navigate(hit.page, **hit.arguments)

    def _on_navigate(self, key: str, arguments: Mapping[str, object]) -> None:
        self.navigate(key, **arguments)

    def _on_changed(self, _changes: Changes) -> None:
        self.refresh_counts()

    def _on_writing(self, writing: bool) -> None:  # noqa: FBT001 - Qt's signal
        self.status_line.set_writing(writing=writing)
