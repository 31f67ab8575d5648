"""CSV and its kin: which delimiter, and rows as a spreadsheet would number them."""

import csv
import io
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from desktop.domain.imports.headings import HEADING_ROWS, find_headings, known_field
from desktop.domain.imports.item_words import ITEM_WORDS
from desktop.domain.imports.payment_words import PAYMENT_WORDS
from desktop.domain.imports.vocabulary import Vocabulary
from desktop.services.imports.faults import TableError, TableFault
from desktop.services.imports.limits import COLUMN_RANGE, LONGEST_CELL, MOST_COLUMNS, MOST_ROWS

if TYPE_CHECKING:
    from _csv import Reader

DELIMITERS = (",", ";", "\t", "|")
_SAMPLE = 64 * 1024
_HINT = "sep="


def read_rows(text: str, path: Path) -> tuple[list[list[str]], str]:
    """Give all rows of a delimited text, empty lines too, and the delimiter; raises TableError."""
    delimiter = sniff(text)
    rows = _parse_any(text, delimiter, path)
    if len(rows) > MOST_ROWS:
        raise TableError(TableFault.TOO_LARGE, path, f"1–{MOST_ROWS:,}")
    if max(map(len, rows), default=0) > MOST_COLUMNS:
        raise TableError(TableFault.TOO_LARGE, path, COLUMN_RANGE)
    return rows, delimiter


def sniff(text: str) -> str:
    """Choose the delimiter that makes the most known headings, then the most even rows, then the most columns."""
    first = text[: len(_HINT) + 2].lower()
    if first.startswith(_HINT) and first[len(_HINT) :].strip(" \r\n"):
        return text[len(_HINT)]
    head = text[:_SAMPLE]
    if len(text) > _SAMPLE:
        head = head[: head.rfind("\n") + 1] or head
    return max(DELIMITERS, key=lambda delimiter: _fitness(head, delimiter))


def _fitness(head: str, delimiter: str) -> tuple[int, int, int]:
    csv.field_size_limit(LONGEST_CELL)
    try:
        rows = [row for row in _reader(head, delimiter, strict=False) if row]
    except csv.Error:
        return 0, 0, 0
    widths = Counter(len(row) for row in rows if len(row) > 1)
    width, count = widths.most_common(1)[0] if widths else (1, 0)
    known = max(_known_headings(rows, words) for words in (ITEM_WORDS, PAYMENT_WORDS)) if width > 1 else 0
    return known, count * 100 // max(len(rows), 1), width


def _known_headings(rows: list[list[str]], words: Vocabulary) -> int:
    found = find_headings(rows[:HEADING_ROWS], words)
    return len({field[0] for heading in found.headings if (field := known_field(heading, words))}) if found else 0


def _parse_any(text: str, delimiter: str, path: Path) -> list[list[str]]:
    """Parse by the rules; where a stray quotation mark breaks them, take the reading that keeps more rows whole."""
    csv.field_size_limit(LONGEST_CELL)
    try:
        return list(_reader(text, delimiter, strict=True))
    except csv.Error:
        pass
    readings: list[list[list[str]]] = []
    for reader in (
        _reader(text, delimiter, strict=False),
        _reader(text, delimiter, strict=False, quoting=csv.QUOTE_NONE),
    ):
        try:
            readings.append(list(reader))
        except csv.Error:
            line = reader.line_num
    if not readings:
        raise TableError(TableFault.LONG_CELL, path, str(line))
    return max(readings, key=_whole_rows)


def _whole_rows(rows: list[list[str]]) -> int:
    widths = Counter(map(len, rows))
    return widths.most_common(1)[0][1] if widths else 0


def _reader(text: str, delimiter: str, *, strict: bool, quoting: Literal[0, 3] = csv.QUOTE_MINIMAL) -> "Reader":
    stream = io.StringIO(text, newline="")
    return csv.reader(stream, delimiter=delimiter, skipinitialspace=True, strict=strict, quoting=quoting)
