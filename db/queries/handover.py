"""Reads for handing items over."""

import json
from collections.abc import Collection
from datetime import date
from typing import NamedTuple

from db.connection import Book
from db.queries.records import record


class ItemOfCustomer(NamedTuple):
    """An item, and since when it is in somebody else's hands; `open` in minor units."""

    id: int
    number: str
    open: int
    handed_over_on: date | None
    handed_over_to: str


class HandedOverRow(NamedTuple):
    """An open item in somebody else's hands, and in whose; `open` in minor units of `currency`."""

    id: int
    number: str
    currency: str
    open: int
    day: date
    to: str


def items_of_customer(book: Book, customer_id: int, ids: Collection[int]) -> list[ItemOfCustomer]:
    """Give those of some items that are a customer's, oldest due first."""
    rows = book.rows(
        "SELECT id, number, open, handed_over_on, handed_over_to FROM receivable WHERE customer_id = ?"
        " AND id IN (SELECT value FROM json_each(?)) ORDER BY due_date IS NULL, due_date, id",
        [customer_id, json.dumps(list(ids))],
    )
    return [record(ItemOfCustomer, row) for row in rows]


def handed_over_items(book: Book, customer_id: int) -> list[HandedOverRow]:
    """Give a customer's open items that were handed over, the latest first."""
    rows = book.rows(
        "SELECT id, number, currency, open, handed_over_on, handed_over_to FROM receivable WHERE customer_id = ?"
        " AND handed_over_on IS NOT NULL AND open > 0 ORDER BY handed_over_on DESC, id",
        [customer_id],
    )
    return [record(HandedOverRow, row) for row in rows]
