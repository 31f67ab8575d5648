"""Holding the rows of a file against the book: who paid, for what, and what is there already; nothing is written."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from db.connection import Book
from db.queries import payment_files as queries
from desktop.domain.imports.payment_rows import PaymentRow, Progress
from desktop.domain.ledger import TWICE_WITHIN, Debt
from desktop.domain.money import Money
from desktop.domain.payment_files.matches import Match, propose, whose_rows, words_of
from desktop.domain.payment_files.present import KnownReceipt
from desktop.domain.payment_files.sureness import Sureness
from desktop.domain.payment_files.whose import KnownCustomer, Payers, Who


@dataclass(frozen=True)
class Proposed:
    """What is proposed for each row, in the order of the rows, with the names of the customers and items it speaks of.

    `names` are those of customers by id, `numbers` those of items by id.
    """

    matches: Sequence[Match]
    names: Mapping[int, str]
    numbers: Mapping[int, str]

    @cached_property
    def certain(self) -> frozenset[int]:
        """The places of the rows that may be ticked without anybody having looked at them."""
        return frozenset(match.place for match in self.matches if match.sureness is Sureness.CERTAIN)

    def sums(self, places: Iterable[int]) -> tuple[Money, ...]:
        """Add up some rows, a sum for each currency."""
        found: dict[str, int] = {}
        for place in places:
            row = self.matches[place].row
            found[row.currency] = found.get(row.currency, 0) + row.amount
        return tuple(Money(currency, amount) for currency, amount in sorted(found.items()))


def make_proposals(
    book: Book,
    rows: Sequence[PaymentRow],
    chosen: Mapping[int, int | None],
    progress: Progress | None = None,
) -> Proposed:
    """Propose for all rows, inside the caller's `reading`; `chosen` are the customers the user named, by place."""
    known = [KnownCustomer(*row) for row in queries.payers(book)]
    numbers = queries.owners_of_numbers(book, {word for row in rows for word in words_of(row).strong})
    payers = Payers(known, numbers, queries.earlier_payers(book))
    who = whose_rows(rows, payers, chosen)
    debts = _debts(book, {each.customer_id for each in who if each.customer_id is not None})
    matches = propose(rows, who, known_receipts(book, rows), lambda *key: debts.get(key, ()), progress)
    names = {customer.id: customer.name for customer in known}
    return Proposed(
        matches,
        {customer: names[customer] for each in who for customer in _meant(each)},
        {debt.id: debt.number for several in debts.values() for debt in several},
    )


def known_receipts(book: Book, rows: Sequence[PaymentRow]) -> list[KnownReceipt]:
    """Give the receipts that may be the same as one of the rows."""
    if not rows:
        return []
    days = [row.received_on for row in rows]
    flows = {row.reference for row in rows if row.reference}
    found = queries.receipts(book, min(days) - TWICE_WITHIN, max(days) + TWICE_WITHIN, flows)
    return [KnownReceipt(*row) for row in found]


def _debts(book: Book, customers: Iterable[int]) -> dict[tuple[int, str], list[Debt]]:
    rows = sorted(queries.debts(book, customers), key=lambda row: (row.customer_id, row.currency))
    return {
        key: [
            Debt(row.id, row.number, row.first_day, row.due_date, row.currency, row.open, row.disputed)
            for row in several
        ]
        for key, several in groupby(rows, lambda row: (row.customer_id, row.currency))
    }


def _meant(who: Who) -> tuple[int, ...]:
    return who.others if who.customer_id is None else (who.customer_id, *who.others)
