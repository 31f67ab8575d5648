"""The fields that go with each kind of pay day: which day, which weekday, counted from when."""

import re
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from desktop.domain.months import LAST_MONTH_DAY
from desktop.domain.payrules import (
    MOST_WORKING_DAYS,
    LastWeekday,
    MonthDays,
    NthWeekday,
    NthWorkingDay,
    PayDayKind,
    Quarterly,
    Weekday,
    Weekly,
    Window,
    Yearly,
)
from desktop.domain.problems import ProblemCode
from desktop.i18n import N_, _, pgettext
from desktop.ui.pages.process.still_inputs import Chooser, count_fault, quiet, small_count
from desktop.ui.widgets.date_edit import DateEdit
from desktop.ui.widgets.plain import plain_label
from desktop.wording import choices
from desktop.wording.problems import SENTENCES

_MONTHS = (
    N_("January"), N_("February"), N_("March"), N_("April"), N_("May"), N_("June"), N_("July"), N_("August"),
    N_("September"), N_("October"), N_("November"), N_("December"),
)  # fmt: skip
_ORDINALS = (N_("first"), N_("second"), N_("third"), N_("fourth"), N_("fifth"))
_COUNT_WIDTH = 72
_DAYS_TYPED = re.compile(r"\s*\d{1,2}[日号]?(?:\s*[,，、;；\s]\s*\d{1,2}[日号]?)*\s*")


