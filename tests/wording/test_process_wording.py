"""How a customer pays reads like a sentence, for every kind of rule and in both languages."""

from datetime import date

import pytest

from desktop import i18n
from desktop.domain.paydays import DeadlineReason, MoveReason, PaperDeadline, PayDay
from desktop.domain.payrules import (
    Cutoff,
    LastDay,
    LastWeekday,
    LastWorkingDay,
    MonthDays,
    NoFixedDay,
    NthWeekday,
    NthWorkingDay,
    PayRule,
    Quarterly,
    Shift,
    Weekday,
    Weekly,
    Window,
    Yearly,
)
from desktop.domain.process import PaperForm, PaperKind, Question, QuestionCode, StepKind
from desktop.wording.joining import ordinal
from desktop.wording.process import (
    cutoff_sentence,
    deadline_line,
    moved_reason,
    paper_line,
    pay_day_line,
    question_sentence,
    rule_sentence,
    window_text,
)

RULES = [
    (MonthDays((25,)), "every month on the 25th", "每月25日"),
    (MonthDays((1, 22, 31)), "every month on the 1st, 22nd, 31st", "每月1、22、31日"),
    (LastDay(), "last day of the month", "每月最后一天"),
    (LastWorkingDay(), "last working day of the month", "每月最后一个工作日"),
    (NthWorkingDay(3), "3rd working day of the month", "每月第3个工作日"),
    (NthWeekday(2, Weekday.FRI), "2nd Friday of the month", "每月第2个星期五"),
    (LastWeekday(Weekday.WED), "last Wednesday of the month", "每月最后一个星期三"),
    (Weekly((Weekday.WED,)), "every Wednesday", "每周星期三"),
    (Weekly((Weekday.MON, Weekday.FRI)), "every Monday, Friday", "每周星期一、星期五"),
    (
        Weekly((Weekday.FRI,), date(2026, 11, 6)),
        "every second Friday, from 6 Nov 2026",
        "每两周星期五，自2026年11月6日起",
    ),
    (Window(10, 15), "every month from the 10th to the 15th", "每月10日至15日"),
    (Window(28, 5), "every month from the 28th to the 5th of the next month", "每月28日至次月5日"),
    (Quarterly(3, 25), "every quarter on the 25th of its 3rd month", "每季度第3个月25日"),
    (Yearly(12, 31), "every year on 31 December", "每年12月31日"),
    (NoFixedDay(), "no fixed pay day", "没有固定付款日"),
]


@pytest.mark.parametrize(("kind", "english", "chinese"), RULES, ids=[str(rule[0]) for rule in RULES])
def test_rule_sentence_says_on_which_days(kind, english, chinese):
    assert rule_sentence(PayRule(kind, Shift.NONE)) == english
    i18n.set_language("zh_CN")
    assert rule_sentence(PayRule(kind, Shift.NONE)) == chinese


@pytest.mark.parametrize(
    ("shift", "english", "chinese"),
    [
        (Shift.NEXT, "; if that is a day off, moved to the next working day", "；遇非工作日顺延到下一个工作日"),
        (Shift.PREV, "; if that is a day off, moved to the working day before", "；遇非工作日提前到上一个工作日"),
        (
            Shift.MODNEXT,
            "; if that is a day off, moved to the next working day within the month",
            "；遇非工作日顺延到当月下一个工作日（跨月则提前）",
        ),
        (Shift.SKIP, "; if that is a day off, left out, paid on the next pay day", "；遇非工作日跳过，等下一个付款日"),
        (Shift.NONE, "", ""),
    ],
)
def test_rule_sentence_says_what_becomes_of_a_day_off(shift, english, chinese):
    assert rule_sentence(PayRule(MonthDays((5,)), shift)) == f"every month on the 5th{english}"
    i18n.set_language("zh_CN")
    assert rule_sentence(PayRule(MonthDays((5,)), shift)) == f"每月5日{chinese}"


@pytest.mark.parametrize("kind", [LastWorkingDay(), NthWorkingDay(3), NoFixedDay()])
def test_rule_sentence_moves_no_day_that_is_a_working_day_by_itself(kind):
    assert "day off" not in rule_sentence(PayRule(kind, Shift.NEXT))


@pytest.mark.parametrize(
    ("cutoff", "english", "chinese"),
    [
        (Cutoff(20), "papers by the 20th of the same month", "单据须在当月20日（含）前送达"),
        (Cutoff(3, 1), "papers by the 3rd of the month before", "单据须在付款月前1个月的3日（含）前送达"),
        (Cutoff(3, 2, 1), "papers by the 3rd, 2 months before", "单据须在付款月前2个月的3日（含）前送达"),
    ],
)
def test_cutoff_sentence_says_until_when_papers_are_taken_in(cutoff, english, chinese):
    assert cutoff_sentence(cutoff) == english
    assert rule_sentence(PayRule(NoFixedDay(), Shift.NONE, cutoff)).endswith(f"; {english}")
    i18n.set_language("zh_CN")
    assert cutoff_sentence(cutoff) == chinese


