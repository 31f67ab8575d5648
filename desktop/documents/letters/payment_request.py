"""The payment request: what falls due under which contract, with the papers that the customer wants before paying."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from desktop.documents.data import Made, PaymentRequest
from desktop.documents.letters.fitting import Parts, print_letter
from desktop.documents.letters.frame import chinese_end, chinese_head, english_end, english_head
from desktop.documents.letters.payment_request_parts import (
    items,
    opening,
    papers,
    particulars,
    receipt_slip,
    where_to_pay,
)
from desktop.documents.letters.sentences import Sentences
from desktop.documents.parts.lines import paragraph
from desktop.documents.parts.pieces import Piece, glue, together
from desktop.documents.parts.setting import Setting
from desktop.documents.texts import Texts
from desktop.domain.capitals import in_capitals


def make(paper: PaymentRequest, texts: Texts) -> Made:
    """Print the request on one page; where its items are too many for that, they are listed behind letter and slip."""
    plain = Sentences("payment_request", paper.heading, texts)
    said = replace(plain, facts={"total": plain.money(paper.total), "count": str(len(paper.items))})
    return print_letter(said, [partial(_whole, paper, said), partial(_annexed, paper, said)])


def _whole(paper: PaymentRequest, said: Sentences, setting: Setting) -> Parts:
    return _parts(paper, said, setting, list(items(paper, said, setting)))


def _annexed(paper: PaymentRequest, said: Sentences, setting: Setting) -> Parts:
    styles, width = setting.styles, setting.width
    heading = glue(paragraph(said.say("items"), replace(styles.strong, align="left"), width))
    note = paragraph(said.say("items.annexed"), styles.body, width)
    return _parts(paper, said, setting, note)._replace(annex=[*heading, *items(paper, said, setting)])


def _parts(paper: PaymentRequest, said: Sentences, setting: Setting, rows: Sequence[Piece]) -> Parts:
    letter = _chinese if said.is_chinese else _english
    slip = receipt_slip(paper, said, setting) if paper.with_slip else None
    return Parts(list(letter(paper, said, setting, rows)), slip)


def _chinese(paper: PaymentRequest, said: Sentences, setting: Setting, rows: Sequence[Piece]) -> Iterator[Piece]:
    styles, width = setting.styles, setting.width
    yield from chinese_head(said, setting, below=_deputy(paper, said))
    yield from glue(paragraph(opening(paper, said), replace(styles.body, before=setting.gap(3)), width))
    yield from particulars(paper, said, setting)
    yield from rows
    if said.heading.currency == "CNY":
        total = said.say("total_capitals", capitals=in_capitals(paper.total))
        yield from paragraph(total, replace(styles.strong, indent=styles.body.indent, align="left", before=4), width)
    yield from where_to_pay(paper, said, setting)
    yield from papers(paper, said, setting)
    yield from glue(paragraph("".join(_asked(paper, said)), styles.body, width))
    yield from chinese_end(said, setting, (said.say("closing"), said.common("letter.close")), ())


def _english(paper: PaymentRequest, said: Sentences, setting: Setting, rows: Sequence[Piece]) -> Iterator[Piece]:
    plain, width = setting.styles.plain, setting.width
    yield from english_head(said, setting, said.say("subject"), below=_deputy(paper, said))
    yield from glue(paragraph(opening(paper, said), plain, width))
    yield from particulars(paper, said, setting)
    yield from rows
    yield from where_to_pay(paper, said, setting)
    yield from papers(paper, said, setting)
    last = [" ".join(_asked(paper, said)), said.say("closing")]
    asked = [piece for text in last for piece in paragraph(text, plain, width)]
    yield from together([*asked, *english_end(said, setting, ())])


def _deputy(paper: PaymentRequest, said: Sentences) -> list[str]:
    return [said.say("deputy", deputy=paper.deputy)] if paper.deputy else []


def _asked(paper: PaymentRequest, said: Sentences) -> Iterator[str]:
    """Ask for the payment, by the pay day where that is known; what the rep adds stands before it."""
    if paper.note:
        yield paper.note
    if paper.papers_by and paper.pay_day:
        yield said.say("pay_day", papers_by=said.day(paper.papers_by), pay_day=said.day(paper.pay_day))
    yield said.say("ask")
