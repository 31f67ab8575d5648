"""Small random books for properties: raw rows of items, payments, allocations and disputes around a day."""

from contextlib import contextmanager, suppress
from datetime import date, timedelta

from hypothesis import strategies as st

from db import models

TODAY = date(2026, 11, 21)
NOW = "2026-11-21T08:00:00+00:00"

_DAYS = st.integers(-120, 5)
_SUMS = st.integers(1, 1000)

items = st.fixed_dictionaries(
    {
        "customer": st.integers(0, 2),
        "currency": st.sampled_from(["CNY", "USD"]),
        "amount": st.one_of(_SUMS, st.integers(-1000, -1)),
        "settled_before": st.booleans(),
        "issued": st.none() | st.integers(-400, 5),
        "due": st.none() | st.integers(-400, 40),
        "created": st.integers(-60, 0),
        "handed_over": st.none() | st.integers(-60, 0),
    }
)
payments = st.fixed_dictionaries(
    {
        "customer": st.integers(0, 2),
        "currency": st.sampled_from(["CNY", "USD"]),
        "amount": st.integers(500, 3000),
        "day": _DAYS,
        "matures": st.booleans(),
        "cleared_after": st.none() | st.integers(0, 60),
        "refund": st.none() | st.tuples(st.integers(1, 400), st.integers(0, 40)),
    }
)
allocations = st.fixed_dictionaries(
    {
        "item": st.integers(0, 9),
        "payment": st.integers(0, 3),
        "kind": st.sampled_from(["payment", "payment", "office", "write_off", "credit"]),
        "amount": st.one_of(_SUMS, st.integers(-300, -1)),
        "later": st.integers(0, 60),
    }
)
disputes = st.fixed_dictionaries(
    {
        "item": st.integers(0, 9),
        "amount": _SUMS,
        "opened": st.integers(-60, 0),
        "closed_after": st.none() | st.integers(0, 60),
    }
)
books = st.fixed_dictionaries(
    {
        "items": st.lists(items, min_size=1, max_size=10),
        "payments": st.lists(payments, max_size=4),
        "allocations": st.lists(allocations, max_size=12),
        "disputes": st.lists(disputes, max_size=4),
    }
)


class _TakenBackError(Exception):
    """Ends a transaction so that nothing of it stays."""


@contextmanager
def taken_back(book):
    """Let a block write what it wants, and take all of it back."""
    with suppress(_TakenBackError), book.transaction():
        yield
        raise _TakenBackError


def day(distance):
    return TODAY + timedelta(days=distance)


def fill(customers, drawn):
    """Write a drawn book, inside a transaction, for the customers with these ids."""
    known = [_add_item(customers, number, each) for number, each in enumerate(drawn["items"])]
    paid = [_add_payment(customers, each) for each in drawn["payments"]]
    for each in drawn["allocations"]:
        _add_allocation(known[each["item"] % len(known)], paid[each["payment"] % len(paid)] if paid else None, each)
    for each in drawn["disputes"]:
        _add_dispute(known[each["item"] % len(known)], each)


def _add_item(customers, number, each):
    issued = None if each["issued"] is None else day(each["issued"])
    open_ = each["amount"] // 2 if each["settled_before"] else each["amount"]
    return models.Receivable.create(
        customer=customers[each["customer"] % len(customers)],
        number=f"A-{number}",
        number_key=f"a-{number}",
        kind="invoice" if each["amount"] > 0 else "credit_note",
        currency=each["currency"],
        amount=each["amount"],
        open=open_,
        document_date=issued,
        due_date=None if each["due"] is None else day(each["due"]),
        handed_over_on=None if each["handed_over"] is None else day(each["handed_over"]),
        created_at=f"{day(each['created'])}T08:00:00+00:00",
        updated_at=NOW,
    )


def _add_payment(customers, each):
    received = day(each["day"])
    cleared = None if each["cleared_after"] is None else received + timedelta(days=each["cleared_after"])
    common = {
        "customer": customers[each["customer"] % len(customers)],
        "currency": each["currency"],
        "means": "bank_bill" if each["matures"] else "transfer",
        "recorded_at": NOW,
    }
    receipt = models.Payment.create(
        kind="receipt",
        amount=each["amount"],
        received_on=received,
        maturity_on=received + timedelta(days=30) if each["matures"] else None,
        cleared_on=cleared,
        **common,
    )
    if each["refund"]:
        amount, later = each["refund"]
        day_of_it = received + timedelta(days=later)
        models.Payment.create(kind="refund", amount=-amount, received_on=day_of_it, of=receipt, **common)
    return receipt


def _add_allocation(item, payment, each):
    first = item.document_date or date.fromisoformat(item.created_at[:10])
    kind = each["kind"] if payment is not None or each["kind"] != "payment" else "office"
    begin = max(first, payment.received_on) if kind == "payment" else first
    row = {"kind": kind, "recorded_at": NOW, "day": begin + timedelta(days=each["later"])}
    if kind == "payment":
        row["payment"] = payment
    if kind == "write_off":
        row["reason"] = "gone"
    if kind == "credit":
        row["credit"] = item
    models.Allocation.create(receivable=item, amount=each["amount"], **row)


def _add_dispute(item, each):
    closed = None if each["closed_after"] is None else day(each["opened"] + each["closed_after"])
    if closed is not None and closed > TODAY:
        closed = None
    models.Dispute.create(
        customer=item.customer_id,
        receivable=item,
        amount=each["amount"],
        reason="price",
        opened_on=day(each["opened"]),
        status="open" if closed is None else "withdrawn",
        closed_on=closed,
        recorded_at=NOW,
    )
