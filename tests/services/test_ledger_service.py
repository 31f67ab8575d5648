"""Credit notes, write-offs, balances of any day and what became of an item."""
# ruff: noqa: PLR0917 (a test asks for as many fixtures as it has)

from datetime import timedelta

import pytest

from db.check import check
from desktop.domain.ledger import AllocationKind
from desktop.domain.problems import ProblemCode
from desktop.services.ledger import Balance
from desktop.services.payments import PaymentForm, Share
from tests.services.conftest import TODAY


def day(distance):
    return TODAY + timedelta(days=distance)


@pytest.fixture
def note(add_item):
    return add_item("K-1", -3000, kind="credit_note", issued=-10)


@pytest.fixture
def invoice(add_item):
    return add_item("A-1", 10_000, -5, issued=-35)


@pytest.fixture
def opened(book):
    return lambda: dict(book.rows("SELECT number, open FROM receivable ORDER BY number"))


@pytest.fixture(autouse=True)
def _books_balance(book):
    yield
    assert check(book).is_sound


def test_a_credit_note_is_put_to_invoices(services, saved, note, invoice, opened, customer):
    before = services.ledger.balances(customer)
    saved(services.ledger.apply_credit(note, [Share(invoice, 2000)]))
    assert opened() == {"A-1": 8000, "K-1": -1000}
    assert [balance.owed for balance in services.ledger.balances(customer)] == [balance.owed for balance in before]


def test_a_credit_note_counts_from_the_day_it_was_made_out(services, saved, note, invoice, customer):
    saved(services.ledger.apply_credit(note, [Share(invoice, 3000)]))
    assert [services.ledger.balances(customer, day(n))[0] for n in (-11, -10)] == [
        Balance("CNY", 10_000, 0, 0, 0, 0, 10_000),
        Balance("CNY", 10_000, 3000, 0, 0, 0, 7000),
    ]
    assert services.ledger.history(invoice)[0].day == day(-10)


@pytest.mark.parametrize(
    ("share", "problem"),
    [
        (lambda invoice, _other: [Share(invoice, 3001)], ("shares", ProblemCode.TOO_LARGE)),
        (lambda _invoice, other: [Share(other, 5)], ("shares.3", ProblemCode.NOT_FOUND)),
        (lambda _invoice, _other: [], ("shares", ProblemCode.REQUIRED)),
    ],
)
def test_a_credit_note_gives_no_more_than_it_has(
    services, refused, note, invoice, add_item, add_customer, share, problem
):
    other = add_item("B-1", 500, to=add_customer("瑞丰纸业"))
    assert refused(services.ledger.apply_credit, note, share(invoice, other)) == [problem]


def test_only_what_is_owed_to_the_customer_is_a_credit(services, refused, invoice, note):
    assert refused(services.ledger.apply_credit, invoice, [Share(note, 5)]) == [("", ProblemCode.SETTLED)]
    assert refused(services.ledger.apply_credit, 99, [Share(note, 5)]) == [("", ProblemCode.NOT_FOUND)]


@pytest.mark.parametrize("side", [0, 1])
def test_a_credit_is_taken_back_on_both_sides(services, saved, refused, note, invoice, add_item, opened, side):
    second = add_item("A-2", 10_000)
    first = saved(services.ledger.apply_credit(note, [Share(invoice, 1000), Share(second, 500)]))
    saved(services.ledger.take_back(first + side, "the wrong invoice"))
    assert opened() == {"A-1": 10_000, "A-2": 9500, "K-1": -2500}
    assert refused(services.ledger.take_back, first, "again") == [("", ProblemCode.SETTLED)]
    assert refused(services.ledger.take_back, first + 4, "again") == [("", ProblemCode.NOT_ALLOWED)]


def test_a_part_is_written_off_and_taken_back(services, saved, refused, invoice, opened, customer):
    row = saved(services.ledger.write_off(invoice, 4000, "not worth a lawsuit"))
    assert opened() == {"A-1": 6000}
    (balance,) = services.ledger.balances(customer)
    assert (balance.allocated, balance.written_off, balance.owed) == (0, 4000, 6000)
    saved(services.ledger.take_back(row, "he pays after all"))
    assert opened() == {"A-1": 10_000}
    assert refused(services.ledger.take_back, row, "again") == [("", ProblemCode.SETTLED)]


