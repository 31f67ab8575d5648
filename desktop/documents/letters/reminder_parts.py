"""What the Chinese and the English reminder have in common."""

from collections.abc import Iterator
from dataclasses import replace

from desktop.documents.letters.wording import Wording
from desktop.documents.parts.facts import bank_box
from desktop.documents.parts.items import item_table
from desktop.documents.parts.lines import paragraph
from desktop.documents.parts.pieces import Piece, glue
from desktop.documents.parts.slip import Slip, slip_piece
from desktop.documents.parts.styles import Style, styles_for

#: The line that says whom to ask becomes smaller rather than two, but no smaller than this, in points.
LEAST_CONTACT = 9.0


def items(wording: Wording, width: float) -> Iterator[Piece]:
    """Set the table of items and the notes below it."""
    heading, texts = wording.heading, wording.texts
    yield from item_table(wording.paper.items, heading.currency, texts, heading.company.english_habit, width)
    note = replace(styles_for(texts.language).small, before=1)
    for text in wording.notes():
        yield from paragraph(text, note, width)


def request(wording: Wording, style: Style, width: float) -> Iterator[Piece]:
    """Ask for the money by a day, and say where to pay it to."""
    account = wording.heading.account
    if account is None:
        yield from paragraph(wording.say("request_no_account"), style, width)
        return
    yield from glue(paragraph(wording.say("request"), style, width))
    yield bank_box(account, wording.texts, width, reference=wording.heading.number)


def reply_slip(wording: Wording, width: float) -> Piece:
    """Set the slip: to have received the letter is one box, to agree to pay is another."""
    say = wording.say
    slip = Slip(
        title=say("slip.title"),
        sentences=(say("slip.to"),),
        boxes=(say("slip.received", title=say("title")), say("slip.agree")),
        note=say("slip.note"),
        fields=tuple(say(f"slip.{field}") for field in ("firm", "day", "signer", "position")),
    )
    return slip_piece(slip, wording.texts, width)
