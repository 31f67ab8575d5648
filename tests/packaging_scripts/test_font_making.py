"""Fonts are cut and filled as papers and windows need them, and what we bring is what the table says."""

import io
import tarfile
from io import BytesIO

import fonts
import glyphs
import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

#: Names that may be used for these fonts as they were published only.
RESERVED = ("LXGW", "霞鹜", "Source")


def box(width, height):
    """Draw a letter: a box on the base line."""
    pen = TTGlyphPen(None)
    pen.moveTo((0, 0))
    for point in ((0, height), (width, height), (width, 0)):
        pen.lineTo(point)
    pen.closePath()
    return pen.glyph()


def composed(*parts):
    """Draw a letter out of others, each moved to the right and upwards."""
    pen = TTGlyphPen(dict.fromkeys(name for name, _, _ in parts))
    for name, x, y in parts:
        pen.addComponent(name, (1, 0, 0, 1, x, y))
    return pen.glyph()


def font_of(letters, *, owner="Nobody"):
    """Make a font of (glyph name, character or None, glyph, width)."""
    builder = FontBuilder(unitsPerEm=1000)
    drawn = {".notdef": box(10, 10)} | {name: glyph for name, _, glyph, _ in letters}
    builder.setupGlyphOrder(list(drawn))
    builder.setupCharacterMap({ord(character): name for name, character, _, _ in letters if character})
    builder.setupGlyf(drawn)
    builder.setupHorizontalMetrics({".notdef": (10, 0)} | {name: (width, 0) for name, _, _, width in letters})
    builder.setupHorizontalHeader(ascent=900, descent=-100)
    names = dict.fromkeys(["familyName", "uniqueFontIdentifier", "fullName", "psName"], "Plain")
    builder.setupNameTable({"copyright": owner, "styleName": "Regular"} | names)
    builder.setupOS2()
    builder.setupPost()
    file = BytesIO()
    builder.save(file)
    return file.getvalue()


@pytest.fixture
def own():
    """A font whose capitals are 800 high."""
    return glyphs.cut(font_of([("H", "H", box(500, 800), 600), ("s", "s", box(300, 400), 350)]), map(ord, "Hs"))


@pytest.fixture
def donor():
    """A font whose capitals are 400 high, with an accent that stands on its letter."""
    accent = box(50, 50)
    letters = [
        ("H", "H", box(250, 400), 300),
        ("s", "s", box(200, 200), 250),
        ("acute", "\u0301", accent, 0),
        ("sacute", "ś", composed(("s", 0, 0), ("acute", 60, 220)), 250),
        ("u1F600", "😀", box(100, 100), 120),
        ("x", "x", box(10, 10), 20),
    ]
    return font_of(letters, owner="Somebody")


def bounds(font, character):
    """Return the edges of a letter: left, lower, right, upper."""
    glyph = font["glyf"][font.getBestCmap()[ord(character)]]
    return glyph.xMin, glyph.yMin, glyph.xMax, glyph.yMax


def test_cut_font_has_the_wanted_characters_alone(donor):
    assert glyphs.cut(donor, map(ord, "Hx?")).getBestCmap().keys() == set(map(ord, "Hx"))


def test_filled_letters_are_as_large_as_the_fonts_own(own, donor):
    glyphs.fill(own, donor, map(ord, "x"))
    assert bounds(own, "x") == (0, 0, 20, 20)
    assert own["hmtx"][own.getBestCmap()[ord("x")]] == (40, 0)


def test_own_letters_stay(own, donor):
    glyphs.fill(own, donor, map(ord, "Hs"))
    assert bounds(own, "H") == (0, 0, 500, 800)
    assert own.getGlyphOrder() == [".notdef", "H", "s"]


def test_of_an_accented_letter_only_the_accent_is_borrowed(own, donor):
    glyphs.fill(own, donor, map(ord, "ś"))
    assert bounds(own, "ś") == (0, 0, 300, 540)
    assert own["hmtx"][own.getBestCmap()[ord("ś")]] == (350, 0)


def test_what_was_not_asked_for_is_not_borrowed(own, donor):
    glyphs.fill(own, donor, map(ord, "x"))
    assert ord("ś") not in own.getBestCmap()


