"""What may be said on a visit, and what to answer: kept with the visit, offered again for the next."""

import pytest

from desktop.domain.problems import ProblemCode
from desktop.domain.visitsheet import ANSWER_LIMIT, MOST_ANSWERS, PROBLEM_LIMIT, PreparedAnswer
from desktop.services.results import Entity

AWAY = PreparedAnswer("老板不在", "谁可以代签？")
NO_INVOICE = PreparedAnswer("发票没收到", "今天带了原件。")


@pytest.fixture
def answers(services):
    return services.visit_answers


def test_a_visit_begins_without_answers(answers, visit):
    found = answers.get(visit)
    assert (found.answers, found.proposed) == ((), False)


def test_answers_stay_in_their_order(answers, visit, saved):
    saved(answers.save(visit, [AWAY, NO_INVOICE]))
    saved(answers.save(visit, [NO_INVOICE, AWAY]))
    found = answers.get(visit)
    assert (found.answers, found.proposed) == ((NO_INVOICE, AWAY), False)


def test_those_of_the_visit_before_are_offered_until_there_are_own_ones(answers, visit, plan, saved):
    saved(answers.save(visit, [AWAY]))
    later = plan(12)
    assert (answers.get(later).answers, answers.get(later).proposed) == ((AWAY,), True)
    saved(answers.save(later, [NO_INVOICE]))
    assert (answers.get(later).answers, answers.get(later).proposed) == ((NO_INVOICE,), False)
    assert answers.get(visit).answers == (AWAY,)


def test_another_customers_answers_are_not_offered(answers, visit, plan, add_customer, saved):
    saved(answers.save(visit, [AWAY]))
    assert answers.get(plan(12, to=add_customer("瑞丰纸业"))).answers == ()


def test_empty_lines_are_left_out_and_spaces_cleaned(answers, visit, saved):
    saved(answers.save(visit, [PreparedAnswer(" ", ""), PreparedAnswer("  老板不在 ", "一\n\n二  ")]))
    (kept,) = answers.get(visit).answers
    assert (kept.problem, kept.answer.splitlines()[0]) == ("老板不在", "一")


def test_the_page_of_the_visit_hears_of_it(answers, visit, customer):
    changes = answers.save(visit, [AWAY]).changes
    assert changes.touches(frozenset({Entity.VISIT}), customer)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ([PreparedAnswer("", "an answer to nothing")], ("answers.0.problem", ProblemCode.REQUIRED)),
        (
            [AWAY, PreparedAnswer(""), PreparedAnswer("x" * (PROBLEM_LIMIT + 1))],
            ("answers.2.problem", ProblemCode.TOO_LONG),
        ),
        ([PreparedAnswer("x", "y" * (ANSWER_LIMIT + 1))], ("answers.0.answer", ProblemCode.TOO_LONG)),
        ([AWAY] * (MOST_ANSWERS + 1), ("answers", ProblemCode.TOO_LARGE)),
    ],
)
def test_what_cannot_be_kept_is_told_beside_its_line(answers, visit, refused, given, expected):
    assert refused(answers.save, visit, given) == [expected]


def test_a_visit_that_is_over_keeps_what_was_prepared(answers, services, visit, saved, refused):
    saved(answers.save(visit, [AWAY]))
    saved(services.visits.cancel(visit, "they moved"))
    assert refused(answers.save, visit, []) == [("", ProblemCode.SETTLED)]


def test_there_is_nothing_to_prepare_for_no_visit(answers, refused):
    assert answers.get(99) is None
    assert refused(answers.save, 99, [AWAY]) == [("", ProblemCode.NOT_FOUND)]
