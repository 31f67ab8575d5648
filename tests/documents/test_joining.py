"""Papers in one file: every page as it was, what they share in it once, and nothing of strangers."""

from io import BytesIO
from itertools import islice

import pypdfium2
import pytest
from reportlab.pdfgen.canvas import Canvas

from desktop import documents
from desktop.documents.joining import NotOursError, join, joined
from tests.documents.every_field import CHINESE, ENGLISH, papers

MANY = 30


def pages_of(pdf):
    """The text and the picture of each page."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [(page.get_textpage().get_text_range(), bytes(page.render().buffer)) for page in document]
    finally:
        document.close()


@pytest.fixture(scope="module")
def pdfs():
    """Papers of several kinds in two languages."""
    return [documents.make(paper, texts).pdf for texts in (CHINESE, ENGLISH) for paper in islice(papers(texts), 4)]


def test_every_page_is_as_it_was(pdfs):
    assert pages_of(joined(pdfs)) == [page for pdf in pdfs for page in pages_of(pdf)]


def test_what_papers_share_is_in_the_file_once(pdfs):
    assert len(joined(pdfs[:1] * MANY)) < 2 * len(pdfs[0])


def test_the_number_of_pages_is_told(pdfs):
    assert join(pdfs, BytesIO()) == sum(len(pages_of(pdf)) for pdf in pdfs)


def test_a_joined_file_can_be_joined_again(pdfs):
    assert pages_of(joined([joined(pdfs[:2]), pdfs[2]])) == pages_of(joined(pdfs[:3]))


def test_equal_papers_make_equal_bytes(pdfs):
    assert joined(pdfs) == joined(pdfs)


def test_papers_are_asked_for_one_by_one(pdfs):
    """What was written is not kept in the memory."""
    file, asked = BytesIO(), []

    def one_by_one():
        for pdf in pdfs:
            asked.append(file.tell())
            yield pdf

    join(one_by_one(), file)
    assert asked == sorted(set(asked))


def test_nothing_cannot_be_joined():
    with pytest.raises(ValueError, match="nothing to join"):
        joined([])


def saved_by_another(pdf):
    stream = BytesIO()
    document = pypdfium2.PdfDocument(pdf)
    document.save(stream)
    document.close()
    return stream.getvalue()


def bad(pdf, kind):
    return {
        "empty": b"",
        "text": b"no paper at all",
        "cut": pdf[: len(pdf) // 2],
        "shifted": b"x" * 7 + pdf,
        "without an object": pdf.replace(b"3 0 obj", b"9 9 xxx"),
        "without pages": pdf.replace(b"/Kids [", b"/Kidz ["),
        "another program's": saved_by_another(pdf),
    }[kind]


@pytest.mark.parametrize(
    "kind", ["empty", "text", "cut", "shifted", "without an object", "without pages", "another program's"]
)
def test_a_stranger_is_refused(pdfs, kind):
    with pytest.raises(NotOursError):
        joined([pdfs[0], bad(pdfs[0], kind)])


def test_pages_of_a_plain_canvas_are_joined_too():
    stream = BytesIO()
    canvas = Canvas(stream)
    for text in ("one", "two"):
        canvas.drawString(100, 100, text)
        canvas.showPage()
    canvas.save()
    assert [text for text, _picture in pages_of(joined([stream.getvalue()] * 2))] == ["one", "two"] * 2
