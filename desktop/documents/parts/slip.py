"""The slip below the tear line, which the customer fills in and sends back."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from desktop.documents.parts.canvas import PaperCanvas
from desktop.documents.parts.facts import draw_rule
from desktop.documents.parts.lines import draw_lines, draw_text, set_lines, text_width
from desktop.documents.parts.pieces import Piece
from desktop.documents.parts.setting import Setting
from desktop.documents.parts.styles import HINT, Style

#: Ticked by hand.
BOX = "□"
_TEAR_HEIGHT = 20.0
_FIELD_GAP = 14.0


@dataclass(frozen=True, slots=True)
class Slip:
    """What a slip says: its title, sentences, boxes to tick, how to, and what is filled in, two beside each other."""

    tear: str  # on the line that it is torn off along
    title: str
    sentences: Sequence[str]
    boxes: Sequence[str]
    note: str
    fields: Sequence[str]


def slip_piece(slip: Slip, setting: Setting) -> Piece:
    """Set a slip as one piece: below a tear line at the foot of a page, or without it alone on one."""
    return torn_off(_form(slip, setting), slip.tear, setting)


def torn_off(alone: Piece, tear: str, setting: Setting) -> Piece:
    """Put a form below a tear line at the foot of a page, or without it alone on one."""
    hint = replace(setting.styles.hint, align="center", size=8)
    tear_height = max(hint.leading, setting.gap(_TEAR_HEIGHT))

    def draw(canvas: PaperCanvas, x: float, top: float) -> None:
        _tear_line(canvas, (x, top - tear_height / 2), setting.width, tear, hint)
        alone.draw(canvas, x, top - tear_height)

    return Piece(alone.height + tear_height, draw, before=setting.gap(10), at_foot=True, alone=alone)


def _form(slip: Slip, setting: Setting) -> Piece:
    styles, width = setting.styles, setting.width
    title = replace(styles.heading, align="center")
    text = replace(styles.cell, leading=styles.cell.leading + 2)
    boxed = replace(text, inset=text.size * 1.6)
    blocks: list[tuple[Style, str]] = [
        *((text, sentence) for sentence in slip.sentences),
        *((boxed, box) for box in slip.boxes),
        (replace(styles.small, leading=styles.small.leading + 2), slip.note),
    ]
    set_blocks = [(style, set_lines(words, style, width)) for style, words in blocks]
    fields = field_rows(slip.fields, setting)
    height = title.leading + sum(len(lines) * style.leading for style, lines in set_blocks)
    height += len(slip.boxes) * 2 + fields.height

    def draw(canvas: PaperCanvas, x: float, top: float) -> None:
        y = top - draw_text(canvas, slip.title, (x, top), width, title)
        for style, lines in set_blocks:
            if style is boxed:
                y -= 2
                draw_text(canvas, BOX, (x, y), boxed.inset, text)
            draw_lines(canvas, lines, x, y, style)
            y -= len(lines) * style.leading
        fields.draw(canvas, x, y)

    return Piece(height, draw)


def field_rows(fields: Sequence[str], setting: Setting) -> Piece:
    """Set labels with lines to write on behind them, two beside each other."""
    text = replace(setting.styles.cell, leading=setting.styles.cell.leading + 2)
    row_height = text.leading + 7
    half = (setting.width - _FIELD_GAP) / 2

    def draw(canvas: PaperCanvas, x: float, top: float) -> None:
        for place, field in enumerate(fields):
            column, row = place % 2, place // 2
            draw_field(canvas, field, (x + column * (half + _FIELD_GAP), top - row * row_height - 7), half, text)

    return Piece(-(-len(fields) // 2) * row_height + 2, draw)


def draw_field(canvas: PaperCanvas, label: str, at: tuple[float, float], width: float, style: Style) -> None:
    """Draw a label with a line to write on behind it, in a room whose left upper corner is given."""
    x, top = at
    draw_text(canvas, label, at, width, style)
    begins = text_width(label, style) + 4
    draw_rule(canvas, x + begins, top - style.leading * 0.85, width - begins)


def _tear_line(canvas: PaperCanvas, at: tuple[float, float], width: float, words: str, style: Style) -> None:
    x, y = at
    gap = text_width(words, style) / 2 + 6
    canvas.saveState()
    canvas.setLineWidth(0.6)
    canvas.setStrokeGray(HINT)
    canvas.setDash(3, 3)
    canvas.line(x, y, x + width / 2 - gap, y)
    canvas.line(x + width / 2 + gap, y, x + width, y)
    canvas.restoreState()
    draw_text(canvas, words, (x, y + style.leading / 2), width, style)
