"""Payment requests with the papers that a customer wants before paying, built from its payment process (rule 22)."""

from dataclasses import dataclass
from datetime import date

from db.connection import Book
from desktop.domain.company import BankAccount
from desktop.domain.letters import LetterItems
from desktop.domain.papers import PaperWarning
from desktop.domain.payrequests import ContractFacts
from desktop.domain.problems import Problem
from desktop.services.archive import ArchiveService
from desktop.services.calendars import CalendarService
from desktop.services.clock import Clock
from desktop.services.company import CompanyService
from desktop.services.contracts import ContractService
from desktop.services.making import Prepared
from desktop.services.paper_texts import PaperTextService
from desktop.services.papers import Preview
from desktop.services.processes import ProcessService
from desktop.services.request_choices import FilledRequest, RequestChoices
from desktop.services.results import Refused, Saved

__all__ = ["FilledRequest", "PaymentRequestService", "RequestChoices", "RequestDraft"]


@dataclass(frozen=True, slots=True)
class RequestDraft:
    """A payment request as it would be: every choice filled in, its rows, its contract, what to know before.

    `contracts` are the numbers to choose from; papers handed in until `papers_by` are paid on `pay_day`, both None
    where that is not known.
    """

    choices: FilledRequest
    customer: str
    items: LetterItems
    contract: ContractFacts | None
    contracts: tuple[str, ...]
    papers_by: date | None
    pay_day: date | None
    accounts: tuple[BankAccount, ...]
    number: str
    warnings: tuple[PaperWarning, ...]
    problems: tuple[Problem, ...]


class PaymentRequestService:
    """Decides and makes payment requests, one customer and currency at a time."""

    def __init__(
        self,
        book: Book,
        clock: Clock,
        *,
        calendars: CalendarService,
        company: CompanyService,
        paper_texts: PaperTextService,
        archive: ArchiveService,
        processes: ProcessService,
        contracts: ContractService,
    ) -> None:
        self._book = book
        self._clock = clock
        self._calendars = calendars
        self._company = company
        self._paper_texts = paper_texts
        self._archive = archive
        self._processes = processes
        self._contracts = contracts

    def draft(self, choices: RequestChoices) -> RequestDraft | None:
        """Fill in what was not chosen and say what stands against it; None when there is no such customer."""
        raise NotImplementedError

    def draft_and_preview(self, choices: RequestChoices) -> tuple[RequestDraft, Preview] | None:
        """Give the draft and the paper as it would be printed now; None when there is no such customer."""
        raise NotImplementedError

    def prepare(self, order: RequestChoices, /) -> Prepared | Refused:
        """Decide a request without a number, and draw nothing."""
        raise NotImplementedError

    def make(self, choices: RequestChoices, *, seen: LetterItems | None = None) -> Saved[int] | Refused:
        """Make the request and keep it under a new number; gives the id of the document.

        Refused where it is no longer about the items that the rep has `seen`: CHANGED_MEANWHILE in `items`.
        """
        raise NotImplementedError
