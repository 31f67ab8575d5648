"""Where pages lie."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QSize, QSizeF

from desktop.ui.widgets.paper_layout import (
    LEAST_ZOOM,
    MARGIN,
    MOST_ZOOM,
    SIDE,
    Anchor,
    Fit,
    lay_out,
    next_zoom,
    zoom_that_fits,
)

A4 = QSizeF(595.28, 841.89)
ROOM = QSize(600, 500)

SIZES = st.lists(
    st.builds(QSizeF, st.floats(50, 2000), st.floats(50, 2000)),
    min_size=1,
    max_size=8,
)


@given(SIZES, st.floats(LEAST_ZOOM, MOST_ZOOM), st.sampled_from([1.0, 1.25, 1.5, 2.0]))
def test_pages_follow_each_other_within_the_room(sizes, zoom, density):
    layout = lay_out(sizes, zoom, density, ROOM)
    for above, below in pairwise(layout.places):
        assert below.top() > above.bottom()
    for place in layout.places:
        assert 0 <= place.left() <= place.right() < layout.size.width()
    assert layout.places[-1].bottom() < layout.size.height()


@given(SIZES, st.floats(LEAST_ZOOM, MOST_ZOOM))
def test_a_point_is_found_again(sizes, zoom):
    layout = lay_out(sizes, zoom, 1.0, ROOM)
    point = QPointF(layout.places[-1].center())
    assert layout.point_of(layout.anchor_at(point)) == point


def test_a_point_of_a_page_that_is_gone_lies_on_the_last():
    layout = lay_out([A4], 1.0, 1.0, ROOM)
    assert layout.point_of(Anchor(7, 0.0, 0.0)) == QPointF(layout.places[0].topLeft())


def test_a_full_size_page_is_as_wide_as_on_paper():
    assert lay_out([A4], 1.0, 1.0, ROOM).places[0].width() == pytest.approx(595.28 / 72 * 96, abs=1)
    assert lay_out([A4], 1.0, 2.0, ROOM).places[0].width() == pytest.approx(595.28 / 72 * 192, abs=1)


def test_a_page_fits_the_width_or_as_a_whole():
    by_width = lay_out([A4], zoom_that_fits([A4], Fit.WIDTH, ROOM), 1.0, ROOM).places[0]
    whole = lay_out([A4], zoom_that_fits([A4], Fit.PAGE, ROOM), 1.0, ROOM).places[0]
    assert by_width.width() == pytest.approx(ROOM.width() - 2 * SIDE, abs=2)
    assert whole.height() == pytest.approx(ROOM.height() - 2 * MARGIN, abs=2)


def test_no_room_is_no_reason_to_vanish():
    assert zoom_that_fits([A4], Fit.PAGE, QSize(0, 0)) == LEAST_ZOOM


@pytest.mark.parametrize(
    ("zoom", "larger", "expected"),
    [
        (1.0, True, 1.1),
        (1.0, False, 0.9),
        (0.52, True, 0.67),
        (0.52, False, 0.5),
        (MOST_ZOOM, True, MOST_ZOOM),
        (LEAST_ZOOM, False, LEAST_ZOOM),
    ],
)
def test_zoom_goes_by_steps(zoom, larger, expected):
    assert next_zoom(zoom, larger=larger) == expected
