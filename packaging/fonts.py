"""Make the fonts under resources/fonts from free ones, cut down to what the program shows and prints.

    python packaging/fonts.py [FOLDER]

Needs `pip install fonttools`, npm and, for the rarest hanzi, a Debian system; only who changes the fonts needs them. The
packages are read from FOLDER and fetched into it where they are missing. Of the tables only what draws a line from left
to right is kept. The digits of these fonts have one width as they are. The same packages and the same fontTools make
the same bytes.
"""

import argparse
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from fontTools.pens.recordingPen import DecomposingRecordingPen  # type: ignore[import-untyped]
from fontTools.pens.ttGlyphPen import TTGlyphPen  # type: ignore[import-untyped]
from fontTools.subset import Options, Subsetter  # type: ignore[import-untyped]
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

FONTS = Path(__file__).resolve().parent.parent / "resources" / "fonts"


@dataclass(frozen=True)
class Source:
    """A font file in a package: of npm, as `npm pack` names the file, or of Debian, where the name ends with .deb."""

    package: str
    file: str
    member: str


@dataclass(frozen=True)
class Font:
    """A font that we bring: the first source gives names and metrics, each further one fills gaps with its glyphs."""

    file: str
    characters: frozenset[int]
    sources: tuple[Source, ...]
    family: str = ""
    """A name of its own, where a source reserves the one that it has; else the first source's."""


def gbk() -> frozenset[int]:
    """Return every character that GBK encodes in two bytes: all hanzi of 20,902, kana, Greek, Cyrillic, signs."""
    return frozenset(code for code in range(0x80, 0x10000) if chr(code).encode("gbk", "ignore"))


def _codes(*ranges: tuple[int, int]) -> frozenset[int]:
    return frozenset(code for first, last in ranges for code in range(first, last + 1))


#: What every text may hold.
COMMON = gbk() | _codes(
    (0x20, 0x24F),  # Latin with the accents of Europe, Africa and pinyin
    (0x300, 0x36F),  # accents that stand behind their letter
    (0x370, 0x52F),  # Greek, Cyrillic
    (0x1E00, 0x1EFF),  # Latin with the accents of Vietnam
    (0x2010, 0x205E),  # dashes, quotes, bullets, per mille
    (0x20A0, 0x20C0),  # currencies
    (0x2100, 0x218F),  # numero, trade mark, fractions, roman numerals
    (0x2190, 0x22FF),  # arrows and mathematics
    (0x2460, 0x27BF),  # circled numbers, boxes, shapes, ticks
    (0x3000, 0x30FF),  # Chinese punctuation, kana
    (0xFF00, 0xFFEF),  # full-width forms
)
#: Hanzi outside GBK, in names of people and places; and radicals, which other programs' papers hold instead of hanzi.
RARE = _codes((0x2E80, 0x2FDF), (0x3400, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x323AF)) - gbk()

_GOOGLE = "@expo-google-fonts/{}"
_SANS = "noto-sans-sc@0.4.3", "package/{0}/NotoSansSC_{0}.ttf"
_SERIF = "noto-serif-sc@0.4.3", "package/{0}/NotoSerifSC_{0}.ttf"
# The Latin letters of the two above were drawn for these two, which have more of them.
_LATIN_SANS = "source-sans-3@0.4.1", "package/{0}/SourceSans3_{0}.ttf"
_LATIN_SERIF = "source-serif-4@0.4.1", "package/{0}/SourceSerif4_{0}.ttf"
_SIGNS = "noto-sans-symbols-2@0.4.1", "package/{0}/NotoSansSymbols2_{0}.ttf"


def _google(source: tuple[str, str], cut: str) -> Source:
    name, member = source
    file = f"expo-google-fonts-{name.replace('@', '-')}.tgz"
    return Source(_GOOGLE.format(name), file, member.format(cut))


