"""The statement of account with its reply slip: figures from our books, only for reconciliation, nothing demanded."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from desktop.documents.data import Made, Statement
from desktop.documents.letters.fitting import Parts, print_letter
from desktop.documents.letters.frame import chinese_end, chinese_head, english_address
from desktop.documents.letters.sentences import Sentences, numbered
from desktop.documents.letters.statement_slip import confirmation_slip
from desktop.documents.letters.statement_tables import ageing_table, balance_table, items_table, movements_table
from desktop.documents.parts.facts import account_rows
from desktop.documents.parts.frames import beside_each_other
from desktop.documents.parts.interest import interest_claim
from desktop.documents.parts.lines import block, paragraph
from desktop.documents.parts.pieces import Piece, glue
from desktop.documents.parts.setting import Setting
from desktop.documents.texts import Texts

#: Between two columns, in points.
_BETWEEN = 16.0


def make(paper: Statement, texts: Texts) -> Made:
    """Print the statement on one page; where its lists are too long for that, they follow behind letter and slip."""
    plain = Sentences("statement", paper.heading, texts)
    said = replace(plain, facts={"reply_by": plain.day(paper.reply_by), "count": str(len(paper.items))})
    ways = [partial(_whole, paper, said)]
    if paper.items or paper.movements:
        ways.append(partial(_annexed, paper, said))
    return print_letter(said, ways, slip_apart=False)


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
    yield from paragraph("".join(_purpose(paper, said)), body, width)
    yield from items
    yield from glue(paragraph(said.say("reply"), body, width))
    yield from chinese_end(said, setting, [said.say("closing")], paper.enclosures, notes=_return_to(said))


def _english(paper: Statement, said: Sentences, setting: Setting, items: Sequence[Piece]) -> Iterator[Piece]:
    """Set a form rather than a letter, as English statements are: nobody is greeted, and only the slip is signed."""
    plain, width = setting.styles.plain, setting.width
    title = replace(setting.styles.title, before=setting.gap(12), after=setting.gap(6))
    yield from english_address(said, setting)
    yield from glue(paragraph(said.say("subject"), title, width))
    yield from glue(paragraph(said.say("opening"), plain, width))
    yield from balance_table(paper, said, setting)
    yield from paragraph(" ".join(_purpose(paper, said)), plain, width)
    yield from items
    yield from glue(paragraph(said.say("reply"), plain, width))
    yield _whom_to_ask(paper, said, setting)


def _purpose(paper: Statement, said: Sentences) -> Iterator[str]:
    """Say where the figures come from and what for; and keep our rights, unless that was not wanted."""
    yield said.say("books")
    if paper.reserve_rights:
        yield said.say("rights")


def _return_to(said: Sentences) -> list[str]:
    address = said.heading.company.address_in(said.texts.language)
    return [said.say("reply_to", address=address)] if address else []


def _whom_to_ask(paper: Statement, said: Sentences, setting: Setting) -> Piece:
    """Set whom to ask and what is enclosed, and beside it our account: without asking for anything."""
    small = setting.styles.small
    half = (setting.width - _BETWEEN) / 2
    enclosed = [said.common("letter.enclosures"), *numbered(paper.enclosures)] if paper.enclosures else []
    asked = block("\n".join([*said.contact(), *enclosed]), small, half)
    paid_to = block("\n".join(_pay_to(paper, said)), small, half)
    return replace(beside_each_other(asked, paid_to, half + _BETWEEN), before=setting.gap(4))


def _pay_to(paper: Statement, said: Sentences) -> list[str]:
    """Name our account to a customer who owes something."""
    account = said.heading.account
    if account is None or paper.total <= 0:
        return []
    given = [f"{label}: {value}" for label, value in account_rows(account, said.texts) if value]
    return [said.say("pay_to"), *given]


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
    if paper.interest:
        yield from interest_claim(paper.interest, said.texts, said.habit, styles.body, setting)
