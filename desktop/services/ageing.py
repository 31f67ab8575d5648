"""The ageing of what customers owe, on any day, and what stands behind each of its sums (rule 81)."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from db.connection import Book
from db.queries import ageing as queries
from db.queries import settings
from db.queries.ageing import AgeingItem, AgeingOn, AgeingPayment, Cell
from desktop.domain.ageing import (
    AgeingRow,
    AgeingTable,
    Basis,
    Buckets,
    By,
    Column,
    added,
    age,
    check_limits,
)
from desktop.domain.customers import Standing
from desktop.services.ageing_export import ShownAgeing, export_ageing
from desktop.services.clock import Clock
from desktop.services.results import Changes, Entity, Refused, Saved
from desktop.services.search_text import sort_key
from desktop.services.settings import keep_setting

__all__ = ["Ageing", "AgeingChoices", "AgeingItem", "AgeingLine", "AgeingPayment", "AgeingService", "ShownAgeing"]

BUCKETS = "ageing_buckets"


@dataclass(frozen=True, slots=True)
class AgeingChoices:
    """What an ageing is asked for; `on` None is today, `buckets` None are those of the book, `currency` None is all."""

    on: date | None = None
    basis: Basis = Basis.DUE_DATE
    by: By = By.CUSTOMER
    buckets: Buckets | None = None
    currency: str | None = None


@dataclass(frozen=True, slots=True)
class Ageing:
    """The ageing of a day, a table per currency in the order of their codes; rows in the order of their names."""

    on: date
    basis: Basis
    by: By
    buckets: Buckets
    tables: tuple[AgeingTable, ...]


@dataclass(frozen=True, slots=True)
class AgeingLine:
    """An item behind a sum, with the days it has been due, or is old; None where it is not due or has no date."""

    item: AgeingItem
    days: int | None
    bucket: int


class AgeingService:
    """Use cases around the ageing; it reads, and keeps only how wide the classes are."""

    def __init__(self, book: Book, clock: Clock) -> None:
        self._book = book
        self._clock = clock

    def report(self, choices: AgeingChoices = AgeingChoices()) -> Ageing:
        """Give what is owed on a day in classes, per currency, with credit notes and unapplied money on their own.

        A day that is past knows only what was dated by then; a day to come takes what is known today.
        """
        with self._book.reading():
            buckets = choices.buckets or self.buckets()
            asked = self._asked(choices, buckets)
            found = queries.ageing_sums(self._book, asked, AgeingRow._make)
        tables = (
            AgeingTable(currency, tuple(_in_order(rows, choices.by)), added("", rows, len(buckets)))
            for currency, rows in found.items()
        )
        return Ageing(asked.day, choices.basis, choices.by, buckets, tuple(tables))

    def items(
        self,
        choices: AgeingChoices,
        currency: str,
        column: Column,
        key: int | str | None = None,
        *,
        offset: int = 0,
        limit: int = 200,
    ) -> list[AgeingLine]:
        """Give one page of the items behind a sum, the oldest due first; of one row, or of the row of totals.

        Of the total and of the name all items; of money that is not applied or not cleared there are none: `payments`.
        """
        with self._book.reading():
            buckets = choices.buckets or self.buckets()
            asked = self._asked(choices, buckets, currency)
            cell = Cell(column.kind.value, column.bucket, key)
            rows = queries.ageing_items(self._book, asked, cell, offset=offset, limit=limit)
        return [
            AgeingLine(row, days, buckets.bucket_of(days))
            for row in rows
            for days in (age(row.due_date, row.document_date, asked.day, choices.basis),)
        ]

    def payments(
        self, choices: AgeingChoices, currency: str, column: Column, key: int | str | None = None
    ) -> list[AgeingPayment]:
        """Give the receipts that are not applied in full, or of the column of those bills that are not cleared."""
        with self._book.reading():
            asked = self._asked(choices, choices.buckets or self.buckets(), currency)
            cell = Cell(column.kind.value, 0, key)
            return queries.ageing_payments(self._book, asked, cell)

    def buckets(self) -> Buckets:
        """Give the classes of this book."""
        with self._book.reading():
            kept = settings.get_setting(self._book, BUCKETS)
        return Buckets(tuple(json.loads(kept))) if kept else Buckets()

    def save_buckets(self, limits: Sequence[int]) -> Saved[Buckets] | Refused:
        """Keep the upper limits of the classes, in days."""
        problems = tuple(check_limits(limits))
        if problems:
            return Refused(problems)
        with self._book.transaction():
            keep_setting(BUCKETS, json.dumps(list(limits)))
        return Saved(Buckets(tuple(limits)), Changes.of(Entity.SETTING))

    def export(self, shown: ShownAgeing, path: Path) -> Path:
        """Write what is shown into a workbook or, where the path ends in .csv, into a text file; give its path.

        Raises OSError when it cannot be written; an older file stays until then.
        """
        return export_ageing(shown, path)

    def _asked(self, choices: AgeingChoices, buckets: Buckets, currency: str | None = None) -> AgeingOn:
        today = self._clock.today()
        day = choices.on or today
        by_document = choices.basis is Basis.DOCUMENT_DATE
        # by document date the day itself is an age, by due date it is not yet one of lateness
        first = min(day.toordinal() + by_document, date.max.toordinal())
        edges = (date.fromordinal(first), *(_days_before(day, limit) for limit in buckets.limits))
        return AgeingOn(
            day, edges, by_document, choices.by.value, is_past=day < today, currency=currency or choices.currency
        )


def _days_before(day: date, days: int) -> date:
    return date.fromordinal(max(day.toordinal() - days, 1))


def _in_order(rows: list[AgeingRow], by: By) -> list[AgeingRow]:
    """Order standings as they are declared; regions as names are, customers without one last."""
    if by is By.STANDING:
        declared = list(Standing)
        return sorted(rows, key=lambda row: declared.index(Standing(str(row.key))))
    if by is By.REGION:
        return sorted(rows, key=lambda row: (not row.key, sort_key(str(row.key))))
    return rows
