"""Putting a line of the day off: until when, and why."""

from datetime import date, timedelta
from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.domain.problems import Problem, ProblemCode
from desktop.formats import format_date
from desktop.i18n import _
from desktop.services.today_lines import Line
from desktop.ui.context import Context
from desktop.ui.pages.today.line_head import LineHead
from desktop.ui.pages.visits.choice_row import ChoiceRow
from desktop.ui.widgets.date_edit import DateEdit
from desktop.ui.widgets.form import Form
from desktop.ui.widgets.form_dialog import FormDialog
from desktop.wording.problems import sentence


class Back(StrEnum):
    """When the line comes back."""

    TOMORROW = "tomorrow"
    IN_THREE_DAYS = "in_three_days"
    NEXT_MONDAY = "next_monday"
    OTHER = "other"


def day_back(choice: Back, today: date) -> date | None:
    """Give the day on which the line comes back; None for another day, which is typed."""
    match choice:
        case Back.TOMORROW:
            return today + timedelta(days=1)
        case Back.IN_THREE_DAYS:
            return today + timedelta(days=3)
        case Back.NEXT_MONDAY:
            return today + timedelta(days=7 - today.weekday())
        case Back.OTHER:
            return None


class SnoozeDialog(FormDialog):
    """Asks for the day on which the line comes back, and for a reason."""

    def __init__(self, context: Context, line: Line, parent: QWidget | None = None) -> None:
        self._today = context.clock.today()
        self._service = context.services.today
        self._line = line
        form = Form(sentence)
        self.back = ChoiceRow(_choices(self._today), columns=2)
        self.day, self.reason = DateEdit(), QLineEdit()
        form.add_wide(LineHead(line))
        form.add("back", _("Bring it back"), self.back, required=True)
        form.add("until", _("On which day"), self.day, required=True)
        form.add("reason", _("Reason"), self.reason, required=True)
        form.show_field("until", shown=False)
        super().__init__(context.jobs, _("Put off"), form, save_text=_("Put off"), parent=parent)
        self.back.changed.connect(self._on_chosen)
        self.day.day_changed.connect(lambda _day: self._say())
        self.back.set_value(Back.TOMORROW)
        form.mark_clean()
        self.back.setFocus(Qt.FocusReason.OtherFocusReason)

    def until(self) -> date | None:
        """Give the day on which the line comes back; None before there is one."""
        choice = self.back.value()
        if choice is None:
            return None
        return self.day.day() if choice is Back.OTHER else day_back(choice, self._today)

    def save(self) -> None:
        """Put the line off, or say that there is no day to do so until."""
        day = self.until()
        if day is None:
            self._show_problems([Problem("until", ProblemCode.REQUIRED)])
        else:
            self.send(self._service.snooze, self._line.customer_id, day, self.reason.text())

    def _on_chosen(self) -> None:
        is_other = self.back.value() is Back.OTHER
        self.form.show_field("until", shown=is_other)
        if is_other:
            self.day.setFocus(Qt.FocusReason.OtherFocusReason)
        self._say()
        self.fit()

    def _say(self) -> None:
        day = self.until()
        if day is None or day <= self._today:
            self.set_outcome(_("Choose a day after today."))
            return
        back = {"day": format_date(day, "weekday", today=self._today)}
        self.set_outcome(_("Back on %(day)s, or as soon as something weightier comes up.") % back)


def _choices(today: date) -> list[tuple[Back, str]]:
    """Give the answers with their days, always in this order: their digits are known by heart."""
    named = {
        Back.TOMORROW: _("Tomorrow, %(day)s"),
        Back.IN_THREE_DAYS: _("In 3 days, %(day)s"),
        Back.NEXT_MONDAY: _("Next Monday, %(day)s"),
        Back.OTHER: _("On another day"),
    }
    days = {choice: day_back(choice, today) for choice in named}
    return [
        (choice, text % {"day": format_date(day, "weekday", today=today)} if (day := days[choice]) else text)
        for choice, text in named.items()
    ]
