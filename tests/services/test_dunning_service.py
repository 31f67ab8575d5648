"""The rules of the ladder in the book: kept whole, and ours where a book holds what no letter could go by."""

from dataclasses import replace

import pytest

from db import models
from desktop.domain.dunning import LadderRules
from desktop.domain.problems import ProblemCode
from desktop.services.results import Entity


@pytest.fixture
def keep(book):
    """Write a setting as it stands, past all checks."""

    def kept(value):
        with book.transaction():
            models.Setting.insert(key="ladder", value=value).on_conflict_replace().execute()

    return kept


def test_a_new_book_goes_by_our_rules(services):
    assert services.dunning.rules() == LadderRules()


def test_rules_are_kept_whole(services):
    rules = LadderRules(upcoming=False, first=5, second=20, final=45, gap=14, pay_within=(5, 6, 30), ask_after=3)
    result = services.dunning.save_rules(rules)
    assert result.changes.touches(frozenset({Entity.SETTING}))
    assert services.dunning.rules() == rules


def test_rules_that_do_not_follow_one_another_are_refused(services, refused):
    rules = replace(LadderRules(), second=3, gap=0)
    assert refused(services.dunning.save_rules, rules) == [
        ("second", ProblemCode.TOO_SMALL),
        ("gap", ProblemCode.TOO_SMALL),
    ]


@pytest.mark.parametrize(
    "value",
    ["", "{", "[]", "7", '{"first": 90}', '{"first": "3"}', '{"first": null}', '{"pay_within": 7}', '{"other": 1}',
     '{"pay_within": ["7", 8, 9]}', '{"pay_within": [1, 2]}', '{"gap": NaN}'],
)  # fmt: skip
def test_what_cannot_be_read_is_ours(services, keep, value):
    keep(value)
    assert services.dunning.rules() == LadderRules()


def test_what_a_later_version_leaves_out_is_ours(services, keep):
    keep('{"gap": 21}')
    assert services.dunning.rules() == LadderRules(gap=21)
