"""Payments: what they go to, what is refused, and that no day of the past changes when they are spread anew."""
# ruff: noqa: PLR0917 (a test asks for as many fixtures as it has)

import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from db.check import check
from desktop.domain.ledger import BY_MISTAKE
from desktop.domain.money import LARGEST_MINOR, Money
from desktop.domain.problems import ProblemCode
from desktop.domain.process import PayMeans
from desktop.services.payments import PaymentForm, PaymentQuestion, Share
from tests.services.conftest import TODAY


def day(distance):
    return TODAY + timedelta(days=distance)


@pytest.fixture
def form(customer):
    def made(amount=10_000, received=0, **more):
        shares = more.pop("shares", None)
        return PaymentForm(
            more.pop("to", customer),
            more.pop("currency", "CNY"),
            amount,
            day(received),
            shares=None if shares is None else tuple(Share(*share) for share in shares),
            **more,
        )

    return made


@pytest.fixture
def pay(services, form, saved):
    """Record a payment, with yes to all questions; `by` are the services of another day."""

    def paid(amount=10_000, received=0, *, by=services, **more):
        return saved(by.payments.add(form(amount, received, **more), asked=tuple(PaymentQuestion)))

    return paid


@pytest.fixture
def opened(book):
    """What is open of each item, by number."""
    return lambda: dict(book.rows("SELECT number, open FROM receivable ORDER BY number"))


@pytest.fixture(autouse=True)
def _books_balance(book):
    yield
    assert check(book).is_sound


def shares_of(proposal):
    return {item.number: item.share for item in proposal.items if item.share}


def test_money_goes_to_what_fell_due_first(pay, add_item, opened):
    add_item("late", 6000, -10)
    add_item("later", 6000, -20)
    add_item("unknown", 6000)
    add_item("not due", 6000, 20)
    pay(10_000)
    assert opened() == {"late": 2000, "later": 0, "not due": 6000, "unknown": 6000}


def test_what_is_not_disputed_goes_before_what_is(services, form, add_item):
    add_item("1", 6000, -20, disputed=4000)
    add_item("2", 6000, -10)
    assert shares_of(services.payments.propose(form(7000))) == {"1": 2000, "2": 5000}
    assert shares_of(services.payments.propose(form(9000))) == {"1": 3000, "2": 6000}


def test_the_customer_s_word_goes_first(services, pay, add_item, opened):
    add_item("1", 6000, -20)
    second = add_item("2", 6000, -10)
    payment = pay(10_000, shares=[(second, 5000)])
    assert opened() == {"1": 6000, "2": 1000}
    assert services.payments.get(payment).payment.unapplied == 5000


def test_a_part_is_paid_and_the_rest_stays_open(services, pay, add_item, book, customer):
    item = add_item("1", 10_000, -5)
    pay(4000)
    pay(6000)
    assert book.rows("SELECT open, closed_at IS NOT NULL FROM receivable") == [(0, 1)]
    assert services.payments.unapplied(customer) == ()
    assert [line.amount for line in services.payments.page()] == [6000, 4000]
    assert services.ledger.history(item)[-1].open == 0


def test_too_much_stays_in_sight(services, form, pay, add_item, customer):
    add_item("1", 6000, -5)
    proposal = services.payments.propose(form(10_000))
    assert (proposal.unapplied, proposal.questions) == (4000, (PaymentQuestion.MORE_THAN_OWED,))
    pay(10_000)
    assert services.payments.unapplied(customer) == (Money("CNY", 4000),)
    assert [line.unapplied for line in services.payments.page(unapplied=True)] == [4000]
    assert services.payments.totals(unapplied=True) == (Money("CNY", 4000),)


def test_a_proposal_writes_nothing(services, form, add_item, everything):
    add_item("1", 6000, -5)
    before = everything()
    services.payments.propose(form())
    assert everything() == before


