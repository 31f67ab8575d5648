"""One copy of a receipt: on half a sheet with the seal beside its table, or on pages of its own."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from desktop.documents.letters.receipt_wording import ReceiptWording
from desktop.documents.parts.canvas import PaperCanvas
from desktop.documents.parts.closing import seal_room, sealed
from desktop.documents.parts.facts import facts
from desktop.documents.parts.frames import beside_each_other
from desktop.documents.parts.letterhead import letterhead
from desktop.documents.parts.lines import block, draw_lines, draw_text, paragraph, set_lines
from desktop.documents.parts.pieces import Piece, glue, stacked, together
from desktop.documents.parts.seal import LETTER_SEAL
from desktop.documents.parts.setting import Setting, setting_for
from desktop.documents.parts.sheets import MM
from desktop.documents.parts.slip import draw_field
from desktop.documents.parts.tables import table

_SIDE = 20 * MM
_TOP = 13 * MM
_BOTTOM = 11 * MM
_GAP = 14.0


def half(words: ReceiptWording, labels: Sequence[str], foot: str) -> tuple[Setting, list[Piece]]:
    """Set copies that are as high as they have to be, for half a sheet with narrower margins."""
    setting = setting_for(words.said.texts.language, words.said.habit, close=True)
    sheet = replace(setting.sheet, left=_SIDE, right=_SIDE, top=_TOP, bottom=_BOTTOM)
    setting = replace(setting, sheet=sheet)
    return setting, [stacked(list(_half(words, setting, label, foot))) for label in labels]


def whole(words: ReceiptWording, setting: Setting, label: str) -> Iterator[Piece]:
    """Set a copy whose table may run over pages."""
    width, small = setting.width, replace(setting.styles.small, align="left")
    yield from _head(words, setting, label)
    rows = list(words.rows(full=True))
    yield from table(words.columns(full=True), rows, width, setting.styles, total=words.total(full=True))
    for text in words.notes():
        yield from paragraph(text, small, width)
    end = [_who(words, width, setting), *sealed((), _sender(words), words.said.say("seal"), setting)]
    yield from together(end)


def _half(words: ReceiptWording, setting: Setting, label: str, foot: str) -> Iterator[Piece]:
    yield from _head(words, setting, label)
    left = setting.width - LETTER_SEAL - _GAP
    rows = list(words.rows(full=False))
    pieces = table(words.columns(full=False), rows, left, setting.styles, total=words.total(full=False))
    small = replace(setting.styles.small, align="left")
    pieces += [block(text, small, left) for text in words.notes()]
    pieces.append(_who(words, left, setting))
    seal = seal_room(_sender(words), words.said.say("seal"), LETTER_SEAL, setting)
    yield replace(beside_each_other(stacked(pieces), seal, left + _GAP), before=4)
    if foot:
        yield block(foot, replace(setting.styles.hint, size=7.5, leading=10, align="center", before=6), setting.width)


def _head(words: ReceiptWording, setting: Setting, label: str) -> Iterator[Piece]:
    said, styles = words.said, setting.styles
    yield letterhead(said.heading, said.texts, setting)
    yield _title(words, setting, label)
    box = facts(words.labelled(), setting.width, replace(styles.cell, leading=styles.cell.leading + 1))
    yield from glue([replace(box, after=setting.gap(4))])


def _title(words: ReceiptWording, setting: Setting, label: str) -> Piece:
    """Set the title between what copy this is and the number."""
    said, width = words.said, setting.width
    title = replace(setting.styles.title, align="center")
    left = replace(setting.styles.small, leading=title.leading)
    right = replace(left, align="right")

    def draw(canvas: PaperCanvas, x: float, top: float) -> None:
        draw_text(canvas, said.say("title"), (x, top), width, title)
        draw_text(canvas, label, (x, top), width / 3, left)
        draw_text(canvas, said.say("number"), (x + 2 * width / 3, top), width / 3, right)

    return Piece(title.leading, draw, after=setting.gap(6))


def _who(words: ReceiptWording, width: float, setting: Setting) -> Piece:
    """Set who took the money and, where somebody handed it over, room for that person's signature."""
    style, said = setting.styles.cell, words.said
    received = set_lines(words.received_by(), style, width / 2 - _GAP)

    def draw(canvas: PaperCanvas, x: float, top: float) -> None:
        draw_lines(canvas, received, x, top, style)
        if words.is_handed_over:
            draw_field(canvas, said.say("handed_over_by"), (x + width / 2, top), width / 2, style)

    return Piece(max(len(received), 1) * style.leading, draw, before=setting.gap(10))


def _sender(words: ReceiptWording) -> tuple[str, str]:
    company = words.said.heading.company
    return company.name_in(words.said.texts.language), words.said.made_on()
