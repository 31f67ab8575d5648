"""What papers are made from: plain data, with everything decided; sums in minor units of `currency`."""

from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from desktop.domain.clauses import Clauses
from desktop.domain.company import BankAccount, Company
from desktop.domain.instalments import DayShift, Instalment, Interest


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
    instalments: tuple[Instalment, ...]
    interest: Interest
    rate_ppm: int
    shift: DayShift
    clauses: Clauses
    contract: str = ""
    reason: str = ""
    interest_from: date | None = None
    replaces: str = ""  # number of the agreement that this one takes the place of

    @property
    def total(self) -> int:
        """The debt that is acknowledged: the sum of the items, which the principals come to."""
        return sum(item.open for item in self.items)


Paper: TypeAlias = Reminder | ProposalForm | Agreement


@dataclass(frozen=True, slots=True)
class Made:
    """A finished paper: its bytes, its pages, and the characters that no font of ours has.

    `right_to_left` tells that it holds Hebrew or Arabic letters, which our papers cannot set in their order.
    """

    pdf: bytes
    pages: int
    missing: tuple[str, ...] = ()
    right_to_left: bool = False
