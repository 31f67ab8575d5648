"""What the cards of the path say."""

import pytest

from desktop.domain.payrules import Cutoff, MonthDays, PayRule, Shift
from desktop.domain.process import PayMeans, PaymentProcess, Step, StepKind
from desktop.ui.pages.process.card_text import Tone, card_texts, proposed_texts

K = StepKind


def card(step, **parts):
    return card_texts(PaymentProcess(steps=(step,), **parts))[0]


@pytest.mark.parametrize(
    ("step", "who", "tone"),
    [
        (Step(K.RECEIVE, person="Zhao"), "Zhao", Tone.PLAIN),
        (Step(K.RECEIVE, "front desk"), "front desk", Tone.PLAIN),
        (Step(K.RECEIVE), "who?", Tone.UNKNOWN),
        (Step(K.INVOICE), "our side", Tone.PLAIN),
    ],
)
def test_a_card_names_the_person_or_else_the_role_or_asks(step, who, tone):
    assert (card(step).who.text, card(step).who.tone) == (who, tone)


@pytest.mark.parametrize(
    ("step", "lines"),
    [
        (Step(K.CHECK, "manager", "Li"), ["manager"]),
        (Step(K.CHECK, "manager"), []),
        (Step(K.CHECK, person="Li", lead_days=1), ["1 working day"]),
        (Step(K.CHECK, person="Li", lead_days=2, window=(28, 5)), ["day 28 to 5, 2 working days"]),
        (Step(K.CHECK, person="Li", deputy="Ma"), ["deputy: Ma"]),
        (Step(K.SIGN, person="Chen"), ["deputy?"]),
        (Step(K.SIGN), []),
        (Step(K.SIGN, person="Chen", deputy="Ma", note="away 1-7 Dec"), ["deputy: Ma", "away 1-7 Dec"]),
    ],
)
def test_the_lines_below(step, lines):
    assert [line.text for line in card(step).lines] == lines


def test_the_step_that_pays_tells_day_and_means_in_their_usual_order():
    rule = PayRule(MonthDays((25,)), Shift.PREV, Cutoff(5))
    means = frozenset({PayMeans.CASH, PayMeans.TRANSFER})
    lines = card(Step(K.PAY, person="Wu", deputy="Ma"), rule=rule, means=means).lines
    assert [line.text for line in lines] == ["every month on the 25th", "bank transfer, cash", "deputy: Ma"]


def test_a_pay_day_that_is_not_known_is_to_be_asked_for():
    assert card(Step(K.PAY)).lines[0].tone is Tone.UNKNOWN


def test_only_the_first_of_two_payments_tells_the_rule():
    first, second = card_texts(PaymentProcess(steps=(Step(K.PAY), Step(K.PAY))))
    assert (first.is_wide, second.is_wide) == (True, False)
    assert second.lines == ()


def test_a_card_is_read_aloud_with_its_place_and_all_its_lines():
    spoken = card(Step(K.CHECK, "manager", "Li", lead_days=2)).spoken
    assert spoken == "Step 1 of 1: Check. Li. manager. 2 working days"


def test_proposed_steps_say_that_nobody_has_described_them():
    (text,) = proposed_texts([Step(K.SIGN)])
    assert (text.kind, text.who.text, text.is_proposed) == ("Sign", "not described", True)
