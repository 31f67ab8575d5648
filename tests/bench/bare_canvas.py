"""Pages drawn by reportlab's canvas alone: what a paper costs that nobody has to set."""

from collections.abc import Iterable, Mapping, Sequence
from io import BytesIO
from typing import Any, TypeAlias

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from desktop import paths

#: What a canvas is told: the name of a method, and its arguments by place and by name; "text" is one run of letters.
Stroke: TypeAlias = tuple[str, Sequence[Any], Mapping[str, Any]]


def register_bare(*, ascii_readable: bool = True) -> str:
    """Make our fonts known as reportlab reads them by itself; give what comes before their names."""
    prefix = "bare-" if ascii_readable else "lean-"
    for file in ("NotoSerifSC-Regular", "NotoSansSC-Bold"):
        path = str(paths.resource("fonts", f"{file}.ttf"))
        # Of two fonts from one file, `registerFont` would take the first for both: ours, which embeds faster.
        pdfmetrics._fonts[prefix + file] = TTFont(prefix + file, path, asciiReadable=ascii_readable)
    return prefix


def bare(letters: Iterable[Sequence[Stroke]], prefix: str) -> bytes:
    """Draw letters into one file with nothing but reportlab's canvas, each on pages of its own."""
    stream = BytesIO()
    canvas = Canvas(stream, pageCompression=1)
    for strokes in letters:
        for name, args, more in strokes:
            if name == "text":
                _write(canvas, prefix, args, **more)
            else:
                getattr(canvas, name)(*args, **more)
    canvas.save()
    return stream.getvalue()


def _write(
    canvas: Canvas, prefix: str, at: Sequence[float], *, letters: str, font: Sequence[Any], grey: float, space: float
) -> None:
    name, size = prefix + font[0], font[1]
    if (name, size) != (canvas._fontname, canvas._fontsize):
        canvas.setFont(name, size)
    canvas.setFillGray(grey)
    canvas.drawString(*at, letters, charSpace=space)
