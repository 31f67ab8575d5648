"""Logos with more dots than a printer prints: unfolded once, made smaller, and the same to look at."""

from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image, ImageDraw

from desktop import documents
from desktop.documents.parts import pictures
from tests.documents import reading
from tests.documents.every_field import CHINESE, papers

#: As many dots as our company's logo may have.
LARGE = (4000, 4000)
SMALL = (60, 60)


def logo(kind, mode, size):
    """A disc on a ground, in a file."""
    picture = Image.new(mode, size, {"RGB": "white", "RGBA": (0, 0, 0, 0), "P": 0, "I;16": 65535}[mode])
    disc = {"RGB": "navy", "RGBA": (0, 0, 128, 128), "P": 1, "I;16": 0}[mode]
    ImageDraw.Draw(picture).ellipse([0, 0, *size], fill=disc)
    stream = BytesIO()
    picture.save(stream, kind)
    return stream.getvalue()


def with_logo(picture):
    letter = next(papers(CHINESE))
    return replace(letter, heading=replace(letter.heading, logo=picture))


@pytest.fixture(autouse=True)
def nothing_kept():
    """No picture is known yet."""
    pictures.fitted.cache_clear()


@pytest.mark.parametrize(
    ("kind", "mode"), [("PNG", "RGB"), ("PNG", "RGBA"), ("PNG", "P"), ("PNG", "I;16"), ("JPEG", "RGB")]
)
def test_a_large_logo_is_made_smaller(kind, mode):
    plain = len(documents.make(with_logo(None), CHINESE).pdf)
    made = documents.make(with_logo(logo(kind, mode, LARGE)), CHINESE)
    assert len(made.pdf) - plain < 30_000
    assert reading.pictures_and_links(made.pdf) == 1


def test_a_small_logo_is_as_it_was():
    picture = logo("JPEG", "RGB", SMALL)
    assert picture in documents.make(with_logo(picture), CHINESE).pdf


def test_many_letters_unfold_a_logo_once():
    letter = with_logo(logo("PNG", "RGB", LARGE))
    for _ in range(5):
        documents.make(letter, CHINESE)
    assert pictures.fitted.cache_info().misses == 1


def test_a_paper_has_the_same_bytes_whether_its_logo_was_known():
    letter = with_logo(logo("PNG", "RGBA", LARGE))
    first = documents.make(letter, CHINESE)
    assert documents.make(letter, CHINESE) == first
    pictures.fitted.cache_clear()
    assert documents.make(letter, CHINESE) == first
