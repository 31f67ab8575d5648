"""Items that come from no file: what is refused, and what may still be changed."""
# ruff: noqa: PLR0917 (a test asks for as many fixtures as it has)

from dataclasses import replace
from datetime import timedelta

import pytest

from db.check import check
from desktop.domain.money import LARGEST_MINOR
from desktop.domain.problems import ProblemCode
from desktop.domain.receivables import ReceivableKind
from desktop.services.payments import PaymentForm
from desktop.services.receivables import ItemForm
from tests.services.conftest import TODAY


@pytest.fixture
def form(customer):
    return ItemForm(customer, "A-1", 10_000, "CNY", TODAY - timedelta(days=40), TODAY - timedelta(days=10))


@pytest.fixture
def item(services, saved, form):
    return saved(services.receivables.add(form))


@pytest.fixture
def pay(services, saved, customer):
    def paid(amount):
        return saved(services.payments.add(PaymentForm(customer, "CNY", amount, TODAY - timedelta(days=5))))

    return paid


@pytest.fixture(autouse=True)
def _books_balance(book):
    yield
    assert check(book).is_sound


@pytest.mark.parametrize("kind", ReceivableKind)
def test_an_item_is_added_by_hand(services, saved, form, book, kind):
    saved(services.receivables.add(replace(form, kind=kind)))
    amount = -10_000 if kind is ReceivableKind.CREDIT_NOTE else 10_000
    assert book.rows("SELECT kind, amount, open, by_hand, booked FROM receivable") == [
        (kind.value, amount, amount, 1, None)
    ]


def test_an_item_added_is_in_the_timeline_and_in_the_balance(services, item, customer):
    assert services.customers.events(customer)[0].kind == "item_added"
    assert services.ledger.balances(customer)[0].owed == 10_000
    assert services.ledger.balances(customer, TODAY - timedelta(days=41)) == ()


@pytest.mark.parametrize(
    ("wrong", "problem"),
    [
        ({"number": " "}, ("number", ProblemCode.REQUIRED)),
        ({"number": "x" * 101}, ("number", ProblemCode.TOO_LONG)),
        ({"amount": 0}, ("amount", ProblemCode.REQUIRED)),
        ({"amount": LARGEST_MINOR + 1}, ("amount", ProblemCode.TOO_LARGE)),
        ({"currency": "XXX"}, ("currency", ProblemCode.UNKNOWN_CURRENCY)),
        ({"document_date": None}, ("document_date", ProblemCode.REQUIRED)),
        ({"due_date": TODAY - timedelta(days=41)}, ("due_date", ProblemCode.NOT_AFTER)),
        ({"credit_term_days": -1}, ("credit_term_days", ProblemCode.TOO_SMALL)),
        ({"customer_id": 99}, ("customer_id", ProblemCode.NOT_FOUND)),
    ],
)
def test_what_cannot_be_an_item_is_refused(services, refused, form, wrong, problem):
    assert refused(services.receivables.add, replace(form, **wrong)) == [problem]


def test_a_number_is_taken_once_in_each_currency(services, saved, refused, form, item):
    assert refused(services.receivables.add, replace(form, number="a-1 ")) == [("number", ProblemCode.TAKEN)]
    saved(services.receivables.add(replace(form, currency="USD")))


def test_an_item_entered_by_hand_is_changed(services, saved, form, item, book, customer):
    saved(services.receivables.change(item, replace(form, amount=12_000, note="the second page too")))
    assert book.rows("SELECT amount, open, note FROM receivable") == [(12_000, 12_000, "the second page too")]
    event = services.customers.events(customer)[0]
    assert (event.kind, '"amount", "note"' in event.data) == ("item_changed", True)


def test_an_unused_item_may_become_a_credit_note(services, saved, form, item, book):
    saved(services.receivables.change(item, replace(form, kind=ReceivableKind.CREDIT_NOTE, currency="USD")))
    assert book.rows("SELECT amount, open, currency FROM receivable") == [(-10_000, -10_000, "USD")]


def test_an_item_is_opened_again_when_it_becomes_more(services, saved, form, item, pay, book):
    pay(10_000)
    saved(services.receivables.change(item, replace(form, amount=12_000)))
    assert book.rows("SELECT open, closed_at FROM receivable") == [(2000, None)]


@pytest.mark.parametrize(
    ("wrong", "problem"),
    [
        ({"amount": 3999}, ("amount", ProblemCode.TOO_SMALL)),
        ({"currency": "USD"}, ("currency", ProblemCode.NOT_ALLOWED)),
        ({"kind": ReceivableKind.CREDIT_NOTE}, ("kind", ProblemCode.NOT_ALLOWED)),
        ({"document_date": TODAY - timedelta(days=4), "due_date": None}, ("document_date", ProblemCode.TOO_LATE)),
        ({"customer_id": 99}, ("", ProblemCode.NOT_FOUND)),
    ],
)
def test_what_was_taken_off_an_item_binds_it(services, refused, form, item, pay, wrong, problem):
    pay(4000)
    assert refused(services.receivables.change, item, replace(form, **wrong)) == [problem]


def test_what_was_paid_once_binds_an_item_on_the_days_between(services, saved, refused, form, item, pay):
    saved(services.payments.reallocate(pay(9000), ()))
    assert refused(services.receivables.change, item, replace(form, amount=8999)) == [("amount", ProblemCode.TOO_SMALL)]


def test_an_item_of_a_file_is_not_changed_by_hand(services, refused, add_item, form):
    item = add_item("B-1")
    assert refused(services.receivables.change, item, form) == [("", ProblemCode.NOT_ALLOWED)]
