"""The items of all customers: narrowed down, added up per currency, each with what presses and what it costs."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import date, timedelta
from enum import StrEnum
from pathlib import Path

from db.connection import Book
from db.queries import money as queries
from db.queries import settings
from db.queries.money import ItemSearch, MoneyOrder, MoneyRow, Word
from db.queries.plans import items_in_plans
from db.queries.promises import customers_with_running
from desktop.domain.checks import check_range
from desktop.domain.creditcost import LARGEST_RATE, cost_of_credit, is_over_a_year
from desktop.domain.itemfilter import (
    ItemFacts,
    ItemFilter,
    differs_from_office,
    is_to_hand_over,
    is_undated,
    is_urgent,
    week_of,
)
from desktop.domain.promises import PromiseState
from desktop.domain.receivables import HAND_OVER_DAYS, Lateness, lateness
from desktop.domain.text import fold, number_key
from desktop.services.clock import Clock
from desktop.services.kept_filters import SavedFilter, keep_filter, kept_filters, without_filter
from desktop.services.limitation_reading import read_warned
from desktop.services.promise_reading import judged
from desktop.services.results import Changes, Entity, Refused, Saved
from desktop.services.settings import keep_setting
from desktop.services.sheets import Sheet, write_sheets

__all__ = [
    "ItemFilter", "ItemMark", "MoneyLine", "MoneyOrder", "MoneyRow", "MoneyService", "MoneyTotal", "PromiseMark",
    "SavedFilter",
]  # fmt: skip

CREDIT_RATE = "credit_rate"

#: A filter that finds every open item.
ALL_OPEN = ItemFilter()

#: The fields of a filter that are states of an item, each a condition of its own.
_STATES = tuple(each.name for each in fields(ItemFilter) if each.type is bool and each.name != "settled")
#: Those that a promise or a plan has to do with.
_PAUSED_STATES = {"urgent", "hand_over", "promised"}


class ItemMark(StrEnum):
    """What is to be seen of an item at a glance."""

    URGENT = "urgent"  # rule 55
    HAND_OVER = "hand_over"  # more than 60 days past due: proposed (rule 56)
    HANDED_OVER = "handed_over"
    UNDATED = "undated"  # ask for the due date, do not chase
    DISPUTED = "disputed"
    IN_PLAN = "in_plan"
    OFFICE_DIFFERS = "office_differs"
    OVER_A_YEAR = "over_a_year"  # credit of 365 days and more (rule 41)


@dataclass(frozen=True, slots=True)
class PromiseMark:
    """The open promise that covers an item: what was promised in all, for when, and until when it still counts."""

    promise_id: int
    amount: int
    due_on: date
    until: date


@dataclass(frozen=True, slots=True)
class MoneyLine:
    """An item with its lateness, its marks and what waiting for it has cost to date (rule 41).

    `cost` is in minor units of the item's currency; None where no rate is set or the document date is not known.
    """

    item: MoneyRow
    lateness: Lateness
    marks: tuple[ItemMark, ...]
    cost: int | None
    promise: PromiseMark | None


@dataclass(frozen=True, slots=True)
class MoneyTotal:
    """What the items that were found come to in one currency; `open` is less credit notes, `overdue` without them."""

    currency: str
    count: int
    open: int
    overdue: int
    disputed: int


class MoneyService:
    """Use cases around the list of money."""

    def __init__(self, book: Book, clock: Clock) -> None:
        self._book = book
        self._clock = clock

    def page(
        self,
        wanted: ItemFilter = ALL_OPEN,
        *,
        order: MoneyOrder = MoneyOrder.DUE,
        descending: bool = False,
        offset: int = 0,
        limit: int = 50,
    ) -> list[MoneyLine]:
        """Give one page of the items that the filter finds."""
        today = self._clock.today()
        with self._book.reading():
            rows = queries.list_items(
                self._book, self._search(wanted, today), order, descending=descending, offset=offset, limit=limit
            )
            promises = open_promises(self._book, today, {row.customer_id for row in rows})
            planned = {item for item, _plan in items_in_plans(self._book)} if rows else set()
            rate = self.credit_rate()
            taken = queries.taken_off(self._book, [row.id for row in rows]) if rate is not None else {}
        return [
            _line(row, today, promises.get(row.id), taken.get(row.id, ()), rate, in_plan=row.id in planned)
            for row in rows
        ]

    def totals(self, wanted: ItemFilter = ALL_OPEN) -> tuple[MoneyTotal, ...]:
        """Give how many items the filter finds and what they come to, per currency; these are never added up."""
        with self._book.reading():
            found = queries.item_sums(self._book, self._search(wanted, self._clock.today()))
        return tuple(MoneyTotal(*row) for row in found)

    def saved_filters(self) -> tuple[SavedFilter, ...]:
        """Give the filters that are kept, by name."""
        with self._book.reading():
            return kept_filters(self._book)

    def save_filter(self, name: str, wanted: ItemFilter, *, replace: bool = False) -> Saved[str] | Refused:
        """Keep a filter under a name of at most 60 characters, at most 20; one of this name is kept with `replace`."""
        with self._book.transaction():
            return keep_filter(self._book, name, wanted, replace=replace)

    def remove_filter(self, name: str) -> Saved[str] | Refused:
        """Forget a filter."""
        with self._book.transaction():
            return without_filter(self._book, name)

    def credit_rate(self) -> int | None:
        """Give what credit costs the firm, in parts per million a year; None where nobody has said."""
        with self._book.reading():
            kept = settings.get_setting(self._book, CREDIT_RATE)
        return int(kept) if kept else None

    def set_credit_rate(self, rate: int | None) -> Saved[int | None] | Refused:
        """Say what credit costs the firm: 1 to 1,000,000 parts per million a year (100 %); None forgets it."""
        problems = tuple(check_range("rate", rate, 1, LARGEST_RATE)) if rate is not None else ()
        if problems:
            return Refused(problems)
        with self._book.transaction():
            value = "" if rate is None else str(rate)
            keep_setting(CREDIT_RATE, value)
        return Saved(rate, Changes.of(Entity.SETTING))

    def export(self, shown: Sheet, path: Path) -> Path:
        """Write what is shown of the list into a workbook or, where the path ends in .csv, into text; give its path.

        Raises OSError when it cannot be written; an older file stays until then.
        """
        return write_sheets([shown], path)

    def _search(self, wanted: ItemFilter, today: date) -> ItemSearch:
        states = frozenset(name for name in _STATES if getattr(wanted, name))
        promised = set(open_promises(self._book, today, None)) if states & _PAUSED_STATES else set()
        planned = {item for item, _plan in items_in_plans(self._book)} if states & _PAUSED_STATES else set()
        lapsing = {clock.item.id for clock in read_warned(self._book, today)} if "lapsing" in states else set()
        monday, sunday = week_of(today)
        return ItemSearch(
            today,
            monday,
            sunday,
            hand_over_before=today - timedelta(days=HAND_OVER_DAYS),
            words=tuple(_words(wanted.text)),
            states=states,
            promised=promised,
            paused=promised | planned,
            lapsing=lapsing,
            settled=wanted.settled,
            currency=wanted.currency,
            customer_id=wanted.customer_id,
        )


def open_promises(book: Book, today: date, customer_ids: set[int] | None) -> dict[int, PromiseMark]:
    """Give the open promise that covers each item, the latest where there are several; of some customers or of all."""
    running = customers_with_running(book, today, customer_ids)
    found: dict[int, PromiseMark] = {}
    for lines in judged(book, running, today).values() if running else ():
        for line in lines:
            if line.state is PromiseState.OPEN:
                made = line.promise
                mark = PromiseMark(made.id, made.amount, made.due_on, made.due_on + timedelta(days=made.tolerance_days))
                for item in line.items:
                    before = found.get(item.id)
                    found[item.id] = mark if before is None or before.until <= mark.until else before
    return found


def _line(
    row: MoneyRow,
    today: date,
    promise: PromiseMark | None,
    taken: Sequence[tuple[date, int]],
    rate: int | None,
    *,
    in_plan: bool,
) -> MoneyLine:
    facts = ItemFacts(
        row.due_date,
        row.term,
        row.open,
        row.disputed,
        row.booked,
        paused=promise is not None or in_plan,
        handed_over=row.handed_over_on is not None,
    )
    cost = None
    if rate is not None and row.document_date is not None:
        cost = cost_of_credit(row.amount, taken, row.document_date, today, rate)
    marks = {
        ItemMark.URGENT: is_urgent(facts, today),
        ItemMark.HAND_OVER: is_to_hand_over(facts, today),
        ItemMark.HANDED_OVER: facts.handed_over,
        ItemMark.UNDATED: is_undated(facts),
        ItemMark.DISPUTED: row.disputed > 0,
        ItemMark.IN_PLAN: in_plan,
        ItemMark.OFFICE_DIFFERS: differs_from_office(facts),
        ItemMark.OVER_A_YEAR: row.open > 0 and is_over_a_year(row.document_date, today),
    }
    late = lateness(row.due_date if row.open > 0 else None, row.term, today)
    return MoneyLine(row, late, tuple(mark for mark, is_so in marks.items() if is_so), cost, promise)


def _words(text: str) -> Iterator[Word]:
    """Give each word in the forms in which names, numbers and other texts are kept."""
    return (Word(fold(word), number_key(word), word) for word in text.split())
