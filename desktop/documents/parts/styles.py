"""How texts look, by language; lengths in points."""

import functools
from dataclasses import dataclass, replace
from typing import Literal

from desktop.documents.fonts import HEADING, TEXT
from desktop.domain.customers import LetterLanguage

Align = Literal["left", "center", "right", "justify"]

#: Greys: of hints that the eye may pass over, of lines between rows, of what lies behind headings.
HINT = 0.45
HAIRLINE = 0.72
SHADE = 0.95
_CLOSE_AIR = 0.5


@dataclass(frozen=True, slots=True)
class Style:
    """The looks of one kind of text; `indent` is that of the first line, `inset` that of all lines."""

    font: str = TEXT
    size: float = 12
    leading: float = 18
    align: Align = "left"
    indent: float = 0
    inset: float = 0
    before: float = 0
    after: float = 0
    grey: float = 0


@dataclass(frozen=True, slots=True)
class Styles:
    """The styles of a language."""

    title: Style
    heading: Style  # above a group of clauses, a block, a slip
    body: Style  # a paragraph of text
    plain: Style  # the same without the indent of its first line
    strong: Style  # plain in the heading's font
    small: Style
    hint: Style  # small and grey
    cell: Style
    cell_head: Style
    air: float = 1  # so much of the usual room is left between parts


@functools.cache
def styles_for(language: LetterLanguage, *, close: bool = False) -> Styles:
    """Give the styles of a language: Chinese is set in 12 points at one and a half lines, English a little tighter.

    Set close, a text is lower by a seventh: Chinese in 10.5 points, the smaller of the two usual sizes of letters.
    """
    chinese = language is LetterLanguage.CHINESE
    if chinese:
        plain = Style(size=10.5, leading=15.5, align="justify") if close else Style(leading=18, align="justify")
        title = Style(HEADING, 18, 24, "center") if close else Style(HEADING, 20, 28, "center", before=4, after=1)
        cell, cell_head = _cells(9.5, 12.5) if close else _cells(10.5, 14.5)
    else:
        plain = Style(size=10, leading=12.5, after=3) if close else Style(size=10.5, leading=14.2, after=5)
        title = Style(HEADING, 16, 22, after=6)
        cell, cell_head = _cells(9, 12) if close else _cells(9.5, 13)
    small = Style(size=9, leading=12 if close else 13)
    return Styles(
        title=title,
        heading=Style(HEADING, plain.size, plain.leading, before=5, after=2),
        body=replace(plain, indent=2 * plain.size if chinese else 0),
        plain=plain,
        strong=replace(plain, font=HEADING),
        small=small,
        hint=replace(small, grey=HINT),
        cell=cell,
        cell_head=cell_head,
        air=_CLOSE_AIR if close else 1,
    )


def _cells(size: float, leading: float) -> tuple[Style, Style]:
    """Give the styles of the cells of a table, and of its head."""
    return Style(size=size, leading=leading), Style(HEADING, size - 0.5, leading - 1)
