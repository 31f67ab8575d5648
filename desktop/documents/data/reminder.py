"""What a reminder is made from."""

from dataclasses import dataclass
from datetime import date

from desktop.documents.data.common import Heading, PaperItem


@dataclass(frozen=True, slots=True)
class Reminder:
    """The first reminder (R1): what is due, in full, and by when it is asked for."""

    heading: Heading
    items: tuple[PaperItem, ...]
    pay_by: date
    enclosures: tuple[str, ...] = ()
    with_slip: bool = True

    @property
    def total(self) -> int:
        """The sum of the rows."""
        return sum(item.open for item in self.items)
