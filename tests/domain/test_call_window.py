"""When a customer may be called: firm's hours, meals, the customer's own, and how often a day."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.callwindow import (
    CallRules,
    CallWarning,
    ContactsOfDay,
    CustomerHours,
    Hours,
    best_time,
    call_window,
    free_hours,
    parse_hours,
    rules_problems,
)
from desktop.domain.contacts import ContactChannel
from desktop.domain.problems import ProblemCode

RULES = CallRules()
EARLY, LATE, MEAL = CallWarning.TOO_EARLY, CallWarning.TOO_LATE, CallWarning.MEAL
OUTSIDE, AVOIDED = CallWarning.OUTSIDE_HOURS, CallWarning.AVOIDED_HOURS


NO_HOURS, NOBODY = CustomerHours(), ContactsOfDay()


def window(at="15:30", hours=NO_HOURS, had=NOBODY, *, working_day=True, **more):
    return call_window(RULES, hours, working_day=working_day, had=had, at=at, **more)


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        ("08:29", [EARLY]),
        ("08:30", []),
        ("11:29", []),
        ("11:30", [MEAL]),
        ("13:29", [MEAL]),
        ("13:30", []),
        ("15:30", []),
        ("17:59", []),
        ("18:00", [LATE]),
        ("23:59", [LATE]),
        ("00:00", [EARLY]),
    ],
)
def test_the_firms_hours_begin_at_their_first_minute_and_end_before_their_last(at, expected):
    assert list(window(at).warnings) == expected


@pytest.mark.parametrize(
    ("hours", "at", "expected"),
    [
        (CustomerHours("09:30", "16:00"), "09:00", [OUTSIDE]),
        (CustomerHours("09:30", "16:00"), "16:00", [OUTSIDE]),
        (CustomerHours("07:30", "20:00"), "19:00", []),
        (CustomerHours("07:30", None), "07:45", []),
        (CustomerHours("07:30", None), "18:30", [LATE]),
        (CustomerHours("09:30", "16:00"), "12:00", [MEAL]),
        (CustomerHours(avoid_hours="15:00-16:00"), "15:30", [AVOIDED]),
        (CustomerHours(avoid_hours="15:00-16:00"), "16:00", []),
        (CustomerHours(avoid_hours="mornings"), "09:00", []),
    ],
)
def test_hours_of_the_customers_own_stand_in_the_place_of_the_firms_but_meals_stay(hours, at, expected):
    assert list(window(at, hours).warnings) == expected


def test_a_day_off_is_warned_of_at_any_time():
    assert window(working_day=False).warnings == (CallWarning.NO_WORKING_DAY,)


@pytest.mark.parametrize(
    ("had", "own_most", "expected"),
    [
        (ContactsOfDay(), None, ()),
        (ContactsOfDay(reached=1), None, (CallWarning.ENOUGH_TODAY,)),
        (ContactsOfDay(reached=1), 2, ()),
        (ContactsOfDay(reached=2), 2, (CallWarning.ENOUGH_TODAY,)),
        (ContactsOfDay(tried=2), None, ()),
        (ContactsOfDay(tried=3), 9, (CallWarning.TRIED_OFTEN,)),
        (ContactsOfDay(reached=1, tried=3), None, (CallWarning.ENOUGH_TODAY, CallWarning.TRIED_OFTEN)),
    ],
)
def test_contacts_of_a_day_are_limited_and_so_are_tries_in_vain(had, own_most, expected):
    assert window(had=had, hours=CustomerHours(contacts_a_day=own_most)).warnings == expected


@pytest.mark.parametrize("channel", ContactChannel)
def test_only_what_disturbs_is_warned_of(channel):
    warned = window("12:00", had=ContactsOfDay(reached=1), working_day=False, channel=channel).warnings
    assert bool(warned) == (channel in {ContactChannel.CALL, ContactChannel.MESSAGE, ContactChannel.VISIT})


@pytest.mark.parametrize(
    ("hours", "best"),
    [
        (CustomerHours(), "15:30"),
        (CustomerHours("09:00", "11:00"), "10:45"),
        (CustomerHours("16:10", "18:00"), "16:15"),
        (CustomerHours(avoid_hours="15:00-16:30"), "14:45"),
        (CustomerHours(avoid_hours="00:00-"), "15:30"),  # nothing is free: the firm's own best time is as good as any
    ],
)
def test_the_best_time_is_the_free_quarter_nearest_to_the_firms(hours, best):
    assert window(hours=hours).best == best


def test_a_persons_own_time_goes_before_the_firms():
    assert window(persons_time="09:10").best == "09:10"


def test_the_spans_are_what_meals_and_avoided_hours_leave():
    spans = free_hours(RULES, CustomerHours("09:00", None, "10:00-10:30, 16:00-"))
    assert spans == (Hours("09:00", "10:00"), Hours("10:30", "11:30"), Hours("13:30", "16:00"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("11:30-13:30, 18:00-", [("11:30", "13:30"), ("18:00", "24:00")]),
        ("-9:00", [("00:00", "09:00")]),
        ("11:30–13:30；18:00～19:00", [("11:30", "13:30"), ("18:00", "19:00")]),
        ("１１：３０至１３：３０", [("11:30", "13:30")]),
        ("9:00 to 10:00", [("09:00", "10:00")]),
        ("18:00-19:00、8:00-9:00", [("08:00", "09:00"), ("18:00", "19:00")]),
        ("8:00-9:00, 8:00-9:00", [("08:00", "09:00")]),
        ("22:00-24:00", [("22:00", "24:00")]),
        ("mornings, 11:30-13:30", [("11:30", "13:30")]),
        ("25:00-26:00, 8:70-9:00", []),
        ("13:00-12:00, 12:00-12:00", []),
        ("-", []),
        ("11:30", []),
        ("11:30-13:30-15:00", []),
        ("", []),
    ],
)
def test_parse_hours_takes_what_is_a_span_and_leaves_the_rest(text, expected):
    assert parse_hours(text) == tuple(Hours(*span) for span in expected)


CLOCKS = st.times().map(lambda time: f"{time:%H:%M}")
SPANS = st.lists(st.tuples(CLOCKS, CLOCKS).filter(lambda span: span[0] < span[1]), max_size=4)


@given(SPANS, st.sampled_from(["-", " – ", "~", "至", " to "]), st.sampled_from([", ", "；", "、", "\n"]))
def test_parse_hours_reads_every_span_however_it_is_written(spans, dash, between):
    written = between.join(f"{start}{dash}{end}" for start, end in spans)
    assert parse_hours(written) == tuple(sorted({Hours(*span) for span in spans}))


@given(st.text(max_size=40))
def test_parse_hours_gives_only_real_spans_whatever_was_typed(text):
    assert all(span.start < span.end for span in parse_hours(text))


@given(SPANS, CLOCKS, CLOCKS)
def test_a_time_is_free_exactly_where_nothing_warns_of_it(spans, at, wished):
    hours = CustomerHours(avoid_hours=",".join(f"{start}-{end}" for start, end in spans))
    found = window(at, hours)
    assert any(span.covers(at) for span in found.spans) == (not found.warnings)
    assert best_time(found.spans, wished) == wished or any(
        span.covers(best_time(found.spans, wished)) for span in found.spans
    )


@pytest.mark.parametrize(
    ("rules", "expected"),
    [
        (CallRules(), []),
        (CallRules(open_from="08:00", open_to="22:00"), []),
        (CallRules(open_from="07:59"), [("open_from", ProblemCode.TOO_SMALL)]),
        (CallRules(open_to="22:01"), [("open_to", ProblemCode.TOO_LATE)]),
        (CallRules(open_from="9"), [("open_from", ProblemCode.NOT_A_TIME)]),
        (CallRules(meal_to="11:30"), [("meal_to", ProblemCode.NOT_AFTER)]),
        (CallRules(best="12:00"), [("best", ProblemCode.NOT_A_CHOICE)]),
        (CallRules(best="18:00"), [("best", ProblemCode.NOT_A_CHOICE)]),
        (CallRules(best="15:20"), []),
        (CallRules(contacts_a_day=0), [("contacts_a_day", ProblemCode.TOO_SMALL)]),
        (CallRules(contacts_a_day=10), [("contacts_a_day", ProblemCode.TOO_LARGE)]),
    ],
)
def test_the_firms_hours_keep_to_decent_ones(rules, expected):
    assert [(problem.field, problem.code) for problem in rules_problems(rules)] == expected
