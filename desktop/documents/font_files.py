"""How a font goes into a paper: the characters it shows and no others, made once for papers that show the same ones.

Most of what a letter shows are the words that all letters of its kind have. They are laid on places of their own (see
`PaperFont.begin`), so that this part of the font is the same in each of them, and made once in a run of a thousand.
"""

import threading
import zlib
from collections.abc import Callable, Sequence
from functools import cache, lru_cache
from hashlib import blake2b
from typing import Any, NamedTuple

from reportlab.pdfbase.pdfdoc import PDFObject, PDFStreamFilterZCompress
from reportlab.pdfbase.ttfonts import FF_NONSYMBOLIC, FF_SYMBOLIC, TTFont, TTFontFace

from desktop import paths

__all__ = ["COMPRESSED", "PaperFont"]

#: How papers are compressed, and what is kept for many of them.
_LEVEL, _KEPT_LEVEL = 2, 9
#: The places of one part of a font; the first is for what the font does not have, and 32 is the space.
_PLACES = 256
#: So many parts of a font are kept for the next paper.
_KEPT_PARTS = 24
_KEPT_STOCKS = 24
#: Where a stock begins among the places, and the only place in the middle that is taken.
_FIRST_PLACE, _SPACE = 1, 32
_LAST_OF_BMP = 0xFFFF
#: The names and the licence of a font in many languages, and what systems ask of one that is installed.
_NOT_EMBEDDED = frozenset({"name", "OS/2"})

#: The face of a font has one place that it reads at.
_lock = threading.RLock()


class _Compressed(PDFStreamFilterZCompress):
    """Compresses in half the time that is usual, to a size that is one part in thirty larger."""

    def encode(self, text: str | bytes) -> bytes:
        return zlib.compress(text.encode() if isinstance(text, str) else text, _LEVEL)


#: How papers are compressed.
COMPRESSED = _Compressed()


class _Written(PDFObject):
    """What is known as it stands in the file, but for the numbers of other objects: a document gives each its own."""

    def __init__(self, text: bytes, *others: Any) -> None:  # noqa: ANN401 - reportlab's references
        self._text = text
        self._others = others

    def format(self, document: Any) -> bytes:  # noqa: ANN401
        return self._text % tuple(other.format(document) for other in self._others) if self._others else self._text


class _Part(NamedTuple):
    """Up to 256 characters of a font as a paper embeds them; the last two have places for the objects before them."""

    outlines: bytes
    to_unicode: bytes
    described: bytes
    font: bytes


class _Tables:
    """The tables of a font's file as papers ask for them, over and over again.

    A copy of all outlines out of the file would take as long as the rest of a paper: they are cut out one by one.
    """

    def __init__(self, face: TTFontFace) -> None:
        self._read: Callable[[str], bytes] = face.get_table
        self._glyphs = _Glyphs(face)

    def get(self, tag: str) -> "bytes | _Glyphs":
        """Give a table; KeyError for one that no paper needs."""
        if tag in _NOT_EMBEDDED:
            raise KeyError(tag)
        return self._glyphs if tag == "glyf" else self._read(tag)


class _Glyphs:
    """The outlines of a font, cut out of its file when they are asked for."""

    def __init__(self, face: TTFontFace) -> None:
        self._face = face
        self._begin, self._length = face.get_table_pos("glyf")

    def __getitem__(self, place: slice) -> bytes:
        begin, end, _step = place.indices(self._length)
        return self._face.get_chunk(self._begin + begin, end - begin)


