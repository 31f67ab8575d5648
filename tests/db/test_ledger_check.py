"""The check finds each way in which a ledger can be wrong, and nothing in one that is right."""

import pytest

from db import driver
from db.check import SumCode, check

NOW = "2026-11-21T09:00:00+00:00"
DAY = "2026-11-21"


@pytest.fixture
def ledger(book, add):
    """A customer with two invoices, a credit note and a payment that went to the first; and another customer."""
    customer, other = add(book, "customer"), add(book, "customer", name="瑞丰")
    item = {"customer_id": customer, "document_date": DAY, "amount": 1000, "open": 1000}
    add(book, "receivable", **item)
    add(book, "receivable", **item | {"number": "A-2", "number_key": "a-2"})
    note = {"number": "K-1", "number_key": "k-1", "kind": "credit_note", "amount": -300, "open": -300}
    add(book, "receivable", **item | note)
    payment(add, book, customer)
    allocation(add, book, 1, amount=600, payment_id=1)
    allocation(add, book, 2, amount=100, kind="credit", credit_id=3)
    allocation(add, book, 3, amount=-100, kind="credit", credit_id=3)
    add(book, "receivable", customer_id=other)
    add(book, "dispute", customer_id=customer, receivable_id=2, amount=50, reason="price", opened_on=DAY,
        status="open", recorded_at=NOW)  # fmt: skip
    return book


def payment(add, book, customer=1, **more):
    filling = {"kind": "receipt", "currency": "CNY", "amount": 700, "received_on": DAY, "means": "cash"}
    return add(book, "payment", customer_id=customer, recorded_at=NOW, **filling | more)


def allocation(add, book, item, **more):
    return add(book, "allocation", receivable_id=item, **{"kind": "payment", "day": DAY, "recorded_at": NOW} | more)


def found(book):
    return {(finding.code, finding.entity, finding.id) for finding in check(book).sums}


def without_guards(book, *statements):
    """Write what the book's own rules would not let through."""
    with driver.connected(book.path) as connection:
        connection.execute("PRAGMA foreign_keys = 0")
        for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall():
            connection.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            connection.execute(statement)


def test_a_ledger_that_is_right_is_sound(ledger):
    assert check(ledger).is_sound
    rows = ledger.rows("SELECT open, disputed FROM receivable WHERE customer_id = 1 ORDER BY id")
    assert rows == [(400, 0), (900, 50), (-200, 0)]


@pytest.mark.parametrize(
    ("wrong", "finding"),
    [
        ("UPDATE receivable SET open = 399 WHERE id = 1", (SumCode.OPEN_DIFFERS, "receivable", 1)),
        ("UPDATE receivable SET open = 399 WHERE id = 1", (SumCode.BALANCE_DIFFERS, "customer", 1)),
        ("DELETE FROM allocation WHERE id = 1", (SumCode.OPEN_DIFFERS, "receivable", 1)),
        ("UPDATE receivable SET disputed = 0 WHERE id = 2", (SumCode.DISPUTED_DIFFERS, "receivable", 2)),
        ("UPDATE payment SET amount = 599", (SumCode.OVER_ALLOCATED, "payment", 1)),
        ("UPDATE payment SET received_on = '2026-11-22'", (SumCode.OVER_ALLOCATED, "payment", 1)),
        ("UPDATE allocation SET receivable_id = 4 WHERE id = 1", (SumCode.ALLOCATED_TO_ANOTHER, "allocation", 1)),
        ("UPDATE payment SET currency = 'USD'", (SumCode.ALLOCATED_TO_ANOTHER, "allocation", 1)),
        ("UPDATE receivable SET currency = 'USD' WHERE id = 3", (SumCode.ALLOCATED_TO_ANOTHER, "allocation", 2)),
        ("UPDATE allocation SET amount = -99 WHERE id = 3", (SumCode.CREDIT_DIFFERS, "receivable", 3)),
    ],
)
def test_what_does_not_agree_is_found(ledger, wrong, finding):
    without_guards(ledger, wrong)
    assert finding in found(ledger)


