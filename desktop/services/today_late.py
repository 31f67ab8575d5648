"""The many customers of whom only their items speak: counted by how late they are, and named where they are shown."""

import functools
import itertools
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator
from datetime import date, timedelta

from db.connection import Book
from db.queries.agenda_items import CustomerName, customers_without_due_date, degree_of, late_customers, names
from desktop.domain.agenda import WEIGHTS, Group, ReasonCode, standing
from desktop.domain.agenda_points import HAND_OVER_DAYS, late_points

_NO_DUE_DATE = (ReasonCode.NO_DUE_DATE, WEIGHTS[ReasonCode.NO_DUE_DATE].points)


class LateOnes:
    """Customers with overdue items or items without a due date, read inside `Book.reading`.

    `noted` ones are left out; for `calm` ones something is agreed or planned.
    """

    def __init__(self, book: Book, today: date, noted: Collection[int], calm: Collection[int]) -> None:
        self._book = book
        self._found = late_customers(book, today, today - timedelta(days=HAND_OVER_DAYS))
        #: By group and points, the degrees of lateness that come to these, and customers that are named one by one.
        self._degrees: defaultdict[Group, defaultdict[int, set[str]]] = defaultdict(lambda: defaultdict(set))
        self._named: defaultdict[Group, defaultdict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
        self._totals: defaultdict[Group, Counter[int]] = defaultdict(Counter)
        undated = set(customers_without_due_date(book)).difference(noted)
        self._apart = set(map(str, (*noted, *undated, *calm)))
        self._read(undated, undated.union(calm), calm)

    def total(self, group: Group) -> int:
        """Count the customers of a group."""
        return self._totals[group].total()

    def first(self, group: Group, count: int) -> Iterator[tuple[CustomerName, int]]:
        """Give the first `count` customers of a group with their points: by points, then by name."""
        wanted, missing = [], count
        for points, total in sorted(self._totals[group].items(), reverse=True):
            if missing > 0 and total:
                wanted.append(points)
                missing -= total
        found = self._customers(group, wanted)
        for points in wanted:
            for customer in names(self._book, found[points], count):
                yield customer, points
            count -= len(found[points])

    def _read(self, undated: Collection[int], named: Collection[int], calm: Collection[int]) -> None:
        ids, degrees = self._found
        is_apart = map(self._apart.__contains__, ids)
        theirs = dict(itertools.compress(zip(ids, degrees, strict=True), is_apart))
        totals = Counter(self._found.degrees)
        totals.subtract(theirs.values())
        for degree, total in totals.items():
            group, points = _standing(degree, has_next=False, undated=False)
            if group is not None:
                self._degrees[group][points].add(degree)
                self._totals[group][points] += total
        for customer in named:
            degree, is_undated = theirs.get(str(customer), ""), customer in undated
            if degree or is_undated:
                self._add(customer, degree, has_next=customer in calm, undated=is_undated)

    def _add(self, customer: int, degree: str, *, has_next: bool, undated: bool) -> None:
        group, points = _standing(degree, has_next=has_next, undated=undated)
        if group is not None:
            self._named[group][points].append(customer)
            self._totals[group][points] += 1

    def _customers(self, group: Group, wanted: Collection[int]) -> dict[int, list[int]]:
        """Give the customers of a group with so many points, in one pass over all."""
        by_degree = {degree: points for points in wanted for degree in self._degrees[group][points]}
        found = {points: [*self._named[group][points]] for points in wanted}
        ids, degrees = self._found
        is_wanted = map(by_degree.__contains__, degrees)
        for id_, degree in itertools.compress(zip(ids, degrees, strict=True), is_wanted if by_degree else ()):
            if id_ not in self._apart:
                found[by_degree[degree]].append(int(id_))
        return found


@functools.cache
def _standing(degree: str, *, has_next: bool, undated: bool) -> tuple[Group | None, int]:
    """Give group and points of a degree of lateness, '' for nothing overdue; None where that is no reason."""
    points = [_NO_DUE_DATE] if undated else []
    if degree:
        beyond, old = degree_of(degree)
        points += late_points(beyond, old=old, has_next=has_next)
    return standing(points) if points else (None, 0)
