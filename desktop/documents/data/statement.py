"""What a statement of account is made from."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from desktop.documents.data.common import Heading, PaperItem

if TYPE_CHECKING:
    from desktop.domain.lateinterest import InterestLine
    from desktop.domain.statements import AgeClass, Movements


@dataclass(frozen=True, slots=True)
class Statement:
    """What our books say at the end of `heading.as_of`, for the customer to confirm on the slip.

    `open` of its items holds the part that is disputed: nothing is asked for. `unapplied` is money received that no
    item has yet, zero or above. `ageing` is empty where it is not printed. `interest` is told beside the balance and is
    no part of it: our books do not hold it.
    """

    heading: Heading
    items: tuple[PaperItem, ...]
    reply_by: date
    unapplied: int = 0
    movements: "Movements | None" = None
    ageing: "tuple[AgeClass, ...]" = ()
    reserve_rights: bool = True
    enclosures: tuple[str, ...] = ()
    interest: "InterestLine | None" = None

    @property
    def total(self) -> int:
        """The balance: what the customer owes, below zero what we owe."""
        return sum(item.open for item in self.items) - self.unapplied
