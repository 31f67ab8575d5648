"""Why a visit is on the list and what it lacks, in one sentence each."""

from dataclasses import dataclass
from datetime import date

import pytest

from desktop import i18n
from desktop.domain.confirmation import Confirmation, Effect, NotReady, NotReadyCode, Part, Phase, Readiness
from desktop.domain.paydays import PayDay
from desktop.domain.process import PaperKind
from desktop.domain.proposals import Proposal, ProposalReason
from desktop.wording.proposals import proposal_reason
from desktop.wording.visits import (
    confirm_reason,
    effect_lines,
    phase_chip,
    readiness_line,
    ready_chip,
    visit_when,
)

BOTH = frozenset(Part)
FRIDAY = date(2026, 11, 20)


@dataclass
class Visit:
    revision: int = 1
    currency: str = "CNY"


def confirmation(days=5, late=0, missing=BOTH, *, phase=Phase.DUE, short=False):
    return Confirmation(Phase.LATE if late else phase, FRIDAY, late, days, short, missing)


@pytest.mark.parametrize(
    ("confirmation", "revision", "expected"),
    [
        (confirmation(), 1, "Visit in 5 days: confirm time and amount"),
        (confirmation(missing=frozenset({Part.TIME})), 1, "Visit in 5 days: confirm the time"),
        (confirmation(missing=frozenset({Part.AMOUNT})), 1, "Visit in 5 days: confirm the amount"),
        (confirmation(1), 1, "Visit tomorrow: confirm time and amount"),
        (confirmation(0), 1, "Visit today: confirm time and amount"),
        (confirmation(-1), 1, "Visit was 1 day ago: confirm time and amount"),
        (confirmation(4, 1), 1, "Visit in 4 days: confirm time and amount; 1 day late, was due on Fri 20 Nov"),
        (confirmation(3, 2), 1, "Visit in 3 days: confirm time and amount; 2 days late, was due on Fri 20 Nov"),
        (confirmation(2, short=True), 1, "Visit in 2 days: confirm time and amount; planned at short notice"),
        (confirmation(), 2, "Visit in 5 days: confirm time and amount; date or amount changed since it was planned"),
    ],
)
def test_confirm_reason_says_why_in_one_sentence(confirmation, revision, expected):
    assert confirm_reason(Visit(revision), confirmation) == expected


@pytest.mark.parametrize("language", i18n.LANGUAGES)
@pytest.mark.parametrize("phase", Phase)
def test_phase_chip_has_a_word_for_every_phase_but_the_last(phase, language):
    i18n.set_language(language)
    word, kind = phase_chip(confirmation(phase=phase, late=2 if phase is Phase.LATE else 0))
    assert bool(word) is (phase is not Phase.CLOSED)
    assert "%" not in word
    assert kind in {"neutral", "info", "good", "warn", "danger"}


@pytest.mark.parametrize("language", i18n.LANGUAGES)
@pytest.mark.parametrize("code", NotReadyCode)
def test_readiness_line_names_every_reason(code, language):
    i18n.set_language(language)
    text = readiness_line(Readiness((NotReady(code, PaperKind.ORDER),)))
    assert text != readiness_line(Readiness(()))
    assert "%" not in text


def test_readiness_line_lists_what_is_missing():
    missing = Readiness((NotReady(NotReadyCode.AMOUNT_DIFFERS), NotReady(NotReadyCode.PAPER_MISSING, PaperKind.ORDER)))
    assert readiness_line(missing) == "Not ready: amount differs, order missing"
    assert ready_chip(missing) == ("not ready", "warn")
    assert ready_chip(Readiness(())) == ("ready", "good")


@pytest.mark.parametrize(
    ("effect", "expected"),
    [
        (Effect(True, None, None, None, None, False), ["Nothing more to ask: the visit is confirmed."]),
        (
            Effect(False, None, None, None, None, True),
            ["The visit stays on the list: not everything has been answered."],
        ),
        (
            Effect(False, date(2026, 12, 3), "09:30", date(2026, 11, 27), -5, False),
            [
                "The visit moves to Thu 3 Dec 09:30.",
                "Time and amount are to be confirmed again from Fri 27 Nov.",
                "A difference of ¥0.05 is opened; the visit is not ready until it is solved or accepted.",
            ],
        ),
    ],
)
def test_effect_lines_say_what_saving_will_do(effect, expected):
    assert effect_lines(effect, Visit()) == expected


def test_visit_when_leaves_out_a_time_that_is_not_known():
    assert visit_when(FRIDAY, None) == "Fri 20 Nov"
    assert visit_when(FRIDAY, "14:00") == "Fri 20 Nov 14:00"


@pytest.mark.parametrize("language", i18n.LANGUAGES)
@pytest.mark.parametrize("pay_day", [None, PayDay(FRIDAY, FRIDAY)])
@pytest.mark.parametrize("reason", ProposalReason)
def test_proposal_reason_says_why_that_day(reason, pay_day, language):
    i18n.set_language(language)
    text = proposal_reason(Proposal(date(2026, 11, 26), reason, pay_day))
    assert text.startswith("Thu 26 Nov: " if language == "en" else "11月26日")
    assert "%" not in text


def test_proposal_reason_says_that_the_pay_day_is_not_known_only_where_it_is_not():
    day = date(2026, 11, 26)
    unknown = proposal_reason(Proposal(day, ProposalReason.FIRST_FREE))
    known = proposal_reason(Proposal(day, ProposalReason.FIRST_FREE, PayDay(FRIDAY, FRIDAY)))
    assert unknown == f"{known}; their pay day is not known"
