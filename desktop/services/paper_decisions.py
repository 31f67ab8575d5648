"""What services of papers have in common: a paper is decided once, then shown, or kept, or drawn in a print run."""

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from db.connection import Book
from desktop.domain.papers import PaperWarning
from desktop.domain.problems import Problem, ProblemCode
from desktop.services.archive import ArchiveService
from desktop.services.making import Prepared
from desktop.services.papers import Preview, made_warnings
from desktop.services.results import Refused, Saved


class Draft(Protocol):
    """A paper as it would be: the number it would get, what to know before, and what stands against it."""

    @property
    def number(self) -> str:
        """The number that the paper would get now."""

    @property
    def warnings(self) -> tuple[PaperWarning, ...]:
        """What to know before it is printed."""

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Why it cannot be printed."""

    @property
    def facts(self) -> object:
        """What it says that may change until it is made, to be compared."""


ChoicesT = TypeVar("ChoicesT")
DraftT = TypeVar("DraftT", bound=Draft)
FactsT = TypeVar("FactsT")


@dataclass(frozen=True, slots=True)
class Decided(Generic[DraftT]):
    """A draft and, where nothing stands against it, its paper."""

    draft: DraftT
    paper: Prepared | None


class PaperDecisions(ABC, Generic[ChoicesT, DraftT, FactsT]):
    """Shows, makes and prepares the papers that a service of one kind decides."""

    #: The field of choices that names what a paper is about.
    about = "customer_id"

    def __init__(self, book: Book, archive: ArchiveService) -> None:
        self._book = book
        self._archive = archive

    @abstractmethod
    def _decide(self, choices: ChoicesT) -> Decided[DraftT] | None:
        """Decide a paper inside a reading or a transaction; None where there is nothing it could be about."""

    def draft(self, choices: ChoicesT) -> DraftT | None:
        """Fill in what was not chosen and say what stands against the paper; None where it would be about nothing."""
        with self._book.reading():
            decided = self._decide(choices)
        return decided.draft if decided else None

    def draft_and_preview(self, choices: ChoicesT) -> tuple[DraftT, Preview] | None:
        """Give the draft and the paper as it would be printed now, decided once; nothing is kept."""
        with self._book.reading():
            decided = self._decide(choices)
        return (decided.draft, _preview(decided)) if decided else None

    def make(self, choices: ChoicesT, *, seen: FactsT | None = None) -> Saved[int] | Refused:
        """Make the paper and keep it under a new number; gives the id of the document.

        It is decided anew in the transaction that keeps it, and refused (CHANGED_MEANWHILE) where it would say
        something else than the facts of the draft that the rep has `seen`.
        """
        with self._book.transaction():
            decided = self._decide(choices)
            if decided is None or decided.paper is None:
                return Refused(self._problems(decided))
            if seen is not None and decided.draft.facts != seen:
                return Refused((Problem("", ProblemCode.CHANGED_MEANWHILE),))
            return self._archive.keep(decided.paper.print(decided.draft.number))

    def prepare(self, order: ChoicesT, /) -> Prepared | Refused:
        """Decide the paper without its number, and draw nothing: for a print run."""
        with self._book.reading():
            return self._outcome(self._decide(order))

    def _outcome(self, decided: Decided[DraftT] | None) -> Prepared | Refused:
        """Give the paper that was decided, or what stands against it."""
        if decided is None or decided.paper is None:
            return Refused(self._problems(decided))
        return decided.paper

    def _problems(self, decided: Decided[DraftT] | None) -> tuple[Problem, ...]:
        return decided.draft.problems if decided else (Problem(self.about, ProblemCode.NOT_FOUND),)


def _preview(decided: Decided[DraftT]) -> Preview:
    draft = decided.draft
    if decided.paper is None:
        return Preview(None, 0, draft.number, draft.warnings, draft.problems)
    made = decided.paper.print(draft.number).made
    return Preview(made.pdf, made.pages, draft.number, (*draft.warnings, *made_warnings(made)), ())