def test_money_that_came_before_the_debt_counts_from_its_first_day(services, form, pay, add_item, customer):
    add_item("1", 6000, 30, issued=-3)
    assert services.payments.propose(form(6000, -9)).questions == (PaymentQuestion.BEFORE_DEBT,)
    pay(6000, -9)
    (before,) = services.ledger.balances(customer, day(-4))
    (after,) = services.ledger.balances(customer, day(-3))
    assert (before.items, before.unapplied, before.owed) == (0, 6000, 0)
    assert (after.items, after.allocated, after.unapplied, after.owed) == (6000, 6000, 0, 0)


def test_an_item_of_tomorrow_can_be_paid_today(services, pay, add_item, customer):
    add_item("1", 6000, 30, issued=1)
    pay(6000)
    assert [balance.unapplied for balance in services.ledger.balances(customer)] == [6000]
    assert [balance.unapplied for balance in services.ledger.balances(customer, day(1))] == [0]


@pytest.mark.parametrize(
    ("other", "is_asked"),
    [
        ({}, True),
        ({"received": -3}, True),
        ({"received": -7}, False),
        ({"received": -20, "reference": "TT 1"}, True),
        ({"received": -20, "reference": "TT 2"}, False),
        ({"amount": 9999}, False),
        ({"currency": "USD"}, False),
    ],
)
def test_the_same_payment_twice_is_asked_about(services, form, pay, refused, add_item, other, is_asked):
    add_item("1", 50_000, -5)
    pay(10_000, -3, reference="TT 1")
    again = form(**{"amount": 10_000, **other})
    assert (PaymentQuestion.TWICE in services.payments.propose(again).questions) is is_asked
    if is_asked:
        assert refused(services.payments.add, again) == [("questions", ProblemCode.REQUIRED)]
    assert services.payments.add(again, asked=[PaymentQuestion.TWICE]).value


def test_what_was_reversed_is_not_there_twice(services, form, pay, add_item):
    add_item("1", 50_000, -5)
    services.payments.undo(pay())
    assert services.payments.propose(form()).questions == ()


@pytest.mark.parametrize(
    ("wrong", "problem"),
    [
        ({"amount": 0}, ("amount", ProblemCode.REQUIRED)),
        ({"amount": -5}, ("amount", ProblemCode.REQUIRED)),
        ({"amount": LARGEST_MINOR + 1}, ("amount", ProblemCode.TOO_LARGE)),
        ({"currency": "XXX"}, ("currency", ProblemCode.UNKNOWN_CURRENCY)),
        ({"received": 1}, ("received_on", ProblemCode.TOO_LATE)),
        ({"to": 999}, ("customer_id", ProblemCode.NOT_FOUND)),
        ({"means": PayMeans.BANK_BILL}, ("maturity_on", ProblemCode.REQUIRED)),
        ({"means": PayMeans.BANK_BILL, "maturity_on": day(0)}, ("maturity_on", ProblemCode.NOT_AFTER)),
        ({"maturity_on": day(9)}, ("maturity_on", ProblemCode.NOT_ALLOWED)),
        ({"reference": "x" * 201}, ("reference", ProblemCode.TOO_LONG)),
        ({"shares": [(999, 1)]}, ("shares.999", ProblemCode.NOT_FOUND)),
    ],
)
def test_what_cannot_be_a_payment_is_refused(services, form, refused, wrong, problem):
    assert refused(services.payments.add, form(**wrong)) == [problem]
    assert problem in [(each.field, each.code) for each in services.payments.propose(form(**wrong)).problems]


