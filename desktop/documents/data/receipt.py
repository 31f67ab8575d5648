"""What a receipt for money taken is made from."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from desktop.documents.data.common import Heading

if TYPE_CHECKING:
    from desktop.domain.process import PayMeans
    from desktop.domain.receipts import ReceiptFacts


@dataclass(frozen=True, slots=True)
class Receipt:
    """What came in, by what, and which item got which part of it (rule 76); `amount` in minor units.

    `payer` is who paid where that is not the customer. A bill or cheque has `maturity_on`, and `cleared_on` once its
    money has come. `with_copy` prints it twice: for the customer, and for us to keep.
    """

    heading: Heading
    amount: int
    received_on: date
    means: "PayMeans"
    facts: "ReceiptFacts"
    received_by: str = ""
    reference: str = ""
    payer: str = ""
    maturity_on: date | None = None
    cleared_on: date | None = None
    with_copy: bool = True
