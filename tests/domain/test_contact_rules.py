"""How a contact may end, what signals ask for, and which group an event belongs to."""

from datetime import date, timedelta

import pytest

from desktop.domain.contacts import Steps, follow_up_on, step_problems, when_problems
from desktop.domain.problems import ProblemCode
from desktop.domain.signals import SignalKind, SignalNature, nature, signal_problems
from desktop.domain.timeline import EventGroup, EventKind, group_of, kinds_of

TODAY = date(2026, 11, 23)
DAY = timedelta(days=1)


def codes(problems):
    return [(problem.field, problem.code) for problem in problems]


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        (Steps("call again", TODAY), []),
        (Steps("call again", TODAY + DAY), []),
        (Steps(no_next_step="paid in full"), []),
        (Steps(), [("next_step", ProblemCode.REQUIRED)]),
        (Steps("call again"), [("next_step_on", ProblemCode.REQUIRED)]),
        (Steps("", TODAY), [("next_step", ProblemCode.REQUIRED)]),
        (Steps("call again", TODAY - DAY), [("next_step_on", ProblemCode.IN_THE_PAST)]),
        (Steps("call again", TODAY, "none"), [("no_next_step", ProblemCode.NOT_ALLOWED)]),
        (Steps("", TODAY, "none"), [("no_next_step", ProblemCode.NOT_ALLOWED)]),
    ],
)
def test_a_contact_ends_with_a_next_step_or_with_why_there_is_none(steps, expected):
    assert codes(step_problems(steps, TODAY)) == expected


@pytest.mark.parametrize(
    ("day", "time", "expected"),
    [
        (TODAY, "15:30", []),
        (TODAY - 40 * DAY, None, []),
        (TODAY + DAY, None, [("day", ProblemCode.TOO_LATE)]),
        (TODAY, "25:00", [("time", ProblemCode.NOT_A_TIME)]),
    ],
)
def test_a_contact_has_happened(day, time, expected):
    assert codes(when_problems(day, time, TODAY)) == expected


def test_money_and_the_boss_are_a_reason_to_go_at_once():
    by_nature = {each: {kind for kind in SignalKind if nature(kind) is each} for each in SignalNature}
    assert by_nature[SignalNature.GO_NOW] == {SignalKind.BOSS_IS_IN, SignalKind.MONEY_CAME_IN}
    assert {SignalKind.STAFF_LEAVING, SignalKind.WAGES_LATE, SignalKind.HANDLER_LEFT} <= by_nature[SignalNature.BAD]
    assert SignalKind.OTHER_GOOD in by_nature[SignalNature.GOOD]


@pytest.mark.parametrize(
    ("kind", "day", "note", "expected"),
    [
        (SignalKind.WAGES_LATE, TODAY, "", []),
        (SignalKind.WAGES_LATE, TODAY + DAY, "", [("day", ProblemCode.TOO_LATE)]),
        (SignalKind.OTHER_BAD, TODAY, "", [("note", ProblemCode.REQUIRED)]),
        (SignalKind.OTHER_GOOD, TODAY, "new roof", []),
        (SignalKind.WAGES_LATE, TODAY, "x" * 1001, [("note", ProblemCode.TOO_LONG)]),
    ],
)
def test_a_signal_was_seen_already_and_says_what_it_is(kind, day, note, expected):
    assert codes(signal_problems(kind, day, note, TODAY)) == expected


GROUPS = [
    (EventKind.PAYMENT_RECEIVED, EventGroup.MONEY),
    (EventKind.PLAN_PAYMENT, EventGroup.MONEY),
    (EventKind.PLAN_PAYMENT_WITHDRAWN, EventGroup.MONEY),
    (EventKind.ITEM_DISPUTED, EventGroup.MONEY),
    (EventKind.HANDED_OVER, EventGroup.MONEY),
    (EventKind.PROMISE_MADE, EventGroup.PROMISES),
    (EventKind.PLAN_ADDED, EventGroup.PROMISES),
    (EventKind.CONTACT_LOGGED, EventGroup.CONTACTS),
    (EventKind.CONTACT_ADDED, EventGroup.DATA),  # a person, not a talk
    (EventKind.STEP_DONE, EventGroup.CONTACTS),
    (EventKind.SIGNAL_NOTED, EventGroup.CONTACTS),
    (EventKind.NEXT_STEP_DONE, EventGroup.VISITS),
    (EventKind.CONFIRMATION, EventGroup.VISITS),
    (EventKind.CONFIRMATION_WITHDRAWN, EventGroup.VISITS),
    (EventKind.DOCUMENT_MADE, EventGroup.PAPERS),
    (EventKind.CUSTOMER_CHANGED, EventGroup.DATA),
    (EventKind.CONTRACT_CHANGED, EventGroup.DATA),
    (EventKind.PINNED, EventGroup.DATA),
]


@pytest.mark.parametrize(("kind", "group"), GROUPS)
def test_an_event_belongs_to_the_group_in_which_one_looks_for_it(kind, group):
    assert group_of(kind) is group


def test_the_groups_together_are_all_kinds_each_once():
    assert sorted(kind for group in EventGroup for kind in kinds_of([group])) == sorted(EventKind)
    assert all(kinds_of([group]) for group in EventGroup)


@pytest.mark.parametrize(("said", "expected"), [(0, 3), (-2, 1), (-3, 0), (-30, 0)])
def test_money_that_is_said_to_be_on_its_way_is_looked_for_after_three_days(said, expected):
    assert follow_up_on(TODAY + said * DAY, TODAY) == TODAY + expected * DAY
