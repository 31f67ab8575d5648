"""Lines: where a text may be broken, how wide it is, and what is drawn of it."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.documents import fonts
from desktop.documents.parts.lines import gathered, paragraph, set_lines, text_width
from desktop.documents.parts.styles import Style

STYLE = Style(size=10, leading=15)


def broken(text, ems, style=STYLE):
    """Break a text into lines of so many Chinese characters."""
    return ["".join(part for _font, part in line.runs) for line in set_lines(text, style, ems * style.size)]


@pytest.mark.parametrize(
    ("text", "ems", "expected"),
    [
        ("敬请贵公司核对", 4, ["敬请贵公", "司核对"]),
        ("金额12,345.00元", 6, ["金额", "12,345.00元"]),
        ("于2026年11月30日前", 5, ["于2026年", "11月30日", "前"]),
        ("甲乙丙丁，戊己", 4, ["甲乙丙", "丁，戊己"]),
        ("甲乙丙（丁）", 4, ["甲乙丙", "（丁）"]),
        ("甲乙《丙》", 3, ["甲乙", "《丙》"]),
        ("pay by Friday", 4, ["pay by", "Friday"]),
        ("one  two", 20, ["one  two"]),
        ("甲\n乙", 5, ["甲", "乙"]),
        ("a\tb\rc\r\nd", 5, ["a b c", "d"]),
        ("", 5, [""]),
        ("   ", 5, [""]),
    ],
)
def test_lines_are_broken_where_the_language_allows_it(text, ems, expected):
    assert broken(text, ems) == expected


def test_a_word_wider_than_the_line_is_cut():
    lines = broken("1234567890" * 3, 5)
    assert "".join(lines) == "1234567890" * 3
    assert len(lines) > 3


def test_a_width_below_one_character_still_ends():
    assert broken("甲乙ab", 0.1) == ["甲", "乙", "a", "b"]


@given(
    st.text(st.sampled_from("甲乙丙，。（）《》“”¥12,.-/ aZ\t\nŁ㛃𠮷😀\u202e&<>"), max_size=80),
    st.floats(0.5, 30),
    st.sampled_from(["left", "right", "center", "justify"]),
    st.sampled_from([0, 20]),
)
def test_nothing_is_lost_and_no_line_is_too_wide(text, ems, align, indent):
    style = replace(STYLE, align=align, indent=indent)
    lines = set_lines(text, style, ems * style.size)
    drawn = "".join(part for line in lines for _font, part in line.runs)
    expected = "".join(part for _font, part in fonts.runs(text))
    assert re.sub(r"\s", "", drawn) == re.sub(r"\s", "", expected)
    for line in lines:
        letters = sum(len(part) for _font, part in line.runs)
        assert letters <= 1 or line.x >= 0
        assert letters <= 1 or line.x + line.width + line.spread * (letters - 1) <= ems * style.size + 0.1


def test_a_full_line_is_spread_to_the_edge_and_the_last_is_not():
    style = replace(STYLE, align="justify")
    first, last = set_lines("贵公司尚有以下款项未付，金额12,345.00元", style, 16 * style.size)
    assert first.width + first.spread * (len(first.runs[0][1]) - 1) == pytest.approx(16 * style.size)
    assert last.spread == 0


@pytest.mark.parametrize(("align", "expected"), [("left", 0), ("right", 80), ("center", 40)])
def test_a_short_line_stands_where_its_style_says(align, expected):
    (line,) = set_lines("甲乙", replace(STYLE, align=align), 100)
    assert line.x == pytest.approx(expected)


def test_the_first_line_alone_is_indented():
    first, second = set_lines("甲乙丙丁戊", replace(STYLE, indent=20, inset=5), 60)
    assert (first.x, second.x) == (25, 5)


@pytest.mark.parametrize(("text", "unusual"), [("甲乙", ""), ("甲😀", "甲😀"), ("Łódź 𠮷", "Łódź 𠮷")])
def test_a_line_remembers_a_text_that_not_all_of_is_in_its_font(text, unusual):
    assert {line.unusual for line in set_lines(text, STYLE, 200)} == {unusual}


@pytest.mark.parametrize(
    ("texts", "ems", "expected"),
    [
        ([], 10, ""),
        (["甲", "", "乙"], 10, "甲    乙"),
        (["甲乙", "丙丁", "戊"], 5.5, "甲乙    丙丁\n戊"),
        (["甲 乙", "丙 丁"], 3, "甲 乙\n丙 丁"),
        (["甲乙丙丁", "戊"], 2, "甲乙丙丁\n戊"),
    ],
)
def test_short_texts_share_a_line_but_none_is_broken_for_it(texts, ems, expected):
    assert gathered(texts, STYLE, ems * STYLE.size) == expected


@pytest.mark.parametrize("size", [9, 10.5, 12])
def test_a_text_is_broken_alike_in_each_size(size):
    text = "贵公司尚有以下款项未付，金额12,345.00元，please pay by Friday"
    assert broken(text, 9, replace(STYLE, size=size)) == broken(text, 9)


@pytest.mark.parametrize("font", [fonts.TEXT, fonts.HEADING])
def test_all_digits_are_equally_wide(font):
    assert len({text_width(digit, Style(font)) for digit in "0123456789"}) == 1


def test_no_line_of_a_paragraph_stands_alone_on_a_page():
    glued = [piece.glued for piece in paragraph("甲" * 40, STYLE, 100)]
    assert glued == [True, False, True, False]