@pytest.mark.parametrize(
    ("shares", "problem"),
    [
        ([("open", 6001)], ("shares.{open}", ProblemCode.TOO_LARGE)),
        ([("open", 0)], ("shares.{open}", ProblemCode.REQUIRED)),
        ([("open", -5)], ("shares.{open}", ProblemCode.REQUIRED)),
        ([("open", 5), ("open", 5)], ("shares.{open}", ProblemCode.DUPLICATE_ROW)),
        ([("paid", 5)], ("shares.{paid}", ProblemCode.SETTLED)),
        ([("credit", 5)], ("shares.{credit}", ProblemCode.SETTLED)),
        ([("dollars", 5)], ("shares.{dollars}", ProblemCode.MIXED_CURRENCIES)),
        ([("somebody else's", 5)], ("shares.{somebody else's}", ProblemCode.NOT_FOUND)),
        ([("open", 6000), ("other", 5000)], ("shares", ProblemCode.TOO_LARGE)),
    ],
)
def test_a_share_that_does_not_fit_is_refused_at_its_item(
    services, form, refused, add_item, add_customer, shares, problem
):
    items = {
        "open": add_item("open", 6000, -5),
        "other": add_item("other", 6000, -5),
        "paid": add_item("paid", 0, -5, amount=6000),
        "credit": add_item("credit", -6000, kind="credit_note"),
        "dollars": add_item("dollars", 6000, currency="USD"),
        "somebody else's": add_item("theirs", 6000, to=add_customer("瑞丰纸业")),
    }
    wrong = form(10_000, shares=[(items[name], amount) for name, amount in shares])
    assert refused(services.payments.add, wrong) == [(problem[0].format_map(items), problem[1])]


def test_an_item_paid_meanwhile_is_not_paid_again(services, form, pay, refused, add_item):
    item = add_item("1", 6000, -5)
    chosen = form(6000, shares=[(item, 6000)])
    pay(4000)
    assert refused(services.payments.add, chosen) == [(f"shares.{item}", ProblemCode.TOO_LARGE)]


def test_payments_of_another_currency_leave_a_debt_alone(services, pay, add_item, opened, customer):
    add_item("1", 6000, -5)
    pay(6000, currency="USD")
    assert opened() == {"1": 6000}
    assert services.payments.unapplied(customer) == (Money("USD", 6000),)


def test_spreading_anew_changes_from_today_on_only(services, at, pay, saved, add_item, opened, customer):
    first = add_item("1", 6000, -40, issued=-70)
    second = add_item("2", 6000, -30, issued=-60)
    payment = pay(8000, -20, by=at(-20))
    before = [services.ledger.balances(customer, day(n)) for n in range(-70, 0)]
    saved(services.payments.reallocate(payment, (Share(first, 3000), Share(second, 4000)), "their word"))
    assert opened() == {"1": 3000, "2": 2000}
    assert [services.ledger.balances(customer, day(n)) for n in range(-70, 0)] == before
    assert services.ledger.balances(customer)[0].unapplied == 1000
    card = services.payments.get(payment)
    assert {item.number: (item.open, item.share) for item in card.items} == {"1": (6000, 3000), "2": (6000, 4000)}


def test_what_an_item_keeps_is_not_touched_by_spreading_anew(services, pay, saved, add_item, book):
    first = add_item("1", 6000, -40)
    second = add_item("2", 6000, -30)
    payment = pay(8000, -20)
    saved(services.payments.reallocate(payment, (Share(first, 6000), Share(second, 1000))))
    assert book.rows("SELECT receivable_id, amount FROM allocation ORDER BY id") == [
        (first, 6000), (second, 2000), (second, -2000), (second, 1000),
    ]  # fmt: skip


def test_no_more_than_came_in_can_be_spread_anew(services, pay, refused, add_item):
    first = add_item("1", 6000, -40)
    second = add_item("2", 6000, -30)
    payment = pay(8000, -20)
    wrong = (Share(first, 6000), Share(second, 2001))
    assert refused(services.payments.reallocate, payment, wrong) == [("shares", ProblemCode.TOO_LARGE)]


def test_a_payment_entered_late_goes_where_there_was_room(services, at, pay, saved, add_item, book, customer):
    first = add_item("1", 6000, -40, issued=-70)
    add_item("2", 6000, -30, issued=-60)
    payment = pay(6000, -20, by=at(-20))
    saved(at(-5).payments.reallocate(payment, ()))
    pay(6000, -10, shares=[(first, 6000)])
    assert book.rows("SELECT day FROM allocation ORDER BY id DESC LIMIT 1") == [(day(-5).isoformat(),)]
    assert all(line.open >= 0 for line in services.ledger.history(first))


