"""Pieces put together: in a frame, or beside each other."""

from collections.abc import Sequence

from desktop.documents.parts.canvas import PaperCanvas
from desktop.documents.parts.pieces import Piece, stacked

#: Between a frame and what it holds.
FRAME_PAD = 8.0


def framed(pieces: Sequence[Piece], width: float, *, rule: float = 0.5) -> Piece:
    """Draw a frame of a width around pieces that are set for `width - 2 * FRAME_PAD`; `rule` is its strength."""
    held = stacked(pieces)
    height = held.height + 2 * FRAME_PAD

    def draw(canvas: PaperCanvas, x: float, top: float) -> None:
        canvas.setLineWidth(rule)
        canvas.rect(x, top - height, width, height)
        held.draw(canvas, x + FRAME_PAD, top - FRAME_PAD)

    return Piece(height, draw)


def beside_each_other(left: Piece, right: Piece, distance: float) -> Piece:
    """Put two pieces beside each other, their upper edges on one line; the right one begins at a distance."""

    def draw(canvas: PaperCanvas, x: float, top: float) -> None:
        left.draw(canvas, x, top)
        right.draw(canvas, x + distance, top)

    return Piece(max(left.height, right.height), draw)


def space(height: float) -> Piece:
    """Leave room."""
    return Piece(height, lambda _canvas, _x, _top: None)
