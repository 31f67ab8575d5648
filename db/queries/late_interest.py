"""Reads that late interest is reckoned from: published rates, and items with what was open of them."""

import json
from collections.abc import Collection
from datetime import date
from typing import NamedTuple

from db.connection import Book
from db.queries.records import record


class RateRow(NamedTuple):
    """A published rate from a day on; in millionths a year."""

    id: int
    basis: str
    valid_from: date
    rate_ppm: int
    source: str


class LateItemRow(NamedTuple):
    """An item above zero with a due date; `open` now, `disputed` on the day that was asked about, in minor units."""

    id: int
    number: str
    currency: str
    due_date: date
    open: int
    disputed: int


def rates(book: Book) -> list[RateRow]:
    """Give all published rates that were entered, by what they are, the latest first."""
    rows = book.rows(
        "SELECT id, basis, valid_from, rate_ppm, source FROM reference_rate ORDER BY basis, valid_from DESC"
    )
    return [record(RateRow, row) for row in rows]


def late_items(book: Book, ids: Collection[int], on: date) -> list[LateItemRow]:
    """Give those of some items that were due before a day, credit notes left out, oldest due first."""
    rows = book.rows(
        "SELECT r.id, r.number, r.currency, r.due_date, r.open, coalesce((SELECT sum(d.amount) FROM dispute d"
        " WHERE d.receivable_id = r.id AND d.opened_on <= :on AND (d.closed_on IS NULL OR d.closed_on > :on)), 0)"
        " FROM receivable r WHERE r.id IN (SELECT value FROM json_each(:ids)) AND r.due_date < :on AND r.amount > 0"
        " ORDER BY r.due_date, r.id",
        {"ids": json.dumps(list(ids)), "on": on.isoformat()},
    )
    return [record(LateItemRow, row) for row in rows]


def taken_late(book: Book, ids: Collection[int]) -> dict[int, list[tuple[date, int]]]:
    """Give by item what was taken off it after its due date, or given back (below zero).

    What was settled before the book knew an item has no day of its own: it is never among what came late.
    """
    found: dict[int, list[tuple[date, int]]] = {}
    for item, day, amount in book.rows(
        "SELECT a.receivable_id, a.day, a.amount FROM allocation a JOIN receivable r ON r.id = a.receivable_id"
        " WHERE a.receivable_id IN (SELECT value FROM json_each(?)) AND a.day > r.due_date AND a.kind <> 'opening'"
        " ORDER BY a.id",
        [json.dumps(list(ids))],
    ):
        found.setdefault(item, []).append((date.fromisoformat(day), amount))
    return found
