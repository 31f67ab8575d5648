"""Labelled fields in a grid, each with the sentence about what is wrong with it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractSpinBox, QComboBox, QGridLayout, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from desktop.domain.problems import Problem
from desktop.ui.widgets.plain import plain_label
from desktop.ui.widgets.restyle import restyle
from desktop.ui.widgets.wheel import leave_wheel_to_page

#: Turns a problem into a sentence in the user's language.
Sentence = Callable[[Problem], str]

_NOTE_HEIGHT = 80


@dataclass(frozen=True, slots=True)
class _Field:
    widget: QWidget
    error: QLabel
    label: QLabel
    hint: QLabel
    status: str  # of the widget while nothing is wrong with it


class Form(QWidget):
    """Fields by name, in one or more columns, labels above. An error takes nothing away from what was typed."""

    #: Something was typed or chosen.
    edited = Signal()

    def __init__(self, sentence: Sentence, *, columns: int = 1, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sentence = sentence
        self._columns = columns
        self._next = 0
        self._fields: dict[str, _Field] = {}
        self._clean: tuple[Any, ...] = ()
        self._whole = plain_label(role="error", wrap=True)
        self._whole.hide()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(12)
        self._grid.addWidget(self._whole, 0, 0, 1, columns)
        for column in range(columns):
            self._grid.setColumnStretch(column, 1)

    def add(
        self, name: str, label: str, widget: QWidget, *, hint: str = "", required: bool = False, span: int = 1
    ) -> None:
        """Add a field after the last, over `span` columns; a hint stays below it."""
        error = plain_label(role="error", wrap=True)
        error.hide()
        if isinstance(widget, QPlainTextEdit):
            widget.setTabChangesFocus(True)
            widget.setFixedHeight(_NOTE_HEIGHT)
        if isinstance(widget, QComboBox | QAbstractSpinBox):
            leave_wheel_to_page(widget)
        words = plain_label(f"{label} *" if required else label, role="caption")
        words.setBuddy(widget)
        widget.setAccessibleName(label)
        cell = QVBoxLayout()
        cell.setSpacing(4)
        cell.addWidget(words)
        cell.addWidget(widget)
        below = plain_label(hint, role="caption", wrap=True)
        if not hint:
            below.hide()  # while it has no parent, to show it would open a window of its own
        cell.addWidget(below)
        cell.addWidget(error)
        cell.addStretch(1)
        self._place(cell, span)
        self._fields[name] = _Field(widget, error, words, below, widget.property("status") or "")
        if (signal := _edited_signal(widget)) is not None:
            signal.connect(lambda *_args: self._on_edited(name))
        self.mark_clean()

    def add_wide(self, widget: QWidget) -> None:
        """Add something that is no field (a heading, a table) over all columns."""
        cell = QVBoxLayout()
        cell.addWidget(widget)
        self._place(cell, self._columns)

    def field(self, name: str) -> QWidget:
        """Give the widget of a field; an unknown name raises KeyError."""
        return self._fields[name].widget

    def show_field(self, name: str, *, shown: bool) -> None:
        """Show or hide a field with its label; one that is hidden keeps what it holds and is not found fault with."""
        field = self._fields[name]
        field.widget.setVisible(shown)
        field.label.setVisible(shown)
        field.hint.setVisible(shown and bool(field.hint.text()))
        _mark(field, "")

    def set_hint(self, name: str, hint: str) -> None:
        """Say something else below a field, or nothing."""
        field = self._fields[name]
        field.hint.setText(hint)
        field.hint.setVisible(bool(hint) and not field.widget.isHidden())

    # What was typed

    def mark_clean(self) -> None:
        """Take what the fields show now as unchanged."""
        self._clean = self._typed()

    @property
    def is_dirty(self) -> bool:
        """Whether the fields show something else than when they were filled."""
        return self._typed() != self._clean

    def typed_problems(self) -> tuple[Problem, ...]:
        """Name the fields whose text is no amount, day or time at all."""
        found = []
        for name, field in self._fields.items():
            check = None if field.widget.isHidden() else getattr(field.widget, "problem", None)
            if callable(check) and (problem := check(name)) is not None:
                found.append(problem)
        return tuple(found)

    # What is wrong with it

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Show each sentence at its field, those without a field above all, and go to the first bad field."""
        self.mark_problems(problems)
        bad = [name for name in self._fields if any(problem.field == name for problem in problems)]
        if bad:
            self._fields[bad[0]].widget.setFocus(Qt.FocusReason.OtherFocusReason)

    def mark_problems(self, problems: Sequence[Problem]) -> None:
        """Show the sentences alone: whoever is typing stays where they are."""
        self.clear_problems()
        seen = {name for name, field in self._fields.items() if not field.widget.isHidden()}
        loose = [self._sentence(problem) for problem in problems if problem.field not in seen]
        self._whole.setText("\n".join(loose))
        self._whole.setVisible(bool(loose))
        for name, field in self._fields.items():
            sentences = [self._sentence(problem) for problem in problems if problem.field == name]
            if sentences:
                _mark(field, "\n".join(sentences))

    def clear_problems(self) -> None:
        """Take all sentences away."""
        self._whole.hide()
        for field in self._fields.values():
            _mark(field, "")

    def error_text(self, name: str) -> str:
        """Give the sentence shown at a field, or of the whole form for an empty name."""
        label = self._fields[name].error if name else self._whole
        return "" if label.isHidden() else label.text()

    # Private

    def _place(self, cell: QVBoxLayout, span: int) -> None:
        row, column = divmod(self._next, self._columns)
        if column + span > self._columns:
            row, column = row + 1, 0
        self._grid.addLayout(cell, row + 1, column, 1, span)
        self._next = row * self._columns + column + span

    def _typed(self) -> tuple[Any, ...]:
        return tuple(field.widget.metaObject().userProperty().read(field.widget) for field in self._fields.values())

    def _on_edited(self, name: str) -> None:
        _mark(self._fields[name], "")
        self.edited.emit()


def _mark(field: _Field, sentence: str) -> None:
    """Show or take away one sentence, with the colour of the field."""
    field.error.setText(sentence)
    field.error.setVisible(bool(sentence))
    field.widget.setAccessibleDescription(sentence)
    restyle(field.widget, "status", "error" if sentence else field.status)


def _edited_signal(widget: QWidget) -> Any:  # noqa: ANN401 - a bound signal, which has no public type
    """Find the signal that tells of a change of what the widget holds: Qt names it beside its user property."""
    name = widget.metaObject().userProperty().notifySignal().name().toStdString()
    return getattr(widget, name, None) if name else None
