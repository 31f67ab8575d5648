"""What two wordings of a text differ in, word by word."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from enum import StrEnum
from typing import NamedTuple

#: Letters and digits hold together as a word, and a place in its braces; a Chinese character is a word by itself.
_WORDS = re.compile(r"\{\w+\}|[^\W\u3400-\u9fff]+|\s+|.", re.DOTALL)


class Change(StrEnum):
    """Whether a piece stands in both wordings, or in one of them."""

    SAME = "same"
    GONE = "gone"  # in the first only
    NEW = "new"  # in the second only


class Piece(NamedTuple):
    """A piece of a text and what became of it."""

    change: Change
    text: str


def differences(before: str, after: str) -> tuple[Piece, ...]:
    """Give both wordings in one, piece by piece; what is gone stands before what came in its place."""
    return tuple(piece for piece in _pieces(_WORDS.findall(before), _WORDS.findall(after)) if piece.text)


def _pieces(before: list[str], after: list[str]) -> Iterator[Piece]:
    for tag, b1, b2, a1, a2 in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            yield Piece(Change.SAME, "".join(before[b1:b2]))
        else:
            yield Piece(Change.GONE, "".join(before[b1:b2]))
            yield Piece(Change.NEW, "".join(after[a1:a2]))
