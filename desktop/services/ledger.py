"""The ledger of a customer: what is owed on any day, credit notes put to invoices, write-offs, an item's history."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from db.connection import Book
from db.queries import ledger as queries
from db.queries.ledger import AllocationRow, LedgerItem
from desktop.domain.ledger import (
    AllocationKind,
    Debt,
    Share,
    amount_problems,
    least_since,
    room_from,
    share_problems,
)
from desktop.domain.problems import Problem, ProblemCode
from desktop.domain.text import clean
from desktop.domain.timeline import EventKind
from desktop.services.clock import Clock
from desktop.services.payment_forms import REASON_LIMIT, day_problems, reason_problems
from desktop.services.posting import Posting, post
from desktop.services.results import Changes, Entity, Refused, Saved
from desktop.services.timeline import record

__all__ = ["Balance", "HistoryLine", "LedgerService"]

_NOT_FOUND = Refused((Problem("", ProblemCode.NOT_FOUND),))

#: What can be taken back by itself; the others follow a payment or a file.
_BY_ITSELF = frozenset({AllocationKind.CREDIT, AllocationKind.WRITE_OFF})


@dataclass(frozen=True, slots=True)
class Balance:
    """What a customer owed in one currency at the end of a day; sums in minor units.

    `items` are those in our favour and `credits` those in the customer's, both above zero; `allocated` is what was paid
    or otherwise settled of them, `written_off` apart. `owed` = items - credits - allocated - written_off. `unapplied`
    was received and is put to nothing: it is not taken off `owed`.
    """

    currency: str
    items: int
    credits: int
    allocated: int
    written_off: int
    unapplied: int
    owed: int


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """What took something off an item, or gave it back (below zero), and what was open of it then.

    `source` is the reference of the payment, the number of the credit note or invoice, or the name of the file.
    """

    id: int
    day: date
    kind: AllocationKind
    amount: int
    open: int
    payment_id: int | None
    source: str
    reason: str
    reverses_id: int | None
    is_reversed: bool
    can_take_back: bool


class LedgerService:
    """Use cases around what is owed."""

    def __init__(self, book: Book, clock: Clock) -> None:
        self._book = book
        self._clock = clock

    def balances(self, customer_id: int, on: date | None = None) -> tuple[Balance, ...]:
        """Give what a customer owed at the end of a day (today for None), by currency; they are never added up."""
        day = on or self._clock.today()
        with self._book.reading():
            sums = {row.currency: row for row in queries.ledger_sums(self._book, customer_id, day)}
            unapplied = {row[1]: row[2] for row in queries.unapplied_on(self._book, day, customer_id=customer_id)}
        nothing = queries.LedgerSums("", 0, 0, 0, 0)
        return tuple(
            _balance(currency, sums.get(currency, nothing), unapplied.get(currency, 0))
            for currency in sorted(sums.keys() | unapplied.keys())
        )

    def apply_credit(self, credit_id: int, shares: Sequence[Share]) -> Saved[int] | Refused:
        """Put a credit note, or what was paid too much of an item, to other items of the customer.

        Counts from the first day of both. Gives the id of the first row, by which the first share can be taken back.
        """
        with self._book.transaction():
            items = queries.ledger_items(self._book, {credit_id, *(share.receivable_id for share in shares)})
            note = items.get(credit_id)
            if note is None:
                return _NOT_FOUND
            problems = tuple(_credit_problems(note, items, shares))
            if problems:
                return Refused(problems)
            first = post(self._book, self._clock.now(), self._credit_postings(note, items, shares))
            record(
                self._clock,
                note.customer_id,
                EventKind.CREDIT_APPLIED,
                credit_id,
                number=note.number,
                amount=sum(share.amount for share in shares),
                currency=note.currency,
                items=[items[share.receivable_id].number for share in shares],
            )
        return Saved(first, Changes.of(Entity.RECEIVABLE, customer=note.customer_id))

    def take_back(self, allocation_id: int, reason: str) -> Saved[int] | Refused:
        """Take back, from today on, that a credit note was put to an item, or that something was written off."""
        reason = clean(reason, REASON_LIMIT + 1)
        with self._book.transaction():
            row = queries.get_allocation(self._book, allocation_id)
            if row is None or row.receivable_id is None:
                return _NOT_FOUND
            item = queries.ledger_items(self._book, [row.receivable_id])[row.receivable_id]
            problems = (*_take_back_problems(row), *reason_problems(reason))
            if problems:
                return Refused(problems)
            rows = [row] if row.kind == AllocationKind.WRITE_OFF else self._pair(row)
            first = post(self._book, self._clock.now(), self._reversals(rows, reason))
            record(
                self._clock,
                item.customer_id,
                EventKind.CREDIT_TAKEN_BACK if row.credit_id else EventKind.WRITE_OFF_TAKEN_BACK,
                row.credit_id or item.id,
                number=item.number,
                amount=abs(row.amount),
                currency=item.currency,
                reason=reason,
            )
        return Saved(first, Changes.of(Entity.RECEIVABLE, customer=item.customer_id))

    def write_off(self, item_id: int, amount: int, reason: str, day: date | None = None) -> Saved[int] | Refused:
        """Give up a part of what is open of an item, today or from an earlier day on, and give the row's id."""
        reason = clean(reason, REASON_LIMIT + 1)
        today = self._clock.today()
        day = day or today
        with self._book.transaction():
            item = queries.ledger_items(self._book, [item_id]).get(item_id)
            if item is None:
                return _NOT_FOUND
            later = queries.taken_later(self._book, [item_id], day).get(item_id, ())
            problems = tuple(_write_off_problems(item, amount, least_since(item.open, later)))
            problems += (*day_problems("day", day, item.first_day, today), *reason_problems(reason))
            if problems:
                return Refused(problems)
            posting = Posting(item_id, AllocationKind.WRITE_OFF, amount, day, reason=reason)
            row_id = post(self._book, self._clock.now(), [posting])
            record(
                self._clock,
                item.customer_id,
                EventKind.ITEM_WRITTEN_OFF,
                item_id,
                number=item.number,
                amount=amount,
                currency=item.currency,
                reason=reason,
            )
        return Saved(row_id, Changes.of(Entity.RECEIVABLE, customer=item.customer_id))

    def history(self, item_id: int) -> tuple[HistoryLine, ...]:
        """Give what became of an item, the first day first; empty where there is no such item."""
        with self._book.reading():
            item = queries.ledger_items(self._book, [item_id]).get(item_id)
            rows = queries.item_allocations(self._book, item_id)
        return tuple(_history(item.amount, rows)) if item else ()

    def _credit_postings(
        self, note: LedgerItem, items: Mapping[int, LedgerItem], shares: Sequence[Share]
    ) -> Iterator[Posting]:
        """Give two rows for each share: what the item gets, and right after it what the note gives."""
        later = queries.taken_later(self._book, items, note.first_day)
        given = [(day, -amount) for day, amount in later.get(note.id, ())]
        first = room_from(-note.open, given, sum(share.amount for share in shares), note.first_day)
        for share in shares:
            item = items[share.receivable_id]
            day = room_from(item.open, later.get(item.id, ()), share.amount, max(first, item.first_day))
            yield Posting(item.id, AllocationKind.CREDIT, share.amount, day, credit_id=note.id)
            yield Posting(note.id, AllocationKind.CREDIT, -share.amount, day, credit_id=note.id)

    def _pair(self, row: AllocationRow) -> list[AllocationRow]:
        """Give the row of the item and, right after it, that of the credit note."""
        other_id = row.id - 1 if row.receivable_id == row.credit_id else row.id + 1
        other = queries.get_allocation(self._book, other_id)
        if other is None or other.credit_id != row.credit_id or other.amount != -row.amount:
            raise LookupError(other_id)
        return sorted((row, other), key=lambda each: each.id)

    def _reversals(self, rows: Sequence[AllocationRow], reason: str) -> Iterator[Posting]:
        for row in rows:
            yield Posting(
                row.receivable_id,
                AllocationKind(row.kind),
                -row.amount,
                max(self._clock.today(), row.day),
                credit_id=row.credit_id,
                reverses_id=row.id,
                reason=reason,
            )


