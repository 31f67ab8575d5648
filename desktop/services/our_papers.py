"""Papers of which many may be decided at once: what all of them share of our company is read once."""

from abc import abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from db.connection import Book
from db.queries.company import own_texts
from desktop.documents.data import Heading, Party
from desktop.documents.texts import Texts
from desktop.domain.company import BankAccount, Company, DocumentKind
from desktop.domain.customers import LetterLanguage
from desktop.domain.papers import PaperWarning
from desktop.services.archive import ArchiveService
from desktop.services.clock import Clock
from desktop.services.company import CompanyService
from desktop.services.letter_basis import Recipient
from desktop.services.making import Prepared
from desktop.services.paper_decisions import ChoicesT, Decided, DraftT, FactsT, PaperDecisions
from desktop.services.paper_texts import PaperTextService
from desktop.services.paper_warnings import recipient_warnings
from desktop.services.papers import word_warnings
from desktop.services.results import Refused

__all__ = ["OurPapers", "Ours"]


@dataclass(frozen=True, slots=True)
class Ours:
    """Our company, its logo, and the words of each language."""

    company: Company
    logo: bytes | None
    texts: Mapping[LetterLanguage, Texts]
    own_words: Mapping[LetterLanguage, Mapping[str, str]]

    def heading(
        self, made_on: date, as_of: date, customer: Party, currency: str, account: BankAccount | None = None
    ) -> Heading:
        """Put together what a paper begins with; its number is not known yet."""
        return Heading("", made_on, as_of, self.company, customer, currency, account, self.logo)

    def recipient_warnings(
        self,
        kind: DocumentKind,
        to: Recipient,
        language: LetterLanguage,
        currency: str,
        *,
        attention: str,
        account: int = 0,
    ) -> Iterator[PaperWarning]:
        """Name what a letter would lack of us and of the customer, an address and somebody to turn to among it."""
        return recipient_warnings(
            self.company, to.record, kind, language, currency, attention=attention, account=account
        )

    def word_warnings(self, kind: DocumentKind, language: LetterLanguage) -> Iterator[PaperWarning]:
        """Tell what is odd in the firm's own words for papers of a kind."""
        return word_warnings(self.own_words[language], f"{kind}.")


class OurPapers(PaperDecisions[ChoicesT, DraftT, FactsT]):
    """Decides papers from what is read of our company, once for many."""

    def __init__(
        self,
        book: Book,
        clock: Clock,
        *,
        company: CompanyService,
        paper_texts: PaperTextService,
        archive: ArchiveService,
    ) -> None:
        super().__init__(book, archive)
        self._clock = clock
        self._company = company
        self._paper_texts = paper_texts

    def prepare_many(self, orders: Sequence[ChoicesT], /) -> list[Prepared | Refused]:
        """Decide what `prepare` would for each order, in their order."""
        with self._book.reading():
            ours = self._ours()
            return [self._outcome(self._decide_from(ours, order)) for order in orders]

    @abstractmethod
    def _decide_from(self, ours: Ours, choices: ChoicesT) -> Decided[DraftT] | None:
        """Decide a paper; None where there is nothing it could be about."""

    def _decide(self, choices: ChoicesT) -> Decided[DraftT] | None:
        return self._decide_from(self._ours(), choices)

    def _ours(self) -> Ours:
        return Ours(
            self._company.get(),
            self._company.logo(),
            {language: self._paper_texts.texts(language) for language in LetterLanguage},
            {language: own_texts(self._book, language) for language in LetterLanguage},
        )
