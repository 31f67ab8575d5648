"""What a statement says of any day: the ageing's figures, and movements that lead from one day to the other."""

from collections import Counter
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.services.accounts_on import account_on, movements
from desktop.services.ageing import AgeingChoices
from tests.services import small_books

A_BOOK = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=80)
DAYS = st.integers(-130, 60)
CURRENCIES = ("CNY", "USD")


@pytest.fixture
def of_book(book, add_customer, services):
    """Fill the book with what was drawn, look at it, and take everything back."""
    customers = [add_customer("恒达"), add_customer("瑞丰"), add_customer("Acme")]

    def look(drawn, check):
        with small_books.taken_back(book):
            small_books.fill(customers, drawn | {"allocations": list(_possible(drawn))})
            check(services, customers)

    return look


def _possible(drawn):
    """Leave out what no program writes: money of one customer or currency put to an item of another."""
    for each in drawn["allocations"]:
        item = drawn["items"][each["item"] % len(drawn["items"])]
        paid = drawn["payments"][each["payment"] % len(drawn["payments"])] if drawn["payments"] else item
        if each["kind"] != "payment" or all(paid[name] == item[name] for name in ("customer", "currency")):
            yield each


@A_BOOK
@given(drawn=small_books.books, on=DAYS)
def test_the_balance_of_a_day_is_that_of_the_ageing(of_book, book, drawn, on):
    day = small_books.day(on)

    def check(services, customers):
        told = {(customer, currency): account_on(book, customer, currency, day) for customer in customers
                for currency in CURRENCIES}  # fmt: skip
        aged = {(row.key, table.currency): row for table in services.ageing.report(AgeingChoices(day)).tables
                for row in table.rows}  # fmt: skip
        for key, account in told.items():
            assert account.balance == (aged[key].total if key in aged else 0)
            assert account.disputed == (aged[key].disputed if key in aged else 0)
            assert account.unapplied == (-aged[key].unapplied if key in aged else 0)

    of_book(drawn, check)


@A_BOOK
@given(drawn=small_books.books, first=DAYS, days=st.integers(0, 90))
def test_opening_and_movements_come_to_the_balance_of_the_last_day(of_book, book, drawn, first, days):
    begin, end = small_books.day(first), small_books.day(first + days)

    def check(_services, customers):
        for customer in customers:
            for currency in CURRENCIES:
                moved = movements(book, customer, currency, begin, end)
                assert moved.closing == account_on(book, customer, currency, end).balance

    of_book(drawn, check)


@A_BOOK
@given(drawn=small_books.books, first=DAYS, days=st.integers(1, 60))
def test_two_periods_come_to_the_whole(of_book, book, drawn, first, days):
    begin, middle, end = (small_books.day(first + part) for part in (0, days // 2, days))

    def check(_services, customers):
        for customer in customers:
            whole = movements(book, customer, "CNY", begin, end)
            parts = [
                movements(book, customer, "CNY", begin, middle),
                movements(book, customer, "CNY", middle + timedelta(days=1), end),
            ]
            for name in ("invoices", "credit_notes", "receipts", "refunds", "interest", "write_offs"):
                assert sum(getattr(part, name) for part in parts) == getattr(whole, name)

    of_book(drawn, check)


@A_BOOK
@given(drawn=small_books.books)
def test_an_account_that_begins_with_nothing_has_every_row_of_the_book(of_book, book, drawn):
    def check(_services, customers):
        sums = Counter()
        for customer, currency, amount in book.rows("SELECT customer_id, currency, amount FROM receivable"):
            sums[customer, currency] += max(amount, 0)
        for customer in customers:
            for currency in CURRENCIES:
                moved = movements(book, customer, currency, date(2020, 1, 1), small_books.day(60))
                assert (moved.opening, moved.invoices) == (0, sums[customer, currency])

    of_book(drawn, check)