def _balance(currency: str, sums: queries.LedgerSums, unapplied: int) -> Balance:
    return Balance(
        currency=currency,
        items=sums.items,
        credits=sums.credits,
        allocated=sums.allocated,
        written_off=sums.written_off,
        unapplied=unapplied,
        owed=sums.items - sums.credits - sums.allocated - sums.written_off,
    )


def _credit_problems(note: LedgerItem, items: Mapping[int, LedgerItem], shares: Sequence[Share]) -> Iterator[Problem]:
    if note.open >= 0:
        yield Problem("", ProblemCode.SETTLED)
        return
    if not shares:
        yield Problem("shares", ProblemCode.REQUIRED)
    debts = {
        item.id: Debt(item.id, item.number, item.first_day, item.due_date, item.currency, item.open, item.disputed)
        for item in items.values()
        if item.customer_id == note.customer_id
    }
    yield from share_problems(-note.open, note.currency, debts, shares)


def _take_back_problems(row: AllocationRow) -> Iterator[Problem]:
    if row.kind not in _BY_ITSELF or row.reverses_id is not None:
        yield Problem("", ProblemCode.NOT_ALLOWED)
    elif row.is_reversed:
        yield Problem("", ProblemCode.SETTLED)


def _write_off_problems(item: LedgerItem, amount: int, most: int) -> Iterator[Problem]:
    if item.open <= 0:
        yield Problem("", ProblemCode.SETTLED)
    else:
        yield from amount_problems(amount, item.currency, most)


def _history(amount: int, rows: Sequence[AllocationRow]) -> Iterator[HistoryLine]:
    left = amount
    for row in rows:
        left -= row.amount
        kind = AllocationKind(row.kind)
        yield HistoryLine(
            id=row.id,
            day=row.day,
            kind=kind,
            amount=row.amount,
            open=left,
            payment_id=row.payment_id,
            source=row.source,
            reason=row.reason,
            reverses_id=row.reverses_id,
            is_reversed=row.is_reversed,
            can_take_back=kind in _BY_ITSELF and row.reverses_id is None and not row.is_reversed,
        )
