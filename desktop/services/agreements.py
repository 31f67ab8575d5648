"""The papers of an instalment plan: the form that the customer fills in (rule 29), and the agreement."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from db.connection import Book
from desktop.domain.customers import LetterLanguage
from desktop.services.calendars import CalendarService
from desktop.services.clock import Clock
from desktop.services.company import CompanyService
from desktop.services.papers import Preview
from desktop.services.plans import PlanService
from desktop.services.results import Refused, Saved

if TYPE_CHECKING:
    from desktop.services.archive import ArchiveService
    from desktop.services.paper_texts import PaperTextService

__all__ = ["AgreementService", "FormChoices", "PaperChoices"]


@dataclass(frozen=True, slots=True)
class PaperChoices:
    """How an agreement is printed; None: the customer's language, today, nobody in particular.

    `account` counts our accounts in the plan's currency from 0.
    """

    language: LetterLanguage | None = None
    made_on: date | None = None
    account: int = 0
    attention: str | None = None


@dataclass(frozen=True, slots=True)
class FormChoices:
    """How a blank proposal form is printed; None: all items that may be planned, the customer's language, today.

    `reply_by` is a working day a week later unless another is named; `lines` are those to fill in, 1 to 24.
    """

    customer_id: int
    currency: str
    items: tuple[int, ...] | None = None
    language: LetterLanguage | None = None
    made_on: date | None = None
    reply_by: date | None = None
    account: int = 0
    attention: str | None = None
    lines: int = 6


class AgreementService:
    """Use cases around the papers of a plan; what is printed stays in the archive."""

    def __init__(
        self,
        book: Book,
        clock: Clock,
        calendars: CalendarService,
        company: CompanyService,
        paper_texts: "PaperTextService",
        archive: "ArchiveService",
        plans: PlanService,
    ) -> None:
        self._book = book
        self._clock = clock
        self._calendars = calendars
        self._company = company
        self._texts = paper_texts
        self._archive = archive
        self._plans = plans

    def agreement_preview(self, plan_id: int, choices: PaperChoices) -> Preview:
        """Show the agreement of a plan as it would be printed now."""
        raise NotImplementedError

    def make_agreement(self, plan_id: int, choices: PaperChoices) -> Saved[int] | Refused:
        """Print the agreement of a plan: keeps it with the next number and gives its id; the plan stays as it is."""
        raise NotImplementedError

    def form_preview(self, choices: FormChoices) -> Preview:
        """Show the blank form for a customer's own proposal as it would be printed now."""
        raise NotImplementedError

    def make_form(self, choices: FormChoices) -> Saved[int] | Refused:
        """Print the blank form: keeps it with the next number and gives its id."""
        raise NotImplementedError