def test_font_names_everybody_it_comes_from(own, donor):
    glyphs.fill(own, donor, map(ord, "x"))
    assert glyphs.copyrights(own) == ["Nobody", "Somebody"]


def test_enlarged_letters_are_larger_on_the_same_em(own):
    glyphs.enlarge(own, 1.1)
    assert bounds(own, "H") == (0, 0, 550, 880)
    assert own["hmtx"]["H"] == (660, 0)
    assert own["head"].unitsPerEm == 1000


def test_renamed_font_keeps_nothing_of_its_name(own):
    glyphs.rename(own, "Our Own", "OurOwn-Regular")
    names = {record.nameID: record.toUnicode() for record in own["name"].names}
    assert {names[1], names[4]} == {"Our Own"}
    assert {names[3], names[6]} == {"OurOwn-Regular"}


@pytest.mark.parametrize(
    ("package", "archive"),
    [
        ("@expo-google-fonts/noto-sans-sc@0.4.3", "expo-google-fonts-noto-sans-sc-0.4.3.tgz"),
        ("some-font@1.0.0", "some-font-1.0.0.tgz"),
        ("fonts-some=1.2+repack-1", "fonts-some_1.2+repack-1_all.deb"),
    ],
)
def test_archive_is_named_as_its_tool_names_it(package, archive):
    assert fonts.Source(package, "").archive == archive


def test_archive_that_is_there_is_not_fetched(tmp_path, make_program, monkeypatch):
    npm = make_program("npm", "exit 1")
    monkeypatch.setenv("PATH", str(npm.parent))
    with tarfile.open(tmp_path / "some-font-1.0.0.tgz", "w:gz") as archive:
        member = tarfile.TarInfo("package/a.ttf")
        member.size = 4
        archive.addfile(member, io.BytesIO(b"font"))
    assert fonts.read(fonts.Source("some-font@1.0.0", "package/a.ttf"), tmp_path) == b"font"
    with pytest.raises(KeyError):
        fonts.read(fonts.Source("some-font@1.0.0", "package/b.ttf"), tmp_path)
    assert not (npm.parent / "calls").exists()


def test_archive_that_is_missing_is_fetched_into_the_folder(tmp_path, make_program, monkeypatch):
    npm = make_program("npm", "echo nothing > some-font-1.0.0.tgz")
    monkeypatch.setenv("PATH", str(npm.parent))
    with pytest.raises(tarfile.ReadError):
        fonts.read(fonts.Source("some-font@1.0.0", "package/a.ttf"), tmp_path)
    assert (npm.parent / "calls").read_text() == "npm pack --silent some-font@1.0.0\n"


def test_licence_names_everybody_once(donor):
    assert fonts.licence("A first one\n\nTerms\n", [font_of([]), donor, donor]) == "Nobody\nSomebody\n\nTerms\n"


def test_every_font_that_is_brought_is_in_the_table():
    assert {file.name for file in fonts.FONTS.iterdir()} == {font.file for font in fonts.MADE} | {"OFL.txt"}


@pytest.fixture(scope="module", params=fonts.MADE, ids=lambda font: font.file)
def brought(request):
    """A font of the table and its file."""
    with TTFont(fonts.FONTS / request.param.file, lazy=True) as font:
        yield request.param, font


def test_brought_font_can_be_embedded_by_reportlab(brought):
    _, font = brought
    assert "glyf" in font
    assert "fvar" not in font


def test_brought_font_holds_what_it_is_for_and_nothing_else(brought):
    made, font = brought
    assert font.getBestCmap().keys() <= made.characters


def test_brought_font_bears_no_name_that_is_kept_for_others(brought):
    _, font = brought
    names = {record.toUnicode() for record in font["name"].names if record.nameID in {1, 4, 6}}
    assert not [name for name in names for reserved in RESERVED if reserved in name]


def test_licence_lies_beside_the_fonts_with_every_copyright(brought):
    _, font = brought
    terms = (fonts.FONTS / "OFL.txt").read_text(encoding="utf-8")
    assert set(glyphs.copyrights(font)) <= set(terms.splitlines())
    assert "SIL OPEN FONT LICENSE Version 1.1" in terms


def test_brought_font_has_all_hanzi_of_its_first_block(brought):
    made, font = brought
    assert {code for code in made.characters if 0x4E00 <= code <= 0x9FFF} <= font.getBestCmap().keys()
