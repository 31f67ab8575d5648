"""The Chinese reminder, in the order that Chinese letters keep."""

from collections.abc import Iterator
from dataclasses import replace

from desktop.documents.letters.reminder_parts import items, opening, request
from desktop.documents.letters.wording import Wording
from desktop.documents.parts.closing import sealed
from desktop.documents.parts.letterhead import letterhead
from desktop.documents.parts.lines import paragraph
from desktop.documents.parts.pieces import Piece, glue
from desktop.documents.parts.setting import Setting


def pieces(wording: Wording, setting: Setting) -> Iterator[Piece]:
    """Set the letter from its head to its end; the slip is not part of it."""
    say, heading, styles, width = wording.say, wording.heading, setting.styles, setting.width
    body, plain = styles.body, styles.plain
    yield letterhead(heading, wording.texts, setting)
    yield from paragraph(say("title"), styles.title, width)
    yield from paragraph(say("number"), replace(styles.cell, align="center", after=setting.gap(8)), width)
    yield from paragraph(say("addressee"), replace(styles.strong, align="left"), width)
    if heading.customer.attention:
        yield from paragraph(say("attention", attention=heading.customer.attention), plain, width)
    yield from opening(wording, body, setting)
    yield from items(wording, body, setting)
    yield from paragraph(wording.total(), replace(styles.strong, indent=body.indent, align="left", before=4), width)
    yield from request(wording, body, setting)
    *more, last = wording.after_request()
    for text in more:
        yield from paragraph(text, body, width)
    yield from glue(paragraph(last, body, width))
    yield from _end(wording, setting)


def _end(wording: Wording, setting: Setting) -> list[Piece]:
    """Set the room for the seal, and beside it how the letter closes, what is enclosed, and whom to ask."""
    body, flush = setting.styles.body, setting.styles.plain
    small = replace(setting.styles.small, align="left")
    left = [(wording.say("closing"), body)]
    if wording.is_mild:
        first, *others = wording.say("close").split("\n")
        left += [(first, body), *((line, flush) for line in others)]
    left.append(("", small))
    if enclosures := wording.enclosures():
        left.append((wording.say("enclosures") + enclosures[0], small))
        left += [(text, replace(small, inset=3 * small.size)) for text in enclosures[1:]]
    left += [(text, small) for text in wording.contact()]
    sender = wording.heading.company.name_in(wording.texts.language)
    return sealed(left, (sender, wording.made_on()), wording.texts.say("common.seal"), setting)
