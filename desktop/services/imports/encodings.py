"""The encoding of a text file: told by its first bytes, by strict decoding, or not at all, and then asked for."""

from collections import Counter
from pathlib import Path

from desktop.domain.imports.headings import known_field, read_heading
from desktop.services.imports.faults import EncodingUnclear, TableError, TableFault

_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
#: What is offered when bytes do not tell; each is a codec of Python.
CANDIDATES = ("gb18030", "utf-8", "cp1252", "big5", "shift_jis", "cp949", "cp1250", "cp1251")
_SAMPLE = 100_000
_PREVIEW_LINES = 6
_PREVIEW_LENGTH = 600
#: Chinese text is nearly all of the common half of GB 2312, whose first bytes end here.
_COMMON_BELOW = 0xD8
_COMMON_SHARE = 70
#: So many characters in a hundred may be unreadable in a file that is damaged, not differently encoded.
_DAMAGED_SHARE = 1


def decode(data: bytes, path: Path, encoding: str | None = None) -> tuple[str, str]:
    """Give the text of a file and its encoding; with `encoding` given, what it cannot read becomes U+FFFD.

    Raises EncodingUnclear when the encoding has to be asked for, TableError for bytes that are no text.
    """
    if encoding:
        return _without_mark(data.decode(encoding, errors="replace")), encoding
    marked = next((name for mark, name in _MARKS if data.startswith(mark)), None)
    if marked:
        return data.decode(marked, errors="replace"), marked
    if b"\x00" in data[:_SAMPLE]:
        return _decode_wide(data, path)
    for name in ("utf-8", "gb18030"):
        text = _strict(data, name)
        if text is not None and (name == "utf-8" or _looks_chinese(text)):
            return text, name
    raise EncodingUnclear(path, previews(data))


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _decode_wide(data: bytes, path: Path) -> tuple[str, str]:
    """Decode UTF-16 without a mark: line ends and delimiters have their zero byte on one side."""
    head = data[:_SAMPLE]
    encoding = "utf-16-le" if head[1::2].count(0) >= head[::2].count(0) else "utf-16-be"
    text = _strict(data, encoding)
    if text is None or "\x00" in text:
        raise TableError(TableFault.NOT_A_TABLE, path)
    return text, encoding


def _looks_chinese(text: str) -> bool:
    """Say whether hanzi are mostly common ones; another encoding read as GB 18030 gives rare ones."""
    signs = Counter(sign for sign in text[:_SAMPLE] if not sign.isascii())
    common = sum(count for sign, count in signs.items() if _is_common(sign))
    return common * 100 >= signs.total() * _COMMON_SHARE


def _is_common(sign: str) -> bool:
    encoded = sign.encode("gb2312", errors="ignore")
    return bool(encoded) and encoded[0] < _COMMON_BELOW


def previews(data: bytes) -> dict[str, str]:
    """Show the first lines in each encoding that can read the file, those with known headings first."""
    found: list[tuple[bool, int, bool, str, str]] = []
    for encoding in CANDIDATES:
        text = data[:_SAMPLE].decode(encoding, errors="replace")
        damage = text.count("\ufffd")
        if damage * 100 <= len(text) * _DAMAGED_SHARE or not found:
            lines = "\n".join(text.splitlines()[:_PREVIEW_LINES])[:_PREVIEW_LENGTH]
            unlikely = encoding == "gb18030" and not _looks_chinese(text)
            found.append((damage > 1, -_known_headings(lines), unlikely, encoding, lines))
    return {encoding: lines for _, _, _, encoding, lines in sorted(found, key=lambda entry: entry[:3])}


def _known_headings(lines: str) -> int:
    words = lines.replace('"', "").translate(str.maketrans(",;\t|", "\n\n\n\n")).split("\n")
    return sum(known_field(read_heading(word)) is not None for word in words)


def _without_mark(text: str) -> str:
    return text.removeprefix("\ufeff")
