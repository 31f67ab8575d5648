"""Moving a visit to another day or time."""

from PySide6.QtWidgets import QWidget

from desktop.domain.problems import Problem, ProblemCode
from desktop.formats import format_time
from desktop.i18n import _
from desktop.services.visits import VisitRow
from desktop.ui.context import Context
from desktop.ui.pages.visits.day_note import DayNote
from desktop.ui.pages.visits.head import VisitHead
from desktop.ui.widgets.date_edit import DateEdit
from desktop.ui.widgets.form import Form
from desktop.ui.widgets.form_dialog import FormDialog
from desktop.ui.widgets.time_edit import TimeEdit
from desktop.wording.problems import sentence


class MoveVisitDialog(FormDialog):
    """Asks for the new day and time; what was confirmed for the old one no longer counts."""

    def __init__(self, context: Context, visit: VisitRow, parent: QWidget | None = None) -> None:
        form = Form(sentence, columns=2)
        self.day, self.time, self.note = DateEdit(), TimeEdit(), DayNote(context)
        form.add_wide(VisitHead(visit))
        form.add("day", _("New day"), self.day, required=True)
        form.add("time", _("New time"), self.time)
        form.add_wide(self.note)
        super().__init__(context.jobs, _("Move the visit"), form, save_text=_("Move"), parent=parent)
        self._service = context.services.visits
        self._visit = visit
        self.day.day_changed.connect(self._on_day_changed)
        self.day.set_day(visit.day)
        self.time.setText(visit.time or "")
        form.mark_clean()
        self.day.setFocus()
        self.day.selectAll()
        self.set_outcome(_("Time and amount will have to be confirmed again."))

    def save(self) -> None:
        """Move the visit, if it is moved at all."""
        day, time = self.day.day(), self.time.at()
        at = format_time(time) if time else None
        if day is None:
            self._show_problems([Problem("day", ProblemCode.REQUIRED)])
        elif (day, at) == (self._visit.day, self._visit.time):
            self._show_problems([Problem("day", ProblemCode.NOT_CHANGED)])
        else:
            self.send(self._service.reschedule, self._visit.id, day, at)

    def _on_day_changed(self) -> None:
        self.note.look_at(self._visit.customer_id, self.day.day())
        self.fit()
