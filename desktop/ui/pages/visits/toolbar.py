"""The line above the visits: list or week, which visits, which week."""

from datetime import date, timedelta
from enum import StrEnum
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QHBoxLayout, QPushButton, QToolButton, QWidget

from desktop.formats import format_date
from desktop.i18n import N_, _
from desktop.ui.icons import set_icon
from desktop.ui.pages.process.still_inputs import Chooser
from desktop.ui.pages.visits.visit_lines import DAYS_A_WEEK, Which
from desktop.ui.widgets.plain import plain_label

_WHICH = {
    Which.PLANNED: N_("Planned visits"),
    Which.DONE: N_("Visits made"),
    Which.CANCELLED: N_("Visits called off"),
    Which.ALL: N_("All visits"),
}
_FROM_TODAY = {
    Which.PLANNED: N_("Planned visits from today on"),
    Which.DONE: N_("Visits made from today on"),
    Which.CANCELLED: N_("Visits called off from today on"),
    Which.ALL: N_("All visits from today on"),
}


_CHOOSER_LETTERS = 16


class View(StrEnum):
    """The two ways to look at visits."""

    LIST = "list"
    WEEK = "week"


class VisitsToolbar(QWidget):
    """What is chosen here is kept while the page is open."""

    #: The other view was chosen.
    view_changed = Signal()
    #: Other visits are wanted in the list.
    filter_changed = Signal()
    #: So many weeks on or back; 0 for this week.
    week_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._views = {View.LIST: _toggle(_("List")), View.WEEK: _toggle(_("Week"))}
        self._views[View.LIST].setChecked(True)
        self._chooser = Chooser([(which, _(text)) for which, text in _WHICH.items()])
        self._chooser.setMinimumContentsLength(_CHOOSER_LETTERS)
        self._chooser.setAccessibleName(_("Which visits"))
        self._from_today = QCheckBox(_("From today on"))
        self._from_today.setChecked(True)
        self._week = plain_label(role="strong")
        self._of_list: tuple[QWidget, ...] = (self._chooser, self._from_today)
        self._of_week: tuple[QWidget, ...] = (
            self._turn("chevron-left", _("Previous week"), -1),
            self._turn("chevron-right", _("Next week"), 1),
            self._this_week(),
            self._week,
        )
        self._build()
        self._chooser.currentIndexChanged.connect(self.filter_changed)
        self._from_today.toggled.connect(self.filter_changed)

    def _build(self) -> None:
        group = QButtonGroup(self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(24, 0, 24, 0)
        layout.setSpacing(8)
        for button in self._views.values():
            group.addButton(button)
            layout.addWidget(button)
        layout.addSpacing(16)
        for widget in (*self._of_list, *self._of_week):
            layout.addWidget(widget)
        layout.addStretch(1)
        group.buttonToggled.connect(self._on_toggled)
        self._show_parts()

    @property
    def view(self) -> View:
        """The view that is chosen."""
        return next(view for view, button in self._views.items() if button.isChecked())

    @property
    def which(self) -> Which:
        """The visits that the list is to show."""
        return self._chooser.chosen()

    @property
    def from_today(self) -> bool:
        """Whether the list leaves out the days before today."""
        return self._from_today.isChecked()

    def choose_view(self, view: View) -> None:
        """Choose a view."""
        self._views[view].setChecked(True)

    def choose_which(self, which: Which, *, from_today: bool) -> None:
        """Choose what the list shows."""
        self._chooser.choose(which)
        self._from_today.setChecked(from_today)

    def sentence(self) -> str:
        """Say in words what the list shows."""
        return _((_FROM_TODAY if self.from_today else _WHICH)[self.which])

    def show_week(self, monday: date, today: date) -> None:
        """Name the week that is shown, with its year when that is not today's."""
        last = monday + timedelta(days=DAYS_A_WEEK - 1)
        days = {"first": format_date(monday, today=today), "last": format_date(last, today=today)}
        self._week.setText(_("%(first)s to %(last)s") % days)

    def _turn(self, icon: str, text: str, by: int) -> QToolButton:
        button = QToolButton()
        button.setToolTip(text)
        button.setAccessibleName(text)
        set_icon(button, icon)
        button.clicked.connect(partial(self._on_turn, by))
        return button

    def _this_week(self) -> QPushButton:
        button = QPushButton(_("This week"))
        button.clicked.connect(partial(self._on_turn, 0))
        return button

    def _on_turn(self, by: int) -> None:
        self.week_wanted.emit(by)

    def _on_toggled(self, _button: QToolButton, checked: bool) -> None:  # noqa: FBT001 - Qt's signal
        if checked:
            self._show_parts()
            self.view_changed.emit()

    def _show_parts(self) -> None:
        is_list = self.view is View.LIST
        for widget in self._of_list:
            widget.setVisible(is_list)
        for widget in self._of_week:
            widget.setVisible(not is_list)


def _toggle(text: str) -> QToolButton:
    button = QToolButton()
    button.setText(text)
    button.setCheckable(True)
    return button
