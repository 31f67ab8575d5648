"""The words of our papers: ours, and a firm's own in their place."""

from dataclasses import dataclass

from db import models
from db.connection import Book
from db.queries.company import own_texts, text_versions
from desktop.documents import keys
from desktop.documents.texts import Texts, originals, words
from desktop.domain.customers import LetterLanguage
from desktop.domain.decency import allows_law, found_words
from desktop.domain.problems import Problem, ProblemCode
from desktop.domain.templates import TEXT_LIMIT, own_limit, places, template_problems
from desktop.domain.text import clean_lines
from desktop.domain.textgroups import TextGroup
from desktop.services.clock import Clock
from desktop.services.results import Changes, Entity, Refused, Saved


@dataclass(frozen=True, slots=True)
class TextRow:
    """One text of the papers; `own` is '' where ours is used.

    `places` may stand in it, `needed` must.
    """

    key: str
    group: TextGroup
    original: str
    own: str
    note: str
    places: tuple[str, ...]
    needed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TextVersion:
    """A wording that a text has or had; `id` is None and `saved_at` '' for ours, which was there first."""

    id: int | None
    text: str
    saved_at: str
    is_ours: bool


class PaperTextService:
    """What a firm says in its papers, one language at a time."""

    def __init__(self, book: Book, clock: Clock) -> None:
        self._book = book
        self._clock = clock

    def page(self, language: LetterLanguage) -> list[TextRow]:
        """Give every text of a language, in the order of the papers."""
        ours, own = originals(language), self._own(language)
        return [
            TextRow(key, group, ours[key].text, own.get(key, ""), ours[key].note, known.allowed, known.needed)
            for group, table in keys.GROUPS.items()
            for key, known in table.items()
            if keys.is_used_in(language, key)
        ]

    def texts(self, language: LetterLanguage) -> Texts:
        """Give the words that papers in a language are made of.

        A text of the firm's own with places that this version of the program does not fill stays in the book, and ours
        is printed in its place.
        """
        return Texts(language, {key: text for key, text in self._own(language).items() if _can_be_filled(key, text)})

    def _own(self, language: LetterLanguage) -> dict[str, str]:
        with self._book.reading():
            return own_texts(self._book, language)

    def check(self, key: str, text: str) -> tuple[Problem, ...]:
        """Say why a text would be refused, without writing it; for a text that is being typed."""
        limit = own_limit(words(each)[key] for each in LetterLanguage if keys.is_used_in(each, key))
        return (*template_problems(text, *keys.ALL[key], limit), *_harsh(key, text))

    def save(self, language: LetterLanguage, key: str, text: str) -> Saved[str] | Refused:
        """Keep a text in the firm's own words; ours, saved again, is no word of its own."""
        if not keys.is_used_in(language, key):
            return Refused((Problem("key", ProblemCode.NOT_FOUND),))
        text = clean_lines(text, TEXT_LIMIT + 1)
        if text == clean_lines(originals(language)[key].text, TEXT_LIMIT):
            return self.reset(language, key)
        if problems := self.check(key, text):
            return Refused(problems)
        with self._book.transaction():
            row = {"language": language.value, "key": key, "text": text, "updated_at": self._clock.now()}
            models.PaperText.insert(**row).on_conflict_replace().execute()
            self._keep_version(language, key, text)
        return Saved(text, Changes.of(Entity.PAPER_TEXT))

    def reset(self, language: LetterLanguage, key: str) -> Saved[str]:
        """Go back to our words; gives them."""
        rows = models.PaperText
        with self._book.transaction():
            rows.delete().where((rows.language == language.value) & (rows.key == key)).execute()
            self._keep_version(language, key, "")
        return Saved(originals(language)[key].text, Changes.of(Entity.PAPER_TEXT))

    def versions(self, language: LetterLanguage, key: str) -> tuple[TextVersion, ...]:
        """Give every wording that a text has had, the latest first; the first of all is ours."""
        ours = originals(language)[key].text
        with self._book.reading():
            rows = text_versions(self._book, language, key)
        kept = [TextVersion(id_, text or ours, saved_at, is_ours=not text) for id_, text, saved_at in rows]
        return (*kept, TextVersion(None, ours, "", is_ours=True))

    def restore(self, language: LetterLanguage, key: str, version_id: int | None) -> Saved[str] | Refused:
        """Take up a wording of before, None for ours; it becomes the latest version, and the others stay.

        One that does not fit the text any more, because its places are others now, is refused as a typed one is.
        """
        wanted = next((each for each in self.versions(language, key) if each.id == version_id), None)
        if wanted is None:
            return Refused((Problem("version", ProblemCode.NOT_FOUND),))
        return self.reset(language, key) if wanted.is_ours else self.save(language, key, wanted.text)

    def _keep_version(self, language: LetterLanguage, key: str, text: str) -> None:
        """Add a version where it is another wording than the latest; '' is ours."""
        rows = text_versions(self._book, language, key)
        if text != (rows[0][1] if rows else ""):
            row = {"language": language.value, "key": key, "text": text, "saved_at": self._clock.now()}
            models.PaperTextVersion.insert(**row).execute()


def _can_be_filled(key: str, text: str) -> bool:
    return key in keys.ALL and set(places(text)) <= set(keys.ALL[key].allowed)


def _harsh(key: str, text: str) -> list[Problem]:
    found = found_words(text, allow_law=allows_law(key))
    return [Problem("text", ProblemCode.HARSH_WORD, {"name": finding.word, "kind": finding.kind}) for finding in found]
