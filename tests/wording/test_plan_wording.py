"""Instalment plans in sentences."""

from datetime import date

import pytest

from desktop import i18n
from desktop.domain.calendars import DayOverride, WorkCalendar
from desktop.domain.instalments import Instalment
from desktop.domain.plans import InstalmentStanding, LateHint, PlanQuestion, PlanState
from desktop.wording.plans import (
    difference_line,
    instalment_mark,
    instalment_name,
    late_hint_line,
    moved_line,
    question_line,
    standing_chip,
    state_chip,
    state_meaning,
)

TODAY = date(2026, 11, 21)
WEDNESDAY = date(2026, 12, 16)


def row(position=1, nominal=WEDNESDAY, pay=None, principal=100):
    return Instalment(position, nominal, pay or nominal, principal)


@pytest.mark.parametrize("state", PlanState)
def test_every_state_has_a_name_and_a_meaning(state):
    assert state_chip(state)[0]
    assert state_meaning(state).endswith(".")


@pytest.mark.parametrize("hint", LateHint)
def test_every_hint_is_a_sentence(hint):
    assert late_hint_line(hint).endswith(".")


@pytest.mark.parametrize(
    ("question", "day"), [(PlanQuestion.TOO_LONG, "31 Jul 2027"), (PlanQuestion.FIRST_TOO_LATE, "16 Dec 2026")]
)
def test_a_question_names_the_day_that_it_is_about(question, day):
    assert day in question_line(question, (row(), row(2, date(2027, 7, 31))))


@pytest.mark.parametrize(
    ("difference", "text"),
    [(0, ""), (1200, "¥12.00 still to be shared out"), (-1, "¥0.01 more than the debt")],
)
def test_a_difference_is_said_in_words(difference, text):
    assert difference_line(difference, "CNY") == text


@pytest.mark.parametrize(
    ("nominal", "pay", "text"),
    [
        (WEDNESDAY, WEDNESDAY, ""),
        (date(2026, 12, 19), date(2026, 12, 21), "Mon 21 Dec, moved from Sat 19 Dec: weekend"),
        (date(2026, 12, 17), date(2026, 12, 18), "Fri 18 Dec, moved from Thu 17 Dec: stocktaking"),
        (WEDNESDAY, date(2026, 12, 18), "Fri 18 Dec, moved from Wed 16 Dec: agreed so"),
    ],
)
def test_a_moved_pay_day_says_why(nominal, pay, text):
    off = date(2026, 12, 17)
    calendar = WorkCalendar("CN", {off: DayOverride(off, working=False, name="stocktaking")}, frozenset())
    assert moved_line(row(nominal=nominal, pay=pay), calendar) == text


@pytest.mark.parametrize(
    ("standing", "chip"),
    [
        (InstalmentStanding(row(), 100), ("paid", "good")),
        (InstalmentStanding(row(), 40), ("part paid", "info")),
        (InstalmentStanding(row(), 0), ("to come", "neutral")),
        (InstalmentStanding(row(nominal=TODAY), 0), ("due today", "info")),
        (InstalmentStanding(row(), 0, days_late=1), ("1 day late", "warn")),
        (InstalmentStanding(row(), 40, days_late=9, past_grace=True), ("9 days late", "danger")),
    ],
)
def test_an_instalment_says_where_it_stands(standing, chip):
    assert standing_chip(standing, TODAY) == chip


def test_the_down_payment_has_a_name_of_its_own():
    assert [instalment_name(row(place)) for place in (0, 1)] == ["down payment", "1"]
    assert [instalment_mark(row(place)) for place in (0, 1)] == ["down", "1"]


@pytest.mark.parametrize("state", PlanState)
def test_meanings_are_translated(state):
    english = state_meaning(state)
    i18n.set_language("zh_CN")
    assert state_meaning(state) != english
