"""What a paper of ours tells reportlab to draw, written down so that a bare canvas can draw the same page."""

from collections.abc import Callable, Iterable
from typing import Any

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from desktop.documents.parts.canvas import PaperCanvas
from tests.bench.bare_canvas import Stroke

#: What our papers tell a canvas besides text.
_TOLD = (
    "line", "lines", "rect", "restoreState", "saveState", "setDash", "setFillGray", "setLineCap", "setLineWidth",
    "setStrokeGray", "showPage",
)  # fmt: skip


def recorded(make: Callable[[], object]) -> list[Stroke]:
    """Make one paper, and give what its canvas was told to draw."""
    strokes: list[Stroke] = []

    def write(
        _canvas: PaperCanvas,
        runs: Iterable[tuple[str, str]],
        at: tuple[float, float],
        size: float,
        *,
        grey: float = 0,
        spread: float = 0,
    ) -> None:
        x, y = at
        for font, letters in runs:
            strokes.append(("text", (x, y), {"letters": letters, "font": (font, size), "grey": grey, "space": spread}))
            x += stringWidth(letters, font, size) + spread * len(letters)

    with pytest.MonkeyPatch.context() as patch:
        for name in _TOLD:
            _hear(patch, Canvas, name, lambda _canvas, *args, name=name, **more: strokes.append((name, args, more)))
        _hear(patch, PaperCanvas, "write", write)
        make()
    return strokes


def _hear(patch: pytest.MonkeyPatch, kind: type, name: str, told: Callable[..., object]) -> None:
    """Let a method tell what it is called with before it does its work."""
    original = getattr(kind, name)

    def heard(this: Any, *args: Any, **more: Any) -> Any:
        told(this, *args, **more)
        return original(this, *args, **more)

    patch.setattr(kind, name, heard)
