"""What the ageing says on any day is what the raw rows of the book say, however it is cut."""

from collections import Counter, defaultdict
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.domain.ageing import AgeingRow, Basis, Buckets, By, Column, ColumnKind, age, columns, value
from desktop.domain.customers import Standing
from desktop.services.ageing import AgeingChoices
from tests.services import small_books

LIMITS = Buckets((30, 60, 200))
#: Which of the days on which something in the book happens, or the day before or after it.
DAYS = st.tuples(st.integers(0, 100), st.integers(-1, 1))
A_BOOK = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=120)


@pytest.fixture
def customers(book, add_customer):
    """Three customers, two of one standing, two without a region."""
    ids = [
        add_customer("恒达", standing=Standing.GOOD),
        add_customer("瑞丰", standing=Standing.WATCH),
        add_customer("Acme", standing=Standing.WATCH),
    ]
    with book.transaction():
        book.run("UPDATE customer SET region = '华东' WHERE id = ?", [ids[0]])
    return ids


@pytest.fixture
def of_book(book, customers, services):
    """Fill the book with what was drawn, look at it on one of its days, and take everything back."""

    def look(drawn, which, check):
        with small_books.taken_back(book):
            small_books.fill(customers, drawn)
            check(services, a_day(book, which))

    return look


def a_day(book, which):
    days = set()
    for table, columns_ in (
        ("receivable", ("document_date", "due_date", "handed_over_on")),
        ("payment", ("received_on", "cleared_on")),
        ("allocation", ("day",)),
        ("dispute", ("opened_on", "closed_on")),
    ):
        days |= {row[column] for row in raw(book, table) for column in columns_} - {None}
    ordered = sorted(map(date.fromisoformat, days)) or [small_books.TODAY]
    return ordered[which[0] % len(ordered)] + timedelta(days=which[1])


def raw(book, table):
    names = [row[1] for row in book.rows(f"PRAGMA table_info({table})")]
    return [dict(zip(names, row, strict=True)) for row in book.rows(f"SELECT * FROM {table}")]


def day_of(text):
    return date.fromisoformat(text) if text else None


def first_day(item):
    return day_of(item["document_date"]) or date.fromisoformat(item["created_at"][:10])


def open_then(book, on):
    """What was open of each item that was known on the day, from the raw rows."""
    taken = Counter()
    for allocation in raw(book, "allocation"):
        if day_of(allocation["day"]) <= on:
            taken[allocation["receivable_id"]] += allocation["amount"]
    return [(item, item["amount"] - taken[item["id"]]) for item in raw(book, "receivable") if first_day(item) <= on]


def disputed_then(book, on):
    disputed = Counter()
    for dispute in raw(book, "dispute"):
        if day_of(dispute["opened_on"]) <= on and not (dispute["closed_on"] and day_of(dispute["closed_on"]) <= on):
            disputed[dispute["receivable_id"]] += dispute["amount"]
    return disputed


def expected_rows(book, on, basis):
    """Work out every row from the raw rows, one by one."""
    rows = defaultdict(lambda: [[0] * len(LIMITS), 0, 0, 0, 0, 0, 0])
    disputed = disputed_then(book, on)
    for item, left in open_then(book, on):
        row = rows[item["customer_id"], item["currency"]]
        due, document = day_of(item["due_date"]), day_of(item["document_date"])
        if left < 0:
            row[1] += left
        elif left > 0:
            row[0][LIMITS.bucket_of(age(due, document, on, basis))] += left
            row[3] += min(left, disputed[item["id"]])
            row[4] += left if item["handed_over_on"] and day_of(item["handed_over_on"]) <= on else 0
            row[5] += left if (due if basis is Basis.DUE_DATE else document) is None else 0
    add_money(rows, book, on)
    told = {key: AgeingRow(key[0], "", tuple(row[0]), *row[1:]) for key, row in rows.items()}
    return {key: row for key, row in told.items() if any((*row.buckets, row.credits, row.unapplied, row.uncleared))}


