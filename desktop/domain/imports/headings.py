"""The row of headings: where it stands below titles, what each heading means, in which unit its column counts."""

import hashlib
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from desktop.domain.imports.cells import Cell, Row, is_nothing, text_of
from desktop.domain.imports.currencies import currencies_of
from desktop.domain.imports.fields import Field
from desktop.domain.imports.item_words import ITEM_WORDS
from desktop.domain.imports.vocabulary import Contents, Vocabulary
from desktop.domain.text import fold

#: Headings stand within so many rows from the top.
HEADING_ROWS = 20
_LONGEST = 200
#: A row of a table has at least so many cells; where there are more, a row of one is none.
_TITLE_CELLS = 2

_BRACKETS = re.compile(r"[(\[{【〔「]([^)\]}】〕」]*)[)\]}】〕」]")
_SEPARATORS = re.compile(r"[:/|,;、\n]+|\s-\s")
_LATIN = re.compile(r"[\x00-\u024f]+")
_UNIT = re.compile(
    r"(?:IN)?(?P<before>百万|千万|[万萬千亿億]|(?:THOUSANDS?|MILLIONS?)OF|[KT](?=[A-Z]{3}$))?(?P<mark>.*?)"
    r"(?P<after>'?000S?|K|THOUSANDS?|MILLIONS?|MN|MIO)?"
)
_YUAN_BEFORE_SCALE = re.compile(r"^(?:人民币|RMB)(?=[百千万萬亿億])")
#: What title rows say of all amounts below them.
_TITLE_UNIT = re.compile(
    r"(?:单位|币种|币别|currency|amounts? in|figures in)\s*[:：]?\s*([^\s)）,，;；]+(?: of \w+)?)", re.IGNORECASE
)
_SCALES = {"千": 1000, "万": 10_000, "萬": 10_000, "百万": 10**6, "千万": 10**7, "亿": 10**8, "億": 10**8}


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading as it stands in the file, the names it may be known by, and the unit of the numbers below it."""

    text: str
    names: tuple[str, ...] = ()
    scale: int = 1
    mark: str = ""  # of a currency


@dataclass(frozen=True, slots=True)
class HeadingRow:
    """The headings of a sheet and the index of the first row below them."""

    headings: tuple[Heading, ...]
    first_row: int


def heading_key(headings: Sequence[str], contents: Contents = Contents.OPEN_ITEMS) -> str:
    """Give what a set of headings is remembered by: the same for the same words in the same order, read alike."""
    words = [fold(heading) for heading in headings]
    while words and not words[-1]:
        words.pop()
    if contents is not Contents.OPEN_ITEMS:
        words.append(f"\n{contents.value}")
    return hashlib.sha256("\n".join(words).encode()).hexdigest()


def read_heading(cell: Cell) -> Heading:
    """Take a heading apart: `金额(万元)` is 金额 in units of 10,000, `Open amount [EUR]` is in euros."""
    text = text_of(cell, _LONGEST)
    normal = unicodedata.normalize("NFKC", text).replace("#", " no ").strip(" *")
    outside = _BRACKETS.sub(" ", normal).strip()
    parts = [part.strip() for part in _SEPARATORS.split(outside) if part.strip()]
    cuts = list(_cuts(outside))
    inside = [part for text in _BRACKETS.findall(normal) for part in (text, *_SEPARATORS.split(text))]
    units = [unit for text in (*inside, *parts[1:], *(unit for _, unit in cuts)) if (unit := _unit(text))]
    names = [normal, outside, *(name for name, unit in cuts if _unit(unit))]
    names += parts[:1] if all(map(_unit, parts[1:])) else []
    names += ["".join(_LATIN.sub(" ", outside).split()), " ".join(_LATIN.findall(outside)).strip()]
    scale = next((scale for scale, _ in units if scale > 1), 1)
    mark = next((mark for _, mark in units if mark), "")
    return Heading(text, tuple(dict.fromkeys(filter(None, names))), scale, mark)


def find_headings(rows: Sequence[Row], words: Vocabulary = ITEM_WORDS) -> HeadingRow | None:
    """Find the row, or two rows, with the most known headings among the first; None in a sheet without any text.

    Where nothing is known, the first row with the most texts is taken, so that its columns can be named by hand. A
    single text above a table of some width is a title ("Currency: USD"), whatever it says.
    """
    best: HeadingRow | None = None
    most = 0
    is_table = max(map(_filled, rows[:HEADING_ROWS]), default=0) > _TITLE_CELLS
    for index, row in enumerate(rows[:HEADING_ROWS]):
        if is_table and _filled(row) < _TITLE_CELLS:
            continue
        one = tuple(map(read_heading, row))
        two = _two_lines(row, rows[index + 1], words) if index + 1 < len(rows) else ()
        score = _score(one, words)
        if score > most:
            best, most = HeadingRow(one, index + 1), score
        if two and _score(two, words) > max(most, _score(tuple(map(read_heading, rows[index + 1])), words)):
            best, most = HeadingRow(two, index + 2), _score(two, words)
    found = best or _widest(rows)
    return found and _in_title_units(found, rows)


def known_field(heading: Heading, words: Vocabulary = ITEM_WORDS) -> tuple[Field, int] | None:
    """Give the field of a heading that is known by one of its names, and the rank of that name."""
    return next((found for name in heading.names if (found := words.field_of(name))), None)


def possible_fields(heading: Heading, words: Vocabulary = ITEM_WORDS) -> tuple[Field, ...]:
    """Give what an unclear heading may mean, likeliest first; its cells and neighbours have to agree."""
    vague = next((fields for name in heading.names if (fields := words.vague_fields(name))), ())
    likely = words.likely_field(heading.names[1] if len(heading.names) > 1 else heading.text)
    return vague or ((likely,) if likely else ())


def _cuts(text: str) -> Iterator[tuple[str, str]]:
    """Cut a text where a unit may stand at its end (Amount in EUR) or its beginning (USD amount, 人民币金额)."""
    words = text.split()
    for cut in range(max(len(words) - 2, 1), len(words)):
        yield " ".join(words[:cut]), " ".join(words[cut:])
    if len(words) > 1:
        yield " ".join(words[1:]), words[0]
    if not text.isascii():
        yield from ((text[cut:], text[:cut]) for cut in (2, 3) if len(text) > cut)


def _unit(text: str) -> tuple[int, str] | None:
    """Read a unit: 万元, USD, US$'000, TEUR, in EUR; None for any other text."""
    compact = "".join(text.upper().split())
    if not compact:
        return None
    if currencies_of(compact):
        return 1, compact
    found = _UNIT.fullmatch(_YUAN_BEFORE_SCALE.sub("", compact))
    if not found or not (found["before"] or found["after"] or found["mark"]):
        return None
    if found["mark"] and not currencies_of(found["mark"]):
        return None
    before, after = found["before"] or "", found["after"] or ""
    scale = _SCALES.get(before, 10**6 if before[:1] == "M" else 1000 if before else 1)
    return scale * (10**6 if after[:1] == "M" else 1000 if after else 1), found["mark"]


