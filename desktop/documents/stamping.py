"""A file put together from papers of any origin: pages as they are, pictures on pages, and a line at the foot of each.

For what goes to a lawyer with its enclosures: our letters, scans of slips, photographs. Pages keep their sizes and the
way they lie; the line stands at the foot of what is seen, whichever way a scan was turned.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from io import BytesIO
from typing import Any, BinaryIO

import pypdfium2
from PIL import Image, ImageOps, UnidentifiedImageError
from reportlab.pdfbase.pdfmetrics import stringWidth

from desktop import pdfium
from desktop.documents import fonts
from desktop.documents.parts import pictures
from desktop.documents.parts.canvas import About, PaperCanvas
from desktop.documents.parts.sheets import A4, MM, Sheet
from desktop.domain.customers import LetterLanguage

__all__ = ["NotReadableError", "assemble", "picture_page"]

#: The letters of a line, its strip, and how far it is from the edges of the page: beside the number that our papers
#: have in the middle; in points.
_SIZE, _STRIP, _FOOT, _RIGHT = 8, 12, 7 * MM, 12 * MM
_WHITE_BESIDE = 4
#: What stays free around a picture.
_MARGIN = 15 * MM
#: Dots to the inch that a picture has on its page at most, and points.
_RESOLUTION, _INCH = 200, 72
_QUALITY = 85
#: Nobody reads what a strip or a page with a picture says of itself: it becomes part of another file.
_NAMELESS = About("", "", "", LetterLanguage.ENGLISH, date(2000, 1, 1))


class NotReadableError(ValueError):
    """A PDF that is damaged or locked, or a picture that cannot be unfolded."""


class _Careful:
    """Writes to a file, and remembers what went wrong: PDFium passes over errors of whom it calls."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.error: OSError | None = None

    def write(self, data: bytes) -> int:
        """Write, unless something has gone wrong already."""
        if self.error is None:
            try:
                self._file.write(data)
            except OSError as error:
                self.error = error
        return len(data)


def picture_page(picture: bytes) -> bytes:
    """Put a PNG or JPEG on an A4 page of its own, which lies as the picture does; give the page as a PDF.

    It is turned as the camera was held, and has no more dots than a copy needs. Raises NotReadableError.
    """
    upright = _unfolded(picture)
    sheet = Sheet(A4.height, A4.width) if upright.width > upright.height else A4
    room = sheet.width - 2 * _MARGIN, sheet.height - 2 * _MARGIN
    upright.thumbnail((_dots(room[0]), _dots(room[1])), Image.Resampling.LANCZOS)
    stream = BytesIO()
    upright.save(stream, "JPEG", quality=_QUALITY)
    shown = pictures.fitted(stream.getvalue(), *room)
    canvas = PaperCanvas(sheet, _NAMELESS)
    pictures.draw(canvas, shown, (sheet.width - shown.width) / 2, (sheet.height - shown.height) / 2)
    canvas.showPage()
    return canvas.made(1).pdf


def assemble(parts: Iterable[bytes], line: Callable[[int, int], str], file: BinaryIO) -> int:
    """Write PDFs behind each other into a new file with a line at the foot of each page; give the number of pages.

    `line` gets the page, from 1, and the number of all; where it gives "" there is none. Parts are asked for one by
    one, and the screen may draw between two of them. Raises NotReadableError, ValueError where there is no page, and
    the OSError of the file that cannot be written, of a full disk for one.
    """
    with pdfium.LOCK:
        whole = pypdfium2.PdfDocument.new()
    try:
        for part in parts:
            with pdfium.LOCK, _opened(part) as document:
                whole.import_pages(document)
        pages = len(whole)
        if not pages:
            raise ValueError("nothing to put together")
        lines = [line(page, pages) for page in range(1, pages + 1)]
        drawn = _strips(lines)
        with pdfium.LOCK, _opened(drawn) as strips:
            for place, text in enumerate(lines):
                if text:
                    _lay(whole, place, strips)
        careful = _Careful(file)
        with pdfium.LOCK:
            whole.save(careful)
        if careful.error is not None:
            raise careful.error
    finally:
        with pdfium.LOCK:
            whole.close()
    return pages


@contextmanager
def _opened(pdf: bytes) -> Iterator[Any]:
    """Open a PDF for the length of a block that holds the lock."""
    try:
        document = pypdfium2.PdfDocument(pdf)
    except pypdfium2.PdfiumError as error:
        raise NotReadableError("no PDF, or a locked one") from error
    try:
        yield document
    except pypdfium2.PdfiumError as error:
        raise NotReadableError("a damaged PDF") from error
    finally:
        document.close()


def _unfolded(picture: bytes) -> Image.Image:
    """Read a picture upright on white."""
    try:
        with Image.open(BytesIO(picture), formats=("PNG", "JPEG")) as found:
            found.draft("RGB", (_dots(A4.height), _dots(A4.height)))  # a JPEG is read no larger than it is shown
            upright = ImageOps.exif_transpose(found)
            coloured = upright.convert("RGBA" if upright.has_transparency_data else "RGB")
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        raise NotReadableError("no picture") from error
    if coloured.mode == "RGB":
        return coloured
    ground = Image.new("RGB", coloured.size, "white")
    ground.paste(coloured, mask=coloured)
    return ground


def _dots(length: float) -> int:
    return round(length * _RESOLUTION / _INCH)


def _strips(lines: Sequence[str]) -> bytes:
    """Draw each line at the right end of a strip of its own, on white that covers the edge of a scan."""
    sheet = Sheet(A4.width, _STRIP)
    canvas = PaperCanvas(sheet, _NAMELESS)
    for line in lines:
        runs = fonts.runs(line)
        wide = sum(stringWidth(part, font, _SIZE) for font, part in runs)
        left = sheet.width - _RIGHT - wide
        canvas.setFillGray(1)
        canvas.rect(left - _WHITE_BESIDE, 0, wide + 2 * _WHITE_BESIDE, _STRIP, stroke=0, fill=1)
        canvas.write(runs, (left, (_STRIP - _SIZE) / 2 + 1), _SIZE)
        canvas.showPage()
    return canvas.made(len(lines)).pdf


def _lay(whole: Any, place: int, strips: Any) -> None:  # noqa: ANN401 - PDFium's documents have no types
    """Lay a strip across the foot of a page, as a part of its own that leaves what is there as it is."""
    page = whole[place]
    strip = strips.page_as_xobject(place, whole)
    drawn = strip.as_pageobject()
    drawn.set_matrix(pypdfium2.PdfMatrix(*_at_foot(page.get_cropbox(), page.get_rotation())))
    page.insert_obj(drawn)
    page.gen_content()
    strip.close()
    page.close()


def _at_foot(box: tuple[float, float, float, float], turned: int) -> tuple[float, float, float, float, float, float]:
    """Say how a strip has to be turned and moved to lie at the foot of a page that is shown turned clockwise."""
    left, bottom, right, top = box
    width = top - bottom if turned in {90, 270} else right - left
    scale = min(1.0, width / A4.width)
    across = width - A4.width * scale
    return {
        0: (scale, 0, 0, scale, left + across, bottom + _FOOT),
        90: (0, scale, -scale, 0, right - _FOOT, bottom + across),
        180: (-scale, 0, 0, -scale, right - across, top - _FOOT),
        270: (0, -scale, scale, 0, left + _FOOT, top - across),
    }[turned]
