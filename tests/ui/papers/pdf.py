"""Small PDFs to show and print: a black bar at a known place of each page."""

import io

from reportlab.lib.pagesizes import A4, LETTER
from reportlab.pdfgen.canvas import Canvas

__all__ = ["A4", "BAR", "LETTER", "ink", "make"]

#: Left, bottom, width, height of the bar on each page, in points.
BAR = (72, 700, 144, 18)


def make(pages=3, size=A4):
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=size, invariant=1)
    for number in range(pages):
        canvas.rect(*BAR, stroke=0, fill=1)
        canvas.drawString(72, 660, f"Page {number + 1}")
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def ink(picture):
    """Give the rectangle of the bar in a picture: left, top, right, bottom of what is dark, looked for in its rows."""
    dark = [
        (x, y)
        for y in range(0, picture.height(), 2)
        for x in range(0, picture.width(), 2)
        if picture.pixelColor(x, y).lightness() < 64
    ]
    xs, ys = [x for x, _y in dark], [y for _x, y in dark]
    return (min(xs), min(ys), max(xs), max(ys)) if dark else None
