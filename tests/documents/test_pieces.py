"""Pieces on pages: what fits stays together, what is glued does so too, and a table's head comes again."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.documents.parts.pieces import Piece, glue, paginate, stacked_height, together


def piece(height, **more):
    return Piece(height, lambda _canvas, _x, _top: None, **more)


def heights(pages):
    return [[placed.piece.height for placed in page] for page in pages]


@pytest.mark.parametrize(
    ("pieces", "expected"),
    [
        ([], [[]]),
        ([piece(40), piece(60)], [[40, 60]]),
        ([piece(40), piece(61)], [[40], [61]]),
        ([piece(40), piece(50, before=11)], [[40], [50]]),
        ([piece(40, after=11), piece(50)], [[40], [50]]),
        ([piece(40, after=10), piece(50, before=10)], [[40, 50]]),
        ([piece(60), piece(20, glued=True), piece(30)], [[60], [20, 30]]),
        ([piece(60), piece(20), piece(30)], [[60, 20], [30]]),
        ([piece(90, glued=True), piece(90)], [[90], [90]]),
        ([piece(50), piece(150), piece(50)], [[50], [150], [50]]),
        ([piece(50), *glue([piece(60)])], [[50], [60]]),
    ],
)
def test_pieces_fall_on_pages(pieces, expected):
    assert heights(paginate(pieces, 100)) == expected


def test_the_room_before_a_piece_is_left_out_at_the_top_of_a_page():
    (first,), (second,) = paginate([piece(80, before=30), piece(50, before=30)], 100)
    assert (first.top, second.top) == (100, 100)


def test_a_heading_is_drawn_again_on_each_page_that_a_row_begins():
    head = piece(10, glued=True)
    rows = [piece(30, heading=head) for _row in range(7)]
    assert heights(paginate([head, *rows], 100)) == [[10, 30, 30, 30], [10, 30, 30, 30], [10, 30]]


def test_a_row_of_the_sum_takes_the_row_above_it_along():
    head = piece(10, glued=True)
    row = piece(30, heading=head)
    rows = [row, row, replace(row, glued=True), row]
    assert heights(paginate([head, *rows], 100)) == [[10, 30, 30], [10, 30, 30]]


def test_a_piece_at_the_foot_stands_on_the_lower_edge():
    (_first, foot), *others = paginate([piece(20), piece(30, at_foot=True)], 100)
    assert foot.top == 30
    assert not others


def test_a_piece_for_the_foot_that_begins_a_page_stands_at_its_top_as_it_does_alone():
    alone = piece(25)
    _first, (second,) = paginate([piece(80), piece(30, at_foot=True, alone=alone)], 100)
    assert second == (alone, 100)


def test_pieces_below_each_other_are_as_high_as_they_and_the_larger_gaps():
    assert stacked_height([piece(10, before=9, after=3), piece(20, before=5), piece(30, before=2, after=9)]) == 67


def test_together_keeps_all_but_the_last_with_the_next():
    assert [each.glued for each in together([piece(1), piece(2), piece(3)])] == [True, True, False]


@given(st.lists(st.tuples(st.integers(1, 100), st.integers(0, 20), st.booleans()), max_size=60))
def test_every_piece_is_placed_once_in_order_and_none_leaves_its_page(given_pieces):
    pieces = [replace(piece(height, before=gap), glued=is_glued) for height, gap, is_glued in given_pieces]
    pages = paginate(pieces, 100)
    assert [placed.piece for page in pages for placed in page] == pieces
    for page in pages:
        for placed in page:
            assert placed.top - placed.piece.height >= -0.1
            assert placed.top <= 100
