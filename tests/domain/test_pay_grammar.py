"""The one-line text of a pay-day rule: what it means, how it is written, what is wrong with a bad one."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.paygrammar import PayRuleError, PayRuleFault, format_rule, parse_rule
from desktop.domain.payrules import (
    Cutoff,
    LastDay,
    LastWeekday,
    LastWorkingDay,
    MonthDays,
    NoFixedDay,
    NthWeekday,
    NthWorkingDay,
    PayRule,
    Quarterly,
    Shift,
    Weekday,
    Weekly,
    Window,
    Yearly,
)

MONTH_DAY = st.integers(1, 31)
WEEKDAY = st.sampled_from(Weekday)
PAY_DAYS = st.one_of(
    st.sets(MONTH_DAY, min_size=1).map(lambda days: MonthDays(tuple(sorted(days)))),
    st.builds(LastDay),
    st.builds(LastWorkingDay),
    st.builds(NthWorkingDay, st.integers(1, 23)),
    st.builds(NthWeekday, st.integers(1, 5), WEEKDAY),
    st.builds(LastWeekday, WEEKDAY),
    st.builds(
        Weekly,
        st.sets(WEEKDAY, min_size=1).map(lambda days: tuple(sorted(days))),
        st.none() | st.dates(date(1990, 1, 1), date(2200, 1, 1)),
    ),
    st.builds(Window, MONTH_DAY, MONTH_DAY),
    st.builds(Quarterly, st.integers(1, 3), MONTH_DAY),
    st.builds(Yearly, st.integers(1, 12), MONTH_DAY),
    st.builds(NoFixedDay),
)
RULES = st.builds(
    PayRule,
    PAY_DAYS,
    st.sampled_from(Shift),
    st.none() | st.builds(Cutoff, MONTH_DAY, st.integers(0, 12), st.integers(0, 12)),
)


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("MDAY 25", PayRule(MonthDays((25,)))),
        ("MDAY 10,25 SHIFT PREV", PayRule(MonthDays((10, 25)), Shift.PREV)),
        ("LASTDAY SHIFT MODNEXT", PayRule(LastDay(), Shift.MODNEXT)),
        ("LASTWD", PayRule(LastWorkingDay())),
        ("WD 3", PayRule(NthWorkingDay(3))),
        ("NTH 2 FRI", PayRule(NthWeekday(2, Weekday.FRI))),
        ("LASTWEEKDAY FRI", PayRule(LastWeekday(Weekday.FRI))),
        ("WEEKLY WED", PayRule(Weekly((Weekday.WED,)))),
        ("WEEKLY MON,FRI /2 FROM 2026-11-27", PayRule(Weekly((Weekday.MON, Weekday.FRI), date(2026, 11, 27)))),
        ("WINDOW 10-15 SHIFT NONE", PayRule(Window(10, 15), Shift.NONE)),
        ("QUARTER 3 25 SHIFT SKIP", PayRule(Quarterly(3, 25), Shift.SKIP)),
        ("YEAR 12 31", PayRule(Yearly(12, 31))),
        ("NONE", PayRule(NoFixedDay())),
        ("MDAY 25 CUTOFF 20", PayRule(MonthDays((25,)), cutoff=Cutoff(20))),
        ("MDAY 10 CUTOFF 20 -1M ELSE +2M", PayRule(MonthDays((10,)), cutoff=Cutoff(20, 1, 2))),
    ],
)
def test_canonical_text_and_rule_are_one(text, rule):
    assert parse_rule(text) == rule
    assert format_rule(rule) == text


@given(RULES)
def test_format_and_parse_are_inverse(rule):
    assert parse_rule(format_rule(rule)) == rule


@given(RULES)
def test_canonical_text_fits_into_the_book(rule):
    assert len(format_rule(rule)) <= 200


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("  mday 25 ", "MDAY 25"),
        ("MDAY 25, 10, 10", "MDAY 10,25"),
        ("MDAY 25, SHIFT NEXT", "MDAY 25"),
        ("weekly fri,mon", "WEEKLY MON,FRI"),
        ("MDAY 25 CUTOFF 20 -0M ELSE +0M", "MDAY 25 CUTOFF 20"),
    ],
)
def test_parse_is_lenient_in_what_does_not_matter(text, canonical):
    assert format_rule(parse_rule(text)) == canonical


@pytest.mark.parametrize(
    ("text", "fault", "position"),
    [
        ("", PayRuleFault.EMPTY, 0),
        (" , ", PayRuleFault.EMPTY, 0),
        ("PAYDAY 25", PayRuleFault.UNKNOWN_WORD, 0),
        ("MDAY", PayRuleFault.MISSING, 4),
        ("MDAY 0", PayRuleFault.BAD_NUMBER, 5),
        ("MDAY 10,32", PayRuleFault.BAD_NUMBER, 8),
        ("MDAY ²", PayRuleFault.BAD_NUMBER, 5),
        ("MDAY 99999999999999999999", PayRuleFault.BAD_NUMBER, 5),
        ("WD 24", PayRuleFault.BAD_NUMBER, 3),
        ("NTH 6 FRI", PayRuleFault.BAD_NUMBER, 4),
        ("NTH 2 FREITAG", PayRuleFault.BAD_WEEKDAY, 6),
        ("NTH 2", PayRuleFault.MISSING, 5),
        ("WEEKLY FRI /2", PayRuleFault.MISSING, 13),
        ("WEEKLY FRI /2 FROM 2026-02-30", PayRuleFault.BAD_DATE, 19),
        ("WEEKLY FRI /3 FROM 2026-02-20", PayRuleFault.LEFT_OVER, 11),
        ("WINDOW 10", PayRuleFault.BAD_NUMBER, 7),
        ("WINDOW 10-32", PayRuleFault.BAD_NUMBER, 7),
        ("QUARTER 4 25", PayRuleFault.BAD_NUMBER, 8),
        ("YEAR 13 1", PayRuleFault.BAD_NUMBER, 5),
        ("MDAY 25 SHIFT", PayRuleFault.MISSING, 13),
        ("MDAY 25 SHIFT LATER", PayRuleFault.UNKNOWN_WORD, 14),
        ("MDAY 25 CUTOFF 20 ELSE 1M", PayRuleFault.BAD_NUMBER, 23),
        ("MDAY 25 CUTOFF 20 -13M", PayRuleFault.BAD_NUMBER, 18),
        ("LASTWD 3", PayRuleFault.LEFT_OVER, 7),
    ],
)
def test_a_bad_rule_says_what_is_wrong_and_where(text, fault, position):
    with pytest.raises(PayRuleError) as caught:
        parse_rule(text)
    assert (caught.value.fault, caught.value.position) == (fault, position)


@given(st.text() | st.text(alphabet="MDAYWEKLSTRFON0123456789 ,-/+", max_size=40))
def test_any_text_is_a_rule_or_a_pay_rule_error(text):
    try:
        assert isinstance(parse_rule(text), PayRule)
    except PayRuleError as error:
        position = error.position
    else:
        position = 0
    assert 0 <= position <= len(text)


@pytest.mark.parametrize(
    "build",
    [
        lambda: MonthDays(()),
        lambda: MonthDays((25, 10)),
        lambda: MonthDays((10, 10)),
        lambda: MonthDays((0,)),
        lambda: NthWorkingDay(24),
        lambda: NthWeekday(0, Weekday.FRI),
        lambda: Weekly(()),
        lambda: Weekly((Weekday.FRI, Weekday.MON)),
        lambda: Window(0, 5),
        lambda: Quarterly(4, 1),
        lambda: Yearly(2, 32),
        lambda: Cutoff(20, months_before=-1),
        lambda: Cutoff(20, wait_months=13),
    ],
)
def test_an_impossible_pay_day_cannot_be_built(build):
    with pytest.raises(ValueError, match=r"is not between|not ascending|no day"):
        build()
