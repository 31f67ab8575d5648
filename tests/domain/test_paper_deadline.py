"""The last day for papers before a pay day: cut-off, days on which papers are taken in, time that the steps take."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.calendars import WorkCalendar
from desktop.domain.paydays import DeadlineReason, PaperDeadline, is_in_window, paper_deadline, process_pay_days
from desktop.domain.paygrammar import parse_rule
from desktop.domain.process import ClosedPeriod, PaymentProcess, Step, StepKind

CHINA = WorkCalendar("CN")


def process(rule, *, window=None, leads=(), closed=()):
    steps = [Step(StepKind.RECEIVE, window=window)] if window else []
    steps += [Step(StepKind.CHECK, lead_days=days) for days in leads]
    return PaymentProcess(steps=tuple(steps), rule=parse_rule(rule), closed=tuple(closed))


def deadline(known, after=date(2026, 12, 1)):
    return paper_deadline(known, process_pay_days(known, after, CHINA, 1)[0], CHINA)


@pytest.mark.parametrize(
    ("known", "day", "reason", "nominal"),
    [
        (process("MDAY 25 CUTOFF 20"), date(2026, 12, 18), DeadlineReason.CUTOFF, date(2026, 12, 20)),
        (process("MDAY 10 CUTOFF 20 -1M"), date(2026, 11, 20), DeadlineReason.CUTOFF, date(2026, 11, 20)),
        (process("MDAY 10 CUTOFF 20"), date(2026, 11, 20), DeadlineReason.CUTOFF, date(2026, 11, 20)),
        (process("MDAY 10 CUTOFF 31 -1M"), date(2026, 11, 30), DeadlineReason.CUTOFF, date(2026, 11, 30)),
        (process("MDAY 25", leads=[2, 1]), date(2026, 12, 22), DeadlineReason.LEAD_DAYS, date(2026, 12, 22)),
        (process("MDAY 25", window=(1, 5)), date(2026, 12, 4), DeadlineReason.WINDOW, date(2026, 12, 5)),
        (process("MDAY 10", window=(15, 20)), date(2026, 11, 20), DeadlineReason.WINDOW, date(2026, 11, 20)),
        (process("MDAY 10", window=(28, 3)), date(2026, 12, 3), DeadlineReason.WINDOW, date(2026, 12, 3)),
        (
            process("MDAY 25 CUTOFF 20", leads=[10]),
            date(2026, 12, 11),
            DeadlineReason.LEAD_DAYS,
            date(2026, 12, 11),
        ),
        (process("MDAY 25 CUTOFF 8", leads=[3]), date(2026, 12, 8), DeadlineReason.CUTOFF, date(2026, 12, 8)),
        # papers must be in by 20 November, but are taken in up to the 5th only
        (process("MDAY 10 CUTOFF 20 -1M", window=(1, 5)), date(2026, 11, 5), DeadlineReason.WINDOW, date(2026, 11, 5)),
        # the window is still open on the cut-off
        (process("MDAY 25 CUTOFF 3", window=(1, 5)), date(2026, 12, 3), DeadlineReason.CUTOFF, date(2026, 12, 3)),
    ],
)
def test_deadline_of_the_december_pay_day(known, day, reason, nominal):
    assert deadline(known) == PaperDeadline(day, reason, nominal)


def test_a_cut_off_on_a_worked_saturday_stays():
    known = process("MDAY 15 CUTOFF 28 -1M")
    assert deadline(known, date(2026, 3, 1)) == PaperDeadline(
        date(2026, 2, 28), DeadlineReason.CUTOFF, date(2026, 2, 28)
    )


def test_a_cut_off_within_national_day_is_before_it():
    assert deadline(process("MDAY 15 CUTOFF 5"), date(2026, 10, 1)) == PaperDeadline(
        date(2026, 9, 30), DeadlineReason.CUTOFF, date(2026, 10, 5)
    )


def test_closed_days_of_the_customer_count():
    closed = ClosedPeriod(date(2026, 12, 14), date(2026, 12, 18))
    assert deadline(process("MDAY 25 CUTOFF 18", closed=[closed])).day == date(2026, 12, 11)
    assert deadline(process("MDAY 25", leads=[6], closed=[closed])).day == date(2026, 12, 10)


def test_the_month_is_that_of_the_rule_when_the_pay_day_moved_into_the_next():
    assert deadline(process("MDAY 31 CUTOFF 10"), date(2026, 11, 1)).day == date(2026, 10, 10)


def test_the_deadline_of_an_open_window_counts_from_its_first_day():
    known = process("WINDOW 10-15", leads=[3])
    assert deadline(known, date(2026, 12, 14)) == deadline(known, date(2026, 12, 1))


@pytest.mark.parametrize("known", [process("MDAY 25"), process("MDAY 25", leads=[0])])
def test_no_deadline_when_nothing_is_known(known):
    assert deadline(known) is None


@pytest.mark.parametrize(
    ("day", "window", "inside"),
    [
        (date(2026, 11, 5), (1, 5), True),
        (date(2026, 11, 6), (1, 5), False),
        (date(2026, 11, 30), (31, 31), True),
        (date(2026, 11, 29), (31, 31), False),
        (date(2026, 11, 30), (28, 5), True),
        (date(2026, 11, 5), (28, 5), True),
        (date(2026, 11, 6), (28, 5), False),
        (date(2026, 2, 28), (30, 2), True),
        (date(2026, 2, 1), (0, 0), True),  # while a window is being typed
    ],
)
def test_is_in_window(day, window, inside):
    assert is_in_window(day, window) is inside


MONTH_DAY = st.integers(1, 31)
RULES = st.builds(
    "{} CUTOFF {} -{}M".format,
    st.sampled_from(["MDAY 10,25", "LASTWD", "WEEKLY FRI", "WINDOW 10-15 SHIFT PREV", "YEAR 12 31 SHIFT NONE"]),
    MONTH_DAY,
    st.integers(0, 3),
)
PROCESSES = st.builds(
    process,
    RULES | st.sampled_from(["MDAY 31", "QUARTER 3 25 SHIFT PREV"]),
    window=st.none() | st.tuples(MONTH_DAY, MONTH_DAY),
    leads=st.lists(st.integers(0, 15), max_size=3),
    closed=st.lists(
        st.dates(date(2026, 1, 1), date(2027, 12, 31)).map(lambda day: ClosedPeriod(day, day + timedelta(20))),
        max_size=2,
    ),
)


@given(PROCESSES, st.dates(date(2026, 1, 1), date(2027, 12, 31)))
def test_deadline_is_a_working_day_not_after_the_pay_day(known, after):
    for pay_day in process_pay_days(known, after, CHINA):
        found = paper_deadline(known, pay_day, CHINA)
        if found is not None:
            assert found.day <= min(found.nominal, pay_day.day)
            assert CHINA.with_closed(known.closed_days()).is_working(found.day)


@given(PROCESSES, st.dates(date(2026, 1, 1), date(2027, 12, 31)))
def test_deadline_is_known_when_anything_sets_it(known, after):
    is_set = known.rule.cutoff is not None or known.lead_days() > 0 or known.first_step(StepKind.RECEIVE) is not None
    for pay_day in process_pay_days(known, after, CHINA, 1):
        assert (paper_deadline(known, pay_day, CHINA) is not None) is is_set
