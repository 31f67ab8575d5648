"""The words of the papers: ours from the catalogue of a language, a firm's own in their place where it has some."""

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from desktop import paths
from desktop.documents.keys import ALL
from desktop.domain.customers import LetterLanguage
from desktop.domain.templates import fill

DOMAIN = "letters"

# One text of the catalogue: its notes, its key, its words. Babel reads all of a catalogue, and needs as long to be
# loaded as half a paper takes.
_ENTRY = re.compile(r'((?:#\..*\n)*)msgid "(.+)"\nmsgstr ((?:".*"\n?)+)')
_QUOTED = re.compile(r'"(.*)"')
_ESCAPED = re.compile(r"\\(.)")
_MEANT = {"n": "\n", "t": "\t"}


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

    def say(self, key: str, /, **values: str) -> str:
        """Give a text with its places filled; plain text, to be escaped where it is set."""
        if key not in ALL:
            raise UnknownTextError(key)
        text = self.own.get(key) or originals(self.language)[key].text
        return fill(text, values)


@functools.cache
def originals(language: LetterLanguage) -> Mapping[str, Original]:
    """Read the catalogue of a language; raises OSError when it is not there."""
    path = paths.resource("locale", language.value, "LC_MESSAGES", f"{DOMAIN}.po")
    entries = _ENTRY.findall(path.read_text(encoding="utf-8"))
    return {key: Original(_unquoted(words), _note(comments)) for comments, key, words in entries}


def _unquoted(words: str) -> str:
    return _ESCAPED.sub(lambda found: _MEANT.get(found[1], found[1]), "".join(_QUOTED.findall(words)))


def _note(comments: str) -> str:
    return " ".join(line.removeprefix("#.").strip() for line in comments.splitlines())
