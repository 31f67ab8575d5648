"""Papers read back as somebody reads them: page by page, with the engine that shows them."""

import pypdfium2
import pypdfium2.raw as pdfium

from desktop import documents
from desktop.documents.data import Paper
from desktop.documents.texts import Texts


def pages(paper: Paper, texts: Texts) -> list[str]:
    """Print a paper and give the text of each page, lines as they were drawn."""
    return pages_of(documents.make(paper, texts).pdf)


def pages_of(pdf: bytes) -> list[str]:
    """Give the text of each page of a PDF."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [page.get_textpage().get_text_range().replace("\r\n", "\n") for page in document]
    finally:
        document.close()


def flat(paper: Paper, texts: Texts) -> str:
    """Print a paper and give its text without line ends, as a search would see it."""
    return "".join("".join(page.split("\n")) for page in pages(paper, texts))


def pictures_and_links(pdf: bytes) -> int:
    """Count what a paper holds besides text and lines."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return sum(
            pdfium.FPDFPage_GetAnnotCount(page.raw)
            + sum(found.type == pdfium.FPDF_PAGEOBJ_IMAGE for found in page.get_objects())
            for page in document
        )
    finally:
        document.close()


def beyond_margins(pdf: bytes, margin: float = 20) -> list[int]:
    """Name the pages on which something is drawn nearer to the edge than a margin, in points."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [number for number, page in enumerate(document, start=1) if not _keeps(page, margin)]
    finally:
        document.close()


def _keeps(page: pypdfium2.PdfPage, margin: float) -> bool:
    width, height = page.get_size()
    bounds = [found.get_bounds() for found in page.get_objects()]
    return all(
        margin <= left and margin <= bottom and right <= width - margin and top <= height - margin
        for left, bottom, right, top in bounds
    )


def open_pdf(pdf: bytes) -> pypdfium2.PdfDocument:
    """Open a PDF; to be closed by who asked for it."""
    return pypdfium2.PdfDocument(pdf)
