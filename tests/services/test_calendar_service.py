"""Working days as the user knows them; with every change the days to confirm planned visits are worked out anew."""

import json
from datetime import date

import pytest

from desktop.domain.problems import ProblemCode
from desktop.domain.visits import Outcome
from desktop.services.results import Changes, Entity, Saved
from desktop.services.visits import VisitResult

FRIDAY = date(2026, 11, 20)
YEAR = {
    "year": 2027,
    "days": [
        {"name": "元旦", "date": "2027-01-01", "isOffDay": True},
        {"name": "元旦", "date": "2027-01-02", "isOffDay": True},
        {"name": "春节", "date": "2027-01-31", "isOffDay": False},
        {"name": "春节", "date": "2027-02-05", "isOffDay": True},
        {"name": "元旦", "date": "2026-12-31", "isOffDay": True},
    ],
}


def test_a_day_is_set_and_cleared(services):
    services.calendars.set_day(FRIDAY, working=False, name=" power\u202e cut ")
    assert not services.calendars.calendar().is_working(FRIDAY)
    (override,) = services.calendars.overrides(2026)
    assert (override.day, override.working, override.name) == (FRIDAY, False, "power cut")
    services.calendars.set_day(FRIDAY, working=True)
    assert services.calendars.calendar().is_working(FRIDAY)
    services.calendars.clear_day(FRIDAY)
    assert services.calendars.overrides(2026) == []


def test_overrides_are_those_of_a_year_in_their_order(services):
    for day in (date(2026, 12, 31), date(2026, 3, 2), date(2027, 1, 4)):
        services.calendars.set_day(day, working=False)
    assert [override.day for override in services.calendars.overrides(2026)] == [date(2026, 3, 2), date(2026, 12, 31)]


def test_a_changed_day_moves_the_day_to_confirm_of_planned_visits(services, plan, saved):
    planned, done = plan(5), plan(5)
    services.visits.finish(done, VisitResult(Outcome.PAID))
    result = services.calendars.set_day(FRIDAY, working=False)
    assert (saved(result), result.changes.entities) == (1, {Entity.CALENDAR, Entity.VISIT, Entity.PROCESS})
    assert services.visits.get(planned).visit.confirm_from == date(2026, 11, 19)
    assert services.visits.get(done).visit.confirm_from == FRIDAY
    services.calendars.clear_day(FRIDAY)
    assert services.visits.get(planned).visit.confirm_from == FRIDAY


def test_another_service_sees_the_change_in_the_book(services, at):
    services.calendars.set_day(FRIDAY, working=False)
    assert not at(0).calendars.calendar().is_working(FRIDAY)


@pytest.mark.parametrize(
    ("year", "estimated"),
    [(2026, False), (2027, True)],
)
def test_a_year_that_is_not_announced_is_estimated(services, year, estimated):
    status = services.calendars.year_status(year)
    assert (status.estimated, status.source) == (estimated, "")


def test_a_year_can_be_declared_official_and_that_taken_back(services):
    services.calendars.set_official(2027, "notice of November", official=True)
    status = services.calendars.year_status(2027)
    assert (status.estimated, status.source) == (False, "notice of November")
    services.calendars.set_official(2027, "", official=False)
    assert services.calendars.year_status(2027).estimated


def test_the_last_announced_year_came_with_the_program(services):
    assert services.calendars.last_announced_year() >= 2026


# Importing a year


def test_import_year_makes_a_year_official_with_its_days(services, saved):
    saved(services.calendars.import_year(json.dumps(YEAR), "gov.example/2027"))
    calendar = services.calendars.calendar()
    assert [calendar.is_working(date(2027, 1, day)) for day in (1, 2, 31)] == [False, False, True]
    assert not calendar.is_working(date(2026, 12, 31))
    assert services.calendars.year_status(2027).source == "gov.example/2027"
    assert not calendar.is_estimated(date(2027, 6, 1))


def test_import_year_takes_the_place_of_that_year_and_leaves_others(services, saved):
    services.calendars.set_day(date(2027, 5, 4), working=False)
    services.calendars.set_day(date(2026, 5, 5), working=False)
    saved(services.calendars.import_year(json.dumps(YEAR), "notice"))
    assert date(2027, 5, 4) not in services.calendars.calendar().overrides
    assert date(2026, 5, 5) in services.calendars.calendar().overrides


