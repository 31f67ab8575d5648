"""How letters close: the sender's name and date under the seal in Chinese ones, a signature in English ones."""

from collections.abc import Sequence
from dataclasses import replace

from desktop.documents.parts.canvas import PaperCanvas
from desktop.documents.parts.facts import draw_rule
from desktop.documents.parts.lines import draw_lines, paragraph, set_lines, text_width
from desktop.documents.parts.pieces import Piece
from desktop.documents.parts.seal import LETTER_SEAL, Hint, draw_seal
from desktop.documents.parts.setting import Setting
from desktop.documents.parts.sheets import MM
from desktop.documents.parts.styles import Style

#: The sender's name is at most this part of the width; a longer one wraps.
_MOST_NAME = 0.62
#: Where the name begins in the square, so that it and the date lie under the lower half of the seal.
_NAME_AT = 0.5
#: Texts beside the square or the signature may be so high; longer lists have the whole width, above or below.
_MOST_BESIDE = 2 * LETTER_SEAL
_GAP = 12.0
_SIGNATURE_ROOM = 11 * MM
_SIGNATURE_LENGTH = 62 * MM
#: Notes beside a signature have at most this part of the width.
_MOST_NOTES = 0.44


def sealed(left: Sequence[tuple[str, Style]], signed_by: tuple[str, str], hint: str, setting: Setting) -> list[Piece]:
    """Set the sender's name and the date under the room for the seal, and other texts at the left of it.

    Texts that are too long to stand beside the seal stand above it.
    """
    width = setting.width
    name_width = min(max(text_width(signed_by[0], setting.styles.plain) + 1, LETTER_SEAL), width * _MOST_NAME)
    beside = [(set_lines(text, style, width - name_width - _GAP), style) for text, style in left]
    beside_height = sum(len(lines) * style.leading for lines, style in beside)
    if beside_height > _MOST_BESIDE:
        above = [piece for text, style in left for piece in paragraph(text, style, width)]
        return [*above[:-1], replace(above[-1], glued=True), *sealed((), signed_by, hint, setting)]
    seal = seal_room(signed_by, hint, name_width, setting)

    def draw(canvas: PaperCanvas, x: float, top: float) -> None:
        y = top
        for lines, style in beside:
            draw_lines(canvas, lines, x, y, style)
            y -= len(lines) * style.leading
        seal.draw(canvas, x + width - name_width, top)

    return [Piece(max(seal.height, beside_height), draw, before=4)]


def seal_room(signed_by: tuple[str, str], hint: str, width: float, setting: Setting) -> Piece:
    """Set the room for the seal, and under its lower half the sender's name and the date."""
    style = replace(setting.styles.plain, align="center")
    name, day = (set_lines(text, style, width) for text in signed_by)
    height = LETTER_SEAL * _NAME_AT + (len(name) + len(day)) * style.leading

    def draw(canvas: PaperCanvas, x: float, top: float) -> None:
        draw_seal(canvas, (x + (width - LETTER_SEAL) / 2, top), LETTER_SEAL, Hint(hint, setting.styles.hint))
        y = top - LETTER_SEAL * _NAME_AT
        draw_lines(canvas, name, x, y, style)
        draw_lines(canvas, day, x, y - len(name) * style.leading, style)

    return Piece(max(LETTER_SEAL, height), draw)


def signed(close: str, below: Sequence[str], notes: Sequence[str], setting: Setting) -> list[Piece]:
    """Set the complimentary close, room for a signature, whose it is, and notes at the right of it.

    Notes that are too long to stand beside the signature stand below it.
    """
    width, plain, small = setting.width, replace(setting.styles.plain, after=0), setting.styles.small
    notes_width = min(max((text_width(note, small) for note in notes), default=0) + 1, width * _MOST_NOTES)
    beside = [line for note in notes for line in set_lines(note, small, notes_width)]
    beside_height = len(beside) * small.leading
    if beside_height > _MOST_BESIDE:
        under = [piece for note in notes for piece in paragraph(note, small, width)]
        return [*signed(close, below, (), setting), *under]
    left = width - notes_width - _GAP if notes else width
    lines = [line for text in below if text for line in set_lines(text, plain, left)]
    height = plain.leading * (1 + len(lines)) + _SIGNATURE_ROOM

    def draw(canvas: PaperCanvas, x: float, top: float) -> None:
        draw_lines(canvas, set_lines(close, plain, left)[:1], x, top, plain)
        draw_lines(canvas, beside, x + width - notes_width, top, small)
        y = top - plain.leading - _SIGNATURE_ROOM
        draw_rule(canvas, x, y, _SIGNATURE_LENGTH)
        draw_lines(canvas, lines, x, y, plain)

    return [Piece(max(height, beside_height), draw, before=setting.gap(6))]
