"""Texts of users in real papers, read back by the engine that shows and prints them."""

from concurrent.futures import ThreadPoolExecutor
from io import BytesIO

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.pdfbase import ttfonts
from reportlab.pdfgen.canvas import Canvas

from desktop import paths
from desktop.documents import fonts
from desktop.documents.fonts import HEADING, REPLACEMENT, TEXT, Missing

RARE = "RareHanzi-Regular"
NARROW = "NarrowSigns-Regular"
NARROW_BOLD = "NarrowSigns-Bold"
GBK = "".join(chr(code) for code in range(0x80, 0x10000) if chr(code).encode("gbk", "ignore"))


def drawn(text, font=TEXT):
    """Draw one line of text on a page."""
    fonts.register()
    file = BytesIO()
    canvas = Canvas(file, initialFontName=TEXT)
    line = canvas.beginText(50, 800)
    for name, part in fonts.runs(text, font):
        line.setFont(name, 12)
        line.textOut(part)
    canvas.drawText(line)
    canvas.save()
    return file.getvalue()


def read(paper):
    """Return the text of the first page, as another program copies it out."""
    return pypdfium2.PdfDocument(paper)[0].get_textpage().get_text_range().replace("\r\n", "\n")


def picture(text):
    """Return how a text looks in a paper."""
    return bytes(pypdfium2.PdfDocument(drawn(text))[0].render().buffer)


@pytest.fixture
def nothing_read(monkeypatch):
    """Fonts as they are when the program has just started; the names of those that are read since."""
    read_since = []
    monkeypatch.setattr(fonts, "_characters", {})
    monkeypatch.setattr(fonts, "_read", lambda name, original=fonts._read: read_since.append(name) or original(name))
    return read_since


@pytest.mark.parametrize("font", [TEXT, HEADING])
@pytest.mark.parametrize(
    "text",
    [
        "朱镕基 陶喆 江翯 陈㛃 𠮷野家",
        "𬭚 𫘦 𫟹 𬸚 龦 鿭",
        "Łódź Gdańsk Şahin Yıldız Nguyễn Hương Žižek Țepeș",
        "☐ 同意 ☑ 不同意 ☒ ✓ ✔ ✗ ₹ ₱ ₽ € £ ¥ ￥ № ① ㈱ ≒ ㎡ ℃",
        "Παπαδόπουλος Шевченко Ґалаґан",
        "《合同》第〔2026〕1号——“逾期”……",
        "No one’s “Debt” • ‘paid’…",
        "Smith & Sons <Ltd> &amp; <b>1</b>",
    ],
)
def test_text_comes_out_of_a_paper_as_it_went_in(text, font):
    assert read(drawn(text, font)) == text
    assert not fonts.missing(text)


def test_every_character_of_gbk_is_printed():
    assert fonts.missing(GBK) == Missing()


def test_hanzi_beyond_the_first_plane_are_drawn_each_as_itself():
    assert len({picture(sign) for sign in ["𠮷", "𫘦", "𬭚", REPLACEMENT, " "]}) == 5


@pytest.mark.parametrize(
    ("text", "font", "runs"),
    [
        ("", TEXT, []),
        ("恒达 & Co. <1>", TEXT, [(TEXT, "恒达 & Co. <1>")]),
        ("陈㛃𠮷经理", TEXT, [(TEXT, "陈"), (RARE, "㛃𠮷"), (TEXT, "经理")]),
        ("㛃", HEADING, [(RARE, "㛃")]),
        ("谢谢😀", HEADING, [(HEADING, f"谢谢{REPLACEMENT}")]),
        ("一\u202e二\x07三\ufeff四\u200b", TEXT, [(TEXT, "一二三四")]),
        ("好👍\ufe0f", TEXT, [(TEXT, f"好{REPLACEMENT}")]),
        ("\x00", TEXT, []),
        ("㛃\u1680一", TEXT, [(RARE, "㛃"), (TEXT, " 一")]),
        ("一\r\n\t㛃\n", TEXT, [(TEXT, "一\r\n\t"), (RARE, "㛃"), (TEXT, "\n")]),
    ],
)
def test_each_run_has_one_font(text, font, runs):
    assert fonts.runs(text, font) == runs


