"""Statements of account with a reply slip: what our books say at the end of a day, for the customer to confirm."""

from dataclasses import dataclass

from db.connection import Book
from desktop.domain.company import BankAccount
from desktop.domain.papers import PaperWarning
from desktop.domain.problems import Problem
from desktop.domain.statements import Account, Movements
from desktop.services.archive import ArchiveService
from desktop.services.calendars import CalendarService
from desktop.services.clock import Clock
from desktop.services.company import CompanyService
from desktop.services.making import Prepared
from desktop.services.paper_texts import PaperTextService
from desktop.services.papers import Preview
from desktop.services.results import Refused, Saved
from desktop.services.statement_choices import FilledStatement, StatementChoices

__all__ = ["FilledStatement", "StatementChoices", "StatementDraft", "StatementService"]


@dataclass(frozen=True, slots=True)
class StatementDraft:
    """A statement as it would be: every choice filled in, the account it tells of, what to know before."""

    choices: FilledStatement
    customer: str
    account: Account
    movements: Movements | None
    accounts: tuple[BankAccount, ...]
    number: str
    warnings: tuple[PaperWarning, ...]
    problems: tuple[Problem, ...]


class StatementService:
    """Decides and makes statements, one customer and currency at a time (rule 47)."""

    def __init__(
        self,
        book: Book,
        clock: Clock,
        *,
        calendars: CalendarService,
        company: CompanyService,
        paper_texts: PaperTextService,
        archive: ArchiveService,
    ) -> None:
        self._book = book
        self._clock = clock
        self._calendars = calendars
        self._company = company
        self._paper_texts = paper_texts
        self._archive = archive

    def draft(self, choices: StatementChoices) -> StatementDraft | None:
        """Fill in what was not chosen and say what stands against it; None when there is no such customer."""
        raise NotImplementedError

    def draft_and_preview(self, choices: StatementChoices) -> tuple[StatementDraft, Preview] | None:
        """Give the draft and the paper as it would be printed now; None when there is no such customer."""
        raise NotImplementedError

    def prepare(self, order: StatementChoices, /) -> Prepared | Refused:
        """Decide a statement without a number, and draw nothing."""
        raise NotImplementedError

    def make(self, choices: StatementChoices, *, seen: Account | None = None) -> Saved[int] | Refused:
        """Make the statement and keep it under a new number; gives the id of the document.

        Refused where the account is no longer the one that the rep has `seen`: CHANGED_MEANWHILE in `items`.
        """
        raise NotImplementedError

    def reply_days(self) -> int:
        """Give the working days that customers have for a reply."""
        raise NotImplementedError

    def save_reply_days(self, days: int) -> Saved[int] | Refused:
        """Keep the working days that customers have for a reply, 3 to 30."""
        raise NotImplementedError
