"""The fonts of papers: every character from a font that has it, quotation marks as wide as the language has them.

Nothing is read when the program starts: a font is read when the first paper is made, the one with rare hanzi when the
first text holds one. Text runs from left to right; see `missing` for what cannot be printed.
"""

import re
import threading
import unicodedata
import zlib
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from operator import itemgetter

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.pdfdoc import PDFDocument, PDFStreamFilterZCompress
from reportlab.pdfbase.ttfonts import TTFont, TTFontFace

from desktop import paths

#: What papers are set in: a serif for text, a bold sans for headings.
TEXT = "NotoSerifSC-Regular"
HEADING = "NotoSansSC-Bold"
_RARE = "RareHanzi-Regular"

#: Stands for a character that no font has. Both of the above have this one, and nobody types it.
REPLACEMENT = "\N{WHITE VERTICAL RECTANGLE}"

#: Where the characters that a font lacks are looked for.
_INSTEAD = {TEXT: (HEADING, _RARE), HEADING: (TEXT, _RARE)}

#: Where signs come from that the font draws as wide as a hanzi, in text that is not Chinese.
_NARROW = {TEXT: "NarrowSigns-Regular", HEADING: "NarrowSigns-Bold"}
_AS_WIDE_AS_HANZI = "‘’“”…•"

_LATIN = "A-Za-zÀ-ɏ"
_LETTER = re.compile(f"[{_LATIN}]")
_HANZI = re.compile("[\u3400-\u9fff\U00020000-\U0003ffff]")
_SIGN = re.compile(f"[{_AS_WIDE_AS_HANZI}]")
_APOSTROPHE = re.compile(f"(?<=[{_LATIN}])’(?=[{_LATIN}])")

_RIGHT_TO_LEFT = {"R", "AL"}
# Control and format characters (bidirectional overrides among them) and variation selectors. Line ends and tabs stay.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u061c\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    "\ufe00-\ufe0f\ufeff\ufff9-\ufffb\U000e0000-\U000e0fff]"
)
_LEVEL = 2
_BEYOND_BMP = re.compile("<([0-9A-F]{5,6})>")

_lock = threading.RLock()
_characters: dict[str, frozenset[int]] = {}


@dataclass(frozen=True, slots=True)
class Missing:
    """What of a text cannot be printed as it is written; false if all of it can."""

    characters: tuple[str, ...] = ()
    """Those that no font has, emoji for example: each once, in the order of the text. `REPLACEMENT` is printed."""
    right_to_left: bool = False
    """Whether there are letters of Hebrew, Arabic or the like, whose order and joining a paper cannot do."""

    def __bool__(self) -> bool:
        return bool(self.characters) or self.right_to_left


def register() -> None:
    """Make both fonts known to reportlab; again and from any thread without harm."""
    for font in (TEXT, HEADING):
        _has(font)


def runs(text: str, font: str = TEXT) -> list[tuple[str, str]]:
    """Cut a text into the longest (font, part) that can be drawn one after the other; an empty text into none.

    Invisible characters are left out. Line ends and tabs stay, for the caller to turn into lines and spaces: no font
    has them. The parts are text: where markup is read, they have to be escaped first.
    """
    own = _has(font)
    complete = own.issuperset(map(ord, text))
    shown = text if complete else visible(text)
    narrow = _narrow_places(shown)
    if complete and not narrow:
        return [(font, text)] if text else []
    if narrow:
        _has(_NARROW[font])
    placed = [
        (_NARROW[font], sign) if place in narrow else (font, sign) if ord(sign) in own else _elsewhere(sign, font)
        for place, sign in enumerate(shown)
    ]
    return [(name, "".join(sign for _, sign in group)) for name, group in groupby(placed, key=itemgetter(0))]


def visible(text: str) -> str:
    """Leave out the characters that nobody sees; line ends and tabs stay."""
    return _INVISIBLE.sub("", text)


