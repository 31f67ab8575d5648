"""The instalments beside the terms: worked out, changed by hand, and what is still to be shared out."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.domain.calendars import WorkCalendar
from desktop.domain.instalments import Instalment, difference
from desktop.domain.problems import Problem, ProblemCode
from desktop.formats import format_date, format_money
from desktop.i18n import _, ngettext
from desktop.services.plans import WorkedOut
from desktop.ui.pages.plans.schedule_model import Cell, ScheduleModel
from desktop.ui.pages.plans.schedule_view import ScheduleView
from desktop.ui.pages.visits.words import dotted
from desktop.ui.widgets.plain import plain_label
from desktop.ui.widgets.restyle import restyle
from desktop.wording.plans import difference_line, instalment_name, moved_line
from desktop.wording.problems import sentence

_GOOD_SIZE = QSize(512, 420)
_ROWS_HEAD = "instalments"
_MOST_LINES = 4
#: What the line of the difference says in any case.
_TOLD_ALREADY = frozenset({ProblemCode.NOT_ALL_SPREAD, ProblemCode.TOO_MUCH_SPREAD})


class SchedulePane(QWidget):
    """A table of instalments, the difference to the debt in words, and the way back to what the terms say."""

    #: The rows were changed by hand, or are to follow the terms again.
    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.by_hand = False
        self.changed_by_hand = False
        self._debt = 0
        self._first = date.min
        self.model = ScheduleModel(self)
        self.view = ScheduleView(self.model)
        self.view.setAccessibleName(_("Schedule of instalments"))
        self.difference = plain_label(role="strong", wrap=True)
        self.sums = plain_label(role="muted", wrap=True)
        self.notes = plain_label(role="caption", wrap=True)
        self.errors = plain_label(role="error", wrap=True)
        self.errors.hide()
        self.add_button = _button(_("Add an instalment"))
        self.remove_button = _button(_("Take it out"))
        self.again_button = _button(_("Work out again"))
        self._build()
        self._connect()
        self._show_state()

    def _build(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self.add_button, self.remove_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        buttons.addWidget(self.again_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 0, 24, 8)
        column.setSpacing(8)
        column.addWidget(plain_label(_("Schedule of instalments"), role="heading"))
        column.addWidget(self.view, 1)
        column.addLayout(buttons)
        for label in (self.errors, self.difference, self.sums, self.notes):
            column.addWidget(label)

    def _connect(self) -> None:
        self.model.edited.connect(self._on_edited)
        self.add_button.clicked.connect(self._on_add)
        self.remove_button.clicked.connect(self._on_remove)
        self.again_button.clicked.connect(self._on_again)
        self.view.selectionModel().currentChanged.connect(lambda *_args: self._show_state())

    def sizeHint(self) -> QSize:
        """Ask for room for the columns."""
        return super().sizeHint().expandedTo(_GOOD_SIZE)

    # What the dialog uses

    def rows(self) -> tuple[Instalment, ...] | None:
        """Give the rows as edited; None while they follow from the terms."""
        return self.model.instalments() if self.by_hand else None

    def problems(self) -> list[Problem]:
        """Name the cells whose text cannot be read."""
        return self.model.unread_problems()

    def begin(self, rows: tuple[Instalment, ...] | None, first: date) -> None:
        """Start with rows made by hand, or with none; `first` is the day of a first row that is added."""
        self.by_hand = rows is not None
        self.changed_by_hand = False
        self._first = first
        self.model.forget_typing()
        self.model.show_rows(rows or (), self.model.currency)
        self._show_state()

    def show_worked(self, worked: WorkedOut, currency: str, calendar: WorkCalendar) -> None:
        """Show what the terms come to, or, with rows made by hand, their pay days and interest."""
        self._debt = worked.debt
        if worked.instalments or not self.by_hand:
            self.model.show_rows(worked.instalments, currency)
        self.view.fit_columns()
        rows = self.model.instalments()
        self.sums.setText(_sums(rows, currency))
        moved = [(row, moved_line(row, calendar)) for row in rows]
        lines = [f"{instalment_name(row)}: {line}" for row, line in moved if line]
        hidden = len(lines) - _MOST_LINES
        if hidden > 0:
            more = ngettext("and %(count)s more", "and %(count)s more", hidden) % {"count": hidden}
            lines = [*lines[:_MOST_LINES], more]
        self.notes.setText("\n".join(lines))
        self._show_state()

    def say(self, text: str) -> None:
        """Say what keeps the schedule from being worked out; '' says nothing."""
        self.errors.setText(text)
        self.errors.setVisible(bool(text))

    def wait_for(self, missing: Sequence[str]) -> None:
        """Say what the instalments wait for, where there are none yet."""
        if self.model.rowCount() and not missing:
            return
        text = _("The instalments come as soon as customer and terms are there.")
        self.sums.setText("\n".join([text, *missing]) if not self.model.rowCount() else "\n".join(missing))
        self.sums.show()

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Mark the cells that are wrong, say why, and go to the first."""
        self.mark_problems(problems)
        if any(problem.code in _TOLD_ALREADY for problem in problems):
            not_saved = _("Not saved: the instalments have to come to the debt exactly.")
            self.say("\n".join(filter(None, (self.errors.text(), not_saved))))
        cells = [problem for problem in problems if problem.field.startswith(f"{_ROWS_HEAD}.")]
        if cells:
            self.view.go_to(int(cells[0].field.split(".")[1]), Cell.PRINCIPAL)

    def mark_problems(self, problems: Sequence[Problem]) -> None:
        """Mark the cells that are wrong and say why below, each with its number; whoever types stays there."""
        cells = [problem for problem in problems if problem.field.startswith(f"{_ROWS_HEAD}.")]
        self.model.show_problems(cells)
        rows = self.model.instalments()
        whole = [problem for problem in problems if problem.field == _ROWS_HEAD]
        lines = [sentence(problem) for problem in whole if problem.code not in _TOLD_ALREADY]
        for problem in cells:
            at = int(problem.field.split(".")[1])
            name = instalment_name(rows[at]) if at < len(rows) else str(at + 1)
            lines.append(_("No. %(number)s: %(what)s") % {"number": name, "what": sentence(problem)})
        self.say("\n".join(lines[: 2 * _MOST_LINES]))

    # Private

    def _show_state(self) -> None:
        missing = difference(self._debt, self.model.instalments()) if self.model.rowCount() else 0
        text = difference_line(missing, self.model.currency)
        if not text and self.model.rowCount():
            debt = format_money(self._debt, self.model.currency)
            text = _("The instalments come to the debt exactly: %(amount)s") % {"amount": debt}
        self.difference.setText(text)
        restyle(self.difference, "status", "error" if missing else "")
        self.again_button.setVisible(self.by_hand)
        self.add_button.setEnabled(self._debt > 0)
        self.remove_button.setEnabled(self.view.currentIndex().isValid() and self.model.rowCount() > 1)
        for label in (self.sums, self.notes, self.difference):
            label.setVisible(bool(label.text()))

    def _on_edited(self) -> None:
        self.by_hand = self.changed_by_hand = True
        self.say("")
        self._show_state()
        self.edited.emit()

    def _on_add(self) -> None:
        missing = difference(self._debt, self.model.instalments())
        self.view.go_to(self.model.add(missing, self._first), Cell.PRINCIPAL)

    def _on_remove(self) -> None:
        at = self.view.currentIndex().row()
        self.model.remove(at)
        self.view.go_to(min(at, self.model.rowCount() - 1), Cell.PRINCIPAL)

    def _on_again(self) -> None:
        """Let the rows follow from the terms again."""
        self.by_hand = False
        self.model.forget_typing()
        self.say("")
        self._show_state()
        self.edited.emit()
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)


def _sums(rows: Sequence[Instalment], currency: str) -> str:
    count = sum(1 for row in rows if row.position)
    if not rows:
        return ""
    parts = [ngettext("%(count)s instalment", "%(count)s instalments", count) % {"count": count}]
    interest = sum(row.interest for row in rows)
    if interest:
        parts.append(_("interest %(amount)s") % {"amount": format_money(interest, currency)})
        total = format_money(sum(row.total for row in rows), currency)
        parts.append(_("%(amount)s in all") % {"amount": total})
    parts.append(_("the last on %(day)s") % {"day": format_date(max(row.pay_on for row in rows))})
    return dotted(parts)


def _button(text: str) -> QPushButton:
    button = QPushButton(text)
    button.setAutoDefault(False)
    return button
