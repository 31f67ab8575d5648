"""The room for a seal: faint corners of a square that says what it is for, and is covered by the seal."""

from dataclasses import dataclass, replace

from desktop.documents.parts.canvas import PaperCanvas
from desktop.documents.parts.lines import draw_text
from desktop.documents.parts.sheets import MM
from desktop.documents.parts.styles import HAIRLINE, Style

#: Sides of the square: of letters, and of agreements, whose seals may be larger.
LETTER_SEAL = 45 * MM
AGREEMENT_SEAL = 60 * MM

_CORNER = 4 * MM


@dataclass(frozen=True, slots=True)
class Hint:
    """The word in a square that says what it is for: how far below its upper edge, as a part of the side."""

    text: str
    style: Style
    below: float = 0.03


def draw_seal(canvas: PaperCanvas, at: tuple[float, float], side: float, hint: Hint) -> None:
    """Draw a square whose left upper corner is given.

    Only its corners are drawn, so that a name that is wider crosses no line.
    """
    x, top = at
    canvas.setLineWidth(0.6)
    canvas.setStrokeGray(HAIRLINE)
    for corner, inward in ((x, _CORNER), (x + side, -_CORNER)):
        for edge, away in ((top, -_CORNER), (top - side, _CORNER)):
            canvas.lines([(corner, edge, corner + inward, edge), (corner, edge, corner, edge + away)])
    canvas.setStrokeGray(0)
    faint = replace(hint.style, align="center", grey=HAIRLINE)
    draw_text(canvas, hint.text, (x, top - side * hint.below), side, faint)
