"""Reads that statements of account are made from: what was open at the end of a day, and what moved an account."""

from datetime import date
from typing import NamedTuple

from db.connection import Book
from db.queries.ledger import FIRST_DAY, OPEN_ON
from db.queries.records import record


class AccountRow(NamedTuple):
    """An item of which something was open at the end of a day; in minor units, `disputed` at most what was open."""

    id: int
    number: str
    document_date: date | None
    due_date: date | None
    amount: int
    open: int
    disputed: int


class Moved(NamedTuple):
    """What moved an account within days, in minor units, before anything is put together for a paper.

    `settled` are settlements that are no payment of the book's own: told by the finance office, or from before the book
    knew the item. `credits` are credit notes, `refunded` is above zero.
    """

    invoiced: int
    credits: int
    received: int
    refunded: int
    settled: int
    written_off: int
    interest: int


_WHOSE = "r.customer_id = :customer AND r.currency = :currency"
_SINCE = FIRST_DAY.format("r")
_DAYS = "BETWEEN :first AND :last"
_ITEMS = (
    f"WITH {OPEN_ON.format(which='AND ' + _WHOSE)}"  # noqa: S608
    " SELECT o.id, r.number, o.document_date, o.due_date, o.amount, o.open, min(o.disputed, max(o.open, 0))"
    " FROM open_on o JOIN receivable r ON r.id = o.id ORDER BY o.due_date IS NULL, o.due_date, r.number_key, o.id"
)
_BEGUN = (
    "SELECT coalesce(sum(max(r.amount, 0)), 0), coalesce(sum(max(-r.amount, 0)), 0) FROM receivable r"  # noqa: S608
    f" WHERE {_WHOSE} AND {_SINCE} {_DAYS}"
)
# What was put to an item before it was owed counts from its first day on.
_TAKEN = (
    "SELECT a.kind, sum(a.amount) FROM receivable r JOIN allocation a ON a.receivable_id = r.id"  # noqa: S608
    f" WHERE {_WHOSE} AND a.kind <> 'payment' AND max(a.day, {_SINCE}) {_DAYS} GROUP BY a.kind"
)
_PAID = (
    "SELECT coalesce(sum(CASE WHEN r.kind <> 'refund' THEN r.amount END), 0),"  # noqa: S608
    " coalesce(-sum(CASE WHEN r.kind = 'refund' THEN r.amount END), 0) FROM payment r"
    f" WHERE {_WHOSE} AND r.received_on {_DAYS}"
)
_INTEREST = (
    "SELECT coalesce(sum(a.amount), 0) FROM payment r JOIN allocation a ON a.payment_id = r.id"  # noqa: S608
    f" WHERE {_WHOSE} AND a.receivable_id IS NULL AND a.day {_DAYS}"
)


def account_items(book: Book, customer_id: int, currency: str, day: date) -> list[AccountRow]:
    """Give what was open of a customer in a currency at the end of a day, what fell due first first."""
    rows = book.rows(_ITEMS, {"customer": customer_id, "currency": currency, "day": day.isoformat()})
    return [record(AccountRow, row) for row in rows]


def moved(book: Book, customer_id: int, currency: str, first: date, last: date) -> Moved:
    """Sum up what moved an account from one day to another, both included."""
    params = {"customer": customer_id, "currency": currency, "first": first.isoformat(), "last": last.isoformat()}
    ((invoiced, credited),) = book.rows(_BEGUN, params)
    ((received, refunded),) = book.rows(_PAID, params)
    ((interest,),) = book.rows(_INTEREST, params)
    taken = dict(book.rows(_TAKEN, params))
    return Moved(
        invoiced,
        credited + taken.get("credit", 0),
        received,
        refunded,
        settled=taken.get("office", 0) + taken.get("opening", 0),
        written_off=taken.get("write_off", 0),
        interest=interest,
    )
