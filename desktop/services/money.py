"""The items of all customers: narrowed down, added up per currency, each with what presses and what it costs."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

from db.connection import Book
from db.queries.money import MoneyOrder, MoneyRow, MoneyTotal
from desktop.domain.itemfilter import ItemFilter
from desktop.domain.receivables import Lateness
from desktop.services.clock import Clock
from desktop.services.results import Refused, Saved
from desktop.services.sheets import Sheet

__all__ = [
    "ItemFilter", "ItemMark", "MoneyLine", "MoneyOrder", "MoneyRow", "MoneyService", "MoneyTotal", "PromiseMark",
    "SavedFilter",
]  # fmt: skip

#: A filter that finds every open item.
ALL_OPEN = ItemFilter()


class ItemMark(StrEnum):
    """What is to be seen of an item at a glance."""

    URGENT = "urgent"  # rule 55
    HAND_OVER = "hand_over"  # more than 60 days past due: proposed (rule 56)
    HANDED_OVER = "handed_over"
    UNDATED = "undated"  # ask for the due date, do not chase
    DISPUTED = "disputed"
    IN_PLAN = "in_plan"
    OFFICE_DIFFERS = "office_differs"
    OVER_A_YEAR = "over_a_year"  # credit of 365 days and more (rule 41)


@dataclass(frozen=True, slots=True)
class PromiseMark:
    """The open promise that covers an item: what was promised in all, for when, and until when it still counts."""

    promise_id: int
    amount: int
    due_on: date
    until: date


@dataclass(frozen=True, slots=True)
class MoneyLine:
    """An item with its lateness, its marks and what waiting for it has cost to date.

    `cost` is in minor units of the item's currency; None where no rate is set or the document date is not known.
    """

    item: MoneyRow
    lateness: Lateness
    marks: tuple[ItemMark, ...]
    cost: int | None
    promise: PromiseMark | None


@dataclass(frozen=True, slots=True)
class SavedFilter:
    """A filter that is kept under a name."""

    name: str
    filter: ItemFilter


class MoneyService:
    """Use cases around the list of money."""

    def __init__(self, book: Book, clock: Clock) -> None:
        self._book = book
        self._clock = clock

    def page(
        self,
        wanted: ItemFilter = ALL_OPEN,
        *,
        order: MoneyOrder = MoneyOrder.DUE,
        descending: bool = False,
        offset: int = 0,
        limit: int = 50,
    ) -> list[MoneyLine]:
        """Give one page of the items that the filter finds."""
        raise NotImplementedError

    def totals(self, wanted: ItemFilter = ALL_OPEN) -> list[MoneyTotal]:
        """Give how many items the filter finds and what they come to, per currency."""
        raise NotImplementedError

    def saved_filters(self) -> tuple[SavedFilter, ...]:
        """Give the filters that are kept, by name."""
        raise NotImplementedError

    def save_filter(self, name: str, wanted: ItemFilter, *, replace: bool = False) -> Saved[str] | Refused:
        """Keep a filter under a name; another of this name is replaced only when that is meant."""
        raise NotImplementedError

    def remove_filter(self, name: str) -> Saved[str] | Refused:
        """Forget a filter."""
        raise NotImplementedError

    def credit_rate(self) -> int | None:
        """Give what credit costs the firm, in parts per million a year; None where nobody has said."""
        raise NotImplementedError

    def set_credit_rate(self, rate: int | None) -> Saved[int | None] | Refused:
        """Say what credit costs the firm, in parts per million a year; None forgets it."""
        raise NotImplementedError

    def export(self, shown: Sheet, path: Path) -> Path:
        """Write what is shown."""
        raise NotImplementedError
