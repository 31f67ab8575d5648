"""Pictures and prints that stand in a made-up book for what a customer or a courier has sent."""

import math
from io import BytesIO

from PIL import Image, ImageDraw
from reportlab.lib.pagesizes import A6
from reportlab.pdfgen.canvas import Canvas

_SLIP_SIZE = (480, 300)
_PAPER, _INK, _RULE, _STAMP = 247, 40, 170, 120
_MARGIN = 24
_LINE_HEIGHT = 34


def signed_slip(number: str) -> bytes:
    """Draw the photograph of a receipt slip, filled in, signed and stamped, as a small grey PNG."""
    picture = Image.new("L", _SLIP_SIZE, _PAPER)
    draw = ImageDraw.Draw(picture)
    width, height = _SLIP_SIZE
    draw.rectangle((8, 8, width - 9, height - 9), outline=_INK)
    draw.text((_MARGIN, _MARGIN), number, fill=_INK)
    for place in range(2, 7):
        baseline = place * _LINE_HEIGHT
        draw.line((_MARGIN, baseline, width // 2, baseline), fill=_RULE)
        draw.line(_writing(_MARGIN + 6, baseline - 6, 90 + 17 * place, place), fill=_INK, width=2)
    draw.line(_writing(width // 2 + 30, height - 70, 150, 9), fill=_INK, width=3)
    draw.ellipse((width - 150, height - 170, width - 50, height - 70), outline=_STAMP, width=4)
    stream = BytesIO()
    picture.save(stream, "PNG", optimize=True)
    return stream.getvalue()


def tracking_print(number: str, tracking: str, delivered: str) -> bytes:
    """Print what a courier's page says of a delivery, as a small PDF; `delivered` is the day as it stands there."""
    stream = BytesIO()
    canvas = Canvas(stream, pagesize=A6, invariant=1)
    canvas.setTitle(tracking)
    top = A6[1] - 48
    for place, line in enumerate((tracking, f"Reference {number}", f"{delivered}  Delivered, signed for")):
        canvas.drawString(30, top - 24 * place, line)
    canvas.save()
    return stream.getvalue()


def _writing(left: int, baseline: int, length: int, hand: int) -> list[tuple[float, float]]:
    """Give a line that runs as handwriting does; another `hand` writes another one."""
    return [
        (left + x, baseline - 7 * math.sin(x / 5 + hand) - 4 * math.sin(x / (2.3 + hand / 9)))
        for x in range(0, length, 2)
    ]
