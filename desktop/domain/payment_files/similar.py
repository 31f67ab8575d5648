"""Names that are nearly the same: cut off by a bank, with a place before them, with a sign too many or too few."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable

#: Two names are alike from this share of common pairs of signs on, in percent.
_ALIKE = 70
#: A name that a bank cut off has at least so many signs.
_CUT_OFF = 6
#: Pairs of signs that so many names have (科技, 贸易) tell nothing.
_COMMON = 2000
_SHORTEST = 3
#: So many of the names that share most are looked at.
_LOOKED_AT = 20
#: So many signs of a name in other words are no chance.
_MENTIONED = 4
#: What a bank's field for names leaves of a legal form.
_HALF_A_FORM = re.compile(r"(?<=.{3})(?:股|股份)?(?:有|有限|有限公|有限责|有限责任|有限责任公)$")


class SimilarNames:
    """Names by their keys (`name_key`), found by pairs of signs without looking at each of them."""

    def __init__(self, names: Iterable[tuple[str, int]]) -> None:
        self._names = list(names)
        self._by_pair: defaultdict[str, list[int]] | None = None

    def find(self, key: str) -> tuple[int, ...]:
        """Give whose names are most alike, none where no name is alike enough; several where none stands out."""
        key = _HALF_A_FORM.sub("", key)
        if len(key) < _SHORTEST:
            return ()
        scores = {place: score for place in self._candidates(key) if (score := likeness(key, self._names[place][0]))}
        best = max(scores.values(), default=0)
        if best < _ALIKE:
            return ()
        return tuple(dict.fromkeys(self._names[place][1] for place, score in scores.items() if score == best))

    def mentioned(self, words: str) -> tuple[int, ...]:
        """Give whose name stands in other words, the longest name going before one that is part of it."""
        found = {place: name for place in self._candidates(words) if (name := self._names[place][0]) in words}
        longest = max((len(name) for name in found.values()), default=0)
        if longest < _MENTIONED:
            return ()
        return tuple(dict.fromkeys(self._names[place][1] for place, name in found.items() if len(name) == longest))

    def _candidates(self, key: str) -> list[int]:
        """Give the names that share most pairs of signs with a key."""
        if self._by_pair is None:
            self._by_pair = defaultdict(list)
            for place, (name, _customer) in enumerate(self._names):
                for pair in pairs(name):
                    self._by_pair[pair].append(place)
        shared: Counter[int] = Counter()
        for pair in pairs(key):
            places = self._by_pair.get(pair, ())
            if len(places) <= _COMMON:
                shared.update(places)
        return [place for place, _count in shared.most_common(_LOOKED_AT)]


def likeness(one: str, other: str) -> int:
    """Say how alike two keys of names are, from 0 to 100; one that begins the other counts as 90."""
    if one == other:
        return 100
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) >= _CUT_OFF and longer.startswith(shorter):
        return 90
    mine, theirs = pairs(one), pairs(other)
    return 200 * len(mine & theirs) // max(len(mine) + len(theirs), 1)


def pairs(key: str) -> frozenset[str]:
    """Give the pairs of neighbouring signs of a key."""
    return frozenset(key[n : n + 2] for n in range(len(key) - 1))
