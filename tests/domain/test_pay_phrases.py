"""What customers say of their pay day, and the rule that is suggested for it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.paygrammar import format_rule
from desktop.domain.payphrases import recognise_phrase


@pytest.mark.parametrize(
    ("phrase", "rule"),
    [
        ("每月25日", "MDAY 25"),
        ("每月２５号付款", "MDAY 25"),
        ("每月二十五日", "MDAY 25"),
        ("每月10日、25日", "MDAY 10,25"),
        ("每月10、25号", "MDAY 10,25"),
        ("每月 10日，25日 打款", "MDAY 10,25"),
        ("每月第二个周五", "NTH 2 FRI"),
        ("每个月第一个星期天", "NTH 1 SUN"),
        ("每月最后一个周五", "LASTWEEKDAY FRI"),
        ("逢周三付款", "WEEKLY WED"),
        ("每周三、五", "WEEKLY WED,FRI"),
        ("每周一和周四付款", "WEEKLY MON,THU"),
        ("月底最后一个工作日", "LASTWD"),
        ("每月最后一个工作日", "LASTWD"),
        ("每月第3个工作日", "WD 3"),
        ("每月第十个工作日", "WD 10"),
        ("每月最后一天", "LASTDAY"),
        ("月底", "LASTDAY"),
        ("10–15日付款", "WINDOW 10-15"),
        ("每月5日至15日", "WINDOW 5-15"),
        ("1–5日送票，10–15日付款", "WINDOW 10-15"),
        ("20日前收票，次月10日付", "MDAY 10 CUTOFF 20 -1M"),
        ("每月20号之前送发票，25号付款", "MDAY 25 CUTOFF 20"),
        ("每季度末月25日", "QUARTER 3 25"),
        ("每季度第一个月10号", "QUARTER 1 10"),
        ("年底清账", "YEAR 12 31"),
        ("每年6月30日", "YEAR 6 30"),
        ("不定期、看资金", "NONE"),
        ("每月25日，遇节假日顺延", "MDAY 25"),
        ("每月25号打款（遇周末提前）", "MDAY 25 SHIFT PREV"),
        ("25th of each month", "MDAY 25"),
        ("Payments are made on the 10th and 25th of every month.", "MDAY 10,25"),
        ("last working day", "LASTWD"),
        ("the last business day of the month", "LASTWD"),
        ("3rd working day of the month", "WD 3"),
        ("second Friday of each month", "NTH 2 FRI"),
        ("last Friday of the month", "LASTWEEKDAY FRI"),
        ("every Wednesday", "WEEKLY WED"),
        ("Every Tue and Fri", "WEEKLY TUE,FRI"),
        ("end of the month", "LASTDAY"),
        ("between the 10th and the 15th of the month", "WINDOW 10-15"),
        ("10th to 15th", "WINDOW 10-15"),
        ("We pay on the 25th or the next working day", "MDAY 25"),
        ("25th monthly, or the previous working day", "MDAY 25 SHIFT PREV"),
        ("no fixed day", "NONE"),
    ],
)
def test_usual_phrase(phrase, rule):
    found = recognise_phrase(phrase)
    assert found is not None
    assert format_rule(found) == rule


@pytest.mark.parametrize(
    "phrase",
    [
        "",
        "每两周周五",
        "隔周周五",
        "1–5日送票",
        "月结30天",
        "票到30天，25日付款",
        "春节前",
        "每月32日",
        "每月0日",
        "每月第6个周五",
        "每月25日或者老板有空",
        "every other Friday",
        "biweekly",
        "Net 30",
        "25",
        "45th of each month",
        "when the boss is in",
    ],
)
def test_what_is_not_understood_for_sure_gives_no_suggestion(phrase):
    assert recognise_phrase(phrase) is None


@given(st.text() | st.text(alphabet="每月周末最后一二十25日号、，第个工作日前收票次付", max_size=30))
def test_any_text_gives_a_rule_that_can_be_written_or_none(text):
    found = recognise_phrase(text)
    assert found is None or format_rule(found)
