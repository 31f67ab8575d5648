"""Receipts for money taken: which item got which part, and what stays open (rule 76)."""

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from db.connection import Book
from db.queries.payments import PaymentLine
from desktop.domain.customers import LetterLanguage
from desktop.domain.papers import PaperWarning
from desktop.domain.problems import Problem
from desktop.domain.receipts import ReceiptFacts
from desktop.services.archive import ArchiveService
from desktop.services.clock import Clock
from desktop.services.company import CompanyService
from desktop.services.paper_decisions import Decided, PaperDecisions
from desktop.services.paper_texts import PaperTextService

__all__ = ["FilledReceipt", "ReceiptChoices", "ReceiptDraft", "ReceiptService"]


@dataclass(frozen=True, slots=True)
class ReceiptChoices:
    """What a rep chooses for the receipt of a payment; None is what the program proposes.

    `received_by` is who took the money, our contact person by default; `with_copy` adds a second copy that we keep.
    """

    payment_id: int
    language: LetterLanguage | None = None
    made_on: date | None = None
    received_by: str | None = None
    with_copy: bool = True


@dataclass(frozen=True, slots=True)
class FilledReceipt(ReceiptChoices):
    """Choices with nothing left open."""

    language: LetterLanguage
    made_on: date
    received_by: str

    def plain(self) -> dict[str, Any]:
        """Give them in values that JSON can hold, for the archive."""
        return {**asdict(self), "made_on": self.made_on.isoformat()}


@dataclass(frozen=True, slots=True)
class ReceiptDraft:
    """A receipt as it would be; `facts` say where the payment went."""

    choices: FilledReceipt
    customer_id: int
    customer: str
    payment: PaymentLine
    facts: ReceiptFacts
    number: str
    warnings: tuple[PaperWarning, ...]
    problems: tuple[Problem, ...]


class ReceiptService(PaperDecisions[ReceiptChoices, ReceiptDraft, ReceiptFacts]):
    """Decides and makes receipts, one payment at a time."""

    about = "payment_id"

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

    def _decide(self, choices: ReceiptChoices) -> Decided[ReceiptDraft] | None:
        raise NotImplementedError
