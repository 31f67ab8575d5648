"""Fonts in papers: the words that papers of a kind share are embedded alike, and every text comes out as it went in."""

import re
from dataclasses import replace
from datetime import date
from io import BytesIO

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop import documents
from desktop.documents import fonts
from desktop.documents.joining import joined
from desktop.documents.parts.canvas import About, PaperCanvas
from desktop.documents.parts.sheets import A4
from desktop.domain.customers import LetterLanguage
from tests.documents.every_field import CHINESE, ENGLISH, papers

ABOUT = About("title", "author", "subject", LetterLanguage.CHINESE, date(2026, 11, 21))
#: Common hanzi, more than one part of a font holds.
HANZI = "".join(bytes([high, low]).decode("gb2312") for high in range(0xB0, 0xB6) for low in range(0xA1, 0xFF))
FONT_FILE = re.compile(rb"/Length1 \d+\s*>>\s*stream\r?\n(.*?)endstream", re.DOTALL)


def drawn(text, stock):
    """One line of text on a page whose font has a stock."""
    canvas = PaperCanvas(A4, ABOUT, stock)
    canvas.write(fonts.runs(text), (50, 700), 9)
    canvas.showPage()
    return canvas.made(1).pdf


def read(pdf):
    document = pypdfium2.PdfDocument(pdf)
    try:
        return document[0].get_textpage().get_text_range()
    finally:
        document.close()


def picture(pdf):
    document = pypdfium2.PdfDocument(pdf)
    try:
        return bytes(document[0].render(scale=2).buffer)
    finally:
        document.close()


@pytest.mark.parametrize("stock", ["", "恒达", "恒恒达 \u202e😀", HANZI, "0123456789"])
@pytest.mark.parametrize("text", ["杭州恒达食品有限公司", "CK-2026-0012", "张一鸣 & Łódź 㛃𠮷", "a b\u00a0c"])
def test_a_text_comes_out_as_it_went_in_whatever_the_stock_is(text, stock):
    assert read(drawn(text, stock)) == text.replace("\u00a0", " ")


@settings(max_examples=30)
@given(st.text(HANZI + "abc 12-", min_size=1, max_size=30).map(str.strip).filter(bool), st.text(HANZI, max_size=300))
def test_a_text_looks_the_same_whatever_the_stock_is(text, stock):
    assert picture(drawn(text, stock)) == picture(drawn(text, ""))


def test_a_line_of_more_characters_than_a_part_holds_is_drawn():
    pdf = drawn(HANZI, HANZI[100:200])
    found = pypdfium2.PdfDocument(pdf)[0].get_textpage()
    assert found.count_chars() == len(HANZI)


@pytest.mark.parametrize("texts", [CHINESE, ENGLISH])
def test_letters_to_different_customers_share_the_font_of_their_words(texts):
    letter = next(papers(texts))
    others = [
        documents.make(
            replace(letter, heading=replace(letter.heading, customer=replace(letter.heading.customer, name=name))),
            texts,
        ).pdf
        for name in ("杭州恒达食品有限公司", "鑫源贸易 GmbH & Co.")
    ]
    files = [set(FONT_FILE.findall(pdf)) for pdf in others]
    assert sum(map(len, files[0] & files[1])) > 0.4 * sum(map(len, files[0]))
    assert len(joined(others)) < 0.8 * sum(map(len, others))


def test_parts_of_a_font_in_one_file_have_names_of_their_own():
    names = re.findall(rb"/BaseFont /([A-Z]{6}\+\S+)", joined([drawn(text, "") for text in ("恒达", "恒", "鑫源")]))
    assert len(set(names)) == len(names) == 3


def test_equal_papers_have_equal_bytes_whatever_was_drawn_before():
    first = drawn("杭州恒达", "恒")
    for text in HANZI[:40]:
        drawn(text, text)
    assert drawn("杭州恒达", "恒") == first
    assert BytesIO(first).read(4) == b"%PDF"
