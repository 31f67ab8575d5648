"""What a customer is found by and sorted by: names, pinyin and its initials, codes, the digits of telephone numbers.

The book looks for each word of `search_needle` as a substring of the one `search_text` of a customer. Pinyin data is
loaded with the first Chinese name that is written; typing a search never needs it.
"""

import functools
import os
import unicodedata
from collections.abc import Iterable, Mapping

from desktop.domain.text import digits, fold, name_key

#: Most spellings in pinyin that one name is found by.
_MOST_SPELLINGS = 12
_MOST_READINGS = 4

#: Characters with more than one living reading in names of firms, places and people; a first character, which may be a
#: surname, is taken in every reading in any case.
_POLYPHONES = frozenset(
    "长重行乐厦都朝藏传调会解薄单曾仇朴查盖区繁尉翟种员覃缪任盛折召校降参仔埔蚌堡泊卜番阿六莘铅泌漯模率宿省系巷"
    "叶隽贾佛晟弹卡壳落露绿娜奇茄色拓殷粘冯柏秘谷洗吕女旅律略"
)
#: Characters whose usual reading is not the one of names, and others that sound as those do.
_SORTED_AS = {
    "重庆": "崇庆", "银行": "银航", "长": "常", "厦": "夏", "单": "山", "曾": "增", "仇": "求", "翟": "宅", "覃": "秦",
}  # fmt: skip

_HANZI_FROM = "\u2e80"


def search_text(  # noqa: PLR0917 (the columns that are searched, in their order)
    name: str,
    name_en: str = "",
    short_name: str = "",
    code: str = "",
    tax_id: str = "",
    people: Iterable[str] = (),
    phones: Iterable[str] = (),
) -> str:
    """Give everything a customer is found by, one part a line; `people` are the names of the contacts there."""
    parts: dict[str, None] = {}
    for text in (name, name_en, short_name, *people):
        folded = _folded(text)
        parts[folded] = None
        if not folded.isascii():
            if not unicodedata.is_normalized("NFD", folded):
                parts[_without_accents(folded)] = None
            parts.update(dict.fromkeys(_spellings(name_key(text))))
    for text in (code, tax_id):
        parts[fold(text)] = None
    for phone in phones:
        parts[digits(phone)] = None
    parts.pop("", None)
    return "\n".join(parts)


def search_needle(query: str) -> str:
    """Normalise what is typed into the search box: words to be found each, with one space between them."""
    words = query.split()
    return " ".join(filter(None, map(fold, words))) or " ".join(words)


def sort_key(name: str) -> str:
    """Give what names are ordered by: pinyin for Chinese characters, case folded letters for the others."""
    if name.isascii():
        return " ".join(name.lower().split())
    folded = unicodedata.normalize("NFKC", name).casefold()
    for word, homophone in _SORTED_AS.items():
        folded = folded.replace(word, homophone)
    spelt = "".join(f"{_readings(sign)[0]} " if sign >= _HANZI_FROM and _readings(sign) else sign for sign in folded)
    return " ".join(spelt.split())


def _folded(text: str) -> str:
    return fold(text) or "".join(text.split())


def _without_accents(folded: str) -> str:
    plain = "".join(sign for sign in unicodedata.normalize("NFD", folded) if not unicodedata.combining(sign))
    return unicodedata.normalize("NFC", plain)


def _spellings(key: str) -> list[str]:
    """Give the pinyin of a folded name and its initials, in each reading of its polyphonic characters."""
    full, initials = [""], [""]
    found = False
    for place, sign in enumerate(key):
        readings = _readings(sign) if sign >= _HANZI_FROM else ()
        if not readings:
            full = [spelling + sign for spelling in full]
            initials = [spelling + sign for spelling in initials]
            continue
        found = True
        if len(readings) == 1 or (place and sign not in _POLYPHONES):
            reading = readings[0]
            full = [spelling + reading for spelling in full]
            initials = [spelling + reading[0] for spelling in initials]
        else:
            full = [spelling + reading for reading in readings for spelling in full][:_MOST_SPELLINGS]
            letters = dict.fromkeys(reading[0] for reading in readings)
            initials = [spelling + letter for letter in letters for spelling in initials][:_MOST_SPELLINGS]
    return full + initials if found else []


@functools.cache
def _readings(sign: str) -> tuple[str, ...]:
    """Give the readings of a character without tones, the usual one first, ü as v and as u; none if it has none."""
    found: dict[str, None] = {}
    for reading in _characters().get(ord(sign), "").split(","):
        plain = "".join(
            "v" if part == "\u0308" else part
            for part in unicodedata.normalize("NFD", reading)
            if part == "\u0308" or not unicodedata.combining(part)
        ).replace("uv", "v")
        found[plain] = None
        if "v" in plain:
            found[plain.replace("v", "u")] = None
    found.pop("", None)
    return tuple(found)[:_MOST_READINGS]


@functools.cache
def _characters() -> Mapping[int, str]:
    """Load the readings of single characters; those of words would take another third of a second and 40 MiB."""
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")
    os.environ.setdefault("PYPINYIN_NO_DICT_COPY", "true")
    from pypinyin.pinyin_dict import pinyin_dict

    characters: Mapping[int, str] = pinyin_dict
    return characters
