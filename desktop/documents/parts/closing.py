"""How letters close: the sender's name and date under the seal in Chinese ones, a signature in English ones."""

from collections.abc import Sequence
from dataclasses import replace

from desktop.documents.parts.canvas import PaperCanvas
from desktop.documents.parts.facts import draw_rule
from desktop.documents.parts.lines import draw_lines, paragraph, set_lines, text_width
from desktop.documents.parts.pieces import Piece
from desktop.documents.parts.seal import LETTER_SEAL, draw_seal
from desktop.documents.parts.sheets import MM
from desktop.documents.parts.styles import Style, styles_for
from desktop.documents.texts import Texts

#: The sender's name is at most this part of the width; a longer one wraps.
_MOST_NAME = 0.62
#: Where the name begins in the square, so that it and the date lie under the lower half of the seal.
_NAME_AT = 0.5
#: How far texts beside the square may reach below it.
_TOLERATED = 2 * MM
_SIGNATURE_ROOM = 13 * MM
_SIGNATURE_LENGTH = 62 * MM


def sealed(left: Sequence[tuple[str, Style]], sender: str, date: str, texts: Texts, width: float) -> list[Piece]:
    """Set the sender's name and the date under the room for the seal, and other texts at the left of it.

    Texts that need more room than there is beside the seal stand above it.
    """
    plain = replace(styles_for(texts.language).plain, align="center")
    name_width = min(max(text_width(sender, plain) + 1, LETTER_SEAL), width * _MOST_NAME)
    beside = [(set_lines(text, style, width - name_width), style) for text, style in left]
    if sum(len(lines) * style.leading for lines, style in beside) > LETTER_SEAL + _TOLERATED:
        above = [piece for text, style in left for piece in paragraph(text, style, width)]
        return [*above[:-1], replace(above[-1], glued=True), *sealed((), sender, date, texts, width)]
    name = set_lines(sender, plain, name_width)
    below = set_lines(date, plain, name_width)
    signed_height = LETTER_SEAL * _NAME_AT + (len(name) + len(below)) * plain.leading

    def draw(canvas: PaperCanvas, x: float, top: float) -> None:
        y = top
        for lines, style in beside:
            draw_lines(canvas, lines, x, y, style)
            y -= len(lines) * style.leading
        edge = x + width - name_width
        draw_seal(canvas, edge + (name_width - LETTER_SEAL) / 2, top, LETTER_SEAL, texts)
        y = top - LETTER_SEAL * _NAME_AT
        draw_lines(canvas, name, edge, y, plain)
        draw_lines(canvas, below, edge, y - len(name) * plain.leading, plain)

    return [Piece(max(LETTER_SEAL, signed_height), draw, before=4)]


def signed(close: str, below: Sequence[str], style: Style, width: float) -> Piece:
    """Set the complimentary close, room for a signature, and whose it is."""
    lines = [line for text in below if text for line in set_lines(text, style, width)]
    height = style.leading * (1 + len(lines)) + _SIGNATURE_ROOM

    def draw(canvas: PaperCanvas, x: float, top: float) -> None:
        draw_lines(canvas, set_lines(close, style, width)[:1], x, top, style)
        y = top - style.leading - _SIGNATURE_ROOM
        draw_rule(canvas, x, y, _SIGNATURE_LENGTH)
        draw_lines(canvas, lines, x, y, style)

    return Piece(height, draw, before=6)
