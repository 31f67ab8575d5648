"""The pages of a paper: pieces put on sheets, with number and page at the foot of each."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from desktop.documents.data import Heading, Made
from desktop.documents.parts.canvas import About, PaperCanvas
from desktop.documents.parts.lines import draw_text, set_lines
from desktop.documents.parts.pieces import Piece, Placed, paginate
from desktop.documents.parts.sheets import MM, Sheet
from desktop.documents.parts.styles import Style, styles_for
from desktop.documents.texts import Texts
from desktop.domain.customers import LetterLanguage

#: Below the text.
_FOOT = 4 * MM


def make_pdf(pieces: Iterable[Piece], sheet: Sheet, title: str, heading: Heading, texts: Texts) -> Made:
    """Print pieces on as many sheets as they need; equal pieces make equal bytes."""
    return print_pages(paginate(pieces, sheet.text_height), sheet, title, heading, texts)


def print_pages(
    pages: Sequence[Sequence[Placed]], sheet: Sheet, title: str, heading: Heading, texts: Texts, *, foot: str = ""
) -> Made:
    """Print pages on sheets.

    The title is what the PDF says of itself. A paper of several pages has its number at the foot of each, and the
    page's. `foot` stands below the first page; `with_room_for` leaves room for it.
    """
    return print_sheets(pages, sheet, _about(title, heading, texts.language), heading.number, texts, foot=foot)


def print_sheets(
    pages: Sequence[Sequence[Placed]],
    sheet: Sheet,
    about: About,
    name: str,
    texts: Texts,
    *,
    foot: str = "",
    counted: bool = True,
) -> Made:
    """Print pages on sheets; where there are several, and they are `counted`, each has `name` and its number."""
    canvas = PaperCanvas(sheet, about, texts.stock())
    _draw_pages(canvas, pages, sheet, name, texts, foot=foot, counted=counted)
    return canvas.made(len(pages))


def print_copies(
    copies: Sequence[Sequence[Sequence[Placed]]],
    sheet: Sheet,
    title: str,
    heading: Heading,
    texts: Texts,
    *,
    foot: str = "",
) -> Made:
    """Print copies of one paper behind each other: each has its own first page, and its pages are counted anew."""
    canvas = PaperCanvas(sheet, _about(title, heading, texts.language), texts.stock())
    for pages in copies:
        _draw_pages(canvas, pages, sheet, heading.number, texts, foot=foot)
    return canvas.made(sum(map(len, copies)))


def with_room_for(foot: str, sheet: Sheet, texts: Texts) -> Sheet:
    """Raise the lower margin where a foot is higher than what it leaves above the page number: long names are.

    Half of the sheet stays for the text, whatever somebody has written into the foot.
    """
    if not foot:
        return sheet
    style = _small(texts)
    needed = _FOOT + len(set_lines(foot, style, sheet.text_width)) * style.leading + sheet.number
    return replace(sheet, bottom=max(sheet.bottom, min(needed, sheet.height / 2)))


def _draw_pages(
    canvas: PaperCanvas,
    pages: Sequence[Sequence[Placed]],
    sheet: Sheet,
    name: str,
    texts: Texts,
    *,
    foot: str,
    counted: bool = True,
) -> None:
    for place, placed in enumerate(pages, start=1):
        for piece, top in placed:
            piece.draw(canvas, sheet.left, sheet.bottom + top)
        if foot and place == 1:
            _draw_small(canvas, sheet, texts, foot, sheet.bottom - _FOOT)
        if counted and len(pages) > 1:
            page_of = texts.say("common.page", page=str(place), pages=str(len(pages)))
            _draw_small(canvas, sheet, texts, f"{name}    {page_of}".strip(), sheet.number)
        canvas.showPage()


def _about(title: str, heading: Heading, language: LetterLanguage) -> About:
    return About(
        title=f"{title} {heading.number}".strip(),
        author=heading.company.name_in(language),
        subject=heading.customer.name,
        language=language,
        day=heading.made_on,
    )


def _draw_small(canvas: PaperCanvas, sheet: Sheet, texts: Texts, text: str, top: float) -> None:
    draw_text(canvas, text, (sheet.left, top), sheet.text_width, _small(texts))


def _small(texts: Texts) -> Style:
    return replace(styles_for(texts.language).hint, size=8, leading=11, align="center")
