"""Make the fonts under resources/fonts: Noto Sans SC cut down to what the program shows.

    python packaging/fonts.py [TARBALL]

Needs npm (unless the packed TARBALL is given) and `pip install fonttools`; only who changes the fonts needs them. The
characters kept are GBK (every hanzi of 20,902, kana, Greek, Cyrillic), Latin, punctuation and the signs of a screen.
Of the tables only what draws a line from left to right is kept. The digits of this font have one width as they are.
The same package and the same fontTools make the same bytes.
"""

import argparse
import subprocess
import sys
import tarfile
import tempfile
from io import BytesIO
from pathlib import Path

from fontTools.subset import Options, Subsetter  # type: ignore[import-untyped]
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

PACKAGE = "@expo-google-fonts/noto-sans-sc@0.4.3"
FONTS = Path(__file__).resolve().parent.parent / "resources" / "fonts"
SOURCES = {
    "NotoSansSC-Regular.ttf": "package/400Regular/NotoSansSC_400Regular.ttf",
    "NotoSansSC-Bold.ttf": "package/700Bold/NotoSansSC_700Bold.ttf",
}
LICENCE = "package/LICENSE_FONT"

_RANGES = (
    (0x20, 0x17F),  # Latin with the accents of Europe
    (0x2010, 0x205E),  # dashes, quotes, bullets, per mille
    (0x20A0, 0x20BF),  # currencies
    (0x2100, 0x218F),  # numero, trade mark, fractions, roman numerals
    (0x2190, 0x22FF),  # arrows and mathematics
    (0x2460, 0x27BF),  # circled numbers, boxes, shapes, ticks
    (0x3000, 0x30FF),  # Chinese punctuation, kana
    (0xFF00, 0xFFEF),  # full-width forms
)


def wanted() -> set[int]:
    """Return the code points to keep, as far as the font has them."""
    return gbk() | {code for first, last in _RANGES for code in range(first, last + 1)}


def gbk() -> set[int]:
    """Return every character that GBK encodes in two bytes."""
    return {code for code in range(0x80, 0x10000) if chr(code).encode("gbk", "ignore")}


def cut(source: bytes) -> bytes:
    """Return a font with the wanted characters only; names, copyright and metrics stay as they are."""
    font = TTFont(BytesIO(source), recalcTimestamp=False)
    options = Options()
    options.layout_features = ["kern"]
    options.hinting = False
    options.name_IDs = list(range(15))  # those above name the axis of the variable font this one was drawn from
    options.name_languages = ["*"]
    options.notdef_outline = True
    options.drop_tables += ["vhea", "vmtx", "BASE", "STAT", "GSUB", "gasp"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=wanted())
    subsetter.subset(font)
    result = BytesIO()
    font.save(result)
    return result.getvalue()


def fetch(folder: Path) -> Path:
    """Have npm pack the font package into a folder and return the file."""
    command = ["npm", "pack", "--silent", PACKAGE]
    name = subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True).stdout.split()[-1]  # noqa: S603
    return folder / name


def make(tarball: Path) -> None:
    """Write both fonts and their licence."""
    FONTS.mkdir(parents=True, exist_ok=True)
    with tarfile.open(tarball) as package:
        for name, member in SOURCES.items():
            content = cut(_read(package, member))
            (FONTS / name).write_bytes(content)
            print(f"{name}: {len(content) / 1e6:.1f} MB")
        (FONTS / "OFL.txt").write_bytes(_read(package, LICENCE))


def _read(package: tarfile.TarFile, member: str) -> bytes:
    file = package.extractfile(member)
    if file is None:
        raise FileNotFoundError(member)
    return file.read()


def main() -> int:
    """Make the fonts from the tarball named on the command line, or from the one that npm fetches."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("tarball", nargs="?", type=Path)
    tarball: Path | None = parser.parse_args().tarball
    with tempfile.TemporaryDirectory() as folder:
        make(tarball or fetch(Path(folder)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
