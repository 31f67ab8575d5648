"""What every letter begins and ends with, in the order that Chinese letters keep and by the habits of English ones."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from desktop.documents.letters.sentences import Sentences, numbered
from desktop.documents.parts.closing import sealed, signed
from desktop.documents.parts.letterhead import letterhead
from desktop.documents.parts.lines import beside, paragraph
from desktop.documents.parts.pieces import Piece
from desktop.documents.parts.setting import Setting


def chinese_head(said: Sentences, setting: Setting, *, below: Sequence[str] = ()) -> Iterator[Piece]:
    """Set letterhead, title, number and whom the letter is to; `below` are more lines of the same."""
    styles, width = setting.styles, setting.width
    number = replace(styles.cell, align="center", after=setting.gap(8))
    yield letterhead(said.heading, said.texts, setting)
    yield from paragraph(said.say("title"), styles.title, width)
    yield from paragraph(said.common("letter.number"), number, width)
    yield from paragraph(said.common("letter.addressee"), replace(styles.strong, align="left"), width)
    for line in filter(None, (said.attention(), *below)):
        yield from paragraph(line, replace(styles.plain, align="left"), width)


def english_head(said: Sentences, setting: Setting, subject: str, *, below: Sequence[str] = ()) -> Iterator[Piece]:
    """Set letterhead, date and number, whom the letter is to, and what it is about."""
    styles, width = setting.styles, setting.width
    yield from english_address(said, setting, below=below)
    salutation = replace(styles.plain, before=setting.gap(10))
    yield from paragraph(said.by_habit("letter.salutation"), salutation, width)
    yield from paragraph(subject, styles.strong, width)


def english_address(said: Sentences, setting: Setting, *, below: Sequence[str] = ()) -> Iterator[Piece]:
    """Set letterhead, date and number, and whom a paper is to, be it a letter or not; `below` are more lines of it."""
    width, plain = setting.width, setting.styles.plain
    yield letterhead(said.heading, said.texts, setting)
    yield beside(said.made_on(), said.common("letter.number"), replace(plain, after=setting.gap(10)), width)
    address = said.heading.customer.address
    for line in filter(None, (said.common("letter.addressee"), address, said.attention(), *below)):
        yield from paragraph(line, replace(plain, after=0), width)


def chinese_end(
    said: Sentences, setting: Setting, closing: Sequence[str], enclosures: Sequence[str], *, notes: Sequence[str] = ()
) -> list[Piece]:
    """Set the room for the seal, and beside it how the letter closes, what is enclosed, whom to ask, and notes."""
    body, flush = setting.styles.body, setting.styles.plain
    small = replace(setting.styles.small, align="left")
    # 此致 is indented as a paragraph is, 敬礼 below it is not.
    left = [(line, flush if place else body) for text in closing for place, line in enumerate(text.split("\n"))]
    left.append(("", small))
    if listed := numbered(enclosures):
        left.append((said.common("letter.enclosures") + listed[0], small))
        left += [(text, replace(small, inset=3 * small.size)) for text in listed[1:]]
    left += [(text, small) for text in (*said.contact(), *notes)]
    sender = said.heading.company.name_in(said.texts.language)
    return sealed(left, (sender, said.made_on()), said.texts.say("common.seal"), setting)


def english_end(
    said: Sentences, setting: Setting, enclosures: Sequence[str], *, notes: Sequence[str] = ()
) -> list[Piece]:
    """Set the signature, and beside it whom to ask, notes, and what is enclosed."""
    company = said.heading.company
    position = company.signatory_position if company.signatory else ""
    below = (company.signatory or company.handler, position, said.common("letter.on_behalf"))
    listed = numbered(enclosures)
    if len(listed) == 1:
        listed = [f"{said.common('letter.enclosures')} {listed[0]}"]
    elif listed:
        listed.insert(0, said.common("letter.enclosures"))
    return signed(said.by_habit("letter.close"), below, [*said.contact(), *notes, *listed], setting)
