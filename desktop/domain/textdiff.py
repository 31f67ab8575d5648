"""What two wordings of a text differ in, word by word."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from enum import StrEnum
from typing import NamedTuple

#: Letters and digits hold together as a word, and a place in its braces; a Chinese character is a word by itself.
_WORDS = re.compile(r"\{\w+\}|[^\W\u3400-\u9fff]+|\s+|.", re.DOTALL)

#: No more letters than these are no island between two changes.
_FEW = 3


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
    """Give both wordings in one, piece by piece; what is gone stands before what came in its place.

    A few letters that are the same between two changes are told as changed with them: so sentences stay readable.
    """
    pieces: list[Piece] = []
    gone, new = "", ""
    runs = list(_runs(_WORDS.findall(before), _WORDS.findall(after)))
    for place, (same, old_part, new_part) in enumerate(runs):
        is_island = gone + new and place + 1 < len(runs) and len(same.strip()) <= _FEW
        if same and not is_island:
            pieces += [Piece(Change.GONE, gone), Piece(Change.NEW, new), Piece(Change.SAME, same)]
            gone = new = ""
        else:
            gone, new = gone + same + old_part, new + same + new_part
    pieces += [Piece(Change.GONE, gone), Piece(Change.NEW, new)]
    return tuple(piece for piece in pieces if piece.text)


def _runs(before: list[str], after: list[str]) -> Iterator[tuple[str, str, str]]:
    """Give what is the same, or what is gone and what is new, in the order of the texts."""
    for tag, b1, b2, a1, a2 in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        old_part, new_part = "".join(before[b1:b2]), "".join(after[a1:a2])
        yield (old_part, "", "") if tag == "equal" else ("", old_part, new_part)