def test_rule_sentence_of_an_unknown_rule_says_so():
    assert rule_sentence(None) == "pay day not known"


def test_ordinal_counts_as_english_does():
    assert [ordinal(n) for n in (1, 2, 3, 4, 11, 12, 13, 21, 22, 23, 30, 31)] == [
        "1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "22nd", "23rd", "30th", "31st",
    ]  # fmt: skip


FRIDAY, SUNDAY = date(2026, 12, 25), date(2026, 12, 27)


@pytest.mark.parametrize(
    ("pay_day", "expected"),
    [
        (PayDay(FRIDAY, FRIDAY), "Fri 25 Dec"),
        (PayDay(SUNDAY, FRIDAY, MoveReason.WEEKEND), "Fri 25 Dec, moved from Sun 27 Dec: weekend"),
        (PayDay(SUNDAY, FRIDAY, MoveReason.CLOSED), "Fri 25 Dec, moved from Sun 27 Dec: the customer is closed"),
        (
            PayDay(SUNDAY, FRIDAY, MoveReason.HOLIDAY, "Some Day"),
            "Fri 25 Dec, moved from Sun 27 Dec: Some Day",
        ),
        (PayDay(SUNDAY, FRIDAY, MoveReason.HOLIDAY), "Fri 25 Dec, moved from Sun 27 Dec: public holiday"),
        (PayDay(FRIDAY, FRIDAY, window_end=date(2026, 12, 31)), "Fri 25 Dec to Thu 31 Dec"),
        (
            PayDay(FRIDAY, FRIDAY, estimated=True),
            "Fri 25 Dec (estimated: that year's holidays are not announced yet)",
        ),
        (
            PayDay(date(2026, 12, 31), date(2027, 1, 4), MoveReason.HOLIDAY),
            "Mon 4 Jan 2027, moved from Thu 31 Dec 2026: public holiday",
        ),
    ],
)
def test_pay_day_line_says_why_a_day_was_moved(pay_day, expected):
    assert pay_day_line(pay_day) == expected


def test_moved_reason_of_a_day_that_was_not_moved_is_empty():
    assert moved_reason(PayDay(FRIDAY, FRIDAY)) == ""


@pytest.mark.parametrize("language", i18n.LANGUAGES)
@pytest.mark.parametrize("reason", DeadlineReason)
def test_deadline_line_says_until_when_and_why(reason, language):
    i18n.set_language(language)
    on_time, moved = (
        deadline_line(PaperDeadline(FRIDAY, reason, FRIDAY)),
        deadline_line(PaperDeadline(FRIDAY, reason, SUNDAY)),
    )
    assert ("25 Dec" if language == "en" else "12月25日") in on_time
    assert "%" not in on_time
    assert moved.startswith(on_time)
    assert ("Sun 27 Dec" if language == "en" else "12月27日") in moved


def test_deadline_line_of_nothing_known_says_so():
    assert deadline_line(None) == "last day for papers not known"


@pytest.mark.parametrize("language", i18n.LANGUAGES)
@pytest.mark.parametrize("code", QuestionCode)
def test_every_question_is_a_question(code, language):
    i18n.set_language(language)
    text = question_sentence(Question(code, StepKind.SIGN, "Sun", PaperKind.STATEMENT))
    assert text.endswith("?" if language == "en" else "？")
    assert "%" not in text
    assert question_sentence(Question(code))


def test_question_sentence_names_step_person_and_paper():
    assert question_sentence(Question(QuestionCode.NO_DEPUTY, StepKind.SIGN, "Sun")) == "Who stands in for Sun (sign)?"
    asked = Question(QuestionCode.ORIGINAL_OR_COPY, paper=PaperKind.ORDER)
    assert question_sentence(asked) == "Original or copy: order?"


@pytest.mark.parametrize(
    ("paper", "expected"),
    [
        ((PaperKind.VAT_INVOICE, PaperForm.ORIGINAL, 2), "VAT invoice, original ×2"),
        (("statement", "copy", 1), "statement of account, copy ×1"),
        (("order", None, 3), "order ×3"),
    ],
)
def test_paper_line_names_a_paper_as_it_goes_into_the_bag(paper, expected):
    assert paper_line(*paper) == expected


@pytest.mark.parametrize(
    ("window", "expected"), [(None, ""), ((5, 5), "on day 5"), ((28, 5), "day 28 to 5"), ((1, 5), "day 1 to 5")]
)
def test_window_text_names_the_days_of_a_step(window, expected):
    assert window_text(window) == expected
