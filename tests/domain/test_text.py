"""Texts are kept clean, and names are compared without what does not tell two companies apart."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.text import clean, clean_lines, digits, fold, name_key, number_key


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("  Hengda \t Foods\r\n Ltd ", "Hengda Foods Ltd"),
        ("恒达\u3000食品\u00a0", "恒达 食品"),
        ("evil\u202egpj.exe\u2066", "evilgpj.exe"),
        ("a\u200bb\ufeff\u200d\u2060", "ab"),
        ("bell\x07 nul\x00", "bell nul"),
        ("e\u0301", "é"),
        ("<b>A & B</b> \"Ltd\" 'x'", "<b>A & B</b> \"Ltd\" 'x'"),
        ("👨\u200d👩\u200d👧 家", "👨\u200d👩\u200d👧 家"),
        ("क्\u200dष", "क्\u200dष"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("half \ud83d", "half"),
        ("\u3164\u2800", ""),
        ("镕喆翯㛃 𠮷", "镕喆翯㛃 𠮷"),
        ("1\u2028 2\x852", "1 2 2"),
    ],
)
def test_clean_keeps_what_can_be_seen(text: str, kept: str) -> None:
    assert clean(text, 100) == kept


def test_clean_cuts_to_the_limit_without_a_space_at_the_end() -> None:
    assert clean("ab cd", 3) == "ab"
    assert len(clean("恒" * 300, 255)) == 255


def test_clean_lines_keeps_lines() -> None:
    assert clean_lines(" a \r\n\n\n\n b\x07\u202e ", 100) == "a\n\nb"


@given(st.text())
def test_clean_is_stable_and_one_line(text: str) -> None:
    once = clean(text, 50)
    assert clean(once, 50) == once
    assert len(once) <= 50
    assert not {unicodedata.category(sign) for sign in once} & {"Cc", "Cs", "Zl", "Zp"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("恒达食品有限公司", "恒达食品"),
        ("恒达食品有限公司", " 恒达　食品 股份有限公司"),
        ("恒达（上海）贸易有限责任公司", "恒达(上海)贸易公司"),
        ("A & B Co., Ltd.", "a&b limited"),
        ("Ｈengda Foods, Inc.", "HENGDA FOODS"),
        ("Müller GmbH & Co. KG", "MÜLLER"),
        ("Foo S.A.", "Foo SA"),
        ("Straße AG", "strasse"),
    ],
)
def test_name_key_is_the_same_for_one_company(one: str, other: str) -> None:
    assert name_key(one) == name_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("恒达食品有限公司", "恒达集团有限公司"),
        ("恒达上海", "恒达北京"),
        ("Total", "Tot"),
        ("有限公司", "公司"),
        ("Ltd", "Inc"),
        ("😀", "😎"),
        ("कि", "का"),
    ],
)
def test_name_key_tells_two_companies_apart(one: str, other: str) -> None:
    assert name_key(one) != name_key(other)


@given(st.text(min_size=1).filter(str.strip))
def test_name_key_is_never_empty(text: str) -> None:
    assert name_key(text)


def test_number_key_ignores_case_and_white_space_but_no_sign() -> None:
    assert number_key(" inv 001/Ａ") == "inv001/a"
    assert number_key("2026-1/1") != number_key("2026-11")


def test_fold_and_digits() -> None:
    assert fold("Ａ-1 b/恒") == "a1b恒"
    assert digits("+86 (138) 0000-１２３٤") == "8613800001234"
