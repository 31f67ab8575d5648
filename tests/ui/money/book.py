"""A book with items and payments around Saturday 21 November 2026, for tests and pictures."""

from datetime import date, timedelta

from desktop.domain.customers import Standing
from desktop.domain.disputes import DisputeReason
from desktop.domain.ledger import PaymentQuestion
from desktop.domain.process import PayMeans
from desktop.domain.receivables import ReceivableKind
from desktop.services.disputes import DisputeForm
from desktop.services.item_forms import ItemForm
from desktop.services.payments import PaymentForm
from desktop.services.promises import PromiseForm
from tests.ui.visits.book import LONG_NAME, TODAY, add_customer, new_book, saved

HENGDA = "恒达食品有限公司"


def add_item(app, customer, number, minor, due, **rest):
    """Add an item whose document is a month older than its due date."""
    document = rest.pop("document_date", due - timedelta(days=30) if due else date(2026, 9, 1))
    currency = rest.pop("currency", "CNY")
    form = ItemForm(customer, number, minor, currency, document, due, **rest)
    return saved(app.services.receivables.add(form))


def pay(app, customer, minor, day=TODAY, **rest):
    """Record a payment, whatever is odd about it."""
    form = PaymentForm(customer, rest.pop("currency", "CNY"), minor, day, **rest)
    return saved(app.services.payments.add(form, asked=tuple(PaymentQuestion)))


def one_debtor(app, name="Hengda Foods", **rest):
    """Add a customer with two overdue items and one that is not due, of 120,000.00 in all; gives the customer."""
    customer = add_customer(app, name, **rest)
    add_item(app, customer, "INV-0871", 6_000_000, date(2026, 10, 20))
    add_item(app, customer, "INV-0912", 4_000_000, date(2026, 11, 12))
    add_item(app, customer, "INV-1003", 2_000_000, date(2026, 12, 5))
    return customer


def full_book(path):
    """Fill a book so that every mark, column and filter has something."""
    app = new_book(path)
    services = app.services
    saved(services.money.set_credit_rate(65_000))
    hengda = add_customer(app, HENGDA)
    add_item(app, hengda, "INV-2026-0871", 12_850_000, date(2026, 10, 10))
    disputed = add_item(app, hengda, "INV-2026-0912", 8_600_000, date(2026, 10, 31))
    add_item(app, hengda, "INV-2026-1003", 2_400_000, date(2026, 11, 24))
    add_item(app, hengda, "INV-2025-0640", 1_975_050, date(2025, 10, 2))
    saved(
        services.disputes.open(
            DisputeForm(disputed, 1_500_000, DisputeReason.QUANTITY, "Zhao Min", "3 pallets short", "Wang Li", TODAY)
        )
    )
    pay(app, hengda, 5_000_000, date(2026, 11, 18), reference="招行 1118-0042")
    ruifeng = add_customer(app, "Ruifeng Paper & Pulp <Shanghai> Ltd", term=60)
    add_item(app, ruifeng, "RF-1001", 7_300_000, date(2026, 9, 5))
    add_item(app, ruifeng, "RF-1002", 4_150_000, date(2026, 12, 20))
    add_item(app, ruifeng, "RF-1003", 980_000, None)
    saved(services.promises.add(PromiseForm(ruifeng, "CNY", 7_300_000, date(2026, 11, 27), by_whom="Mr Sun")))
    bohai = add_customer(app, "Bohai Steel", currency="USD", term=45)
    add_item(app, bohai, "BS-77", 5_400_000, date(2026, 8, 1), currency="USD")
    add_item(app, bohai, "BS-91", 3_250_000, date(2026, 11, 30), currency="USD")
    add_item(app, bohai, "BS-92", 2_000_000, date(2026, 11, 20))
    bill = {"means": PayMeans.BANK_BILL, "maturity_on": date(2027, 2, 12), "reference": "票号 1305 2026 0007"}
    pay(app, bohai, 2_000_000, date(2026, 11, 20), **bill)
    pay(app, bohai, 6_000_000, date(2026, 11, 19), currency="USD", reference="SWIFT 88123")
    jinhe = add_customer(app, "锦和贸易")
    add_item(app, jinhe, "JH-31", 3_690_000, date(2026, 11, 19))
    credit = {"kind": ReceivableKind.CREDIT_NOTE}
    add_item(app, jinhe, "CN-4", 190_000, date(2026, 11, 20), **credit)
    extra = pay(app, jinhe, 4_500_000, date(2026, 11, 20), reference="0042")
    saved(services.payments.refund(extra, 300_000, TODAY, "Paid twice by their cashier"))
    mistake = pay(app, jinhe, 12_300, date(2026, 11, 2))
    saved(services.payments.reverse(mistake, date(2026, 11, 4), "The bank took it back"))
    oushang = add_customer(app, "Oushang")
    handed = add_item(app, oushang, "OS-5", 9_900_000, date(2026, 6, 1))
    saved(services.handover.hand_over(oushang, [handed], "Liu & Partners", date(2026, 11, 2), "No answer since July"))
    add_item(app, oushang, "OS-9", 450_000, date(2026, 8, 30))
    long = add_customer(app, LONG_NAME)
    add_item(app, long, "FP-2026-99999-0000012345-续", 9_999_999_999_999, date(2026, 10, 1))
    _regions(app, {HENGDA: ("华北", Standing.GOOD), "锦和贸易": ("华东", Standing.WATCH)})
    return app


def _regions(app, wanted):
    from dataclasses import replace

    for row in app.services.customers.page():
        if row.name in wanted:
            region, standing = wanted[row.name]
            card = app.services.customers.get(row.id)
            saved(app.services.customers.save(replace(card.customer, region=region, standing=standing), row.id))


def many_items(app, count, name="Hengda Foods"):
    """Add a customer with a great many items at once."""
    from db import models
    from desktop.domain.text import number_key

    customer = add_customer(app, name)
    now = app.clock.now()
    rows = [
        {
            "customer": customer,
            "number": f"INV-{at:06}",
            "number_key": number_key(f"INV-{at:06}"),
            "kind": "invoice",
            "document_date": date(2026, 1, 1) + timedelta(days=at % 300),
            "due_date": date(2026, 2, 1) + timedelta(days=at % 330),
            "currency": "CNY",
            "amount": 100_000 + at,
            "open": 100_000 + at,
            "created_at": now,
            "updated_at": now,
        }
        for at in range(count)
    ]
    with app.services._book.transaction():
        for start in range(0, count, 500):
            models.Receivable.insert_many(rows[start : start + 500]).execute()
    return customer
