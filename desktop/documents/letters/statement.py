"""The statement of account with its reply slip: figures from our books, only for reconciliation, nothing demanded."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from desktop.documents.data import Made, Statement
from desktop.documents.letters.fitting import Parts, print_letter
from desktop.documents.letters.frame import chinese_end, chinese_head, english_end, english_head
from desktop.documents.letters.sentences import Sentences
from desktop.documents.letters.statement_slip import confirmation_slip
from desktop.documents.letters.statement_tables import ageing_table, balance_table, items_table, movements_table
from desktop.documents.parts.facts import bank_box
from desktop.documents.parts.lines import paragraph
from desktop.documents.parts.pieces import Piece, glue, together
from desktop.documents.parts.setting import Setting
from desktop.documents.texts import Texts


def make(paper: Statement, texts: Texts) -> Made:
    """Print the statement on one page; where its lists are too long for that, they follow behind letter and slip."""
    plain = Sentences("statement", paper.heading, texts)
    said = replace(plain, facts={"reply_by": plain.day(paper.reply_by), "count": str(len(paper.items))})
    ways = [partial(_whole, paper, said)]
    if paper.items or paper.movements:
        ways.append(partial(_annexed, paper, said))
    return print_letter(said, ways)


def _whole(paper: Statement, said: Sentences, setting: Setting) -> Parts:
    return _parts(paper, said, setting, list(_lists(paper, said, setting)))


def _annexed(paper: Statement, said: Sentences, setting: Setting) -> Parts:
    note = paragraph(said.say("items.annexed"), setting.styles.body, setting.width)
    return _parts(paper, said, setting, note)._replace(annex=list(_lists(paper, said, setting)))


def _parts(paper: Statement, said: Sentences, setting: Setting, items: Sequence[Piece]) -> Parts:
    letter = _chinese if said.is_chinese else _english
    return Parts(list(letter(paper, said, setting, items)), confirmation_slip(paper, said, setting))


def _chinese(paper: Statement, said: Sentences, setting: Setting, items: Sequence[Piece]) -> Iterator[Piece]:
    body, width = setting.styles.body, setting.width
    yield from chinese_head(said, setting)
    yield from glue(paragraph(said.say("opening"), replace(body, before=setting.gap(3)), width))
    yield from balance_table(paper, said, setting)
    yield from paragraph(said.say("books"), body, width)
    yield from items
    yield from glue(_reply(paper, said, setting))
    yield from chinese_end(said, setting, [said.say("closing")], paper.enclosures)


def _english(paper: Statement, said: Sentences, setting: Setting, items: Sequence[Piece]) -> Iterator[Piece]:
    plain, width = setting.styles.plain, setting.width
    yield from english_head(said, setting, said.say("subject"))
    yield from glue(paragraph(said.say("opening"), plain, width))
    yield from balance_table(paper, said, setting)
    yield from paragraph(said.say("books"), plain, width)
    yield from items
    account = said.heading.account
    if account is not None and paper.total > 0:
        yield from glue(paragraph(said.say("pay_to"), plain, width))
        yield bank_box(account, said.texts, setting, reference=said.heading.number)
    last = [*_reply(paper, said, setting), *paragraph(said.say("closing"), plain, width)]
    yield from together([*last, *english_end(said, setting, paper.enclosures)])


def _reply(paper: Statement, said: Sentences, setting: Setting) -> list[Piece]:
    """Ask for the slip by a day and say where to; and keep our rights, unless that was not wanted."""
    body, width = setting.styles.body, setting.width
    address = said.heading.company.address_in(said.texts.language)
    pieces = paragraph(said.say("reply"), body, width)
    if address:
        pieces += paragraph(said.say("reply_to", address=address), replace(body, align="left"), width)
    if paper.reserve_rights:
        pieces += paragraph(said.say("rights"), body, width)
    return pieces


def _lists(paper: Statement, said: Sentences, setting: Setting) -> Iterator[Piece]:
    """Set the open items, their ages, and what moved the account, each below its heading."""
    styles, width = setting.styles, setting.width
    heading = replace(
        styles.strong, size=styles.cell.size + 0.5, leading=styles.cell.leading + 2, align="left", before=3
    )
    if paper.items or paper.unapplied:
        yield from glue(paragraph(said.say("items"), heading, width))
        yield from items_table(paper, said, setting)
        if any(item.open < 0 for item in paper.items):
            yield from paragraph(said.say("items.credit"), styles.small, width)
    else:
        yield from paragraph(said.say("items.none"), styles.body, width)
    if paper.ageing and paper.items:
        yield from glue(paragraph(said.say("ageing"), heading, width))
        yield from ageing_table(paper, said, setting)
    if moved := paper.movements:
        days = {"first": said.day(moved.first), "last": said.day(moved.last)}
        yield from glue(paragraph(said.say("movements", **days), heading, width))
        yield from movements_table(moved, said, setting)
