"""Statements of account with a reply slip: what our books say at the end of a day, for the customer to confirm."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from db.connection import Book
from db.queries.settings import get_setting
from desktop.documents.data import Statement
from desktop.domain.checks import check_range, check_sum
from desktop.domain.company import BankAccount, DocumentKind
from desktop.domain.lateinterest import InterestBasis, InterestLine, InterestWarning
from desktop.domain.papers import PaperWarning, WarningCode
from desktop.domain.problems import Problem
from desktop.domain.statements import (
    LEAST_REPLY_DAYS,
    MOST_REPLY_DAYS,
    REPLY_DAYS,
    Account,
    Movements,
    age_classes,
)
from desktop.services.accounts_on import account_on, movements
from desktop.services.ageing import AgeingService
from desktop.services.archive import ArchiveService
from desktop.services.calendars import CalendarService
from desktop.services.clock import Clock
from desktop.services.company import CompanyService
from desktop.services.late_interest import LateInterestService
from desktop.services.letter_basis import Recipient, recipient
from desktop.services.making import Prepared
from desktop.services.our_papers import OurPapers, Ours
from desktop.services.paper_decisions import Decided
from desktop.services.paper_texts import PaperTextService
from desktop.services.paper_warnings import rest_day_warnings
from desktop.services.papers import item_row, party
from desktop.services.results import Changes, Entity, Refused, Saved
from desktop.services.settings import keep_setting
from desktop.services.statement_choices import FilledStatement, StatementChoices, choice_problems, filled

__all__ = ["FilledStatement", "StatementChoices", "StatementDraft", "StatementService"]

_REPLY_DAYS = "statement_reply_days"

StatementFacts: TypeAlias = tuple[Account, Movements | None, InterestLine | None]


@dataclass(frozen=True, slots=True)
class StatementDraft:
    """A statement as it would be: every choice filled in, the account it tells of, what to know before."""

    choices: FilledStatement
    customer: str
    account: Account
    movements: Movements | None
    interest: InterestLine | None
    accounts: tuple[BankAccount, ...]
    number: str
    warnings: tuple[PaperWarning, ...]
    problems: tuple[Problem, ...]

    @property
    def facts(self) -> StatementFacts:
        """The figures, which may be others when the statement is made."""
        return self.account, self.movements, self.interest


class StatementService(OurPapers[StatementChoices, StatementDraft, StatementFacts]):
    """Decides and makes statements, one customer and currency at a time (rule 47)."""

    def __init__(
        self,
        book: Book,
        clock: Clock,
        *,
        calendars: CalendarService,
        ageing: AgeingService,
        late_interest: LateInterestService,
        company: CompanyService,
        paper_texts: PaperTextService,
        archive: ArchiveService,
    ) -> None:
        super().__init__(book, clock, company=company, paper_texts=paper_texts, archive=archive)
        self._calendars = calendars
        self._ageing = ageing
        self._late_interest = late_interest

    def reply_days(self) -> int:
        """Give the working days that customers have for a reply."""
        with self._book.reading():
            kept = get_setting(self._book, _REPLY_DAYS)
        return int(kept) if kept else REPLY_DAYS

    def save_reply_days(self, days: int) -> Saved[int] | Refused:
        """Keep the working days that customers have for a reply, 3 to 30."""
        if problems := tuple(check_range("reply_days", days, LEAST_REPLY_DAYS, MOST_REPLY_DAYS)):
            return Refused(problems)
        with self._book.transaction():
            keep_setting(_REPLY_DAYS, str(days))
        return Saved(days, Changes.of(Entity.SETTING))

    def _decide_from(self, ours: Ours, choices: StatementChoices) -> Decided[StatementDraft] | None:
        to = recipient(self._book, choices.customer_id)
        if to is None:
            return None
        complete = self._filled(choices, to)
        account, moved = self._figures(complete)
        interest = self._interest(complete, account)
        accounts = ours.company.accounts_in(choices.currency)
        problems = (
            *choice_problems(complete, self._clock.today(), len(accounts)),
            *check_sum("items", abs(account.balance), choices.currency),
            *(interest.problems if isinstance(interest, Refused) else ()),
        )
        draft = StatementDraft(
            complete,
            to.record.name,
            account,
            moved,
            None if isinstance(interest, Refused) else interest,
            accounts,
            self._archive.next_number(DocumentKind.STATEMENT, complete.made_on),
            (*_lacking(complete, to, ours), *self._warnings(complete, account, problems)),
            problems,
        )
        return Decided(draft, None if problems else self._paper(draft, to, ours))

    def _filled(self, choices: StatementChoices, to: Recipient) -> FilledStatement:
        return filled(
            choices,
            self._clock.today(),
            to.language,
            to.attention,
            calendar=self._calendars.calendar(),
            reply_days=self.reply_days(),
            reserve_rights=self._late_interest.reserves_rights(),
        )

    def _interest(self, choices: FilledStatement, account: Account) -> InterestLine | Refused | None:
        """Reckon late interest up to the cut-off day, where it was chosen."""
        return self._late_interest.line([item.id for item in account.items], choices.interest, account.on)

    def _figures(self, choices: FilledStatement) -> tuple[Account, Movements | None]:
        """Give the account on the cut-off day, today for one that is to come, and what moved it where that is asked."""
        whose, cut_off = (choices.customer_id, choices.currency), min(choices.cut_off, self._clock.today())
        account = account_on(self._book, *whose, cut_off)
        if not choices.movements or choices.movements_from > cut_off:
            return account, None
        return account, movements(self._book, *whose, choices.movements_from, cut_off)

    def _warnings(
        self, choices: FilledStatement, account: Account, problems: Sequence[Problem]
    ) -> Iterator[PaperWarning]:
        if account.unapplied:
            values: dict[str, str | int] = {"amount": account.unapplied, "currency": choices.currency}
            yield PaperWarning(WarningCode.UNAPPLIED, values)
        if not any(problem.field in {"made_on", "reply_by"} for problem in problems):
            calendar = self._calendars.calendar()
            yield from rest_day_warnings(WarningCode.REPLY_BY_NO_WORKING_DAY, choices.reply_by, calendar)
        if choices.interest.basis is not InterestBasis.NONE:
            yield PaperWarning(WarningCode.INTEREST_STATED)
            if InterestWarning.HIGH_RATE in self._late_interest.warnings(choices.interest, account.on):
                yield PaperWarning(WarningCode.HIGH_INTEREST)

    def _paper(self, draft: StatementDraft, to: Recipient, ours: Ours) -> Prepared:
        """Put together the paper of a draft without problems: the same for the preview as for the archive."""
        choices, account = draft.choices, draft.account
        rows = tuple((item.id, item_row(item, account.on, item.open)) for item in account.items)
        customer = party(to.record, choices.language, choices.attention)
        pay_to = ours.company.account_for(choices.currency, choices.account)
        paper = Statement(
            ours.heading(choices.made_on, account.on, customer, choices.currency, pay_to),
            tuple(row for _id, row in rows),
            choices.reply_by,
            account.unapplied,
            draft.movements,
            age_classes(account.items, account.on, self._ageing.buckets()) if choices.ageing else (),
            choices.reserve_rights,
            choices.enclosures,
            draft.interest,
        )
        return Prepared(
            DocumentKind.STATEMENT,
            choices.customer_id,
            choices.language,
            paper,
            ours.texts[choices.language],
            rows,
            choices.plain(),
            total=account.balance,
            unapplied=account.unapplied,
            warnings=draft.warnings,
        )


def _lacking(choices: FilledStatement, to: Recipient, ours: Ours) -> Iterator[PaperWarning]:
    yield from ours.recipient_warnings(
        DocumentKind.STATEMENT,
        to,
        choices.language,
        choices.currency,
        attention=choices.attention,
        account=choices.account,
    )
    yield from ours.word_warnings(DocumentKind.STATEMENT, choices.language)