_REGULAR, _BOLD = "400Regular", "700Bold"
_WENKAI = Source(
    "fonts-lxgw-wenkai=1.250+repack-1",
    "fonts-lxgw-wenkai_1.250+repack-1_all.deb",
    "./usr/share/fonts/truetype/lxgw-wenkai/LXGWWenKai-Regular.ttf",
)
LICENCE = Source(_google(_SANS, "").package, _google(_SANS, "").file, "package/LICENSE_FONT")
MADE = (
    Font(
        "NotoSansSC-Regular.ttf",
        COMMON,
        (_google(_SANS, _REGULAR), _google(_LATIN_SANS, _REGULAR), _google(_SIGNS, _REGULAR)),
    ),
    Font(
        "NotoSansSC-Bold.ttf",
        COMMON,
        (_google(_SANS, _BOLD), _google(_LATIN_SANS, _BOLD), _google(_SIGNS, _REGULAR)),
    ),
    Font(
        "NotoSerifSC-Regular.ttf",
        COMMON,
        (
            _google(_SERIF, _REGULAR),
            _google(_LATIN_SERIF, _REGULAR),
            _google(_LATIN_SANS, _REGULAR),
            _google(_SIGNS, _REGULAR),
        ),
    ),
    Font(
        "RareHanzi-Regular.ttf",
        RARE,
        (_google(_SERIF, _REGULAR), _WENKAI),
        family="Dunwell Rare Hanzi",
    ),
)


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
    """Give a font those of the characters that it lacks and the source has. Both count 1,000 units to the em."""
    donor = TTFont(BytesIO(source))
    names = donor.getBestCmap()
    outlines = donor.getGlyphSet()
    for code in sorted((set(characters) & names.keys()) - font.getBestCmap().keys()):
        whole = DecomposingRecordingPen(outlines)
        outlines[names[code]].draw(whole)
        pen = TTGlyphPen(None)
        whole.replay(pen)
        glyph, name = pen.glyph(), f"filled.{code:X}"
        font["glyf"][name] = glyph
        font["hmtx"][name] = donor["hmtx"][names[code]]
        for table in font["cmap"].tables:
            if code <= 0xFFFF or table.format == 12:
                table.cmap[code] = name
    _add_copyright(font, copyright_of(donor))


def copyright_of(font: TTFont) -> str:
    """Return whose a font is, as it says itself."""
    return str(font["name"].getDebugName(0))


def _add_copyright(font: TTFont, owner: str) -> None:
    for record in font["name"].names:
        if record.nameID == 0 and owner not in record.toUnicode():
            record.string = f"{record.toUnicode()}\n{owner}"


def rename(font: TTFont, family: str) -> None:
    """Give a font a name of its own: family, full name and the one for PostScript."""
    for record in font["name"].names:
        if record.nameID in (1, 4):
            record.string = family
        elif record.nameID in (3, 6):
            record.string = f"{family.replace(' ', '')}-Regular"


def read(source: Source, folder: Path) -> bytes:
    """Return a file out of its package, which is fetched into the folder if it is not there.

    Raises:
        KeyError: the package has no such file.
        subprocess.CalledProcessError: npm or apt does not get the package.
    """
    package = folder / source.file
    debian = package.suffix == ".deb"
    if not package.exists():
        command = ["apt-get", "download"] if debian else ["npm", "pack", "--silent"]
        subprocess.run([*command, source.package], cwd=folder, check=True, stdout=subprocess.DEVNULL)  # noqa: S603
    if debian:
        command = ["dpkg-deb", "--fsys-tarfile", str(package)]
        content = BytesIO(subprocess.run(command, check=True, capture_output=True).stdout)  # noqa: S603
    else:
        content = BytesIO(package.read_bytes())
    with tarfile.open(fileobj=content) as files:
        file = files.extractfile(source.member)
        if file is None:
            raise KeyError(source.member)
        return file.read()


def make(font: Font, folder: Path) -> bytes:
    """Return the file of a font that we bring."""
    first, *others = font.sources
    made = cut(read(first, folder), font.characters)
    for source in others:
        fill(made, read(source, folder), font.characters)
    made["OS/2"].recalcUnicodeRanges(made)
    if font.family:
        rename(made, font.family)
    result = BytesIO()
    made.save(result)
    return result.getvalue()


def licence(text: str, fonts: Iterable[bytes]) -> str:
    """Return the licence with everybody's copyright above it; it is the same one for all sources."""
    owners = [line for font in fonts for line in copyright_of(TTFont(BytesIO(font))).splitlines()]
    _, terms = text.split("\n", 1)
    return "\n".join(dict.fromkeys(owners)) + "\n" + terms


def main() -> int:
    """Make all fonts and their licence."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path)
    given: Path | None = parser.parse_args().folder
    with tempfile.TemporaryDirectory() as temporary:
        folder = given or Path(temporary)
        made = {font.file: make(font, folder) for font in MADE}
        text = read(LICENCE, folder).decode()
    for name, content in made.items():
        (FONTS / name).write_bytes(content)
        print(f"{name}: {len(content) / 1e6:.1f} MB")
    (FONTS / "OFL.txt").write_text(licence(text, made.values()), encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
