"""Limitation clocks and late interest in sentences."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from desktop import i18n
from desktop.domain.company import DocumentKind
from desktop.domain.dunning import Level
from desktop.domain.lateinterest import (
    InterestBasis,
    InterestChoice,
    InterestLine,
    InterestStretch,
    InterestWarning,
    ItemInterest,
)
from desktop.domain.limitation import (
    Clock,
    ClockFact,
    ClockItem,
    ClockKind,
    ClockLevel,
    ClockLine,
    NoClock,
    WhyNot,
)
from desktop.wording.late_interest import choice_line, interest_line, interest_warning, rate_text
from desktop.wording.limitation import ASK_A_LAWYER, clock_line, event_outcome, event_sentence, level_name

DAY = date(2026, 5, 10)
CLOCK = Clock(ClockItem(1, 1, "A-1", DAY, "CNY", 500, "CN"), ClockLevel.DAYS_90, DAY, DAY, 41)


@pytest.mark.parametrize(
    ("changes", "line"),
    [
        ({}, "The claim may lapse after 10 May 2026, 41 days are left."),
        ({"level": ClockLevel.PASSED, "days_left": -2}, "The claim may have lapsed on 10 May 2026: ask a lawyer."),
        (
            {"lapsed_on": DAY - timedelta(days=365)},
            (
                "The claim may lapse after 10 May 2026, 41 days are left."
                " It may have lapsed before, on 10 May 2025, until they paid or agreed: ask a lawyer."
            ),
        ),
        ({"off": NoClock.NOTHING_OPEN, "ends_on": None}, "Nothing is open of this item."),
    ],
)
def test_a_clock_says_its_last_day_or_why_there_is_none(changes, line):
    assert clock_line(replace(CLOCK, **changes)) == line


@pytest.mark.parametrize(
    ("values", "why_not", "sentence"),
    [
        (
            {"kind": ClockKind.PAPER, "number": "CK-1", "document": DocumentKind.REMINDER, "level": Level.SECOND},
            None,
            "Arrived: second reminder CK-1",
        ),
        (
            {"kind": ClockKind.PAPER, "number": "QK-1", "document": DocumentKind.PAYMENT_REQUEST},
            WhyNot.NO_PROOF,
            "Sent or made: payment request QK-1",
        ),
        (
            {"kind": ClockKind.REPLY, "number": "DZ-1", "document": DocumentKind.STATEMENT, "amount": 500},
            None,
            "They agree to pay ¥5.00, on the slip of statement of account DZ-1",
        ),
        (
            {"kind": ClockKind.CONFIRMED, "number": "DZ-1", "document": DocumentKind.STATEMENT},
            WhyNot.ONLY_FIGURES,
            "They agree with the figures: statement of account DZ-1",
        ),
        ({"kind": ClockKind.PAYMENT, "amount": 500, "number": "T-7"}, None, "Payment of ¥5.00 (T-7)"),
        ({"kind": ClockKind.PAYMENT, "amount": 500}, None, "Payment of ¥5.00"),
        (
            {"kind": ClockKind.OFFICE, "amount": 500, "number": "items.xlsx"},
            WhyNot.NOBODY_KNOWS,
            "¥5.00 settled by the finance office's file (items.xlsx)",
        ),
        ({"kind": ClockKind.PLAN, "amount": 500}, WhyNot.NOT_SIGNED, "Instalment plan over ¥5.00"),
        (
            {"kind": ClockKind.PLAN, "amount": 500, "runs_from": DAY},
            None,
            "Instalment plan over ¥5.00 signed, last instalment on 10 May 2026",
        ),
        ({"kind": ClockKind.PROMISE, "amount": 500}, WhyNot.ORAL, "They promised to pay ¥5.00"),
        ({"kind": ClockKind.LAWSUIT, "note": "court of Pudong."}, None, "lawsuit or arbitration (court of Pudong)"),
        ({"kind": ClockKind.OTHER}, None, "another event"),
    ],
)
def test_what_happened_is_told_in_a_sentence(values, why_not, sentence):
    assert event_sentence(ClockLine(ClockFact(DAY, **values), why_not), "CNY") == sentence


@pytest.mark.parametrize("kind", ClockKind)
def test_every_kind_of_line_has_its_sentence_in_both_languages(kind):
    line = ClockLine(ClockFact(DAY, kind, amount=1), None)
    english = event_sentence(line, "CNY")
    i18n.set_language("zh_CN")
    assert event_sentence(line, "CNY") != english


def test_what_counts_says_until_when():
    line = ClockLine(ClockFact(DAY, ClockKind.PAYMENT), None, DAY)
    assert event_outcome(line) == "Counts: until 10 May 2026."


@pytest.mark.parametrize("why_not", WhyNot)
def test_what_does_not_count_says_why(why_not):
    assert event_outcome(ClockLine(ClockFact(DAY, ClockKind.PAPER), why_not)).endswith(".")


@pytest.mark.parametrize("off", NoClock)
def test_without_a_clock_the_reason_is_told(off):
    assert clock_line(replace(CLOCK, off=off)).endswith(".")


def test_levels_and_the_advice_have_words():
    assert len({level_name(level) for level in ClockLevel}) == len(ClockLevel)
    assert "lawyer" in ASK_A_LAWYER


# Late interest


@pytest.mark.parametrize(
    ("ppm", "text"), [(31_000, "3.1%"), (500, "0.05%"), (0, "0%"), (-5_000, "-0.5%"), (100_000, "10%"), (1, "0.0001%")]
)
def test_rates_are_written_without_needless_zeros(ppm, text):
    assert rate_text(ppm) == text


@pytest.mark.parametrize(
    ("choice", "line"),
    [
        (InterestChoice(), "no late interest"),
        (InterestChoice(InterestBasis.CONTRACT_DAILY, 500), "0.05% a day by the contract"),
        (
            InterestChoice(InterestBasis.CONTRACT_YEARLY, 60_000, year_days=360),
            "6% a year by the contract, a year of 360 days",
        ),
        (InterestChoice(InterestBasis.LPR, factor=130), "LPR of one year times 1.3, a year of 365 days"),
        (InterestChoice(InterestBasis.UK_STATUTORY), "statutory interest, United Kingdom"),
        (InterestChoice(InterestBasis.EU_STATUTORY), "statutory interest, European Union"),
    ],
)
def test_a_choice_says_by_what_interest_is_reckoned(choice, line):
    assert choice_line(choice) == line


@pytest.mark.parametrize(
    ("fixed", "line"),
    [(0, "£5.00 up to 10 May 2026"), (4_000, "£5.00 up to 10 May 2026, and £40.00 in fixed sums")],
)
def test_what_interest_comes_to_is_told_with_its_day(fixed, line):
    item = ItemInterest(1, "A-1", (InterestStretch(DAY, DAY, 100, 60_000),), 500, fixed)
    assert interest_line(InterestLine(InterestBasis.UK_STATUTORY, DAY, "GBP", (item,))) == line


@pytest.mark.parametrize("warning", InterestWarning)
def test_every_warning_is_a_sentence(warning):
    assert interest_warning(warning).endswith(".")
