"""A working sheet: dense, in the rep's language, on one page where its tables can be shortened to that."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from desktop.documents.data import Made
from desktop.documents.fonts import HEADING
from desktop.documents.parts.canvas import About, PaperCanvas
from desktop.documents.parts.dates import long_date
from desktop.documents.parts.facts import draw_rule, facts
from desktop.documents.parts.lines import draw_lines, paragraph, set_lines, text_width
from desktop.documents.parts.pages import print_sheets
from desktop.documents.parts.pieces import Piece, Placed, glue, paginate
from desktop.documents.parts.sheets import A4, MM, Sheet
from desktop.documents.parts.styles import HAIRLINE, HINT, Style, Styles, styles_for
from desktop.documents.parts.tables import Column, table
from desktop.documents.texts import Texts
from desktop.domain.worksheets import Block, Facts, Table, ToFill, Words, WorkSheet

_SHEET = replace(A4, left=18 * MM, right=18 * MM, top=14 * MM, bottom=15 * MM, number=10 * MM)
_ACROSS = replace(_SHEET, width=_SHEET.height, height=_SHEET.width)
_GAP = 18.0
#: A label and its value in a narrow column; a longer label is set over two lines.
_TO_WRITE = 22.0
_LEAST_ROWS = 3
#: Sizes in which a sheet is tried, the best first.
_SIZES = (9.5, 9.0, 8.5)


def make(paper: WorkSheet, texts: Texts) -> Made:
    """Print a sheet on A4: set smaller, then with shorter tables, until it is one page, or else on more."""
    about = About(f"{paper.title} {paper.name}", "", paper.name, texts.language, paper.day)
    if paper.across:
        return print_sheets(_set(paper, texts, _SIZES[-1]), _ACROSS, about, paper.name, texts)
    if paper.bound:
        return print_sheets(_set(paper, texts, _SIZES[0]), _SHEET, about, paper.name, texts, counted=False)
    return print_sheets(_pages(paper, texts), _SHEET, about, paper.name, texts)


def _pages(paper: WorkSheet, texts: Texts) -> list[list[Placed]]:
    for size in _SIZES:
        pages = _set(paper, texts, size)
        if len(pages) == 1:
            return pages
    while len(pages) > 1:
        shorter = _shortened(paper)
        if shorter == paper:
            break
        paper = shorter
        pages = _set(paper, texts, _SIZES[-1])
    return pages


def _shortened(paper: WorkSheet) -> WorkSheet:
    """Leave a row out of the longest table that can be shortened."""
    tables = [block for block in paper.blocks if isinstance(block, Table) and block.shortened(_LEAST_ROWS) != block]
    if not tables:
        return paper
    longest = max(tables, key=lambda each: len(each.rows))
    blocks = tuple(longest.shortened(_LEAST_ROWS) if block is longest else block for block in paper.blocks)
    return replace(paper, blocks=blocks)


def _set(paper: WorkSheet, texts: Texts, size: float) -> list[list[Placed]]:
    sheet = _ACROSS if paper.across else _SHEET
    return paginate(_Setting(paper, texts, _looks(texts, size), sheet).pieces(), sheet.text_height)


@dataclass(frozen=True, slots=True)
class _Looks:
    """The styles of one size."""

    title: Style
    name: Style
    heading: Style
    text: Style
    strong: Style
    hint: Style
    tables: Styles


def _looks(texts: Texts, size: float) -> _Looks:
    styles = styles_for(texts.language, close=True)
    text = Style(size=size, leading=size * 1.35)
    return _Looks(
        title=Style(HEADING, 10, 13, grey=HINT),
        name=Style(HEADING, 15, 20),
        heading=Style(HEADING, size, size * 1.4, before=5, after=1.5),
        text=text,
        strong=Style(size=size + 1.5, leading=(size + 1.5) * 1.35),
        hint=replace(text, grey=HINT),
        tables=replace(
            styles,
            cell=replace(text, size=size - 0.5, leading=size * 1.25),
            cell_head=Style(HEADING, size - 1, size * 1.2),
        ),
    )


@dataclass(frozen=True, slots=True)
class _Setting:
    """A sheet on its way to pieces."""

    paper: WorkSheet
    texts: Texts
    looks: _Looks
    sheet: Sheet

    def pieces(self) -> Iterator[Piece]:
        """Set the head and every block that has anything to say."""
        yield from self._head()
        for block in self.paper.blocks:
            yield from self._block(block)

    def _head(self) -> Iterator[Piece]:
        looks, width = self.looks, self.sheet.text_width
        day = replace(looks.hint, align="right")
        room = width - text_width(self._day(), day) - _GAP  # the title may be the name of a firm
        title, date = set_lines(self.paper.title, looks.title, room), set_lines(self._day(), day, width)

        def draw(canvas: PaperCanvas, x: float, top: float) -> None:
            draw_lines(canvas, title, x, top, looks.title)
            draw_lines(canvas, date, x, top, day)

        yield Piece(len(title) * looks.title.leading, draw, glued=True)
        yield from glue(paragraph(self.paper.name, looks.name, width))
        if self.paper.line:
            yield from paragraph(self.paper.line, looks.hint, width)

    def _day(self) -> str:
        return long_date(self.paper.day, self.texts.language)

    def _block(self, block: Block) -> Iterator[Piece]:
        body = list(self._body(block))
        if not body:
            return
        yield self._heading(block.title)
        yield from body

    def _body(self, block: Block) -> Iterator[Piece]:
        if isinstance(block, Facts):
            yield from self._facts(block)
        elif isinstance(block, Table):
            yield from self._table(block)
        elif isinstance(block, Words):
            style = self.looks.strong if block.strong else self.looks.text
            for line in block.lines:
                yield from paragraph(line, style, self.sheet.text_width)
        else:
            yield from self._to_fill(block)

    def _heading(self, title: str) -> Piece:
        """Set the title of a block with a hairline that runs to the edge."""
        style, width = self.looks.heading, self.sheet.text_width
        lines = set_lines(title, style, width)
        begins = min(text_width(title, style) + 6, width)

        def draw(canvas: PaperCanvas, x: float, top: float) -> None:
            draw_lines(canvas, lines, x, top, style)
            canvas.setStrokeGray(HAIRLINE)
            draw_rule(canvas, x + begins, top - style.leading / 2, width - begins)
            canvas.setStrokeGray(0)

        return Piece(len(lines) * style.leading, draw, before=style.before, after=style.after, glued=True)

    def _facts(self, block: Facts) -> Iterator[Piece]:
        if not block.rows:
            return
        if block.columns == 1:
            yield facts(block.rows, self.sheet.text_width, self.looks.text)
            return
        half = (self.sheet.text_width - _GAP) / 2
        middle = (len(block.rows) + 1) // 2
        sides = [facts(rows, half, self.looks.text) for rows in (block.rows[:middle], block.rows[middle:]) if rows]

        def draw(canvas: PaperCanvas, x: float, top: float) -> None:
            for place, side in enumerate(sides):
                side.draw(canvas, x + place * (half + _GAP), top)

        yield Piece(max(side.height for side in sides), draw)

    def _table(self, block: Table) -> Iterator[Piece]:
        if not block.rows:
            return
        columns = [Column(each.title, "right" if each.is_sum else "left", each.wraps) for each in block.columns]
        yield from table(columns, block.rows, self.sheet.text_width, self.looks.tables, total=block.total)
        if block.left_out:
            text = block.more.replace("{count}", str(block.left_out))
            yield from paragraph(text, self.looks.hint, self.sheet.text_width)

    def _to_fill(self, block: ToFill) -> Iterator[Piece]:
        half = (self.sheet.text_width - _GAP) / 2
        style = self.looks.text
        for place in range(0, len(block.labels), 2):
            labels = block.labels[place : place + 2]

            def draw(canvas: PaperCanvas, x: float, top: float, labels: tuple[str, ...] = labels) -> None:
                wide = half if len(labels) > 1 else self.sheet.text_width
                for at, label in enumerate(labels):
                    left = x + at * (half + _GAP)
                    begins = text_width(label, style) + 4
                    draw_lines(canvas, set_lines(label, style, wide), left, top - _TO_WRITE + style.leading, style)
                    draw_rule(canvas, left + begins, top - _TO_WRITE + 2, wide - begins)

            yield Piece(_TO_WRITE, draw)
