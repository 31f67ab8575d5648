"""The page of money: what is owed item by item, what came in, and how old the debts are."""

from collections.abc import Sequence
from functools import partial
from typing import ClassVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from desktop.i18n import _
from desktop.services.results import Changes, Entity
from desktop.ui.context import Context
from desktop.ui.pages.money.part import MoneyPart
from desktop.ui.pages.money.parts import PARTS, PartSpec
from desktop.ui.widgets.page import Page
from desktop.ui.widgets.plain import plain_mnemonic
from desktop.ui.widgets.tab_order import keep_reading_order, reading_order


class MoneyPage(Page):
    """One part is in front; each keeps what was chosen on it while the page is open."""

    shows: ClassVar[frozenset[Entity]] = frozenset(
        {
            Entity.RECEIVABLE,
            Entity.PAYMENT,
            Entity.CUSTOMER,
            Entity.DISPUTE,
            Entity.PROMISE,
            Entity.PLAN,
            Entity.IMPORT,
            Entity.SETTING,
        }
    )
    detail_width: ClassVar[int] = 440

    def __init__(self, context: Context, specs: Sequence[PartSpec] = PARTS, parent: QWidget | None = None) -> None:
        super().__init__(context, _("Money"), parent)
        self._specs = tuple(specs)
        self._parts: dict[str, MoneyPart] = {}
        self._of_part: dict[str, list[QWidget]] = {}  # what stands around it: buttons and bar
        self._missed: set[str] = set()  # parts that were hidden while something was written
        self._front = self._specs[0].key
        self.tabs = {spec.key: _tab(spec) for spec in self._specs}
        self._stacked = QStackedWidget()
        self._panels = QStackedWidget()
        self._build_body()
        self.choose(self._front)

    def _build_body(self) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(24, 0, 24, 0)
        row.setSpacing(4)
        group = QButtonGroup(self)
        for key, tab in self.tabs.items():
            group.addButton(tab)
            row.addWidget(tab)
            tab.clicked.connect(partial(self._on_tab, key))
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

    @property
    def part(self) -> str:
        """The key of the part in front."""
        return self._front

    # What is shown

    @property
    def current(self) -> MoneyPart:
        """The part in front."""
        return self._parts[self._front]

    def choose(self, key: str) -> None:
        """Bring a part to the front; an unknown key raises KeyError."""
        is_new = key not in self._parts
        if is_new:
            self._add(next(spec for spec in self._specs if spec.key == key))
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
        buttons: list[QWidget] = [
            self.add_action(each.text, each.run, icon=each.icon, primary=each.primary) for each in part.header_actions()
        ]
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

    def _show_panel(self, part: MoneyPart, *, shown: bool) -> None:
        if part is self.current and part.panel is not None:
            self.show_detail(shown=shown)

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


def _tab(spec: PartSpec) -> QToolButton:
    button = QToolButton()
    button.setText(plain_mnemonic(_(spec.title)))
    button.setCheckable(True)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return button
