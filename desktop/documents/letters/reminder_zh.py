"""The Chinese reminder, in the order that Chinese letters keep."""

from collections.abc import Iterator
from dataclasses import replace

from desktop.documents.letters.reminder_parts import LEAST_CONTACT, items, reply_slip, request
from desktop.documents.letters.wording import Wording
from desktop.documents.parts.closing import sealed
from desktop.documents.parts.letterhead import letterhead
from desktop.documents.parts.lines import paragraph, shrunk
from desktop.documents.parts.pieces import Piece, glue
from desktop.documents.parts.styles import Style, styles_for


def pieces(wording: Wording, width: float) -> Iterator[Piece]:
    """Set the letter from its head to its slip."""
    say, heading = wording.say, wording.heading
    styles = styles_for(wording.texts.language)
    body, plain = styles.body, styles.plain
    yield letterhead(heading, wording.texts, width)
    yield from paragraph(say("title"), styles.title, width)
    yield from paragraph(say("number"), replace(styles.cell, align="center", after=8), width)
    yield from paragraph(say("addressee"), replace(styles.strong, align="left"), width)
    if heading.customer.attention:
        yield from paragraph(say("attention", attention=heading.customer.attention), plain, width)
    yield from paragraph(wording.opening(), replace(body, before=3), width)
    yield from glue(paragraph(wording.facts(), body, width))
    yield from items(wording, width)
    yield from paragraph(wording.total(), replace(styles.strong, indent=body.indent, align="left", before=4), width)
    yield from request(wording, body, width)
    yield from paragraph(say("overlooked"), body, width)
    yield from _end(wording, width)


def _end(wording: Wording, width: float) -> Iterator[Piece]:
    """Set what stays on one page: the last paragraph, the room for the seal, the slip."""
    styles = styles_for(wording.texts.language)
    indented, flush = styles.body, styles.plain
    yield from glue(paragraph(wording.say("disregard"), styles.body, width))
    if contact := wording.contact():
        fitting = shrunk(contact, styles.body, width - styles.body.indent, least=LEAST_CONTACT)
        yield from glue(paragraph(contact, fitting, width))
    first, *others = wording.say("close").split("\n")
    left: list[tuple[str, Style]] = [(wording.say("closing"), indented), (first, indented)]
    left += [(line, flush) for line in others]
    if enclosures := wording.enclosures():
        listed = replace(styles.small, align="left")
        left.append(("", listed))
        left.append((wording.say("enclosures") + enclosures[0], listed))
        left += [(text, replace(listed, inset=3 * listed.size)) for text in enclosures[1:]]
    sender = wording.heading.company.name_in(wording.texts.language)
    *above, end = sealed(left, sender, wording.made_on(), wording.texts, width)
    yield from above
    yield replace(end, glued=wording.paper.with_slip)
    if wording.paper.with_slip:
        yield reply_slip(wording, width)
