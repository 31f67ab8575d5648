"""Five months of letters, by chance: each morning the book proposes what a few plain lines say of the rule."""

from collections import defaultdict

import pytest

from desktop.domain.company import DocumentKind
from desktop.domain.papers import paper_number
from tests.services.life_of_letters import Life


@pytest.fixture(scope="module", params=range(3))
def life(request, tmp_path_factory):
    lived = Life(tmp_path_factory.mktemp("life"), request.param)
    lived.play()
    yield lived
    lived.close()


def test_each_morning_the_book_proposes_what_the_rule_says(life):
    assert {each.day: each.book for each in life.mornings} == {each.day: each.rule for each in life.mornings}


def test_each_morning_letters_put_on_the_list_whom_they_should(life):
    assert {each.day: each.today for each in life.mornings} == {each.day: each.table for each in life.mornings}


def test_a_run_makes_the_letters_that_are_proposed_and_no_others(life):
    assert [each.found for each in life.skipped] == [each.expected for each in life.skipped]


def test_every_paper_asks_for_what_is_owed(life):
    assert [each.found for each in life.made] == [each.expected for each in life.made]


def test_numbers_have_no_gaps_whatever_was_voided(life):
    numbers = defaultdict(list)
    for row in life.archive_of_all():
        numbers[DocumentKind(row.kind)].append(row.number)
    assert sum(map(len, numbers.values())) == len(life.world.papers)
    for kind, some in numbers.items():
        assert sorted(some) == [paper_number(kind, 2026, n + 1) for n in range(len(some))]


def test_every_paper_is_what_was_printed(life):
    assert all(life.now.archive.pdf(row.id).startswith(b"%PDF") for row in life.archive_of_all())
    assert life.is_sound()


def test_all_steps_of_the_rule_were_walked(life):
    said = {(level, reason) for each in life.mornings for level, reason, *_ in each.book.values()}
    levels = {level for level, _reason in said}
    assert {None, 0, 1, 2} <= levels
    assert {reason for _level, reason in said} >= {"nothing", "too_early", "waits_for_gap", "needs_decision", "covered"}