def test_a_reversal_opens_again_what_was_paid(services, at, pay, saved, add_item, opened, customer):
    add_item("1", 6000, -40, issued=-70)
    payment = pay(8000, -20, by=at(-20))
    reversal = saved(services.payments.reverse(payment, day(-2), "dishonoured"))
    assert opened() == {"1": 6000}
    owed = [services.ledger.balances(customer, day(n))[0] for n in (-21, -20, -3, -2, 0)]
    assert [(balance.owed, balance.unapplied) for balance in owed] == [
        (6000, 0), (0, 2000), (0, 2000), (6000, 0), (6000, 0),
    ]  # fmt: skip
    card = services.payments.get(payment)
    assert (card.payment.is_reversed, card.payment.unapplied, card.items) == (True, 0, ())
    assert [(back.id, back.amount, back.reason) for back in card.taken_back] == [(reversal, -8000, "dishonoured")]
    assert services.payments.totals() == (Money("CNY", 0),)


def test_undo_takes_a_payment_back_from_the_day_it_came(services, pay, saved, add_item, opened, customer):
    add_item("1", 6000, -40, issued=-70)
    payment = pay(6000, -20)
    saved(services.payments.undo(payment))
    assert opened() == {"1": 6000}
    assert {services.ledger.balances(customer, day(n))[0].owed for n in range(-60, 1)} == {6000}
    assert services.payments.page()[0].reason == BY_MISTAKE


def test_a_payment_spread_anew_cannot_be_reversed_before_that(services, at, pay, refused, saved, add_item):
    item = add_item("1", 6000, -40, issued=-70)
    payment = pay(6000, -20, by=at(-20))
    saved(at(-5).payments.reallocate(payment, (Share(item, 1000),)))
    assert refused(services.payments.reverse, payment, day(-6), "no") == [("day", ProblemCode.NOT_AFTER)]
    saved(services.payments.undo(payment))


def test_only_what_is_not_applied_can_be_paid_back(services, pay, refused, saved, add_item, customer):
    add_item("1", 6000, -40)
    payment = pay(8000, -20)
    assert refused(services.payments.refund, payment, 2001, day(0), "asked") == [("amount", ProblemCode.TOO_LARGE)]
    saved(services.payments.refund(payment, 1500, day(-1), "asked"))
    assert services.payments.unapplied(customer) == (Money("CNY", 500),)
    assert refused(services.payments.refund, payment, 501, day(0), "asked") == [("amount", ProblemCode.TOO_LARGE)]
    assert services.payments.totals() == (Money("CNY", 6500),)


def test_what_was_applied_then_cannot_have_been_paid_back_then(services, at, pay, refused, saved, add_item):
    add_item("1", 6000, -40)
    payment = pay(6000, -20, by=at(-20))
    saved(at(-5).payments.reallocate(payment, ()))
    assert refused(services.payments.refund, payment, 1, day(-6), "asked") == [("amount", ProblemCode.TOO_LARGE)]
    saved(services.payments.refund(payment, 6000, day(-5), "asked"))
    assert refused(services.payments.reverse, payment, day(0), "no") == [("", ProblemCode.SETTLED)]


def test_what_is_left_after_a_refund_can_be_reversed(services, pay, saved, add_item, customer):
    add_item("1", 6000, -40)
    payment = pay(8000, -20)
    saved(services.payments.refund(payment, 2000, day(-1), "asked"))
    saved(services.payments.reverse(payment, day(0), "dishonoured"))
    assert services.payments.totals() == (Money("CNY", 0),)
    assert services.ledger.balances(customer)[0].owed == 6000


