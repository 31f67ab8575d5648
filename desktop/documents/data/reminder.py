"""What a reminder is made from."""

from dataclasses import dataclass
from datetime import date

from desktop.documents.data.common import Heading, PaperItem
from desktop.domain.dunning import Level


@dataclass(frozen=True, slots=True)
class Reminder:
    """A reminder of one level of the ladder: what is due or falls due, in full, and by when it is asked for.

    `unapplied` is money received that no item has yet, zero or above; the letter takes it off in a row of its own.
    """

    heading: Heading
    items: tuple[PaperItem, ...]
    pay_by: date
    enclosures: tuple[str, ...] = ()
    with_slip: bool = True
    level: Level = Level.FIRST
    unapplied: int = 0

    @property
    def total(self) -> int:
        """What the letter asks for: the sum of the rows without the money that was received already."""
        return sum(item.open for item in self.items) - self.unapplied
