"""Make the fonts under resources/fonts from free ones, cut down to what the program shows and prints.

    python packaging/fonts.py [FOLDER]

Needs `pip install fonttools`, npm and, for the rarest hanzi, a Debian system; only who changes the fonts needs them.
The packages are read from FOLDER, and fetched into it where they are missing. Of the tables only what draws a line from
left to right is kept, and all digits of a font are made equally wide. The same packages and the same fontTools make the
same bytes.
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

from fontTools.ttLib import TTFont  # type: ignore[import-untyped]
from glyphs import copyrights, cut, enlarge, fill, level_digits, rename

FONTS = Path(__file__).resolve().parent.parent / "resources" / "fonts"


@dataclass(frozen=True)
class Source:
    """A file in a package of npm (`name@version`) or of Debian (`name=version`)."""

    package: str
    member: str

    @property
    def debian(self) -> bool:
        """Whether the package is one of Debian's."""
        return "=" in self.package

    @property
    def archive(self) -> str:
        """The name of the package's file, as npm and apt give it."""
        if self.debian:
            return f"{self.package.replace('=', '_')}_all.deb"
        return f"{self.package.removeprefix('@').replace('/', '-').replace('@', '-')}.tgz"


@dataclass(frozen=True)
class Font:
    """A font that we bring: the first source gives names and metrics, each further one fills gaps with its glyphs."""

    file: str
    characters: frozenset[int]
    sources: tuple[Source, ...]
    family: str = ""
    """A name of its own, where a source reserves the one that it has; else the first source's."""
    scale: float = 1.0
    """How much larger than in the first source the letters are."""


def gbk() -> frozenset[int]:
    """Return every character that GBK encodes in two bytes: all hanzi of 20,902, kana, Greek, Cyrillic, signs."""
    return frozenset(code for code in range(0x80, 0x10000) if chr(code).encode("gbk", "ignore"))


def _codes(*ranges: tuple[int, int]) -> frozenset[int]:
    return frozenset(code for first, last in ranges for code in range(first, last + 1))


#: What any text may hold.
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
    (0xFB00, 0xFB06),  # letters that were joined for print
    (0xFF00, 0xFFEF),  # full-width forms
)
#: Hanzi outside GBK, in names of people and places; radicals, which text out of a PDF holds instead of hanzi; and the
#: one sign of GBK that the sources of common text have not (almost equal).
RARE = _codes((0x2E80, 0x2FDF), (0x3400, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x323AF)) - gbk() | {0x2252}

#: Signs that the fonts of common text draw as wide as a hanzi, for text that is not Chinese.
NARROW = frozenset(map(ord, "‘’“”…•"))

_SANS = "@expo-google-fonts/noto-sans-sc@0.4.3"
_SERIF = "@expo-google-fonts/noto-serif-sc@0.4.3"
# The Latin letters of the two above are those of these two, which have more of them, drawn larger.
_LATIN_SANS = "@expo-google-fonts/source-sans-3@0.4.1"
_LATIN_SERIF = "@expo-google-fonts/source-serif-pro@0.2.3"

_SERIF_REGULAR = Source(_SERIF, "package/400Regular/NotoSerifSC_400Regular.ttf")
# Made larger, the strokes of the light cut are as strong as those of the serif.
_LATIN_SERIF_LIGHT = Source(_LATIN_SERIF, "package/SourceSerifPro_300Light.ttf")
_LATIN_SANS_BOLD = Source(_LATIN_SANS, "package/700Bold/SourceSans3_700Bold.ttf")
_LATIN_SANS_REGULAR = Source(_LATIN_SANS, "package/400Regular/SourceSans3_400Regular.ttf")
_SIGNS = Source("@expo-google-fonts/noto-sans-symbols-2@0.4.1", "package/400Regular/NotoSansSymbols2_400Regular.ttf")
# Has hanzi that the serif has not; regular script, so that they look a little different.
_KAI = Source("fonts-lxgw-wenkai=1.250+repack-1", "./usr/share/fonts/truetype/lxgw-wenkai/LXGWWenKai-Regular.ttf")

MADE = (
    Font(
        "NotoSansSC-Regular.ttf",
        COMMON,
        (Source(_SANS, "package/400Regular/NotoSansSC_400Regular.ttf"), _LATIN_SANS_REGULAR, _SIGNS),
    ),
    Font(
        "NotoSansSC-Bold.ttf",
        COMMON,
        (Source(_SANS, "package/700Bold/NotoSansSC_700Bold.ttf"), _LATIN_SANS_BOLD, _SIGNS),
    ),
    Font(
        "NotoSerifSC-Regular.ttf",
        COMMON,
        (_SERIF_REGULAR, _LATIN_SERIF_LIGHT, _LATIN_SANS_REGULAR, _SIGNS),
    ),
    Font("RareHanzi-Regular.ttf", RARE, (_SERIF_REGULAR, _KAI), family="Dunwell Rare Hanzi"),
    Font("NarrowSigns-Regular.ttf", NARROW, (_LATIN_SERIF_LIGHT,), family="Dunwell Narrow Signs", scale=1.088),
    Font("NarrowSigns-Bold.ttf", NARROW, (_LATIN_SANS_BOLD,), family="Dunwell Narrow Signs Bold", scale=1.136),
)
LICENCE = Source(_SANS, "package/LICENSE_FONT")


def read(source: Source, folder: Path) -> bytes:
    """Return a file out of its package, which is fetched into the folder if it is not there.

    Raises:
        KeyError: the package has no such file.
        subprocess.CalledProcessError: npm or apt does not get the package.
    """
    archive = folder / source.archive
    if not archive.exists():
        fetch = ["apt-get", "download"] if source.debian else ["npm", "pack", "--silent"]
        subprocess.run([*fetch, source.package], cwd=folder, check=True, stdout=subprocess.DEVNULL)  # noqa: S603
    content = archive.read_bytes()
    if source.debian:
        unpack = ["dpkg-deb", "--fsys-tarfile", str(archive)]
        content = subprocess.run(unpack, check=True, capture_output=True).stdout  # noqa: S603
    with tarfile.open(fileobj=BytesIO(content)) as files:
        file = files.extractfile(source.member)
        if file is None:
            raise KeyError(source.member)
        return file.read()


def make(font: Font, folder: Path) -> bytes:
    """Return the file of a font that we bring, from packages in a folder."""
    first, *others = font.sources
    made = cut(read(first, folder), font.characters)
    for source in others:
        fill(made, read(source, folder), font.characters)
    if font.scale != 1.0:
        enlarge(made, font.scale)
    level_digits(made)
    if font.family:
        rename(made, font.family, f"Dunwell{Path(font.file).stem}")
    result = BytesIO()
    made.save(result)
    return result.getvalue()


def licence(text: str, fonts: Iterable[bytes]) -> str:
    """Return a licence with the copyrights of all fonts in place of its first line; all sources have the same one."""
    owners = [owner for font in fonts for owner in copyrights(TTFont(BytesIO(font)))]
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
        terms = read(LICENCE, folder).decode()
    for name, content in made.items():
        (FONTS / name).write_bytes(content)
        print(f"{name}: {len(content) / 1e3:,.0f} kB")
    (FONTS / "OFL.txt").write_text(licence(terms, made.values()), encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
