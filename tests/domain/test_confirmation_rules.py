"""The five-day confirmation (rules 3, 4 and 5): when it is due, how late it is, what it leaves open."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.calendars import DayOverride, WorkCalendar
from desktop.domain.confirmation import (
    AmountAnswer,
    Answer,
    Confirmation,
    ConfirmationState,
    NotReady,
    NotReadyCode,
    Part,
    Phase,
    ReconciliationStatus,
    TimeAnswer,
    confirm_from,
    difference,
    fold,
    missing_parts,
    readiness,
    status,
)
from desktop.domain.process import PaperKind

CHINA = WorkCalendar("CN")
VISIT = date(2026, 11, 26)  # a Thursday
FROM = date(2026, 11, 20)
MADE = date(2026, 11, 2)
ASKED_NOTHING = ConfirmationState()
AGREED = ConfirmationState(TimeAnswer.AGREED, AmountAnswer.AGREED)
BOTH = frozenset(Part)

DAYS = st.dates(date(2025, 1, 1), date(2028, 12, 31))
TIMES = st.none() | st.sampled_from(TimeAnswer)
AMOUNTS = st.none() | st.sampled_from(AmountAnswer)
STATES = st.builds(ConfirmationState, TIMES, AMOUNTS)
ANSWERS = st.lists(st.builds(Answer, TIMES, AMOUNTS))


def stand(today, state=ASKED_NOTHING, *, planned_on=MADE, visit_open=True, amount_asked=True):
    return status(VISIT, FROM, planned_on, state, today, visit_open=visit_open, amount_asked=amount_asked)


@pytest.mark.parametrize(
    ("visit_day", "expected"),
    [
        (date(2026, 11, 26), date(2026, 11, 20)),  # Saturday the 21st -> Friday
        (date(2026, 11, 27), date(2026, 11, 20)),  # Sunday the 22nd -> Friday
        (date(2026, 11, 25), date(2026, 11, 20)),
        (date(2026, 12, 4), date(2026, 11, 27)),
        (date(2026, 10, 9), date(2026, 9, 30)),  # National Day from the 1st to the 7th
        (date(2026, 10, 12), date(2026, 9, 30)),
        (date(2026, 10, 13), date(2026, 10, 8)),
        (date(2026, 3, 5), date(2026, 2, 28)),  # a worked Saturday
        (date(2026, 3, 6), date(2026, 2, 28)),
        (date(2028, 3, 5), date(2028, 2, 29)),
        (date(2027, 1, 6), date(2026, 12, 31)),  # New Year's Day
    ],
)
def test_confirm_from_is_five_days_before_or_earlier(visit_day, expected):
    assert confirm_from(visit_day, CHINA) == expected


def test_confirm_from_respects_what_the_user_changed():
    friday = date(2026, 11, 20)
    calendar = WorkCalendar("CN", {friday: DayOverride(friday, working=False)})
    assert confirm_from(VISIT, calendar) == date(2026, 11, 19)


@given(DAYS, st.sampled_from(["CN", "GB", "SA"]))
def test_confirm_from_is_the_last_working_day_that_leaves_five_days(visit_day, country):
    calendar = WorkCalendar(country)
    day = confirm_from(visit_day, calendar)
    assert calendar.is_working(day)
    assert (visit_day - day).days >= 5
    between = [day + timedelta(n) for n in range(1, (visit_day - day).days - 4)]
    assert not any(calendar.is_working(other) for other in between)


@pytest.mark.parametrize(
    ("today", "phase", "late_days", "days_to_visit"),
    [
        (date(2026, 11, 19), Phase.NOT_YET, 0, 7),
        (date(2026, 11, 20), Phase.DUE, 0, 6),
        (date(2026, 11, 21), Phase.LATE, 1, 5),
        (date(2026, 11, 22), Phase.LATE, 2, 4),  # the laptop was closed over the weekend
        (date(2026, 11, 26), Phase.LATE, 6, 0),
        (date(2026, 12, 1), Phase.LATE, 11, -5),  # past the visit day it stays due
    ],
)
def test_status_of_an_unasked_confirmation_day_by_day(today, phase, late_days, days_to_visit):
    assert stand(today) == Confirmation(phase, FROM, late_days, days_to_visit, short_notice=False, missing=BOTH)


@pytest.mark.parametrize(
    ("planned_on", "due", "phase", "late_days", "short_notice"),
    [
        (date(2026, 11, 20), date(2026, 11, 20), Phase.LATE, 3, False),  # made on the very day
        (date(2026, 11, 21), date(2026, 11, 21), Phase.LATE, 2, True),
        (date(2026, 11, 23), date(2026, 11, 23), Phase.DUE, 0, True),  # made today: at once
        (date(2026, 11, 24), date(2026, 11, 20), Phase.LATE, 3, False),  # the clock was set back since
    ],
)
def test_status_of_a_visit_made_at_shorter_notice(planned_on, due, phase, late_days, short_notice):
    found = stand(date(2026, 11, 23), planned_on=planned_on)
    assert (found.due, found.phase, found.late_days, found.short_notice) == (due, phase, late_days, short_notice)


def test_a_clock_set_back_before_the_due_day_loses_nothing():
    assert stand(date(2026, 11, 10), planned_on=date(2026, 11, 18)).phase is Phase.NOT_YET
    assert stand(FROM, planned_on=date(2026, 12, 18)).phase is Phase.DUE


def test_rescheduling_asks_anew_from_the_day_it_was_done():
    moved_to = date(2026, 11, 30)
    new_from = confirm_from(moved_to, CHINA)
    found = status(moved_to, new_from, date(2026, 11, 23), fold([]), date(2026, 11, 23), visit_open=True)
    assert (found.phase, found.due, found.missing) == (Phase.NOT_YET, date(2026, 11, 25), BOTH)


@pytest.mark.parametrize("today", [date(2026, 11, 1), FROM, VISIT, date(2026, 12, 31)])
def test_a_confirmation_that_is_done_is_done_on_every_day(today):
    found = stand(today, AGREED)
    assert (found.phase, found.late_days, found.missing) == (Phase.DONE, 0, frozenset())


def test_a_closed_visit_asks_nothing_any_more():
    found = stand(date(2026, 12, 31), visit_open=False)
    assert (found.phase, found.late_days) == (Phase.CLOSED, 0)


@pytest.mark.parametrize(
    ("state", "missing"),
    [
        (ASKED_NOTHING, BOTH),
        (AGREED, frozenset()),
        (ConfirmationState(TimeAnswer.AGREED, AmountAnswer.DIFFERS), frozenset()),
        (ConfirmationState(TimeAnswer.AGREED), {Part.AMOUNT}),
        (ConfirmationState(TimeAnswer.AGREED, AmountAnswer.NO_REPLY), {Part.AMOUNT}),
        (ConfirmationState(TimeAnswer.CHANGED, AmountAnswer.AGREED), {Part.TIME}),
        (ConfirmationState(TimeAnswer.NO_REPLY, AmountAnswer.AGREED), {Part.TIME}),
    ],
)
def test_missing_parts(state, missing):
    assert missing_parts(state) == missing


def test_no_amount_is_missing_where_none_is_asked():
    assert missing_parts(ConfirmationState(TimeAnswer.AGREED), amount_asked=False) == frozenset()
    assert stand(VISIT, ConfirmationState(TimeAnswer.AGREED), amount_asked=False).phase is Phase.DONE


@pytest.mark.parametrize(
    ("answers", "state"),
    [
        ([], ASKED_NOTHING),
        ([Answer(TimeAnswer.AGREED), Answer(amount=AmountAnswer.AGREED)], AGREED),
        ([Answer(TimeAnswer.AGREED), Answer(TimeAnswer.NO_REPLY)], ConfirmationState(TimeAnswer.AGREED)),
        ([Answer(TimeAnswer.NO_REPLY), Answer(TimeAnswer.AGREED)], ConfirmationState(TimeAnswer.AGREED)),
        ([Answer(TimeAnswer.AGREED), Answer(TimeAnswer.CHANGED)], ConfirmationState(TimeAnswer.CHANGED)),
        (
            [Answer(amount=AmountAnswer.DIFFERS), Answer(amount=AmountAnswer.AGREED)],
            ConfirmationState(amount=AmountAnswer.AGREED),
        ),
        (
            [Answer(TimeAnswer.NO_REPLY, AmountAnswer.NO_REPLY)],
            ConfirmationState(TimeAnswer.NO_REPLY, AmountAnswer.NO_REPLY),
        ),
    ],
)
def test_fold(answers, state):
    assert fold(answers) == state


@given(ANSWERS)
def test_a_call_that_nobody_answered_changes_nothing_that_was_said(answers):
    said = fold(answers)
    after = fold([*answers, Answer(TimeAnswer.NO_REPLY, AmountAnswer.NO_REPLY)])
    assert after.time == (said.time or TimeAnswer.NO_REPLY)
    assert after.amount == (said.amount or AmountAnswer.NO_REPLY)


@given(ANSWERS)
def test_both_agreed_in_the_last_talk_settles_both(answers):
    assert fold([*answers, Answer(TimeAnswer.AGREED, AmountAnswer.AGREED)]) == AGREED


@given(DAYS, DAYS, DAYS, STATES)
def test_what_is_missing_is_due_from_the_day_to_confirm_on_for_ever(visit_day, planned_on, today, state):
    since = confirm_from(visit_day, CHINA)
    found = status(visit_day, since, planned_on, state, today, visit_open=True)
    if not found.missing:
        assert found.phase is Phase.DONE
    elif today < since:
        assert found.phase is Phase.NOT_YET
    else:
        assert found.phase is (Phase.LATE if found.late_days else Phase.DUE)
        assert found.late_days == (today - found.due).days


@given(DAYS, DAYS, DAYS)
def test_a_confirmation_gets_later_by_one_each_day(visit_day, planned_on, today):
    since = confirm_from(visit_day, CHINA)
    first, second = (
        status(visit_day, since, planned_on, ASKED_NOTHING, day, visit_open=True)
        for day in (today, today + timedelta(1))
    )
    if first.phase in {Phase.DUE, Phase.LATE} and first.due == second.due:
        assert second.late_days == first.late_days + 1


@pytest.mark.parametrize(
    ("state", "reconciliation", "codes"),
    [
        (AGREED, None, []),
        (ASKED_NOTHING, None, [NotReadyCode.TIME_NOT_CONFIRMED, NotReadyCode.AMOUNT_NOT_CONFIRMED]),
        (ConfirmationState(TimeAnswer.AGREED, AmountAnswer.DIFFERS), None, [NotReadyCode.AMOUNT_DIFFERS]),
        (
            ConfirmationState(TimeAnswer.AGREED, AmountAnswer.DIFFERS),
            ReconciliationStatus.OPEN,
            [NotReadyCode.AMOUNT_DIFFERS],
        ),
        (ConfirmationState(TimeAnswer.AGREED, AmountAnswer.DIFFERS), ReconciliationStatus.SOLVED, []),
        (ConfirmationState(TimeAnswer.AGREED, AmountAnswer.DIFFERS), ReconciliationStatus.ACCEPTED, []),
        (
            ConfirmationState(TimeAnswer.AGREED, AmountAnswer.DIFFERS),
            ReconciliationStatus.WITHDRAWN,
            [NotReadyCode.AMOUNT_DIFFERS],
        ),
        (AGREED, ReconciliationStatus.OPEN, [NotReadyCode.AMOUNT_DIFFERS]),
        (AGREED, ReconciliationStatus.WITHDRAWN, []),
        (
            ConfirmationState(TimeAnswer.CHANGED, AmountAnswer.NO_REPLY),
            ReconciliationStatus.SOLVED,
            [NotReadyCode.TIME_NOT_CONFIRMED, NotReadyCode.AMOUNT_NOT_CONFIRMED],
        ),
    ],
)
def test_readiness(state, reconciliation, codes):
    found = readiness(state, reconciliation, ())
    assert [reason.code for reason in found.reasons] == codes
    assert found.ready is (not codes)


def test_readiness_names_every_paper_that_is_not_packed():
    found = readiness(AGREED, None, [PaperKind.VAT_INVOICE, PaperKind.STATEMENT])
    assert found.reasons == (
        NotReady(NotReadyCode.PAPER_MISSING, PaperKind.VAT_INVOICE),
        NotReady(NotReadyCode.PAPER_MISSING, PaperKind.STATEMENT),
    )


def test_readiness_without_an_amount_needs_the_time_only():
    assert readiness(ConfirmationState(TimeAnswer.AGREED), None, (), amount_asked=False).ready


@pytest.mark.parametrize(("ours", "theirs", "expected"), [(12_850_000, 12_000_000, 850_000), (1, 2, -1), (0, 0, 0)])
def test_difference_is_ours_less_theirs(ours, theirs, expected):
    assert difference(ours, theirs) == expected
