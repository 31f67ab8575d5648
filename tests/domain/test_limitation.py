"""The limitation clock: how days are counted, what moves it and what does not."""

from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from desktop.domain.customers import LetterLanguage
from desktop.domain.limitation import (
    DEFAULT_PERIODS,
    ClockFact,
    ClockItem,
    ClockKind,
    ClockLevel,
    CountryPeriod,
    NoClock,
    WhyNot,
    arrivals,
    country_of,
    due_before,
    last_day,
    level_on,
    period_problems,
    run_clock,
)

KIND = ClockKind
DUE = date(2023, 5, 10)
TODAY = date(2026, 1, 1)
CHINA = DEFAULT_PERIODS


def clock(*facts, due=DUE, country="CN", open_=10_000, periods=CHINA, today=TODAY):
    return run_clock(ClockItem(1, 1, "A-1", due, "CNY", open_, country), facts, periods, today)


def fact(kind, *day, **more):
    return ClockFact(date(*day), kind, **more)


# Days


@pytest.mark.parametrize(
    ("runs_from", "years", "expected"),
    [
        (date(2023, 5, 10), 3, date(2026, 5, 10)),
        (date(2024, 2, 29), 3, date(2027, 2, 28)),  # a month that has no such day ends on its last
        (date(2024, 2, 29), 4, date(2028, 2, 29)),
        (date(2023, 2, 28), 1, date(2024, 2, 28)),
        (date(2023, 12, 31), 2, date(2025, 12, 31)),
    ],
)
def test_a_period_ends_on_the_corresponding_day(runs_from, years, expected):
    assert last_day(runs_from, years) == expected


@pytest.mark.parametrize(
    ("left", "level"),
    [(181, "none"), (180, "days_180"), (91, "days_180"), (90, "days_90"), (31, "days_90"), (30, "days_30"),
     (0, "days_30"), (-1, "passed")],
)  # fmt: skip
def test_levels_come_at_180_90_and_30_days(left, level):
    assert level_on(left) == ClockLevel(level)


@example(due=date(2020, 2, 29), until=date(2023, 2, 28), years=3)
@given(due=st.dates(date(2000, 1, 1), date(2100, 1, 1)), until=st.dates(date(2000, 1, 1), date(2100, 1, 1)),
       years=st.integers(1, 30))  # fmt: skip
def test_no_period_that_ends_in_time_is_missed(due, until, years):
    if last_day(due, years) <= until:
        assert due < due_before(until, years)
    if due < due_before(until, years) - timedelta(days=1):
        assert last_day(due, years) <= until


@pytest.mark.parametrize(
    ("country", "language", "expected"),
    [("GB", LetterLanguage.CHINESE, "GB"), ("", LetterLanguage.CHINESE, "CN"), ("", LetterLanguage.ENGLISH, "")],
)
def test_whom_nobody_has_placed_is_in_china_where_its_letters_are_chinese(country, language, expected):
    assert country_of(country, language) == expected


# Whether there is a clock


def test_the_clock_starts_on_the_day_after_the_due_date():
    found = clock()
    assert (found.started_on, found.ends_on, found.days_left) == (date(2023, 5, 11), date(2026, 5, 10), 129)
    assert (found.level, found.off, found.possibly_expired) == (ClockLevel.DAYS_180, None, False)


@pytest.mark.parametrize(
    ("more", "off"),
    [
        ({"due": None}, NoClock.NO_DUE_DATE),
        ({"country": ""}, NoClock.NO_PERIOD),
        ({"country": "US"}, NoClock.NO_PERIOD),
        ({"periods": ()}, NoClock.NO_PERIOD),
        ({"open_": 0}, NoClock.NOTHING_OPEN),
        ({"open_": -5, "due": None}, NoClock.NOTHING_OPEN),
    ],
)
def test_without_a_clock_the_reason_is_told_and_what_happened_is_listed(more, off):
    found = clock(fact(KIND.PAYMENT, 2024, 1, 1), fact(KIND.PROMISE, 2024, 1, 2, why_not=WhyNot.ORAL), **more)
    assert (found.off, found.ends_on, found.level) == (off, None, ClockLevel.NONE)
    assert [line.why_not for line in found.events] == [WhyNot.NO_PERIOD, WhyNot.ORAL]


# What moves it


@pytest.mark.parametrize(
    "kind", [KIND.PAPER, KIND.REPLY, KIND.PAYMENT, KIND.DEMAND, KIND.ACKNOWLEDGEMENT, KIND.LAWSUIT, KIND.OTHER]
)
def test_the_period_begins_anew(kind):
    found = clock(fact(kind, 2024, 8, 1))
    assert (found.started_on, found.ends_on) == (date(2024, 8, 2), date(2027, 8, 1))
    (line,) = found.events
    assert (line.counts, line.ends_on) == (True, date(2027, 8, 1))


def test_of_a_plan_the_last_instalment_counts():
    found = clock(fact(KIND.PLAN, 2024, 1, 5, runs_from=date(2026, 12, 31)), fact(KIND.PAPER, 2025, 6, 1))
    assert [line.ends_on for line in found.events] == [date(2029, 12, 31), date(2028, 6, 1)]
    assert (found.started_on, found.ends_on) == (date(2027, 1, 1), date(2029, 12, 31))


def test_what_happened_is_listed_in_the_order_of_its_days():
    found = clock(fact(KIND.PAPER, 2025, 2, 1), fact(KIND.PAYMENT, 2024, 2, 1), fact(KIND.PAPER, 2023, 6, 1))
    assert [line.day.year for line in found.events] == [2023, 2024, 2025]
    assert found.ends_on == date(2028, 2, 1)


