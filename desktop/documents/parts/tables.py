"""Tables: one piece a row, so that a row is never cut; the head is drawn again on each page."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from desktop.documents.parts.canvas import PaperCanvas
from desktop.documents.parts.lines import Line, draw_lines, set_lines, text_width
from desktop.documents.parts.pieces import Piece
from desktop.documents.parts.styles import HAIRLINE, SHADE, Align, Style, Styles

_PAD = 4.0
_PAD_ABOVE = 2.5
_LEAST_SIZE = 6.5
#: The sum is in the heading's font, which is larger to the eye.
_BOLD_SIZE = 0.97
#: A column whose texts wrap is at least so wide, in sizes of its font.
_LEAST_WRAPPED = 7
#: A Chinese title of more characters than these may take two lines.
_MOST_HANZI = 4

Row: TypeAlias = Sequence[str]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: as wide as its texts, of a width in points, or (`wraps`) as wide as the others leave room for."""

    title: str
    align: Align = "left"
    wraps: bool = False
    width: float = 0


def table(
    columns: Sequence[Column],
    rows: Iterable[Row],
    width: float,
    styles: Styles,
    *,
    total: Row | None = None,
    row_height: float = 0,
    grid: bool = True,
) -> list[Piece]:
    """Set a table; the row of the sum, whose first text may run on over empty cells, stays with the last other row.

    At least one column wraps or all have a width. Rows are at least `row_height` points high, for what is filled in by
    hand. Texts that do not fit become smaller in all columns but those that wrap.
    """
    body = [tuple(row) for row in rows]
    layout = _Layout(columns, body, total, width, styles)
    head = layout.row([column.title for column in columns], layout.head_styles, shade=SHADE, grid=grid)
    pieces = [
        layout.row(row, layout.cell_styles, least_height=row_height, heading=head, grid=grid, glued=False)
        for row in body
    ]
    head = replace(head, before=4, glued=True)
    if total is not None:
        if pieces:
            pieces[-1] = replace(pieces[-1], glued=True)
        pieces.append(layout.row(total, layout.total_styles, heading=head, shade=SHADE, grid=grid, runs_on=True))
    pieces[-1] = replace(pieces[-1], after=6)
    return [head, *pieces]


class _Layout:
    """The widths of the columns, and the styles that make the texts fit."""

    def __init__(
        self, columns: Sequence[Column], rows: Sequence[Row], total: Row | None, width: float, styles: Styles
    ) -> None:
        self._columns = columns
        cell = styles.cell
        bold = replace(cell, font=styles.cell_head.font, size=cell.size * _BOLD_SIZE)
        wanted = [
            _wanted(column, [row[place] for row in rows], cell, styles.cell_head, (total[place] if total else "", bold))
            for place, column in enumerate(columns)
        ]
        wrapping = [place for place, column in enumerate(columns) if column.wraps]
        least = _LEAST_WRAPPED * cell.size * len(wrapping)
        room = width - least - 2 * _PAD * len(columns)
        texts = sum(wanted)
        scale = min(1.0, room / texts) if texts else 1.0
        self._widths = [wide * scale + 2 * _PAD for wide in wanted]
        rest = width - sum(self._widths)
        for place in wrapping or range(len(columns)):
            self._widths[place] += rest / len(wrapping or columns)
        size = max(_LEAST_SIZE, cell.size * scale)
        fitted = replace(cell, size=size)
        self._width = width
        self.cell_styles = [replace(cell if column.wraps else fitted, align=column.align) for column in columns]
        self.total_styles = [
            replace(style, font=styles.cell_head.font, size=style.size * _BOLD_SIZE) for style in self.cell_styles
        ]
        self.head_styles = [
            replace(styles.cell_head, align="center" if column.align == "center" else column.align)
            for column in columns
        ]

    def row(
        self,
        texts: Row,
        row_styles: Sequence[Style],
        *,
        least_height: float = 0,
        heading: Piece | None = None,
        shade: float = 0,
        grid: bool,
        glued: bool = False,
        runs_on: bool = False,
    ) -> Piece:
        spans = self._spans(texts, runs_on=runs_on)
        cells = [
            (set_lines(text, style, wide - 2 * _PAD), style)
            for text, style, wide in zip(texts, row_styles, spans, strict=True)
        ]
        height = max(least_height, max(len(lines) * style.leading for lines, style in cells) + 2 * _PAD_ABOVE)

        def draw(canvas: PaperCanvas, x: float, top: float) -> None:
            self._frame(
                canvas, x, top, height, shade=shade, spans=spans if grid else [self._width], above=heading is None
            )
            self._texts(canvas, x, top, height, cells)

        return Piece(height, draw, heading=heading, glued=glued)

    def _spans(self, texts: Row, *, runs_on: bool) -> list[float]:
        """Give the width of each cell; the first may take in the empty ones behind it, which have none."""
        widths = list(self._widths)
        if runs_on:
            end = next((place for place, text in enumerate(texts) if place and text), len(texts))
            widths[:end] = [sum(widths[:end]), *[0.0] * (end - 1)]
        return widths

    def _texts(
        self, canvas: PaperCanvas, x: float, top: float, height: float, cells: Sequence[tuple[list[Line], Style]]
    ) -> None:
        for (lines, style), wide in zip(cells, self._widths, strict=True):
            above = (height - len(lines) * style.leading) / 2
            draw_lines(canvas, lines, x + _PAD, top - above, style)
            x += wide


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
    for wide in filter(None, spans):
        x += wide
        lines.append((x, top, x, bottom))
    canvas.setLineWidth(0.5)
    canvas.setStrokeGray(HAIRLINE)
    canvas.lines(lines)
    canvas.setStrokeGray(0)


def _wanted(column: Column, texts: Sequence[str], cell: Style, head: Style, total: tuple[str, Style]) -> float:
    """Return the width of the texts of a column: digits are about equally wide, so the longest text is the widest."""
    if column.wraps:
        return 0
    if column.width:
        return column.width - 2 * _PAD
    longest = max(texts, key=len, default="")
    word = max(column.title.split(), key=len, default="") if column.title.isascii() else column.title[:_MOST_HANZI]
    return max(text_width(longest, cell), text_width(word, head), text_width(*total)) + 1
