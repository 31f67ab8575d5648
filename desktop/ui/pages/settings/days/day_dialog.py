"""Making one day a working day or a day off."""

from functools import partial

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from desktop.formats import format_date
from desktop.i18n import _
from desktop.services.calendars import CalendarService
from desktop.ui.jobs import Jobs
from desktop.ui.pages.settings.days.words import kind_text, public_text
from desktop.ui.pages.settings.days.year import DayMark
from desktop.ui.widgets.form import Form
from desktop.ui.widgets.form_dialog import FormDialog
from desktop.wording.problems import sentence

_NAME_LIMIT = 100
_WORKING, _OFF, _PUBLIC = range(3)


class ChangeDayDialog(FormDialog):
    """Begins with the other of working day and day off, for that is why one opens it."""

    def __init__(self, jobs: Jobs, calendars: CalendarService, mark: DayMark, parent: QWidget | None = None) -> None:
        self._calendars = calendars
        self._mark = mark
        self.what = QComboBox()
        self.name = QLineEdit()
        form = Form(sentence)
        self._fill()
        form.add("working", _("What it is"), self.what)
        form.add("name", _("Name"), self.name, hint=_("For example: stock-taking, factory outing"))
        super().__init__(jobs, format_date(mark.day, "long"), form, parent=parent)
        self.what.currentIndexChanged.connect(self._on_chosen)
        self._on_chosen(self.what.currentIndex())

    def save(self) -> None:
        """Set the day, or let the country's calendar decide again."""
        chosen = self.what.currentIndex()
        if chosen == _PUBLIC:
            self.send(self._calendars.clear_day, self._mark.day)
        else:
            change = partial(self._calendars.set_day, working=chosen == _WORKING, name=self.name.text())
            self.send(change, self._mark.day)

    def _fill(self) -> None:
        mark = self._mark
        self.what.addItems([kind_text(working=True), kind_text(working=False)])
        self.what.addItem(_("as in the public calendar: %(what)s") % {"what": public_text(mark)})
        self.name.setMaxLength(_NAME_LIMIT)
        if mark.own is not None:
            self.what.setCurrentIndex(_PUBLIC)
            self.name.setText(mark.own.name)
        else:
            self.what.setCurrentIndex(_OFF if mark.working else _WORKING)

    def _on_chosen(self, chosen: int) -> None:
        self.name.setEnabled(chosen != _PUBLIC)
        self.set_outcome(_("Pay days, cut-offs and the days for confirming visits are worked out anew."))
