"""The square for a party's seal, with a faint word of what it is for where no name stands."""

from dataclasses import replace

from desktop.documents.parts.canvas import PaperCanvas
from desktop.documents.parts.lines import draw_lines, set_lines
from desktop.documents.parts.styles import HAIRLINE
from desktop.documents.plans.looks import Looks

_DOTS = (0.6, 2.4)
_HINT_AT = 0.6


def draw_square(canvas: PaperCanvas, at: tuple[float, float], side: float, hint: str, looks: Looks) -> None:
    """Draw a square whose left upper corner is given; the hint stands a little below its middle."""
    x, top = at
    canvas.saveState()
    canvas.setLineWidth(0.6)
    canvas.setStrokeGray(HAIRLINE)
    canvas.setLineCap(1)
    canvas.setDash(*_DOTS)
    canvas.rect(x, top - side, side, side)
    canvas.restoreState()
    faint = replace(looks.small, align="center", grey=HAIRLINE)
    draw_lines(canvas, set_lines(hint, faint, side), x, top - side * _HINT_AT, faint)
