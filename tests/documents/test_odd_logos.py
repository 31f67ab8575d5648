"""Logos of every kind of PNG and JPEG, and of odd shapes: printed once, within their room, without a warning."""

from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image

from desktop import documents
from tests.documents import reading
from tests.documents.every_field import CHINESE, outside, papers


def saved(picture, kind, **more):
    stream = BytesIO()
    picture.save(stream, kind, **more)
    return stream.getvalue()


def png(mode, size=(60, 40), **more):
    return saved(Image.new(mode, size, 1 if mode in {"1", "L", "P", "I;16"} else None), "PNG", **more)


#: Says that the picture has to be turned by a quarter, as cameras write it.
_TURNED = b"Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0"

LOGOS = {
    **{f"png-{mode}": png(mode) for mode in ("1", "L", "LA", "P", "RGB", "RGBA", "I;16")},
    "png-palette-see-through": png("P", transparency=1),
    "png-grey-see-through": png("L", transparency=1),
    "png-one-pixel": png("RGB", (1, 1)),
    "png-very-wide": png("RGB", (3000, 1)),
    "png-very-high": png("RGB", (1, 3000)),
    **{f"jpeg-{mode}": saved(Image.new(mode, (60, 40)), "JPEG") for mode in ("L", "RGB", "CMYK")},
    "jpeg-progressive": saved(Image.new("RGB", (60, 40)), "JPEG", progressive=True),
    "jpeg-turned": saved(Image.new("RGB", (60, 40)), "JPEG", exif=_TURNED),
}  # fmt: skip


@pytest.mark.parametrize("logo", LOGOS.values(), ids=LOGOS)
def test_a_logo_is_printed_once_and_nothing_is_said_about_it(logo, recwarn):
    for paper in papers(CHINESE):
        made = documents.make(replace(paper, heading=replace(paper.heading, logo=logo)), CHINESE)
        assert made.pdf.count(b"/Subtype /Image") <= 2  # the picture, and how much of the paper shows through
        assert reading.pictures_and_links(made.pdf) <= 1
        document = reading.open_pdf(made.pdf)
        assert {outside(page, 12) for page in document} == {""}
        document.close()
    assert [str(warning.message) for warning in recwarn] == []


def test_a_letter_with_a_logo_has_the_same_bytes_each_time():
    letter = next(papers(CHINESE))
    for logo in LOGOS.values():
        paper = replace(letter, heading=replace(letter.heading, logo=logo))
        assert documents.make(paper, CHINESE) == documents.make(paper, CHINESE)
