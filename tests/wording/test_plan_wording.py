"""Where a plan stands and what to ask about it, in words that fit the figures."""

from datetime import date

import pytest

from desktop import i18n
from desktop.domain.calendars import DayOverride, WorkCalendar
from desktop.domain.instalments import Instalment
from desktop.domain.plans import InstalmentStanding, LateHint, PlanQuestion, PlanState
from desktop.wording.plans import (
    difference_line,
    instalment_name,
    late_hint_line,
    moved_line,
    question_line,
    standing_chip,
    state_chip,
)

FIRST, LAST = date(2026, 12, 31), date(2027, 7, 1)
ROWS = [Instalment(2, LAST, LAST, 100), Instalment(1, FIRST, FIRST, 100)]
CHIPS = {"neutral", "info", "good", "warn", "danger"}


def row(nominal, pay, position=1):
    return Instalment(position, nominal, pay, 10_000)


@pytest.mark.parametrize("language", i18n.LANGUAGES)
@pytest.mark.parametrize("state", PlanState)
def test_state_chip_has_a_word_for_every_state(state, language):
    i18n.set_language(language)
    word, kind = state_chip(state)
    assert word.strip()
    assert kind in CHIPS


@pytest.mark.parametrize("language", i18n.LANGUAGES)
@pytest.mark.parametrize("hint", LateHint)
def test_late_hint_line_says_what_lateness_calls_for(hint, language):
    i18n.set_language(language)
    assert late_hint_line(hint).strip()


@pytest.mark.parametrize("language", i18n.LANGUAGES)
@pytest.mark.parametrize("question", PlanQuestion)
def test_question_line_names_the_day_it_is_about(question, language):
    i18n.set_language(language)
    text = question_line(question, ROWS)
    assert ("2027" in text) is (question is PlanQuestion.TOO_LONG)
    assert "%" not in text


def test_instalment_name_is_the_number_or_says_down_payment():
    assert instalment_name(row(FIRST, FIRST, 3)) == "3"
    assert instalment_name(row(FIRST, FIRST, 0)) == "down payment"


@pytest.mark.parametrize(
    ("standing", "today", "expected"),
    [
        (InstalmentStanding(row(FIRST, FIRST), 10_000, FIRST), LAST, ("paid", "good")),
        (InstalmentStanding(row(FIRST, FIRST), 0, None, 3), LAST, ("3 days late", "warn")),
        (InstalmentStanding(row(FIRST, FIRST), 9_999, None, 1, past_grace=True), LAST, ("1 day late", "danger")),
        (InstalmentStanding(row(FIRST, FIRST), 0), FIRST, ("due today", "info")),
        (InstalmentStanding(row(LAST, LAST), 1), FIRST, ("part paid", "info")),
        (InstalmentStanding(row(LAST, LAST), 0), FIRST, ("to come", "neutral")),
    ],
)
def test_standing_chip_says_what_counts_most(standing, today, expected):
    assert standing_chip(standing, today) == expected


@pytest.mark.parametrize(
    ("difference", "expected"),
    [(0, ""), (123_456, "¥1,234.56 still to be shared out"), (-1, "¥0.01 more than the debt")],
)
def test_difference_line_says_in_which_direction(difference, expected):
    assert difference_line(difference, "CNY") == expected


def test_moved_line_gives_the_reason_of_the_move():
    calendar = WorkCalendar("CN", {}, frozenset(), language="en_US")
    saturday, monday = date(2026, 11, 28), date(2026, 11, 30)
    assert moved_line(row(monday, monday), calendar) == ""
    assert moved_line(row(saturday, monday), calendar) == "Mon 30 Nov, moved from Sat 28 Nov: weekend"
    holiday = WorkCalendar("CN", {monday: DayOverride(monday, working=False, name="Founders' Day")}, frozenset())
    assert moved_line(row(monday, date(2026, 12, 1)), holiday).endswith(": Founders' Day")
