"""What came before a reminder: the earlier letters and the promises that were not kept, told or, where many, listed."""

from collections.abc import Iterator

from desktop.documents.letters.wording import Wording
from desktop.documents.parts.dates import figure
from desktop.documents.parts.lines import paragraph
from desktop.documents.parts.pieces import Piece, glue
from desktop.documents.parts.setting import Setting
from desktop.documents.parts.styles import Style
from desktop.documents.parts.tables import Column, table

#: So many are told in one paragraph; more are easier to read in a table.
_FEW = 3


def past(wording: Wording, style: Style, setting: Setting) -> Iterator[Piece]:
    """Set what the letter refers to; nothing where it refers to nothing."""
    lists_letters = len(wording.paper.earlier) > _FEW
    lists_promises = len(wording.paper.broken) > _FEW
    told = ["" if lists_letters else wording.cited(), *([] if lists_promises else wording.promises())]
    if said := wording.joined(told):
        yield from paragraph(said, style, setting.width)
    if lists_letters:
        yield from glue(paragraph(wording.say("cited_many"), style, setting.width))
        yield from _letters(wording, setting)
    if lists_promises:
        yield from glue(paragraph(wording.say("promise_many"), style, setting.width))
        yield from _promises(wording, setting)


def _letters(wording: Wording, setting: Setting) -> list[Piece]:
    columns = [
        Column(wording.say("cited.title"), wraps=True),
        Column(wording.say("cited.number")),
        Column(wording.say("cited.day"), "center"),
    ]
    rows = (
        (wording.title_of(letter.level), letter.number, wording.short_day(letter.made_on))
        for letter in wording.paper.earlier
    )
    return table(columns, rows, setting.width, setting.styles)


def _promises(wording: Wording, setting: Setting) -> list[Piece]:
    columns = [
        Column(wording.say("promise.promised_on"), "center"),
        Column(wording.say("promise.due_on"), "center"),
        Column(wording.say("promise.amount"), "right"),
        Column(wording.say("promise.received"), "right"),
    ]
    currency = wording.heading.currency
    rows = (
        (
            wording.short_day(promise.made_on),
            wording.short_day(promise.due_on),
            figure(promise.amount, currency),
            figure(promise.received, currency),
        )
        for promise in wording.paper.broken
    )
    return table(columns, rows, setting.width, setting.styles)
