"""Our own company as its papers say it: names, address, people, bank accounts; and what a paper still lacks of them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from desktop.domain.checks import check_length
from desktop.domain.customers import LetterLanguage
from desktop.domain.money import CURRENCIES
from desktop.domain.problems import Problem, ProblemCode
from desktop.domain.text import digits

#: Longest texts, in characters; the book's schema holds the same numbers.
LIMITS = {
    "name": 300,
    "name_en": 300,
    "address": 500,
    "address_en": 500,
    "tax_id": 60,
    "phone": 60,
    "mail": 200,
    "legal_representative": 100,
    "signatory": 100,
    "signatory_position": 100,
    "handler": 100,
    "handler_phone": 60,
    "handler_mail": 200,
    "signing_place": 100,
    "registered_number": 60,
    "registered_in": 100,
    "registered_office": 500,
}
ACCOUNT_LIMITS = {"holder": 300, "bank": 300, "number": 60, "code": 60}
MOST_ACCOUNTS = 20

#: Papers that do not say where to pay to, or have to have it for themselves.
_NO_ACCOUNT_WANTED = frozenset({"receipt", "thanks", "account_change"})

_MAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s.]+")


class EnglishHabit(StrEnum):
    """How an English paper writes dates and closes: 5 January 2026 or January 5, 2026 (on Letter paper)."""

    UK = "uk"
    US = "us"


class DocumentKind(StrEnum):
    """The papers that we print."""

    REMINDER = "reminder"  # of four levels, see `dunning.Level`
    STATEMENT = "statement"
    PAYMENT_REQUEST = "payment_request"
    PROPOSAL_FORM = "proposal_form"
    AGREEMENT = "agreement"
    RECEIPT = "receipt"
    THANKS = "thanks"
    ACCOUNT_CHANGE = "account_change"


@dataclass(frozen=True, slots=True)
class BankAccount:
    """Where money is to be paid: `holder` is the payee, `bank` names the branch, `code` is CNAPS, SWIFT or sort."""

    currency: str
    holder: str = ""
    bank: str = ""
    number: str = ""
    code: str = ""


@dataclass(frozen=True, slots=True)
class Company:
    """Our own company; `handler` is who answers questions about a letter, mostly the rep.

    The registered_* lines are what a company of the United Kingdom has to print (number, part of the UK, office).
    """

    name: str = ""
    name_en: str = ""
    address: str = ""
    address_en: str = ""
    tax_id: str = ""
    phone: str = ""
    mail: str = ""
    legal_representative: str = ""
    signatory: str = ""
    signatory_position: str = ""
    handler: str = ""
    handler_phone: str = ""
    handler_mail: str = ""
    signing_place: str = ""
    english_habit: EnglishHabit = EnglishHabit.UK
    registered_number: str = ""
    registered_in: str = ""
    registered_office: str = ""
    accounts: tuple[BankAccount, ...] = ()

    def name_in(self, language: LetterLanguage) -> str:
        """Give the registered name for papers in a language; the other one where there is none."""
        if language is LetterLanguage.ENGLISH:
            return self.name_en or self.name
        return self.name or self.name_en

    def address_in(self, language: LetterLanguage) -> str:
        """Give the address for papers in a language; the other one where there is none."""
        if language is LetterLanguage.ENGLISH:
            return self.address_en or self.address
        return self.address or self.address_en

    def accounts_in(self, currency: str) -> tuple[BankAccount, ...]:
        """Give the accounts in a currency, in the order in which they are chosen from."""
        return tuple(account for account in self.accounts if account.currency == currency)

    def account_for(self, currency: str, place: int = 0) -> BankAccount | None:
        """Give one of the accounts in a currency, counted from 0; None where there are not so many."""
        return next(iter(self.accounts_in(currency)[place : place + 1]), None)


def company_problems(company: Company) -> tuple[Problem, ...]:
    """Check what was filled in; everything may be left empty, for what a paper lacks is told before it is printed."""
    return tuple(_problems(company))


def missing_fields(
    company: Company, kind: DocumentKind, language: LetterLanguage, currency: str, account: int = 0
) -> tuple[str, ...]:
    """Name the fields that a paper would lack, "accounts" where its account in this currency is none or incomplete.

    `account` counts those of the currency from 0.
    """
    own = "name_en" if language is LetterLanguage.ENGLISH else "name"
    address = "address_en" if language is LetterLanguage.ENGLISH else "address"
    wanted = [own, address, "phone", "handler", "handler_phone"]
    if kind is DocumentKind.AGREEMENT:
        wanted += ["tax_id", "legal_representative", "signatory"]
    lacking = [name for name in wanted if not getattr(company, name)]
    if kind in _NO_ACCOUNT_WANTED or (kind is DocumentKind.STATEMENT and language is LetterLanguage.CHINESE):
        return tuple(lacking)
    chosen = company.account_for(currency, account)
    if chosen is None or not (chosen.holder and chosen.bank and chosen.number):
        lacking.append("accounts")
    return tuple(lacking)


def _problems(company: Company) -> Iterator[Problem]:
    for name, limit in LIMITS.items():
        yield from check_length(name, getattr(company, name), limit)
    for name in ("mail", "handler_mail"):
        if getattr(company, name) and not _MAIL.fullmatch(getattr(company, name)):
            yield Problem(name, ProblemCode.BAD_MAIL)
    for name in ("phone", "handler_phone"):
        if getattr(company, name) and not digits(getattr(company, name)):
            yield Problem(name, ProblemCode.BAD_PHONE)
    if len(company.accounts) > MOST_ACCOUNTS:
        yield Problem("accounts", ProblemCode.TOO_LARGE, {"limit": MOST_ACCOUNTS})
    for place, account in enumerate(company.accounts):
        yield from _account_problems(f"accounts.{place}", account)


def _account_problems(field: str, account: BankAccount) -> Iterator[Problem]:
    if account.currency not in CURRENCIES:
        yield Problem(f"{field}.currency", ProblemCode.UNKNOWN_CURRENCY)
    if not account.number:
        yield Problem(f"{field}.number", ProblemCode.REQUIRED)
    for name, limit in ACCOUNT_LIMITS.items():
        yield from check_length(f"{field}.{name}", getattr(account, name), limit)
