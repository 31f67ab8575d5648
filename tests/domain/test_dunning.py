"""The ladder of reminders: which letter is next, why none is, and that no order of letters gets round the rule."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.domain.calendars import WorkCalendar
from desktop.domain.dunning import (
    Issued,
    Ladder,
    LadderRules,
    Level,
    NextStep,
    StepReason,
    Window,
    ladder_on,
    next_step,
    rules_problems,
    usual_level,
)
from desktop.domain.letter_decisions import Decision, LetterFacts, decide, pay_by_of
from desktop.domain.letters import LetterItems, OpenItem, letter_items
from desktop.domain.problems import ProblemCode

TODAY = date(2026, 11, 20)
RULES = LadderRules()
CALENDAR = WorkCalendar("CN")
LADDER = ladder_on(RULES, TODAY, CALENDAR)
UPCOMING, FIRST, SECOND, FINAL = Level


def item(number=1, overdue=40, **values):
    told = {"document_date": None, "due_date": TODAY - timedelta(days=overdue), "currency": "CNY", "amount": 30_000}
    return OpenItem(number, f"FP-{number}", **({"open": 30_000} | told | values))


def step(*items, issued=(), last=None, escalated=False, unapplied=0, ladder=LADDER):
    """The step that is next; `issued` are levels by item, `last` is how many days ago the last letter went out."""
    asked = LetterItems(items, (), unapplied)
    levels = {number: Issued(level, TODAY) for number, level in dict(issued).items()}
    last_on = None if last is None else TODAY - timedelta(days=last)
    return next_step(asked, levels, last_on, ladder, escalated=escalated)


CASES = [
    # (days overdue by item, levels issued by item, days since the last letter, escalated), level and reason
    (([3], {}, None, False), FIRST, StepReason.FIRST_TIME),
    (([2], {}, None, False), None, StepReason.TOO_EARLY),
    (([90], {}, None, False), FIRST, StepReason.FIRST_TIME),  # however late: no step is left out
    (([90], {}, None, True), FIRST, StepReason.FIRST_TIME),
    (([15], {1: FIRST}, 10, False), SECOND, StepReason.AFTER_GAP),
    (([15], {1: FIRST}, 9, False), None, StepReason.WAITS_FOR_GAP),
    (([14], {1: FIRST}, 11, False), None, StepReason.TOO_EARLY),
    (([30], {1: SECOND}, 10, True), FINAL, StepReason.AFTER_GAP),
    (([30], {1: SECOND}, 10, False), None, StepReason.NEEDS_DECISION),
    (([30], {1: SECOND}, 9, False), None, StepReason.WAITS_FOR_GAP),
    (([29], {1: SECOND}, 10, True), None, StepReason.TOO_EARLY),
    (([90], {1: FINAL}, 60, True), None, StepReason.AT_THE_END),
    (([20, 5], {1: FIRST}, 15, False), SECOND, StepReason.AFTER_GAP),  # the highest item decides
    (([12, 90], {1: FIRST}, 12, False), None, StepReason.TOO_EARLY),  # and it alone
    (([5, 90], {1: UPCOMING}, 12, False), FIRST, StepReason.AFTER_GAP),  # a letter before the day is no step up
    (([5], {1: UPCOMING}, 5, False), None, StepReason.WAITS_FOR_GAP),
    (([90], {}, 3, False), None, StepReason.WAITS_FOR_GAP),  # the last letter was about something else
    (([], {}, None, False), None, StepReason.NOTHING),
]


@pytest.mark.parametrize(("told", "level", "reason"), CASES)
def test_the_next_letter(told, level, reason):
    overdue, issued, last, escalated = told
    items = [item(number, days) for number, days in enumerate(overdue, start=1)]
    found = step(*items, issued=issued, last=last, escalated=escalated)
    assert (found.level, found.reason) == (level, reason)


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (([2], {}, None), TODAY + timedelta(days=1)),
        (([15], {1: FIRST}, 9), TODAY + timedelta(days=1)),
        (([14], {1: FIRST}, 2), TODAY + timedelta(days=8)),  # the later of the two days
        (([30], {1: FIRST}, 10), None),
    ],
)
def test_the_day_from_which_the_letter_may_go_out(told, expected):
    overdue, issued, last = told
    assert step(item(1, overdue[0]), issued=issued, last=last).not_before == expected


def test_the_item_that_the_step_goes_by_is_the_oldest_of_the_highest():
    found = step(item(1, 20), item(2, 25), item(3, 90), issued={1: FIRST, 2: FIRST}, last=12)
    assert (found.decided_by, found.after) == (2, FIRST)


def test_money_that_is_applied_to_nothing_covers_the_debt():
    assert step(item(), unapplied=30_000).reason is StepReason.COVERED
    assert step(item(), unapplied=29_999).level is FIRST


def test_credit_notes_leave_nothing_to_ask_for():
    assert step(item(), item(2, open=-30_000, due_date=None)).reason is StepReason.NOTHING


class TestBeforeTheDueDate:
    """Friday 20 November: three working days on is Wednesday 25, seven is Tuesday 1 December."""

    def test_the_window_is_of_working_days(self):
        assert LADDER.window == Window(date(2026, 11, 25), date(2026, 12, 1))

    @pytest.mark.parametrize(
        ("due", "level"), [(4, None), (5, UPCOMING), (11, UPCOMING), (12, None), (0, None)], ids=str
    )
    def test_a_reminder_is_for_what_falls_due_in_it(self, due, level):
        assert step(item(1, -due)).level is level

    def test_an_item_is_named_once_at_most(self):
        assert step(item(1, -5), issued={1: UPCOMING}, last=20).level is None
        assert step(item(1, -5), item(2, -6), issued={1: UPCOMING}, last=20).decided_by == 2

    def test_the_gap_holds_here_as_well(self):
        found = step(item(1, -5), last=4)
        assert (found.reason, found.not_before) == (StepReason.WAITS_FOR_GAP, TODAY + timedelta(days=6))

    def test_none_is_sent_where_the_firm_sends_none(self):
        ladder = ladder_on(replace(RULES, upcoming=False), TODAY, CALENDAR)
        assert step(item(1, -5), ladder=ladder).level is None

    @pytest.mark.parametrize("more", [{}, {"promised_for": TODAY}, {"disputed": 30_000}])
    def test_none_is_sent_while_anything_is_overdue(self, more):
        decision = decide(LetterFacts((item(1, 1, **more), item(2, -5))), LADDER)
        assert decision.step.level is None
        assert [one.id for one in decision.items.asked] == ([1] if not more else [])

    def test_it_asks_for_what_falls_due_and_leaves_out_what_is_late(self):
        decision = decide(LetterFacts((item(1, 30), item(2, -5), item(3, 0), item(4, -40))), LADDER, level=UPCOMING)
        assert [one.id for one in decision.items.asked] == [3, 2]
        assert [(one.id, why.value) for one, why in decision.items.left_out] == [(1, "overdue"), (4, "not_due")]


class TestUsualLevel:
    @pytest.mark.parametrize(
        ("after", "escalated", "level"),
        [(None, False, FIRST), (UPCOMING, False, FIRST), (FIRST, False, FIRST), (SECOND, False, SECOND),
         (FINAL, False, SECOND), (FINAL, True, FINAL)],
    )  # fmt: skip
    def test_where_none_is_proposed_the_last_one_is_said_again(self, after, escalated, level):
        waiting = NextStep(None, StepReason.WAITS_FOR_GAP, after=after)
        assert usual_level(waiting, is_due=True, escalated=escalated) is level

    def test_what_is_proposed_goes_first(self):
        assert usual_level(NextStep(SECOND, StepReason.AFTER_GAP), is_due=True, escalated=False) is SECOND

    def test_where_nothing_is_late_it_is_a_friendly_one(self):
        assert usual_level(NextStep(None, StepReason.NOTHING), is_due=False, escalated=True) is UPCOMING


class TestPayBy:
    @pytest.mark.parametrize(
        ("level", "expected"),
        [
            (FIRST, date(2026, 11, 27)),
            (SECOND, date(2026, 11, 30)),
            (FINAL, date(2026, 12, 4)),
            (UPCOMING, date(2026, 11, 30)),  # the last due date, Saturday the 28th
        ],
    )
    def test_the_level_says_by_when(self, level, expected):
        items = letter_items([item(1, -3), item(2, -8)], TODAY, until=TODAY + timedelta(days=9))
        decision = Decision(items, NextStep(None, StepReason.TOO_EARLY), level)
        assert pay_by_of(decision, TODAY, RULES, CALENDAR) == expected

    def test_what_is_due_today_is_asked_for_on_the_next_working_day(self):
        decision = Decision(
            letter_items([item(1, 0)], TODAY, until=TODAY), NextStep(None, StepReason.NOTHING), UPCOMING
        )
        assert pay_by_of(decision, TODAY, RULES, CALENDAR) == date(2026, 11, 23)


class TestRules:
    def test_ours_can_be_gone_by(self):
        assert list(rules_problems(RULES)) == []

    @pytest.mark.parametrize(
        ("values", "field", "code"),
        [
            ({"upcoming_from": 0, "upcoming_until": 0}, "upcoming_from", ProblemCode.TOO_SMALL),
            ({"upcoming_until": 8}, "upcoming_until", ProblemCode.TOO_LARGE),
            ({"first": 0}, "first", ProblemCode.TOO_SMALL),
            ({"second": 3}, "second", ProblemCode.TOO_SMALL),
            ({"final": 15}, "final", ProblemCode.TOO_SMALL),
            ({"final": 366}, "final", ProblemCode.TOO_LARGE),
            ({"gap": 0}, "gap", ProblemCode.TOO_SMALL),
            ({"ask_after": 0}, "ask_after", ProblemCode.TOO_SMALL),
            ({"pay_within": (7, 10, 61)}, "pay_within.2", ProblemCode.TOO_LARGE),
            ({"pay_within": (7, 10)}, "pay_within", ProblemCode.NOT_A_CHOICE),
        ],
    )
    def test_steps_that_do_not_follow_one_another_are_refused(self, values, field, code):
        assert [(each.field, each.code) for each in rules_problems(replace(RULES, **values))] == [(field, code)]


RULE_SETS = st.builds(
    lambda first, more, most, gap: LadderRules(first=first, second=first + more, final=first + more + most, gap=gap),
    st.integers(1, 20),
    st.integers(1, 30),
    st.integers(1, 30),
    st.integers(1, 30),
)  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(
    rules=RULE_SETS,
    due=st.lists(st.integers(-30, 60), min_size=1, max_size=4),
    opened=st.integers(0, 120),
    voided=st.sets(st.integers(0, 9)),
)
def test_who_follows_the_ladder_day_by_day_never_skips_a_step_nor_writes_within_the_gap(rules, due, opened, voided):
    """`voided` are letters, by their place, that are declared void the day after they were sent."""
    items = [item(number, days) for number, days in enumerate(due, start=1)]
    sent: list[tuple[date, Level, frozenset[int]]] = []
    counted: list[tuple[date, Level, frozenset[int]]] = []
    for day in (TODAY + timedelta(days=n) for n in range(150)):
        ladder = Ladder(rules, day, Window(day + timedelta(days=3), day + timedelta(days=9)))
        levels = {number: level for _day, level, named in sorted(counted, key=lambda each: each[1]) for number in named}
        facts = LetterFacts(
            tuple(items),
            {number: Issued(level, day) for number, level in levels.items()},
            max((made for made, _level, _named in counted), default=None),
            escalated=(day - TODAY).days >= opened,
        )
        decision = decide(facts, ladder)
        if decision.step.level is None:
            continue
        named = frozenset(one.id for one in decision.items.asked)
        assert decision.level is decision.step.level
        if decision.level > FIRST:
            assert any(levels.get(number) == decision.level - 1 for number in named)
        assert all((day - made).days >= rules.gap for made, _level, _named in counted)
        assert facts.escalated or decision.level is not FINAL
        oldest = max((day - one.due_date).days for one in decision.items.asked)
        assert oldest >= rules.days_overdue(decision.level) if decision.level else oldest <= 0
        letter = day, decision.level, named
        if len(sent) not in voided:
            counted.append(letter)
        sent.append(letter)
    by_level = [level for _day, level, _named in counted]
    assert by_level.count(FINAL) <= 1
