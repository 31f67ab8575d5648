"""Settings, working days: a year as a calendar, and what is special about it as a list."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QScrollArea, QToolButton, QVBoxLayout, QWidget

from desktop import i18n
from desktop.formats import format_date
from desktop.i18n import N_, _
from desktop.services.calendars import CalendarService
from desktop.services.results import Refused, Saved
from desktop.ui.context import Context
from desktop.ui.icons import set_icon
from desktop.ui.pages.settings.days.countries import CountryCombo, read_countries
from desktop.ui.pages.settings.days.day_dialog import ChangeDayDialog
from desktop.ui.pages.settings.days.day_list import DayList
from desktop.ui.pages.settings.days.legend import Legend
from desktop.ui.pages.settings.days.words import file_problem, moved_text, status_chip, status_text
from desktop.ui.pages.settings.days.year import DayMark, YearView, read_year
from desktop.ui.pages.settings.days.year_calendar import YearCalendar
from desktop.ui.pages.settings.days.year_file import KeptYear, bring_in_year, put_back
from desktop.ui.pages.settings.section import Section
from desktop.ui.widgets.ask import tell
from desktop.ui.widgets.chips import Chip
from desktop.ui.widgets.plain import plain_label

#: Pixels: the least and the most width of the list, and the most that a year makes use of.
_LIST_WIDTH, _WIDEST_LIST = 436, 640
_WIDEST_YEAR = 1180
#: The years that a book can hold.
_FIRST, _LAST = 1990, 2200


class WorkingDaysSection(Section):
    """Years are turned with the arrows beside the year; a day is changed by a click or Enter."""

    summary = N_("For this book: pay days, cut-offs and confirmations follow these days")

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._calendars: CalendarService = context.services.calendars
        self._year = context.clock.today().year
        self._view: YearView | None = None
        self._build()
        self._connect()

    def _build(self) -> None:
        self.calendar = YearCalendar()
        self.list = DayList()
        self.country = CountryCombo()
        self.earlier = _turn("chevron-left", _("Year before"))
        self.later = _turn("chevron-right", _("Next year"))
        self._year_label = plain_label(role="section")
        self._chip = Chip()
        self._status = plain_label(role="muted", wrap=True)
        self._status.setContentsMargins(0, 0, 24, 0)
        self.import_button = QPushButton(_("Import a year..."))
        self.declare_button = QPushButton()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 12, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(self._build_head())
        layout.addWidget(self._status)
        layout.addLayout(self._build_body(), 1)

    def _build_head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 24, 0)
        head.setSpacing(8)
        left = (self.earlier, self._year_label, self.later, self._chip)
        right = (self.country, self.import_button, self.declare_button)
        for at_left in left:
            head.addWidget(at_left)
        head.addStretch(1)
        for at_right in right:
            head.addWidget(at_right)
        return head

    def _build_body(self) -> QHBoxLayout:
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        holder = QWidget()
        holder.setProperty("role", "scrolled")
        inner = QVBoxLayout(holder)
        inner.setContentsMargins(0, 8, 16, 24)
        inner.setSpacing(16)
        inner.addWidget(Legend())
        inner.addWidget(self.calendar)
        inner.addStretch(1)
        scroll.setWidget(holder)
        scroll.setMaximumWidth(_WIDEST_YEAR)
        self.list.setMinimumWidth(_LIST_WIDTH)
        self.list.setMaximumWidth(_WIDEST_LIST)
        body = QHBoxLayout()
        body.setSpacing(8)
        body.addWidget(scroll, 3)
        body.addWidget(self.list, 1)
        return body

    def _connect(self) -> None:
        self.earlier.clicked.connect(partial(self._turn, -1))
        self.later.clicked.connect(partial(self._turn, 1))
        self.country.chosen.connect(self._on_country)
        self.import_button.clicked.connect(self._on_import)
        self.declare_button.clicked.connect(self._on_declare)
        self.calendar.day_activated.connect(self._on_day)
        self.calendar.day_selected.connect(lambda mark: self.list.select(mark.day))
        self.list.row_activated.connect(self._on_day)
        self.list.row_selected.connect(self._on_row)

    # Reading

    def reload(self) -> None:
        """Read the year that is shown, and once the names of the countries."""
        if not self.country.count():
            self.context.jobs.aside(read_countries, i18n.language(), then=self.country.fill, owner=self)
        self._read()

    def show_year(self, year: int) -> None:
        """Show another year, 1990 to 2200."""
        self._year = max(_FIRST, min(_LAST, year))
        self._read()

    def _read(self) -> None:
        language = i18n.language()
        self.context.jobs.latest(self, read_year, self._calendars, self._year, language, then=self._show, owner=self)

    def _show(self, view: YearView) -> None:
        self._view = view
        self._year_label.setText(str(view.year))
        self._chip.show_state(*status_chip(view.status))
        self._status.setText(status_text(view.status))
        self.country.show_country(view.country)
        self.declare_button.setVisible(view.status.estimated or bool(view.status.source))
        self.declare_button.setText(_("Take back") if view.status.source else _("Declare as announced"))
        self.calendar.show_year(view, self.context.clock.today())
        self.list.table.set_rows(view.notable)
        self.earlier.setEnabled(view.year > _FIRST)
        self.later.setEnabled(view.year < _LAST)

    def _turn(self, step: int) -> None:
        self.show_year(self._year + step)

    def _on_row(self, mark: DayMark | None) -> None:
        if mark is not None:
            self.calendar.select(mark.day)

    # Writing

    def _write(self, fn: Callable[[], Saved[int] | Refused], said: str, undo: Callable[[], object]) -> None:
        """Write, say how many visits are asked about on another day now, and offer to undo it."""

        def answered(answer: Saved[int] | Refused) -> None:
            if isinstance(answer, Refused):
                tell(self, "\n".join(file_problem(problem) for problem in answer.problems))
            else:
                self.done.emit(moved_text(said, answer.value), partial(self.context.jobs.write, undo, owner=self))

        self.context.jobs.write(fn, then=answered, owner=self)

    def _on_day(self, mark: DayMark) -> None:
        dialog = ChangeDayDialog(self.context.jobs, self._calendars, mark, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.saved.connect(partial(self._on_day_saved, mark))
        dialog.open()

    def _on_day_saved(self, mark: DayMark, moved: int) -> None:
        said = _("%(day)s is changed.") % {"day": format_date(mark.day, "weekday")}
        undo = partial(_set_back, self._calendars, mark)
        self.done.emit(moved_text(said, moved), partial(self.context.jobs.write, undo, owner=self))

    def _on_country(self, code: str) -> None:
        before = self._view.country if self._view else code
        said = _("The working days of %(country)s count from now on.") % {"country": self.country.name(code)}
        self._write(partial(self._calendars.set_country, code), said, partial(self._calendars.set_country, before))

    def _on_declare(self) -> None:
        if self._view is None:
            return
        status, year = self._view.status, {"year": self._year}
        today = self.context.clock.today().isoformat()
        declare = partial(self._calendars.set_official, self._year, status.source or today)
        if status.source:
            said = _("%(year)s counts as estimated again, but for the days set in this book.") % year
        else:
            said = _("%(year)s counts as announced.") % year
        self._write(partial(declare, official=not status.source), said, partial(declare, official=bool(status.source)))

    def _on_import(self) -> None:
        dialog = QFileDialog(self, _("Import a year's working days"), "", _("Working days of a year (*.json)"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.import_file)
        dialog.open()

    def import_file(self, name: str) -> None:
        """Take the days of a JSON file; what is wrong with it is said in a sentence."""
        self.context.jobs.write(bring_in_year, self._calendars, Path(name), then=self._on_imported, owner=self)

    def _on_imported(self, answer: Saved[tuple[int, KeptYear]] | Refused) -> None:
        if isinstance(answer, Refused):
            tell(self, _("This file was not taken."), detail="\n".join(file_problem(each) for each in answer.problems))
            return
        moved, kept = answer.value
        self.show_year(kept.year)
        said = moved_text(_("The working days of %(year)s are taken from the file.") % {"year": kept.year}, moved)
        undo = partial(put_back, self._calendars, kept)
        self.done.emit(said, partial(self.context.jobs.write, undo, owner=self))


def _set_back(calendars: CalendarService, mark: DayMark) -> Saved[int]:
    """Undo the change of one day."""
    if mark.own is None:
        return calendars.clear_day(mark.day)
    return calendars.set_day(mark.day, working=mark.own.working, name=mark.own.name)


def _turn(icon: str, name: str) -> QToolButton:
    button = QToolButton()
    button.setAccessibleName(name)
    button.setToolTip(name)
    set_icon(button, icon)
    return button