def add_money(rows, book, on):
    receipts = {each["id"]: each for each in raw(book, "payment") if each["kind"] == "receipt"}
    for payment in raw(book, "payment"):
        if day_of(payment["received_on"]) <= on:
            row = rows[payment["customer_id"], payment["currency"]]
            row[2] -= payment["amount"]
            bill = receipts[payment["of_id"] or payment["id"]]
            if bill["maturity_on"] and not (bill["cleared_on"] and day_of(bill["cleared_on"]) <= on):
                row[6] += payment["amount"]
    for allocation in raw(book, "allocation"):
        if allocation["payment_id"] and day_of(allocation["day"]) <= on:
            payment = receipts[allocation["payment_id"]]
            rows[payment["customer_id"], payment["currency"]][2] += allocation["amount"]


@A_BOOK
@given(drawn=small_books.books, which=DAYS, basis=st.sampled_from(Basis))
def test_the_ageing_of_any_day_is_what_the_raw_rows_say(of_book, book, drawn, which, basis):
    def check(services, on):
        ageing = services.ageing.report(AgeingChoices(on, basis, buckets=LIMITS))
        told = {(row.key, table.currency): row._replace(name="") for table in ageing.tables for row in table.rows}
        assert told == expected_rows(book, on, basis)

    of_book(drawn, which, check)


@A_BOOK
@given(drawn=small_books.books, which=DAYS)
def test_total_is_items_less_credits_less_money_not_applied(of_book, book, drawn, which):
    def check(services, on):
        owed, unapplied = Counter(), Counter()
        for item, left in open_then(book, on):
            owed[item["customer_id"], item["currency"]] += left
        for row in services.ageing.report(AgeingChoices(on)).tables:
            for each in row.rows:
                (balance,) = (b for b in services.ledger.balances(each.key, on) if b.currency == row.currency)
                unapplied[each.key, row.currency] = balance.unapplied
                assert each.total == balance.owed - balance.unapplied
                assert sum(each.buckets) + each.credits == owed[each.key, row.currency]
                assert each.unapplied == -balance.unapplied

    of_book(drawn, which, check)


@A_BOOK
@given(drawn=small_books.books, which=DAYS, basis=st.sampled_from(Basis))
def test_customers_standings_and_regions_come_to_the_same(of_book, drawn, which, basis):
    def check(services, on):
        found = [services.ageing.report(AgeingChoices(on, basis, by, LIMITS)).tables for by in By]
        totals = [{table.currency: table.total for table in tables} for tables in found]
        assert totals[0] == totals[1] == totals[2]
        for tables in found:
            for table in tables:
                for column in columns(LIMITS)[1:]:
                    assert sum(value(row, column) for row in table.rows) == value(table.total, column)

    of_book(drawn, which, check)


@A_BOOK
@given(drawn=small_books.books, which=DAYS, basis=st.sampled_from(Basis), by=st.sampled_from(By))
def test_the_items_and_payments_behind_a_sum_come_to_it(of_book, drawn, which, basis, by):
    def check(services, on):
        choices = AgeingChoices(on, basis, by, LIMITS)
        for table in services.ageing.report(choices).tables:
            for key, row in [*((row.key, row) for row in table.rows), (None, table.total)]:
                for column in columns(LIMITS)[1:]:
                    assert behind(services, choices, table.currency, column, key) == value(row, column), column

    of_book(drawn, which, check)


def behind(services, choices, currency, column, key):
    if column.kind in {ColumnKind.UNAPPLIED, ColumnKind.UNCLEARED}:
        paid = services.ageing.payments(choices, currency, column, key)
        if column.kind is ColumnKind.UNCLEARED:
            return sum(each.amount for each in paid)
        return -sum(each.unapplied for each in paid)
    lines = services.ageing.items(choices, currency, column, key)
    if column.kind is ColumnKind.DISPUTED:
        return sum(line.item.disputed for line in lines)
    total = sum(line.item.open for line in lines)
    if column.kind is ColumnKind.TOTAL:
        return total + behind(services, choices, currency, Column(ColumnKind.UNAPPLIED), key)
    return total
