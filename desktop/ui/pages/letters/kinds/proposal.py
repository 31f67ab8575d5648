"""A line of the proposals, put into words when it is read."""

from dataclasses import dataclass

from desktop.domain.company import DocumentKind
from desktop.domain.dunning import Level
from desktop.ui.models.roles import ChipKind


@dataclass(frozen=True, slots=True)
class Proposal:
    """A customer and a currency: who and how much, below it the paper as a chip, and why.

    `is_proposed` ones are chosen by themselves; one that is not `selectable` gets no paper now. `level` is that of a
    reminder, `total` in minor units what the paper comes to. `needs_decision` tells that a final notice waits for one.
    """

    kind: DocumentKind
    customer_id: int
    currency: str
    name: str
    total: int
    amount: str
    why: str
    chip: str = ""
    chip_kind: ChipKind = "neutral"
    level: Level | None = None
    is_proposed: bool = False
    selectable: bool = True
    needs_decision: bool = False

    @property
    def key(self) -> tuple[int, str]:
        """What the line is known by: one paper a customer and currency."""
        return self.customer_id, self.currency

    @property
    def spoken(self) -> str:
        """All of it in one line, to listen to."""
        return ", ".join(filter(None, (self.name, self.amount, self.chip, self.why)))
