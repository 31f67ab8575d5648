"""Notices that time has passed, also while the laptop slept."""

from datetime import date

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from desktop.services.clock import Clock

_MINUTE = 60_000


class DayWatch(QObject):
    """From `start` on, looks at the wall clock each minute and when the program comes back to the front.

    A timer alone is not enough: it stands still while the machine sleeps.
    """

    #: A minute has passed, or the program has come back.
    ticked = Signal()
    #: It is another day than at the last look: later, or earlier when the clock was set back.
    day_changed = Signal()

    def __init__(self, app: QGuiApplication, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._day = clock.today()
        self._timer = QTimer(self)
        self._timer.setInterval(_MINUTE)
        self._timer.timeout.connect(self.look)
        app.applicationStateChanged.connect(self._on_state_changed)

    @property
    def day(self) -> date:
        """The day at the last look."""
        return self._day

    def start(self) -> None:
        """Watch from now on: Qt calls a program that starts one that comes back, and the first picture goes first."""
        self._timer.start()

    def look(self) -> None:
        """Look at the clock now."""
        day = self._clock.today()
        if day != self._day:
            self._day = day
            self.day_changed.emit()
        self.ticked.emit()

    def _on_state_changed(self, state: Qt.ApplicationState) -> None:
        if state == Qt.ApplicationState.ApplicationActive and self._timer.isActive():
            self.look()
