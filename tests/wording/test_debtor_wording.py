"""Debtors in words: approaches, risks, and a rating as a sum that one can follow."""

import pytest

from desktop import i18n
from desktop.domain.debtor import Approach, Risk
from desktop.domain.rating import Facts, RatingCode, RatingLine, rate
from desktop.domain.receivables import Lateness
from desktop.domain.signals import SignalNature
from desktop.wording.debtor import approach_text, approach_title, nature_label, rating_fact, rating_text, risk_text

TELLERS = [
    (approach_title, Approach),
    (approach_text, Approach),
    (risk_text, Risk),
    (nature_label, SignalNature),
]


@pytest.mark.parametrize("language", i18n.LANGUAGES)
@pytest.mark.parametrize(("tell", "kind"), TELLERS, ids=lambda each: each.__name__)
def test_every_code_has_words_of_its_own(tell, kind, language):
    i18n.set_language(language)
    told = [tell(member) for member in kind]
    assert all(told)
    assert len(set(told)) == len(told)


@pytest.mark.parametrize(
    ("facts", "text"),
    [
        (Facts(), "Not rated: no open item, no payment and no promise to go by"),
        (Facts([Lateness(30, 0)]), "100: A"),
        (
            Facts([Lateness(30, 42)], broken=1),
            "100 - 30 (urgent item, 42 days overdue) - 10 (1 broken promise) = 60: C",
        ),
        (Facts([Lateness(30, 1)]), "100 - 15 (late item, 1 day overdue) = 85: A"),
        (
            Facts([], [40], kept=1),
            "100 - 30 (1 item paid, on average 40 days late) + 5 (1 kept promise) = 75: B",
        ),
        (Facts([Lateness(30, 61)]), "100 - 50 (item past the hand-over mark, 61 days overdue) = 50: C"),
    ],
)
def test_a_rating_is_written_out_as_a_sum(facts, text):
    assert rating_text(rate(facts)) == text


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_every_line_of_a_rating_says_what_it_is_about(language):
    i18n.set_language(language)
    facts = [rating_fact(RatingLine(code, -10, {"days": 2, "items": 3, "count": 4})) for code in RatingCode]
    assert len(set(facts)) == len(RatingCode)
    assert not any("%" in fact for fact in facts)
