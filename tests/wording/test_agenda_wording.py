"""The lines of a day in sentences."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from desktop import i18n
from desktop.domain.agenda import WEIGHTS, Action, Group, Reason, ReasonCode
from desktop.domain.confirmation import Confirmation, NotReady, NotReadyCode, Part, Phase, Readiness
from desktop.domain.process import PaperKind, Question, QuestionCode
from desktop.wording.agenda import (
    action_label,
    away_line,
    points_line,
    reason_amount,
    reason_name,
    reason_sentence,
    why_lines,
)

TODAY = date(2026, 11, 21)
CODE = ReasonCode
CALL = Confirmation(Phase.LATE, TODAY - timedelta(days=2), 2, 5, short_notice=False, missing=frozenset(Part))


def reason(code, added=0, **values):
    return Reason(code, WEIGHTS[code].points, added, **({"currency": "CNY"} | values))


def day(offset):
    return TODAY + timedelta(days=offset)


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        (
            reason(CODE.CONFIRM_VISIT, confirmation=CALL),
            "Visit in 5 days: confirm time and amount; 2 days late, was due on Thu 19 Nov",
        ),
        (
            reason(CODE.CONFIRM_VISIT, confirmation=replace(CALL, late_days=0), moved=True, total=2),
            "Visit in 5 days: confirm time and amount; date or amount changed since it was planned; and 1 more",
        ),
        (
            reason(CODE.VISIT_TODAY, readiness=Readiness((NotReady(NotReadyCode.AMOUNT_DIFFERS),))),
            "Not ready: amount differs",
        ),
        (reason(CODE.VISIT_SOON, readiness=Readiness(())), "Ready: time and amount confirmed, papers packed"),
        (reason(CODE.VISIT_NOT_RECORDED, late=1), "Planned for 1 day ago; what came of it is not recorded"),
        (reason(CODE.STEP_DUE, text="ring Wang"), "ring Wang"),
        (
            reason(CODE.LIMITATION, day=day(29), late=-29, text="INV-7", total=2),
            "INV-7 may lapse after 20 Dec 2026: demand with proof, ask a lawyer; and 1 more",
        ),
        (
            reason(CODE.LIMITATION, day=day(0), text="INV-7"),
            "INV-7 may lapse after today: demand with proof, ask a lawyer",
        ),
        (
            reason(CODE.LIMITATION, day=day(-1), late=1, text="INV-7"),
            "INV-7 may have lapsed on 20 Nov 2026: ask a lawyer",
        ),
        (
            reason(CODE.LETTER_RECEIVED, day=day(-1), late=1, sent_on=day(-6), channel="post", text="CK-1", total=2),
            "CK-1 went out by post on Sun 15 Nov, 6 days ago: ask whether it arrived; and 1 more",
        ),
        (
            reason(CODE.LETTER_RECEIVED, day=day(0), sent_on=day(-1), channel="courier", text="CK-1"),
            "CK-1 went out by courier on Fri 20 Nov, 1 day ago: ask whether it arrived",
        ),
        (
            reason(CODE.LETTER_DAY_PASSED, day=day(-2), late=2, amount=20_000, text="CK-1"),
            "CK-1 named Thu 19 Nov as the last day, and ¥200.00 is still open: do what it announced",
        ),
        (
            reason(CODE.STEP_DUE, text="ring Wang", day=day(-3), late=3),
            "ring Wang: was due on Wed 18 Nov, 3 days late",
        ),
        (
            reason(CODE.PROMISE_BROKEN, 10, amount=5_000_000, day=day(-1), total=2),
            "promised ¥50,000.00 by Fri 20 Nov, nothing came: second broken promise",
        ),
        (
            reason(CODE.PROMISE_BROKEN, amount=5_000_000, day=day(-1), received=100),
            "promised ¥50,000.00 by Fri 20 Nov, only ¥1.00 came",
        ),
        (
            reason(CODE.PROMISE_BROKEN, amount=100, day=day(-1), total=4),
            "promised ¥1.00 by Fri 20 Nov, nothing came: 4 broken promises by now",
        ),
        (reason(CODE.PROMISE_DUE, amount=100, day=TODAY), "promised ¥1.00 for today"),
        (
            reason(CODE.PROMISE_DUE, amount=100, day=day(-1), late=1),
            "promised ¥1.00 by Fri 20 Nov; a few days more were granted",
        ),
        (
            reason(CODE.BILL_MATURED, amount=100, day=day(-1)),
            "bill of ¥1.00 was due on Fri 20 Nov: is the money there?",
        ),
        (
            reason(CODE.INSTALMENT_LATE, amount=100, day=day(-1), late=1, total=3),
            "instalment of ¥1.00 was due on Fri 20 Nov, 1 day late; and 2 more",
        ),
        (reason(CODE.INSTALMENT_DUE, amount=100), "instalment of ¥1.00 is due today"),
        (reason(CODE.URGENT, amount=100, late=12, term=30), "30 + 12, limit 40"),
        (reason(CODE.URGENT, amount=100, late=1), "no credit term, 1 day overdue"),
        (
            reason(CODE.PAPERS, day=day(4), else_day=date(2026, 12, 25), papers=(PaperKind.VAT_INVOICE,)),
            "VAT invoice by Wed 25 Nov or it waits for Fri 25 Dec",
        ),
        (reason(CODE.PAPERS, day=day(4), pay_day=day(9)), "papers by Wed 25 Nov for the pay day of Mon 30 Nov"),
        (reason(CODE.DIFFERENCE, amount=-100, day=day(-1)), "ours and theirs differ by ¥1.00 since Fri 20 Nov"),
        (reason(CODE.DISPUTE, amount=100, day=day(-1)), "¥1.00 disputed since Fri 20 Nov, and nobody looks into it"),
        (
            reason(CODE.DISPUTE, amount=100, day=day(-1), text="Li"),
            "¥1.00 disputed since Fri 20 Nov: what has Li found?",
        ),
        (reason(CODE.NO_NEXT_STEP, late=1), "1 day overdue, and nothing is agreed or planned"),
        (reason(CODE.NO_DUE_DATE, total=2), "2 items have no due date: ask for the term"),
        (
            reason(CODE.QUESTIONS, questions=(Question(QuestionCode.PAY_DAY),), described=False),
            "Visited soon, and nobody has described how they pay",
        ),
    ],
)
def test_a_reason_is_one_sentence(told, sentence):
    assert reason_sentence(told) == sentence


@pytest.mark.parametrize("language", ["en", "zh_CN"])
@pytest.mark.parametrize("code", list(ReasonCode))
def test_every_reason_has_a_name_a_sentence_and_a_sum(code, language):
    i18n.set_language(language)
    told = reason(code, amount=100, day=TODAY, text="x", channel="post", questions=(Question(QuestionCode.PAY_DAY),))
    for text in (reason_name(code), reason_sentence(told), points_line(told)):
        assert text
        assert "%(" not in text


@pytest.mark.parametrize("action", list(Action))
def test_every_action_has_a_word(action):
    assert action_label(action)


def test_a_sum_is_written_once():
    assert reason_amount(reason(CODE.URGENT, amount=100)) == "¥1.00"
    assert reason_amount(reason(CODE.PROMISE_DUE, amount=100)) == ""
    assert reason_amount(reason(CODE.STEP_DUE)) == ""


def test_why_is_the_sum_of_the_points():
    assert why_lines([reason(CODE.STEP_DUE, 3), reason(CODE.NO_DUE_DATE)]) == [
        "a next step due: 85 + 3",
        "no due date: 20",
        "together 108 points",
    ]


@pytest.mark.parametrize(
    ("days", "counts", "line"),
    [
        (6, [(Group.PROMISES, 3), (Group.VISITS, 2)], "Away 6 days: 3 promises, 2 visits"),
        (1, [(Group.CONFIRM, 1), (Group.INSTALMENTS, 1)], "Away 1 day: 1 call, 1 instalment"),
        (3, [(Group.HAND_OVER, 1), (Group.LETTERS, 2)], "Away 3 days: 1 final notice, 2 letters to ask about"),
        (2, [], "Away 2 days"),
    ],
)
def test_away_tells_what_fell_due(days, counts, line):
    assert away_line(days, counts) == line
