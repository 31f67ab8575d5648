"""The canvas that papers are drawn on: the same bytes for the same drawing, and a memory of unusual characters."""

from collections.abc import Iterable
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from reportlab.lib.rl_accel import escapePDF
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from desktop.documents import fonts
from desktop.documents.data import Made
from desktop.documents.font_files import COMPRESSED
from desktop.documents.parts.sheets import Sheet
from desktop.domain.customers import LetterLanguage

if TYPE_CHECKING:
    from reportlab.pdfbase.pdfdoc import PDFDocument
    from reportlab.pdfbase.ttfonts import TTFont

    from desktop.documents.font_files import PaperFont


_LANGUAGE_TAGS = {LetterLanguage.CHINESE: "zh-CN", LetterLanguage.ENGLISH: "en"}
_PROGRAM = "Dunwell"


class About(NamedTuple):
    """What a PDF tells of itself."""

    title: str
    author: str
    subject: str
    language: LetterLanguage
    day: date


class PaperCanvas(Canvas):
    """A canvas of a sheet; `lines.py` writes on it, and nothing else does.

    What is written is kept as one text until the page or the state of the canvas changes: a page has a hundred lines,
    and most of them are in the font of the one before. reportlab's own way to write takes half as long again.
    """

    _code: list[str]  # what the page has been told to draw
    _doc: "PDFDocument"
    _formsinuse: list[str]  # the pictures of the page

    def __init__(self, sheet: Sheet, about: About, stock: str = "") -> None:
        """Take the characters of the text font that papers of this kind show, to be made once for all of them."""
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
        self._doc.defaultStreamFilters = [COMPRESSED]
        if stock:
            cast("PaperFont", pdfmetrics.getFont(fonts.TEXT)).begin(self._doc, stock)
        self.setTitle(fonts.visible(about.title))
        self.setAuthor(fonts.visible(about.author))
        self.setSubject(fonts.visible(about.subject))
        self.setDateFormatter(lambda *_today: f"D:{about.day:%Y%m%d}000000+00'00'")
        self.setCreator(_PROGRAM)
        self.setProducer(_PROGRAM)
        self._unusual: dict[str, None] = {}
        self._written: list[str] = []
        self._font = self._state = ""

    def write(
        self,
        runs: Iterable[tuple[str, str]],
        at: tuple[float, float],
        size: float,
        *,
        grey: float = 0,
        spread: float = 0,
    ) -> None:
        """Write (font, text) runs one behind the other, the first with its base line at a point.

        `spread` is put between the letters, in points.
        """
        x, y = at
        state = f"{grey:.2f} g {spread:.3f} Tc"
        if state != self._state:
            self._written.append(state)
            self._state = state
        self._written.append(f"1 0 0 1 {x:.2f} {y:.2f} Tm")
        for name, text in runs:
            font = cast("TTFont", pdfmetrics.getFont(name))
            for subset, codes in font.splitString(text, self._doc):
                used = f"{font.getSubsetInternalName(subset, self._doc)} {size:.2f} Tf"
                if used != self._font:
                    self._written.append(used)
                    self._font = used
                self._written.append(f"({escapePDF(codes)}) Tj")

    def show(self, name: str, image: Any, mask: Any, room: tuple[float, float, float, float]) -> None:  # noqa: ANN401
        """Draw a picture (as reportlab embeds it) into x, y, width and height; `mask` is its own, None for none.

        It is in the paper once, by its name, however often it is drawn.
        """
        doc: Any = self._doc
        label = doc.getXObjectName(name)
        if label not in doc.idToObject:
            if mask is not None:
                image.smask = doc.Reference(mask)
            doc.addForm(name, image)
        x, y, width, height = room
        self.saveState()
        self.transform(width, 0, 0, height, x, y)
        self._code.append(f"/{label} Do")
        self.restoreState()
        self._formsinuse.append(name)

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

    def _finish_text(self) -> None:
        if self._written:
            self._code.append(" ".join(["q BT", *self._written, "ET Q"]))
            self._written.clear()
        self._font = self._state = ""
