"""What marks leave of a line: pinned, put off, done for now."""

from datetime import date, timedelta

import pytest

from desktop.domain.agenda import WEIGHTS, MarkKind, Reason, ReasonCode
from desktop.domain.agenda_marks import DONE_ELSEWHERE, Mark, done_until, promise_done_on, shown

TODAY = date(2026, 11, 21)
CODE = ReasonCode


def reason(code, added=0):
    return Reason(code, WEIGHTS[code].points, added)


def mark(kind, until=0, *, code=None, points=0, set_on=TODAY):
    until_on = None if until is None else TODAY + timedelta(days=until)
    return Mark(1, MarkKind(kind), code, points, set_on, until_on)


def codes(line):
    return [reason.code for reason in line.reasons]


def test_without_marks_all_is_shown():
    assert shown([reason(CODE.URGENT)], [], TODAY) == ([reason(CODE.URGENT)], None, None)


@pytest.mark.parametrize(("until", "left"), [(-1, [CODE.URGENT, CODE.HAND_OVER]), (0, [CODE.HAND_OVER])])
def test_a_reason_that_is_done_stays_away_until_its_day_has_passed(until, left):
    marks = [mark("done", until, code=CODE.URGENT)]
    assert codes(shown([reason(CODE.URGENT), reason(CODE.HAND_OVER)], marks, TODAY)) == left


@pytest.mark.parametrize(("added", "left"), [(0, []), (15, []), (42, [CODE.LIMITATION])])
def test_a_claim_that_is_done_comes_back_when_its_last_day_is_nearer(added, left):
    marks = [mark("done", 9, code=CODE.LIMITATION, points=61), mark("done", 5, code=CODE.LIMITATION, points=46)]
    assert codes(shown([reason(CODE.LIMITATION, added)], marks, TODAY)) == left


def test_a_broken_promise_that_is_done_is_answered_and_not_hidden():
    marks = [mark("done", -3, code=CODE.PROMISE_BROKEN, set_on=TODAY - timedelta(days=3))]
    assert codes(shown([reason(CODE.PROMISE_BROKEN)], marks, TODAY)) == [CODE.PROMISE_BROKEN]
    assert promise_done_on(marks) == TODAY - timedelta(days=3)
    assert promise_done_on([mark("done", code=CODE.URGENT)]) is None


@pytest.mark.parametrize(
    ("now", "points", "hidden"),
    [
        ([reason(CODE.URGENT, 10)], 60, True),
        ([reason(CODE.URGENT, 20)], 60, True),  # it has only become older
        ([reason(CODE.STEP_DUE, 9)], 86, True),
        ([reason(CODE.URGENT, 10), reason(CODE.PROMISE_DUE)], 60, False),
        ([reason(CODE.HAND_OVER)], 71, True),
        ([reason(CODE.PROMISE_BROKEN)], 80, True),
        ([reason(CODE.PROMISE_BROKEN, 10)], 80, False),  # another one broke
        ([reason(CODE.LIMITATION, 15)], 61, True),
        ([reason(CODE.LIMITATION, 42)], 61, False),  # the last day has come nearer
        ([reason(CODE.CONFIRM_VISIT)], 999, False),
        ([reason(CODE.VISIT_TODAY)], 999, False),
        ([reason(CODE.VISIT_SOON)], 999, True),
    ],
)
def test_a_line_that_is_put_off_comes_back_for_something_weightier(now, points, hidden):
    line = shown(now, [mark("snooze", 3, points=points)], TODAY)
    assert (line.snooze is not None) is hidden
    assert line.reasons == now


def test_a_snooze_ends_with_its_day():
    assert shown([reason(CODE.URGENT)], [mark("snooze", -1, points=99)], TODAY).snooze is None


def test_a_pin_stays():
    pin = mark("pin", None)
    assert shown([reason(CODE.URGENT)], [pin], TODAY).pin == pin


@pytest.mark.parametrize(
    ("code", "papers_by", "days"), [(CODE.URGENT, None, 0), (CODE.HAND_OVER, None, 14), (CODE.PAPERS, 4, 4)]
)
def test_what_is_done_stays_away_for_its_time(code, papers_by, days):
    by = None if papers_by is None else TODAY + timedelta(days=papers_by)
    assert done_until(code, by, TODAY) == TODAY + timedelta(days=days)


def test_what_is_recorded_elsewhere_is_not_marked_as_done():
    assert {CODE.CONFIRM_VISIT, CODE.STEP_DUE} < DONE_ELSEWHERE
