"""What a paper looks like with the words that are being typed for it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import product
from typing import TypeAlias

from desktop.documents import keys
from desktop.documents.data import Made
from desktop.documents.finding import Mark, mark_of
from desktop.documents.samples import Basis, Sample, print_sample, samples_of
from desktop.documents.texts import Texts, words
from desktop.domain.company import Company, EnglishHabit
from desktop.domain.customers import LetterLanguage
from desktop.domain.textgroups import TextGroup
from desktop.services.clock import Clock
from desktop.services.company import CompanyService
from desktop.services.paper_texts import PaperTextService

__all__ = ["Mark", "TextPreview", "TextPreviewService"]

#: The keys that a sample says: which sample of which company in which language.
_Said: TypeAlias = dict[tuple[LetterLanguage, Company, Sample], frozenset[str]]


@dataclass(frozen=True, slots=True)
class TextPreview:
    """A sample paper that says a text, and where it says it: a mark a line, empty where it was not found.

    `left_out` are the keys of drafts with something wrong in them: what is in the book is printed in their place.
    """

    pdf: bytes
    pages: int
    marks: tuple[Mark, ...]
    left_out: frozenset[str]


class TextPreviewService:
    """Prints samples in the name of our own company, to an invented customer; nothing of them is kept."""

    def __init__(self, clock: Clock, *, company: CompanyService, paper_texts: PaperTextService) -> None:
        self._clock = clock
        self._company = company
        self._paper_texts = paper_texts
        self._said: _Said = {}

    def preview(
        self, language: LetterLanguage, key: str, drafts: Mapping[str, str] | None = None
    ) -> TextPreview | None:
        """Print a paper that says the text `key`, with `drafts` in the place of what is in the book, by key.

        None where no paper says it: the text is not used in this language, or stands in a mail.
        """
        group = next((group for group, texts in keys.GROUPS.items() if key in texts), None)
        if group is None or group is TextGroup.MAIL or not keys.is_used_in(language, key):
            return None
        given = drafts or {}
        left_out = frozenset(each for each, text in given.items() if self._paper_texts.check(each, text))
        saved = self._paper_texts.texts(language)
        texts = Texts(language, {**saved.own, **{each: given[each] for each in given.keys() - left_out}})
        wording = texts.own.get(key) or words(language)[key]
        found: TextPreview | None = None
        for made in self._printed(key, samples_of(group.kind, group.level), texts):
            marks = mark_of(made.pdf, wording)
            if marks or found is None:
                found = TextPreview(made.pdf, made.pages, marks, left_out)
            if marks:
                break
        return found

    def _printed(self, key: str, samples: Iterable[Sample], texts: Texts) -> Iterator[Made]:
        """Print those of the samples that say a text; which texts one says is kept in mind.

        By the English habit that our company does not have some say others: those come last.
        """
        ours, logo, today = self._company.get(), self._company.logo(), self._clock.today()
        others = (replace(ours, english_habit=habit) for habit in EnglishHabit if habit is not ours.english_habit)
        bases = [Basis(texts.language, company, logo, today) for company in (ours, *others)]
        for basis, sample in product(bases, tuple(samples)):
            name = (basis.language, basis.company, sample)
            if key in self._said.get(name, (key,)):
                made, self._said[name] = print_sample(sample(basis), texts)
                if key in self._said[name]:
                    yield made
