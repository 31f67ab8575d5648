"""Reads at 100,000 customers and 100,000 open items, beside the bare SQL of the same question."""

import resource
from pathlib import Path

from desktop.app import App
from desktop.services.clock import FixedClock
from desktop.services.customers import CustomerOrder
from tests.bench import big_book
from tests.bench.table import Figure, pair

_FIRST = "SELECT id, name, code FROM customer WHERE archived_at IS NULL ORDER BY sort_key, id LIMIT 50"
_LIKE = (
    "SELECT id, name, code FROM customer WHERE archived_at IS NULL AND search_text LIKE '%{}%'"
    " ORDER BY sort_key, id LIMIT 50"
)
_COUNT = "SELECT count(*) FROM customer WHERE archived_at IS NULL"
_OPEN = (
    "SELECT c.id, c.name, s.total FROM customer c JOIN (SELECT customer_id, sum(open) AS total FROM receivable"
    " WHERE open <> 0 GROUP BY customer_id) s ON s.customer_id = c.id WHERE c.archived_at IS NULL"
    " ORDER BY s.total DESC LIMIT 50"
)


def measure(folder: Path) -> list[Figure]:
    """Measure the list, type-ahead with and without hits, and the order by what is owed."""
    book = big_book.make(folder / "big.book")
    app = App(book, FixedClock(big_book.TODAY))
    services = app.services
    try:
        with book.reading():
            figures = [
                pair("customer list, first 50", services.customers.page, lambda: book.rows(_FIRST), "bare SQL"),
                *(
                    pair(
                        f"type-ahead {text!r}",
                        lambda text=text: services.customers.page(text),
                        lambda text=text: book.rows(_LIKE.format(text)),
                        "bare SQL",
                    )
                    for text in ("恒达", "shhd", "4711", "zzzz")
                ),
                pair(
                    "customer list by what is owed",
                    lambda: services.customers.page(order=CustomerOrder.OPEN, descending=True),
                    lambda: book.rows(_OPEN),
                    "bare SQL",
                ),
                pair("count of customers", services.customers.count, lambda: book.rows(_COUNT), "bare SQL"),
            ]
    finally:
        app.close()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    last = figures[-1]
    figures[-1] = Figure(last.name, last.ours, last.floor, last.floor_is, f"peak of the whole process {peak} MiB")
    return figures
