"""Pages of a PDF as pictures."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from PySide6.QtCore import QSize, QSizeF

from desktop.ui.widgets.paper_pages import draw_page, page_sizes, pixels
from tests.ui.papers import pdf

PAPER = pdf.make(2)


def test_every_page_is_measured_in_points():
    sizes = page_sizes(PAPER)
    assert [(round(size.width(), 1), round(size.height(), 1)) for size in sizes] == [(595.3, 841.9)] * 2


@pytest.mark.parametrize("data", [b"", b"no paper", PAPER[: len(PAPER) // 3], b"%PDF-1.4\n%%EOF"])
def test_what_is_no_paper_has_no_pages_and_no_picture(data):
    assert not page_sizes(data)
    assert draw_page(data, 0, 1.0) is None


def test_a_page_that_there_is_not_has_no_picture():
    assert draw_page(PAPER, 2, 1.0) is None


@pytest.mark.parametrize("scale", [0.5, 1.0, 4 / 3, 2.083])
def test_a_picture_is_as_large_as_it_was_said_to_be(scale):
    assert draw_page(PAPER, 0, scale).size() == pixels(page_sizes(PAPER)[0], scale)


def test_a_picture_shows_what_is_on_the_page():
    left, bottom, width, height = pdf.BAR
    found = pdf.ink(draw_page(PAPER, 0, 1.0).copy(0, 0, 500, 170))
    assert found == pytest.approx((left, 842 - bottom - height, left + width, 842 - bottom), abs=3)


def test_part_of_a_pixel_is_a_whole_one():
    assert pixels(QSizeF(10.1, 20.0), 1.0) == QSize(11, 20)


def test_several_threads_draw_at_once():
    with ThreadPoolExecutor(4) as pool:
        pictures = list(pool.map(lambda at: draw_page(PAPER, at % 2, 1.0), range(24)))
    assert {(picture.width(), picture.height()) for picture in pictures} == {(596, 842)}
