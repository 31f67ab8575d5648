"""The line above the items: words, states that can be put together, a currency, and filters that were kept."""

from collections.abc import Collection
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QToolButton, QVBoxLayout, QWidget

from desktop.domain.itemfilter import ItemFilter
from desktop.domain.money import CURRENCIES
from desktop.i18n import N_, _
from desktop.ui.pages.process.still_inputs import Chooser, quiet

#: The states by their names in `ItemFilter`, in the order in which they stand.
_STATES = {
    "overdue": N_("Overdue"),
    "urgent": N_("Urgent"),
    "hand_over": N_("To hand over"),
    "disputed": N_("In dispute"),
    "promised": N_("With a promise"),
    "due_this_week": N_("Due this week"),
    "office_differs": N_("Differs from the file"),
    "lapsing": N_("May lapse"),
    "undated": N_("No due date"),
    "settled": N_("Settled"),
}
_TOOLTIPS = {
    "urgent": N_("Overdue by more than a third of the term"),
    "hand_over": N_("More than 60 days past due"),
    "office_differs": N_("The finance office's last file has another open amount"),
    "lapsing": N_("The claim may lapse within 180 days, or may have lapsed"),
    "settled": N_("Settled items instead of open ones"),
}
_SEARCH_WIDTH = 320
#: Milliseconds after the last letter.
_TYPING = 120


class FilterBar(QWidget):
    """What is chosen here stays while the page is open; all of it counts together."""

    #: Other items are wanted.
    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.search = QLineEdit()
        self.states = {name: _toggle(name) for name in _STATES}
        self.currency = Chooser([("", _("All currencies")), *((code, code) for code in CURRENCIES)], whole=True)
        self.kept_button = QPushButton(_("Kept filters"))
        self.rate_button = QPushButton()
        self.clear_button = QPushButton(_("Clear"))
        self._wait = QTimer(self)
        self._build()
        self._connect()

    def _build(self) -> None:
        self.search.setPlaceholderText(_("Customer, number, contract or project"))
        self.search.setAccessibleName(_("Search items"))
        self.search.setClearButtonEnabled(True)
        self.search.setMaximumWidth(_SEARCH_WIDTH)
        self.currency.setAccessibleName(_("Currency"))
        for button in (self.rate_button, self.clear_button):
            button.setProperty("kind", "link")
        self._wait.setSingleShot(True)
        self._wait.setInterval(_TYPING)
        first, second = QHBoxLayout(), QHBoxLayout()
        first.setSpacing(8)
        second.setSpacing(4)
        first.addWidget(self.search, 3)
        first.addWidget(self.currency)
        first.addWidget(self.states["settled"])  # the one that shows other items, not fewer
        first.addWidget(self.kept_button)
        first.addWidget(self.clear_button)
        first.addStretch(1)
        first.addWidget(self.rate_button)
        for name, state in self.states.items():
            if name != "settled":
                second.addWidget(state)
        second.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 0, 24, 0)
        layout.setSpacing(8)
        layout.addLayout(first)
        layout.addLayout(second)

    def _connect(self) -> None:
        self.search.textChanged.connect(lambda _text: self._wait.start())
        self._wait.timeout.connect(self._on_changed)
        for button in self.states.values():
            button.toggled.connect(lambda _on: self._on_changed())
        self.currency.currentIndexChanged.connect(lambda _at: self._on_changed())
        self.clear_button.clicked.connect(lambda _checked=False: self.choose(ItemFilter()))
        self.clear_button.hide()

    @property
    def filter(self) -> ItemFilter:
        """What is chosen now."""
        wanted = ItemFilter(text=self.search.text().strip(), currency=self.currency.chosen() or None)
        return with_states(wanted, {name for name, button in self.states.items() if button.isChecked()})

    def choose(self, wanted: ItemFilter) -> None:
        """Choose all of it at once."""
        with quiet(self.search), quiet(self.currency):
            self.search.setText(wanted.text)
            self.currency.choose(wanted.currency or "")
        for name, button in self.states.items():
            blocker = QSignalBlocker(button)
            button.setChecked(getattr(wanted, name))
            blocker.unblock()
        self._on_changed()

    def show_rate(self, text: str) -> None:
        """Say what waiting for money costs a year."""
        self.rate_button.setText(text)

    def _on_changed(self) -> None:
        self._wait.stop()
        self.clear_button.setVisible(self.filter != ItemFilter())
        self.changed.emit()


def with_states(wanted: ItemFilter, names: Collection[str]) -> ItemFilter:
    """Give a filter that asks for the states of these names besides."""
    states: dict[str, Any] = {name: name in names for name in _STATES}
    return replace(wanted, **states)


def _toggle(name: str) -> QToolButton:
    button = QToolButton()
    button.setText(_(_STATES[name]))
    button.setCheckable(True)
    button.setProperty("kind", "chip")
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    if name in _TOOLTIPS:
        button.setToolTip(_(_TOOLTIPS[name]))
    return button
