"""What a file brings once it is checked: customers, contacts and items, and what is wrong with which row."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from desktop.domain.problems import Problem
from desktop.domain.receivables import ReceivableKind


class CustomerRow(NamedTuple):
    """A customer as a file tells of it, gathered from all its rows; what no row tells is empty.

    `name` may be empty when there is a code. `credit_limit` in minor units of `currency`; `row` is the first row.
    """

    sheet: str
    row: int
    name: str
    code: str
    name_en: str
    short_name: str
    tax_id: str
    address: str
    region: str
    credit_term_days: int | None
    credit_limit: int | None
    currency: str
    note: str


class ContactRow(NamedTuple):
    """A person at a customer, which is named by its place among the customers checked."""

    sheet: str
    row: int
    customer: int
    name: str
    position: str
    phone: str
    mail: str


class ItemRow(NamedTuple):
    """An open item; amounts in minor units of `currency`, the customer by its place among the customers checked.

    `kind_told` says whether the file names the kind or the sign of the amount suggests it; `amount_told` whether it
    tells the amount apart from what is open.
    """

    sheet: str
    row: int
    number: str
    amount_told: bool
    customer: int
    key: str
    kind: ReceivableKind
    kind_told: bool
    contract: str
    project: str
    document_date: date | None
    due_date: date | None
    currency: str
    amount: int
    open: int
    note: str


class RowProblem(NamedTuple):
    """What is wrong in one cell; `row` as the file counts, from 1; `column` is its heading."""

    sheet: str
    row: int
    column: str
    problem: Problem


class SkipReason(StrEnum):
    """Why a row that is not empty was passed over."""

    SUM = "sum"
    HEADING = "heading"  # repeated on a new page
    NOTE = "note"  # who made the list, when it was printed
    MONEY_OUT = "money_out"
    NO_MONEY = "no_money"  # an opening balance, a sum of zero


class Skipped(NamedTuple):
    """A row that is no row of the table."""

    sheet: str
    row: int
    reason: SkipReason


class Preview(NamedTuple):
    """One row as it would be kept."""

    row: int
    customer: CustomerRow
    contact: ContactRow | None
    item: ItemRow | None


@dataclass(frozen=True, slots=True)
class Checked:
    """The rows of a file; a row with a problem brings nothing, a row with a warning is brought in."""

    customers: Sequence[CustomerRow]
    contacts: Sequence[ContactRow]
    items: Sequence[ItemRow]
    problems: Sequence[RowProblem]
    warnings: Sequence[RowProblem]
    skipped: Sequence[Skipped]
    #: Number keys of items in refused rows; "" stands for a row whose number cannot be read.
    refused_keys: frozenset[str]
    rows: int

    def preview(self, count: int) -> list[Preview]:
        """Give the first rows as they would be kept: items, or else contacts, or else customers."""
        customers = self.customers
        if self.items:
            return [Preview(item.row, customers[item.customer], None, item) for item in self.items[:count]]
        if self.contacts:
            return [Preview(person.row, customers[person.customer], person, None) for person in self.contacts[:count]]
        return [Preview(customer.row, customer, None, None) for customer in customers[:count]]
