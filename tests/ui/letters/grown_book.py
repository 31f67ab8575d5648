"""The sample book grown to two thousand customers: some to be reminded, on every step, some who owe in good time."""

import hashlib
from datetime import date, timedelta
from itertools import count
from typing import NamedTuple

from desktop.app import make_sample, open_app
from desktop.domain.company import DocumentKind
from desktop.domain.papers import paper_number
from desktop.domain.text import name_key
from desktop.services.clock import FixedClock
from desktop.services.search_text import search_text, sort_key
from tests.bench.big_book import name_of

TODAY = date(2026, 11, 21)
CUSTOMERS = 2_000
_NOW = "2026-11-20T08:00:00+00:00"
_PDF = b"%PDF-1.7 an earlier letter"


class Case(NamedTuple):
    """Days from today of an item's due date and of the reminders that named it; whether the final one is decided."""

    due: int
    reminded: tuple[int, ...] = ()
    decided: bool = False


#: One after another, again and again; the second letter is due to those of the third, the final one to the fifth.
_CASES = (Case(40), Case(-12), Case(-40, (-20,)), Case(7), Case(-60, (-40, -20), decided=True), Case(-60, (-40, -20)))
#: Of those who owe nothing that is late, one in so many has always paid in time.
_GOOD = 6


def make(folder, customers=CUSTOMERS):
    """Make the sample in a folder and let it grow; give the file."""
    path = make_sample(folder, FixedClock(TODAY)).book
    app = open_app(path, FixedClock(TODAY))
    book = app.services._book
    first = book.rows("SELECT max(id) + 1 FROM customer")[0][0]
    grown = range(first, first + customers - book.rows("SELECT count(*) FROM customer")[0][0])
    with book.transaction():
        _add_customers(book, grown)
        items = _add_items(book, grown)
        _add_paid(book, [customer for customer in grown if customer % (_GOOD * len(_CASES)) == 0])
        _add_letters(book, items)
        book.run("ANALYZE")
    app.close()
    return path


def _add_customers(book, grown):
    book.run_many(
        "INSERT INTO customer (id, name, code, address, credit_term_days, currency, standing, ability, willingness,"
        " tone, letter_language, name_key, sort_key, search_text, created_at, updated_at)"
        " VALUES (?, ?, ?, ?, 30, 'CNY', 'normal', 'unknown', 'unknown', 'neutral', ?, ?, ?, ?, ?, ?)",
        (
            (
                n,
                name := name_of(n),
                code := f"G{n:05d}",
                f"江场路{n}号",
                "en" if n % 5 == 0 else "zh_CN",
                name_key(name),
                sort_key(name),
                search_text(name, code=code, phones=[]),
                _NOW,
                _NOW,
            )
            for n in grown
        ),
    )


def _add_items(book, grown):
    """Add one to three items a customer, of the same case; give id, customer, number and case of each."""
    ids = count(book.rows("SELECT max(id) + 1 FROM receivable")[0][0])
    items = [
        (next(ids), customer, f"INV{customer:05d}-{n}", _CASES[customer % len(_CASES)])
        for customer in grown
        for n in range(customer % 3 + 1)
    ]
    book.run_many(
        "INSERT INTO receivable (id, customer_id, number, number_key, kind, document_date, due_date, currency, amount,"
        " open, created_at, updated_at) VALUES (?, ?, ?, ?, 'invoice', ?, ?, 'CNY', ?, ?, ?, ?)",
        (
            (id_, customer, number, number.lower().replace("-", ""), _day(case.due - 30), _day(case.due),
             100_000 + id_, 100_000 + id_, _NOW, _NOW)
            for id_, customer, number, case in items
        ),
    )  # fmt: skip
    return items


def _add_paid(book, customers):
    """Add three items that were paid on their day, for which one may thank."""
    ids = count(book.rows("SELECT max(id) + 1 FROM receivable")[0][0])
    paid = [(next(ids), customer, f"OLD{customer:05d}-{n}", -60 - n) for customer in customers for n in range(3)]
    book.run_many(
        "INSERT INTO receivable (id, customer_id, number, number_key, kind, document_date, due_date, currency, amount,"
        " open, created_at, updated_at) VALUES (?, ?, ?, ?, 'invoice', ?, ?, 'CNY', 70000, 70000, ?, ?)",
        (
            (id_, customer, number, number.lower().replace("-", ""), _day(due - 30), _day(due), _NOW, _NOW)
            for id_, customer, number, due in paid
        ),
    )
    book.run_many(
        "INSERT INTO allocation (receivable_id, kind, amount, day, recorded_at) VALUES (?, 'office', 70000, ?, ?)",
        ((id_, _day(due), _NOW) for id_, _customer, _number, due in paid),
    )


def _add_letters(book, items):
    """Add the reminders of before, and the decisions that a final one may follow."""
    serials = count(book.rows("SELECT max(serial) + 1 FROM document WHERE kind = 'reminder' AND year = 2026")[0][0])
    ids = count(book.rows("SELECT max(id) + 1 FROM document")[0][0])
    sha256 = hashlib.sha256(_PDF).hexdigest()
    theirs: dict[int, list[tuple[int, str, Case]]] = {}
    for id_, customer, number, case in items:
        theirs.setdefault(customer, []).append((id_, number, case))
    papers, rows = [], []
    for customer, some in theirs.items():
        case = some[0][2]
        for level, days in enumerate(case.reminded, 1):
            document, serial = next(ids), next(serials)
            total = sum(100_000 + id_ for id_, _number, _case in some)
            papers.append((document, customer, level, paper_number(DocumentKind.REMINDER, 2026, serial), serial,
                           _day(days), _day(days), total, _day(days + 7), _PDF, sha256, _NOW))  # fmt: skip
            rows += [
                (document, place, id_, number, _day(case.due), 100_000 + id_, 100_000 + id_, days - case.due)
                for place, (id_, number, _case) in enumerate(some)
            ]
    book.run_many(
        "INSERT INTO document (id, customer_id, kind, level, number, year, serial, made_on, as_of, language, currency,"
        " total, pay_by, pages, pdf, sha256, made_at) VALUES (?, ?, 'reminder', ?, ?, 2026, ?, ?, ?, 'zh_CN', 'CNY', ?,"
        " ?, 1, ?, ?, ?)",
        papers,
    )
    book.run_many(
        "INSERT INTO document_item (document_id, position, receivable_id, number, due_date, amount, open, days_overdue)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        rows,
    )
    book.run_many(
        "INSERT INTO escalation (customer_id, currency, decided_on, reason, recorded_at) VALUES (?, 'CNY', ?, ?, ?)",
        ((customer, _day(-2), "four calls, no money", _NOW) for customer, some in theirs.items() if some[0][2].decided),
    )


def _day(offset):
    return (TODAY + timedelta(days=offset)).isoformat()
