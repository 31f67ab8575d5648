"""Where a text stands on the pages of a finished paper."""

import re
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from desktop import pdfium

if TYPE_CHECKING:
    import pypdfium2

__all__ = ["Mark", "mark_of"]

_PLACE = re.compile(r"\{\w+\}", re.ASCII)
#: Characters of a line overlap by more than this part of their height.
_SAME_LINE = 0.5


class Mark(NamedTuple):
    """A line of a text on a page (from 0): its edges as parts of the page's width and height, from the top left."""

    page: int
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class _Letter:
    """A character that is no blank, and the edges of its box; `begins` where a blank or the page's edge is before."""

    sign: str
    begins: bool
    left: float
    top: float
    right: float
    bottom: float


def mark_of(pdf: bytes, text: str) -> tuple[Mark, ...]:
    """Find a text whose places are filled, line by line; empty where the paper does not say it in one piece."""
    import pypdfium2

    pieces = [squeezed for piece in _PLACE.split(text) if (squeezed := "".join(piece.split()))]
    if not pieces:
        return ()
    with pdfium.LOCK, closing(pypdfium2.PdfDocument(pdf)) as paper:
        for at in range(len(paper)):
            with closing(paper[at]) as page:
                letters = list(_letters(page))
            if span := _span(letters, pieces):
                return tuple(_lines(at, letters[span.start : span.stop]))
    return ()


def _letters(page: "pypdfium2.PdfPage") -> Iterator[_Letter]:
    from pypdfium2.raw import FPDFText_GetUnicode

    width, height = page.get_size()
    with closing(page.get_textpage()) as found:
        begins = True
        for place in range(found.count_chars()):
            sign = chr(FPDFText_GetUnicode(found.raw, place))
            if sign.isspace() or not sign.isprintable():
                begins = True
                continue
            left, bottom, right, top = found.get_charbox(place, loose=True)
            yield _Letter(sign, begins, left / width, 1 - top / height, right / width, 1 - bottom / height)
            begins = False


def _span(letters: Sequence[_Letter], pieces: Sequence[str]) -> range | None:
    """Find the pieces behind each other; rather where the first begins a word or a line than within one."""
    said = "".join(letter.sign for letter in letters)
    starts = [found.start() for found in re.finditer(re.escape(pieces[0]), said)]
    for start in sorted(starts, key=lambda start: not letters[start].begins):
        end = start
        for piece in pieces:
            at = said.find(piece, end)
            if at < 0:
                break
            end = at + len(piece)
        else:
            return range(start, end)
    return None


def _lines(page: int, letters: Sequence[_Letter]) -> Iterator[Mark]:
    line: Mark | None = None
    for letter in letters:
        box = Mark(page, letter.left, letter.top, letter.right, letter.bottom)
        if line is not None and _are_beside(line, box):
            line = Mark(
                page,
                min(line.left, box.left),
                min(line.top, box.top),
                max(line.right, box.right),
                max(line.bottom, box.bottom),
            )
            continue
        if line is not None:
            yield line
        line = box
    if line is not None:
        yield line


def _are_beside(line: Mark, box: Mark) -> bool:
    shared = min(line.bottom, box.bottom) - max(line.top, box.top)
    return shared > _SAME_LINE * min(line.bottom - line.top, box.bottom - box.top)
