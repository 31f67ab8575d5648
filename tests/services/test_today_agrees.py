"""The list of a day, read by indexes and sums, is the list by brute force over every customer."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.connection import open_book
from desktop.app import App
from desktop.domain.agenda import Group
from desktop.services.clock import FixedClock
from tests.services import today_books


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    opened = open_book(tmp_path_factory.mktemp("today") / "rep.book")
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def app(book):
    app = App(book, FixedClock(today_books.TODAY))
    app.services.today.seen()
    return app


@settings(max_examples=150)
@given(random=st.randoms(use_true_random=False))
def test_the_list_is_that_of_every_customer_one_by_one(book, app, random):
    calendar = app.services.calendars.calendar()
    with today_books.for_now(book):
        today_books.fill(book, random)
        groups, put_off = today_books.expected(book, calendar)
        _compare(app.services.today, groups, put_off)


def _compare(today, groups, put_off):
    agenda = today.agenda(limit=3)
    assert [each.group for each in agenda.groups] == [group for group in Group if group in groups]
    for each in agenda.groups:
        assert (each.total, [_told(line) for line in each.lines]) == (len(groups[each.group]), groups[each.group][:3])
        assert each.more == max(len(groups[each.group]) - 3, 0)
    for group, lines in groups.items():
        (second,) = today.agenda(group, limit=2, offset=2).groups
        assert [_told(line) for line in second.lines] == lines[2:4]
    assert {line.customer_id for line in today.snoozed()} == put_off
    assert agenda.snoozed == len(put_off)


def _told(line):
    return line.customer_id, [(reason.code, reason.points) for reason in line.reasons]
