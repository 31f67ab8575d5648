"""The room for a seal: faint corners of a square that says what it is for, and is covered by the seal."""

from dataclasses import replace

from desktop.documents.parts.canvas import PaperCanvas
from desktop.documents.parts.lines import draw_text
from desktop.documents.parts.sheets import MM
from desktop.documents.parts.styles import HAIRLINE, Styles

#: Sides of the square: of letters, and of agreements, whose seals may be larger.
LETTER_SEAL = 45 * MM
AGREEMENT_SEAL = 60 * MM

_CORNER = 4 * MM


def draw_seal(canvas: PaperCanvas, at: tuple[float, float], side: float, hint: str, styles: Styles) -> None:
    """Draw a square whose left upper corner is given; the hint stands in its upper half.

    Only its corners are drawn, so that a name that is wider crosses no line.
    """
    x, top = at
    canvas.setLineWidth(0.6)
    canvas.setStrokeGray(HAIRLINE)
    for corner, inward in ((x, _CORNER), (x + side, -_CORNER)):
        for edge, away in ((top, -_CORNER), (top - side, _CORNER)):
            canvas.lines([(corner, edge, corner + inward, edge), (corner, edge, corner, edge + away)])
    canvas.setStrokeGray(0)
    draw_text(canvas, hint, (x, top - 4), side, replace(styles.hint, align="center", grey=HAIRLINE))
