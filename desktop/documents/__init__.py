"""The papers: plain data and texts in, a PDF out."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.documents.data import Made, Paper
    from desktop.documents.texts import Texts
    from desktop.domain.worksheets import WorkSheet


def make(paper: "Paper | WorkSheet", texts: "Texts") -> "Made":
    """Print a paper. Equal paper and texts make equal bytes; any thread may ask.

    Raises UnknownTextError for a text that the catalogue lacks, OSError where a font or the catalogue is not there.
    """
    from desktop.documents.makers import MAKERS

    return MAKERS[type(paper)]()(paper, texts.of_one_paper())
