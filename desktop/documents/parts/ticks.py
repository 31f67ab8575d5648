"""A list of papers with a box before each, drawn with a tick in it or left to be ticked by hand."""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from desktop.documents.parts.canvas import PaperCanvas
from desktop.documents.parts.lines import draw_lines, set_lines, text_width
from desktop.documents.parts.pieces import Piece
from desktop.documents.parts.styles import Style

_GAP = 10.0
#: Where a box begins, its side, its line, and the room for it before the text, in font sizes: as slips print theirs.
_EDGE, _BOX, _RULE, _ROOM = 0.12, 0.76, 0.04, 1.6


class Tick(NamedTuple):
    """One line of the list."""

    text: str
    is_ticked: bool = False


def tick_list(ticks: Sequence[Tick], width: float, style: Style) -> list[Piece]:
    """Set a list, two lines beside each other where all of them are short enough for that; a piece a row."""
    text = replace(style, align="left", indent=0, inset=_ROOM * style.size)
    half = (width - _GAP) / 2
    longest = max((text_width(tick.text, text) for tick in ticks), default=0)
    columns = 2 if longest + text.inset <= half else 1
    rows = [ticks[place : place + columns] for place in range(0, len(ticks), columns)]
    return [_row(row, half if columns > 1 else width, text) for row in rows]


def _row(row: Sequence[Tick], width: float, style: Style) -> Piece:
    cells = [(tick, set_lines(tick.text, style, width)) for tick in row]
    height = max(len(lines) for _tick, lines in cells) * style.leading

    def draw(canvas: PaperCanvas, x: float, top: float) -> None:
        for place, (tick, lines) in enumerate(cells):
            left = x + place * (width + _GAP)
            _box(canvas, (left, top - style.leading / 2), style.size, is_ticked=tick.is_ticked)
            draw_lines(canvas, lines, left, top, style)

    return Piece(height, draw)


def _box(canvas: PaperCanvas, at: tuple[float, float], size: float, *, is_ticked: bool) -> None:
    """Draw the box of a font size in a room whose left edge and middle are given."""
    x, middle = at[0] + _EDGE * size, at[1]
    side = _BOX * size
    bottom = middle - side / 2
    canvas.setLineWidth(_RULE * size)
    canvas.rect(x, bottom, side, side)
    if is_ticked:
        canvas.saveState()
        canvas.setLineWidth(1.2)
        canvas.setLineCap(1)
        turn = (x + side * 0.42, bottom + side * 0.2)
        canvas.lines([(x + side * 0.18, bottom + side * 0.5, *turn), (*turn, x + side * 0.88, bottom + side * 0.9)])
        canvas.restoreState()
