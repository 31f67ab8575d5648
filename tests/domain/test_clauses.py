"""The legal choices of an agreement: the mildest unless chosen otherwise, and complete."""

import dataclasses

import pytest

from desktop.domain.clauses import (
    Acceleration,
    Clauses,
    Forum,
    GoverningLaw,
    LateCharge,
    Security,
    clause_problems,
    needs_lawyer,
    usual_law,
)
from desktop.domain.problems import ProblemCode


def test_the_choices_nobody_made_are_the_mildest():
    clauses = Clauses()
    assert clause_problems(clauses) == ()
    assert needs_lawyer(clauses) == ()
    for field in dataclasses.fields(Clauses):
        if hasattr(value := getattr(clauses, field.name), "name"):
            assert value is next(iter(type(value))), f"the first of {field.name} is the mildest"


@pytest.mark.parametrize(
    ("change", "field", "code"),
    [
        ({"grace_days": -1}, "grace_days", ProblemCode.TOO_SMALL),
        ({"grace_days": 31}, "grace_days", ProblemCode.TOO_LARGE),
        ({"cure_days": 2}, "cure_days", ProblemCode.TOO_SMALL),
        ({"copies": 1}, "copies", ProblemCode.TOO_SMALL),
        ({"late_charge": LateCharge.DAILY}, "daily_ppm", ProblemCode.TOO_SMALL),
        ({"late_charge": LateCharge.DAILY, "daily_ppm": 1001}, "daily_ppm", ProblemCode.TOO_LARGE),
        ({"late_charge": LateCharge.LPR, "lpr_factor": 401}, "lpr_factor", ProblemCode.TOO_LARGE),
        ({"security": Security.GUARANTOR, "guarantor": " "}, "guarantor", ProblemCode.REQUIRED),
        ({"forum": Forum.ARBITRATION}, "arbitrator", ProblemCode.REQUIRED),
        ({"governing_law": GoverningLaw.NAMED}, "law_named", ProblemCode.REQUIRED),
        ({"arbitrator": "x" * 201}, "arbitrator", ProblemCode.TOO_LONG),
    ],
)
def test_a_choice_has_to_be_complete(change, field, code):
    assert [(problem.field, problem.code) for problem in clause_problems(Clauses(**change))] == [(field, code)]


def test_a_name_is_not_needed_where_nothing_names_it():
    assert clause_problems(Clauses(daily_ppm=0, lpr_factor=0)) == ()


@pytest.mark.parametrize(
    ("change", "fields"),
    [
        ({"late_charge": LateCharge.LPR}, ("late_charge",)),
        ({"acceleration": Acceleration.TWO_LATE, "forum": Forum.CREDITOR}, ("acceleration", "forum")),
        ({"security": Security.RETENTION}, ("security",)),
        ({"grace_days": 30, "copies": 4}, ()),
    ],
)
def test_a_lawyer_is_hinted_at_for_every_legal_choice_but_the_mildest(change, fields):
    assert needs_lawyer(Clauses(**change)) == fields


@pytest.mark.parametrize(
    ("country", "law"), [("CN", GoverningLaw.CHINA), ("GB", GoverningLaw.ENGLAND), ("US", GoverningLaw.CHINA)]
)
def test_the_law_that_is_usual_where_we_work(country, law):
    assert usual_law(country) is law
