"""Which day is proposed for a visit, and why."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.calendars import WorkCalendar
from desktop.domain.confirmation import confirm_from
from desktop.domain.paygrammar import parse_rule
from desktop.domain.process import ClosedPeriod, PaymentProcess, Step, StepKind
from desktop.domain.proposals import ProposalReason, propose_visit
from desktop.domain.visits import Purpose, VisitStatus, asks_amount, can_change

CHINA = WorkCalendar("CN")
TODAY = date(2026, 11, 21)  # a Saturday; the first day that leaves five to confirm is Monday the 30th


def process(rule=None, *steps, closed=()):
    return PaymentProcess(steps=steps, rule=parse_rule(rule) if rule else None, closed=tuple(closed))


def propose(known, purpose, today=TODAY, closed=()):
    found = propose_visit(known, purpose, CHINA, today, closed)
    return found.day, found.reason


@pytest.mark.parametrize(
    ("rule", "today", "day", "reason"),
    [
        ("MDAY 10", TODAY, date(2026, 12, 10), ProposalReason.PAY_DAY),
        ("MDAY 30", TODAY, date(2026, 11, 30), ProposalReason.PAY_DAY),
        ("MDAY 25", TODAY, date(2026, 12, 25), ProposalReason.LATER_PAY_DAY),
        ("WEEKLY WED", TODAY, date(2026, 12, 2), ProposalReason.LATER_PAY_DAY),
        ("MDAY 25", date(2026, 11, 20), date(2026, 11, 25), ProposalReason.PAY_DAY),
        ("MDAY 6 SHIFT NONE", TODAY, date(2026, 12, 7), ProposalReason.PAY_DAY),  # nobody is there on Sunday
        ("WINDOW 10-15", TODAY, date(2026, 12, 10), ProposalReason.PAY_DAY),
        ("WINDOW 25-30", TODAY, date(2026, 11, 30), ProposalReason.PAY_DAY),  # late enough within the window
        ("WINDOW 23-27", TODAY, date(2026, 12, 23), ProposalReason.LATER_PAY_DAY),
        ("NONE", TODAY, date(2026, 11, 30), ProposalReason.FIRST_FREE),
    ],
)
def test_collecting_is_proposed_for_the_first_pay_day_that_leaves_five_days(rule, today, day, reason):
    assert propose(process(rule), Purpose.COLLECT, today) == (day, reason)


@pytest.mark.parametrize(
    ("rule", "today", "day", "reason"),
    [
        ("MDAY 25 CUTOFF 10", TODAY, date(2026, 12, 10), ProposalReason.PAPER_DEADLINE),
        ("MDAY 30 CUTOFF 26", TODAY, date(2026, 11, 26), ProposalReason.PAPER_DEADLINE_SHORT),
        ("MDAY 25 CUTOFF 23", date(2026, 11, 23), date(2026, 11, 23), ProposalReason.PAPER_DEADLINE_SHORT),
        ("MDAY 25 CUTOFF 20", TODAY, date(2026, 12, 18), ProposalReason.PAPER_DEADLINE),
        ("MDAY 25 CUTOFF 20 ELSE +2M", TODAY, date(2027, 1, 20), ProposalReason.PAPER_DEADLINE),
        ("MDAY 25 CUTOFF 22", TODAY, date(2026, 12, 22), ProposalReason.PAPER_DEADLINE),  # a Sunday; Friday is over
        ("MDAY 25", TODAY, date(2026, 11, 30), ProposalReason.FIRST_FREE),
    ],
)
def test_papers_are_brought_by_the_last_day_that_still_counts(rule, today, day, reason):
    assert propose(process(rule), Purpose.DELIVER_PAPERS, today) == (day, reason)


def test_a_proposal_names_the_pay_day_and_the_deadline_it_serves():
    found = propose_visit(process("MDAY 25 CUTOFF 20"), Purpose.DELIVER_PAPERS, CHINA, TODAY)
    assert found.pay_day is not None
    assert found.deadline is not None
    assert (found.pay_day.day, found.deadline.nominal) == (date(2026, 12, 25), date(2026, 12, 20))


def test_a_visit_without_a_day_of_its_own_names_the_pay_day_after_it():
    found = propose_visit(process("MDAY 25"), Purpose.CARE, CHINA, TODAY)
    assert found.pay_day is not None
    assert found.pay_day.day == date(2026, 12, 25)


@pytest.mark.parametrize(
    ("known", "purpose", "day", "reason"),
    [
        (
            process("MDAY 25", Step(StepKind.RECONCILE, window=(22, 23))),
            Purpose.RECONCILE,
            date(2026, 12, 22),
            ProposalReason.STEP_WINDOW,
        ),
        (
            process(None, Step(StepKind.APPROVE, window=(25, 5))),
            Purpose.APPROVE,
            date(2026, 11, 30),
            ProposalReason.STEP_WINDOW,
        ),
        (
            process(
                "MDAY 25",
                Step(StepKind.RECONCILE, lead_days=5),
                Step(StepKind.APPROVE, lead_days=2),
                Step(StepKind.PAY, lead_days=1),
            ),
            Purpose.APPROVE,
            date(2026, 12, 22),
            ProposalReason.STEP_LEAD,
        ),
        (process("MDAY 25"), Purpose.APPROVE, date(2026, 11, 30), ProposalReason.FIRST_FREE),
        (None, Purpose.RECONCILE, date(2026, 11, 30), ProposalReason.FIRST_FREE),
    ],
)
def test_a_step_is_visited_in_its_window_or_before_it_is_too_late(known, purpose, day, reason):
    assert propose(known, purpose) == (day, reason)


@pytest.mark.parametrize(
    ("today", "day"),
    [
        (TODAY, date(2026, 11, 30)),  # for the 26th and 27th one would have to call on Friday, yesterday
        (date(2026, 11, 20), date(2026, 11, 25)),
        (date(2026, 11, 23), date(2026, 11, 30)),
        (date(2026, 9, 30), date(2026, 10, 8)),
        (date(2026, 10, 1), date(2026, 10, 13)),
    ],
)
@pytest.mark.parametrize("known", [None, process("MDAY 25")])
def test_care_is_proposed_for_the_first_day_that_leaves_five(today, day, known):
    assert propose(known, Purpose.CARE, today) == (day, ProposalReason.FIRST_FREE)


def test_a_day_on_which_the_rep_cannot_go_is_passed_over():
    assert propose(process("MDAY 10"), Purpose.COLLECT, closed=[date(2026, 12, 10)]) == (
        date(2026, 12, 11),
        ProposalReason.PAY_DAY,
    )


def test_the_customer_being_closed_moves_pay_day_and_visit():
    known = process("MDAY 10", closed=[ClosedPeriod(date(2026, 12, 9), date(2026, 12, 11))])
    assert propose(known, Purpose.COLLECT) == (date(2026, 12, 14), ProposalReason.PAY_DAY)


@pytest.mark.parametrize(("status", "expected"), [("planned", True), ("done", False), ("cancelled", False)])
def test_only_a_planned_visit_can_change(status, expected):
    assert can_change(VisitStatus(status)) is expected


@pytest.mark.parametrize("purpose", Purpose)
def test_an_amount_is_asked_where_money_is_the_matter(purpose):
    assert asks_amount(purpose) is (purpose in {Purpose.COLLECT, Purpose.RECONCILE})


WINDOWS = st.none() | st.tuples(st.integers(1, 31), st.integers(1, 31))
STEPS = st.builds(Step, st.sampled_from(StepKind), lead_days=st.integers(0, 10), window=WINDOWS)
PROCESSES = st.none() | st.builds(
    PaymentProcess,
    steps=st.lists(STEPS, max_size=6).map(tuple),
    rule=st.none()
    | st.sampled_from(
        [
            "MDAY 25",
            "MDAY 31 SHIFT NONE CUTOFF 20",
            "WEEKLY SAT CUTOFF 1 ELSE +1M",
            "WINDOW 28-3 SHIFT PREV",
            "YEAR 1 1 SHIFT SKIP",
            "QUARTER 2 29 CUTOFF 15 -2M",
            "NONE",
        ]
    ).map(parse_rule),
    closed=st.lists(
        st.dates(date(2026, 1, 1), date(2027, 12, 31)).map(lambda day: ClosedPeriod(day, day + timedelta(30))),
        max_size=2,
    ).map(tuple),
)


@given(PROCESSES, st.sampled_from(Purpose), st.dates(date(2026, 1, 1), date(2027, 12, 31)))
def test_a_proposal_is_a_working_day_with_time_to_confirm_unless_it_says_so(known, purpose, today):
    found = propose_visit(known, purpose, CHINA, today)
    closed = known.closed_days() if known else frozenset()
    assert found.day >= today
    assert CHINA.with_closed(closed).is_working(found.day)
    leaves_five_days = confirm_from(found.day, CHINA) >= today
    assert leaves_five_days is (found.reason is not ProposalReason.PAPER_DEADLINE_SHORT)
