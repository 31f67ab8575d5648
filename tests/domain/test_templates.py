"""Texts with places: filled in, and checked when somebody writes their own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.problems import ProblemCode
from desktop.domain.templates import LABEL_LIMIT, TEXT_LIMIT, fill, own_limit, places, template_problems


def test_places_are_filled_in():
    assert fill("{name} owes {sum}; {name}", {"name": "恒达", "sum": "¥1.00"}) == "恒达 owes ¥1.00; 恒达"


def test_a_value_is_never_taken_for_a_place():
    assert fill("{a} {b}", {"a": "{b}", "b": "{a} {0} %s"}) == "{b} {a} {0} %s"


def test_a_place_without_a_value_is_a_fault_of_the_program():
    with pytest.raises(KeyError):
        fill("{unknown}", {})


def test_places_are_named_once_in_their_order():
    assert places("{b} {a} {b} {}") == ("b", "a")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", [(ProblemCode.REQUIRED, None)]),
        (" \n", [(ProblemCode.REQUIRED, None)]),
        ("{sum}", []),
        ("{sum} {day}", []),
        ("no place", [(ProblemCode.MISSING_PLACE, "{sum}")]),
        ("{sum} {summ}", [(ProblemCode.UNKNOWN_PLACE, "{summ}")]),
        ("{sum.__class__}", [(ProblemCode.MISSING_PLACE, "{sum}"), (ProblemCode.UNKNOWN_PLACE, "{")]),
        ("{sum} {", [(ProblemCode.UNKNOWN_PLACE, "{")]),
        ("{sum} }", [(ProblemCode.UNKNOWN_PLACE, "}")]),
        ("{{sum}}", [(ProblemCode.UNKNOWN_PLACE, "{")]),
        ("{sum} {金额}", [(ProblemCode.UNKNOWN_PLACE, "{")]),
        ("{sum}" + "x" * TEXT_LIMIT, [(ProblemCode.TOO_LONG, None)]),
    ],
)
def test_a_wrong_place_is_named(text, found):
    problems = list(template_problems(text, ("sum", "day"), ("sum",)))
    assert [(problem.code, problem.values.get("name")) for problem in problems] == found


@pytest.mark.parametrize(
    ("originals", "limit"),
    [(("合计", "Total"), LABEL_LIMIT), (("合计", "x" * 31), TEXT_LIMIT), (("x" * 31, "y" * 31), TEXT_LIMIT)],
)
def test_what_takes_the_place_of_a_label_stays_short(originals, limit):
    assert own_limit(originals) == limit


@given(st.text())
def test_a_text_without_problems_can_be_filled(text):
    if not list(template_problems(text, ("sum",))):
        fill(text, {"sum": "1"})
