"""The rail at the left: one button a page, with icon, word and the number of things that wait there."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from desktop.formats import format_count
from desktop.ui.icons import IconLabel
from desktop.ui.widgets.plain import ElidedLabel, plain_label

_WIDTH = 184
_MOST = 999


class RailEntry(NamedTuple):
    """One button: the key it stands for, its word in the user's language, its icon, and the keys that press it."""

    key: str
    title: str
    icon: str
    shortcut: str = ""
    at_foot: bool = False


class RailButton(QPushButton):
    """Icon, word, count."""

    def __init__(self, entry: RailEntry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.entry = entry
        self.setProperty("role", "rail")
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._icon = IconLabel(entry.icon, "muted")
        self._count = plain_label(role="caption")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(10, 0, 10, 0)
        layout.setSpacing(10)
        layout.addWidget(self._icon)
        layout.addWidget(ElidedLabel(entry.title), 1)
        layout.addWidget(self._count)
        for label in self.findChildren(QWidget):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.toggled.connect(self._on_toggled)
        self.set_count(0)

    def set_count(self, count: int) -> None:
        """Show how many things wait; 0 shows nothing."""
        text = f"{_MOST}+" if count > _MOST else format_count(count)
        self._count.setText(text if count else "")
        self.setAccessibleName(f"{self.entry.title}, {count}" if count else self.entry.title)
        name = f"{self.entry.title} ({self.entry.shortcut})" if self.entry.shortcut else self.entry.title
        self.setToolTip(name)

    @property
    def count_text(self) -> str:
        """The count as shown."""
        return self._count.text()

    def _on_toggled(self, checked: bool) -> None:  # noqa: FBT001 - Qt's signal
        self._icon.show_icon(self.entry.icon, "accent" if checked else "muted")


class Rail(QWidget):
    """All pages that one goes to directly."""

    #: The key of the page that is wanted.
    chosen = Signal(str)

    def __init__(self, entries: Sequence[RailEntry], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(_WIDTH)
        self._buttons = {entry.key: RailButton(entry) for entry in entries}
        self._group = QButtonGroup(self)
        self._marked = ""
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 12, 8, 8)
        layout.setSpacing(2)
        self._add(layout, [button for button in self._buttons.values() if not button.entry.at_foot])
        layout.addStretch(1)
        line = QFrame()
        line.setProperty("role", "line")
        layout.addWidget(line)
        layout.addSpacing(6)
        self._add(layout, [button for button in self._buttons.values() if button.entry.at_foot])

    def choose(self, key: str) -> None:
        """Mark the page that is shown; a page that is not in the rail leaves the mark where it was."""
        if key in self._buttons:
            self._marked = key
        self.mark_again()

    def mark_again(self) -> None:
        """Mark the page that was marked before a press that led nowhere."""
        if self._marked:
            self._buttons[self._marked].setChecked(True)

    def button(self, key: str) -> RailButton:
        """Give the button of a page; an unknown key raises KeyError."""
        return self._buttons[key]

    def _add(self, layout: QVBoxLayout, buttons: Sequence[RailButton]) -> None:
        for button in buttons:
            self._group.addButton(button)
            layout.addWidget(button)
            button.clicked.connect(lambda _checked=False, key=button.entry.key: self.chosen.emit(key))
