"""What a receipt tells of a payment: which item got which part of it, and what stays open (rule 76)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class ReceiptPart:
    """An item with what it got of a payment (`share`) and what stays open of it; sums in minor units."""

    receivable_id: int
    number: str
    document_date: date | None
    due_date: date | None
    amount: int
    share: int
    open: int
    contract: str = ""


@dataclass(frozen=True, slots=True)
class ReceiptFacts:
    """Where a payment went and how the account stands then; sums in minor units.

    The shares of `parts`, `interest` under a plan, what is `unapplied` and what was `paid_back` add up to the payment.
    `owed` is what is open of all items of the customer in the currency, credit notes taken off; `waiting` is all the
    money of the customer in it that was put to no item yet. Of what was paid under a plan, `plan` is the number of the
    agreement, '' where none was printed, and `instalments` are those that it reached, 0 being the down payment.
    """

    parts: tuple[ReceiptPart, ...] = ()
    interest: int = 0
    unapplied: int = 0
    paid_back: int = 0
    owed: int = 0
    waiting: int = 0
    is_under_plan: bool = False
    plan: str = ""
    instalments: tuple[int, ...] = ()


def reached(instalments: Iterable[tuple[int, int]], before: int, amount: int) -> Iterator[int]:
    """Give the positions of the instalments that a sum reaches, after `before` has gone to those that come first.

    `instalments` are (position, sum) in the order in which they are paid; sums in minor units.
    """
    paid = 0
    for position, total in instalments:
        if max(paid, before) < min(paid + total, before + amount):
            yield position
        paid += total
