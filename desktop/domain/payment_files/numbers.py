"""Document numbers in what a payer wrote: "货款 INV-4711、4712", "invoices 0912/0915"."""

import re
import unicodedata
from collections.abc import Iterable
from typing import NamedTuple

from desktop.domain.ledger import Debt
from desktop.domain.text import digits, number_key

_CHUNK = re.compile(r"[0-9a-z][0-9a-z\-_/.#]*[0-9a-z]|[0-9a-z]")
#: What stands behind a number that is a day, a sum or a share.
_UNITS = frozenset("年月日号元块%")
#: In free words a number has at least so many signs, or 11 月 would name invoice 11.
_SHORTEST = 4
#: A number that is known in the whole book by so many signs, three of them digits, names its customer too.
_STRONG = 5
_STRONG_DIGITS = 3
#: People leave away what stands before the running number, but not so much as to leave a year.
_ENDING = 5
_ENDING_IN_COLUMN = 3


class NumberWords(NamedTuple):
    """What may be numbers of documents: `words` as compared by `number_key`, `listed` those of a column for them."""

    words: frozenset[str]
    listed: frozenset[str]

    @property
    def strong(self) -> frozenset[str]:
        """Those that can hardly be anything else."""
        long_words = (word for word in self.words if len(word) >= _STRONG and len(digits(word)) >= _STRONG_DIGITS)
        return self.listed.union(long_words)


def number_words(text: str, column: str = "") -> NumberWords:
    """Find what may be a document number in free words, and in a column that holds nothing else."""
    words = frozenset(word for word in _words(text) if len(word) >= _SHORTEST and digits(word))
    return NumberWords(words, frozenset((*_words(column), number_key(column))) - {""})


def named_debts(found: NumberWords, debts: Iterable[Debt]) -> list[Debt]:
    """Give the items that are named, in their order; by the end of a number only where no other item ends so."""
    every = list(debts)
    wanted = found.words | found.listed
    if not wanted:
        return []
    keys = {debt.id: number_key(debt.number) for debt in every}
    named = {debt.id for debt in every if keys[debt.id] in wanted}
    exact = {keys[item] for item in named}
    endings = {word for word in found.words if word.isdigit() and len(word) >= _ENDING}
    endings |= {word for word in found.listed if word.isdigit() and len(word) >= _ENDING_IN_COLUMN}
    for ending in endings - exact:
        ends_so = [debt.id for debt in every if keys[debt.id].endswith(ending)]
        if len(ends_so) == 1:
            named.update(ends_so)
    return [debt for debt in every if debt.id in named]


def _words(text: str) -> list[str]:
    """Cut a text into what may be numbers: chunks, their parts between slashes, and two chunks with a space between."""
    normal = unicodedata.normalize("NFKC", text).casefold()
    found: list[str] = []
    end_before, before = -1, ""
    for match in _CHUNK.finditer(normal):
        chunk = match.group()
        if normal[match.end() : match.end() + 1] in _UNITS:
            end_before = -1
            continue
        found += dict.fromkeys((chunk, *chunk.split("/")))
        if match.start() == end_before + 1 and normal[end_before] == " ":
            found.append(before + chunk)
        end_before, before = match.end(), chunk
    return found