@pytest.mark.parametrize(
    ("amount", "reason", "on", "problem"),
    [
        (10_001, "why", 0, ("amount", ProblemCode.TOO_LARGE)),
        (0, "why", 0, ("amount", ProblemCode.REQUIRED)),
        (5, "", 0, ("reason", ProblemCode.REQUIRED)),
        (5, "why", 1, ("day", ProblemCode.TOO_LATE)),
        (5, "why", -36, ("day", ProblemCode.NOT_AFTER)),
    ],
)
def test_what_cannot_be_written_off(services, refused, invoice, amount, reason, on, problem):
    assert refused(services.ledger.write_off, invoice, amount, reason, day(on)) == [problem]


def test_what_is_settled_or_unknown_is_not_written_off(services, refused, note):
    assert refused(services.ledger.write_off, note, 5, "why") == [("", ProblemCode.SETTLED)]
    assert refused(services.ledger.write_off, 99, 5, "why") == [("", ProblemCode.NOT_FOUND)]


def test_no_more_is_written_off_than_was_open_then(services, at, saved, refused, invoice):
    row = saved(at(-20).ledger.write_off(invoice, 8000, "lost"))
    saved(at(-5).ledger.take_back(row, "found"))
    assert refused(services.ledger.write_off, invoice, 2001, "lost", day(-6)) == [("amount", ProblemCode.TOO_LARGE)]
    saved(services.ledger.write_off(invoice, 10_000, "lost", day(-5)))


def test_the_history_of_an_item_tells_what_was_open(services, saved, note, invoice, customer):
    saved(services.payments.add(PaymentForm(customer, "CNY", 4000, day(-8), reference="TT 1")))
    saved(services.ledger.apply_credit(note, [Share(invoice, 1000)]))
    lost = saved(services.ledger.write_off(invoice, 500, "rounding"))
    lines = services.ledger.history(invoice)
    assert [(line.kind, line.amount, line.open, line.source, line.reason) for line in lines] == [
        (AllocationKind.CREDIT, 1000, 9000, "K-1", ""),
        (AllocationKind.PAYMENT, 4000, 5000, "TT 1", ""),
        (AllocationKind.WRITE_OFF, 500, 4500, "", "rounding"),
    ]
    assert [line.can_take_back for line in lines] == [True, False, True]
    assert services.ledger.history(note)[0].source == "A-1"
    saved(services.ledger.take_back(lost, "paid"))
    assert [line.can_take_back for line in services.ledger.history(invoice)] == [True, False, False, False]
    assert services.ledger.history(99) == ()


def test_currencies_are_never_added_up(services, add_item, customer):
    add_item("A-1", 10_000)
    add_item("A-2", 500, currency="USD")
    add_item("A-3", -200, currency="USD", kind="credit_note")
    assert services.ledger.balances(customer, day(0)) == (
        Balance("CNY", 10_000, 0, 0, 0, 0, 10_000),
        Balance("USD", 500, 200, 0, 0, 0, 300),
    )


def test_what_was_settled_before_the_book_began_counts_as_allocated(services, add_item, customer):
    add_item("A-1", 4000, amount=10_000, issued=-30)
    assert services.ledger.balances(customer) == (Balance("CNY", 10_000, 0, 6000, 0, 0, 4000),)


def test_a_credit_note_goes_where_there_was_room(services, at, saved, note, invoice, book):
    row = saved(at(-8).ledger.write_off(invoice, 9000, "lost"))
    saved(at(-4).ledger.take_back(row, "found"))
    saved(services.ledger.apply_credit(note, [Share(invoice, 3000)]))
    assert book.rows("SELECT day FROM allocation WHERE kind = 'credit'") == [(day(-4).isoformat(),)] * 2
    assert all(line.open >= 0 for line in services.ledger.history(invoice))


def test_what_was_applied_before_is_not_given_again_on_those_days(services, at, saved, note, invoice, add_item, book):
    second = add_item("A-2", 10_000, issued=-30)
    row = saved(at(-8).ledger.apply_credit(note, [Share(invoice, 3000)]))
    saved(at(-4).ledger.take_back(row, "the other one"))
    saved(services.ledger.apply_credit(note, [Share(second, 3000)]))
    assert book.rows("SELECT max(day) FROM allocation") == [(day(-4).isoformat(),)]
    assert all(line.open <= 0 for line in services.ledger.history(note))


def test_what_was_paid_too_much_of_an_item_can_go_to_another(
    services, saved, invoice, add_item, book, opened, customer
):
    saved(services.payments.add(PaymentForm(customer, "CNY", 10_000, day(-3))))
    with book.transaction():  # as a file does that corrects the amount
        book.run("UPDATE receivable SET amount = 6000 WHERE id = ?", [invoice])
    second = add_item("A-2", 10_000)
    saved(services.ledger.apply_credit(invoice, [Share(second, 4000)]))
    assert opened() == {"A-1": 0, "A-2": 6000}
