"""One stretch of days on which the customer is closed."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop.domain.problems import Problem, ProblemCode
from desktop.domain.process import ClosedPeriod, PaymentProcess, validate
from desktop.i18n import _, pgettext
from desktop.ui.pages.process.row_buttons import row_button
from desktop.ui.pages.process.still_inputs import quiet
from desktop.ui.widgets.date_edit import DateEdit
from desktop.ui.widgets.plain import plain_label
from desktop.wording import problems


class ClosedRow(QWidget):
    """Edits one closed period; a row with no day at all counts for nothing."""

    #: Something was typed.
    edited = Signal()
    #: The period is to go.
    remove_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.first = DateEdit()
        self.last = DateEdit()
        self.note = QLineEdit()
        self.note.setPlaceholderText(_("Stock-taking, long holiday..."))
        self.error = plain_label(role="error", wrap=True)
        self.error.hide()
        self.remove_button = row_button("close", _("Take these days out"), self.remove_wanted.emit)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.first, 2)
        row.addWidget(plain_label(pgettext("between two days", "to"), role="muted"))
        row.addWidget(self.last, 2)
        row.addWidget(self.note, 3)
        row.addWidget(self.remove_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(row)
        layout.addWidget(self.error)
        for field, name in (
            (self.first, _("First day closed")),
            (self.last, _("Last day closed")),
            (self.note, _("Note")),
        ):
            field.setAccessibleName(name)
            field.textChanged.connect(lambda _text: self._on_edited())

    def period(self) -> ClosedPeriod | None:
        """Give the period; None while it is not whole (see `fault`) or empty."""
        period = self._typed()
        return None if period is None or self.fault() else period

    def show_period(self, period: ClosedPeriod) -> None:
        """Show a period."""
        with quiet(self):
            self.first.set_day(period.first)
            self.last.set_day(period.last)
            self.note.setText(period.note)

    def fault(self) -> str:
        """Say what is wrong; empty when nothing is, or nothing is typed."""
        found = [each for field in (self.first, self.last) if (each := field.problem(""))]
        period = self._typed()
        if period is not None:
            found += validate(PaymentProcess(closed=(period,)))
        elif not found and any(field.text().strip() for field in (self.first, self.last, self.note)):
            found.append(Problem("", ProblemCode.REQUIRED))
        return "\n".join(dict.fromkeys(_sentence(each) for each in found))

    def show_fault(self) -> None:
        """Say below the fields what is wrong, and go there."""
        fault = self.fault()
        self.error.setText(fault)
        self.error.setVisible(bool(fault))
        if fault:
            (self.last if self.first.day() else self.first).setFocus(Qt.FocusReason.OtherFocusReason)

    def _typed(self) -> ClosedPeriod | None:
        """Give what is typed when both days are; one day alone is a period of one day."""
        first = self.first.day()
        last = self.last.day() or (first if not self.last.text().strip() else None)
        return ClosedPeriod(first, last, self.note.text()) if first and last else None

    def _on_edited(self) -> None:
        self.error.hide()
        self.edited.emit()


def _sentence(problem: Problem) -> str:
    if problem.code is ProblemCode.NOT_AFTER:
        return _("The last day lies before the first.")
    return problems.sentence(replace(problem, field=""))