def missing(text: str) -> Missing:
    """Tell what of a text cannot be printed, to name it before it is printed."""
    if _has(TEXT).issuperset(map(ord, text)):
        return Missing()
    shown = dict.fromkeys(visible(text))
    fonts = (TEXT, *_INSTEAD[TEXT])
    return Missing(
        characters=tuple(
            sign for sign in shown if not (sign.isspace() or any(ord(sign) in _has(name) for name in fonts))
        ),
        right_to_left=any(unicodedata.bidirectional(sign) in _RIGHT_TO_LEFT for sign in shown),
    )


def _narrow_places(text: str) -> set[int]:
    """Find the signs to draw narrow: all if there are more Latin letters than hanzi, else the apostrophes in words."""
    if not _SIGN.search(text):
        return set()
    is_latin = len(_LETTER.findall(text)) > len(_HANZI.findall(text))
    return {found.start() for found in (_SIGN if is_latin else _APOSTROPHE).finditer(text)}


def _elsewhere(sign: str, font: str) -> tuple[str, str]:
    """Find a character that a font lacks in another one, or what stands for it."""
    for name in _INSTEAD[font]:
        if ord(sign) in _has(name):
            return name, sign
    return font, " " if sign.isspace() else REPLACEMENT


def _has(font: str) -> frozenset[int]:
    """Return the codes of the characters of a font, which is read and registered when it is asked for first."""
    found = _characters.get(font)
    if found is None:
        with _lock:
            found = _characters.get(font) or _read(font)
            _characters[font] = found
    return found


def _read(name: str) -> frozenset[int]:
    font = _Font(name)
    pdfmetrics.registerFont(font)
    codes = font.face.charToGlyph
    unseen = _INVISIBLE.findall("".join(map(chr, codes)))
    return frozenset(codes).difference(map(ord, unseen)).union(map(ord, "\t\r\n"))


class _Compressed(PDFStreamFilterZCompress):
    """Compresses in half the time that is usual, to a size that is one part in thirty larger."""

    def encode(self, text: str | bytes) -> bytes:
        return zlib.compress(text.encode() if isinstance(text, str) else text, _LEVEL)


#: How papers are compressed.
COMPRESSED = _Compressed()


class _Glyphs:
    """The outlines of a font, cut out of its file when they are asked for."""

    def __init__(self, face: TTFontFace) -> None:
        self._face = face
        self._begin, self._length = face.get_table_pos("glyf")

    def __getitem__(self, place: slice) -> bytes:
        begin, end, _step = place.indices(self._length)
        return self._face.get_chunk(self._begin + begin, end - begin)


class _Font(TTFont):
    """A font whose text can be copied out of the paper, that of characters beyond U+FFFF too.

    The table that leads from glyphs back to text holds UTF-16; reportlab writes such characters as one number. The
    face of the font has one place that it reads at, so two papers do not embed it at the same time.
    """

    def __init__(self, name: str) -> None:
        # Without the letters of ASCII that a paper does not hold it is a third smaller and a quarter faster.
        super().__init__(name, str(paths.resource("fonts", f"{name}.ttf")), asciiReadable=False)
        glyphs = _Glyphs(self.face)
        # Each paper asks for the same tables; a copy of all glyphs out of the file takes as long as the rest of it.
        table = cache(self.face.get_table)
        self.face.get_table = lambda tag: glyphs if tag == "glyf" else table(tag)  # type: ignore[method-assign]

    def addObjects(self, doc: PDFDocument) -> None:  # noqa: N802 - reportlab's name
        with _lock:
            super().addObjects(doc)
        for name, stream in doc.idToObject.items():
            if name.startswith(("fontFile:", "toUnicodeCMap:")):
                stream.filters = [COMPRESSED]  # type: ignore[attr-defined]
            if name.startswith("toUnicodeCMap:"):
                stream.content = _BEYOND_BMP.sub(_in_utf16, stream.content)  # type: ignore[attr-defined]


def _in_utf16(code: re.Match[str]) -> str:
    return f"<{chr(int(code[1], 16)).encode('utf-16-be').hex().upper()}>"
