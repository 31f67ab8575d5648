"""Reminder letters: who could get one and why, the letter as it would be, and the letter made."""

from dataclasses import dataclass
from datetime import date

from db.connection import Book
from desktop.domain.company import BankAccount
from desktop.domain.customers import LetterLanguage
from desktop.domain.letters import (
    LeftOut,
    LetterItems,
)
from desktop.domain.papers import PaperWarning
from desktop.domain.problems import Problem
from desktop.domain.receivables import Lateness
from desktop.services.archive import ArchiveService
from desktop.services.calendars import CalendarService
from desktop.services.clock import Clock
from desktop.services.company import CompanyService
from desktop.services.paper_texts import PaperTextService
from desktop.services.papers import Preview
from desktop.services.results import Refused, Saved

__all__ = ["LetterCandidate", "LetterChoices", "LetterDraft", "LetterService"]

#: So many customers are decided at once, those with the oldest debts; nobody reads a longer list.
MOST_CANDIDATES = 1000


@dataclass(frozen=True, slots=True)
class LetterChoices:
    """What a rep chooses for a reminder; None is what the program proposes.

    `taken_out` and `put_in` are ids of items; `account` counts our accounts in the currency from 0.
    """

    customer_id: int
    currency: str
    language: LetterLanguage | None = None
    made_on: date | None = None
    pay_by: date | None = None
    attention: str | None = None
    taken_out: frozenset[int] = frozenset()
    put_in: frozenset[int] = frozenset()
    enclosures: tuple[str, ...] = ()
    account: int = 0
    with_slip: bool = True


@dataclass(frozen=True, slots=True)
class LetterCandidate:
    """A customer with something overdue in one currency, and what a reminder would ask for; sums in minor units.

    `items` are the rows of the letter, `left_out` the overdue items that are not in it. `reason` says why there is no
    letter: that of the oldest item left out, or None where credit notes cover all that is due; `total` is 0 then.
    """

    customer_id: int
    name: str
    currency: str
    total: int
    items: int
    lateness: Lateness
    left_out: int
    reason: LeftOut | None
    last_number: str
    last_on: date | None

    @property
    def days_overdue(self) -> int:
        """The days that the oldest item is overdue."""
        return self.lateness.overdue


@dataclass(frozen=True, slots=True)
class LetterDraft:
    """A reminder as it would be: every choice filled in, its rows, the number it would get, what to know before."""

    choices: LetterChoices
    customer: str
    items: LetterItems
    accounts: tuple[BankAccount, ...]
    number: str
    warnings: tuple[PaperWarning, ...]
    problems: tuple[Problem, ...]


class LetterService:
    """Decides and makes reminders (R1), one customer and currency at a time."""

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

    def candidates(self, customer_id: int | None = None, *, limit: int = MOST_CANDIDATES) -> list[LetterCandidate]:
        """List who could get a reminder, or why not, the most urgent first; of all customers or of one."""
        raise NotImplementedError

    def draft(self, choices: LetterChoices) -> LetterDraft | None:
        """Fill in what was not chosen and say what stands against the letter; None when there is no such customer."""
        raise NotImplementedError

    def preview(self, choices: LetterChoices) -> Preview:
        """Make the letter as it would be printed now; nothing is kept."""
        raise NotImplementedError

    def make(self, choices: LetterChoices) -> Saved[int] | Refused:
        """Make the letter and keep it under a new number; gives the id of the document."""
        raise NotImplementedError
