"""Cut fonts down, and give them glyphs of others. All of them count 1,000 units to the em."""

from collections.abc import Iterable
from io import BytesIO

from fontTools.misc.roundTools import otRound  # type: ignore[import-untyped]
from fontTools.pens.basePen import AbstractPen  # type: ignore[import-untyped]
from fontTools.pens.recordingPen import DecomposingRecordingPen  # type: ignore[import-untyped]
from fontTools.pens.transformPen import TransformPen  # type: ignore[import-untyped]
from fontTools.pens.ttGlyphPen import TTGlyphPen  # type: ignore[import-untyped]
from fontTools.subset import Options, Subsetter  # type: ignore[import-untyped]
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]
from fontTools.ttLib.scaleUpem import scale_upem  # type: ignore[import-untyped]
from fontTools.ttLib.tables._g_l_y_f import Glyph  # type: ignore[import-untyped]

#: The last character that a kind of character table can hold; other kinds hold no plain characters.
_LAST = {4: 0xFFFF, 12: 0x10FFFF}
_COPYRIGHT, _FAMILY, _UNIQUE, _FULL, _POSTSCRIPT = 0, 1, 3, 4, 6


def cut(source: bytes, characters: Iterable[int]) -> TTFont:
    """Return a font with some of its characters only; names, copyright and metrics stay as they are."""
    font = TTFont(BytesIO(source), recalcTimestamp=False)
    options = Options()
    options.layout_features = ["kern"]
    options.hinting = False
    options.name_IDs = list(range(15))  # those above name the axis of the variable font this one was drawn from
    options.name_languages = ["*"]
    options.notdef_outline = True
    options.drop_tables += ["vhea", "vmtx", "BASE", "STAT", "GSUB", "gasp"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=characters)
    subsetter.subset(font)
    return font


def fill(font: TTFont, source: bytes, characters: Iterable[int]) -> None:
    """Give a font those of the characters that it lacks and the source has, drawn as large as its own letters are.

    Of an accented letter whose letter the font has, only the accent is taken.
    """
    donor = TTFont(BytesIO(source))
    scale = _height(font) / _height(donor) if _height(font) and _height(donor) else 1.0
    names = donor.getBestCmap()
    for code in sorted((set(characters) & names.keys()) - font.getBestCmap().keys()):
        name = f"filled.{code:X}"
        glyph, advance = _borrowed(names[code], donor, font, scale)
        font["glyf"][name] = glyph
        glyph.recalcBounds(font["glyf"])
        font["hmtx"][name] = (advance, getattr(glyph, "xMin", 0))
        for table in font["cmap"].tables:
            if code <= _LAST.get(table.format, -1):
                table.cmap[code] = name
    font["OS/2"].recalcUnicodeRanges(font)
    _name(font, {_COPYRIGHT: "\n".join(dict.fromkeys([*copyrights(font), *copyrights(donor)]))})


def _borrowed(name: str, donor: TTFont, font: TTFont, scale: float) -> tuple[Glyph, int]:
    """Return a glyph of the donor, scaled, with parts of it that the font has replaced by the font's, and its width."""
    whole = donor["glyf"][name]
    own = font.getBestCmap()
    codes = {part: code for code, part in donor.getBestCmap().items() if code in own}
    pen = TTGlyphPen(None)
    advance = otRound(donor["hmtx"][name][0] * scale)
    parts = [(part.glyphName, part.x, part.y) for part in whole.components] if whole.isComposite() else [(name, 0, 0)]
    for part, x, y in parts:
        if part in codes and (x, y) == (0, 0):
            _draw(font, own[codes[part]], pen)
            advance = font["hmtx"][own[codes[part]]][0]
        else:
            _draw(donor, part, TransformPen(pen, (scale, 0, 0, scale, x * scale, y * scale)))
    return pen.glyph(), advance


def _draw(font: TTFont, name: str, pen: AbstractPen) -> None:
    glyphs = font.getGlyphSet()
    outline = DecomposingRecordingPen(glyphs)
    glyphs[name].draw(outline)
    outline.replay(pen)


def _height(font: TTFont) -> int:
    """Return how high a capital letter is; 0 if the font has none."""
    name = font.getBestCmap().get(ord("H"))
    return font["glyf"][name].yMax if name else 0


def copyrights(font: TTFont) -> list[str]:
    """Return whose a font is, as it says itself."""
    return str(font["name"].getDebugName(_COPYRIGHT)).splitlines()


def enlarge(font: TTFont, scale: float) -> None:
    """Draw all letters of a font larger, or smaller, on the same em."""
    em = font["head"].unitsPerEm
    scale_upem(font, otRound(em * scale))
    font["head"].unitsPerEm = em


def level_digits(font: TTFont) -> None:
    """Give all digits the width of the widest, so that sums below each other stand digit below digit."""
    names = font.getBestCmap()
    digits = [names[ord(digit)] for digit in "0123456789" if ord(digit) in names]
    widest = max((font["hmtx"][name][0] for name in digits), default=0)
    for name in digits:
        advance, side = font["hmtx"][name]
        shift = (widest - advance) // 2
        glyph = font["glyf"][name]
        glyph.coordinates.translate((shift, 0))
        glyph.recalcBounds(font["glyf"])
        font["hmtx"][name] = (widest, side + shift)


def rename(font: TTFont, family: str, short: str) -> None:
    """Give a font a name of its own: family and full name, and a short one for PostScript."""
    _name(font, {_FAMILY: family, _UNIQUE: short, _FULL: family, _POSTSCRIPT: short})


def _name(font: TTFont, names: dict[int, str]) -> None:
    for record in font["name"].names:
        if record.nameID in names:
            record.string = names[record.nameID]
