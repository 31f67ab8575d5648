"""Reads of items of all customers, narrowed down, a page at a time, and their sums per currency."""

from datetime import date
from enum import Enum
from typing import NamedTuple


class MoneyRow(NamedTuple):
    """One item of the list; amounts in minor units, `term` in days: the item's own or else the customer's."""

    id: int
    customer_id: int
    customer: str
    number: str
    kind: str
    contract: str
    project: str
    document_date: date | None
    due_date: date | None
    term: int | None
    currency: str
    amount: int
    open: int
    disputed: int
    booked: int | None
    by_hand: bool
    handed_over_on: date | None
    note: str
    closed_at: str | None


class MoneyTotal(NamedTuple):
    """How many items were found in one currency and their sums: `open` less credit notes, `overdue` without them."""

    currency: str
    items: int
    open: int
    overdue: int
    disputed: int


class MoneyOrder(Enum):
    """Orders of the list; the value is the SQL."""

    DUE = "r.due_date IS NULL, r.due_date {0}, r.id"
    CUSTOMER = "c.sort_key {0}, r.customer_id, r.due_date IS NULL, r.due_date, r.id"
    NUMBER = "r.number_key {0}, r.id"
    AMOUNT = "r.currency, r.amount {0}, r.id"
    OPEN = "r.currency, r.open {0}, r.id"
    DISPUTED = "r.currency, r.disputed {0}, r.id"
    DOCUMENT = "r.document_date IS NULL, r.document_date {0}, r.id"
