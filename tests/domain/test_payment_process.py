"""A customer's payment process: what cannot be stored, what is still to be asked, how much is known."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.paygrammar import parse_rule
from desktop.domain.problems import ProblemCode
from desktop.domain.process import (
    ClosedPeriod,
    PaperForm,
    PaperKind,
    PaperWanted,
    PayMeans,
    PaymentProcess,
    Question,
    QuestionCode,
    Step,
    StepKind,
    completeness,
    open_questions,
    validate,
)

KNOWN = PaymentProcess(
    steps=(
        Step(StepKind.RECEIVE, person="Zhao", window=(1, 5)),
        Step(StepKind.RECONCILE, person="Wang"),
        Step(StepKind.CHECK, role="finance manager", lead_days=2),
        Step(StepKind.SIGN, person="Chen", deputy="Ma", lead_days=1),
        Step(StepKind.APPROVE, person="Sun", deputy="Chen", lead_days=1),
        Step(StepKind.PAY, contact_id=7, deputy_id=8),
    ),
    papers=(
        PaperWanted(PaperKind.VAT_INVOICE, PaperForm.ORIGINAL),
        PaperWanted(PaperKind.STATEMENT, PaperForm.COPY, 2),
    ),
    means=frozenset({PayMeans.TRANSFER}),
    rule=parse_rule("MDAY 25"),
)

NAMES = st.sampled_from(["", "Zhao", "Wang"])
STEPS = st.builds(
    Step,
    st.sampled_from(StepKind),
    person=NAMES,
    deputy=NAMES,
    lead_days=st.integers(0, 3),
    window=st.none() | st.just((1, 5)),
)
PROCESSES = st.builds(
    PaymentProcess,
    steps=st.lists(STEPS, max_size=8).map(tuple),
    papers=st.lists(st.builds(PaperWanted, st.sampled_from(PaperKind), st.none() | st.sampled_from(PaperForm))).map(
        tuple
    ),
    means=st.frozensets(st.sampled_from(PayMeans)),
    rule=st.none() | st.sampled_from(["MDAY 25", "NONE", "MDAY 25 CUTOFF 20"]).map(parse_rule),
)


def without(kind):
    return replace(KNOWN, steps=tuple(step for step in KNOWN.steps if step.kind is not kind))


def with_step(kind, **changes):
    return replace(KNOWN, steps=tuple(replace(s, **changes) if s.kind is kind else s for s in KNOWN.steps))


def test_a_known_process_leaves_no_question():
    assert open_questions(KNOWN) == ()
    assert completeness(KNOWN) == 100


def test_of_an_unknown_process_everything_is_asked():
    assert [question.code for question in open_questions(PaymentProcess())] == [
        QuestionCode.WHO_RECEIVES,
        QuestionCode.WHO_SIGNS,
        QuestionCode.WHO_APPROVES,
        QuestionCode.WHO_PAYS,
        QuestionCode.WHICH_PAPERS,
        QuestionCode.CASH_OR_TRANSFER,
        QuestionCode.PAY_DAY,
        QuestionCode.CUTOFF,
        QuestionCode.LEAD_DAYS,
    ]
    assert completeness(PaymentProcess()) == 0


@pytest.mark.parametrize(
    ("process", "question"),
    [
        (without(StepKind.SIGN), Question(QuestionCode.WHO_SIGNS, StepKind.SIGN)),
        (with_step(StepKind.CHECK, role=""), Question(QuestionCode.WHO_DOES, StepKind.CHECK)),
        (with_step(StepKind.APPROVE, deputy=""), Question(QuestionCode.NO_DEPUTY, StepKind.APPROVE, "Sun")),
        (replace(KNOWN, papers=()), Question(QuestionCode.WHICH_PAPERS)),
        (
            replace(KNOWN, papers=(PaperWanted(PaperKind.VAT_INVOICE),)),
            Question(QuestionCode.ORIGINAL_OR_COPY, paper=PaperKind.VAT_INVOICE),
        ),
        (replace(KNOWN, means=frozenset()), Question(QuestionCode.CASH_OR_TRANSFER)),
        (replace(KNOWN, rule=None), Question(QuestionCode.PAY_DAY)),
        (with_step(StepKind.RECEIVE, window=None), Question(QuestionCode.CUTOFF)),
        (
            replace(KNOWN, steps=tuple(replace(step, lead_days=0) for step in KNOWN.steps)),
            Question(QuestionCode.LEAD_DAYS),
        ),
    ],
)
def test_one_gap_is_one_question(process, question):
    assert open_questions(process) == (question,)
    assert 80 < completeness(process) < 100


@pytest.mark.parametrize(
    "process",
    [
        without(StepKind.RECONCILE),  # not every customer has the step
        with_step(StepKind.RECONCILE, deputy=""),  # the money waits for those who sign, approve and pay
        replace(with_step(StepKind.RECEIVE, window=None), rule=parse_rule("MDAY 25 CUTOFF 20")),
        replace(with_step(StepKind.RECEIVE, window=None), rule=parse_rule("NONE")),  # no day to count back from
        replace(KNOWN, steps=(*KNOWN.steps, Step(StepKind.INVOICE))),  # ours to make out
    ],
)
def test_what_is_not_asked(process):
    assert open_questions(process) == ()


@given(PROCESSES)
def test_completeness_is_100_exactly_when_nothing_is_open(process):
    assert 0 <= completeness(process) <= 100
    assert (completeness(process) == 100) is (open_questions(process) == ())


@given(PROCESSES)
def test_learning_who_does_a_step_never_lowers_completeness(process):
    named = replace(process, steps=tuple(replace(step, person=step.person or "Li") for step in process.steps))
    assert completeness(named) >= completeness(process)


def test_lead_days_from_a_step_on():
    assert KNOWN.lead_days() == 4
    assert KNOWN.lead_days(StepKind.SIGN) == 2
    assert without(StepKind.SIGN).lead_days(StepKind.SIGN) == 0


def test_closed_days_lists_both_ends_once():
    periods = (ClosedPeriod(date(2026, 2, 27), date(2026, 3, 1)), ClosedPeriod(date(2026, 3, 1), date(2026, 3, 1)))
    assert PaymentProcess(closed=periods).closed_days() == {date(2026, 2, 27), date(2026, 2, 28), date(2026, 3, 1)}


def test_a_known_process_can_be_stored():
    assert validate(KNOWN) == ()


@pytest.mark.parametrize(
    ("process", "field", "code"),
    [
        (with_step(StepKind.CHECK, lead_days=61), "steps.2.lead_days", ProblemCode.TOO_LARGE),
        (with_step(StepKind.CHECK, lead_days=-1), "steps.2.lead_days", ProblemCode.TOO_SMALL),
        (with_step(StepKind.CHECK, window=(0, 5)), "steps.2.window", ProblemCode.TOO_SMALL),
        (with_step(StepKind.CHECK, window=(5, 32)), "steps.2.window", ProblemCode.TOO_LARGE),
        (with_step(StepKind.RECEIVE, person="x" * 101), "steps.0.person", ProblemCode.TOO_LONG),
        (with_step(StepKind.RECEIVE, note="x" * 1001), "steps.0.note", ProblemCode.TOO_LONG),
        (with_step(StepKind.SIGN, deputy="Chen"), "steps.3.deputy", ProblemCode.NOT_ALLOWED),
        (with_step(StepKind.PAY, deputy_id=7), "steps.5.deputy", ProblemCode.NOT_ALLOWED),
        (replace(KNOWN, steps=(Step(StepKind.CHECK),) * 21), "steps", ProblemCode.TOO_LARGE),
        (replace(KNOWN, papers=(PaperWanted(PaperKind.ORDER, copies=0),)), "papers.0.copies", ProblemCode.TOO_SMALL),
        (replace(KNOWN, papers=(PaperWanted(PaperKind.ORDER, copies=21),)), "papers.0.copies", ProblemCode.TOO_LARGE),
        (replace(KNOWN, papers=(PaperWanted(PaperKind.ORDER),) * 2), "papers.1.kind", ProblemCode.TAKEN),
        (replace(KNOWN, note="x" * 4001), "note", ProblemCode.TOO_LONG),
        (
            replace(KNOWN, closed=(ClosedPeriod(date(2026, 2, 2), date(2026, 2, 1)),)),
            "closed.0.last",
            ProblemCode.NOT_AFTER,
        ),
        (
            replace(KNOWN, closed=(ClosedPeriod(date(2026, 1, 1), date(2027, 1, 2)),)),
            "closed.0.last",
            ProblemCode.TOO_LARGE,
        ),
        (
            replace(KNOWN, closed=(ClosedPeriod(date(2026, 1, 1), date(2026, 8, 1)),) * 2),
            "closed.1.last",  # all closed days of one customer count together
            ProblemCode.TOO_LARGE,
        ),
    ],
)
def test_validate_names_the_field(process, field, code):
    assert [(problem.field, problem.code) for problem in validate(process)] == [(field, code)]


def test_validate_allows_the_same_paper_as_original_and_as_copy():
    papers = (PaperWanted(PaperKind.ORDER, PaperForm.ORIGINAL), PaperWanted(PaperKind.ORDER, PaperForm.COPY))
    assert validate(replace(KNOWN, papers=papers)) == ()