@pytest.mark.parametrize(
    ("reversal", "is_right"),
    [
        ({"amount": -600, "receivable_id": 1}, True),
        ({"amount": -599, "receivable_id": 1}, False),
        ({"amount": -600, "receivable_id": 2}, False),
        ({"amount": -600, "receivable_id": 1, "day": "2026-11-20"}, False),
        ({"amount": -600, "receivable_id": 1, "reverses_id": None}, False),
    ],
)
def test_an_allocation_is_reversed_by_its_exact_negative(ledger, add, reversal, is_right):
    item = reversal.pop("receivable_id")
    row = allocation(add, ledger, item, **{"payment_id": 1, "reverses_id": 1} | reversal)
    assert ((SumCode.WRONGLY_REVERSED, "allocation", row) not in found(ledger)) is is_right


def test_a_reversal_is_not_reversed(ledger, add):
    first = allocation(add, ledger, 1, amount=-600, payment_id=1, reverses_id=1)
    again = allocation(add, ledger, 1, amount=600, payment_id=1, reverses_id=first)
    assert found(ledger) == {(SumCode.WRONGLY_REVERSED, "allocation", again)}


def test_the_book_itself_refuses_a_second_reversal(ledger, add):
    allocation(add, ledger, 1, amount=-600, payment_id=1, reverses_id=1)
    with pytest.raises(Exception, match="UNIQUE"):
        allocation(add, ledger, 1, amount=-600, payment_id=1, reverses_id=1)


def test_a_reversed_payment_goes_to_nothing(ledger, add):
    payment(add, ledger, kind="reversal", amount=-700, of_id=1)
    assert found(ledger) == {(SumCode.REVERSED_PAYMENT_APPLIED, "payment", 1), (SumCode.OVER_ALLOCATED, "payment", 1)}


@pytest.mark.parametrize(
    "wrong",
    [{"currency": "USD"}, {"customer_id": 2}, {"received_on": "2026-11-20"}],
    ids=["currency", "customer", "day"],
)
def test_a_refund_is_of_a_receipt_of_the_same_customer(ledger, add, wrong):
    refund = payment(add, ledger, customer=1, kind="refund", amount=-1, of_id=1)
    without_guards(ledger, "SELECT 1")
    with ledger.transaction():
        for column, value in wrong.items():
            ledger.run(f"UPDATE payment SET {column} = ? WHERE id = ?", [value, refund])
    assert (SumCode.PAYMENT_OF_ANOTHER, "payment", refund) in found(ledger)


def test_a_plan_forgets_a_payment_that_was_reversed(ledger, add):
    plan = add(ledger, "plan", customer_id=1)
    kept = add(ledger, "plan_payment", plan_id=plan, paid_on=DAY, amount=700, recorded_at=NOW, payment_id=1)
    assert check(ledger).is_sound
    allocation(add, ledger, 1, amount=-600, payment_id=1, reverses_id=1)
    payment(add, ledger, kind="reversal", amount=-700, of_id=1)
    assert found(ledger) == {(SumCode.PLAN_PAYMENT_DIFFERS, "plan_payment", kept)}


@pytest.mark.parametrize(("table", "row"), [("receivable", 1), ("payment", 1), ("plan_item", 0)])
def test_a_fraction_is_found_wherever_it_is(ledger, add, table, row):
    add(ledger, "plan_item", plan_id=add(ledger, "plan", customer_id=1), receivable_id=1, open=1)
    column = "open" if table == "plan_item" else "amount"
    without_guards(
        ledger,
        "PRAGMA writable_schema = 1",
        f"UPDATE sqlite_schema SET sql = replace(sql, 'STRICT', '') WHERE name = '{table}' AND sql LIKE '% STRICT'",
        f"UPDATE sqlite_schema SET sql = replace(sql, 'STRICT, ', '') WHERE name = '{table}'",
    )
    with driver.connected(ledger.path) as connection:
        connection.execute(f"UPDATE {table} SET {column} = 1.5 WHERE true")
    assert (SumCode.FRACTION, table, row) in found(ledger)


def test_the_tables_themselves_refuse_a_fraction(book):
    loose = book.rows(
        "SELECT name FROM pragma_table_list WHERE type = 'table' AND NOT strict AND name NOT LIKE 'sqlite%'"
    )
    reals = book.rows(
        "SELECT t.name, c.name FROM pragma_table_list t, pragma_table_info(t.name) c"
        " WHERE t.type = 'table' AND upper(c.type) NOT IN ('INTEGER', 'TEXT', 'BLOB') AND t.name NOT LIKE 'sqlite%'"
    )
    assert (loose, reals) == ([], [])
