"""What a use case answers: what was saved and what changed, or why nothing was."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from desktop.domain.problems import Problem

T = TypeVar("T")


class Entity(StrEnum):
    """What can change in a book; a page names those it shows."""

    CUSTOMER = "customer"
    CONTACT = "contact"
    RECEIVABLE = "receivable"
    PROCESS = "process"
    VISIT = "visit"
    RECONCILIATION = "reconciliation"
    CALENDAR = "calendar"
    IMPORT = "import"
    SETTING = "setting"
    COMPANY = "company"
    PAPER_TEXT = "paper_text"
    DOCUMENT = "document"
    DELIVERY = "delivery"
    ESCALATION = "escalation"
    CLOCK = "clock"
    PLAN = "plan"
    PAYMENT = "payment"
    PROMISE = "promise"
    DISPUTE = "dispute"
    CONTACT_LOG = "contact_log"
    SIGNAL = "signal"
    CONTRACT = "contract"
    TODAY_MARK = "today_mark"


@dataclass(frozen=True, slots=True)
class Changes:
    """Which kinds of things were written, and the customers they belong to (empty: any)."""

    entities: frozenset[Entity]
    customers: frozenset[int] = frozenset()

    @classmethod
    def of(cls, *entities: Entity, customer: int | None = None) -> "Changes":
        """Name the kinds and, where there is one, the customer."""
        return cls(frozenset(entities), frozenset() if customer is None else frozenset({customer}))

    def touches(self, entities: frozenset[Entity], customer: int | None = None) -> bool:
        """Say whether a page that shows `entities` (of one customer, if given) has to read again."""
        if not self.entities & entities:
            return False
        return customer is None or not self.customers or customer in self.customers


@dataclass(frozen=True, slots=True)
class Saved(Generic[T]):
    """The work is in the book."""

    value: T
    changes: Changes


@dataclass(frozen=True, slots=True)
class Refused:
    """Nothing was written; each problem names its field."""

    problems: tuple[Problem, ...]
