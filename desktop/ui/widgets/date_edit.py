"""Typing or picking a day: may be empty, shows its weekday."""

import re
import unicodedata
from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QToolButton, QWidget

from desktop.domain.problems import Problem, ProblemCode
from desktop.formats import format_date
from desktop.i18n import _, language
from desktop.ui.icons import set_icon
from desktop.ui.widgets.inset_edit import InsetEdit

if TYPE_CHECKING:
    from desktop.ui.widgets.calendar_popup import CalendarPopup

_TYPED = re.compile(r"(\d{4})(?:([-/.])(\d{1,2})\2(\d{1,2})|年(\d{1,2})月(\d{1,2})日?|(\d{2})(\d{2}))")
_STEPS = {
    Qt.Key.Key_Up: timedelta(days=1),
    Qt.Key.Key_Down: timedelta(days=-1),
    Qt.Key.Key_PageUp: timedelta(days=7),
    Qt.Key.Key_PageDown: timedelta(days=-7),
}
_BUTTON = 30


def parse_day(text: str) -> date | None:
    """Read a day typed as 2026-11-26, 2026/11/26, 2026.11.26, 20261126 or 2026年11月26日; None when it is none."""
    found = _TYPED.fullmatch(unicodedata.normalize("NFKC", text).strip())
    if found is None:
        return None
    year, month, day = (int(part) for at, part in enumerate(found.groups()) if part and at != 1)
    try:
        return date(year, month, day)
    except ValueError:
        return None


class DateEdit(InsetEdit):
    """A day; up and down move it by a day, page keys by a week, Alt+Down opens the calendar."""

    #: The day that is typed now, or None.
    day_changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(_("yyyy-mm-dd"))
        self.setMinimumWidth(176)
        self._popup: CalendarPopup | None = None
        self._button = QToolButton(self)
        self._button.setProperty("kind", "inset")
        self._button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._button.setCursor(Qt.CursorShape.ArrowCursor)
        self._button.setAccessibleName(_("Open the calendar"))
        self._button.setToolTip(_("Open the calendar (Alt+Down)"))
        set_icon(self._button, "calendar", role="muted")
        self._button.clicked.connect(self.open_calendar)
        self.reserve(_BUTTON)
        self.textChanged.connect(self._on_text_changed)
        self.editingFinished.connect(self._tidy)

    def day(self) -> date | None:
        """Give the day; None when nothing is typed or it is no day (see `problem`)."""
        return parse_day(self.text())

    def set_day(self, day: date | None) -> None:
        """Show a day, or nothing."""
        self.setText("" if day is None else day.isoformat())

    def problem(self, field: str) -> Problem | None:
        """Say that what is typed is no day; None when it is one or nothing is typed."""
        if not self.text().strip() or self.day() is not None:
            return None
        return Problem(field, ProblemCode.NOT_A_DATE)

    def open_calendar(self) -> None:
        """Show a month to pick the day from."""
        from desktop.ui.widgets.calendar_popup import CalendarPopup

        if self._popup is None:
            self._popup = CalendarPopup(self)
            self._popup.picked.connect(self._on_picked)
        self._popup.open_at(self.mapToGlobal(QPoint(0, self.height() + 2)), self.day())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step through days, open the calendar."""
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.open_calendar()
        elif key in _STEPS and (day := self.day()) is not None:
            self.set_day(day + _STEPS[key])
        else:
            super().keyPressEvent(event)

    def _place(self) -> None:
        super()._place()
        self._button.setGeometry(self.width() - _BUTTON - 2, 2, _BUTTON, self.height() - 4)

    def _on_text_changed(self) -> None:
        day = self.day()
        self.set_inset("" if day is None else weekday(day))
        self.day_changed.emit(day)

    def _on_picked(self, day: date) -> None:
        self.set_day(day)
        self.setFocus()

    def _tidy(self) -> None:
        if (day := self.day()) is not None:
            self.set_day(day)


def weekday(day: date) -> str:
    """Give the short name of a day's weekday: "Thu", "周四"."""
    text = format_date(day, "weekday")
    return text.split(" ")[-1 if language().startswith("zh") else 0]
