import logging
from datetime import date, timedelta
from types import SimpleNamespace

import pytest

from desktop.ui.announced import Announced
from desktop.ui.notifications import Announcer, LogNotifier, Notifier, Reminder, SystemNotifier

DAY = date(2026, 11, 21)


class Shown(Notifier):
    def __init__(self, fails=False):
        self.fails = fails
        self.popups = []

    def notify(self, title, text):
        self.popups.append(title)
        if self.fails:
            raise OSError("no desktop")


@pytest.fixture
def shown():
    return Shown()


@pytest.fixture
def file(tmp_path):
    return tmp_path / "announced.json"


@pytest.fixture
def announcer(qapp, jobs, shown, file):
    return Announcer(jobs, shown, Announced(file))


def reminders(*visits):
    return [Reminder(visit, f"Customer {visit}: Thu 26 Nov", "Visit in 5 days") for visit in visits]


def test_each_visit_is_announced_once_a_day(announcer, shown):
    announcer.announce(reminders(1, 2), DAY)
    announcer.announce(reminders(1, 2, 3), DAY)
    assert shown.popups == ["Customer 1: Thu 26 Nov", "Customer 2: Thu 26 Nov", "Customer 3: Thu 26 Nov"]


def test_another_start_on_the_same_day_repeats_nothing(qapp, jobs, announcer, shown, file):
    announcer.announce(reminders(1), DAY)
    Announcer(jobs, shown, Announced(file)).announce(reminders(1, 2), DAY)
    assert shown.popups == ["Customer 1: Thu 26 Nov", "Customer 2: Thu 26 Nov"]


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"day": "2026-11-21", "visits": ["x"]}', "null"])
def test_memory_that_cannot_be_read_only_repeats(text, file):
    file.write_text(text)
    assert Announced(file).add_new([1], DAY) == {1}


def test_memory_that_cannot_be_written_stops_nothing(tmp_path):
    assert Announced(tmp_path / "missing" / "announced.json").add_new([1], DAY) == {1}


def test_next_day_announces_what_is_still_due(announcer, shown):
    announcer.announce(reminders(1), DAY)
    announcer.announce(reminders(1), DAY + timedelta(days=1))
    assert len(shown.popups) == 2


def test_many_come_as_one(announcer, shown):
    announcer.announce(reminders(1, 2, 3, 4, 5), DAY)
    assert shown.popups == ["5 visits to confirm"]


def test_failure_disturbs_nobody_and_is_not_tried_again(qapp, jobs, caplog, file):
    failing = Shown(fails=True)
    announcer = Announcer(jobs, failing, Announced(file))
    with caplog.at_level("INFO"):
        announcer.announce(reminders(1), DAY)
        announcer.announce(reminders(2), DAY)
    assert len(failing.popups) == 1
    assert "no desktop" in caplog.text


def test_log_keeps_names_below_info(caplog):
    with caplog.at_level("INFO"):
        LogNotifier().notify("Hengda Foods", "128,500.00")
    assert caplog.text == ""


def test_failure_that_the_library_only_logs_is_noticed(caplog):
    library = logging.getLogger("desktop_notifier")
    notifier = SystemNotifier()
    notifier._notifier = SimpleNamespace(send=lambda *_: library.warning("Notification failed"))
    notifier._complaints.listen(library.name)
    with pytest.raises(OSError, match="Notification failed"):
        notifier.notify("Hengda", "Visit in 5 days")
    library.removeHandler(notifier._complaints)
    library.propagate = True
    assert caplog.text == ""
