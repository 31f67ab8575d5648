"""Asking why, before something is taken back that stays in the record."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from desktop.i18n import _
from desktop.ui.context import Context
from desktop.ui.widgets.form import Form
from desktop.ui.widgets.form_dialog import FormDialog
from desktop.wording.problems import sentence


@dataclass(frozen=True, slots=True)
class Question:
    """What a dialog asks: its title, the words of its button, what will happen, and an example of a reason."""

    title: str
    action: str
    outcome: str
    hint: str = ""
    required: bool = True


class ReasonDialog(FormDialog):
    """One reason, which is handed to a use case."""

    def __init__(
        self, context: Context, question: Question, run: Callable[[str], Any], parent: QWidget | None = None
    ) -> None:
        """Take the use case that gets the reason and answers `Saved` or `Refused`."""
        self._run = run
        self.reason = QPlainTextEdit()
        form = Form(sentence)
        form.add("reason", _("Reason"), self.reason, required=question.required, hint=question.hint)
        super().__init__(context.jobs, question.title, form, save_text=question.action, parent=parent)
        self.set_outcome(question.outcome)
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def save(self) -> None:
        """Hand the reason over; a reason that is missing comes back to its field."""
        self.send(partial(self._run, self.reason.toPlainText()))
