"""Promises as they stand on a day: judged by the money, many customers at once in a few statements."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from db.connection import Book
from db.queries import promises as queries
from db.queries.promises import PaidRow, PromisedItemRow, PromiseRow
from desktop.domain.promises import Judgement, Promised, PromiseRecord, PromiseState, Receipt, judge, net_by_item

__all__ = ["PromiseLine", "PromiseRow", "PromisedItemRow", "judged", "promised_until", "records"]

_Purse = tuple[int, str]  # whose money, and in which currency


@dataclass(frozen=True, slots=True)
class PromiseLine:
    """A promise with its items, oldest due first, and what has become of it."""

    promise: PromiseRow
    items: tuple[PromisedItemRow, ...]
    judgement: Judgement

    @property
    def state(self) -> PromiseState:
        """What has become of it."""
        return self.judgement.state


def judged(book: Book, customer_ids: Collection[int] | None, today: date) -> dict[int, tuple[PromiseLine, ...]]:
    """Judge every promise of some customers, or of all for None, as of a day; the latest day of payment comes first.

    Five statements however many customers there are; a customer without promises is not in the answer.
    """
    rows = queries.list_promises(book, customer_ids, today)
    if not rows:
        return {}
    items: defaultdict[int, list[PromisedItemRow]] = defaultdict(list)
    for item in queries.promised_items(book, [row.id for row in rows]):
        items[item.promise_id].append(item)
    after = queries.settled_after(book, [row.id for row in rows], today)
    receipts = _receipts(book, rows, items.values())
    promised: defaultdict[_Purse, list[Promised]] = defaultdict(list)
    for row in rows:
        promised[row.customer_id, row.currency].append(_promised(row, items.get(row.id, ()), after.get(row.id, 0)))
    found: dict[int, Judgement] = {}
    for purse, theirs in promised.items():
        found |= judge(theirs, receipts[purse], today)
    lines: defaultdict[int, list[PromiseLine]] = defaultdict(list)
    for row in rows:
        lines[row.customer_id].append(PromiseLine(row, tuple(items.get(row.id, ())), found[row.id]))
    return {customer: tuple(theirs) for customer, theirs in lines.items()}


def records(book: Book, customer_ids: Collection[int] | None, today: date) -> dict[int, PromiseRecord]:
    """Count what became of the promises of some customers, or of all for None; those without any are left out."""
    lines = judged(book, customer_ids, today)
    return {customer: PromiseRecord.of(line.state for line in theirs) for customer, theirs in lines.items()}


def promised_until(book: Book, customer_ids: Collection[int] | None, today: date) -> dict[int, date]:
    """Give the day for which each item of an open promise is promised, the latest where there are several.

    Only customers with a promise that is running are judged.
    """
    running = queries.customers_with_running(book, today, customer_ids)
    days: dict[int, date] = {}
    for lines in judged(book, running, today).values() if running else ():
        for line in lines:
            if line.state is PromiseState.OPEN:
                for item in line.items:
                    days[item.id] = max(days.get(item.id, date.min), line.promise.due_on)
    return days


def _promised(row: PromiseRow, items: Sequence[PromisedItemRow], after: int) -> Promised:
    return Promised(
        id=row.id,
        amount=row.amount,
        made_on=row.made_on,
        due_on=row.due_on,
        tolerance_days=row.tolerance_days,
        items=frozenset(item.id for item in items),
        left=sum(max(item.open, 0) for item in items) + after if items else None,
        cancelled_on=row.cancelled_on,
        recorded_at=row.recorded_at,
    )


def _receipts(
    book: Book, rows: Sequence[PromiseRow], items: Iterable[Sequence[PromisedItemRow]]
) -> defaultdict[_Purse, list[Receipt]]:
    """Read the money from the day of the first promise on, by customer and currency."""
    since = min(row.made_on for row in rows)
    ids = {item.id for theirs in items for item in theirs}
    about_items = {item.promise_id for theirs in items for item in theirs}
    about_all = {row.customer_id for row in rows if row.id not in about_items}
    found: defaultdict[_Purse, list[Receipt]] = defaultdict(list)
    for purse, receipt in _paid(queries.money_paid(book, {row.customer_id for row in rows}, since)):
        found[purse].append(receipt)
    by_files: defaultdict[_Purse, list[Receipt]] = defaultdict(list)
    for row in queries.money_by_files(book, ids, about_all, since):
        by_files[row.customer_id, row.currency].append(Receipt(row.day, row.amount, row.item, row.recorded_at))
    for purse, changes in by_files.items():
        found[purse] += net_by_item(change for change in changes if change.amount)
    return found


def _paid(rows: Iterable[PaidRow]) -> Iterator[tuple[_Purse, Receipt]]:
    """Give what payments brought to items, and what of each is put to nothing yet."""
    unapplied: dict[int, tuple[PaidRow, int]] = {}
    for row in rows:
        left = unapplied.get(row.payment_id, (row, row.net))[1]
        unapplied[row.payment_id] = row, left - row.amount
        if row.item is not None and row.amount > 0:
            yield (row.customer_id, row.currency), Receipt(row.day, row.amount, row.item, row.recorded_at)
    for row, left in unapplied.values():
        if left > 0:
            yield (row.customer_id, row.currency), Receipt(row.day, left, None, row.recorded_at)
