"""Noting what moves a limitation period and stands nowhere else in the book."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from desktop.domain.limitation import ClockEventKind, ClockItem
from desktop.domain.problems import Problem, ProblemCode
from desktop.i18n import _
from desktop.services.limitation import ClockEventForm
from desktop.ui.context import Context
from desktop.ui.pages.process.still_inputs import Chooser
from desktop.ui.pages.visits.words import capital
from desktop.ui.widgets.date_edit import DateEdit
from desktop.ui.widgets.form import Form
from desktop.ui.widgets.form_dialog import FormDialog
from desktop.wording.choices import options
from desktop.wording.limitation import ASK_A_LAWYER
from desktop.wording.problems import sentence

_OUTCOMES = {
    ClockEventKind.DEMAND: lambda: _("A demand counts where it can be shown that it arrived."),
    ClockEventKind.ACKNOWLEDGEMENT: lambda: _("What they wrote or signed counts: they owe it, or ask for time."),
    ClockEventKind.LAWSUIT: lambda: _("The day on which it was filed at the court or with the arbitrators."),
    ClockEventKind.OTHER: lambda: _("It begins the period anew like the others: be sure that it does."),
}


class ClockEventDialog(FormDialog):
    """For the item that it is opened from, or for all items of the customer."""

    def __init__(self, context: Context, item: ClockItem, parent: QWidget | None = None) -> None:
        self._context = context
        self._item = item
        self.kind = Chooser([(each, capital(text)) for each, text in options(ClockEventKind)])
        self.meant: Chooser[int | None] = Chooser([(item.id, item.number), (None, _("All items of the customer"))])
        self.day, self.kept_where, self.note = DateEdit(), QLineEdit(), QPlainTextEdit()
        form = Form(sentence, columns=2)
        form.add("kind", _("What happened"), self.kind)
        form.add("day", _("Day"), self.day, required=True)
        form.add("receivable_id", _("Counts for"), self.meant, span=2)
        hint = _("A demand and an acknowledgement count only where they can be shown: name the folder or the box")
        form.add("kept_where", _("Where the proof is kept"), self.kept_where, span=2, hint=hint)
        form.add("note", _("Note"), self.note, span=2)
        super().__init__(context.jobs, _("Add an event to the limitation period"), form, parent=parent)
        form.mark_clean()
        self.kind.currentIndexChanged.connect(lambda _at: self._say_outcome())
        self._say_outcome()
        self.kind.setFocus(Qt.FocusReason.OtherFocusReason)

    def save(self) -> None:
        """Note it, or say that the day is missing."""
        day = self.day.day()
        if day is None:
            self._show_problems([Problem("day", ProblemCode.REQUIRED)])
            return
        form = ClockEventForm(
            self._item.customer_id,
            self.kind.chosen(),
            day,
            self.meant.chosen(),
            self.note.toPlainText(),
            self.kept_where.text(),
        )
        self.send(self._context.services.limitation.add_event, form)

    def _say_outcome(self) -> None:
        self.set_outcome(f"{_OUTCOMES[self.kind.chosen()]()}\n{_(ASK_A_LAWYER)}")
