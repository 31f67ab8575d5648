"""The ageing on today's and on past days: what stands in which column, by which rows, and what is behind it."""

from datetime import timedelta

import pytest

from db import models
from desktop.domain.ageing import Basis, Buckets, By, Column, ColumnKind
from desktop.domain.customers import Standing
from desktop.domain.problems import ProblemCode
from desktop.services.ageing import AgeingChoices
from desktop.services.results import Entity

NOW = "2026-11-21T08:00:00+00:00"
TOTAL = Column(ColumnKind.TOTAL)


@pytest.fixture
def ago(today):
    return lambda days: today - timedelta(days=days)


@pytest.fixture
def ageing(services, ago):
    """The only table of the ageing so many days ago."""

    def report(days=0, **choices):
        (table,) = services.ageing.report(AgeingChoices(ago(days), **choices)).tables
        return table

    return report


@pytest.fixture
def pay(book, customer, ago):
    """Receive money some days ago, and put parts of it to items."""

    def received(amount, days, /, currency="CNY", **shares_and_more):
        shares = shares_and_more.pop("shares", {})
        with book.transaction():
            payment = models.Payment.create(
                customer=customer,
                kind="receipt",
                currency=currency,
                amount=amount,
                received_on=ago(days),
                means=shares_and_more.pop("means", "transfer"),
                recorded_at=NOW,
                **shares_and_more,
            )
            for item, share in shares.items():
                models.Allocation.create(
                    receivable=item, kind="payment", amount=share, day=ago(days), payment=payment, recorded_at=NOW
                )
            return payment.id

    return received


@pytest.mark.parametrize(
    ("due", "bucket"), [(1, 0), (0, 0), (-1, 1), (-30, 1), (-31, 2), (-61, 3), (-91, 4), (-181, 5), (-366, 6)]
)
def test_an_item_stands_in_the_class_of_its_days(ageing, add_item, due, bucket):
    add_item("A-1", 500, due=due, issued=-400)
    assert ageing().total.buckets == tuple(500 if n == bucket else 0 for n in range(7))


def test_a_past_day_knows_only_receipts_up_to_it(ageing, add_item, pay):
    item = add_item("A-1", 1000, due=-40, issued=-70)
    pay(400, 10, shares={item: 400})
    assert ageing().total.buckets[:3] == (0, 0, 600)
    assert ageing(10).total.buckets[:3] == (0, 600, 0)
    assert ageing(11).total.buckets[:3] == (0, 1000, 0)


def test_an_item_that_has_been_settled_since_was_owed_then(services, ageing, add_item, pay, ago):
    item = add_item("A-1", 1000, due=-40, issued=-70)
    pay(1000, 3, shares={item: 1000})
    assert services.ageing.report().tables == ()
    assert ageing(4).total.total == 1000
    assert services.ageing.report(AgeingChoices(ago(71))).tables == ()


def test_an_item_counts_from_its_document_date_on(services, ageing, add_item, today):
    add_item("A-1", 1000, due=30, issued=3)
    assert services.ageing.report().tables == ()
    assert ageing(-3).total.buckets[0] == 1000
    assert ageing(-31).total.buckets[1] == 1000
    assert services.ageing.report(AgeingChoices(today)).on == today


def test_a_credit_note_stands_in_its_own_column_until_it_is_applied(book, ageing, add_item, ago):
    invoice = add_item("A-1", 1000, due=-5, issued=-35)
    note = add_item("C-1", -300, issued=-20, kind="credit_note")
    assert (ageing().total.buckets[1], ageing().total.credits, ageing().total.total) == (1000, -300, 700)
    with book.transaction():
        for item, amount in ((invoice, 300), (note, -300)):
            row = {"receivable": item, "kind": "credit", "amount": amount, "day": ago(2), "credit": note}
            models.Allocation.create(**row, recorded_at=NOW)
    assert (ageing().total.buckets[1], ageing().total.credits, ageing().total.total) == (700, 0, 700)
    assert (ageing(3).total.buckets[1], ageing(3).total.credits, ageing(3).total.total) == (1000, -300, 700)


