"""The list of the day at 100,000 customers and in a rep's own book, beside the bare SQL of whom to chase."""

import gc
from datetime import timedelta
from pathlib import Path

from db.connection import Book
from desktop.app import App
from desktop.services.clock import FixedClock
from tests.bench import big_book
from tests.bench.table import Figure, pair

_TODAY = big_book.TODAY.isoformat()
#: Whose debt is overdue by more than a third of its term, worst first, and the visits to confirm.
_CHASE = (
    "SELECT c.id, c.name, max(julianday(:today) - julianday(r.due_date)"
    " - coalesce(r.credit_term_days, c.credit_term_days, 0) / 3) AS beyond, sum(r.open - r.disputed)"
    " FROM receivable r JOIN customer c ON c.id = r.customer_id WHERE r.open <> 0 AND r.open > r.disputed"
    " AND r.handed_over_on IS NULL AND r.due_date < :today AND c.archived_at IS NULL GROUP BY r.customer_id"
    " HAVING beyond > 0 ORDER BY beyond DESC, c.sort_key LIMIT 50"
)
_CONFIRM = (
    "SELECT v.id, v.day, v.time, v.amount, c.name FROM visit v JOIN customer c ON c.id = v.customer_id"
    " WHERE v.status = 'planned' AND v.confirmed = 0 AND v.confirm_from <= :today ORDER BY v.day LIMIT 50"
)


def measure(folder: Path) -> list[Figure]:
    """Measure the list and its count in both books, each with all that a list of the day may speak of."""
    figures = []
    for name, customers, busy in (("100,000 customers", 100_000, 1_000), ("2,000 customers", 2_000, 60)):
        book = big_book.make(folder / f"{customers}.book", customers, customers, visits=busy // 2)
        _keep_busy(book, customers, busy)
        app = App(book, FixedClock(big_book.TODAY))
        try:
            app.services.today.seen()
            today = app.services.today
            gc.collect()
            figures += [
                pair(f"today ({name})", today.agenda, lambda book=book: _floor(book), "whom to chase, bare SQL"),
                pair(f"count of today ({name})", today.count, lambda book=book: _floor(book), "the same"),
            ]
        finally:
            app.close()
    return figures


def _floor(book: Book) -> None:
    with book.reading():
        book.rows(_CHASE, {"today": _TODAY})
        book.rows(_CONFIRM, {"today": _TODAY})


def _keep_busy(book: Book, customers: int, busy: int) -> None:
    """Add `busy` contacts with a next step, as many promises, a tenth as many plans and claims that may lapse.

    Each is of other customers; every second claim has been kept up.
    """
    now, apart = f"{_TODAY}T08:00:00+00:00", customers // busy
    with book.transaction():
        book.run_many(
            "INSERT INTO contact_log (customer_id, day, channel, said, result, next_step, next_step_on, recorded_at)"
            " VALUES (?, ?, 'call', 'next week', 'informed', 'ring', ?, ?)",
            ((n * apart % customers + 2, _day(-20), _day(n % 30 - 5), now) for n in range(busy)),
        )
        book.run_many(
            "INSERT INTO promise (id, customer_id, currency, amount, made_on, due_on, recorded_at)"
            " VALUES (?, ?, 'CNY', 100000, ?, ?, ?)",
            ((n + 1, n * apart % customers + 3, _day(-9), _day(n % 20 - 8), now) for n in range(busy)),
        )
        book.run_many(
            "INSERT INTO promise_item (promise_id, receivable_id) VALUES (?, ?)",
            ((n + 1, n * apart % customers + 3) for n in range(busy)),
        )
        book.run_many(
            "INSERT INTO plan (id, customer_id, state, currency, debt, down_payment, every, shift, interest, remainder,"
            " signed_on, ledger_from, as_of, created_at, updated_at)"
            " VALUES (?, ?, 'signed', 'CNY', 100000, 0, 'month', 'none', 'none', 'last', ?, 0, ?, ?, ?)",
            ((n + 1, n * 10 * apart % customers + 4, _day(-60), _day(-60), now, now) for n in range(busy // 10)),
        )
        book.run_many(
            "INSERT INTO plan_item (plan_id, receivable_id, open) VALUES (?, ?, 100000)",
            ((n + 1, n * 10 * apart % customers + 4) for n in range(busy // 10)),
        )
        book.run_many(
            "INSERT INTO plan_instalment (plan_id, position, nominal_on, pay_on, principal, interest)"
            " VALUES (?, ?, ?, ?, 25000, 0)",
            (
                (n + 1, part + 1, _day(30 * part + n % 30 - 35), _day(30 * part + n % 30 - 35))
                for n in range(busy // 10)
                for part in range(4)
            ),
        )
        book.run_many(
            "UPDATE receivable SET due_date = ? WHERE id = ?",
            ((_day(-1000), n * 10 * apart % customers + 5) for n in range(busy // 10)),
        )
        book.run_many(
            "INSERT INTO clock_event (customer_id, receivable_id, day, kind, recorded_at)"
            " SELECT customer_id, id, ?, 'demand', ? FROM receivable WHERE id = ?",
            ((_day(-400), now, n * 10 * apart % customers + 5) for n in range(0, busy // 10, 2)),
        )
        book.run("ANALYZE")


def _day(offset: int) -> str:
    return (big_book.TODAY + timedelta(days=offset)).isoformat()
