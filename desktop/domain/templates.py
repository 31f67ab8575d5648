"""Texts with named places, {like_this}: filled in, and checked when somebody writes their own."""

import re
from collections.abc import Iterable, Iterator, Mapping

from desktop.domain.problems import Problem, ProblemCode

#: Longest text of a paper's paragraph, in characters; the book's schema holds the same number.
TEXT_LIMIT = 4000
#: Longest text in the place of a label, which has one line or a narrow column.
LABEL_LIMIT = 120
#: What is no longer than this, in characters, is a label.
_LABEL = 30

_PLACE = re.compile(r"\{(\w+)\}", re.ASCII)
_BRACE = re.compile(r"[{}]")


def places(text: str) -> tuple[str, ...]:
    """Name the places of a text in their order, each once."""
    return tuple(dict.fromkeys(_PLACE.findall(text)))


def fill(text: str, values: Mapping[str, str]) -> str:
    """Put values into their places, in one go: what a value holds is never taken for a place.

    Raises KeyError for a place without a value.
    """
    return _PLACE.sub(lambda found: values[found[1]], text)


def without_places(text: str) -> str:
    """Give what a text says by itself."""
    return _PLACE.sub("", text)


def own_limit(originals: Iterable[str]) -> int:
    """Give how long a text may be that takes the place of one, given in every language: a label stays a short one."""
    return LABEL_LIMIT if all(len(text) <= _LABEL for text in originals) else TEXT_LIMIT


def template_problems(
    text: str, allowed: Iterable[str], needed: Iterable[str] = (), limit: int = TEXT_LIMIT
) -> Iterator[Problem]:
    """Find what is wrong with a text that somebody wrote: empty, a place that there is not, or one that is missing."""
    if not text.strip():
        yield Problem("text", ProblemCode.REQUIRED)
        return
    if len(text) > limit:
        yield Problem("text", ProblemCode.TOO_LONG, {"limit": limit})
    known, used = set(allowed), places(text)
    for name in used:
        if name not in known:
            yield Problem("text", ProblemCode.UNKNOWN_PLACE, {"name": "{" + name + "}"})
    for name in needed:
        if name not in used:
            yield Problem("text", ProblemCode.MISSING_PLACE, {"name": "{" + name + "}"})
    stray = _BRACE.search(without_places(text))
    if stray:
        yield Problem("text", ProblemCode.UNKNOWN_PLACE, {"name": stray[0]})
