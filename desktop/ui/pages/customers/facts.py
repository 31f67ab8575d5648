"""Figures beside each other: what each is called, what it says, and a remark."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.ui.models.roles import ChipKind
from desktop.ui.widgets.chips import Chip
from desktop.ui.widgets.plain import ElidedLabel, plain_label

_NAME_WIDTH = 88
#: A figure that is no longer is shown whole; it is the remarks that give way.
_WHOLE_WIDTH = 208


@dataclass(frozen=True, slots=True)
class Fact:
    """One figure; with `chip` it is a state."""

    name: str
    value: str
    hint: str = ""
    status: str = ""  # of the stylesheet: error, warn
    hint_status: str = ""
    chip: ChipKind | None = None


class Facts(QWidget):
    """Shows figures in a row, or one below the other in a panel."""

    def __init__(self, *, upright: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[Fact, ...] = ()
        self._upright = upright
        self._row = QVBoxLayout(self) if upright else QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(8 if upright else 32)

    @property
    def facts(self) -> tuple[Fact, ...]:
        """What is shown."""
        return self._shown

    def show_facts(self, facts: Sequence[Fact]) -> None:
        """Show these figures."""
        if tuple(facts) == self._shown:
            return
        self._shown = tuple(facts)
        while (item := self._row.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for fact in facts:
            self._row.addWidget(_fact(fact, upright=self._upright))
        if not self._upright:
            self._row.addStretch(1)


def _fact(fact: Fact, *, upright: bool) -> QWidget:
    """Show one figure below its name; in a panel beside it, where the height is needed for more."""
    box = QWidget()
    box.setAccessibleName(f"{fact.name}: {fact.value}")
    name = plain_label(fact.name, role="caption", wrap=upright)
    if not upright:
        layout = QVBoxLayout(box)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(name)
        _add_value(layout, fact, wrap=False)
        return box
    name.setFixedWidth(_NAME_WIDTH)
    name.setContentsMargins(0, 2, 0, 0)  # on the line of the larger figure
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    row.addWidget(name, 0, Qt.AlignmentFlag.AlignTop)
    column = QVBoxLayout()
    column.setSpacing(2)
    row.addLayout(column, 1)
    _add_value(column, fact, wrap=True)
    return box


def _add_value(layout: QVBoxLayout, fact: Fact, *, wrap: bool) -> None:
    if fact.chip is not None:
        layout.addWidget(Chip(fact.value, fact.chip), 0, Qt.AlignmentFlag.AlignLeft)
    else:
        value = plain_label(fact.value, role="strong", wrap=True) if wrap else _figure(fact.value)
        value.setProperty("status", fact.status)
        layout.addWidget(value)
    if fact.hint:
        hint = plain_label(fact.hint, role="caption", wrap=True) if wrap else ElidedLabel(fact.hint, role="caption")
        hint.setProperty("status", fact.hint_status)
        layout.addWidget(hint)
    layout.addStretch(1)


def _figure(text: str) -> ElidedLabel:
    figure = ElidedLabel(text, role="strong")
    figure.ensurePolished()
    figure.setMinimumWidth(min(figure.sizeHint().width(), _WHOLE_WIDTH))
    return figure
