from datetime import date

import pytest
from PySide6.QtCore import Qt

from desktop.ui.day_watch import DayWatch


@pytest.fixture
def watch(qapp, clock):
    watch = DayWatch(qapp, clock)
    watch.start()
    yield watch
    watch.deleteLater()


def test_looks_each_minute(watch, calls):
    watch.ticked.connect(calls)
    assert watch._timer.isActive()
    assert watch._timer.interval() == 60_000
    watch._timer.timeout.emit()
    assert len(calls) == 1


def test_looks_when_the_program_comes_back(qapp, watch, calls):
    watch.ticked.connect(calls)
    qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationInactive)
    qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
    assert len(calls) == 1


def test_a_program_that_only_starts_has_not_come_back(qapp, clock, calls):
    watch = DayWatch(qapp, clock)
    watch.ticked.connect(calls)
    qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
    watch.deleteLater()
    assert calls == []


@pytest.mark.parametrize(
    ("day", "changes"), [(date(2026, 11, 24), 1), (date(2026, 11, 20), 1), (date(2026, 11, 21), 0)]
)
def test_tells_another_day_after_sleep_or_a_clock_set_back(watch, clock, calls, day, changes):
    watch.day_changed.connect(calls)
    clock.day = day
    watch.look()
    watch.look()
    assert len(calls) == changes
    assert watch.day == day
