"""What the list of customers shows: its columns, one page of it, and the totals of all that were found."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from desktop.app import Services
from desktop.domain.money import Money
from desktop.formats import format_date
from desktop.i18n import N_
from desktop.services.clock import Clock
from desktop.services.customers import CustomerOrder, CustomerRow, Sum
from desktop.ui.models.table import Column, PageRequest
from desktop.ui.pages.customers.standing import standing_chip, standing_text
from desktop.wording.promises import broken_text
from desktop.wording.receivables import money_list

_ORDERS = {
    "name": CustomerOrder.NAME,
    "code": CustomerOrder.CODE,
    "open": CustomerOrder.OPEN,
    "overdue": CustomerOrder.OVERDUE,
    "next_visit": CustomerOrder.NEXT_VISIT,
}


@dataclass(frozen=True, slots=True)
class CustomerFilter:
    """Which customers the list shows: those found by every word of `query`, archived ones or the others.

    `undescribed`: only those that owe money and of whom nobody has said how they pay.
    """

    query: str = ""
    archived: bool = False
    undescribed: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """How many customers were found, of how many in all, and what they owe, a sum per currency."""

    count: int
    total: int
    sums: tuple[Sum, ...]


@dataclass(frozen=True, slots=True)
class CustomerLine:
    """One line of the list: a customer, and how many promises to pay were broken."""

    row: CustomerRow
    broken: int

    @property
    def id(self) -> int:
        """The id of the customer."""
        return self.row.id

    @property
    def name(self) -> str:
        """The name of the customer."""
        return self.row.name

    @property
    def archived(self) -> bool:
        """Whether it was taken out of the lists."""
        return self.row.archived


def read_page(services: Services, wanted: CustomerFilter, request: PageRequest[CustomerLine]) -> list[CustomerLine]:
    """Read one page, sorted in the book, with the word of those that are on it."""
    rows = services.customers.page(
        wanted.query,
        archived=wanted.archived,
        undescribed=wanted.undescribed,
        order=_ORDERS[request.sort or "name"],
        descending=request.descending,
        offset=request.offset,
        limit=request.limit,
    )
    records = services.promises.records([row.id for row in rows])
    return [CustomerLine(row, records[row.id].broken if row.id in records else 0) for row in rows]


def read_found(services: Services, wanted: CustomerFilter) -> Found:
    """Count and sum up all that were found, on the screen or not."""
    chosen = {"archived": wanted.archived, "undescribed": wanted.undescribed}
    count = services.customers.count(wanted.query, **chosen)
    return Found(
        count,
        services.customers.count() if wanted.query or any(chosen.values()) else count,
        services.customers.totals(wanted.query, **chosen),
    )


def open_text(sums: Iterable[Sum]) -> str:
    """Write what is open, a sum per currency; nothing for nothing."""
    return _sums_text(Money(each.currency, each.open) for each in sums)


def overdue_text(sums: Iterable[Sum]) -> str:
    """Write what is past due, a sum per currency; nothing for nothing."""
    return _sums_text(Money(each.currency, each.overdue) for each in sums)


def _sums_text(sums: Iterable[Money]) -> str:
    shown = [money for money in sums if money.minor]
    return money_list(shown) if shown else ""


def columns(clock: Clock) -> tuple[Column[CustomerLine], ...]:
    """Give the columns of the list; a day's year is told when it is not the present one."""

    def day_text(day: date | None) -> str:
        return format_date(day, "weekday", today=clock.today()) if day else ""

    return (
        Column(N_("Name"), lambda line: line.row.name, sort_key="name", width=200, stretch=True),
        Column(N_("Code"), lambda line: line.row.code, sort_key="code", width=104),
        Column(
            N_("Standing"),
            lambda line: line.row.standing,
            standing_text,
            chip=lambda line: standing_chip(line.row.standing),
            width=128,
        ),
        Column(N_("Open amount"), lambda line: line.row.sums, open_text, number=True, sort_key="open", width=224),
        Column(N_("Overdue"), lambda line: line.row.sums, overdue_text, number=True, sort_key="overdue", width=152),
        Column(N_("Oldest due"), lambda line: line.row.oldest_due, day_text, width=128),
        Column(N_("Next visit"), lambda line: line.row.next_visit, day_text, sort_key="next_visit", width=128),
        Column(
            N_("Promises"),
            lambda line: line.broken,
            broken_text,
            chip=lambda line: "danger" if line.broken else None,
            width=144,
        ),
    )
