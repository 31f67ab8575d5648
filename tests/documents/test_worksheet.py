"""Working sheets: one page where that is possible, nothing silently left out, words as they are."""

import pypdfium2
import pytest

from desktop import documents
from desktop.documents.texts import Texts
from desktop.domain.customers import LetterLanguage
from desktop.domain.worksheets import Facts, Table, Words
from tests.documents import worksheet_scenes as scenes
from tests.documents.reading import pages_of

ENGLISH = Texts(LetterLanguage.ENGLISH)


def text_of(pdf):
    return "\n".join(pages_of(pdf))


@pytest.mark.parametrize("count", [0, 1, 6, 20, 40])
def test_a_sheet_is_one_page_that_says_how_many_rows_it_leaves_out(count):
    made = documents.make(scenes.sheet(count), ENGLISH)
    text = text_of(made.pdf)
    shown = sum(f"INV-2026-{n:04d}" in text.replace("12,000.00 of INV-2026-0003", "") for n in range(count))
    assert made.pages == 1
    assert (f"and {count - shown} more" in text) is (shown < count)
    assert shown >= min(count, 15)


def test_a_sheet_that_cannot_be_shortened_has_numbered_pages():
    long = Words("Talk", tuple(f"line {n}" for n in range(120)))
    sheet = scenes.sheet()
    made = documents.make(scenes.replace(sheet, blocks=(*sheet.blocks, long)), ENGLISH)
    assert made.pages > 1
    assert "line 119" in text_of(made.pdf)


def test_blocks_without_anything_to_say_have_no_heading():
    sheet = scenes.replace(scenes.sheet(), blocks=(Facts("Nobody", ()), Words("Silence", ()), Table("Void", (), ())))
    text = text_of(documents.make(sheet, ENGLISH).pdf)
    assert not {"Nobody", "Silence", "Void"} & set(text.split())


def test_what_looks_like_markup_is_printed_as_it_is():
    sheet = scenes.replace(scenes.sheet(), name="<b>A & B</b>", blocks=(Words("W", ("<i>x</i> {count}",)),))
    text = text_of(documents.make(sheet, ENGLISH).pdf)
    assert "<b>A & B</b>" in text
    assert "<i>x</i> {count}" in text


def test_a_shortened_table_counts_what_it_leaves_out():
    table = scenes.items(5)
    assert table.shortened(3).left_out == 1
    assert table.shortened(5) == table


def test_a_long_title_leaves_room_for_the_day():
    sheet = scenes.replace(scenes.sheet(), title="北京京西供应链管理与国际贸易发展股份有限公司" * 3)
    document = pypdfium2.PdfDocument(documents.make(sheet, ENGLISH).pdf)
    words = document[0].get_textpage()
    day = words.search("November").get_next()
    left = words.get_charbox(day[0])[0]
    first_line = [
        words.get_charbox(place) for place in range(words.count_chars()) if words.get_text_range(place, 1) > "一"
    ]
    assert max(right for _left, _bottom, right, _top in first_line) < left
    document.close()


def test_sheets_that_are_bound_into_a_whole_have_no_numbers_of_their_own():
    long = Words("Talk", tuple(f"line {n}" for n in range(120)))
    made = documents.make(scenes.replace(scenes.sheet(), blocks=(long,), bound=True), ENGLISH)
    assert made.pages > 1
    assert "Page 2" not in text_of(made.pdf)
