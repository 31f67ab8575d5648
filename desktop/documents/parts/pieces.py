"""Pieces: what a paper is made of from top to bottom, and how they fall on pages.

A piece is never cut. A paragraph is one piece a line, a table one a row; what has to stay together is glued.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from desktop.documents.parts.canvas import PaperCanvas

#: Draws a piece: its left and its upper edge are given, in points from the sheet's lower left corner.
Draw: TypeAlias = "Callable[[PaperCanvas, float, float], None]"

_TOLERANCE = 0.01


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a paper that stands on one page, as wide as the text.

    `before` and `after` are the room around it, left out at the top of a page and at its foot; `glued` keeps it on the
    page of the next piece; `heading` is drawn again above it where it begins a page (the head of a table); `at_foot`
    puts it to the foot of its page, unless it begins one: then `alone` stands at the top in place of it.
    """

    height: float
    draw: Draw
    before: float = 0
    after: float = 0
    glued: bool = False
    heading: "Piece | None" = None
    at_foot: bool = False
    alone: "Piece | None" = None


class Placed(NamedTuple):
    """A piece and the height of its upper edge above the lower edge of the text."""

    piece: Piece
    top: float


def glue(pieces: Iterable[Piece]) -> list[Piece]:
    """Keep pieces on one page, and on that of the piece that follows them."""
    return [replace(piece, glued=True) for piece in pieces]


def together(pieces: Sequence[Piece]) -> list[Piece]:
    """Keep pieces on one page; what follows may be on the next."""
    return [*glue(pieces[:-1]), *pieces[-1:]]


def stacked_height(pieces: Sequence[Piece]) -> float:
    """Return how high pieces are below each other, with the room between them."""
    gaps = sum(max(above.after, below.before) for above, below in pairwise(pieces))
    return gaps + sum(piece.height for piece in pieces)


def stacked(pieces: Sequence[Piece]) -> Piece:
    """Make one piece of several below each other, with the room between them."""
    tops: list[float] = []
    down = 0.0
    for place, piece in enumerate(pieces):
        if place:
            down += max(pieces[place - 1].after, piece.before)
        tops.append(down)
        down += piece.height

    def draw(canvas: "PaperCanvas", x: float, top: float) -> None:
        for piece, begins in zip(pieces, tops, strict=True):
            piece.draw(canvas, x, top - begins)

    return Piece(down, draw)


def paginate(pieces: Iterable[Piece], height: float) -> list[list[Placed]]:
    """Put pieces on pages of a height, in their order; there is one page at least.

    Pieces that are glued go to the next page together when the rest of the page is too low for them. Those that are
    higher than a page all in all are cut apart where they have to be.
    """
    pages = _Pages(height)
    for chain in _chains(pieces):
        if not pages.has_room(chain):
            pages.turn()
        for piece in chain:
            if not pages.has_room([piece]):
                pages.turn()
            pages.put(piece)
    return pages.pages


def _chains(pieces: Iterable[Piece]) -> Iterator[list[Piece]]:
    chain: list[Piece] = []
    for piece in pieces:
        chain.append(piece)
        if not piece.glued:
            yield chain
            chain = []
    if chain:
        yield chain


class _Pages:
    """Pages that are being filled; `room` is what is left of the last one."""

    def __init__(self, height: float) -> None:
        self._height = height
        self._room = height
        self.pages: list[list[Placed]] = [[]]

    def has_room(self, chain: Sequence[Piece]) -> bool:
        """Tell whether pieces fit on the page; on an empty one they have to."""
        if not self.pages[-1]:
            return True
        return self._gap(chain[0]) + stacked_height(chain) <= self._room + _TOLERANCE

    def turn(self) -> None:
        self.pages.append([])
        self._room = self._height

    def put(self, piece: Piece) -> None:
        if self.pages[-1]:
            self._room -= self._gap(piece)
            if piece.at_foot:
                self._room = min(self._room, piece.height)
        elif piece.heading is not None and len(self.pages) > 1:
            self._place(piece.heading)
        elif piece.alone is not None:
            piece = piece.alone
        self._place(piece)

    def _gap(self, piece: Piece) -> float:
        return max(self.pages[-1][-1].piece.after, piece.before)

    def _place(self, piece: Piece) -> None:
        self.pages[-1].append(Placed(piece, self._room))
        self._room -= piece.height
