"""The limitation period of one item: when it ends, what moved it and what did not, and what can be noted for it."""

from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.domain.limitation import Clock, ClockLevel, ClockLine, NoClock
from desktop.formats import format_date, format_days
from desktop.i18n import _
from desktop.ui.models.roles import ChipKind
from desktop.ui.pages.visits.words import capital, dotted
from desktop.ui.widgets.buttons import link_button
from desktop.ui.widgets.chips import Chip
from desktop.ui.widgets.heading import SectionHeading
from desktop.ui.widgets.plain import plain_label
from desktop.wording.limitation import ASK_A_LAWYER, clock_line, event_outcome, event_sentence, level_name

#: So many events are shown, the latest.
_MOST_LINES = 40
_KINDS: dict[ClockLevel, ChipKind] = {
    ClockLevel.NONE: "neutral",
    ClockLevel.DAYS_180: "info",
    ClockLevel.DAYS_90: "warn",
    ClockLevel.DAYS_30: "danger",
    ClockLevel.PASSED: "danger",
}


def clock_chip(clock: Clock) -> tuple[str, ChipKind]:
    """Give the chip of a clock: how many days are left, or that the claim may have lapsed; '' where there is none."""
    if clock.days_left is None:
        return "", "neutral"
    kind = _KINDS[clock.level]
    if clock.level is ClockLevel.PASSED:
        return level_name(clock.level), kind
    if clock.days_left == 0:
        return _("last day today"), kind
    return _("%(days)s left") % {"days": format_days(clock.days_left)}, kind


class ClockView(QWidget):
    """The latest event first; what does not count is muted and says why."""

    #: Something is to be noted for the period.
    add_wanted = Signal()
    #: The line of an event that is to be withdrawn.
    withdraw_wanted = Signal(object)

    def __init__(self, clock: Clock, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self.add_button = link_button(_("Add an event..."), self.add_wanted.emit)
        self.withdraw_buttons: list[QPushButton] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        text, kind = clock_chip(clock)
        column.addWidget(SectionHeading(_("Limitation period"), *([Chip(text, kind)] if text else [])))
        column.addWidget(plain_label(clock_line(clock), wrap=True))
        for line in reversed(clock.events[-_MOST_LINES:]):
            column.addWidget(self._line(line, today))
        if clock.off is not NoClock.NOTHING_OPEN:
            column.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
            column.addWidget(plain_label(_(ASK_A_LAWYER), role="caption", wrap=True))

    def _line(self, line: ClockLine, today: date) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(0)
        happened = capital(event_sentence(line, self._clock.item.currency))
        column.addWidget(plain_label(happened, role="" if line.counts else "muted", wrap=True))
        about = dotted((format_date(line.day, "weekday", today=today), event_outcome(line)))
        column.addWidget(plain_label(about, role="caption", wrap=True))
        if line.fact.event_id is not None:
            button = link_button(_("Take back"), partial(self.withdraw_wanted.emit, line))
            button.setAccessibleName(_("Take back: %(event)s") % {"event": happened})
            self.withdraw_buttons.append(button)
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        return box


class ClockWarning(QWidget):
    """One line about the most pressing item of a customer; nothing where none is near its end."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(24, 8, 24, 0)
        self._row.setSpacing(12)
        self.hide()

    def show_clock(self, clock: Clock | None) -> None:
        """Show the item that ends first, if it does within the days that are warned of."""
        while (item := self._row.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        is_near = clock is not None and clock.level is not ClockLevel.NONE
        self.setVisible(is_near)
        if clock is None or not is_near:
            return
        self._row.addWidget(Chip(*clock_chip(clock)), 0, Qt.AlignmentFlag.AlignTop)
        text = _("%(number)s: %(line)s") % {"number": clock.item.number, "line": clock_line(clock)}
        self._row.addWidget(plain_label(text, wrap=True), 1)
