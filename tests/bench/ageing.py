"""The ageing and the list of 100,000 open items of 10,000 customers, beside bare SQL."""

import gc
from datetime import date, timedelta
from pathlib import Path

from db.connection import Book
from desktop.app import App
from desktop.services.ageing import AgeingChoices
from desktop.services.clock import FixedClock
from desktop.services.money import ItemFilter
from tests.bench import big_book
from tests.bench.table import Figure, pair

CUSTOMERS = 10_000
ITEMS = 100_000
#: So many items more were settled by a payment each, one a day of the last year after another.
SETTLED = 20_000
_MONTH_AGO = big_book.TODAY - timedelta(days=30)
_NOW = "2026-11-21T08:00:00+00:00"

_CLASSES = (
    "sum(open) FILTER (WHERE open > 0 AND (due_date >= :t OR due_date IS NULL)),"
    " sum(open) FILTER (WHERE open > 0 AND due_date < :t AND due_date >= :d30),"
    " sum(open) FILTER (WHERE open > 0 AND due_date < :d30 AND due_date >= :d60),"
    " sum(open) FILTER (WHERE open > 0 AND due_date < :d60 AND due_date >= :d90),"
    " sum(open) FILTER (WHERE open > 0 AND due_date < :d90 AND due_date >= :d180),"
    " sum(open) FILTER (WHERE open > 0 AND due_date < :d180 AND due_date >= :d365),"
    " sum(open) FILTER (WHERE open > 0 AND due_date < :d365), sum(open) FILTER (WHERE open < 0),"
    " sum(disputed) FILTER (WHERE disputed > 0), sum(open) FILTER (WHERE open > 0 AND handed_over_on <= :t),"
    " sum(open) FILTER (WHERE open > 0 AND due_date IS NULL)"
)
_NAMED = "SELECT c.name, o.* FROM ({}) o JOIN customer c ON c.id = o.customer_id ORDER BY o.currency, c.sort_key"
_TODAYS = _NAMED.format(
    f"SELECT customer_id, currency, {_CLASSES} FROM receivable WHERE open <> 0 GROUP BY customer_id, currency"
)
_THEN = _NAMED.format(
    f"SELECT customer_id, currency, {_CLASSES} FROM (SELECT r.customer_id, r.currency, r.due_date, r.disputed,"
    " r.handed_over_on, r.open + coalesce(l.later, 0) AS open FROM receivable r LEFT JOIN (SELECT receivable_id,"
    " sum(amount) AS later FROM allocation WHERE day > :t GROUP BY receivable_id) l ON l.receivable_id = r.id"
    " WHERE coalesce(r.document_date, date(r.created_at)) <= :t) WHERE open <> 0 GROUP BY customer_id, currency"
)
_UNAPPLIED = (
    "SELECT customer_id, currency, sum(minor) FROM (SELECT customer_id, currency, amount AS minor FROM payment"
    " WHERE received_on <= :t UNION ALL SELECT p.customer_id, p.currency, -a.amount FROM allocation a"
    " JOIN payment p ON p.id = a.payment_id WHERE a.payment_id IS NOT NULL AND a.day <= :t)"
    " GROUP BY customer_id, currency HAVING sum(minor) <> 0"
)
_UNCLEARED = (
    "SELECT customer_id, currency, sum(amount) FROM payment WHERE maturity_on IS NOT NULL AND received_on <= :t"
    " AND (cleared_on IS NULL OR cleared_on > :t) GROUP BY customer_id, currency"
)


_URGENT = (
    "SELECT r.id, c.name, r.number, r.due_date, r.open FROM receivable r JOIN customer c ON c.id = r.customer_id"
    " WHERE r.open <> 0 AND r.open > r.disputed AND r.handed_over_on IS NULL AND r.due_date < :t"
    " AND 3 * (julianday(:t) - julianday(r.due_date)) > coalesce(r.credit_term_days, c.credit_term_days)"
    " ORDER BY r.due_date, r.id LIMIT 50"
)


def measure(folder: Path) -> list[Figure]:
    """Measure the whole ageing, by customer, today and on a past day; and the first page of what is urgent."""
    book = _make(folder / "ageing.book")
    app = App(book, FixedClock(big_book.TODAY))
    service = app.services.ageing
    name = f"ageing, {ITEMS:,} items"
    gc.disable()  # as in the window, which collects between two events
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
                pair(
                    f"urgent items of {ITEMS:,}, first 50",
                    lambda: app.services.money.page(ItemFilter(urgent=True)),
                    lambda: book.rows(_URGENT, {"t": big_book.TODAY.isoformat()}),
                    "bare SQL",
                ),
            ]
    finally:
        gc.enable()
        app.close()


def _bare(book: Book, items: str, day: date) -> None:
    edges = {f"d{limit}": (day - timedelta(days=limit)).isoformat() for limit in (30, 60, 90, 180, 365)}
    values = edges | {"t": day.isoformat()}
    for sql in (items, _UNAPPLIED, _UNCLEARED):
        book.rows(sql, {name: value for name, value in values.items() if f":{name}" in sql})


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
