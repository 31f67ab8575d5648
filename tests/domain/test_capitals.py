"""Sums in capital numerals, as they stand on Chinese papers."""

import cn2an
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from desktop.domain.capitals import in_capitals
from desktop.domain.money import LARGEST_MINOR


@pytest.mark.parametrize(
    ("minor", "words"),
    [
        # the pairs that the rules of payment and of accounting give, without the 零 that they leave open
        (140950, "壹仟肆佰零玖元伍角整"),
        (600714, "陆仟零柒元壹角肆分"),
        (168032, "壹仟陆佰捌拾元叁角贰分"),
        (10700053, "壹拾万柒仟元伍角叁分"),
        (1640902, "壹万陆仟肆佰零玖元零贰分"),
        (32504, "叁佰贰拾伍元零肆分"),
        (0, "零元整"),
        (1, "壹分"),
        (5, "伍分"),
        (10, "壹角整"),
        (50, "伍角整"),
        (99, "玖角玖分"),
        (100, "壹元整"),
        (1000, "壹拾元整"),
        (1005, "壹拾元零伍分"),
        (1500, "壹拾伍元整"),
        (10050, "壹佰元伍角整"),
        (1234500, "壹万贰仟叁佰肆拾伍元整"),
        (10_000_100, "壹拾万零壹元整"),
        (10**10, "壹亿元整"),
        (10**10 + 100, "壹亿零壹元整"),
        (10**10 + 10**6, "壹亿零壹万元整"),
        (10**14, "壹万亿元整"),
        (10**14 + 10**10, "壹万零壹亿元整"),
        (10**14 + 100, "壹万亿零壹元整"),
        (LARGEST_MINOR, "玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分"),
        (10**18 - 1, "玖仟玖佰玖拾玖万玖仟玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分"),
    ],
)
def test_a_sum_is_written_in_the_standard_form(minor, words):
    assert in_capitals(minor) == f"人民币{words}"


@given(st.one_of(st.integers(0, 10**16 - 1), st.integers(0, 2_000_000), st.sampled_from([10**n for n in range(16)])))
@example(100_000_001_00)
def test_an_independent_writer_agrees(minor):
    theirs = cn2an.an2cn(f"{minor // 100}.{minor % 100:02}", "rmb")
    assert in_capitals(minor).removesuffix("整") == f"人民币{theirs}".removesuffix("整")


@given(st.integers(0, 10**18 - 1))
def test_the_end_is_marked_after_yuan_and_jiao_and_never_after_fen(minor):
    words = in_capitals(minor)
    assert words.endswith("分") == (minor % 10 != 0)
    assert words.endswith("整") == (minor % 10 == 0)


@given(st.lists(st.integers(0, 10**10), min_size=2, unique=True))
def test_two_sums_never_read_alike(sums):
    assert len({in_capitals(each) for each in sums}) == len(sums)


@pytest.mark.parametrize(("minor", "currency"), [(-1, "CNY"), (10**18, "CNY"), (100, "USD"), (100, "HKD"), (100, "")])
def test_what_has_no_capitals_is_refused(minor, currency):
    with pytest.raises(ValueError, match="no capitals"):
        in_capitals(minor, currency)
