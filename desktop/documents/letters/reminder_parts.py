"""What the Chinese and the English reminder have in common."""

from collections.abc import Iterator
from dataclasses import replace

from desktop.documents.letters.reminder_past import past
from desktop.documents.letters.wording import Wording
from desktop.documents.parts.facts import bank_box
from desktop.documents.parts.interest import interest_claim
from desktop.documents.parts.items import item_table
from desktop.documents.parts.lines import paragraph
from desktop.documents.parts.pieces import Piece, glue
from desktop.documents.parts.setting import Setting
from desktop.documents.parts.slip import Slip, slip_piece
from desktop.documents.parts.styles import Style


def opening(wording: Wording, style: Style, setting: Setting) -> Iterator[Piece]:
    """Say what the letter is about, what came before it, and what the table below shows."""
    yield from paragraph(wording.opening(), replace(style, before=setting.gap(3)), setting.width)
    yield from past(wording, style, setting)
    yield from glue(paragraph(wording.facts_as_of(), style, setting.width))


def items(wording: Wording, style: Style, setting: Setting) -> Iterator[Piece]:
    """Set the table of items, the notes below it, and the late interest that is claimed on top of them."""
    heading, styles = wording.heading, setting.styles
    habit = heading.company.english_habit
    late = any((item.days_overdue or 0) > 0 for item in wording.paper.items)
    yield from item_table(
        wording.rows(), heading.currency, wording.texts, habit, setting.width, overdue=late, styles=styles
    )
    for text in wording.notes():
        yield from paragraph(text, replace(styles.small, before=1), setting.width)
    if interest := wording.paper.interest:
        yield from interest_claim(interest, wording.texts, habit, style, setting)


def request(wording: Wording, style: Style, setting: Setting) -> Iterator[Piece]:
    """Ask for the money by a day, and say where to pay it to."""
    account = wording.heading.account
    if account is None:
        yield from paragraph(wording.say("request_no_account"), style, setting.width)
        return
    yield from glue(paragraph(wording.say("request"), style, setting.width))
    yield bank_box(account, wording.texts, setting, reference=wording.heading.number)


def reply_slip(wording: Wording, setting: Setting) -> Piece:
    """Set the slip: to have received the letter is one box, what else can be answered are others."""
    say = wording.say
    slip = Slip(
        tear=wording.texts.say("common.slip.tear"),
        title=say("slip.title"),
        sentences=(say("slip.to"),),
        boxes=wording.boxes(),
        note=say("slip.note"),
        fields=tuple(say(f"slip.{field}") for field in ("firm", "day", "signer", "position")),
    )
    return slip_piece(slip, setting)
