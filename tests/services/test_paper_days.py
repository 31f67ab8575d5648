"""The last day for papers of each customer is kept in the book, and worked out anew when it is over."""

from datetime import date, timedelta

import pytest

from desktop.domain.calendars import WorkCalendar
from desktop.domain.paygrammar import parse_rule
from desktop.domain.process import ClosedPeriod, PaymentProcess, Step, StepKind
from desktop.services.paper_days import PaperDays, next_paper_days
from desktop.services.working_days import LEAST_DAYS, days_known, next_working_days

SATURDAY = date(2026, 11, 21)


def process(rule, **more):
    return PaymentProcess(rule=parse_rule(rule), **more)


def leads(days):
    return (Step(StepKind.CHECK, lead_days=days),)


@pytest.mark.parametrize(
    ("wanted", "days"),
    [
        (PaymentProcess(), PaperDays()),
        (process("MDAY 25"), PaperDays()),  # nobody knows how long it takes
        (process("MDAY 25 CUTOFF 25"), PaperDays(date(2026, 11, 25), date(2026, 11, 25), date(2026, 12, 25))),
        (process("MDAY 25 CUTOFF 20"), PaperDays(date(2026, 12, 18), date(2026, 12, 25), date(2027, 1, 25))),
        (process("MDAY 25", steps=leads(2)), PaperDays(date(2026, 11, 23), date(2026, 11, 25), date(2026, 12, 25))),
        (process("MDAY 25", steps=leads(30)), PaperDays(date(2026, 12, 11), date(2027, 1, 25), date(2027, 2, 25))),
        (
            process("MDAY 25 CUTOFF 25", closed=(ClosedPeriod(date(2026, 11, 24), date(2026, 11, 27)),)),
            PaperDays(date(2026, 11, 23), date(2026, 11, 30), date(2026, 12, 25)),
        ),
    ],
)
def test_next_paper_days_are_those_that_can_still_be_met(wanted, days):
    found = next_paper_days(wanted, SATURDAY, WorkCalendar())
    assert found == days
    assert found.by is None or SATURDAY <= found.by <= found.pay_day


def test_weekly_pay_days_with_months_of_work_are_looked_for_far_ahead():
    found = next_paper_days(process("WEEKLY FRI", steps=leads(60)), SATURDAY, WorkCalendar())
    assert found.by >= SATURDAY
    assert (found.pay_day - SATURDAY).days > 60


def test_saving_a_process_keeps_its_paper_days(services, book, customer, saved):
    kept = "SELECT papers_by, papers_for, papers_else FROM process"
    saved(services.processes.save(customer, process("MDAY 25 CUTOFF 25")))
    assert book.rows(kept) == [("2026-11-25", "2026-11-25", "2026-12-25")]
    saved(services.processes.save(customer, PaymentProcess()))
    assert book.rows(kept) == [(None, None, None)]


# The working days beside them


def test_working_days_are_kept_for_weeks_ahead(services, book, at):
    assert (days_known(book, SATURDAY), next_working_days(book, SATURDAY, 3)) == (0, [])
    services.today.seen()
    assert days_known(book, SATURDAY) > LEAST_DAYS
    calendar = services.calendars.calendar()
    expected = [day for n in range(1, 30) if calendar.is_working(day := SATURDAY + timedelta(days=n))]
    assert next_working_days(book, SATURDAY, 15) == expected[:15]
    assert (
        next_working_days(book, SATURDAY + timedelta(days=4), 2)
        == [day for day in expected if day > SATURDAY + timedelta(days=4)][:2]
    )


def test_working_days_from_before_are_not_known(services, book):
    services.today.seen()
    assert days_known(book, SATURDAY - timedelta(days=1)) == 0


def test_a_calendar_that_changed_is_asked_anew(services, book):
    services.today.seen()
    services.calendars.set_day(date(2026, 11, 23), working=False)
    assert days_known(book, SATURDAY) == 0
    services.today.seen()
    assert next_working_days(book, SATURDAY, 1) == [date(2026, 11, 24)]
