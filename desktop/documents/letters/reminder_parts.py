"""What the Chinese and the English reminder have in common."""

from collections.abc import Iterator
from dataclasses import replace

from desktop.documents.letters.wording import Wording
from desktop.documents.parts.facts import bank_box
from desktop.documents.parts.items import item_table
from desktop.documents.parts.lines import paragraph
from desktop.documents.parts.pieces import Piece, glue
from desktop.documents.parts.setting import Setting
from desktop.documents.parts.slip import Slip, slip_piece
from desktop.documents.parts.styles import Style


def items(wording: Wording, setting: Setting) -> Iterator[Piece]:
    """Set the table of items and the notes below it."""
    heading, styles = wording.heading, setting.styles
    habit = heading.company.english_habit
    yield from item_table(
        wording.paper.items, heading.currency, wording.texts, habit, setting.width, styles=setting.styles
    )
    for text in wording.notes():
        yield from paragraph(text, replace(styles.small, before=1), setting.width)


def request(wording: Wording, style: Style, setting: Setting) -> Iterator[Piece]:
    """Ask for the money by a day, and say where to pay it to."""
    account = wording.heading.account
    if account is None:
        yield from paragraph(wording.say("request_no_account"), style, setting.width)
        return
    yield from glue(paragraph(wording.say("request"), style, setting.width))
    yield bank_box(account, wording.texts, setting, reference=wording.heading.number)


def reply_slip(wording: Wording, setting: Setting) -> Piece:
    """Set the slip: to have received the letter is one box, to agree to pay is another."""
    say = wording.say
    slip = Slip(
        tear=wording.texts.say("common.slip.tear"),
        title=say("slip.title"),
        sentences=(say("slip.to"),),
        boxes=(say("slip.received", title=say("title")), say("slip.agree")),
        note=say("slip.note"),
        fields=tuple(say(f"slip.{field}") for field in ("firm", "day", "signer", "position")),
    )
    return slip_piece(slip, setting)
