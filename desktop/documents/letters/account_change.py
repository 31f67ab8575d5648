"""The notice of a new account: never without both accounts in full, and a warning to ask back before paying."""

from collections.abc import Iterator
from dataclasses import replace

from desktop.documents.data import AccountChange, Made
from desktop.documents.letters.fitting import Parts, print_letter
from desktop.documents.letters.frame import chinese_end, chinese_head, english_end, english_head
from desktop.documents.letters.sentences import Sentences
from desktop.documents.parts.facts import account_rows
from desktop.documents.parts.frames import FRAME_PAD, framed
from desktop.documents.parts.lines import paragraph
from desktop.documents.parts.pieces import Piece, glue, together
from desktop.documents.parts.setting import Setting
from desktop.documents.parts.slip import Slip, slip_piece
from desktop.documents.parts.tables import Column, table
from desktop.documents.texts import Texts

_NOTHING = "—"
_NO_BREAK_SPACE = "\u00a0"
_WARNING_RULE = 1.5
_WARNING_GAP = 8.0


def make(paper: AccountChange, texts: Texts) -> Made:
    """Print the notice."""
    said = Sentences("account_change", paper.heading, texts)
    currency = paper.heading.currency
    unit = said.say("cny") if currency == "CNY" else currency
    said = replace(said, facts={"effective_on": said.day(paper.effective_on), "currency": unit})
    return print_letter(said, [lambda setting: _parts(paper, said, setting)])


def _parts(paper: AccountChange, said: Sentences, setting: Setting) -> Parts:
    return Parts(list(_letter(paper, said, setting)), _slip(said, setting) if paper.with_slip else None)


def _letter(paper: AccountChange, said: Sentences, setting: Setting) -> Iterator[Piece]:
    body, width = setting.styles.body, setting.width
    if said.is_chinese:
        yield from chinese_head(said, setting)
        yield from paragraph(said.say("opening"), replace(body, before=setting.gap(3)), width)
    else:
        yield from english_head(said, setting, said.say("subject"))
    yield from glue(paragraph(said.say("from"), body, width))
    yield from glue(_accounts(paper, said, setting))
    yield _warning(said, setting)
    yield from paragraph(said.say("unchanged"), body, width)
    reply = paragraph(said.say("reply" if paper.with_slip else "reply_no_slip"), body, width)
    yield from reply
    if said.is_chinese:
        yield from chinese_end(said, setting, (said.say("closing"), said.say("close")), ())
    else:
        yield from together([*paragraph(said.say("closing"), body, width), *english_end(said, setting, ())])


def _accounts(paper: AccountChange, said: Sentences, setting: Setting) -> list[Piece]:
    """Set both accounts beside each other, so that each line of one can be held against the other."""
    columns = [Column(""), Column(said.say("old_head"), wraps=True), Column(said.say("new_head"), wraps=True)]
    pairs = zip(account_rows(paper.old, said.texts), account_rows(paper.new, said.texts), strict=True)
    rows = [(label, old or _NOTHING, new or _NOTHING) for (label, old), (_label, new) in pairs if old or new]
    rows.append((said.say("used"), said.say("used_old"), said.say("used_new")))
    return table(columns, rows, setting.width, setting.styles)


def _warning(said: Sentences, setting: Setting) -> Piece:
    """Set the box that asks to telephone first, with the numbers to hold against the known ones."""
    styles, inner = setting.styles, setting.width - 2 * FRAME_PAD
    text = replace(styles.plain, after=2)
    held = list(paragraph(said.say("warning.title"), replace(styles.heading, before=0, after=3), inner))
    for line in (said.say("warning.call"), said.say("warning.never"), *_numbers(said)):
        held += paragraph(line, text, inner)
    return replace(framed(held, setting.width, rule=_WARNING_RULE), before=_WARNING_GAP, after=_WARNING_GAP)


def _numbers(said: Sentences) -> Iterator[str]:
    """Name the numbers of our company's profile; nothing where it has none."""
    company = said.heading.company
    known = [company.phone] if company.phone else []
    if company.handler and company.handler_phone not in {"", company.phone}:
        known.append(said.say("warning.person", name=company.handler, phone=company.handler_phone))
    if known:
        numbers = [number.replace(" ", _NO_BREAK_SPACE) for number in known]
        yield said.say("warning.numbers", numbers=("；" if said.is_chinese else "; ").join(numbers))


def _slip(said: Sentences, setting: Setting) -> Piece:
    """Set the slip on which the customer says to have noted, and verified, the change."""
    slip = Slip(
        tear=said.common("slip.tear"),
        title=said.say("slip.title"),
        sentences=(said.common("slip.to"),),
        boxes=(said.say("slip.noted", title=said.say("title")), said.say("slip.verified")),
        note=said.say("slip.note"),
        fields=tuple(said.common(f"slip.{field}") for field in ("firm", "day", "signer", "position")),
    )
    return slip_piece(slip, setting)