def test_money_that_is_not_applied_is_never_netted(ageing, add_item, pay):
    item = add_item("A-1", 1000, due=-5, issued=-35)
    pay(1500, 4, shares={item: 600})
    total = ageing().total
    assert (total.buckets[1], total.unapplied, total.total) == (400, -900, -500)


def test_money_without_any_item_has_a_row(ageing, customer, pay):
    pay(250, 4)
    (row,) = ageing().rows
    assert (row.key, row.buckets, row.unapplied, row.total) == (customer, (0,) * 7, -250, -250)


def test_what_is_disputed_is_marked_and_stays_in_the_total(book, ageing, add_item, customer, ago):
    item = add_item("A-1", 1000, due=-5, issued=-35)
    with book.transaction():
        models.Dispute.create(
            customer=customer,
            receivable=item,
            amount=400,
            reason="price",
            opened_on=ago(10),
            status="withdrawn",
            closed_on=ago(4),
            recorded_at=NOW,
        )
    assert [ageing(days).total.disputed for days in (11, 10, 5, 4, 0)] == [0, 400, 400, 0, 0]
    assert ageing(5).total.total == 1000


def test_a_bill_is_not_cleared_until_its_day(ageing, add_item, pay, ago):
    item = add_item("A-1", 1000, due=-5, issued=-35)
    pay(1000, 20, shares={item: 1000}, means="bank_bill", maturity_on=ago(-30), cleared_on=ago(3))
    add_item("A-2", 1, due=-5, issued=-35)
    assert [ageing(days).total.uncleared for days in (21, 20, 4, 3, 0)] == [0, 1000, 1000, 0, 0]
    assert ageing(4).total.total == 1


def test_a_bill_that_was_dishonoured_is_none_that_is_not_cleared(book, services, ageing, customer, *, pay, ago):
    bill = pay(1000, 20, means="bank_bill", maturity_on=ago(5))
    with book.transaction():
        models.Payment.create(
            customer=customer,
            kind="reversal",
            currency="CNY",
            amount=-1000,
            received_on=ago(4),
            means="bank_bill",
            of=bill,
            recorded_at=NOW,
        )
    uncleared = Column(ColumnKind.UNCLEARED)
    assert (ageing(5).total.uncleared, ageing(5).total.unapplied) == (1000, -1000)
    assert [each.id for each in services.ageing.payments(AgeingChoices(ago(5)), "CNY", uncleared)] == [bill]
    assert services.ageing.report().tables == ()
    assert services.ageing.payments(AgeingChoices(), "CNY", uncleared) == []


def test_what_was_handed_over_stays_in_with_a_mark(ageing, add_item, ago):
    add_item("A-1", 1000, due=-90, issued=-120, handed_over_on=ago(7))
    before, after = ageing(8).total, ageing(7).total
    assert (before.handed_over, before.total, after.handed_over, after.total) == (0, 1000, 1000, 1000)


def test_items_without_a_due_date_go_by_their_document_date_and_are_told(ageing, add_item):
    add_item("A-1", 100, issued=-40)
    add_item("A-2", 20)
    total = ageing().total
    assert (total.buckets[0], total.buckets[2], total.undated) == (20, 100, 120)


def test_by_document_date_the_age_counts_and_what_has_none_is_told(ageing, add_item):
    add_item("A-1", 100, due=-1, issued=-31)
    add_item("A-2", 20, due=-50)
    add_item("A-3", 3, due=30, issued=0)
    total = ageing(basis=Basis.DOCUMENT_DATE).total
    assert (total.buckets[:3], total.undated) == ((20, 3, 100), 20)


def test_currencies_are_never_added_up(services, add_item):
    add_item("A-1", 100, due=-1)
    add_item("B-1", 70, due=-1, currency="USD")
    tables = services.ageing.report().tables
    assert [(table.currency, table.total.total) for table in tables] == [("CNY", 100), ("USD", 70)]
    (dollars,) = services.ageing.report(AgeingChoices(currency="USD")).tables
    assert dollars.currency == "USD"