@pytest.mark.parametrize(
    "act",
    [
        lambda payments, payment: payments.reverse(payment, TODAY, "again"),
        lambda payments, payment: payments.undo(payment),
        lambda payments, payment: payments.reallocate(payment, ()),
        lambda payments, payment: payments.clear(payment, TODAY),
    ],
)
def test_what_was_reversed_stays_so(services, pay, refused, saved, add_item, act):
    add_item("1", 6000, -40)
    payment = pay(6000, means=PayMeans.BANK_BILL, maturity_on=day(90))
    reversal = saved(services.payments.undo(payment))
    assert refused(act, services.payments, payment) == [("", ProblemCode.SETTLED)]
    assert refused(act, services.payments, reversal)[0] == ("", ProblemCode.NOT_ALLOWED)
    assert refused(act, services.payments, 999) == [("", ProblemCode.NOT_FOUND)]


@pytest.mark.parametrize("reason", ["", "  ", "x" * 501])
def test_what_is_taken_back_needs_a_reason(services, pay, refused, reason):
    payment = pay(6000)
    code = ProblemCode.TOO_LONG if reason.strip() else ProblemCode.REQUIRED
    assert refused(services.payments.reverse, payment, TODAY, reason) == [("reason", code)]
    assert refused(services.payments.refund, payment, 5, TODAY, reason) == [("reason", code)]


def test_a_bill_is_received_before_it_is_cleared(services, pay, refused, saved, add_item, opened):
    add_item("1", 6000, -40)
    payment = pay(6000, -9, means=PayMeans.COMMERCIAL_BILL, maturity_on=day(90))
    assert opened() == {"1": 0}
    assert [line.id for line in services.payments.page(uncleared=True)] == [payment]
    assert refused(services.payments.unclear, payment) == [("", ProblemCode.NOT_ALLOWED)]
    assert refused(services.payments.clear, payment, day(-10)) == [("day", ProblemCode.NOT_AFTER)]
    saved(services.payments.clear(payment, day(0)))
    assert services.payments.page(uncleared=True) == []
    assert refused(services.payments.clear, payment, day(0)) == [("", ProblemCode.SETTLED)]
    saved(services.payments.unclear(payment))
    assert services.payments.totals(uncleared=True) == (Money("CNY", 6000),)


def test_a_transfer_is_never_waited_for(services, pay, refused):
    assert refused(services.payments.clear, pay(), TODAY) == [("", ProblemCode.NOT_ALLOWED)]


def test_payments_are_found_by_customer_day_and_words(services, pay, add_customer, customer):
    other = add_customer("瑞丰纸业")
    first = pay(100, -9, reference="TT-77", payer="恒达集团")
    second = pay(200, -2, to=other, note="cash at the gate")

    def found(**more):
        return [line.id for line in services.payments.page(**more)]

    assert found() == [second, first]
    assert found(customer_id=customer) == [first]
    assert found(since=day(-9), until=day(-3)) == [first]
    assert [found(text=text) for text in ("tt-77", "ruifeng", "恒达集团", "gate 瑞丰", "%")] == [
        [first], [second], [first], [second], [],
    ]  # fmt: skip
    assert found(limit=1, offset=1) == [first]


def test_each_step_is_in_the_timeline(services, pay, saved, add_item, customer):
    item = add_item("1", 6000, -40)
    payment = pay(6000, -9, means=PayMeans.BANK_BILL, maturity_on=day(90))
    saved(services.payments.clear(payment, day(-1)))
    saved(services.payments.unclear(payment))
    saved(services.payments.reallocate(payment, (Share(item, 5000),)))
    saved(services.payments.refund(payment, 500, TODAY, "asked"))
    saved(services.payments.reverse(payment, TODAY, "dishonoured"))
    kinds = [event.kind for event in services.customers.events(customer)]
    assert kinds[:6] == [
        "payment_reversed", "payment_refunded", "payment_allocated", "bill_not_cleared", "bill_cleared",
        "payment_received",
    ]  # fmt: skip


