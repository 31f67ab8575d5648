"""The words of the papers: ours from the catalogue of a language, a firm's own in their place where it has some."""

import functools
import gettext
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import NamedTuple

from desktop import paths
from desktop.documents.keys import ALL, is_used_in
from desktop.domain.customers import LetterLanguage
from desktop.domain.templates import fill, without_places

DOMAIN = "letters"

#: What names, numbers and days are written with in any language; a word in one font is read as one word.
_ASCII = "".join(map(chr, range(ord("!"), ord("~") + 1)))


class Original(NamedTuple):
    """A text of ours, and the note that tells what it is for, in the language of the catalogue."""

    text: str
    note: str


class UnknownTextError(KeyError):
    """A paper asks for a text that the list of keys or the catalogue does not have: a fault of the program."""


@dataclass(frozen=True, slots=True)
class Texts:
    """The words of one language; `own` are those that the firm has written itself, by key."""

    language: LetterLanguage
    own: Mapping[str, str] = field(default_factory=dict)
    _said: dict[str, str] = field(default_factory=dict, init=False, repr=False, compare=False)

    def say(self, key: str, /, **values: str) -> str:
        """Give a text with its places filled; plain text, to be escaped where it is set."""
        if not is_used_in(self.language, key):
            raise UnknownTextError(key)
        text = self._said[key] = self.own.get(key) or words(self.language)[key]
        return fill(text, values)

    def of_one_paper(self) -> "Texts":
        """Give the same words, none of which has been said yet."""
        return replace(self)

    @property
    def said(self) -> frozenset[str]:
        """The keys of what has been said so far."""
        return frozenset(self._said)

    def stock(self) -> str:
        """Give what all papers show that say the same texts, whatever stands in their places."""
        return _stock(tuple(self._said.values()))


@functools.lru_cache(maxsize=64)
def _stock(said: tuple[str, ...]) -> str:
    """Put the words of texts together, without their places, and all of ASCII."""
    return _ASCII + "".join(without_places(text) for text in said)


@functools.cache
def words(language: LetterLanguage) -> Mapping[str, str]:
    """Read our own words in a language, by key; raises OSError when its compiled catalogue is not there."""
    with _catalogue(language, "mo").open("rb") as file:
        texts = gettext.GNUTranslations(file)
    return {key: texts.gettext(key) for key in ALL if is_used_in(language, key)}


@functools.cache
def originals(language: LetterLanguage) -> Mapping[str, Original]:
    """Read our own words with their notes, for whoever makes them their own; raises OSError when they are not there."""
    from babel.messages.pofile import read_po  # no paper waits for it

    with _catalogue(language, "po").open("rb") as file:
        catalogue = read_po(file, locale=language.value, abort_invalid=True)
    return {
        str(message.id): Original(str(message.string), " ".join(message.auto_comments))
        for message in catalogue
        if message.id
    }


def _catalogue(language: LetterLanguage, suffix: str) -> Path:
    return paths.resource("locale", language.value, "LC_MESSAGES", f"{DOMAIN}.{suffix}")