@pytest.fixture
def three(services, book, add_customer, add_item):
    """Three customers with 1, 10 and 100 open, who differ in name, standing and region."""
    ids = []
    for name, standing, region, amount in (
        ("中山纸业", Standing.STOPPED, "", 1),
        ("安达食品", Standing.GOOD, "华东", 10),
        ("北方机械", Standing.STOPPED, "华北", 100),
    ):
        ids.append(add_customer(name, standing=standing))
        add_item(f"A-{amount}", amount, due=-1, to=ids[-1])
        with book.transaction():
            book.run("UPDATE customer SET region = ? WHERE id = ?", [region, ids[-1]])
    return ids


def test_rows_by_customer_are_in_the_order_of_names(ageing, three):
    assert [(row.name, row.total) for row in ageing().rows] == [("安达食品", 10), ("北方机械", 100), ("中山纸业", 1)]
    assert {row.key for row in ageing().rows} == set(three)


@pytest.mark.usefixtures("three")
@pytest.mark.parametrize(
    ("by", "rows"),
    [
        (By.STANDING, [("good", 10), ("stopped", 101)]),
        (By.REGION, [("华北", 100), ("华东", 10), ("", 1)]),  # without a region last
    ],
)
def test_rows_by_standing_and_by_region(ageing, by, rows):
    assert [(row.key, row.total) for row in ageing(by=by).rows] == rows


@pytest.mark.usefixtures("three")
@pytest.mark.parametrize(
    ("by", "key", "numbers"),
    [
        (By.STANDING, "stopped", ["A-1", "A-100"]),
        (By.REGION, "", ["A-1"]),
        (By.REGION, "华东", ["A-10"]),
        (By.CUSTOMER, None, ["A-1", "A-10", "A-100"]),
    ],
)
def test_the_items_behind_a_row(services, by, key, numbers):
    lines = services.ageing.items(AgeingChoices(by=by), "CNY", TOTAL, key)
    assert [line.item.number for line in lines] == numbers


def test_the_items_behind_a_sum_come_by_pages_oldest_due_first(services, customer, add_item):
    for days in (5, 3, 9, 40):
        add_item(f"A-{days}", days, due=-days, issued=-60)
    one_to_30 = Column(ColumnKind.BUCKET, 1)
    pages = [services.ageing.items(AgeingChoices(), "CNY", one_to_30, customer, offset=n, limit=2) for n in (0, 2)]
    assert [[(line.item.number, line.days, line.bucket) for line in page] for page in pages] == [
        [("A-9", 9, 1), ("A-5", 5, 1)],
        [("A-3", 3, 1)],
    ]


def test_the_payments_behind_what_is_not_applied(services, add_item, pay, ago):
    item = add_item("A-1", 1000, due=-5, issued=-35)
    pay(1500, 4, shares={item: 600}, reference="R-1")
    pay(50, 3, reference="R-2")
    pay(400, 2, shares={item: 400})
    found = services.ageing.payments(AgeingChoices(), "CNY", Column(ColumnKind.UNAPPLIED))
    assert [(each.reference, each.amount, each.unapplied) for each in found] == [("R-1", 1500, 900), ("R-2", 50, 50)]
    found = services.ageing.payments(AgeingChoices(ago(4)), "CNY", Column(ColumnKind.UNAPPLIED))
    assert [each.reference for each in found] == ["R-1"]


def test_what_an_archived_customer_owes_still_counts(services, ageing, customer, add_item, saved):
    add_item("A-1", 1000, due=-5)
    saved(services.customers.archive(customer))
    assert ageing().total.total == 1000


def test_the_classes_are_kept_in_the_book(services, ageing, add_item, saved):
    add_item("A-1", 1000, due=-50, issued=-80)
    assert services.ageing.buckets() == Buckets()
    result = services.ageing.save_buckets([45, 90])
    assert (result.value, result.changes.entities) == (Buckets((45, 90)), {Entity.SETTING})
    assert saved(result) == services.ageing.buckets()
    assert ageing().total.buckets == (0, 0, 1000, 0)
    assert ageing(buckets=Buckets((60,))).total.buckets == (0, 1000, 0)


def test_classes_that_make_no_sense_are_refused(services, refused):
    assert refused(services.ageing.save_buckets, [60, 30]) == [("limits.1", ProblemCode.TOO_SMALL)]
    assert services.ageing.buckets() == Buckets()


def test_an_empty_book_owes_nothing(services, today):
    ageing = services.ageing.report()
    assert (ageing.on, ageing.tables) == (today, ())
