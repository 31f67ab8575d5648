"""What letters and agreements share: whom they are from and to, and what to warn of before one is printed."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Protocol

from db.queries.customers import CustomerRecord
from desktop.documents import keys
from desktop.documents.data import Heading, Made, PaperItem, Party
from desktop.domain.checks import check_length
from desktop.domain.company import Company, DocumentKind, missing_fields
from desktop.domain.customers import LetterLanguage
from desktop.domain.decency import allows_law, found_words
from desktop.domain.letters import LATEST_DAYS_TO_PAY
from desktop.domain.papers import PaperWarning, WarningCode
from desktop.domain.problems import Problem, ProblemCode
from desktop.domain.receivables import days_overdue
from desktop.domain.templates import places
from desktop.domain.text import clean

if TYPE_CHECKING:
    from desktop.services.company import CompanyService

__all__ = [
    "ATTENTION_LIMIT",
    "PaperWarning",
    "Preview",
    "WarningCode",
    "answer_problems",
    "cleaned_enclosures",
    "enclosure_problems",
    "heading",
    "item_row",
    "made_warnings",
    "paper_problems",
    "party",
    "party_warnings",
    "sensible_day",
    "word_warnings",
]

ATTENTION_LIMIT = 200
ENCLOSURE_LIMIT = 200
MOST_ENCLOSURES = 20

_LATEST = timedelta(days=LATEST_DAYS_TO_PAY)


@dataclass(frozen=True, slots=True)
class Preview:
    """A paper as it would be printed now; `pdf` is None where problems stand against it."""

    pdf: bytes | None
    pages: int
    number: str
    warnings: tuple[PaperWarning, ...]
    problems: tuple[Problem, ...]


class ListedItem(Protocol):
    """An item as papers list it; sums in minor units, those of a credit note below zero."""

    @property
    def number(self) -> str:
        """Its number."""

    @property
    def document_date(self) -> date | None:
        """The day of the document."""

    @property
    def due_date(self) -> date | None:
        """When it is due."""

    @property
    def amount(self) -> int:
        """What it came to."""

    @property
    def open(self) -> int:
        """What is open of it."""

    @property
    def disputed(self) -> int:
        """What of that is disputed."""


def item_row(item: ListedItem, on: date, asked: int, contract: str = "") -> PaperItem:
    """Set an item as a row of a paper as of a day, with what the paper asks for of it."""
    return PaperItem(
        item.number,
        item.document_date,
        item.due_date,
        item.amount,
        item.amount - item.open,
        asked,
        item.disputed,
        days_overdue(item.due_date, on) if item.open > 0 else None,
        contract,
    )


def party(customer: CustomerRecord, language: LetterLanguage, attention: str = "", phone: str = "") -> Party:
    """Name the customer as papers in a language do; the Chinese name stands in for an English one that is missing."""
    name = (language is LetterLanguage.ENGLISH and customer.name_en) or customer.name
    return Party(name, customer.tax_id, customer.address, customer.legal_representative, phone, attention)


def heading(
    company: "CompanyService",
    customer: Party,
    *,
    number: str,
    made_on: date,
    as_of: date,
    currency: str,
    account: int = 0,
) -> Heading:
    """Put together what every paper begins with; `account` counts those of the currency from 0."""
    ours = company.get()
    return Heading(
        number,
        made_on,
        as_of,
        ours,
        customer,
        currency,
        ours.account_for(currency, account),
        company.logo(),
    )


def party_warnings(
    company: Company,
    customer: CustomerRecord,
    kind: DocumentKind,
    language: LetterLanguage,
    currency: str,
    *,
    account: int = 0,
) -> Iterator[PaperWarning]:
    """Name what the paper would lack of us and of the customer; `account` counts ours in the currency from 0."""
    for name in missing_fields(company, kind, language, currency, account):
        yield PaperWarning(WarningCode.MISSING_FIELD, {"field": name})
    wanted = ["tax_id", "address", "legal_representative"] if kind is DocumentKind.AGREEMENT else []
    if language is LetterLanguage.ENGLISH and not customer.name.isascii():
        wanted.insert(0, "name_en")
    for name in wanted:
        if not getattr(customer, name):
            yield PaperWarning(WarningCode.MISSING_AT_CUSTOMER, {"field": name})


def made_warnings(made: Made) -> Iterator[PaperWarning]:
    """Name the characters that the finished paper cannot show."""
    if made.missing:
        yield PaperWarning(WarningCode.NO_GLYPH, {"characters": " ".join(made.missing)})
    if made.right_to_left:
        yield PaperWarning(WarningCode.RIGHT_TO_LEFT)


def word_warnings(own: Mapping[str, str], begins: str) -> Iterator[PaperWarning]:
    """Look through the firm's own words of a paper, by key: a book may hold what would be refused today.

    `begins` is how the keys of the paper begin; those that all papers share are looked at, too.
    """
    for key, text in own.items():
        if not key.startswith(("common.", begins)) or key not in keys.ALL:
            continue
        if not set(places(text)) <= set(keys.ALL[key].allowed):
            yield PaperWarning(WarningCode.NO_TEXT, {"key": key})
        for finding in found_words(text, allow_law=allows_law(key)):
            yield PaperWarning(WarningCode.HARSH_TEXT, {"key": key, "name": finding.word})


def sensible_day(made_on: date, today: date) -> date:
    """Give the day of a paper, or the nearest one that may be it: other days may be in no calendar."""
    return min(max(made_on, today), today + _LATEST)


def paper_problems(made_on: date, today: date, account: int, accounts: int, attention: str) -> Iterator[Problem]:
    """Check what every paper has: a day that is not in the past nor far ahead, and an account of `accounts` many."""
    if made_on < today:
        yield Problem("made_on", ProblemCode.IN_THE_PAST)
    elif made_on > today + _LATEST:
        yield Problem("made_on", ProblemCode.TOO_LATE, {"limit": (today + _LATEST).isoformat()})
    if account not in range(max(accounts, 1)):
        yield Problem("account", ProblemCode.NOT_A_CHOICE)
    yield from check_length("attention", attention, ATTENTION_LIMIT)


def answer_problems(field: str, day: date, made_on: date, today: date) -> Iterator[Problem]:
    """Check the day by which a paper asks for money or a reply: after its own, and not later than anybody would wait.

    Nothing is said while the paper's own day cannot be.
    """
    if made_on != sensible_day(made_on, today):
        return
    if day <= made_on:
        yield Problem(field, ProblemCode.NOT_AFTER, {"other": made_on.isoformat()})
    elif day > made_on + _LATEST:
        yield Problem(field, ProblemCode.TOO_LATE, {"limit": (made_on + _LATEST).isoformat()})


def cleaned_enclosures(typed: Iterable[str]) -> tuple[str, ...]:
    """Take out what nobody can see, and empty lines; one character over the limit is kept, to be refused."""
    return tuple(filter(None, (clean(text, ENCLOSURE_LIMIT + 1) for text in typed)))


def enclosure_problems(enclosures: Sequence[str]) -> Iterator[Problem]:
    """Check the list of what is enclosed; a problem of one is named `enclosures.<its place>`."""
    if len(enclosures) > MOST_ENCLOSURES:
        yield Problem("enclosures", ProblemCode.TOO_LARGE, {"limit": MOST_ENCLOSURES})
    for place, text in enumerate(enclosures):
        yield from check_length(f"enclosures.{place}", text, ENCLOSURE_LIMIT)
