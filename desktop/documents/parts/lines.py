"""Text set in lines: broken where Chinese and English may be broken, never inside a number, and drawn.

No markup is read: what a text holds is what is printed.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING, cast

from reportlab.pdfbase import pdfmetrics

from desktop.documents import fonts
from desktop.documents.parts.canvas import PaperCanvas
from desktop.documents.parts.pieces import Draw, Piece
from desktop.documents.parts.styles import Style

if TYPE_CHECKING:
    from reportlab.pdfbase.ttfonts import TTFont

# A unit is what no line is broken inside of: space, a word or number of other scripts, one Chinese character; signs
# that may not begin or end a line stay with their neighbour, and the year, month or day with its number.
_WIDE = (
    "\u1100-\u11ff\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\ufe30-\ufe4f\uff01-\uff60\uffe0-\uffe6"
    "\U00020000-\U0003ffff"
)
_OPENING = re.escape("（《〈「『【〔〖“‘([{￥")
_CLOSING = re.escape("，。、；：？！）》〉」』】〕〗”’…—％·々)]},.;:?!%")
_UNIT = re.compile(rf" +|[{_OPENING}]*(?:[^ {_WIDE}{_OPENING}]+[年月日天元份页期号]?|[{_WIDE}{_OPENING}])[{_CLOSING}]*")
#: Where the base line of a font stands between the upper and lower edge of its letters.
_ASCENT = 0.88
#: Units in the size of a font.
_EM = 1000
#: So much, in font sizes, a line may be too long.
_TOLERANCE = 0.001
#: A line with more empty room than this, in characters, is left as it is: a long word did not fit.
_MOST_STRETCH = 4
#: Most texts are no longer than this, in characters.
_SHORT = 60


@dataclass(frozen=True, slots=True)
class Line:
    """One line: (font, text) runs, where it begins, how wide it is, and the room between letters that fills it up.

    `unusual` is the text that it comes from, if not all of it is in the font of the style.
    """

    runs: tuple[tuple[str, str], ...]
    x: float
    width: float
    spread: float = 0
    unusual: str = ""


def set_lines(text: str, style: Style, width: float) -> list[Line]:
    """Break a text into the lines of a width; a line end in it begins a new line. An empty text is one empty line."""
    text = _spaced(text)
    short = _short_line(text, style, width)
    if short:
        return [short]
    return [line for part in text.split("\n") for line in _text(part, style.font).lines(style, width)]


def text_width(text: str, style: Style) -> float:
    """Return how wide a text is on one line."""
    return _measured_text(_spaced(text), style.font)[1] * style.size


def gathered(texts: Sequence[str], style: Style, width: float) -> str:
    """Put short texts behind each other, and on the next line what does not fit; no line ends inside of one."""
    lines = [""]
    for text in filter(None, texts):
        longer = f"{lines[-1]}    {text}"
        if lines[-1] and text_width(longer, style) <= width:
            lines[-1] = longer
        else:
            lines.append(text)
    return "\n".join(lines[1:])


def draw_lines(canvas: PaperCanvas, lines: Sequence[Line], x: float, top: float, style: Style) -> None:
    """Draw lines below each other in the box whose left upper corner is given."""
    y = top - (style.leading - style.size) / 2 - style.size * _ASCENT
    for line in lines:
        _draw(canvas, line, x + line.x, y, style)
        y -= style.leading


def draw_text(canvas: PaperCanvas, text: str, at: tuple[float, float], width: float, style: Style) -> float:
    """Set and draw a text in the box whose left upper corner is given; return how high it was."""
    lines = set_lines(text, style, width)
    draw_lines(canvas, lines, *at, style)
    return len(lines) * style.leading


def paragraph(text: str, style: Style, width: float) -> list[Piece]:
    """Set a paragraph that may be cut between lines, but never so that one line of it stands alone on a page."""
    lines = set_lines(text, style, width)
    last = len(lines) - 1
    return [
        Piece(
            style.leading,
            _drawing((line,), style),
            before=style.before if place == 0 else 0,
            after=style.after if place == last else 0,
            glued=place != last and place in {0, last - 1},
        )
        for place, line in enumerate(lines)
    ]


def beside(left: str, right: str, style: Style, width: float) -> Piece:
    """Set two short texts on one line, one at each end of it."""
    at_end = replace(style, align="right")

    def draw(canvas: PaperCanvas, x: float, top: float) -> None:
        draw_text(canvas, left, (x, top), width, style)
        draw_text(canvas, right, (x, top), width, at_end)

    return Piece(style.leading, draw, before=style.before, after=style.after)


def block(text: str, style: Style, width: float) -> Piece:
    """Set a paragraph that is never cut."""
    lines = set_lines(text, style, width)
    return Piece(
        len(lines) * style.leading,
        _drawing(lines, style),
        before=style.before,
        after=style.after,
    )


def _drawing(lines: Sequence[Line], style: Style) -> Draw:
    return lambda canvas, x, top: draw_lines(canvas, lines, x, top, style)


def _spaced(text: str) -> str:
    """Put spaces in place of tabs and of what is left of other systems' line ends: no font has them."""
    if "\t" in text or "\r" in text:
        return text.replace("\r\n", "\n").replace("\t", " ").replace("\r", " ")
    return text


