"""What the papers of a plan look like, and the small parts that only they have; lengths in points."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from desktop.documents.parts.canvas import PaperCanvas
from desktop.documents.parts.facts import draw_rule, facts
from desktop.documents.parts.lines import draw_lines, draw_text, paragraph, set_lines, text_width
from desktop.documents.parts.pieces import Piece, glue
from desktop.documents.parts.styles import HAIRLINE, Style, Styles, styles_for
from desktop.documents.plans.voice import Voice
from desktop.domain.company import BankAccount
from desktop.domain.customers import LetterLanguage

#: The room for the number of a paragraph, which everything else in a clause leaves free.
NUMBER_ROOM = 29.0
_PAD = 4.0
#: The height of a line that is filled in by hand.
FIELD_HEIGHT = 23.0
_BELOW_RULE = 4.0
#: A shorter line to write on is put below its label.
_LEAST_RULE = 90.0


@dataclass(frozen=True, slots=True)
class Looks:
    """The styles of a plan's papers, a size below those of letters: an agreement says a lot."""

    title: Style
    heading: Style
    text: Style
    small: Style
    tables: Styles


def looks_for(language: LetterLanguage) -> Looks:
    """Give the styles of a language."""
    styles = styles_for(language)
    chinese = language is LetterLanguage.CHINESE
    text = (
        replace(styles.plain, size=10.5, leading=16, after=2)
        if chinese
        else replace(styles.plain, size=10, leading=13.25, after=2.5)
    )
    cell = replace(styles.cell, size=text.size - 0.5, leading=text.leading - 2)
    head = replace(styles.cell_head, size=cell.size - 0.5, leading=cell.leading - 0.5)
    return Looks(
        title=replace(styles.title, align="center"),
        heading=replace(styles.heading, size=text.size + 0.5, leading=text.leading + 1, before=6, after=2),
        text=text,
        small=replace(styles.small, leading=styles.small.leading),
        tables=replace(styles, cell=cell, cell_head=head),
    )


def numbered(number: str, text: str, style: Style, width: float) -> list[Piece]:
    """Set a paragraph whose number stands before it, in the room that all its lines leave."""
    first, *others = paragraph(text, replace(style, inset=NUMBER_ROOM), width)

    def draw(canvas: PaperCanvas, x: float, top: float) -> None:
        draw_text(canvas, number, (x, top), NUMBER_ROOM, replace(style, align="left"))
        first.draw(canvas, x, top)

    return [replace(first, draw=draw), *others]


def account_facts(account: BankAccount | None, voice: Voice, style: Style, width: float) -> Piece:
    """Set the account that is paid into in a box, with lines to write on for what is not known of it."""
    account = account or BankAccount(voice.currency)
    names = ("holder", "bank", "number") + (("code",) if account.code else ())
    rows = [(voice.say(f"common.bank.{name}"), getattr(account, name)) for name in names]
    return facts(rows, width, style, boxed=True)


def shifted_right(pieces: Sequence[Piece], by: float) -> list[Piece]:
    """Move pieces to the right, as what belongs to a numbered paragraph."""

    def moved(piece: Piece) -> Piece:
        return replace(
            piece,
            draw=lambda canvas, x, top: piece.draw(canvas, x + by, top),
            heading=moved(piece.heading) if piece.heading else None,
        )

    return [moved(piece) for piece in pieces]


def grid_row(label: str, value: str, widths: tuple[float, float], height: float, style: Style) -> Piece:
    """Set a row of a form: what is asked for, and what is known of it, with room to write if that is nothing."""
    cells = [(set_lines(text, style, wide - 2 * _PAD), wide) for text, wide in zip((label, value), widths, strict=True)]
    high = max(height, *(len(lines) * style.leading + _PAD for lines, _wide in cells))

    def draw(canvas: PaperCanvas, x: float, top: float) -> None:
        canvas.setLineWidth(0.5)
        canvas.setStrokeGray(HAIRLINE)
        for lines, wide in cells:
            canvas.rect(x, top - high, wide, high)
            draw_lines(canvas, lines, x + _PAD, top - (high - len(lines) * style.leading) / 2, style)
            x += wide
        canvas.setStrokeGray(0)

    return Piece(high, draw)


def headed(text: str, style: Style, width: float) -> list[Piece]:
    """Set a heading that stays with what follows."""
    return glue(paragraph(text, style, width))


def field(label: str, style: Style, width: float, *, ruled: bool = True, height: float = FIELD_HEIGHT) -> Piece:
    """Set a label with a line to write on, which begins below it where it leaves too little room beside it."""
    lines = set_lines(label, style, width)
    begins = text_width(label, style) + 4
    is_below = ruled and (len(lines) > 1 or width - begins < _LEAST_RULE)
    high = height + (len(lines) - 1 + is_below) * style.leading

    def draw(canvas: PaperCanvas, x: float, top: float) -> None:
        draw_lines(canvas, lines, x, top - height + style.leading * 0.85 + _BELOW_RULE, style)
        if ruled:
            left = 0 if is_below else begins
            draw_rule(canvas, x + left, top - high + _BELOW_RULE, width - left)

    return Piece(high, draw)


def beside(blocks: Sequence[Piece], width: float, gap: float) -> Piece:
    """Set blocks of a width beside each other."""

    def draw(canvas: PaperCanvas, x: float, top: float) -> None:
        for place, piece in enumerate(blocks):
            piece.draw(canvas, x + place * (width + gap), top)

    return Piece(max(piece.height for piece in blocks), draw)


def stacked(pieces: Sequence[Piece]) -> Piece:
    """Set pieces below each other as one."""

    def draw(canvas: PaperCanvas, x: float, top: float) -> None:
        for piece in pieces:
            piece.draw(canvas, x, top)
            top -= piece.height

    return Piece(sum(piece.height for piece in pieces), draw)
