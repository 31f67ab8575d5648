"""The list of the day in the terminal."""

import pytest


@pytest.fixture
def owing(run, office_file):
    """The customers of the finance office's file, on a day on which what they owe is long overdue."""
    run("import", office_file())
    return lambda *words: run("today", *words, day="2027-03-01")[1]


def test_a_group_has_its_heading_and_a_line_a_customer(owing):
    out = owing()
    assert "Hand over? (2)" in out
    assert "#1  恒达食品有限公司  ¥2,734.50" in out


def test_why_shows_the_sum_of_points(owing):
    assert "together" not in owing()
    out = owing("--why")
    assert "overdue by more than a third of the term: 50 + 20" in out
    assert "together" in out


def test_one_group_alone(owing):
    assert "Hand over? (2)" in owing("--group", "hand_over")
    assert "No customer is in this group today." in owing("--group", "confirm")


def test_an_unknown_group_is_a_wrong_word(run):
    with pytest.raises(SystemExit) as ended:
        run("today", "--group", "everything")
    assert ended.value.code == 2


def test_looking_remembers_the_day_and_tells_of_days_away(run, office_file):
    run("import", office_file())
    run("visit", "add", "C001", "--day", "2026-11-23", "--amount", "1500")
    run("today")
    _code, out, _err = run("today", day="2026-11-27")
    assert "Away 5 days: 1 visit" in out
