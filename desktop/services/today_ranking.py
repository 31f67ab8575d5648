"""Who is on the list of a day, in which group and in which order: all are counted, only those shown are read."""

import functools
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from db.connection import Book
from db.queries.agenda_items import CustomerName, names, open_items
from desktop.domain.agenda import Group, Reason, strongest_first
from desktop.domain.agenda_facts import Facts, ItemFact
from desktop.domain.agenda_marks import Mark, shown
from desktop.domain.agenda_points import reasons
from desktop.services.today_facts import Noted, read_noted
from desktop.services.today_late import LateOnes


class Ranked(NamedTuple):
    """A customer in its place; `reasons` are strongest first. It is named once it is among the first."""

    customer: CustomerName
    reasons: tuple[Reason, ...]
    points: int
    pin: Mark | None = None
    snooze: Mark | None = None

    @property
    def rank(self) -> tuple[bool, int]:
        """What decides its place before the name does: pinned ones first, then by points."""
        return self.pin is None, -self.points

    @property
    def place(self) -> tuple[tuple[bool, int], str, int]:
        """Where it stands in its group."""
        return self.rank, self.customer.sort_key, self.customer.id


class Ranking:
    """The list of one day, read inside `Book.reading`.

    Customers that something speaks of are decided one by one. All others have overdue items or items without a due date
    and nothing else: they are counted by how late they are, and the few that are shown are decided like the rest.
    `also` are customers to be decided in any case.
    """

    def __init__(self, book: Book, today: date, also: Collection[int] = ()) -> None:
        self._book = book
        self._today = today
        self._noted: defaultdict[Group, list[Ranked]] = defaultdict(list)
        self._snoozed: list[Ranked] = []
        self._read = read_noted(book, today, also)
        self._decide(self._read)

    def total(self, group: Group) -> int:
        """Count the customers of a group."""
        return len(self._noted[group]) + self._late.total(group)

    def page(self, group: Group, offset: int, limit: int) -> list[Ranked]:
        """Give one page of a group in its order."""
        if not self.total(group):
            return []
        late = (Ranked(customer, (), points) for customer, points in self._late.first(group, offset + limit))
        first = [*self._first(self._noted[group], offset + limit), *late]
        return self._decided(sorted(first, key=_place)[offset : offset + limit])

    def snoozed(self, offset: int, limit: int) -> list[Ranked]:
        """Give one page of the customers that are put off, those that come back first before the others."""
        return sorted(self._with_names(self._snoozed), key=_coming_back)[offset : offset + limit]

    @property
    def snoozed_total(self) -> int:
        """How many customers are put off."""
        return len(self._snoozed)

    def line(self, customer_id: int) -> Ranked | None:
        """Give one of the customers that were decided."""
        lines = (line for some in (*self._noted.values(), self._snoozed) for line in some)
        return next(iter(self._with_names([line for line in lines if line.customer.id == customer_id])), None)

    def noted_reasons(self) -> Iterator[Reason]:
        """Give the reasons of the customers that something but open items speaks of, those put off left out."""
        for lines in self._noted.values():
            for line in lines:
                yield from line.reasons

    # Private

    @functools.cached_property
    def _late(self) -> LateOnes:
        """Read only where groups are wanted, not for a single line."""
        return LateOnes(self._book, self._today, self._read.facts, self._read.calm)

    def _decide(self, noted: Noted) -> None:
        """Decide those that something speaks of."""
        for customer, facts in noted.facts.items():
            left, pin, snooze = shown(reasons(facts, self._today), noted.marks.get(customer, ()), self._today)
            if left:
                ordered = tuple(strongest_first(left))
                line = Ranked(
                    CustomerName(customer, "", ""), ordered, sum(reason.points for reason in ordered), pin, snooze
                )
                (self._noted[ordered[0].group] if snooze is None else self._snoozed).append(line)

    def _first(self, lines: Sequence[Ranked], count: int) -> list[Ranked]:
        """Name the first `count` lines, and those that rank the same as the last of them."""
        if not lines or not count:
            return []
        ranked = sorted(lines, key=_rank)
        last = ranked[min(count, len(ranked)) - 1].rank
        return self._with_names([line for line in ranked if line.rank <= last])

    def _with_names(self, lines: Sequence[Ranked]) -> list[Ranked]:
        named = {customer.id: customer for customer in names(self._book, [line.customer.id for line in lines])}
        return [line._replace(customer=named[line.customer.id]) for line in lines]

    def _decided(self, lines: Sequence[Ranked]) -> list[Ranked]:
        late = [line.customer.id for line in lines if not line.reasons]
        items: defaultdict[int, list[ItemFact]] = defaultdict(list)
        for row in open_items(self._book, late) if late else ():
            items[row.customer_id].append(ItemFact(*row[1:]))
        return [line if line.reasons else self._with_reasons(line, items[line.customer.id]) for line in lines]

    def _with_reasons(self, line: Ranked, items: Sequence[ItemFact]) -> Ranked:
        found = reasons(Facts(items=tuple(items), has_step=line.customer.id in self._read.calm), self._today)
        return line._replace(reasons=tuple(strongest_first(found)))


def _rank(line: Ranked) -> tuple[bool, int]:
    return line.rank


def _place(line: Ranked) -> tuple[tuple[bool, int], str, int]:
    return line.place


def _coming_back(line: Ranked) -> tuple[date, tuple[tuple[bool, int], str, int]]:
    return line.snooze.until_on if line.snooze and line.snooze.until_on else date.max, line.place
