"""Every reason, state and count around files of payments is said in every language."""

from datetime import date

import pytest

from desktop import i18n
from desktop.domain.imports.checked import SkipReason
from desktop.domain.imports.payment_rows import PaymentRow
from desktop.domain.ledger import Share
from desktop.domain.money import Money
from desktop.domain.payment_files.matches import Match
from desktop.domain.payment_files.sureness import Presence, Sureness, WhereReason, WhoReason
from desktop.domain.payment_files.wherefore import Where
from desktop.domain.payment_files.whose import NOBODY, Who
from desktop.domain.process import PayMeans
from desktop.services.payment_files.service import BookedFile
from desktop.wording import payment_files as wording

TABLES = [
    (wording.SURENESS, Sureness),
    (wording.WHO, WhoReason),
    (wording.WHERE, WhereReason),
    (wording.PRESENCE, Presence),
    (wording.SKIPPED, SkipReason),
]
ROW = PaymentRow("s", 4, date(2026, 11, 20), "CNY", 10_000, "恒达", "", "", "", "", PayMeans.TRANSFER, None)
CERTAIN = Who(1, WhoReason.NAME, Sureness.CERTAIN)


@pytest.mark.parametrize(("words", "kind"), TABLES, ids=lambda value: getattr(value, "__name__", ""))
def test_every_member_has_words_that_no_other_has(words, kind):
    assert set(words) == set(kind)
    for language in i18n.LANGUAGES:
        i18n.set_language(language)
        assert len({i18n._(words[member]) for member in kind}) == len(kind)


@pytest.mark.parametrize(
    ("match", "reason", "sureness"),
    [
        (Match(0, ROW, NOBODY, Presence.NEW), "no customer is found", "nobody's"),
        (Match(0, ROW, CERTAIN, Presence.THERE), "booked already", "booked"),
        (
            Match(0, ROW, CERTAIN, Presence.NEARBY, Where((), WhereReason.NAMED, Sureness.CERTAIN)),
            "by name, names the items, the same amount came within three days",
            "unclear",
        ),
    ],
)
def test_a_proposal_says_why_and_how_sure(match, reason, sureness):
    i18n.set_language("en")
    assert (wording.reason_line(match), wording.sureness_label(match)) == (reason, sureness)


def test_items_beyond_a_few_are_counted():
    i18n.set_language("en")
    shares = tuple(Share(item, 1) for item in range(6))
    where = Where(shares, WhereReason.SEVERAL_SUM, Sureness.LIKELY)
    match = Match(0, ROW, CERTAIN, Presence.NEW, where, shares, unapplied=50)
    line = wording.items_line(match, {item: f"A-{item}" for item in range(6)})
    assert line == "A-0, A-1, A-2, A-3, 2 more, ¥0.50 unapplied"


def test_customers_that_may_be_meant_are_counted():
    i18n.set_language("en")
    several = Who(None, WhoReason.SEVERAL, Sureness.UNCLEAR, (1, 2))
    assert wording.customer_line(Match(0, ROW, several, Presence.NEW), {1: "A", 2: "B"}) == "2 may be meant"
    assert wording.customer_line(Match(0, ROW, NOBODY, Presence.NEW), {}) == ""


def test_what_was_booked_and_what_was_left():
    i18n.set_language("en")
    booked = BookedFile(1, "2026-11-20T10:00:00+00:00", "a.csv", 2, 1, (Money("CNY", 100), Money("USD", 200)))
    assert wording.booked_line(booked) == "2 payments, ¥1.00, $2.00"
    assert wording.left_line(booked) == "1 row was not booked."


def test_what_was_passed_over_is_counted_by_reason():
    i18n.set_language("en")
    reasons = [SkipReason.MONEY_OUT, SkipReason.SUM, SkipReason.MONEY_OUT]
    assert wording.skipped_lines(reasons) == ["a sum: 1", "money that went out: 2"]
