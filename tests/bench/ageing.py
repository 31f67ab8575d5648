"""The ageing of 100,000 open items of 10,000 customers, today and on a past day, beside bare SQL."""

from datetime import date, timedelta
from pathlib import Path

from db.connection import Book
from desktop.app import App
from desktop.services.ageing import AgeingChoices
from desktop.services.clock import FixedClock
from tests.bench import big_book
from tests.bench.table import Figure, pair

CUSTOMERS = 10_000
ITEMS = 100_000
#: So many items more were settled by a payment each, one a day of the last year after another.
SETTLED = 20_000
_MONTH_AGO = big_book.TODAY - timedelta(days=30)
_NOW = "2026-11-21T08:00:00+00:00"

_CLASSES = (
    "sum(CASE WHEN due_date >= :t OR due_date IS NULL THEN open ELSE 0 END),"
    " sum(CASE WHEN due_date < :t AND due_date >= :d30 THEN open ELSE 0 END),"
    " sum(CASE WHEN due_date < :d30 AND due_date >= :d60 THEN open ELSE 0 END),"
    " sum(CASE WHEN due_date < :d60 AND due_date >= :d90 THEN open ELSE 0 END),"
    " sum(CASE WHEN due_date < :d90 AND due_date >= :d180 THEN open ELSE 0 END),"
    " sum(CASE WHEN due_date < :d180 AND due_date >= :d365 THEN open ELSE 0 END),"
    " sum(CASE WHEN due_date < :d365 THEN open ELSE 0 END),"
    " sum(min(open, disputed)), sum(CASE WHEN handed_over_on IS NOT NULL THEN open ELSE 0 END)"
)
_TODAYS = f"SELECT customer_id, currency, {_CLASSES} FROM receivable WHERE open > 0 GROUP BY customer_id, currency"
_THEN = (
    f"SELECT customer_id, currency, {_CLASSES} FROM (SELECT r.customer_id, r.currency, r.due_date, r.disputed,"
    " r.handed_over_on, r.amount - coalesce((SELECT sum(a.amount) FROM allocation a WHERE a.receivable_id = r.id"
    " AND a.day <= :t), 0) AS open FROM receivable r WHERE coalesce(r.document_date, date(r.created_at)) <= :t)"
    " WHERE open > 0 GROUP BY customer_id, currency"
)
_UNAPPLIED = (
    "SELECT p.customer_id, p.currency, sum(p.amount - coalesce((SELECT sum(a.amount) FROM allocation a"
    " WHERE a.payment_id = p.id AND a.day <= :t), 0)) FROM payment p WHERE p.received_on <= :t"
    " GROUP BY p.customer_id, p.currency"
)
_NAMES = "SELECT id, name FROM customer ORDER BY sort_key"


def measure(folder: Path) -> list[Figure]:
    """Measure the whole ageing, by customer, on both days."""
    book = _make(folder / "ageing.book")
    app = App(book, FixedClock(big_book.TODAY))
    service = app.services.ageing
    name = f"ageing, {ITEMS:,} items"
    try:
        with book.reading():
            return [
                pair(name, service.report, lambda: _bare(book, _TODAYS, big_book.TODAY), "bare SQL"),
                pair(
                    f"{name}, a month ago",
                    lambda: service.report(AgeingChoices(on=_MONTH_AGO)),
                    lambda: _bare(book, _THEN, _MONTH_AGO),
                    "bare SQL",
                ),
            ]
    finally:
        app.close()


def _bare(book: Book, items: str, day: date) -> None:
    edges = {f"d{limit}": (day - timedelta(days=limit)).isoformat() for limit in (30, 60, 90, 180, 365)}
    for sql in (items, _UNAPPLIED):
        book.rows(sql, {name: each for name, each in (edges | {"t": day.isoformat()}).items() if f":{name}" in sql})
    book.rows(_NAMES)


def _make(path: Path) -> Book:
    """Fill a book: open items, some in dispute or handed over, credit notes, settled items with their payments."""
    book = big_book.make(path, customers=CUSTOMERS, items=ITEMS)
    with book.transaction():
        book.run(
            "UPDATE receivable SET document_date = date(due_date, '-30 days'),"
            " handed_over_on = CASE WHEN id % 200 = 0 THEN '2026-11-01' END, currency = iif(id % 50, 'CNY', 'USD')"
        )
        book.run(
            "INSERT INTO dispute (customer_id, receivable_id, amount, reason, opened_on, status, recorded_at)"
            " SELECT customer_id, id, 100, 'price', '2026-10-15', 'open', ? FROM receivable WHERE id % 50 = 1",
            [_NOW],
        )
        first = ITEMS + 1
        book.run_many(
            "INSERT INTO receivable (id, customer_id, number, number_key, kind, document_date, due_date, currency,"
            " amount, open, created_at, updated_at) VALUES (?, ?, ?, ?, 'invoice', ?, ?, 'CNY', 50000, 50000, ?, ?)",
            (
                (first + n, n % CUSTOMERS + 1, f"OLD{n}", f"old{n}", _day(n, -60), _day(n, -30), _NOW, _NOW)
                for n in range(SETTLED)
            ),
        )
        book.run_many(
            "INSERT INTO payment (id, customer_id, kind, currency, amount, received_on, means, recorded_at)"
            " VALUES (?, ?, 'receipt', 'CNY', ?, ?, 'transfer', ?)",
            ((n + 1, n % CUSTOMERS + 1, 50_000 if n % 40 else 60_000, _day(n, 0), _NOW) for n in range(SETTLED)),
        )
        book.run_many(
            "INSERT INTO allocation (receivable_id, kind, amount, day, payment_id, recorded_at)"
            " VALUES (?, 'payment', 50000, ?, ?, ?)",
            ((first + n, _day(n, 0), n + 1, _NOW) for n in range(SETTLED)),
        )
        book.run("ANALYZE")
    return book


def _day(n: int, moved: int) -> str:
    return (big_book.TODAY + timedelta(days=moved - n % 360)).isoformat()
