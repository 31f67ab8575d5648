"""Customers and the people there: what is kept of them and what makes a form acceptable."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from desktop.domain.calendars import is_known_country
from desktop.domain.checks import check_length, check_range, check_sum, check_time
from desktop.domain.money import CURRENCIES
from desktop.domain.problems import Problem, ProblemCode
from desktop.domain.text import digits

#: Longest texts, in characters; the book's schema holds the same numbers.
NAME_LIMIT = 300
LIMITS = {
    "name": NAME_LIMIT,
    "name_en": NAME_LIMIT,
    "short_name": 100,
    "code": 60,
    "tax_id": 60,
    "address": 500,
    "region": 100,
    "legal_representative": 100,
    "avoid_hours": 100,
    "terms_agreed_by": 100,
    "terms_document": 200,
    "note": 4000,
}
CONTACT_LIMITS = {"name": 100, "position": 100, "phone": 60, "mail": 200, "source": 200, "note": 2000}
LONGEST_TERM_DAYS = 3650
MOST_CONTACTS_A_DAY = 9

_MAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s.]+")


class Standing(StrEnum):
    """How we deal with the customer at present; set by the rep, never by the program (rule 43)."""

    NORMAL = "normal"
    GOOD = "good"
    SLOW_BUT_SURE = "slow_but_sure"  # rule 33: large chains that pay on their own cycle
    WATCH = "watch"
    STOPPED = "stopped"


class Level(StrEnum):
    """Ability to pay, or willingness (rule 82)."""

    UNKNOWN = "unknown"
    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


class Tone(StrEnum):
    """How letters to the customer sound (rules 11 and 83)."""

    GENTLE = "gentle"
    NEUTRAL = "neutral"
    FIRM = "firm"


class LetterLanguage(StrEnum):
    """The language the customer is written to in, whatever the screen speaks."""

    CHINESE = "zh_CN"
    ENGLISH = "en"


@dataclass(frozen=True, slots=True)
class Customer:
    """What a rep can say of a customer; `credit_limit` in minor units of `currency`, times as HH:MM.

    Without `contacts_a_day` as many are made as the settings say. `country` is that of its law (ISO 3166, two letters),
    '' where nobody has said.
    """

    name: str
    name_en: str = ""
    short_name: str = ""
    code: str = ""
    tax_id: str = ""
    address: str = ""
    credit_term_days: int | None = None
    credit_limit: int | None = None
    currency: str = "CNY"
    standing: Standing = Standing.NORMAL
    ability: Level = Level.UNKNOWN
    willingness: Level = Level.UNKNOWN
    tone: Tone = Tone.NEUTRAL
    letter_language: LetterLanguage = LetterLanguage.CHINESE
    call_from: str | None = None
    call_to: str | None = None
    avoid_hours: str = ""
    terms_agreed_on: date | None = None
    terms_agreed_by: str = ""
    terms_document: str = ""
    note: str = ""
    legal_representative: str = ""
    region: str = ""
    contacts_a_day: int | None = None
    country: str = ""


@dataclass(frozen=True, slots=True)
class Contact:
    """A person at the customer; `source` says where we have the number from, for data protection."""

    name: str
    position: str = ""
    phone: str = ""
    mail: str = ""
    best_time: str | None = None
    source: str = ""
    source_on: date | None = None
    note: str = ""


def customer_problems(customer: Customer) -> tuple[Problem, ...]:
    """Check one customer by itself; whether its code is taken only the book can tell."""
    return (*_text_problems(customer, LIMITS), *_customer_problems(customer))


def contact_problems(contact: Contact) -> tuple[Problem, ...]:
    """Check one contact: a name, and a phone and mail address that can be used if they are given."""
    return (*_text_problems(contact, CONTACT_LIMITS), *_contact_problems(contact))


def _text_problems(form: Customer | Contact, limits: dict[str, int]) -> Iterator[Problem]:
    if not form.name:
        yield Problem("name", ProblemCode.REQUIRED)
    for name, limit in limits.items():
        yield from check_length(name, getattr(form, name), limit)


def _customer_problems(customer: Customer) -> Iterator[Problem]:
    if customer.credit_term_days is not None:
        yield from check_range("credit_term_days", customer.credit_term_days, 0, LONGEST_TERM_DAYS)
    if customer.contacts_a_day is not None:
        yield from check_range("contacts_a_day", customer.contacts_a_day, 1, MOST_CONTACTS_A_DAY)
    yield from check_sum("credit_limit", customer.credit_limit, customer.currency)
    if customer.currency not in CURRENCIES:
        yield Problem("currency", ProblemCode.UNKNOWN_CURRENCY)
    if customer.country and not is_known_country(customer.country):
        yield Problem("country", ProblemCode.NOT_A_CHOICE)
    for name in ("call_from", "call_to"):
        yield from check_time(name, getattr(customer, name))
    if customer.call_from and customer.call_to and customer.call_to <= customer.call_from:
        yield Problem("call_to", ProblemCode.NOT_AFTER, {"other": customer.call_from})


def _contact_problems(contact: Contact) -> Iterator[Problem]:
    if contact.phone and not digits(contact.phone):
        yield Problem("phone", ProblemCode.BAD_PHONE)
    if contact.mail and not _MAIL.fullmatch(contact.mail):
        yield Problem("mail", ProblemCode.BAD_MAIL)
    yield from check_time("best_time", contact.best_time)
