"""Characters that are hard to print: rare ones are printed, invisible ones left out, and the rest told of."""

import unicodedata

import pytest

from desktop import documents
from desktop.documents.fonts import REPLACEMENT
from tests.documents import reading
from tests.documents.every_field import CHINESE, ENGLISH, KINDS, filled, papers

CASES = [(texts, place) for texts in (CHINESE, ENGLISH) for place in range(KINDS)]
IDS = [f"{texts.language}-{type(paper).__name__}" for texts in (CHINESE, ENGLISH) for paper in papers(texts)]


def printed(texts, place, word):
    """Print a paper with a word in every field; return it with its text."""
    paper = filled(list(papers(texts))[place], lambda _path: word)
    made = documents.make(paper, texts)
    return made, "".join(reading.pages_of(made.pdf))


@pytest.mark.parametrize("word", ["朱镕基", "陶喆", "江翯", "陈㛃", "𠮷野", "Łódź", "Şahin", "Doğan", "№7®½②"])
@pytest.mark.parametrize(("texts", "place"), CASES, ids=IDS)
def test_rare_characters_are_printed_as_they_are(texts, place, word):
    made, text = printed(texts, place, word)
    assert text.count(word) >= 6
    assert REPLACEMENT not in text
    assert not made.missing
    assert not made.right_to_left


@pytest.mark.parametrize(
    ("word", "missing", "right_to_left"),
    [
        ("好😀好", ("😀",), False),
        ("A👨‍👩‍👧B", ("👨", "👩", "👧"), False),
        ("김철수", ("김", "철", "수"), False),
        ("ไทย", ("ไ", "ท", "ย"), False),
        ("שלום", ("ש", "ל", "ו", "ם"), True),
        ("علي", ("ع", "ل", "ي"), True),
    ],
)
@pytest.mark.parametrize(("texts", "place"), CASES, ids=IDS)
def test_what_cannot_be_printed_is_told_and_seen(texts, place, word, missing, right_to_left):
    made, text = printed(texts, place, word)
    assert made.missing == missing
    assert made.right_to_left == right_to_left
    assert REPLACEMENT in text


@pytest.mark.parametrize(
    "hidden",
    ["\x00", "\x07", "\x1b[31m", "\x7f", "\x85", "\u200b", "\u202e", "\u2066", "\ufeff", "\u00ad", "\U000e0041"],
)
@pytest.mark.parametrize(("texts", "place"), CASES, ids=IDS)
def test_what_nobody_sees_is_not_in_a_paper(texts, place, hidden):
    made, text = printed(texts, place, f"gnp{hidden}exe")
    found = {sign for sign in text if unicodedata.category(sign) in {"Cc", "Cf"} and sign not in "\n\t"}
    # the engine that reads puts U+FFFE and U+0002 where a line ends in a hyphen
    assert found <= {"\ufffe", "\x02"}
    assert "gnpexe" in text.replace("[31m", "")
    assert not made.missing


@pytest.mark.parametrize(("texts", "place"), CASES, ids=IDS)
def test_what_nobody_sees_is_not_in_what_a_pdf_tells_of_itself(texts, place):
    made, _text = printed(texts, place, "gnp\u202e\x07exe")
    document = reading.open_pdf(made.pdf)
    told = "".join(document.get_metadata_dict().values())
    document.close()
    assert "gnpexe" in told
