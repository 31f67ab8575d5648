from datetime import date

import pytest

from desktop.app import open_app
from desktop.services.results import Entity
from desktop.ui.caretaker import Caretaker
from desktop.ui.context import Context
from desktop.ui.jobs import InlineJobs
from tests.ui.visits import book

STALE = date(2026, 11, 2)


@pytest.fixture
def large(tmp_path, clock):
    """A book with a visit whose confirmation day is not today's calendar's, opened without a check."""
    app = open_app(tmp_path / "rep.book", clock)
    book.one_visit(app)
    with app.services._book.transaction():
        app.services._book.run("UPDATE visit SET confirm_from = ?", [STALE.isoformat()])
    app.close()
    app = open_app(tmp_path / "rep.book", clock, check_limit=0)
    yield app
    app.close()


@pytest.fixture
def look(qapp, large, hub, calls):
    """Look after the book; give what was said to be wrong with it."""

    def looked():
        caretaker = Caretaker(Context(large.services, InlineJobs(hub), hub, large.clock))
        caretaker.unsound.connect(calls)
        caretaker.look()
        return [findings for (findings,) in calls]

    return looked


def stored_day(app):
    ((day,),) = app.services._book.rows("SELECT confirm_from FROM visit")
    return day


def test_a_large_book_is_checked_and_its_days_worked_out_anew(large, look, hub):
    heard = []
    hub.changed.connect(heard.append)
    assert not large.services.books.is_checked
    assert look() == []
    assert large.services.books.is_checked
    assert stored_day(large) == "2026-11-20"
    assert [Entity.VISIT in changes.entities for changes in heard] == [True]


def test_days_that_still_stand_are_not_written(large, look, hub, monkeypatch):
    look()
    heard = []
    hub.changed.connect(heard.append)
    monkeypatch.setattr(large.services.calendars, "refresh", lambda: 1 / 0)
    assert look() == []
    assert heard == []


def test_nothing_is_written_to_a_book_that_is_not_sound(large, look):
    with large.services._book.transaction():
        large.services._book.run("UPDATE visit SET confirmed = 1")
    (findings,) = look()
    assert [found.code for found in findings.sums] == ["confirmed"]
    assert stored_day(large) == STALE.isoformat()