@pytest.mark.parametrize("why_not", [why for why in WhyNot if why is not WhyNot.EXPIRED])
def test_what_does_not_count_moves_nothing(why_not):
    found = clock(fact(KIND.PAPER, 2025, 2, 1, why_not=why_not))
    assert (found.ends_on, [line.why_not for line in found.events]) == (date(2026, 5, 10), [why_not])


@pytest.mark.parametrize("day", [(2023, 5, 10), (2022, 1, 1)])
def test_what_happened_before_the_money_was_late_moves_nothing(day):
    found = clock(fact(KIND.PAYMENT, *day))
    assert (found.ends_on, found.events[0].why_not) == (date(2026, 5, 10), WhyNot.BEFORE_DUE)


@pytest.mark.parametrize(
    ("kind", "why_not"),
    [(KIND.PAPER, WhyNot.NOT_BY_DEMANDS), (KIND.DEMAND, WhyNot.NOT_BY_DEMANDS), (KIND.PAYMENT, None),
     (KIND.LAWSUIT, None)],
)  # fmt: skip
def test_in_some_countries_no_demand_moves_it(kind, why_not):
    found = clock(fact(kind, 2024, 8, 1), country="GB", periods=(CountryPeriod("GB", 6, demand_moves=False),))
    assert found.events[0].why_not is why_not
    assert found.ends_on == (date(2029, 5, 10) if why_not else date(2030, 8, 1))


# When it has ended


@pytest.mark.parametrize(("day", "counts"), [((2026, 5, 10), True), ((2026, 5, 11), False)])
def test_a_demand_after_the_last_day_comes_too_late(day, counts):
    found = clock(fact(KIND.PAPER, *day), today=date(2026, 8, 1))
    assert found.events[0].counts is counts
    assert found.events[0].why_not is (None if counts else WhyNot.EXPIRED)
    assert (found.level is ClockLevel.PASSED, found.possibly_expired) == (not counts, not counts)


@pytest.mark.parametrize("kind", [KIND.REPLY, KIND.PAYMENT, KIND.PLAN, KIND.ACKNOWLEDGEMENT])
def test_who_pays_or_agrees_after_it_takes_the_debt_up_again(kind):
    found = clock(fact(kind, 2026, 6, 1), fact(KIND.PAPER, 2026, 7, 1), today=date(2026, 8, 1))
    assert (found.ends_on, found.lapsed_on, found.level) == (date(2029, 7, 1), date(2026, 5, 10), ClockLevel.NONE)
    assert found.possibly_expired


@pytest.mark.parametrize("kind", [KIND.LAWSUIT, KIND.OTHER])
def test_nothing_else_takes_it_up_again(kind):
    assert clock(fact(kind, 2026, 6, 1), today=date(2026, 8, 1)).level is ClockLevel.PASSED


# Proofs of one paper


@pytest.mark.parametrize(
    ("proofs", "sent_on", "expected"),
    [
        ([], [1], []),
        ([(3, None)], [1], [(3, None)]),
        ([(5, None), (3, None)], [1], [(3, None), (5, WhyNot.ARRIVED_BEFORE)]),
        ([(3, None), (20, None)], [1, 10], [(3, None), (20, None)]),  # it was sent again
        ([(3, None), (20, None)], [1, 3], [(3, None), (20, WhyNot.ARRIVED_BEFORE)]),
        ([(2, WhyNot.ONLY_SAID), (3, None)], [], [(2, WhyNot.ONLY_SAID), (3, None)]),
        ([(3, None), (4, WhyNot.NO_PROOF)], [], [(3, None), (4, WhyNot.NO_PROOF)]),
    ],
)
def test_of_each_time_that_a_paper_was_sent_the_first_proof_counts(proofs, sent_on, expected):
    def day(number):
        return date(2026, 1, number)

    found = arrivals([(day(number), why) for number, why in proofs], [day(number) for number in sent_on])
    assert list(found) == [(day(number), why) for number, why in expected]


# Periods


def test_there_is_one_period_a_country_of_1_to_30_years():
    periods = (CountryPeriod("CN", 3), CountryPeriod("GB", 0), CountryPeriod("CN", 31))
    assert [problem.field for problem in period_problems(periods)] == ["1.years", "2.country", "2.years"]


# In general

_facts = st.lists(
    st.builds(
        ClockFact,
        st.dates(date(2023, 1, 1), date(2032, 1, 1)),
        st.sampled_from(ClockKind),
        st.none() | st.sampled_from([WhyNot.NO_PROOF, WhyNot.ORAL]),
        st.none() | st.dates(date(2024, 1, 1), date(2033, 1, 1)),
    ),
    max_size=8,
)


@given(facts=_facts, today=st.dates(date(2023, 1, 1), date(2040, 1, 1)))
def test_nothing_that_happens_makes_a_period_shorter(facts, today):
    found = clock(*facts, today=today)
    assert found.ends_on >= date(2026, 5, 10)
    assert found.ends_on == max([date(2026, 5, 10), *(line.ends_on for line in found.events if line.counts)])
    assert (found.days_left, found.level) == ((found.ends_on - today).days, level_on(found.days_left))


@given(facts=_facts)
def test_a_demand_never_takes_up_what_has_ended(facts):
    ends_on = date(2026, 5, 10)
    for line in clock(*facts).events:
        if line.counts:
            assert line.day <= ends_on or line.kind not in {KIND.PAPER, KIND.DEMAND, KIND.LAWSUIT}
            ends_on = max(ends_on, line.ends_on)
