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
#: A column whose texts wrap is at least so wide, in sizes of its font.
_LEAST_WRAPPED = 7

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
    layout = _Layout(columns, [*body, total] if total else body, width, styles)
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

    def __init__(self, columns: Sequence[Column], rows: Sequence[Row], width: float, styles: Styles) -> None:
        self._columns = columns
        cell = styles.cell
        wanted = [_wanted(column, place, rows, cell, styles.cell_head) for place, column in enumerate(columns)]
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
            replace(style, font=styles.cell_head.font, size=style.size * 0.97) for style in self.cell_styles
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
        cells = [
            (set_lines(text, style, wide - 2 * _PAD), style)
            for text, style, wide in zip(texts, row_styles, self._spans(texts, runs_on=runs_on), strict=True)
        ]
        height = max(least_height, max(len(lines) * style.leading for lines, style in cells) + 2 * _PAD_ABOVE)

        def draw(canvas: PaperCanvas, x: float, top: float) -> None:
            self._frame(canvas, x, top, height, shade=shade, grid=grid and not runs_on, is_head=heading is None)
            self._texts(canvas, x, top, height, cells)

        return Piece(height, draw, heading=heading, glued=glued)

    def _spans(self, texts: Row, *, runs_on: bool) -> list[float]:
        """Give the width of each cell; the first takes in the empty ones behind it."""
        widths = list(self._widths)
        if runs_on:
            empty = next((place for place, text in enumerate(texts) if place and text), len(texts))
            widths[0] = sum(widths[:empty])
        return widths

    def _frame(
        self, canvas: PaperCanvas, x: float, top: float, height: float, *, shade: float, grid: bool, is_head: bool
    ) -> None:
        if shade:
            canvas.setFillGray(shade)
            canvas.rect(x, top - height, self._width, height, stroke=0, fill=1)
            canvas.setFillGray(0)
        canvas.setLineWidth(0.5)
        canvas.setStrokeGray(HAIRLINE)
        canvas.line(x, top - height, x + self._width, top - height)
        if is_head:
            canvas.line(x, top, x + self._width, top)
        if grid:
            edge = x
            for wide in (0.0, *self._widths):
                edge += wide
                canvas.line(edge, top, edge, top - height)
        else:
            canvas.line(x, top, x, top - height)
            canvas.line(x + self._width, top, x + self._width, top - height)
        canvas.setStrokeGray(0)

    def _texts(
        self, canvas: PaperCanvas, x: float, top: float, height: float, cells: Sequence[tuple[list[Line], Style]]
    ) -> None:
        for (lines, style), wide in zip(cells, self._widths, strict=True):
            above = (height - len(lines) * style.leading) / 2
            draw_lines(canvas, lines, x + _PAD, top - above, style)
            x += wide


def _wanted(column: Column, place: int, rows: Sequence[Row], cell: Style, head: Style) -> float:
    """Return the width of the texts of a column: digits are equally wide, so the longest text is the widest."""
    if column.wraps:
        return 0
    if column.width:
        return column.width - 2 * _PAD
    longest = max((row[place] for row in rows), key=len, default="")
    word = max(column.title.split(), key=len, default="")
    return max(text_width(longest, cell), text_width(word if " " in column.title else column.title[:4], head)) + 1
