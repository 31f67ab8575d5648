"""The Chinese reminder, in the order that Chinese letters keep."""

from collections.abc import Iterator
from dataclasses import replace

from desktop.documents.letters.frame import chinese_end, chinese_head
from desktop.documents.letters.reminder_parts import items, opening, request
from desktop.documents.letters.wording import Wording
from desktop.documents.parts.lines import paragraph
from desktop.documents.parts.pieces import Piece, glue
from desktop.documents.parts.setting import Setting


def pieces(wording: Wording, setting: Setting) -> Iterator[Piece]:
    """Set the letter from its head to its end; the slip is not part of it."""
    styles, width = setting.styles, setting.width
    body = styles.body
    yield from chinese_head(wording, setting)
    yield from opening(wording, body, setting)
    yield from items(wording, body, setting)
    yield from paragraph(wording.total(), replace(styles.strong, indent=body.indent, align="left", before=4), width)
    yield from request(wording, body, setting)
    *more, last = wording.after_request()
    for text in more:
        yield from paragraph(text, body, width)
    yield from glue(paragraph(last, body, width))
    yield from chinese_end(wording, setting, wording.closing(), wording.paper.enclosures)
