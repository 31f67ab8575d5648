"""Pages of a PDF as pictures.

PDFium works for one thread at a time, so all of it happens under one lock, and nothing of it is kept: opening a paper
takes a fraction of a millisecond.
"""

import math
from contextlib import closing
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QSize, QSizeF
from PySide6.QtGui import QImage

from desktop import pdfium

if TYPE_CHECKING:
    from collections.abc import Callable

    import pypdfium2

T = TypeVar("T")

#: A PDF measures in points.
POINTS_PER_INCH = 72


def page_sizes(pdf: bytes) -> tuple[QSizeF, ...] | None:
    """Measure every page, in points; None for bytes that are no PDF which can be shown."""
    return _opened(pdf, lambda paper: tuple(QSizeF(*paper.get_page_size(at)) for at in range(len(paper))))


def draw_page(pdf: bytes, page: int, scale: float) -> QImage | None:
    """Draw a page (from 0) with `scale` pixels to the point, as large as `pixels` says; None where that fails."""
    return _opened(pdf, lambda paper: _drawn(paper, page, scale))


def pixels(size: QSizeF, scale: float) -> QSize:
    """Give the size of the picture of a page: whole pixels that hold all of it."""
    return QSize(math.ceil(size.width() * scale), math.ceil(size.height() * scale))


def _opened(pdf: bytes, work: "Callable[[pypdfium2.PdfDocument], T]") -> T | None:
    import pypdfium2

    with pdfium.LOCK:
        try:
            with closing(pypdfium2.PdfDocument(pdf)) as paper:
                return work(paper)
        except pypdfium2.PdfiumError:
            return None


def _drawn(paper: "pypdfium2.PdfDocument", at: int, scale: float) -> QImage:
    with closing(paper[at]) as page, closing(page.render(scale=scale, prefer_bgrx=True)) as bitmap:
        layout = QImage.Format.Format_RGB32  # four bytes a pixel in the order of the machine: BGRx
        return QImage(bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride, layout).copy()
