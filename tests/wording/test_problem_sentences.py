"""Everything that can be wrong is said in a sentence that shows how to mend it."""

import re
from pathlib import Path

import pytest

from desktop import i18n
from desktop.domain import problems
from desktop.domain.problems import Problem, ProblemCode
from desktop.wording.problems import SENTENCES, sentence

#: The values that each code brings, as the list of codes says.
VALUES = {
    code: dict.fromkeys(re.findall(r"\w+", told.partition(";")[0]), "VALUE")
    for code, told in re.findall(r'= "(\w+)"  # values: ([^\n]+)', Path(problems.__file__).read_text(encoding="utf-8"))
}


@pytest.mark.parametrize("language", i18n.LANGUAGES)
@pytest.mark.parametrize("code", ProblemCode)
def test_every_problem_has_its_sentence_with_all_it_knows(code, language):
    i18n.set_language(language)
    values = VALUES.get(code, {})
    text = sentence(Problem("name", code, values))
    assert text.strip()
    assert "%" not in text
    assert "…" not in text
    assert text.count("VALUE") == len(values)


def test_no_two_problems_have_one_sentence():
    assert len(set(SENTENCES.values())) == len(ProblemCode)


def test_a_value_that_was_not_told_leaves_a_gap_and_never_an_error():
    assert sentence(Problem("amount", ProblemCode.TOO_LARGE)) == "Too large: at most …."


def test_a_value_is_shown_as_it_is():
    problem = Problem("code", ProblemCode.TAKEN, {"name": "A & B <b> %(limit)s 100%"})
    assert sentence(problem) == "Already used: A & B <b> %(limit)s 100%."
