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


@functools.cache
def styles_for(language: LetterLanguage) -> Styles:
    """Give the styles of a language: Chinese is set in 12 points at one and a half lines, English a little tighter."""
    chinese = language is LetterLanguage.CHINESE
    plain = Style(size=12, leading=18, align="justify") if chinese else Style(size=10.5, leading=14.2, after=5)
    size = plain.size
    small = Style(size=9, leading=13)
    return Styles(
        title=Style(HEADING, 20, 28, "center", before=4, after=1) if chinese else Style(HEADING, 16, 22, after=6),
        heading=Style(HEADING, size, plain.leading, before=5, after=2),
        body=replace(plain, indent=2 * size if chinese else 0),
        plain=plain,
        strong=replace(plain, font=HEADING),
        small=small,
        hint=replace(small, grey=HINT),
        cell=Style(size=10.5, leading=14.5) if chinese else Style(size=9.5, leading=13),
        cell_head=Style(HEADING, 10, 13.5) if chinese else Style(HEADING, 9, 12),
    )
