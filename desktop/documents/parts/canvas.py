"""The canvas that papers are drawn on: the same bytes for the same drawing, and a memory of unusual characters."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import NamedTuple

from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.textobject import PDFTextObject

from desktop.documents import fonts
from desktop.documents.data import Made
from desktop.documents.parts.sheets import Sheet
from desktop.domain.customers import LetterLanguage

_LANGUAGE_TAGS = {LetterLanguage.CHINESE: "zh-CN", LetterLanguage.ENGLISH: "en"}
_PROGRAM = "Dunwell"


class About(NamedTuple):
    """What a PDF tells of itself."""

    title: str
    author: str
    subject: str
    language: LetterLanguage


class PaperCanvas(Canvas):
    """A canvas of a sheet; `lines.py` writes on it, and nothing else does.

    What is written is kept as one text until the page or the state of the canvas changes: a page has a hundred lines,
    and most of them are in the font of the one before.
    """

    def __init__(self, sheet: Sheet, about: About) -> None:
        fonts.register()
        self._stream = BytesIO()
        super().__init__(
            self._stream,
            pagesize=(sheet.width, sheet.height),
            pageCompression=0,  # left to the document
            invariant=1,
            initialFontName=fonts.TEXT,  # type: ignore[arg-type]  # the stub takes the name for a number
            lang=_LANGUAGE_TAGS[about.language],
        )
        self._doc.defaultStreamFilters = [fonts.COMPRESSED]  # type: ignore[attr-defined]
        self.setTitle(fonts.visible(about.title))
        self.setAuthor(fonts.visible(about.author))
        self.setSubject(fonts.visible(about.subject))
        self.setCreator(_PROGRAM)
        self.setProducer(_PROGRAM)
        self._unusual: dict[str, None] = {}
        self._written: PDFTextObject | None = None
        self._font: tuple[str, float] = ("", 0)

    def write(self, runs: Iterable[tuple[str, str]], at: tuple[float, float], size: float) -> None:
        """Write (font, text) runs one behind the other, the first with its base line at a point."""
        written = self._text()
        written.setTextOrigin(*at)
        for font, text in runs:
            if self._font != (font, size):
                written.setFont(font, size)
                self._font = (font, size)
            written.textOut(text)

    @contextmanager
    def writing(self, *, grey: float = 0, spread: float = 0) -> Iterator[None]:
        """Write in a grey, with room between letters, or both."""
        written = self._text()
        if grey:
            written.setFillGray(grey)
        if spread:
            written.setCharSpace(spread)
        yield
        if spread:
            written.setCharSpace(0)
        if grey:
            written.setFillGray(0)

    def saveState(self) -> None:  # noqa: N802 - reportlab's name
        """Keep the state; what was written until now is not touched by what comes."""
        self._finish_text()
        super().saveState()

    def restoreState(self) -> None:  # noqa: N802
        """Go back to the state that was kept, after what has been written in this one."""
        self._finish_text()
        super().restoreState()

    def showPage(self) -> None:  # noqa: N802
        """Finish the page."""
        self._finish_text()
        super().showPage()

    def remember(self, text: str) -> None:
        """Remember a text that not all of is in the font it is set in."""
        self._unusual[text] = None

    def made(self, pages: int) -> Made:
        """Finish the PDF."""
        self.save()
        missing = fonts.missing("".join(self._unusual))
        return Made(self._stream.getvalue(), pages, missing.characters, missing.right_to_left)

    def _text(self) -> PDFTextObject:
        if self._written is None:
            self._written = self.beginText()
        return self._written

    def _finish_text(self) -> None:
        if self._written is not None:
            self.drawText(self._written)
        self._written, self._font = None, ("", 0)


def picture_size(picture: bytes, width: float, height: float) -> tuple[float, float]:
    """Return the size of a picture that fits into a room and keeps its shape."""
    pixels_across, pixels_down = ImageReader(BytesIO(picture)).getSize()
    scale = min(width / pixels_across, height / pixels_down)
    return pixels_across * scale, pixels_down * scale