@pytest.mark.parametrize(
    ("text", "font", "runs"),
    [
        ("the “Debt”", TEXT, [(TEXT, "the "), (NARROW, "“"), (TEXT, "Debt"), (NARROW, "”")]),
        ("Wait…", HEADING, [(HEADING, "Wait"), (NARROW_BOLD, "…")]),
        ("甲方（以下称“卖方”）……", TEXT, [(TEXT, "甲方（以下称“卖方”）……")]),
        ("客户“ABC”公司的款项", TEXT, [(TEXT, "客户“ABC”公司的款项")]),
        ("客户L’Oréal公司的全部款项", TEXT, [(TEXT, "客户L"), (NARROW, "’"), (TEXT, "Oréal公司的全部款项")]),
        ("“”", TEXT, [(TEXT, "“”")]),
    ],
)
def test_quotation_marks_are_as_wide_as_the_language_has_them(text, font, runs):
    assert fonts.runs(text, font) == runs


@given(st.text())
def test_no_character_is_lost_but_what_nobody_sees(text):
    drawn_text = "".join(part for _, part in fonts.runs(text))
    assert len(drawn_text) == len(fonts._INVISIBLE.sub("", text))


@given(st.text())
def test_what_is_replaced_is_told(text):
    replaced = REPLACEMENT in "".join(part for _, part in fonts.runs(text.replace(REPLACEMENT, "")))
    assert replaced == bool(fonts.missing(text).characters)


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("", Missing()),
        ("陶喆㛃𠮷 Łódź\r\n\tA&B", Missing()),
        ("谢谢😀👍😀", Missing(("😀", "👍"))),
        ("김 씨", Missing(("김", "씨"))),
        ("שלום", Missing(("ש", "ל", "ו", "ם"), right_to_left=True)),
        ("علي", Missing(("ع", "ل", "ي"), right_to_left=True)),
        ("\u202eabc", Missing()),
        ("3\u202fpm\u1680", Missing()),
    ],
)
def test_what_cannot_be_printed_is_named(text, missing):
    assert fonts.missing(text) == missing
    assert bool(fonts.missing(text)) == (missing != Missing())


def test_a_character_without_a_font_is_seen_in_the_paper():
    assert read(drawn("谢谢😀")) == f"谢谢{REPLACEMENT}"


def test_the_font_of_rare_hanzi_is_read_for_them_alone(nothing_read):
    fonts.register()
    fonts.runs("尊敬的客户：Łódź ☐")
    assert nothing_read == [TEXT, HEADING]
    fonts.runs("陈㛃")
    assert nothing_read == [TEXT, HEADING, RARE]


def test_a_font_is_read_once_whoever_asks(nothing_read):
    with ThreadPoolExecutor(4) as threads:
        for _ in range(8):
            threads.submit(fonts.register)
    assert sorted(nothing_read) == sorted([TEXT, HEADING])


def test_papers_made_at_once_are_those_made_one_by_one():
    texts = [GBK[start : start + 40] + "㛃𠮷" for start in range(1000, 1240, 40)]
    with ThreadPoolExecutor(3) as threads:
        together = list(threads.map(drawn, texts))
    assert [read(paper) for paper in together] == [read(drawn(text)) for text in texts]


@pytest.mark.parametrize("name", [TEXT, HEADING, RARE, NARROW, NARROW_BOLD])
def test_the_name_of_a_file_is_the_name_of_its_font(name):
    assert ttfonts.TTFontFile(str(paths.resource("fonts", f"{name}.ttf"))).name.decode().endswith(name)
