"""The many customers of whom only their items speak: counted by how late they are, and named where they are shown."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator
from datetime import date, timedelta

from db.connection import Book
from db.queries.agenda_items import CustomerName, customers_without_due_date, degree_of, late_customers, names
from desktop.domain.agenda import WEIGHTS, Group, ReasonCode, standing
from desktop.domain.agenda_points import HAND_OVER_DAYS, late_points

_NO_DUE_DATE = (ReasonCode.NO_DUE_DATE, WEIGHTS[ReasonCode.NO_DUE_DATE].points)


class LateOnes:
    """Customers with overdue items or items without a due date, `noted` ones left out, read inside `Book.reading`."""

    def __init__(self, book: Book, today: date, noted: Collection[int]) -> None:
        self._book = book
        self._found = late_customers(book, today, today - timedelta(days=HAND_OVER_DAYS))
        #: By group and points, the degrees of lateness that come to these, and customers that are named one by one.
        self._degrees: defaultdict[Group, defaultdict[int, set[str]]] = defaultdict(lambda: defaultdict(set))
        self._named: defaultdict[Group, defaultdict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
        self._totals: defaultdict[Group, Counter[int]] = defaultdict(Counter)
        undated = set(customers_without_due_date(book)).difference(noted)
        self._apart = {str(customer) for customer in (*noted, *undated)}
        self._read(undated)

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

    def _read(self, undated: set[int]) -> None:
        apart = self._apart
        theirs = {id_: how for id_, how in zip(self._found.ids, self._found.degrees, strict=True) if id_ in apart}
        totals = Counter(self._found.degrees)
        totals.subtract(theirs.values())
        for degree, total in totals.items():
            group, points = standing(_points(degree))
            self._degrees[group][points].add(degree)
            self._totals[group][points] += total
        for customer in undated:
            late = theirs.get(str(customer))
            group, points = standing((*(_points(late) if late else ()), _NO_DUE_DATE))
            self._named[group][points].append(customer)
            self._totals[group][points] += 1

    def _customers(self, group: Group, wanted: Collection[int]) -> dict[int, list[int]]:
        """Give the customers of a group with so many points, in one pass over all."""
        by_degree = {degree: points for points in wanted for degree in self._degrees[group][points]}
        found = {points: [*self._named[group][points]] for points in wanted}
        if by_degree:
            for id_, degree in zip(self._found.ids, self._found.degrees, strict=True):
                if degree in by_degree and id_ not in self._apart:
                    found[by_degree[degree]].append(int(id_))
        return found


def _points(degree: str) -> tuple[tuple[ReasonCode, int], ...]:
    beyond, old = degree_of(degree)
    return late_points(beyond, old=old)
