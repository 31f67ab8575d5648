"""Letters of thanks to good payers (rule 75): who has earned one, for what, and the letter."""

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from db.connection import Book
from desktop.domain.customers import LetterLanguage
from desktop.domain.papers import PaperWarning
from desktop.domain.problems import Problem
from desktop.domain.thanks import GoodFacts, ThanksReason
from desktop.services.archive import ArchiveService
from desktop.services.clock import Clock
from desktop.services.company import CompanyService
from desktop.services.debtor import DebtorService
from desktop.services.paper_decisions import Decided, PaperDecisions
from desktop.services.paper_texts import PaperTextService

__all__ = ["ThanksCandidate", "ThanksChoices", "ThanksDraft", "ThanksService"]

#: A customer is proposed for another letter of thanks after so many days.
THANKS_GAP = 180
#: So many customers are listed at most.
MOST_CANDIDATES = 1000
BENEFIT_LIMIT = 500


@dataclass(frozen=True, slots=True)
class ThanksChoices:
    """What a rep chooses for a letter of thanks; None is what the program proposes.

    `reason` is the strongest that the facts carry; `benefit` is the firm's own sentence on what the customer gets for
    it (rule 16), '' for none: the program promises nothing by itself.
    """

    customer_id: int
    currency: str
    language: LetterLanguage | None = None
    made_on: date | None = None
    attention: str | None = None
    reason: ThanksReason | None = None
    benefit: str = ""


@dataclass(frozen=True, slots=True)
class FilledThanks(ThanksChoices):
    """Choices with nothing left open, but for a reason that the facts do not give."""

    language: LetterLanguage
    made_on: date
    attention: str

    def plain(self) -> dict[str, Any]:
        """Give them in values that JSON can hold, for the archive."""
        return {**asdict(self), "made_on": self.made_on.isoformat()}


@dataclass(frozen=True, slots=True)
class ThanksDraft:
    """A letter of thanks as it would be; `reasons` are those that the facts carry, the strongest first."""

    choices: FilledThanks
    customer: str
    facts: GoodFacts
    reasons: tuple[ThanksReason, ...]
    number: str
    warnings: tuple[PaperWarning, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class ThanksCandidate:
    """A customer who has earned a letter of thanks; `last_number` is '' where none was written yet."""

    customer_id: int
    name: str
    currency: str
    reason: ThanksReason
    facts: GoodFacts
    last_number: str
    last_on: date | None


class ThanksService(PaperDecisions[ThanksChoices, ThanksDraft, GoodFacts]):
    """Decides and makes letters of thanks, one customer at a time."""

    def __init__(
        self,
        book: Book,
        clock: Clock,
        *,
        debtor: DebtorService,
        company: CompanyService,
        paper_texts: PaperTextService,
        archive: ArchiveService,
    ) -> None:
        super().__init__(book, archive)
        self._clock = clock
        self._debtor = debtor
        self._company = company
        self._paper_texts = paper_texts

    def candidates(self, customer_id: int | None = None, *, limit: int = MOST_CANDIDATES) -> list[ThanksCandidate]:
        """List who has earned a letter of thanks and got none in the last 180 days, by name; of all or of one."""
        raise NotImplementedError

    def _decide(self, choices: ThanksChoices) -> Decided[ThanksDraft] | None:
        raise NotImplementedError
