"""The English reminder, by the habit of the United Kingdom or the United States."""

from collections.abc import Iterator
from dataclasses import replace

from desktop.documents.letters.reminder_parts import items, opening, request
from desktop.documents.letters.wording import Wording
from desktop.documents.parts.closing import signed
from desktop.documents.parts.letterhead import letterhead
from desktop.documents.parts.lines import beside, paragraph
from desktop.documents.parts.pieces import Piece, together
from desktop.documents.parts.setting import Setting
from desktop.domain.company import EnglishHabit


def pieces(wording: Wording, setting: Setting) -> Iterator[Piece]:
    """Set the letter from its head to its end; the slip is not part of it."""
    say, heading, styles, width = wording.say, wording.heading, setting.styles, setting.width
    plain = styles.plain
    tight = replace(plain, after=0)
    gap = setting.gap(10)
    yield letterhead(heading, wording.texts, setting)
    yield beside(wording.made_on(), say("number"), replace(plain, after=gap), width)
    yield from paragraph(say("addressee"), tight, width)
    for line in (heading.customer.address, _attention(wording)):
        if line:
            yield from paragraph(line, tight, width)
    yield from paragraph(say(_by_habit(wording, "salutation")), replace(plain, before=gap), width)
    yield from paragraph(wording.subject(), styles.strong, width)
    yield from opening(wording, plain, setting)
    yield from items(wording, plain, setting)
    if wording.paper.interest:
        yield from paragraph(wording.total(), replace(styles.strong, before=4), width)
    yield from request(wording, plain, setting)
    *more, last = wording.after_request()
    for text in more:
        yield from paragraph(text, plain, width)
    end = [*paragraph(last, plain, width), *paragraph(say("closing"), plain, width)]
    yield from together([*end, *_end(wording, setting)])


def _end(wording: Wording, setting: Setting) -> list[Piece]:
    """Set the signature, and beside it whom to ask and what is enclosed."""
    company = wording.heading.company
    position = company.signatory_position if company.signatory else ""
    below = (company.signatory or company.handler, position, wording.say("on_behalf"))
    enclosures = wording.enclosures()
    if len(enclosures) == 1:
        enclosures = [f"{wording.say('enclosures')} {enclosures[0]}"]
    elif enclosures:
        enclosures.insert(0, wording.say("enclosures"))
    return signed(wording.say(_by_habit(wording, "close")), below, [*wording.contact(), *enclosures], setting)


def _attention(wording: Wording) -> str:
    attention = wording.heading.customer.attention
    return wording.say("attention", attention=attention) if attention else ""


def _by_habit(wording: Wording, key: str) -> str:
    return f"{key}_us" if wording.heading.company.english_habit is EnglishHabit.US else key
