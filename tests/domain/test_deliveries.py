"""How far a paper got, when to ask whether it arrived, and what proves that it did (rules 24 and 58)."""

from datetime import date

import pytest

from desktop.domain.company import DocumentKind
from desktop.domain.deliveries import (
    DeliveryChannel,
    PaperStatus,
    ProofKind,
    ReplyKind,
    Way,
    answers_to,
    day_problems,
    paper_status,
    proves,
)
from desktop.domain.problems import ProblemCode

MADE, SENT, LATER = date(2026, 11, 10), date(2026, 11, 12), date(2026, 11, 16)
POST = DeliveryChannel.POST


@pytest.mark.parametrize(
    ("way", "arrived_on", "asks_on"),
    [
        (Way(), None, None),
        (Way(sent_on=SENT, channel=POST), None, date(2026, 11, 17)),
        (Way(matters=False, sent_on=SENT, channel=POST), None, None),
        (Way(sent_on=SENT, channel=POST, handed_on=SENT), SENT, None),
        (Way(sent_on=SENT, channel=POST, shown_on=LATER), LATER, None),
        (Way(sent_on=SENT, channel=POST, said_on=LATER), LATER, None),
        (Way(sent_on=SENT, channel=POST, replied=ReplyKind.RECEIVED, replied_on=LATER), LATER, None),
        (Way(sent_on=LATER, channel=POST, said_on=LATER, shown_on=SENT), SENT, None),
        (Way(said_on=LATER), LATER, None),
    ],
)
def test_one_asks_where_nothing_tells_that_a_paper_arrived(way, arrived_on, asks_on):
    status = paper_status(way, 5)
    assert (status.arrived_on, status.asks_on) == (arrived_on, asks_on)


def test_the_firm_says_after_how_many_days_one_asks():
    assert paper_status(Way(sent_on=SENT, channel=POST), 2).asks_on == date(2026, 11, 14)


def test_a_word_is_no_proof():
    status = paper_status(Way(sent_on=SENT, channel=POST, said_on=LATER), 5)
    assert status == PaperStatus(SENT, POST, LATER, proved=False, said=True)


@pytest.mark.parametrize(
    ("kind", "has_file", "kept_where", "expected"),
    [
        (ProofKind.SIGNED_SLIP, True, "", True),
        (ProofKind.SIGNED_SLIP, False, "green folder", True),
        (ProofKind.TRACKING, False, "", False),
        (ProofKind.SAID, True, "green folder", False),
    ],
)
def test_a_proof_is_more_than_a_word_and_can_be_found(kind, has_file, kept_where, expected):
    assert proves(kind, has_file=has_file, kept_where=kept_where) is expected


@pytest.mark.parametrize(
    ("day", "problems"),
    [
        (date(2026, 11, 9), [(ProblemCode.TOO_EARLY, {"limit": "2026-11-10"})]),
        (MADE, []),
        (LATER, []),
        (date(2026, 11, 17), [(ProblemCode.TOO_LATE, {"limit": "2026-11-16"})]),
    ],
)
def test_nothing_happens_to_a_paper_before_it_is_made_or_after_today(day, problems):
    assert [(each.code, each.values) for each in day_problems("sent_on", day, MADE, LATER)] == problems


def test_only_a_paper_that_names_a_debt_can_be_agreed_to():
    assert answers_to(DocumentKind.STATEMENT) == tuple(ReplyKind)
    assert answers_to(DocumentKind.THANKS) == (ReplyKind.RECEIVED,)
