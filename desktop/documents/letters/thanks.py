"""The letter of thanks (rule 75): the reason, the facts that it leans on, and no demand."""

from collections.abc import Iterator
from dataclasses import replace

from desktop.documents.data import Made, Thanks
from desktop.documents.letters.fitting import Parts, print_letter
from desktop.documents.letters.frame import chinese_end, chinese_head, english_end, english_head
from desktop.documents.letters.sentences import Sentences, numbered
from desktop.documents.parts.lines import paragraph, text_width
from desktop.documents.parts.pieces import Piece, glue, together
from desktop.documents.parts.setting import Setting
from desktop.documents.texts import Texts

#: What follows the number of a fact stands to the right of it.
_NUMBER = "1. "


def make(paper: Thanks, texts: Texts) -> Made:
    """Print the letter."""
    said = Sentences("thanks", paper.heading, texts)
    return print_letter(said, [lambda setting: Parts(list(_letter(paper, said, setting)))])


def _letter(paper: Thanks, said: Sentences, setting: Setting) -> Iterator[Piece]:
    body, width = setting.styles.body, setting.width
    if said.is_chinese:
        yield from chinese_head(said, setting)
    else:
        yield from english_head(said, setting, said.say(f"subject.{paper.reason}"))
    yield from paragraph(said.say("opening"), replace(body, before=setting.gap(3)), width)
    yield from paragraph(said.say(f"reason.{paper.reason}"), body, width)
    yield from glue(paragraph(said.say("basis"), body, width))
    hanging = text_width(_NUMBER, body)
    listed = replace(body, inset=2 * body.size + hanging, indent=-hanging, align="left")
    for text in numbered(list(_basis(paper, said))):
        yield from paragraph(text, listed, width)
    if paper.benefit:
        yield from paragraph(paper.benefit, body, width)
    yield from paragraph(said.say("encouragement"), body, width)
    if said.is_chinese:
        yield from chinese_end(said, setting, (said.say("closing"), said.say("close")), ())
    else:
        yield from together([*paragraph(said.say("closing"), body, width), *english_end(said, setting, ())])


def _basis(paper: Thanks, said: Sentences) -> Iterator[str]:
    """Give the facts, the rating last."""
    facts = paper.facts
    if facts.items and facts.since:
        key = "basis.items" if facts.on_time == facts.items else "basis.items_most"
        yield said.say(key, items=str(facts.items), on_time=str(facts.on_time), since=said.day(facts.since))
    if facts.kept:
        yield said.say("basis.promise" if facts.kept == 1 else "basis.promises", kept=str(facts.kept))
    yield said.say("basis.nothing_overdue")
    yield said.say("basis.rating")
