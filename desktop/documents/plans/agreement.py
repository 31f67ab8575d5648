"""The instalment agreement: parties, clauses, signatures, and the list of items as its annex."""

from collections.abc import Iterator
from dataclasses import replace

from desktop.documents.data import Agreement, Made
from desktop.documents.parts.items import item_table
from desktop.documents.parts.lines import paragraph
from desktop.documents.parts.pages import make_pdf
from desktop.documents.parts.pieces import Piece, glue, together
from desktop.documents.parts.sheets import MM, sheet_for
from desktop.documents.plans.clause_texts import Block, Clause, background, clauses
from desktop.documents.plans.looks import (
    NUMBER_ROOM,
    Looks,
    account_facts,
    headed,
    looks_for,
    numbered,
    shifted_right,
)
from desktop.documents.plans.parties import Signer, addresses_table, party_pieces, signers
from desktop.documents.plans.schedule import schedule_table
from desktop.documents.plans.signatures import place_piece, signature_pieces
from desktop.documents.plans.voice import Voice, voice_of
from desktop.documents.texts import Texts


def make(paper: Agreement, texts: Texts) -> Made:
    """Print the agreement."""
    heading = paper.heading
    sheet = replace(sheet_for(texts.language, heading.company.english_habit), top=_MARGIN, bottom=_MARGIN)
    setting = _Setting(paper, voice_of(heading, texts), sheet.text_width)
    return make_pdf(setting.pieces(), sheet, texts.say("agreement.title"), heading, texts)


#: A longer list begins below the signatures, too, but runs on over the pages.
_MOST_BELOW_SIGNATURES = 20
_MARGIN = 22 * MM


class _Setting:
    """One agreement on its way to pieces of a width."""

    def __init__(self, paper: Agreement, voice: Voice, width: float) -> None:
        self._paper = paper
        self._voice = voice
        self._width = width
        self._looks: Looks = looks_for(voice.texts.language)
        self._parties: tuple[Signer, ...] = signers(paper, voice)

    def pieces(self) -> Iterator[Piece]:
        """Set everything from the title to the annex."""
        yield from self._head()
        *others, last = clauses(self._paper, self._voice)
        for clause in others:
            yield from self._clause(clause)
        yield from together([*self._clause(last), *self._signatures()])
        yield from self._annex()

    def _head(self) -> Iterator[Piece]:
        say, looks, width = self._voice.say, self._looks, self._width
        yield from paragraph(say("agreement.title"), looks.title, width)
        number = say("agreement.number", number=self._paper.heading.number)
        yield from paragraph(number, replace(looks.text, align="center", after=6), width)
        for party in self._parties:
            yield from party_pieces(party, self._voice, looks, width)
        yield from headed(say("agreement.background.heading"), looks.heading, width)
        indent = 2 * looks.text.size if self._voice.chinese else 0
        for text in background(self._paper, self._voice):
            yield from paragraph(text, replace(looks.text, indent=indent), width)

    def _clause(self, clause: Clause) -> Iterator[Piece]:
        dot = "\u3000" if self._voice.chinese else ". "
        label = self._voice.clause(clause.number) if self._voice.chinese else str(clause.number)
        yield from headed(f"{label}{dot}{clause.heading}", self._looks.heading, self._width)
        place = 0
        for part, following in zip(clause.parts, (*clause.parts[1:], None), strict=True):
            if isinstance(part, Block):
                yield from self._block(part)
                continue
            place += 1
            lines = numbered(f"{clause.number}.{place}", part, self._looks.text, self._width)
            yield from glue(lines) if isinstance(following, Block) else lines

    def _block(self, block: Block) -> list[Piece]:
        width = self._width - NUMBER_ROOM
        if block is Block.SCHEDULE:
            pieces = schedule_table(self._paper, self._voice, self._looks.tables, width)
        elif block is Block.ACCOUNT:
            account = account_facts(self._paper.heading.account, self._voice, self._looks.tables.cell, width)
            pieces = [replace(account, before=3, after=6)]
        else:
            pieces = addresses_table(self._parties, self._voice, self._looks, width)
        return shifted_right(pieces, NUMBER_ROOM)

    def _signatures(self) -> Iterator[Piece]:
        looks, width = self._looks, self._width
        opening = replace(looks.text, before=10, after=4)
        yield from paragraph(self._voice.say("agreement.sign.opening"), opening, width)
        yield from signature_pieces(self._parties, self._voice, looks, width)
        yield place_piece(self._paper.heading.company.signing_place, self._voice, looks, width)

    def _annex(self) -> list[Piece]:
        """Set the list of items below the signatures, where it is signed with them if the page has room for it."""
        heading, say, looks, width = self._paper.heading, self._voice.say, self._looks, self._width
        title = replace(looks.heading, size=looks.heading.size + 1, before=20)
        note = say("agreement.annex.note", number=heading.number, as_of=self._voice.day(heading.as_of))
        items, habit = self._paper.items, heading.company.english_habit
        pieces = [
            *headed(say("agreement.annex.heading"), title, width),
            *headed(note, looks.text, width),
            *item_table(items, heading.currency, self._voice.texts, habit, width, overdue=False),
        ]
        return together(pieces) if len(items) <= _MOST_BELOW_SIGNATURES else pieces
