"""Labels with what belongs to them, one below the other: a bank account, a party to an agreement."""

from collections.abc import Sequence
from dataclasses import replace

from desktop.documents.parts.canvas import PaperCanvas
from desktop.documents.parts.lines import draw_lines, set_lines, text_width
from desktop.documents.parts.pieces import Piece
from desktop.documents.parts.setting import Setting
from desktop.documents.parts.styles import HAIRLINE, Style
from desktop.documents.texts import Texts
from desktop.domain.company import BankAccount

_GAP = 8.0
_PAD = 6.0


def facts(rows: Sequence[tuple[str, str]], width: float, style: Style, *, boxed: bool = False) -> Piece:
    """Set labels and values as one piece that is never cut; an empty value is a line to write on."""
    inset = _PAD if boxed else 0
    labels = max(text_width(label, style) for label, _value in rows) + _GAP
    room = width - labels - 2 * inset
    left = replace(style, align="left", indent=0)
    values = [set_lines(value, left, room) for _label, value in rows]
    heights = [len(lines) * style.leading for lines in values]
    height = sum(heights) + 2 * (inset - 2 if boxed else 0)

    def draw(canvas: PaperCanvas, x: float, top: float) -> None:
        if boxed:
            canvas.setLineWidth(0.5)
            canvas.setStrokeGray(HAIRLINE)
            canvas.rect(x, top - height, width, height)
            canvas.setStrokeGray(0)
        y = top - (inset - 2 if boxed else 0)
        for (label, value), lines, high in zip(rows, values, heights, strict=True):
            draw_lines(canvas, set_lines(label, left, labels), x + inset, y, left)
            if value:
                draw_lines(canvas, lines, x + inset + labels, y, left)
            else:
                draw_rule(canvas, x + inset + labels, y - style.leading * 0.85, room)
            y -= high

    return Piece(height, draw)


def draw_rule(canvas: PaperCanvas, x: float, y: float, length: float) -> None:
    """Draw a line to write on."""
    canvas.setLineWidth(0.5)
    canvas.line(x, y, x + length, y)


def account_rows(account: BankAccount, texts: Texts) -> list[tuple[str, str]]:
    """Give labels and values of an account, those that are empty too."""
    values = (("holder", account.holder), ("bank", account.bank), ("number", account.number), ("code", account.code))
    return [(texts.say(f"common.bank.{name}"), value) for name, value in values]


def bank_box(account: BankAccount, texts: Texts, setting: Setting, *, reference: str = "") -> Piece:
    """Set where to pay to, and what to quote when paying."""
    cell = setting.styles.cell
    rows = [*account_rows(account, texts), (texts.say("common.bank.reference"), reference)]
    given = [(label, value) for label, value in rows if value]
    box = facts(given, setting.width, replace(cell, leading=cell.leading + 1), boxed=True)
    return replace(box, before=2, after=setting.gap(6))
