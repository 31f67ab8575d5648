"""What a paper of ours tells reportlab to draw, written down so that a bare canvas can draw the same page."""

from collections.abc import Callable
from typing import Any

import pytest
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.textobject import PDFTextObject

from tests.bench.bare_canvas import Stroke

#: What our papers tell a canvas besides text.
_TOLD = (
    "line", "lines", "rect", "restoreState", "saveState", "setDash", "setFillGray", "setLineCap", "setLineWidth",
    "setStrokeGray", "showPage",
)  # fmt: skip


def recorded(make: Callable[[], object]) -> list[Stroke]:
    """Make one paper, and give what reportlab was told to draw."""
    strokes: list[Stroke] = []
    looks = {"grey": 0.0, "space": 0.0}

    def write(text: PDFTextObject, letters: str) -> None:
        at = (text.getX(), text.getY())
        told = {"letters": letters, "font": (text._fontname, text._fontsize), **looks}
        strokes.append(("text", at, told))

    with pytest.MonkeyPatch.context() as patch:
        for name in _TOLD:
            _hear(patch, Canvas, name, lambda _canvas, *args, name=name, **more: strokes.append((name, args, more)))
        _hear(patch, PDFTextObject, "textOut", write)
        _hear(patch, PDFTextObject, "setFillGray", lambda _text, grey: looks.update(grey=grey))
        _hear(patch, PDFTextObject, "setCharSpace", lambda _text, space: looks.update(space=space))
        make()
    return strokes


def _hear(patch: pytest.MonkeyPatch, kind: type, name: str, told: Callable[..., object]) -> None:
    """Let a method tell what it is called with before it does its work."""
    original = getattr(kind, name)

    def heard(this: Any, *args: Any, **more: Any) -> Any:
        told(this, *args, **more)
        return original(this, *args, **more)

    patch.setattr(kind, name, heard)