def _short_line(text: str, style: Style, width: float) -> Line | None:
    """Set a short text of the style's font, of which a paper has a hundred, without looking for breaks in it."""
    if len(text) > _SHORT:
        return None
    runs, unit, is_plain = _measured_text(text, style.font)
    if not is_plain:
        return None
    wide = unit * style.size
    slack = width - style.inset - style.indent - wide
    return None if slack < 0 else Line(runs, _begin(style, style.indent, slack), wide)


def _is_usual(runs: Sequence[tuple[str, str]], text: str, font: str) -> bool:
    """Tell whether all of a text is drawn as it is in a font."""
    return len(runs) == 1 and runs[0] == (font, text)


@lru_cache(maxsize=4096)
def _measured_text(text: str, font: str) -> tuple[tuple[tuple[str, str], ...], float, bool]:
    """Cut a text into runs, and return its width in font sizes; tables ask twice, and labels each time.

    The last value tells whether it may be drawn as it is: all in the font, without a line end or spaces at its ends.
    """
    runs = tuple(fonts.runs(text, font))
    is_plain = text == text.strip() and "\n" not in text and _is_usual(runs, text, font)
    return runs, sum(pdfmetrics.stringWidth(part, name, 1) for name, part in runs), is_plain


@lru_cache(maxsize=256)
def _text(text: str, font: str) -> "_Text":
    """Measure a text; a paper that is set twice asks twice, and one letter says most of what the other does."""
    return _Text(text, font)


def _begin(style: Style, indent: float, slack: float) -> float:
    """Return where a line begins that leaves some room empty."""
    begin = style.inset + indent
    if style.align == "right":
        return begin + slack
    return begin + slack / 2 if style.align == "center" else begin


def _draw(canvas: PaperCanvas, line: Line, x: float, y: float, style: Style) -> None:
    if line.runs:
        canvas.write(line.runs, (x, y), style.size, grey=style.grey, spread=line.spread)
    if line.unusual:
        canvas.remember(line.unusual)


class _Text:
    """A text in the fonts that have its characters, with the place of each along one endless line, in font sizes."""

    def __init__(self, text: str, font: str) -> None:
        runs = fonts.runs(text, font)
        self._font = font
        self._text = "".join(part for _font, part in runs)
        self._unusual = "" if _is_usual(runs, text, font) else text
        self._fonts = [name for name, part in runs for _character in part] if self._unusual else []
        self._at = _places(runs)
        self._units = [unit.span() for unit in _UNIT.finditer(self._text) if unit[0][0] != " "]

    def lines(self, style: Style, width: float) -> Iterator[Line]:
        """Break the text into lines."""
        room, indent = width - style.inset, style.indent
        for start, end, is_last in self._cuts(room / style.size, indent / style.size):
            wide = (self._at[end] - self._at[start]) * style.size
            slack = room - indent - wide
            spread = 0.0
            if style.align == "justify" and not is_last and 0 < slack < _MOST_STRETCH * style.size:
                spread = slack / max(end - start - 1, 1)
            begin = _begin(style, indent, slack)
            yield Line(tuple(self._runs(start, end)), begin, wide, spread, self._unusual)
            indent = 0

    def _cuts(self, room: float, indent: float) -> Iterator[tuple[int, int, bool]]:
        """Find where lines begin and end, without the spaces between them; lengths are in font sizes."""
        at = self._at
        start = end = 0
        room_here = room - indent + _TOLERANCE
        room += _TOLERANCE
        for first, stop in self._units:
            if end == start:
                start = end = first
            if at[stop] - at[start] > room_here and end > start:
                yield start, end, False
                start, room_here = first, room
            while stop - start > 1 and at[stop] - at[start] > room_here:
                fitting = self._fitting(start, stop, room_here)
                yield start, fitting, False
                start, room_here = fitting, room
            end = stop
        yield start, end, True

    def _fitting(self, start: int, stop: int, room: float) -> int:
        """Find where a unit that is wider than a line has to be cut: after one character at least."""
        place = start + 1
        while place < stop - 1 and self._at[place + 1] - self._at[start] <= room:
            place += 1
        return place

    def _runs(self, start: int, end: int) -> Iterator[tuple[str, str]]:
        if not self._fonts:
            if end > start:
                yield self._font, self._text[start:end]
            return
        while start < end:
            font, stop = self._fonts[start], start + 1
            while stop < end and self._fonts[stop] == font:
                stop += 1
            yield font, self._text[start:stop]
            start = stop


def _measured(runs: Sequence[tuple[str, str]]) -> Iterator[tuple[Mapping[int, float], float, str]]:
    """Give for each run the widths of the characters of its font, and of one that it has not."""
    for font, part in runs:
        face = cast("TTFont", pdfmetrics.getFont(font)).face
        yield face.charWidths, face.defaultWidth, part


def _places(runs: Sequence[tuple[str, str]]) -> list[float]:
    """Return where each character begins, and where the last ends."""
    widths = (known.get(ord(character), usual) / _EM for known, usual, part in _measured(runs) for character in part)
    return list(accumulate(widths, initial=0.0))
