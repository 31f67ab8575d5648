"""The canvas that papers are drawn on: the same bytes for the same drawing, and a memory of unusual characters."""

from io import BytesIO
from typing import NamedTuple

from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

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
    """A canvas of a sheet; `draw_line` of `lines.py` writes text on it, and nothing else does."""

    def __init__(self, sheet: Sheet, about: About) -> None:
        fonts.register()
        self._stream = BytesIO()
        super().__init__(
            self._stream,
            pagesize=(sheet.width, sheet.height),
            pageCompression=1,
            invariant=1,
            initialFontName=fonts.TEXT,  # type: ignore[arg-type]  # the stub takes the name for a number
            lang=_LANGUAGE_TAGS[about.language],
        )
        self.setTitle(about.title)
        self.setAuthor(about.author)
        self.setSubject(about.subject)
        self.setCreator(_PROGRAM)
        self.setProducer(_PROGRAM)
        self._unusual: dict[str, None] = {}

    def remember(self, text: str) -> None:
        """Remember a text that not all of is in the font it is set in."""
        self._unusual[text] = None

    def made(self, pages: int) -> Made:
        """Finish the PDF."""
        self.save()
        missing = fonts.missing("".join(self._unusual))
        return Made(self._stream.getvalue(), pages, missing.characters, missing.right_to_left)


def picture_size(picture: bytes, width: float, height: float) -> tuple[float, float]:
    """Return the size of a picture that fits into a room and keeps its shape."""
    pixels_across, pixels_down = ImageReader(BytesIO(picture)).getSize()
    scale = min(width / pixels_across, height / pixels_down)
    return pixels_across * scale, pixels_down * scale
