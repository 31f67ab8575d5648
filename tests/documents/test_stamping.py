"""Files put together from letters, scans and photographs: the pages as they were, and a line at the foot of each."""

from io import BytesIO

import pypdfium2
import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from desktop.documents.parts.sheets import A4
from desktop.documents.stamping import NotReadableError, assemble, picture_page

SIZE = (400, 600)


def scan(turned=0, size=SIZE, box=None, pages=1):
    """A PDF with a word in the middle of each page, as another program writes it."""
    stream = BytesIO()
    canvas = Canvas(stream, pagesize=size)
    for page in range(pages):
        canvas.drawCentredString(size[0] / 2, size[1] / 2, f"scan{page}")
        canvas.showPage()
    canvas.save()
    document = pypdfium2.PdfDocument(stream.getvalue())
    for page in document:
        page.set_rotation(turned)
        if box:
            page.set_cropbox(*box)
    stream = BytesIO()
    document.save(stream)
    document.close()
    return stream.getvalue()


def photo(kind="JPEG", mode="RGB", size=(300, 200), **more):
    stream = BytesIO()
    Image.new(mode, size, 0 if mode != "RGBA" else (0, 0, 0, 0)).save(stream, kind, **more)
    return stream.getvalue()


def assembled(parts, line=lambda page, pages: f"Page {page} of {pages}"):
    stream = BytesIO()
    assemble(parts, line, stream)
    return pypdfium2.PdfDocument(stream.getvalue())


def texts_of(document):
    return [" ".join(page.get_textpage().get_text_range().split()) for page in document]


def dark_part(page, box):
    """Whether something dark is in a part of a page as it is seen, in shares of its width and height from the top."""
    picture = page.render(scale=2).to_pil().convert("L")
    across, down = picture.size
    left, top, right, bottom = box
    part = picture.crop((int(left * across), int(top * down), int(right * across), int(bottom * down)))
    return part.getextrema()[0] < 100


def test_pages_of_all_parts_follow_each_other_and_are_counted_through():
    document = assembled([scan(pages=2), scan()])
    assert texts_of(document) == ["scan0 Page 1 of 3", "scan1 Page 2 of 3", "scan0 Page 3 of 3"]


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
@pytest.mark.parametrize("box", [None, (50, 80, 380, 500)])
def test_the_line_stands_at_the_foot_of_what_is_seen(turned, box):
    (page,) = assembled([scan(turned, box=box)])
    assert dark_part(page, (0.5, 0.9, 1, 1))
    for elsewhere in ((0, 0, 1, 0.2), (0, 0, 0.2, 1), (0.98, 0, 1, 1)):
        assert not dark_part(page, elsewhere)


@pytest.mark.parametrize("turned", [0, 90])
def test_a_page_is_as_it_was_but_for_its_foot(turned):
    before = pypdfium2.PdfDocument(scan(turned))[0]
    (after,) = assembled([scan(turned)])
    assert after.get_size() == before.get_size()
    upper = [page.render(scale=2).to_pil() for page in (before, after)]
    kept = [picture.crop((0, 0, picture.width, int(picture.height * 0.85))) for picture in upper]
    assert kept[0].tobytes() == kept[1].tobytes()


def test_pages_of_several_sizes_keep_them():
    sizes = [(595, 842), (612, 792), (842, 595), (200, 200)]
    document = assembled([scan(size=size) for size in sizes])
    assert [tuple(map(round, page.get_size())) for page in document] == sizes
    assert all("Page" in text for text in texts_of(document))


def test_a_page_without_a_line_is_left_alone():
    document = assembled([scan(pages=2)], lambda page, _pages: "" if page == 1 else "附件 1 · 第2页")
    assert texts_of(document) == ["scan0", "scan1 附件 1 · 第2页"]


def test_the_line_is_seen_on_a_dark_scan():
    (page,) = assembled([picture_page(photo(size=(2100, 2970)))])
    picture = page.render(scale=2).to_pil().convert("L")
    foot = picture.crop((picture.width // 2, int(picture.height * 0.95), picture.width, picture.height))
    assert foot.getextrema()[1] == 255


@pytest.mark.parametrize(
    ("picture", "lies"),
    [
        (photo(size=(300, 200)), True),
        (photo(size=(200, 300)), False),
        (photo("PNG", "RGBA"), True),
        (photo("PNG", "L"), True),
        (photo("PNG", "P"), True),
        (photo("PNG", "1"), True),
        (photo(mode="CMYK"), True),
        (photo(size=(1, 3000)), False),
    ],
)
def test_a_picture_gets_a_page_that_lies_as_it_does(picture, lies):
    (page,) = pypdfium2.PdfDocument(picture_page(picture))
    width, height = page.get_size()
    assert (width > height) is lies
    assert sorted([width, height]) == pytest.approx([A4.width, A4.height], abs=0.1)


def test_a_photograph_is_turned_as_the_camera_was_held():
    exif = Image.Exif()
    exif[0x0112] = 6
    (page,) = pypdfium2.PdfDocument(picture_page(photo(size=(300, 200), exif=exif)))
    assert page.get_width() < page.get_height()


def test_what_a_picture_lets_through_is_white():
    (page,) = pypdfium2.PdfDocument(picture_page(photo("PNG", "RGBA")))
    assert not dark_part(page, (0, 0, 1, 1))


def test_a_large_photograph_is_no_larger_than_a_copy_needs():
    noise = Image.effect_noise((5000, 4000), 90).convert("RGB")
    stream = BytesIO()
    noise.save(stream, "JPEG", quality=95)
    assert len(picture_page(stream.getvalue())) < len(stream.getvalue()) / 2


def locked():
    stream = BytesIO()
    canvas = Canvas(stream, encrypt="secret")
    canvas.drawString(100, 100, "text")
    canvas.save()
    return stream.getvalue()


@pytest.mark.parametrize("part", [b"", b"no paper", scan()[:300], locked()], ids=["empty", "text", "cut", "locked"])
def test_what_cannot_be_opened_is_refused(part):
    with pytest.raises(NotReadableError):
        assembled([scan(), part])


@pytest.mark.parametrize("picture", [b"", b"no picture", photo()[:200], photo("PNG")[:60]])
def test_what_is_no_picture_is_refused(picture):
    with pytest.raises(NotReadableError):
        picture_page(picture)


def test_nothing_cannot_be_put_together():
    with pytest.raises(ValueError, match="nothing"):
        assembled([])
