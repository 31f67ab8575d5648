"""How far a paper got, in words."""

from datetime import date
from types import SimpleNamespace

import pytest

from desktop import i18n
from desktop.domain.deliveries import DeliveryChannel, PaperStatus, ProofKind, ReplyKind
from desktop.wording.deliveries import proof_line, reply_line, sent_line, way_line

TODAY = date(2026, 11, 21)
SENT, CAME, ASKS = date(2026, 11, 13), date(2026, 11, 16), date(2026, 11, 18)
POST, BY_HAND = DeliveryChannel.POST, DeliveryChannel.HANDED_OVER


@pytest.mark.parametrize(
    ("status", "line"),
    [
        (PaperStatus(), "not sent"),
        (PaperStatus(SENT, POST, asks_on=date(2026, 11, 22)), "sent by post on 13 Nov"),
        (PaperStatus(SENT, POST, asks_on=ASKS), "sent by post on 13 Nov · ask whether it arrived"),
        (PaperStatus(SENT, BY_HAND, SENT), "handed over on 13 Nov · nothing signed"),
        (PaperStatus(SENT, BY_HAND, SENT, proved=True), "handed over on 13 Nov · arrived on 13 Nov with proof"),
        (PaperStatus(SENT, POST, CAME, said=True), "sent by post on 13 Nov · arrived on 16 Nov by what they say"),
        (PaperStatus(SENT, POST, CAME), "sent by post on 13 Nov · arrived on 16 Nov without proof"),
        (
            PaperStatus(None, None, CAME, proved=True, replied=ReplyKind.AGREES),
            "arrived on 16 Nov with proof · agrees with the figures",
        ),
    ],
)
def test_a_paper_s_way_is_told_in_one_line(status, line):
    assert way_line(status, TODAY) == line


def sent(**more):
    return SimpleNamespace(**{"channel": "post", "sent_on": SENT, "sent_by": "", "sent_to": "", "tracking": ""} | more)


def test_how_it_went_out():
    assert sent_line(sent()) == "sent by post on 13 Nov 2026"
    everything = sent(sent_by="Li Ming", sent_to="8 Jiangchang Road", tracking="EA 1")
    assert sent_line(everything) == "sent by post on 13 Nov 2026 · to 8 Jiangchang Road · EA 1 · by Li Ming"


def shown(kind, **more):
    values = {"kind": kind.value, "arrived_on": CAME, "received_by": "", "kept_where": "", "file_name": ""}
    return SimpleNamespace(**values | more)


@pytest.mark.parametrize(
    ("proof", "line"),
    [
        (
            shown(ProofKind.SIGNED_SLIP, received_by="Wang Li", file_name="slip.pdf"),
            "arrived on 16 Nov 2026: signed slip · received by Wang Li · slip.pdf",
        ),
        (
            shown(ProofKind.TRACKING, kept_where="the green folder"),
            "arrived on 16 Nov 2026: print of the tracking · kept in the green folder",
        ),
        (shown(ProofKind.SAID), "arrived on 16 Nov 2026: they say so · proves nothing"),
    ],
)
def test_what_shows_that_it_arrived(proof, line):
    assert proof_line(proof) == line


def answered(kind, **more):
    values = {"kind": kind.value, "replied_on": CAME, "theirs": None, "amount": None, "pay_on": None}
    return SimpleNamespace(**values | {"signed_by": "", "position": ""} | more)


@pytest.mark.parametrize(
    ("reply", "line"),
    [
        (
            answered(ReplyKind.RECEIVED, signed_by="Wang Li", position="accountant"),
            "answered on 16 Nov 2026: received it · Wang Li · accountant",
        ),
        (answered(ReplyKind.DIFFERS, theirs=7_000), "answered on 16 Nov 2026: has other figures · ¥70.00"),
        (
            answered(ReplyKind.WILL_PAY, amount=6_000, pay_on=date(2026, 11, 27)),
            "answered on 16 Nov 2026: agrees to pay · ¥60.00 on 27 Nov 2026",
        ),
    ],
)
def test_what_was_answered(reply, line):
    assert reply_line(reply, "CNY") == line


def test_a_line_speaks_the_language_of_the_screen():
    i18n.set_language("zh_CN")
    assert "11月13日" in way_line(PaperStatus(SENT, POST, asks_on=ASKS), TODAY)
