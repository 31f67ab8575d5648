"""Booking 1,000 payments, one after another as a rep types them, beside the same rows written by bare SQL.

Both write to a book of 10,000 open items and put each payment on the disk before the next; once more all in one go,
which leaves the disk out. And what a keystroke in the form costs at a customer with 10,000 open items.
"""

import shutil
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from db.connection import Book, open_book
from desktop.app import App
from desktop.services.clock import FixedClock
from desktop.services.payments import PaymentForm
from desktop.services.results import Saved
from tests.bench import big_book
from tests.bench.table import Figure, pair

PAYMENTS = 1_000
CUSTOMERS = 2_000
ITEMS = 10_000
_NOW = "2026-11-21T08:00:00+00:00"
_DAY = big_book.TODAY.isoformat()
#: Covers the first item of a customer and a part of the second.
_AMOUNT = 150_000


def measure(folder: Path) -> list[Figure]:
    """Time the bookings, each on the disk and all in one go, and the proposal at a large customer."""
    first = folder / "first.book"
    big_book.make(first, CUSTOMERS, ITEMS, visits=1).close()
    return [
        Figure(f"booking {PAYMENTS:,} payments, one by one", *_timed(first, at_once=False), "bare SQL"),
        Figure(f"booking {PAYMENTS:,} payments, all at once", *_timed(first, at_once=True), "bare SQL"),
        _proposal(folder / "one.book"),
    ]


def _timed(first: Path, *, at_once: bool) -> tuple[float, float]:
    return _taken(first, _book_ours, at_once=at_once), _taken(first, _book_bare, at_once=at_once)


def _taken(first: Path, work: Callable[[Book, int], None], *, at_once: bool) -> float:
    """Give the milliseconds that the bookings take on a fresh copy of the book."""
    path = shutil.copy(first, first.with_name("copy.book"))
    book = open_book(Path(path))
    work(book, CUSTOMERS)  # the first one loads what it needs
    begin = time.perf_counter()
    if at_once:
        with book.transaction():
            _each(book, work)
    else:
        _each(book, work)
    taken = (time.perf_counter() - begin) * 1000
    book.close()
    return taken


def _each(book: Book, work: Callable[[Book, int], None]) -> None:
    for n in range(PAYMENTS):
        work(book, n + 1)


def _book_ours(book: Book, customer: int) -> None:
    services = App(book, FixedClock(big_book.TODAY)).services
    answer = services.payments.add(PaymentForm(customer, "CNY", _AMOUNT, big_book.TODAY, reference=f"TT {customer}"))
    if not isinstance(answer, Saved):
        raise TypeError(answer)


def _book_bare(book: Book, customer: int) -> None:
    """Read the customer's items, then write the payment, what two items get of it, and a line of the timeline."""
    with book.transaction():
        items = book.rows(
            "SELECT id, open FROM receivable WHERE customer_id = ? AND currency = 'CNY' AND open > 0 ORDER BY due_date",
            [customer],
        )
        payment = book.insert(
            "INSERT INTO payment (customer_id, kind, currency, amount, received_on, means, reference, recorded_at)"
            " VALUES (?, 'receipt', 'CNY', ?, ?, 'transfer', ?, ?)",
            [customer, _AMOUNT, _DAY, f"TT {customer}", _NOW],
        )
        left = _AMOUNT
        for item, open_minor in items:
            share = min(left, open_minor)
            left -= share
            book.run(
                "INSERT INTO allocation (receivable_id, kind, amount, day, payment_id, recorded_at)"
                " VALUES (?, 'payment', ?, ?, ?, ?)",
                [item, share, _DAY, payment, _NOW],
            )
            if not left:
                break
        book.run(
            "INSERT INTO event (customer_id, at, kind, entity_id) VALUES (?, ?, 'payment_received', ?)",
            [customer, _NOW, payment],
        )


def _proposal(path: Path) -> Figure:
    book = big_book.make(path, 1, ITEMS, visits=1)
    app = App(book, FixedClock(big_book.TODAY))
    form = PaymentForm(1, "CNY", _AMOUNT * 1000, big_book.TODAY)
    sql = (
        "SELECT id, number, kind, contract, document_date, due_date, currency, amount, open, disputed FROM receivable"
        " WHERE customer_id = 1 AND currency = 'CNY' AND open > 0 AND open <> 0 ORDER BY due_date"
    )
    try:
        with book.reading():
            return pair(
                f"keystroke in a payment, {ITEMS:,} items",
                lambda: app.services.payments.propose(form),
                lambda: [date.fromisoformat(row[5]) for row in book.rows(sql)],
                "bare SQL and its dates",
            )
    finally:
        app.close()
