"""Ageing: what is owed, in classes by how long it has been due or how old it is (rule 81)."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from desktop.domain.checks import check_range
from desktop.domain.problems import Problem, ProblemCode

#: The widest class and the most classes between "not due" and "over".
MOST_DAYS = 9999
MOST_LIMITS = 10


class Basis(StrEnum):
    """What an item's days are counted from."""

    DUE_DATE = "due_date"  # days past due; an item without a due date by its document date
    DOCUMENT_DATE = "document_date"  # age


class By(StrEnum):
    """What a row of the ageing stands for."""

    CUSTOMER = "customer"
    STANDING = "standing"
    REGION = "region"


@dataclass(frozen=True, slots=True)
class Buckets:
    """The classes by their upper limits in days, each included, ascending from 1 to 9999, at most ten.

    Bucket 0 is what is not due, or by document date what has none; the last bucket is what is above the last limit.
    ValueError for limits that `check_limits` finds wrong.
    """

    limits: tuple[int, ...] = (30, 60, 90, 180, 365)

    def __post_init__(self) -> None:
        if any(check_limits(self.limits)):
            raise ValueError(f"not limits of classes: {self.limits}")

    def __len__(self) -> int:
        return len(self.limits) + 2

    def bucket_of(self, days: int | None) -> int:
        """Give the bucket of an item that has been due, or is, so many days old; of None, bucket 0."""
        return 0 if days is None else 1 + bisect_left(self.limits, days)

    def span(self, bucket: int, basis: Basis) -> tuple[int, int | None]:
        """Give first and last day of a bucket above 0, both included; the last bucket has no end."""
        youngest = 1 if basis is Basis.DUE_DATE else 0
        first = self.limits[bucket - 2] + 1 if bucket > 1 else youngest
        return first, self.limits[bucket - 1] if bucket <= len(self.limits) else None


def check_limits(limits: Sequence[int]) -> Iterator[Problem]:
    """Refuse limits that are none, out of 1 to 9999, not ascending, or more than ten; the field is `limits.N`."""
    if not limits:
        yield Problem("limits", ProblemCode.REQUIRED)
    for place, limit in enumerate(limits):
        field = f"limits.{place}"
        if place >= MOST_LIMITS:
            yield Problem(field, ProblemCode.NOT_ALLOWED)
        elif place and limit <= limits[place - 1]:
            yield Problem(field, ProblemCode.TOO_SMALL, {"limit": limits[place - 1] + 1})
        else:
            yield from check_range(field, limit, 1, MOST_DAYS)


def age(due: date | None, document: date | None, on: date, basis: Basis) -> int | None:
    """Count the days of an item by the basis; None where it is not due, or has no date to count from.

    By due date 1 is the day after it: due on the day itself is not due yet; where there is no due date the document
    date takes its place. By document date the day itself is 0.
    """
    if basis is Basis.DOCUMENT_DATE:
        return (on - document).days if document else None
    day = due or document
    return (on - day).days if day and day < on else None


class AgeingRow(NamedTuple):
    """What one customer, standing or region owes in one currency, in minor units.

    `key` is the customer's id, the standing's code or the region, '' where a customer has none; `name` is a customer's
    name. `buckets` are open items; `credits` (credit notes not applied) and `unapplied` (money not applied) are at most
    zero, so that the row adds up as it is shown. The others are parts of what is in the buckets, and `uncleared` are
    bills that were received, and taken off, and are not cleared yet.
    """

    key: int | str
    name: str
    buckets: tuple[int, ...]
    credits: int
    unapplied: int
    disputed: int
    handed_over: int
    undated: int  # has no due date, or by document date no document date
    uncleared: int

    @property
    def total(self) -> int:
        """What is owed: items less credit notes and money that is not applied."""
        return sum(self.buckets) + self.credits + self.unapplied


@dataclass(frozen=True, slots=True)
class AgeingTable:
    """The ageing of one currency; currencies are never added up."""

    currency: str
    rows: tuple[AgeingRow, ...]
    total: AgeingRow


class ColumnKind(StrEnum):
    """What stands in a column of the ageing."""

    NAME = "name"
    BUCKET = "bucket"
    CREDITS = "credits"
    UNAPPLIED = "unapplied"
    TOTAL = "total"
    DISPUTED = "disputed"
    HANDED_OVER = "handed_over"
    UNDATED = "undated"
    UNCLEARED = "uncleared"


class Column(NamedTuple):
    """A column; `bucket` counts for a bucket's column alone."""

    kind: ColumnKind
    bucket: int = 0


def columns(buckets: Buckets) -> tuple[Column, ...]:
    """Give every column in its order: the name, what adds up to the total, the total, and what of it is marked."""
    kinds = list(ColumnKind)
    after = [Column(kind) for kind in kinds[kinds.index(ColumnKind.CREDITS) :]]
    return (Column(ColumnKind.NAME), *(Column(ColumnKind.BUCKET, n) for n in range(len(buckets))), *after)


def value(row: AgeingRow, column: Column) -> int:
    """Give the sum that stands in a row's column; ValueError for the column of names."""
    if column.kind is ColumnKind.BUCKET:
        return row.buckets[column.bucket]
    if column.kind is ColumnKind.NAME:
        raise ValueError("a name is no sum")
    return int(getattr(row, column.kind))


def sorted_rows(rows: Iterable[AgeingRow], column: Column, *, descending: bool = False) -> tuple[AgeingRow, ...]:
    """Order rows, which come in the order of their names, by a column; equal ones stay in the order of names."""
    if column.kind is ColumnKind.NAME:
        return tuple(rows)[:: -1 if descending else 1]
    return tuple(sorted(rows, key=lambda row: value(row, column), reverse=descending))


def added(key: int | str, rows: Sequence[AgeingRow], buckets: int) -> AgeingRow:
    """Add up rows of one currency."""
    if not rows:
        return AgeingRow(key, "", (0,) * buckets, 0, 0, 0, 0, 0, 0)
    _keys, _names, of_buckets, *sums = zip(*rows, strict=True)
    return AgeingRow(key, "", tuple(map(sum, zip(*of_buckets, strict=True))), *map(sum, sums))
