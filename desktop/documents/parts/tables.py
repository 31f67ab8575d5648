"""Tables: one piece a row, so that a row is never cut; the head is drawn again on each page."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from desktop.documents.parts.canvas import PaperCanvas
from desktop.documents.parts.lines import draw_lines, set_lines, text_width
from desktop.documents.parts.pieces import Piece
from desktop.documents.parts.styles import HAIRLINE, SHADE, Align, Style, Styles

_PAD = 4.0
_PAD_ABOVE = 2.0
#: Room above and below a table.
_ABOVE, _BELOW = 4.0, 6.0
_LEAST_SIZE = 6.5
#: A column whose texts wrap has room for such a word, for invoices have numbers of twenty digits.
_LONGEST_WORD = "0" * 20
#: A Chinese title of more characters than these may take two lines.
_MOST_HANZI = 4
#: Sums are in the heading's font, which is larger to the eye.
_BOLD_SIZE = 0.97

Row: TypeAlias = Sequence[str]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: as wide as its texts, of a width in points, or (`wraps`) as wide as the others leave room for."""

    title: str
    align: Align = "left"
    wraps: bool = False
    width: float = 0


@dataclass(frozen=True, slots=True)
class _Look:
    """How a kind of row is set, a style for each column; in one that `runs_on`, the first text takes empty cells in."""

    styles: tuple[Style, ...]
    shade: float = 0
    least_height: float = 0
    runs_on: bool = False


def table(
    columns: Sequence[Column],
    rows: Iterable[Row],
    width: float,
    styles: Styles,
    *,
    total: Row | None = None,
    row_height: float = 0,
) -> list[Piece]:
    """Set a table; the row of the sum, whose first text may run on over empty cells, stays with the last other row.

    Rows are at least `row_height` points high, for what is filled in by hand. Where texts need more than the width, all
    become smaller; columns that wrap, or else all, share what is left.
    """
    body = [tuple(row) for row in rows]
    widths, titles, plain, bold = _fitted(columns, body, total, width, styles)
    head = _row([column.title for column in columns], titles, widths)
    plain = replace(plain, least_height=row_height)
    pieces = [_row(row, plain, widths, head) for row in body]
    if total is not None:
        if pieces:
            pieces[-1] = replace(pieces[-1], glued=True)
        pieces.append(_row(total, bold, widths, head))
    pieces[-1:] = [replace(last, after=_BELOW * styles.air) for last in pieces[-1:]]
    return [replace(head, before=_ABOVE * styles.air, glued=True), *pieces]


def _row(texts: Row, look: _Look, widths: Sequence[float], heading: Piece | None = None) -> Piece:
    spans = _spans(texts, widths) if look.runs_on else widths
    cells = [
        (set_lines(text, style, span - 2 * _PAD), style)
        for text, style, span in zip(texts, look.styles, spans, strict=True)
    ]
    height = max(look.least_height, max(len(lines) * style.leading for lines, style in cells) + 2 * _PAD_ABOVE)

    def draw(canvas: PaperCanvas, x: float, top: float) -> None:
        _frame(canvas, (x, top), height, spans, look.shade)
        for (lines, style), span in zip(cells, spans, strict=True):
            draw_lines(canvas, lines, x + _PAD, top - (height - len(lines) * style.leading) / 2, style)
            x += span

    return Piece(height, draw, heading=heading)


def _spans(texts: Row, widths: Sequence[float]) -> list[float]:
    """Give the first cell the room of the empty ones behind it, which have none then."""
    end = next((place for place, text in enumerate(texts) if place and text), len(texts))
    return [sum(widths[:end]), *[0.0] * (end - 1), *widths[end:]]


def _frame(canvas: PaperCanvas, at: tuple[float, float], height: float, spans: Sequence[float], shade: float) -> None:
    """Draw the lines around the cells of a row, and what lies behind it."""
    x, top = at
    bottom, right = top - height, x + sum(spans)
    lines = [(x, bottom, right, bottom), (x, top, x, bottom)]
    if shade:
        canvas.setFillGray(shade)
        canvas.rect(x, bottom, right - x, height, stroke=0, fill=1)
        canvas.setFillGray(0)
        lines.append((x, top, right, top))
    for span in filter(None, spans):
        x += span
        lines.append((x, top, x, bottom))
    canvas.setLineWidth(0.5)
    canvas.setStrokeGray(HAIRLINE)
    canvas.lines(lines)
    canvas.setStrokeGray(0)


def _fitted(
    columns: Sequence[Column], rows: Sequence[Row], total: Row | None, width: float, styles: Styles
) -> tuple[list[float], _Look, _Look, _Look]:
    """Find the widths of the columns, and the looks of titles, rows and sums in which their texts fit."""
    cell, head = styles.cell, styles.cell_head
    bold = replace(cell, font=head.font, size=cell.size * _BOLD_SIZE)
    needed = []
    for place, column in enumerate(columns):
        sums = text_width(total[place], bold) if total and not column.wraps else 0
        needed.append(max(sums, _needed(column, [row[place] for row in rows], cell)) + 1)
    room = width - 2 * _PAD * len(columns)
    wanted = _with_titles(columns, needed, head, room)
    scale = max(min(1.0, room / sum(wanted)), _LEAST_SIZE / cell.size)
    widths = [wide * scale + 2 * _PAD for wide in wanted]
    growing = [place for place, column in enumerate(columns) if column.wraps] or range(len(columns))
    rest = (width - sum(widths)) / len(growing)
    for place in growing:
        widths[place] += rest
    titles, plain, sums_look = (_look(style, columns, scale) for style in (head, cell, bold))
    return widths, replace(titles, shade=SHADE), plain, replace(sums_look, shade=SHADE, runs_on=True)


def _look(style: Style, columns: Sequence[Column], scale: float) -> _Look:
    return _Look(tuple(replace(style, size=style.size * scale, align=column.align) for column in columns))


def _needed(column: Column, texts: Sequence[str], cell: Style) -> float:
    """Return the width that the texts of a column need, without its title."""
    if column.width:
        return column.width - 2 * _PAD
    words = (word for text in texts for word in text.split()) if column.wraps else texts
    wide = max((text_width(word, cell) for word in set(words)), default=0)
    return min(wide, text_width(_LONGEST_WORD, cell)) if column.wraps else wide


def _with_titles(columns: Sequence[Column], needed: Sequence[float], head: Style, room: float) -> list[float]:
    """Widen columns to their titles, on one line each if there is room for all of them."""
    for parts in (_whole, _words):
        wanted = [
            wide if column.width else max(wide, *(text_width(part, head) + 1 for part in parts(column.title)))
            for column, wide in zip(columns, needed, strict=True)
        ]
        if sum(wanted) <= room:
            break
    return wanted


def _whole(title: str) -> list[str]:
    return [title]


def _words(title: str) -> list[str]:
    return (title.split() if title.isascii() else [title[:_MOST_HANZI]]) or [""]
