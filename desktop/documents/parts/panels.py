"""Answers beside each other on a slip: each in a frame, with a box to tick, lines to write on, and who signs."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from desktop.documents.parts.canvas import PaperCanvas
from desktop.documents.parts.facts import draw_rule
from desktop.documents.parts.lines import draw_lines, draw_text, set_lines
from desktop.documents.parts.pieces import Piece
from desktop.documents.parts.setting import Setting
from desktop.documents.parts.slip import BOX, draw_field
from desktop.documents.parts.styles import HAIRLINE

_GAP = 10.0
_PAD = 6.0
_LINE = 19.0
_FIELD = 7.0


@dataclass(frozen=True, slots=True)
class Panel:
    """One answer: its words behind a box, how many lines to write on, and what is filled in below."""

    words: str
    lines: int
    fields: Sequence[str]


def panels(given: Sequence[Panel], setting: Setting) -> Piece:
    """Set answers beside each other, all as high as the one that needs most; lines of all stand on one height."""
    text = replace(setting.styles.cell, leading=setting.styles.cell.leading + 1)
    words = replace(text, font=setting.styles.heading.font, inset=text.size * 1.6)
    wide = (setting.width - _GAP * (len(given) - 1)) / len(given)
    inner = wide - 2 * _PAD
    set_words = [set_lines(panel.words, words, inner) for panel in given]
    above = max(len(lines) for lines in set_words) * words.leading
    field_height = text.leading + _FIELD
    fields_height = max(len(panel.fields) for panel in given) * field_height
    height = 2 * _PAD + above + max(panel.lines for panel in given) * _LINE + fields_height

    def draw(canvas: PaperCanvas, x: float, top: float) -> None:
        for place, (panel, lines) in enumerate(zip(given, set_words, strict=True)):
            left = x + place * (wide + _GAP)
            _frame(canvas, (left, top), wide, height)
            draw_text(canvas, BOX, (left + _PAD, top - _PAD), words.inset, text)
            draw_lines(canvas, lines, left + _PAD, top - _PAD, words)
            for row in range(1, panel.lines + 1):
                draw_rule(canvas, left + _PAD, top - _PAD - above - row * _LINE + 2, inner)
            y = top - height + _PAD + fields_height
            for row, field in enumerate(panel.fields):
                draw_field(canvas, field, (left + _PAD, y - row * field_height - _FIELD), inner, text)

    return Piece(height, draw)


def _frame(canvas: PaperCanvas, at: tuple[float, float], width: float, height: float) -> None:
    x, top = at
    canvas.setLineWidth(0.5)
    canvas.setStrokeGray(HAIRLINE)
    canvas.rect(x, top - height, width, height)
    canvas.setStrokeGray(0)