def test_a_payment_under_a_plan_has_a_part_that_is_no_item_s(services, form, refused, saved, add_item, book, customer):
    item = add_item("1", 6000, -40)
    with book.transaction():
        book.run(
            "INSERT INTO plan (customer_id, state, currency, debt, down_payment, every, shift, interest, remainder,"
            " as_of, created_at, updated_at) VALUES (?, 'signed', 'CNY', 1, 0, 'month', 'none', 'none', 'last',"
            " '2026-01-01', '', '')",
            [customer],
        )
    wanted = form(6000, shares=[(item, 5500)])
    assert refused(services.payments.add_for_plan, wanted, 1, interest=501) == [("shares", ProblemCode.TOO_LARGE)]
    payment = saved(services.payments.add_for_plan(wanted, 1, interest=400))
    with book.transaction():
        book.run(
            "INSERT INTO plan_payment (plan_id, paid_on, amount, payment_id, recorded_at) VALUES (1, ?, 6000, ?, '')",
            [TODAY.isoformat(), payment],
        )
    card = services.payments.get(payment)
    assert (card.payment.unapplied, card.payment.plan_id) == (100, 1)
    assert refused(services.payments.reallocate, payment, ()) == [("", ProblemCode.NOT_ALLOWED)]
    saved(services.payments.reverse(payment, TODAY, "dishonoured"))
    assert book.rows("SELECT withdrawn_at IS NOT NULL FROM plan_payment") == [(1,)]


def test_a_payment_knows_the_file_that_told_it(services, form, saved, book):
    with book.transaction():
        book.run("INSERT INTO payment_file (at, file_name, sha256, summary) VALUES ('', 'bank.csv', '', '{}')")
    saved(services.payments.add(form(), file_id=1))
    assert book.rows("SELECT file_id FROM payment") == [(1,)]


def test_ten_thousand_items_of_one_customer(services, form, saved, book, customer):
    with book.transaction():
        book.run_many(
            "INSERT INTO receivable (customer_id, number, number_key, kind, currency, amount, open, due_date,"
            " document_date, created_at, updated_at) VALUES (?, ?, ?, 'invoice', 'CNY', 100, 100, ?, ?, '', '')",
            (
                (customer, str(n), str(n), day(-n % 700).isoformat(), day(-n % 700 - 30).isoformat())
                for n in range(10_000)
            ),
        )
    whole = form(1_000_000)
    assert len(services.payments.propose(whole).items) == 10_000
    payment = saved(services.payments.add(whole))
    assert book.rows("SELECT sum(open), count(closed_at) FROM receivable") == [(0, 10_000)]
    saved(services.payments.reallocate(payment, ()))
    assert book.rows("SELECT sum(open), count(closed_at) FROM receivable") == [(1_000_000, 0)]


PROGRAM = """
import sys
from pathlib import Path

from db.connection import open_book
from desktop.app import App
from desktop.services.clock import FixedClock
from desktop.services.payments import PaymentForm, Share
from desktop.services.results import Saved
from tests.services.conftest import TODAY

app = App(open_book(Path(sys.argv[1])), FixedClock(TODAY))
form = PaymentForm(1, "CNY", 6000, TODAY, reference=sys.argv[2], shares=(Share(1, 6000),))
app.services.payments.propose(form)
print("ready", flush=True)
sys.stdin.read()
answer = app.services.payments.add(form, asked=["twice"])
print("saved" if isinstance(answer, Saved) else [(each.field, each.code.value) for each in answer.problems])
app.close()
"""


def test_an_item_fetched_by_two_programs_is_paid_once(book, add_item):
    add_item("1", 6000, -5)
    programs = [
        subprocess.Popen(
            [sys.executable, "-c", PROGRAM, str(book.path), name],
            cwd=Path(__file__).parents[2],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for name in ("one", "other")
    ]
    assert [program.stdout.readline() for program in programs] == ["ready\n"] * 2
    for program in programs:
        program.stdin.close()
    said = sorted(program.stdout.read().strip() for program in programs)
    for program in programs:
        program.stdout.close()
        program.wait()
    assert said == ["[('shares.1', 'settled')]", "saved"]
    assert book.rows("SELECT count(*), sum(amount) FROM allocation") == [(1, 6000)]