class PaperFont(TTFont):
    """A font of our resources whose text can be copied out of the paper, that of characters beyond U+FFFF too."""

    def __init__(self, name: str) -> None:
        # Without the letters of ASCII that a paper does not hold it is a third smaller and a quarter faster.
        super().__init__(name, str(paths.resource("fonts", f"{name}.ttf")), asciiReadable=False)
        self.face.get_table = cache(_Tables(self.face).get)  # type: ignore[method-assign]
        self._part = lru_cache(maxsize=_KEPT_PARTS)(self._made_part)
        self._stock = lru_cache(maxsize=_KEPT_STOCKS)(self._laid_out)

    def begin(self, doc: Any, stock: str) -> None:  # noqa: ANN401 - reportlab's documents have no types
        """Lay a stock of characters on the first places of a document's font; others come behind all of them.

        What the font has not, and what is more than there are places, is left out of it.
        """
        state: Any = TTFont.State(asciiReadable=False, ttf=self)
        self.state[doc] = state
        places, assignments = self._stock(stock)
        state.subsets[0] = list(places)
        state.assignments.update(assignments)
        state.nextCode = _PLACES

    def splitString(  # noqa: N802 - reportlab's name
        self,
        text: str,
        doc: Any,  # noqa: ANN401
        encoding: str = "utf-8",
    ) -> list[tuple[int, bytes]]:
        """Give the places of the characters of a text, and of which part they are; most texts are of the first."""
        state: Any = self.state.get(doc)
        if state is not None:
            try:
                return [(0, bytes(map(state.assignments.__getitem__, map(ord, text))))]
            except (KeyError, ValueError):  # not met yet, or in another part
                pass
        found: list[tuple[int, bytes]] = super().splitString(text, doc, encoding)
        return found

    def addObjects(self, doc: Any) -> None:  # noqa: N802, ANN401 - reportlab's name
        """Embed the parts of the font that a document shows."""
        state = self.state.pop(doc)
        for number, characters in enumerate(state.subsets):
            part = self._part(tuple(characters), state.nextCode >= _PLACES and number == 0)
            outlines = doc.Reference(_Written(part.outlines))
            to_unicode = doc.Reference(_Written(part.to_unicode))
            described = doc.Reference(_Written(part.described, outlines))
            label = f"{state.internalName}+{number}"
            doc.idToObject["BasicFonts"].dict[label] = doc.Reference(_Written(part.font, to_unicode, described), label)

    def _laid_out(self, stock: str) -> tuple[Sequence[int], dict[int, int]]:
        """Give the characters by their places, and the places by the characters."""
        free = [place for place in range(_FIRST_PLACE, _PLACES) if place != _SPACE]
        known = [code for code in dict.fromkeys(map(ord, stock)) if code in self.face.charToGlyph and code != _SPACE]
        assignments = dict(zip(known, free, strict=False))
        places = [0, *[_SPACE] * _SPACE] + [0] * max(max(assignments.values(), default=0) - _SPACE, 0)
        for code, place in assignments.items():
            places[place] = code
        return places, assignments

    def _made_part(self, characters: tuple[int, ...], is_stock: bool) -> _Part:  # noqa: FBT001
        # Parts of one font in one file have names of their own, or a printer takes one for the other.
        digest = blake2b(repr(characters).encode(), digest_size=6).digest()
        name = f"{''.join(chr(ord('A') + byte % 26) for byte in digest)}+{self.face.name.decode()}"
        with _lock:
            outlines = self.face.makeSubset(characters)
        level = _KEPT_LEVEL if is_stock else _LEVEL
        widths = " ".join(f"{self.face.charWidths.get(code, self.face.defaultWidth):.0f}" for code in characters)
        return _Part(
            _stream(outlines, level, b" /Length1 %d" % len(outlines)),
            _stream(_to_unicode(name, characters).encode(), level),
            self._described(name),
            f"<<\n/Type /Font /Subtype /TrueType /BaseFont /{name} /FirstChar 0 /LastChar {len(characters) - 1}\n"
            f"/ToUnicode %s /FontDescriptor %s\n/Widths [ {widths} ]\n>>".encode(),
        )

    def _described(self, name: str) -> bytes:
        face = self.face
        return (
            f"<<\n/Type /FontDescriptor /FontName /{name} /FontFile2 %s\n"
            f"/Flags {face.flags & ~FF_NONSYMBOLIC | FF_SYMBOLIC} /FontBBox [ {' '.join(map(str, face.bbox))} ]\n"
            f"/Ascent {face.ascent:.0f} /Descent {face.descent:.0f} /CapHeight {face.capHeight:.0f}"
            f" /ItalicAngle {face.italicAngle:.0f} /StemV {face.stemV:.0f} /MissingWidth {face.defaultWidth:.0f}\n>>"
        ).encode()


def _stream(data: bytes, level: int, told: bytes = b"") -> bytes:
    """Write a compressed stream as any document may hold it."""
    packed = zlib.compress(data, level)
    return b"<<\n/Filter /FlateDecode /Length %d%s\n>>\nstream\n%sendstream\n" % (len(packed), told, packed)


def _to_unicode(name: str, characters: Sequence[int]) -> str:
    """Write the table that leads from places back to text."""
    lines = "\n".join(f"<{place:02X}> <{_in_utf16(code)}>" for place, code in enumerate(characters))
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        f"/CIDSystemInfo\n<< /Registry ({name})\n/Ordering ({name})\n/Supplement 0\n>> def\n"
        f"/CMapName /{name} def\n/CMapType 2 def\n"
        f"1 begincodespacerange\n<00> <{len(characters) - 1:02X}>\nendcodespacerange\n"
        f"{len(characters)} beginbfchar\n{lines}\nendbfchar\nendcmap\n"
        "CMapName currentdict /CMap defineresource pop\nend\nend"
    )


def _in_utf16(code: int) -> str:
    return f"{code:04X}" if code <= _LAST_OF_BMP else chr(code).encode("utf-16-be").hex().upper()
