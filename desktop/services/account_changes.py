"""Notices that our bank account has changed: both accounts in full, and a warning to ask back before paying."""

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, NamedTuple

from db.connection import Book
from desktop.domain.company import BankAccount
from desktop.domain.customers import LetterLanguage
from desktop.domain.papers import PaperWarning
from desktop.domain.problems import Problem
from desktop.services.archive import ArchiveService
from desktop.services.clock import Clock
from desktop.services.company import CompanyService
from desktop.services.paper_decisions import Decided, PaperDecisions
from desktop.services.paper_texts import PaperTextService

__all__ = ["AccountChangeChoices", "AccountChangeDraft", "AccountChangeService", "AccountPair"]


@dataclass(frozen=True, slots=True)
class AccountChangeChoices:
    """What a rep chooses for a notice; None is what the program proposes.

    `old` is the account as customers know it, in full; `new` counts our accounts in the currency from 0. The notice
    takes effect on its own day unless another is named.
    """

    customer_id: int
    currency: str
    old: BankAccount
    language: LetterLanguage | None = None
    made_on: date | None = None
    attention: str | None = None
    effective_on: date | None = None
    new: int = 0
    with_slip: bool = True


@dataclass(frozen=True, slots=True)
class FilledAccountChange(AccountChangeChoices):
    """Choices with nothing left open."""

    language: LetterLanguage
    made_on: date
    attention: str
    effective_on: date

    def plain(self) -> dict[str, Any]:
        """Give them in values that JSON can hold, for the archive."""
        days = {"made_on": self.made_on.isoformat(), "effective_on": self.effective_on.isoformat()}
        return {**asdict(self), **days}


class AccountPair(NamedTuple):
    """What a notice is about: the account before, and the one from now on, None where there is no such account."""

    old: BankAccount
    new: BankAccount | None


@dataclass(frozen=True, slots=True)
class AccountChangeDraft:
    """A notice as it would be; `accounts` are ours in the currency, one of which is the new one of `facts`."""

    choices: FilledAccountChange
    customer: str
    facts: AccountPair
    accounts: tuple[BankAccount, ...]
    number: str
    warnings: tuple[PaperWarning, ...]
    problems: tuple[Problem, ...]


class AccountChangeService(PaperDecisions[AccountChangeChoices, AccountChangeDraft, AccountPair]):
    """Decides and makes notices of a new account, one customer at a time; many go through the print run."""

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

    def _decide(self, choices: AccountChangeChoices) -> Decided[AccountChangeDraft] | None:
        raise NotImplementedError
