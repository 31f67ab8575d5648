"""What is to be known of a day before a visit is put on it: whether anybody works then."""

from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.app import Services
from desktop.formats import format_date
from desktop.i18n import _
from desktop.ui.context import Context
from desktop.ui.widgets.plain import plain_label


@dataclass(frozen=True, slots=True)
class DayFacts:
    """Whether a day is a working day, only this customer is closed on it, and what holiday it is ('': none)."""

    day: date
    working: bool
    closed: bool = False
    name: str = ""


def day_facts(services: Services, customer_id: int | None, day: date) -> DayFacts:
    """Look a day up in the customer's calendar, or in everybody's."""
    calendar = services.calendars.calendar() if customer_id is None else services.processes.calendar(customer_id)
    return DayFacts(day, calendar.is_working(day), calendar.is_closed(day), calendar.name(day) or "")


def day_sentence(facts: DayFacts) -> str:
    """Warn of a day on which nobody works; '' for a working day."""
    day = format_date(facts.day, "weekday")
    if facts.working:
        return ""
    if facts.closed:
        return _("The customer is closed on %(day)s.") % {"day": day}
    if facts.name:
        return _("%(day)s is not a working day: %(holiday)s.") % {"day": day, "holiday": facts.name}
    return _("%(day)s is not a working day.") % {"day": day}


class DayNote(QWidget):
    """One line below a day that is being chosen; empty while there is nothing to warn of."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._wanted: date | None = None
        self._words = plain_label(wrap=True)
        self._words.setProperty("status", "warn")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._words)
        self.hide()

    @property
    def text(self) -> str:
        """The warning, or ''."""
        return self._words.text()

    def look_at(self, customer_id: int | None, day: date | None) -> None:
        """Look a day up and warn if need be; None says nothing."""
        self._wanted = day
        if day is None:
            self._say("")
            return
        jobs, services = self._context.jobs, self._context.services
        jobs.latest(self, day_facts, services, customer_id, day, then=partial(self._show, day), owner=self)

    def _show(self, day: date, facts: DayFacts) -> None:
        if day == self._wanted:
            self._say(day_sentence(facts))

    def _say(self, text: str) -> None:
        self._words.setText(text)
        self.setVisible(bool(text))
