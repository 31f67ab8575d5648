"""What papers have in common; sums in minor units of `currency`."""

from dataclasses import dataclass
from datetime import date

from desktop.domain.company import BankAccount, Company


@dataclass(frozen=True, slots=True)
class Party:
    """The customer as a paper names it; what is empty becomes a line to fill in where the paper needs it."""

    name: str
    tax_id: str = ""
    address: str = ""
    legal_representative: str = ""
    phone: str = ""
    attention: str = ""  # for whom the letter is, below the name


@dataclass(frozen=True, slots=True)
class PaperItem:
    """One row of a table of items; `open` is what is asked for, without the part that is disputed.

    `days_overdue` is None for a credit note.
    """

    number: str
    document_date: date | None
    due_date: date | None
    amount: int
    paid: int
    open: int
    disputed: int
    days_overdue: int | None
    contract: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """What every paper begins with; `logo` is a PNG or JPEG. Items and sums are as of the end of `as_of`."""

    number: str
    made_on: date
    as_of: date
    company: Company
    customer: Party
    currency: str
    account: BankAccount | None = None
    logo: bytes | None = None


@dataclass(frozen=True, slots=True)
class Made:
    """A finished paper: its bytes, its pages, and the characters that no font of ours has.

    `right_to_left` tells that it holds Hebrew or Arabic letters, which our papers cannot set in their order.
    """

    pdf: bytes
    pages: int
    missing: tuple[str, ...] = ()
    right_to_left: bool = False
