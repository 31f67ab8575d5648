"""What a customer owes: kinds of items, days overdue and the urgency of a debt."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

#: Past so many days a debt is proposed for a lawyer or an agency (rule 56).
HAND_OVER_DAYS = 60


class ReceivableKind(StrEnum):
    """What an open item is; a credit note has a negative amount."""

    INVOICE = "invoice"
    OPENING_BALANCE = "opening_balance"  # what was owed when the book began, without its invoices
    DEBIT_NOTE = "debit_note"
    CREDIT_NOTE = "credit_note"
    DEPOSIT = "deposit"
    RETENTION = "retention"
    OTHER = "other"


class DebtCause(StrEnum):
    """Why it is not paid (rule 78)."""

    CASH = "cash"
    QUALITY = "quality"
    PROCESS = "process"
    UNWILLING = "unwilling"
    OTHER = "other"


class DebtNature(StrEnum):
    """What kind of debt it is (rule 78)."""

    BREACH = "breach"
    SERVICE = "service"
    OTHER = "other"


class DebtTerm(StrEnum):
    """Whether it will be a short or a long matter (rule 78)."""

    SHORT = "short"
    LONG = "long"


@dataclass(frozen=True, slots=True)
class Lateness:
    """How late an item is against its credit term, in whole days (rule 55).

    `limit` is the first day count, due date included in the term, at which the debt is urgent: term 30 -> 41 days
    since the term began is past the limit of 40.
    """

    term: int
    overdue: int

    @property
    def urgent(self) -> bool:
        """Overdue by more than a third of the credit term; with a term of 0 any overdue day is urgent."""
        return self.overdue > 0 and 3 * self.overdue > self.term

    @property
    def limit(self) -> int:
        """The last day of the term plus a third of it, counted as the term is: 30 -> 40, 60 -> 80."""
        return self.term + self.term // 3


def days_overdue(due: date | None, today: date) -> int:
    """Count the days past the due date; due today, later or without a date is 0."""
    return max((today - due).days, 0) if due else 0


def lateness(due: date | None, term_days: int | None, today: date) -> Lateness:
    """Measure an item against its term; an unknown term counts as 0 days, the strict reading."""
    return Lateness(term_days or 0, days_overdue(due, today))


def hand_over_due(due: date | None, today: date) -> bool:
    """Say whether a debt is more than 60 days past due, so that handing it over is proposed (rule 56)."""
    return days_overdue(due, today) > HAND_OVER_DAYS


def is_chased(due: date | None) -> bool:
    """Say whether a debt can be chased: without a due date one asks for it, and never chases (rule 52)."""
    return due is not None


def asked_for(open_minor: int, disputed: int) -> int:
    """Give what may be asked for of an item: what is open less what is disputed, a credit note in full (rule 37)."""
    return min(open_minor, max(open_minor - disputed, 0))


def sum_due(items: Iterable[tuple[int, int]]) -> int:
    """Sum what is to be asked for of items of one currency, each what is open of it and what of that is disputed.

    Credit notes are taken off; a dispute never takes more than its own item; nothing below zero (rule 37).
    """
    return max(sum(asked_for(open_minor, disputed) for open_minor, disputed in items), 0)