def test_import_year_moves_the_days_to_confirm(services, plan, saved):
    visit = plan(41)  # 1 January 2027
    before = services.visits.get(visit).visit.confirm_from
    days = [{"name": "", "date": before.isoformat(), "isOffDay": True}]
    assert saved(services.calendars.import_year(json.dumps({"year": 2027, "days": days}), "")) == 1
    assert services.visits.get(visit).visit.confirm_from < before


def with_day(**entry):
    return json.dumps({**YEAR, "days": [*YEAR["days"], {"name": "x", "date": "2027-10-01", "isOffDay": True, **entry}]})


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", ("file", ProblemCode.NOT_A_CALENDAR)),
        ("{", ("file", ProblemCode.NOT_A_CALENDAR)),
        ("[]", ("file", ProblemCode.NOT_A_CALENDAR)),
        ("[" * 100_000, ("file", ProblemCode.NOT_A_CALENDAR)),
        ('{"year": 2027}', ("file", ProblemCode.NOT_A_CALENDAR)),
        ('{"year": 2027, "days": []}', ("file", ProblemCode.NOT_A_CALENDAR)),
        ('{"year": 2027, "days": 5}', ("file", ProblemCode.NOT_A_CALENDAR)),
        ('{"year": 1900, "days": [1]}', ("file", ProblemCode.NOT_A_CALENDAR)),
        ('{"year": Infinity, "days": [1]}', ("file", ProblemCode.NOT_A_CALENDAR)),
        ('{"year": null, "days": [1]}', ("file", ProblemCode.NOT_A_CALENDAR)),
        ('{"year": 2027, "days": [5]}', ("days.1", ProblemCode.NOT_A_DATE)),
        (with_day(date="2027-02-29"), ("days.6", ProblemCode.NOT_A_DATE)),
        (with_day(date="2025-10-01"), ("days.6", ProblemCode.NOT_A_DATE)),
        (with_day(date=None), ("days.6", ProblemCode.NOT_A_DATE)),
        (with_day(isOffDay="yes"), ("days.6", ProblemCode.NOT_A_DATE)),
        (" " * 1_000_001, ("file", ProblemCode.TOO_LARGE)),
    ],
    ids=lambda value: None if isinstance(value, tuple) else value[:30],
)
def test_import_year_refuses_a_file_with_anything_wrong_and_changes_nothing(services, refused, text, problem):
    services.calendars.set_day(date(2027, 5, 4), working=False)
    assert refused(services.calendars.import_year, text, "notice") == [problem]
    assert date(2027, 5, 4) in services.calendars.calendar().overrides


# Another country


def test_set_country_counts_its_working_days_and_keeps_those_of_the_other(services, plan, saved):
    visit = plan(5)
    services.calendars.set_day(FRIDAY, working=False)
    assert saved(services.calendars.set_country(" gb ")) == 1
    assert services.calendars.country() == "GB"
    assert services.calendars.overrides(2026) == []
    assert services.visits.get(visit).visit.confirm_from == FRIDAY
    assert not services.calendars.calendar().is_working(date(2026, 12, 28))
    services.calendars.set_country("CN")
    assert [override.day for override in services.calendars.overrides(2026)] == [FRIDAY]


@pytest.mark.parametrize("country", ["", "XX", "CHN", "China", "中国"])
def test_set_country_refuses_a_country_without_holidays(services, refused, country):
    assert refused(services.calendars.set_country, country) == [("country", ProblemCode.NOT_A_CHOICE)]
    assert services.calendars.country() == "CN"


def test_refresh_works_the_days_out_anew(services, plan, book, saved):
    from db import models

    visit = plan(5)
    with book.transaction():
        models.Visit.update(confirm_from=date(2026, 11, 2)).execute()
    assert services.calendars.visits_to_move() == 1
    assert saved(services.calendars.refresh()) == 1
    assert services.calendars.visits_to_move() == 0
    assert services.visits.get(visit).visit.confirm_from == FRIDAY
    assert services.calendars.refresh() == Saved(0, Changes(frozenset()))


def test_a_change_that_fails_leaves_the_calendar_as_it_was(services, monkeypatch, everything):
    before = everything()
    monkeypatch.setattr("desktop.services.calendars.confirm_from", lambda *_: 1 / 0)
    monkeypatch.setattr("desktop.services.calendars.planned_days", lambda _: [(1, "2026-11-26", "2026-11-20", "")])
    with pytest.raises(ZeroDivisionError):
        services.calendars.set_day(FRIDAY, working=False)
    assert everything() == before
    assert services.calendars.calendar().is_working(FRIDAY)
