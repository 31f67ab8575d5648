"""When to call, in words."""

import pytest

from desktop import i18n
from desktop.domain.callwindow import CallWarning, CallWindow, ContactsOfDay, Hours
from desktop.wording.contacts import warning_lines, window_line

HOURS = (Hours("08:30", "11:30"), Hours("13:30", "18:00"))


def test_window_line_names_the_best_time_and_the_hours():
    assert window_line(CallWindow("15:30", HOURS, ())) == "Best called around 15:30 (08:30-11:30, 13:30-18:00)"


def test_window_line_of_a_day_without_free_hours_names_the_time_alone():
    assert window_line(CallWindow("15:30", (), ())) == "Best called around 15:30"


@pytest.mark.parametrize(
    ("warning", "had", "line"),
    [
        (CallWarning.ENOUGH_TODAY, ContactsOfDay(1, 0), "In touch 1 time today already: leave it at that."),
        (CallWarning.ENOUGH_TODAY, ContactsOfDay(2, 0), "In touch 2 times today already: leave it at that."),
        (
            CallWarning.TRIED_OFTEN,
            ContactsOfDay(0, 3),
            "Tried 3 times today without reaching anybody: try another day.",
        ),
        (CallWarning.NO_WORKING_DAY, ContactsOfDay(), "Today is no working day."),
    ],
)
def test_a_warning_is_a_sentence(warning, had, line):
    assert warning_lines(CallWindow("15:30", HOURS, (warning,), had)) == [line]


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_every_warning_has_a_sentence_of_its_own(language):
    i18n.set_language(language)
    lines = warning_lines(CallWindow("15:30", HOURS, tuple(CallWarning), ContactsOfDay(2, 3)))
    assert len(set(lines)) == len(CallWarning)
    assert not any("%" in line for line in lines)


def test_nothing_is_said_where_nothing_speaks_against_a_call():
    assert warning_lines(CallWindow("15:30", HOURS, ())) == []
