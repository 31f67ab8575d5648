"""What a payment request is made from."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from desktop.documents.data.common import Heading, PaperItem

if TYPE_CHECKING:
    from desktop.domain.payrequests import ContractFacts, PaperCount, PayStage


@dataclass(frozen=True, slots=True)
class PaymentRequest:
    """A request with the papers that the customer wants before paying.

    `deputy` takes it in where the person it is for is away (rule 35). Papers handed in until `papers_by` are paid on
    `pay_day`. `pays_cash` tells whether the customer may pay cash, None where nobody knows. `unapplied` is money
    received that no item has yet; the request takes it off.
    """

    heading: Heading
    items: tuple[PaperItem, ...]
    stage: "PayStage"
    contract: "ContractFacts | None" = None
    papers: "tuple[PaperCount, ...]" = ()
    reference: str = ""
    deputy: str = ""
    papers_by: date | None = None
    pay_day: date | None = None
    pays_cash: bool | None = None
    unapplied: int = 0
    note: str = ""
    with_slip: bool = True

    @property
    def total(self) -> int:
        """What is asked for."""
        return sum(item.open for item in self.items) - self.unapplied
