"""The ledger of a customer: what is owed on any day, credit notes put to invoices, write-offs, an item's history."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from db.connection import Book
from desktop.domain.ledger import AllocationKind, Share
from desktop.services.clock import Clock
from desktop.services.results import Refused, Saved

__all__ = ["Balance", "HistoryLine", "LedgerService"]


@dataclass(frozen=True, slots=True)
class Balance:
    """What a customer owed in one currency at the end of a day; sums in minor units.

    `items` are those in our favour and `credits` those in the customer's, both above zero; `allocated` is what was paid
    or otherwise settled of them, `written_off` apart. `owed` = items - credits - allocated - written_off. `unapplied`
    was received and is put to nothing: it is not taken off `owed`.
    """

    currency: str
    items: int
    credits: int
    allocated: int
    written_off: int
    unapplied: int
    owed: int


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """What took something off an item, or gave it back (below zero), and what was open of it then.

    `source` is the reference of the payment, the number of the credit note or invoice, or the name of the file.
    """

    id: int
    day: date
    kind: AllocationKind
    amount: int
    open: int
    payment_id: int | None
    source: str
    reason: str
    reverses_id: int | None
    is_reversed: bool
    can_take_back: bool


class LedgerService:
    """Use cases around what is owed."""

    def __init__(self, book: Book, clock: Clock) -> None:
        self._book = book
        self._clock = clock

    def balances(self, customer_id: int, on: date | None = None) -> tuple[Balance, ...]:
        """Give what a customer owed at the end of a day (today for None), by currency; they are never added up."""
        raise NotImplementedError

    def apply_credit(self, credit_id: int, shares: Sequence[Share]) -> Saved[int] | Refused:
        """Put a credit note, or what was paid too much of an item, to other items of the customer; give its id."""
        raise NotImplementedError

    def take_back(self, allocation_id: int, reason: str) -> Saved[int] | Refused:
        """Take back that a credit note was applied, or that something was written off."""
        raise NotImplementedError

    def write_off(self, item_id: int, amount: int, reason: str, day: date | None = None) -> Saved[int] | Refused:
        """Give up a part of what is open of an item, and give the allocation's id."""
        raise NotImplementedError

    def history(self, item_id: int) -> tuple[HistoryLine, ...]:
        """Give what became of an item, the first day first."""
        raise NotImplementedError
