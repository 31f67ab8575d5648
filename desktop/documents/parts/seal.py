"""The room for a seal: a faint dotted square that says what it is for, and is covered by the seal."""

from dataclasses import replace

from desktop.documents.parts.canvas import PaperCanvas
from desktop.documents.parts.lines import draw_text
from desktop.documents.parts.sheets import MM
from desktop.documents.parts.styles import HAIRLINE, styles_for
from desktop.documents.texts import Texts

#: Sides of the square: of letters, and of agreements, whose seals may be larger.
LETTER_SEAL = 45 * MM
AGREEMENT_SEAL = 60 * MM

_DOTS = (0.6, 2.4)


def draw_seal(canvas: PaperCanvas, x: float, top: float, side: float, texts: Texts) -> None:
    """Draw the square with its left upper corner at x and top; the hint stands in its upper half."""
    canvas.saveState()
    canvas.setLineWidth(0.6)
    canvas.setStrokeGray(HAIRLINE)
    canvas.setLineCap(1)
    canvas.setDash(*_DOTS)
    canvas.rect(x, top - side, side, side)
    canvas.restoreState()
    style = replace(styles_for(texts.language).hint, align="center", grey=HAIRLINE)
    draw_text(canvas, texts.say("common.seal"), (x, top - 4), side, style)
