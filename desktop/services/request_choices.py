"""What a rep may choose for a payment request, and what the program proposes in the place of it."""

from dataclasses import asdict, dataclass
from datetime import date

from desktop.domain.customers import LetterLanguage
from desktop.domain.payrequests import PaperCount, PayStage


@dataclass(frozen=True, slots=True)
class RequestChoices:
    """What a rep chooses for a payment request; None is what the program proposes.

    `items` are ids; proposed is what is due until the pay day that the papers are for. `contract` '' is the one that
    the items name, `clause` '' what the contract says. `papers` and `reference` are what the customer's payment process
    says. `account` counts our accounts in the currency from 0.
    """

    customer_id: int
    currency: str
    language: LetterLanguage | None = None
    made_on: date | None = None
    attention: str | None = None
    papers: tuple[PaperCount, ...] | None = None
    reference: str | None = None
    account: int = 0
    items: frozenset[int] | None = None
    contract: str = ""
    clause: str = ""
    stage: PayStage = PayStage.OTHER
    note: str = ""
    with_slip: bool = True


@dataclass(frozen=True, slots=True)
class FilledRequest(RequestChoices):
    """Choices with nothing left open; `items` stays None where none were chosen."""

    language: LetterLanguage
    made_on: date
    attention: str
    papers: tuple[PaperCount, ...]
    reference: str

    def plain(self) -> dict[str, object]:
        """Give them in values that JSON can hold, for the archive."""
        items = None if self.items is None else sorted(self.items)
        return {**asdict(self), "made_on": self.made_on.isoformat(), "items": items}
