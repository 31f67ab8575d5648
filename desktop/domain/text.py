"""Texts as they are kept: cleaned of what nobody can see, cut to length, and the keys two names are compared by."""

import re
import unicodedata

# Control and direction characters, soft hyphens, zero-width characters and fillers, tags, halves of surrogate pairs,
# noncharacters. White space is left to str.split.
_UNSEEN = (
    "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f"
    "\u2800\u3164\ufeff\uffa0\ufff9-\ufffb\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff\U000e0000-\U000e007f"
)
_JUNK = re.compile(f"[{_UNSEEN}]")
# Joiners shape letters of Arabic and of the scripts of India and its neighbours, and bind emoji; elsewhere they hide.
_JOINED = (
    "\u0590-\u08ff\u0900-\u0eff\u1000-\u109f\u1780-\u17ff\u2190-\u2bff\ufb1d-\ufdff\ufe00-\ufe0f\ufe70-\ufefe"
    "\U0001f000-\U0001faff"
)
_STRAY_JOINER = re.compile(f"(?<![{_JOINED}])[\u200c\u200d]+|[\u200c\u200d]+(?![{_JOINED}])")

_DOT_IN_INITIALS = re.compile(r"(?<=\b\w)\.")
_SIGN = re.compile(r"[\W_]")

#: Legal forms at the end of a name; a group (集团) is another company, so it is none of them.
_CHINESE_FORM = re.compile(r"(?:股份|控股)?有限(?:责任|責任)?公司$|有限合伙$|股份公司$|株式会社$|公司$")
_FORMS = frozenset(
    {
        "ab", "ag", "as", "aps", "asa", "bhd", "bv", "co", "company", "corp", "corporation", "cv", "gmbh", "inc",
        "incorporated", "kft", "kg", "kgaa", "kk", "lda", "limited", "llc", "llp", "lp", "ltd", "ltda", "mbh", "nv",
        "ohg", "oy", "oyj", "plc", "pt", "pte", "pty", "pvt", "sa", "sae", "sarl", "sas", "sdn", "se", "sl", "spa",
        "spzoo", "sro", "srl", "ug",
    }
)  # fmt: skip
_JOINING_WORDS = frozenset({"and", "und", "et", "y"})


def clean(text: str, limit: int) -> str:
    """Make a text fit to be kept: composed (NFC), one line, single spaces, nothing unseen, at most `limit` long."""
    if not text.isascii():
        text = _STRAY_JOINER.sub("", _JUNK.sub("", unicodedata.normalize("NFC", text)))
    elif not text.isprintable():
        text = _JUNK.sub("", text)
    return " ".join(text.split())[:limit].rstrip()


def clean_lines(text: str, limit: int) -> str:
    """Clean a text of several lines: each line as `clean` does, at most one empty line between two others."""
    joined = "\n".join(clean(line, limit) for line in text.splitlines())
    return re.sub(r"\n{3,}", "\n\n", joined).strip()[:limit].rstrip()


def number_key(number: str) -> str:
    """Give what a document number is compared by: compatible forms made one, case folded, without white space.

    Signs count: 2026-1/1 and 2026-11 are two documents.
    """
    return "".join((number if number.isascii() else unicodedata.normalize("NFKC", number)).casefold().split())


def fold(text: str) -> str:
    """Give the letters and digits of a text alone, compatible forms made one, case folded: "Ａ-1 b" -> "a1b"."""
    return "".join(_words(text))


def name_key(name: str) -> str:
    """Give what a company name is compared by to notice it twice: folded, without the legal forms at its end.

    恒达食品有限公司 and 恒达食品 have one key, as have "A & B Co., Ltd." and "A&B Limited". A name of nothing but a
    legal form keeps it; a name without any letter or digit keeps its signs.
    """
    words = _words(name)
    kept = list(words)
    while len(kept) > 1 and (kept[-1] in _FORMS or (len(kept) < len(words) and kept[-1] in _JOINING_WORDS)):
        kept.pop()
    key = "".join(kept)
    form = _CHINESE_FORM.search(key)
    return (key[: form.start()] if form else key) or key or "".join(name.split())


def _words(text: str) -> list[str]:
    """Split into words of letters, digits and their combining marks; S.A. is one word."""
    if text.isascii():
        return _SIGN.sub(" ", _DOT_IN_INITIALS.sub("", text.lower())).split()
    composed = _DOT_IN_INITIALS.sub("", unicodedata.normalize("NFKC", text).casefold())
    return "".join(sign if sign.isalnum() or unicodedata.category(sign)[0] == "M" else " " for sign in composed).split()


def digits(text: str) -> str:
    """Give the decimal digits of a text in ASCII, whatever script they are written in."""
    if text.isascii():
        return "".join(filter(str.isdigit, text))
    return "".join(str(unicodedata.decimal(sign)) for sign in text if sign.isdecimal())