class RulePart(QWidget):
    """The fields of one kind of pay day, in a row."""

    #: Something was typed or chosen.
    edited = Signal()

    def __init__(self, *fields: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for field in fields:
            layout.addWidget(field)
        layout.addStretch(1)
        first = next((field for field in fields if not isinstance(field, QLabel)), None)
        if first is not None:
            self.setFocusProxy(first)

    def pay_day(self) -> PayDayKind | None:
        """Give the pay day; None while something is missing (see `fault`)."""
        raise NotImplementedError

    def show_pay_day(self, pay_day: PayDayKind) -> None:
        """Show a pay day of this part's kind; another kind is ignored."""
        raise NotImplementedError

    def fault(self) -> str:
        """Say what is missing; empty when nothing is."""
        return ""


class MonthDaysPart(RulePart):
    """One or more days of the month, typed as 10, 25."""

    def __init__(self) -> None:
        self.days = QLineEdit()
        self.days.setPlaceholderText("10, 25")
        self.days.setAccessibleName(_("Days of the month"))
        self.days.setFixedWidth(140)
        super().__init__(self.days)
        self.days.textChanged.connect(lambda _text: self.edited.emit())

    def pay_day(self) -> MonthDays | None:
        """Give the days in their order, each once."""
        if self.fault():
            return None
        return MonthDays(tuple(sorted(self._numbers())))

    def fault(self) -> str:
        """Say that there is no day, or none that a month has."""
        if not self.days.text().strip():
            return _(SENTENCES[ProblemCode.REQUIRED])
        if not _DAYS_TYPED.fullmatch(self.days.text()):
            return _("Write the days as 10, 25.")
        if not all(1 <= number <= LAST_MONTH_DAY for number in self._numbers()):
            return _("A month has the days 1 to 31.")
        return ""

    def show_pay_day(self, pay_day: PayDayKind) -> None:
        """Show the days; days that are typed already stay as they were typed."""
        if isinstance(pay_day, MonthDays) and pay_day != self.pay_day():
            with quiet(self):
                self.days.setText(", ".join(str(day) for day in pay_day.days))

    def _numbers(self) -> set[int]:
        return {int(number) for number in re.findall(r"\d+", self.days.text())}


class NthWorkingDayPart(RulePart):
    """Which working day of the month."""

    def __init__(self) -> None:
        self.n = small_count(1, MOST_WORKING_DAYS)
        self.n.setFixedWidth(_COUNT_WIDTH)
        self.n.setAccessibleName(_("Working day of the month"))
        super().__init__(self.n)
        self.n.textChanged.connect(lambda _text: self.edited.emit())

    def pay_day(self) -> NthWorkingDay | None:
        """Give the day."""
        n = self.n.count()
        return None if n is None else NthWorkingDay(n)

    def fault(self) -> str:
        """Say that there is no number."""
        return count_fault(self.n)

    def show_pay_day(self, pay_day: PayDayKind) -> None:
        """Show the day."""
        if isinstance(pay_day, NthWorkingDay):
            with quiet(self):
                self.n.set_count(pay_day.n)


class WeekdayPart(RulePart):
    """Which weekday of the month: the n-th, or the last when `counted` is not asked for."""

    def __init__(self, *, counted: bool) -> None:
        self.n = Chooser([(n, _(text)) for n, text in enumerate(_ORDINALS, start=1)], whole=True)
        self.weekday = Chooser(choices.options(Weekday), whole=True)
        self._counted = counted
        self.n.setAccessibleName(_("Which one of the month"))
        self.weekday.setAccessibleName(_("Weekday"))
        self.weekday.choose(Weekday.FRI)
        super().__init__(*([self.n] if counted else []), self.weekday)
        self.n.setParent(self)
        self.n.setVisible(counted)
        for field in (self.n, self.weekday):
            field.currentIndexChanged.connect(lambda _at: self.edited.emit())

    def pay_day(self) -> NthWeekday | LastWeekday:
        """Give the day."""
        weekday = self.weekday.chosen()
        return NthWeekday(self.n.chosen(), weekday) if self._counted else LastWeekday(weekday)

    def show_pay_day(self, pay_day: PayDayKind) -> None:
        """Show the day."""
        if not isinstance(pay_day, NthWeekday | LastWeekday):
            return
        with quiet(self):
            self.weekday.choose(Weekday(pay_day.weekday))
            if isinstance(pay_day, NthWeekday):
                self.n.choose(pay_day.n)


class WeeklyPart(RulePart):
    """Which days of the week; of every second week when `fortnightly`, counted from a day."""

    def __init__(self, *, fortnightly: bool) -> None:
        self.buttons = {day: _day_button(day) for day in Weekday}
        self.start = DateEdit()
        self.start.setAccessibleName(_("Counted from"))
        self._fortnightly = fortnightly
        counted = [plain_label(pgettext("counted from a day", "from"), role="muted"), self.start] if fortnightly else []
        super().__init__(*self.buttons.values(), *counted)
        self.start.setParent(self)
        self.start.setVisible(fortnightly)
        for button in self.buttons.values():
            button.toggled.connect(lambda _on: self.edited.emit())
        self.start.textChanged.connect(lambda _text: self.edited.emit())

    def pay_day(self) -> Weekly | None:
        """Give the days."""
        if self.fault():
            return None
        days = tuple(day for day, button in self.buttons.items() if button.isChecked())
        return Weekly(days, self._from())

    def fault(self) -> str:
        """Say that no day is chosen, or that the weeks cannot be counted."""
        if not any(button.isChecked() for button in self.buttons.values()):
            return _("Choose at least one day of the week.")
        if self._fortnightly and self.start.day() is None:
            return _("From which day on is every second week counted?")
        return ""

    def show_pay_day(self, pay_day: PayDayKind) -> None:
        """Show the days."""
        if not isinstance(pay_day, Weekly):
            return
        with quiet(self):
            for day, button in self.buttons.items():
                button.setChecked(day in pay_day.weekdays)
            if pay_day.fortnights_from != self.start.day():
                self.start.set_day(pay_day.fortnights_from)

    def _from(self) -> date | None:
        return self.start.day() if self._fortnightly else None


class WindowPart(RulePart):
    """Some day between two days of the month."""

    def __init__(self) -> None:
        self.first = small_count(1, LAST_MONTH_DAY)
        self.last = small_count(1, LAST_MONTH_DAY)
        self.first.setAccessibleName(_("First day of the month"))
        self.last.setAccessibleName(_("Last day of the month"))
        super().__init__(self.first, plain_label(pgettext("between two days", "to"), role="muted"), self.last)
        for field in (self.first, self.last):
            field.setFixedWidth(_COUNT_WIDTH)
            field.textChanged.connect(lambda _text: self.edited.emit())

    def pay_day(self) -> Window | None:
        """Give the days."""
        first, last = self.first.count(), self.last.count()
        return None if first is None or last is None else Window(first, last)

    def fault(self) -> str:
        """Say that one of the days is missing."""
        return count_fault(self.first) or count_fault(self.last)

    def show_pay_day(self, pay_day: PayDayKind) -> None:
        """Show the days."""
        if isinstance(pay_day, Window):
            with quiet(self):
                self.first.set_count(pay_day.first)
                self.last.set_count(pay_day.last)


class MonthAndDayPart(RulePart):
    """A day in a month of the quarter, or of the year when `yearly`."""

    def __init__(self, *, yearly: bool) -> None:
        quarter = [(n, _("month %(number)s") % {"number": n}) for n in (1, 2, 3)]
        year = [(n, _(name)) for n, name in enumerate(_MONTHS, start=1)]
        self.month = Chooser(year if yearly else quarter, whole=True)
        self.month.setAccessibleName(_("Month"))
        self.month.setCurrentIndex(self.month.count() - 1)
        self.day = small_count(1, LAST_MONTH_DAY)
        self.day.setFixedWidth(_COUNT_WIDTH)
        self.day.setAccessibleName(_("Day of the month"))
        self._yearly = yearly
        super().__init__(self.month, plain_label(pgettext("before a day of the month", "day"), role="muted"), self.day)
        self.month.currentIndexChanged.connect(lambda _at: self.edited.emit())
        self.day.textChanged.connect(lambda _text: self.edited.emit())

    def pay_day(self) -> Quarterly | Yearly | None:
        """Give the day."""
        month, day = self.month.chosen(), self.day.count()
        if day is None:
            return None
        return Yearly(month, day) if self._yearly else Quarterly(month, day)

    def fault(self) -> str:
        """Say that the day is missing."""
        return count_fault(self.day)

    def show_pay_day(self, pay_day: PayDayKind) -> None:
        """Show the day."""
        if isinstance(pay_day, Yearly if self._yearly else Quarterly):
            with quiet(self):
                self.month.choose(pay_day.month)
                self.day.set_count(pay_day.day)


def _day_button(day: Weekday) -> QToolButton:
    button = QToolButton()
    button.setCheckable(True)
    name = choices.label(day)
    button.setText(name[-1] if name.startswith(("星期", "周")) else name[:2])
    button.setAccessibleName(name)
    button.setToolTip(name)
    button.setProperty("kind", "toggle")
    return button
