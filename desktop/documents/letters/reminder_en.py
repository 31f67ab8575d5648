"""The English reminder, by the habit of the United Kingdom or the United States."""

from collections.abc import Iterator
from dataclasses import replace

from desktop.documents.letters.frame import english_end, english_head
from desktop.documents.letters.reminder_parts import items, opening, request
from desktop.documents.letters.wording import Wording
from desktop.documents.parts.lines import paragraph
from desktop.documents.parts.pieces import Piece, together
from desktop.documents.parts.setting import Setting


def pieces(wording: Wording, setting: Setting) -> Iterator[Piece]:
    """Set the letter from its head to its end; the slip is not part of it."""
    styles, width = setting.styles, setting.width
    plain = styles.plain
    yield from english_head(wording, setting, wording.subject())
    yield from opening(wording, plain, setting)
    yield from items(wording, plain, setting)
    if wording.paper.interest:
        yield from paragraph(wording.total(), replace(styles.strong, before=4), width)
    yield from request(wording, plain, setting)
    *more, last = wording.after_request()
    for text in more:
        yield from paragraph(text, plain, width)
    closing = [piece for text in (last, *wording.closing()) for piece in paragraph(text, plain, width)]
    yield from together([*closing, *english_end(wording, setting, wording.paper.enclosures)])
