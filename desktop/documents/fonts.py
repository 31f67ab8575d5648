"""The fonts of papers: every character from a font that has it, quotation marks as wide as the language has them.

Nothing is read when the program starts: a font is read when the first paper is made, the one with rare hanzi when the
first text holds one. Text runs from left to right; see `missing` for what cannot be printed.
"""

import re
import threading
import unicodedata
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

from reportlab.pdfbase import pdfmetrics

from desktop.documents.font_files import PaperFont

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
    font = PaperFont(name)
    pdfmetrics.registerFont(font)
    codes = font.face.charToGlyph
    unseen = _INVISIBLE.findall("".join(map(chr, codes)))
    return frozenset(codes).difference(map(ord, unseen)).union(map(ord, "\t\r\n"))
