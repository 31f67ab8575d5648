"""The page of a customer with 5,000 entries in its timeline, beside bare SQL."""

import json
from datetime import timedelta
from pathlib import Path

from db.connection import Book
from desktop.app import App
from desktop.domain.timeline import EventGroup, EventKind, kinds_of
from desktop.services.clock import FixedClock
from desktop.wording.timeline import event_line
from tests.bench import big_book
from tests.bench.table import Figure, pair

CUSTOMERS = 10_000
ENTRIES = 5_000
#: What every other customer has.
_USUAL_ENTRIES = 10
_PAGE = 100
_CUSTOMER = CUSTOMERS // 2

_ROWS = "SELECT id, at, kind, entity_id, data FROM event WHERE customer_id = ?"
_FIRST = f"{_ROWS} ORDER BY id DESC LIMIT {_PAGE}"
_LAST = f"{_FIRST} OFFSET {ENTRIES - _PAGE}"
_MONEY = ",".join(f"'{kind}'" for kind in kinds_of([EventGroup.MONEY]))
_OF_MONEY = f"{_ROWS} AND kind IN ({_MONEY}) ORDER BY id DESC LIMIT {_PAGE}"
_CARD = "SELECT * FROM customer WHERE id = ?"
_SUMS = "SELECT currency, sum(open) FROM receivable WHERE customer_id = ? AND open <> 0 GROUP BY currency"

_DAY = big_book.TODAY.isoformat()
_SUM = {"amount": 1_234_500, "currency": "CNY"}
_NEXT = {"result": "promised", "next_step": "再打电话", "next_step_on": _DAY}
_TOLD = (
    (EventKind.CONTACT_LOGGED, {"channel": "call", "day": _DAY, "who": "王丽", "said": "下周付", **_NEXT}),
    (EventKind.PAYMENT_RECEIVED, {"day": _DAY, "means": "transfer", "items": ["INV0004711"], "unapplied": 0, **_SUM}),
    (EventKind.PROMISE_MADE, {"day": _DAY, "who": "王丽", **_SUM}),
    (EventKind.VISIT_PLANNED, {"day": _DAY, "time": "14:00", "purpose": "collect", **_SUM}),
)


def measure(folder: Path) -> list[Figure]:
    """Measure the first page with its sentences and the head above it, the last page, and one group alone."""
    book = _make(folder / "timeline.book")
    app = App(book, FixedClock(big_book.TODAY))
    customers = app.services.customers
    name = f"{ENTRIES:,} entries in its timeline"

    def page() -> None:
        customers.get(_CUSTOMER)
        for event in customers.events(_CUSTOMER, limit=_PAGE):
            event_line(event)

    def bare_page() -> None:
        for sql in (_CARD, _SUMS, _FIRST):
            book.rows(sql, [_CUSTOMER])

    try:
        with book.reading():
            return [
                pair(f"customer page with {name}", page, bare_page, "bare SQL"),
                pair(
                    "its last page",
                    lambda: customers.events(_CUSTOMER, offset=ENTRIES - _PAGE, limit=_PAGE),
                    lambda: book.rows(_LAST, [_CUSTOMER]),
                    "bare SQL",
                ),
                pair(
                    "its first page of money alone",
                    lambda: customers.events(_CUSTOMER, groups=[EventGroup.MONEY], limit=_PAGE),
                    lambda: book.rows(_OF_MONEY, [_CUSTOMER]),
                    "bare SQL",
                ),
            ]
    finally:
        app.close()


def _make(path: Path) -> Book:
    """Give every customer a few entries, and one of them 5,000 in between, as years of work would leave them."""
    book = big_book.make(path, CUSTOMERS, CUSTOMERS)
    others = CUSTOMERS * _USUAL_ENTRIES
    owners = (_CUSTOMER if n % (others // ENTRIES) == 0 else n % CUSTOMERS + 1 for n in range(others))
    told = [(kind.value, json.dumps(data, ensure_ascii=False)) for kind, data in _TOLD]
    with book.transaction():
        book.run_many(
            "INSERT INTO event (customer_id, at, kind, data) VALUES (?, ?, ?, ?)",
            (
                (owner, f"{big_book.TODAY - timedelta(days=(others - n) // 100)}T08:00:00+00:00", *told[n // 7 % 4])
                for n, owner in enumerate(owners)
            ),
        )
        book.run("ANALYZE")
    return book