def _two_lines(upper: Row, lower: Row, words: Vocabulary) -> tuple[Heading, ...]:
    """Join headings of two rows: a group above (已收 | ) and its columns below (金额 | 日期)."""
    joined: list[Heading] = []
    group = ""
    for above, below in zip_longest(upper, lower):
        top, bottom = text_of(above, _LONGEST), text_of(below, _LONGEST)
        group = top or (group if bottom else "")
        both = read_heading(group + bottom) if group != bottom else Heading("")
        joined.append(both if bottom and known_field(both, words) else read_heading(bottom or top))
    return tuple(joined)


def _score(headings: Sequence[Heading], words: Vocabulary) -> int:
    """Weigh a row: known headings count three, unclear ones one; each field once."""
    known = {found[0] for heading in headings if (found := known_field(heading, words))}
    unclear = {fields[0] for heading in headings if (fields := possible_fields(heading, words))} - known
    return 3 * len(known) + len(unclear)


def _in_title_units(found: HeadingRow, rows: Sequence[Row]) -> HeadingRow:
    """Give headings that name no unit the one the titles above name: 单位：万元."""
    titles = [cell for row in rows[: found.first_row] for cell in row if isinstance(cell, str) and len(cell) < _LONGEST]
    units = [unit for cell in titles for text in _TITLE_UNIT.findall(cell) if (unit := _unit(text))]
    scale = next((scale for scale, _ in units if scale > 1), 1)
    mark = next((mark for _, mark in units if mark), "")
    headings = (
        replace(heading, scale=heading.scale if heading.scale > 1 or heading.mark else scale, mark=heading.mark or mark)
        for heading in found.headings
    )
    return HeadingRow(tuple(headings), found.first_row)


def _filled(row: Row) -> int:
    return sum(not is_nothing(cell) for cell in row)


def _widest(rows: Sequence[Row]) -> HeadingRow | None:
    widths = [sum(isinstance(cell, str) and not is_nothing(cell) for cell in row) for row in rows[:HEADING_ROWS]]
    if not any(widths):
        return None
    index = widths.index(max(widths))
    return HeadingRow(tuple(map(read_heading, rows[index])), index + 1)
