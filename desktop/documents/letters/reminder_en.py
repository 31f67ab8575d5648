"""The English reminder, by the habit of the United Kingdom or the United States."""

from collections.abc import Iterator
from dataclasses import replace

from desktop.documents.letters.reminder_parts import LEAST_CONTACT, items, reply_slip, request
from desktop.documents.letters.wording import Wording
from desktop.documents.parts.closing import signed
from desktop.documents.parts.letterhead import letterhead
from desktop.documents.parts.lines import beside, paragraph, shrunk
from desktop.documents.parts.pieces import Piece, glue
from desktop.documents.parts.styles import styles_for
from desktop.domain.company import EnglishHabit


def pieces(wording: Wording, width: float) -> Iterator[Piece]:
    """Set the letter from its head to its slip."""
    say, heading = wording.say, wording.heading
    styles = styles_for(wording.texts.language)
    plain = styles.plain
    tight = replace(plain, after=0)
    yield letterhead(heading, wording.texts, width)
    yield beside(wording.made_on(), say("number"), replace(plain, after=10), width)
    yield from paragraph(say("addressee"), tight, width)
    for line in (heading.customer.address, _attention(wording)):
        if line:
            yield from paragraph(line, tight, width)
    yield from paragraph(say(_by_habit(wording, "salutation")), replace(plain, before=10), width)
    yield from paragraph(_subject(wording), replace(styles.strong, after=6), width)
    yield from paragraph(wording.opening(), plain, width)
    yield from glue(paragraph(wording.facts(), plain, width))
    yield from items(wording, width)
    yield from request(wording, plain, width)
    yield from paragraph(say("overlooked"), plain, width)
    yield from _end(wording, width)


def _end(wording: Wording, width: float) -> Iterator[Piece]:
    """Set what stays on one page: the last paragraphs, the signature, enclosures, the slip."""
    plain = styles_for(wording.texts.language).plain
    tight = replace(plain, after=0)
    yield from glue(paragraph(wording.say("disregard"), plain, width))
    if contact := wording.contact():
        yield from glue(paragraph(contact, shrunk(contact, plain, width, least=LEAST_CONTACT), width))
    yield from glue(paragraph(wording.say("closing"), plain, width))
    company = wording.heading.company
    below = (company.signatory or company.handler, company.signatory_position if company.signatory else "")
    end = [signed(wording.say(_by_habit(wording, "close")), (*below, wording.say("on_behalf")), tight, width)]
    if enclosures := wording.enclosures():
        listed = f"{wording.say('enclosures')} {'; '.join(enclosures)}"
        end += paragraph(listed, replace(tight, before=5), width)
    if wording.paper.with_slip:
        end.append(reply_slip(wording, width))
    yield from glue(end)


def _attention(wording: Wording) -> str:
    attention = wording.heading.customer.attention
    return wording.say("attention", attention=attention) if attention else ""


def _subject(wording: Wording) -> str:
    items = wording.paper.items
    return wording.say("subject_one", document=items[0].number) if len(items) == 1 else wording.say("subject")


def _by_habit(wording: Wording, key: str) -> str:
    return f"{key}_us" if wording.heading.company.english_habit is EnglishHabit.US else key
