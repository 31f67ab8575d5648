"""What the papers of instalment plans are made from."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from desktop.documents.data.common import Heading, PaperItem

if TYPE_CHECKING:
    from desktop.domain.clauses import Clauses
    from desktop.domain.instalments import DayShift, Instalment, Interest


@dataclass(frozen=True, slots=True)
class ProposalForm:
    """The form that the customer fills in (rule 29): the debt is printed, dates and amounts are lines."""

    heading: Heading
    items: tuple[PaperItem, ...]
    reply_by: date
    lines: int = 6

    @property
    def total(self) -> int:
        """The sum of the rows."""
        return sum(item.open for item in self.items)


@dataclass(frozen=True, slots=True)
class Agreement:
    """The instalment agreement; instalment 0 is the down payment. `rate_ppm`: per year, in millionths.

    `interest_from` is the first day that bears simple interest; the other kinds have none.
    """

    heading: Heading
    items: tuple[PaperItem, ...]
    instalments: "tuple[Instalment, ...]"
    interest: "Interest"
    rate_ppm: int
    shift: "DayShift"
    clauses: "Clauses"
    contract: str = ""
    reason: str = ""
    interest_from: date | None = None
    replaces: str = ""  # number of the agreement that this one takes the place of

    @property
    def total(self) -> int:
        """The debt that is acknowledged: the sum of the items, which the principals come to."""
        return sum(item.open for item in self.items)
