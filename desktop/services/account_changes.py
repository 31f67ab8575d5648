"""Notices that our bank account has changed: both accounts in full, and a warning to ask back before paying."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from datetime import date, timedelta
from typing import Any, NamedTuple

from desktop.documents.data import AccountChange
from desktop.domain.checks import check_length
from desktop.domain.company import ACCOUNT_LIMITS, BankAccount, DocumentKind
from desktop.domain.customers import LetterLanguage
from desktop.domain.money import CURRENCIES
from desktop.domain.papers import PaperWarning, WarningCode
from desktop.domain.problems import Problem, ProblemCode
from desktop.domain.text import clean, fold, name_key
from desktop.services.letter_basis import Recipient, recipient
from desktop.services.making import Prepared
from desktop.services.our_papers import OurPapers, Ours
from desktop.services.paper_decisions import Decided
from desktop.services.papers import ATTENTION_LIMIT, paper_problems, party, sensible_day

__all__ = ["AccountChangeChoices", "AccountChangeDraft", "AccountChangeService", "AccountPair"]

#: A change is told of so many days ahead at most.
LATEST_EFFECTIVE_DAYS = 180


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


class AccountChangeService(OurPapers[AccountChangeChoices, AccountChangeDraft, AccountPair]):
    """Decides and makes notices of a new account, one customer at a time; many go through the print run."""

    def _decide_from(self, ours: Ours, choices: AccountChangeChoices) -> Decided[AccountChangeDraft] | None:
        to = recipient(self._book, choices.customer_id)
        if to is None:
            return None
        today = self._clock.today()
        complete = _filled(choices, to, today)
        accounts = ours.company.accounts_in(choices.currency)
        pair = AccountPair(complete.old, ours.company.account_for(choices.currency, max(choices.new, 0)))
        problems = (*_problems(complete, today), *_account_problems(pair, choices.new, choices.currency, len(accounts)))
        lacking = ours.recipient_warnings(
            DocumentKind.ACCOUNT_CHANGE, to, complete.language, choices.currency, attention=complete.attention
        )
        draft = AccountChangeDraft(
            complete,
            to.record.name,
            pair,
            accounts,
            self._archive.next_number(DocumentKind.ACCOUNT_CHANGE, complete.made_on),
            (
                *lacking,
                *ours.word_warnings(DocumentKind.ACCOUNT_CHANGE, complete.language),
                *_holder_warnings(pair.new, ours),
            ),
            problems,
        )
        return Decided(draft, None if problems else _paper(draft, to, ours, today))


def _filled(choices: AccountChangeChoices, to: Recipient, today: date) -> FilledAccountChange:
    attention = to.attention if choices.attention is None else clean(choices.attention, ATTENTION_LIMIT + 1)
    made_on = choices.made_on or today
    old = {name: clean(getattr(choices.old, name), limit + 1) for name, limit in ACCOUNT_LIMITS.items()}
    return FilledAccountChange(
        choices.customer_id,
        choices.currency,
        replace(choices.old, **old),
        choices.language or to.language,
        made_on,
        attention,
        choices.effective_on or made_on,
        choices.new,
        choices.with_slip,
    )


def _problems(choices: FilledAccountChange, today: date) -> Iterator[Problem]:
    yield from paper_problems(choices.made_on, today, 0, 1, choices.attention)
    if choices.currency not in CURRENCIES:
        yield Problem("currency", ProblemCode.UNKNOWN_CURRENCY)
    if choices.made_on > sensible_day(choices.made_on, today):
        return
    latest = choices.made_on + timedelta(days=LATEST_EFFECTIVE_DAYS)
    if choices.effective_on < choices.made_on:
        before = choices.made_on - timedelta(days=1)
        yield Problem("effective_on", ProblemCode.NOT_AFTER, {"other": before.isoformat()})
    elif choices.effective_on > latest:
        yield Problem("effective_on", ProblemCode.TOO_LATE, {"limit": latest.isoformat()})


def _account_problems(pair: AccountPair, new: int, currency: str, accounts: int) -> Iterator[Problem]:
    """Refuse what would leave a customer guessing: an account that is not whole, or no change at all."""
    yield from _incomplete("old", pair.old)
    for name, limit in ACCOUNT_LIMITS.items():
        yield from check_length(f"old.{name}", getattr(pair.old, name), limit)
    if pair.old.currency != currency:
        yield Problem("old.currency", ProblemCode.MIXED_CURRENCIES)
    if not accounts:
        yield Problem("new", ProblemCode.REQUIRED)
    elif pair.new is None or new not in range(accounts):
        yield Problem("new", ProblemCode.NOT_A_CHOICE)
    else:
        yield from _incomplete("new", pair.new)
        if _folded(pair.old) == _folded(pair.new):
            yield Problem("old", ProblemCode.SAME_ACCOUNT)


def _incomplete(field: str, account: BankAccount) -> Iterator[Problem]:
    for name in ("holder", "bank", "number"):
        if not getattr(account, name):
            yield Problem(f"{field}.{name}", ProblemCode.REQUIRED)


def _folded(account: BankAccount) -> list[str]:
    """Give what two accounts are compared by: gaps and the width of letters make no difference."""
    return [fold(getattr(account, name)) for name in ACCOUNT_LIMITS]


def _holder_warnings(new: BankAccount | None, ours: Ours) -> Iterator[PaperWarning]:
    names = {name_key(name) for name in (ours.company.name, ours.company.name_en) if name}
    if new is not None and new.holder and names and name_key(new.holder) not in names:
        yield PaperWarning(WarningCode.OTHER_HOLDER, {"name": new.holder})


def _paper(draft: AccountChangeDraft, to: Recipient, ours: Ours, today: date) -> Prepared | None:
    choices, pair = draft.choices, draft.facts
    if pair.new is None:
        return None
    customer = party(to.record, choices.language, choices.attention)
    head = ours.heading(choices.made_on, today, customer, choices.currency, pair.new)
    return Prepared(
        DocumentKind.ACCOUNT_CHANGE,
        choices.customer_id,
        choices.language,
        AccountChange(head, pair.old, pair.new, choices.effective_on, choices.with_slip),
        ours.texts[choices.language],
        choices=choices.plain(),
        warnings=draft.warnings,
    )
