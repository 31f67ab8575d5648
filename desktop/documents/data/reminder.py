"""What a reminder is made from."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from desktop.documents.data.common import Heading, PaperItem
from desktop.domain.dunning import BrokenPromise, EarlierLetter, FinalStep, Level

if TYPE_CHECKING:
    from desktop.domain.lateinterest import InterestLine


@dataclass(frozen=True, slots=True)
class Reminder:
    """A reminder of one level of the ladder: what is due or falls due, in full, and by when it is asked for.

    `unapplied` is money received that no item has yet, zero or above; the letter takes it off in a row of its own.
    `earlier` and `broken` are what the letter refers to, in that order; `steps` what may follow a final notice, of
    which no other level speaks.
    """

    heading: Heading
    items: tuple[PaperItem, ...]
    pay_by: date
    enclosures: tuple[str, ...] = ()
    with_slip: bool = True
    level: Level = Level.FIRST
    unapplied: int = 0
    earlier: tuple[EarlierLetter, ...] = ()
    broken: tuple[BrokenPromise, ...] = ()
    interest: "InterestLine | None" = None
    steps: tuple[FinalStep, ...] = ()

    @property
    def owed(self) -> int:
        """The sum of the rows without the money that was received already."""
        return sum(item.open for item in self.items) - self.unapplied

    @property
    def total(self) -> int:
        """What the letter asks for: what is owed, with the late interest if that is claimed."""
        return self.owed + (self.interest.total if self.interest else 0)
