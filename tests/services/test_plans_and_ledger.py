"""A plan and the ledger tell of the same money, whoever recorded it and wherever."""

import itertools
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db import models
from db.queries.plans import items_in_plans
from db.queries.receivables import get_receivables
from desktop.domain.clauses import Clauses, SettlingOrder
from desktop.domain.debtor import DebtAnalysis
from desktop.domain.instalments import Interest, Terms
from desktop.domain.ledger import PaymentQuestion, Share
from desktop.domain.plans import Move, PlanQuestion, PlanState
from desktop.domain.problems import ProblemCode
from desktop.domain.process import PayMeans
from desktop.domain.receivables import DebtCause, DebtNature, DebtTerm
from desktop.services.disputes import DisputeForm
from desktop.services.payments import PaymentForm
from desktop.services.plan_reading import standing
from desktop.services.plans import PlanForm
from desktop.services.results import Refused

TODAY = date(2026, 11, 21)
TERMS = Terms(debt=0, parts=3, first_on=date(2026, 12, 1))
SAID = DebtAnalysis(DebtCause.CASH, DebtNature.BREACH, DebtTerm.SHORT)


def value(result):
    assert not isinstance(result, Refused), result.problems
    return result.value


@pytest.fixture
def items(add_item):
    """Items of 300.00 and 600.00 that are overdue."""
    return (add_item("FP-1", 30_000, -40), add_item("FP-2", 60_000, -10))


@pytest.fixture
def sign(services):
    def signed(plan_id):
        value(services.plans.move(plan_id, Move.AGREE))
        value(services.plans.move(plan_id, Move.SIGN, day=TODAY))
        return plan_id

    return signed


@pytest.fixture
def signed(services, customer, items, sign):
    def made(**changed):
        return sign(
            value(services.plans.add(replace(PlanForm(customer, "CNY", items, TERMS, analysis=SAID), **changed)))
        )

    return made


@pytest.fixture
def open_of(book):
    """What is open of the items, by their numbers."""
    return lambda: dict(book.rows("SELECT number, open FROM receivable WHERE open <> 0 ORDER BY number"))


def test_a_payment_under_a_plan_is_taken_off_its_items_oldest_due_first(services, signed, open_of, customer):
    plan_id = signed()
    value(services.plans.pay(plan_id, TODAY, 40_000, "BANK 1", "part of January"))
    assert open_of() == {"FP-2": 50_000}
    (line,) = services.payments.page(customer_id=customer)
    assert (line.amount, line.unapplied, line.reference, line.note, line.plan_id) == (
        40_000, 0, "BANK 1", "part of January", plan_id,
    )  # fmt: skip


def test_the_means_of_a_payment_are_kept_when_it_counts_again(services, signed, customer, refused):
    plan_id = signed()
    row = value(services.plans.pay(plan_id, TODAY, 5_000, "slip 4", means=PayMeans.CASH))
    value(services.plans.withdraw_payment(row))
    value(services.plans.restore_payment(row))
    again = services.payments.page(customer_id=customer)[0]
    assert (again.means, again.reference, again.amount, again.is_reversed) == ("cash", "slip 4", 5_000, False)
    bill = refused(services.plans.pay, plan_id, TODAY, 1, means=PayMeans.BANK_BILL)
    assert bill == [("means", ProblemCode.NOT_ALLOWED)]


def test_a_payment_that_is_in_the_book_already_is_asked_about(services, signed, customer, refused):
    plan_id = signed()
    value(services.payments.add(PaymentForm(customer, "CNY", 30_000, TODAY)))
    assert refused(services.plans.pay, plan_id, TODAY, 30_000) == [("questions", ProblemCode.REQUIRED)]
    value(services.plans.pay(plan_id, TODAY, 30_000, asked=[PaymentQuestion.TWICE]))
    assert services.plans.get(plan_id).settlement.paid == 60_000


@pytest.mark.parametrize(("order", "interest"), [(SettlingOrder.BY_LAW, 360), (SettlingOrder.PRINCIPAL_FIRST, 0)])
def test_interest_of_a_plan_is_no_item_s(services, signed, open_of, book, *, order, interest):
    terms = replace(TERMS, interest=Interest.EQUAL_PRINCIPAL, rate_ppm=48_000)
    plan_id = signed(terms=terms, clauses=Clauses(settling_order=order))
    value(services.plans.pay(plan_id, TODAY, 30_000))
    assert sum(open_of().values()) == 60_000 + interest
    rows = book.rows(
        "SELECT coalesce(sum(amount), 0) FROM allocation WHERE kind = 'interest' AND plan_id = ?", [plan_id]
    )
    assert rows == [(interest,)]
    value(services.plans.pay(plan_id, TODAY, 60_720))
    assert (open_of(), services.plans.get(plan_id).state) == ({}, PlanState.COMPLETED)


def test_more_than_the_plan_has_open_stays_unapplied_in_sight(services, signed, customer, add_item, open_of):
    plan_id = signed()
    add_item("FP-9", 5_000, -1)
    value(services.plans.pay(plan_id, TODAY, 91_000))
    card = services.plans.get(plan_id)
    assert (card.state, card.settlement.over, card.can_pay) == (PlanState.COMPLETED, 1_000, False)
    assert [money.minor for money in services.payments.unapplied(customer)] == [1_000]
    assert open_of() == {"FP-9": 5_000}


def test_a_payment_that_is_recorded_among_the_payments_counts_for_the_plan(services, signed, customer, today):
    plan_id = signed()
    payment = value(services.payments.add(PaymentForm(customer, "CNY", 35_000, today, reference="BANK 7")))
    card = services.plans.get(plan_id)
    assert (card.settlement.paid, card.settlement.instalments[0].settled_on) == (35_000, today)
    assert [(row.amount, row.source, row.payment_id) for row in card.otherwise] == [
        (30_000, "BANK 7", payment), (5_000, "BANK 7", payment),
    ]  # fmt: skip
    value(services.payments.undo(payment))
    card = services.plans.get(plan_id)
    assert (card.settlement.paid, card.otherwise) == (0, ())


def test_a_payment_under_a_plan_that_is_reversed_elsewhere_is_withdrawn(services, signed, open_of, refused):
    plan_id = signed()
    row = value(services.plans.pay(plan_id, TODAY, 30_000))
    value(services.payments.reverse(services.plans.get(plan_id).payments[0].payment_id, TODAY, "dishonoured"))
    card = services.plans.get(plan_id)
    assert (card.settlement.paid, card.payments[0].withdrawn_at is not None) == (0, True)
    assert open_of() == {"FP-1": 30_000, "FP-2": 60_000}
    assert refused(services.plans.withdraw_payment, row) == [("", ProblemCode.SETTLED)]
    value(services.plans.restore_payment(row))
    assert services.plans.get(plan_id).settlement.paid == 30_000
    assert open_of() == {"FP-2": 60_000}


def test_what_is_open_again_that_a_newer_version_knew_as_paid_is_not_its_own(services, signed, open_of):
    old_id = signed()
    value(services.plans.pay(old_id, TODAY, 30_000))
    form = services.plans.begin_change(old_id).form
    new_id = value(services.plans.revise(old_id, form, asked=tuple(PlanQuestion)))
    value(services.plans.move(new_id, Move.AGREE))
    value(services.plans.move(new_id, Move.SIGN, day=TODAY))
    value(services.payments.reverse(services.plans.get(old_id).payments[0].payment_id, TODAY, "dishonoured"))
    card = services.plans.get(new_id)
    assert (card.settlement.open, card.settlement.paid) == (60_000, 0)
    assert open_of() == {"FP-1": 30_000, "FP-2": 60_000}
    value(services.plans.pay(new_id, TODAY, 60_000))
    assert (services.plans.get(new_id).state, open_of()) == (PlanState.COMPLETED, {"FP-1": 30_000})


def test_the_disputed_part_of_an_item_stands_beside_the_plan(services, signed, items):
    value(services.disputes.open(DisputeForm(items[1], 15_000)))
    assert services.plans.get(signed()).beside == 15_000


def test_the_finance_office_s_file_counts_for_a_plan(services, signed, items, office):
    plan_id = signed()
    office(items[0], 30_000)
    card = services.plans.get(plan_id)
    assert (card.settlement.paid, [row.kind for row in card.otherwise]) == (30_000, ["office"])


def test_a_file_that_is_taken_back_after_the_signing_leaves_no_gap(book, services, customer, *, signed, items, office):
    """The next line of the ledger gets the number of the one that is gone."""
    office(items[0], 5_000)
    plan_id = signed()
    with book.transaction():
        models.Allocation.delete().where(models.Allocation.kind == "office").execute()
    value(services.payments.add(PaymentForm(customer, "CNY", 10_000, TODAY)))
    card = services.plans.get(plan_id)
    assert (card.settlement.paid, [row.amount for row in card.otherwise]) == (10_000, [10_000])


def test_what_was_paid_before_the_signing_was_recorded_counts(services, customer, items, sign):
    """Signed on paper on Monday, paid on Tuesday, entered on Wednesday."""
    plan_id = value(services.plans.add(PlanForm(customer, "CNY", items, TERMS, analysis=SAID)))
    value(services.payments.add(PaymentForm(customer, "CNY", 10_000, TODAY)))
    sign(plan_id)
    assert services.plans.get(plan_id).settlement.paid == 10_000


def test_a_credit_note_for_the_disputed_part_is_not_paid_under_the_plan(services, signed, items, today):
    value(services.disputes.open(DisputeForm(items[1], 15_000)))
    plan_id = signed()
    value(services.ledger.write_off(items[1], 15_000, "goods came back"))
    assert services.plans.get(plan_id).settlement.paid == 0
    value(services.ledger.write_off(items[1], 5_000, "rebate"))
    assert services.plans.get(plan_id).settlement.paid == 5_000


@pytest.fixture
def office(book):
    """What the finance office's next file takes off an item."""

    def says(item, amount):
        with book.transaction():
            models.Allocation.insert(
                receivable=item, kind="office", amount=amount, day=TODAY, recorded_at="2026-11-21T00:00:00+00:00"
            ).execute()

    return says


class Life:
    """One customer with a plan, and what a rep and the finance office may do about the money; some of it is refused."""

    def __init__(self, services, customer, items, plan_id, *, office):
        self.services, self.customer, self.items, self.plan_id = services, customer, items, plan_id
        self.office_says = office
        self.under_plan, self.payments = [], []

    def live(self, act, amount, which):
        getattr(self, act)(amount, which)

    def pay(self, amount, _which):
        asked = tuple(PaymentQuestion)
        self._keep(self.under_plan, self.services.plans.pay(self.plan_id, TODAY, amount, asked=asked))

    def receive(self, amount, _which):
        form = PaymentForm(self.customer, "CNY", amount, TODAY)
        self._keep(self.payments, self.services.payments.add(form, asked=tuple(PaymentQuestion)))

    def withdraw(self, _amount, which):
        for row in self.under_plan[which : which + 1]:
            self.services.plans.withdraw_payment(row)

    def restore(self, _amount, which):
        for row in self.under_plan[which : which + 1]:
            self.services.plans.restore_payment(row)

    def reverse(self, _amount, which):
        for payment in self.payments[which : which + 1]:
            self.services.payments.undo(payment)

    def reallocate(self, amount, which):
        for payment in self.payments[which : which + 1]:
            self.services.payments.reallocate(payment, [Share(self.items[-1], amount)])

    def write_off(self, amount, which):
        self.services.ledger.write_off(self.items[which % len(self.items)], amount, "a reason")

    def office(self, amount, which):
        item = self.items[which % len(self.items)]
        (row,) = get_receivables(self.services._book, [item])
        self.office_says(item, min(amount, row.open) or -min(amount, row.amount))

    def revise(self, _amount, _which):
        beginning = self.services.plans.begin_change(self.plan_id)
        new = self.services.plans.revise(self.plan_id, beginning.form) if beginning else None
        if new is not None and not isinstance(new, Refused):
            value(self.services.plans.move(new.value, Move.AGREE))
            value(self.services.plans.move(new.value, Move.SIGN, day=TODAY))
            self.plan_id = new.value

    def _keep(self, kept, result):
        if not isinstance(result, Refused):
            kept.append(result.value)


_ACTS = ("pay", "pay", "receive", "withdraw", "restore", "reverse", "reallocate", "write_off", "office", "revise")


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    opens=st.lists(st.integers(100, 10_000), min_size=1, max_size=3),
    disputed=st.integers(0, 50),
    acts=st.lists(st.tuples(st.sampled_from(_ACTS), st.integers(1, 8_000), st.integers(0, 5)), max_size=8),
    with_interest=st.booleans(),
    order=st.sampled_from(SettlingOrder),
)
def test_a_plan_never_contradicts_its_items(
    app, book, add_customer, add_item, sign, *, office, opens, disputed, acts, with_interest, order
):
    services = app.services
    customer = add_customer(f"Customer {next(_NUMBERS)}")
    items = [add_item(f"N-{next(_NUMBERS)}", sum_, -n - 1, to=customer) for n, sum_ in enumerate(opens)]
    if disputed:
        value(services.disputes.open(DisputeForm(items[0], disputed)))
    terms = replace(TERMS, interest=Interest.EQUAL_PRINCIPAL, rate_ppm=480_000) if with_interest else TERMS
    form = PlanForm(customer, "CNY", tuple(items), terms, clauses=Clauses(settling_order=order), analysis=SAID)
    life = Life(services, customer, items, sign(value(services.plans.add(form))), office=office)
    for act, amount, which in acts:
        life.live(act, amount, which)
        card = services.plans.get(life.plan_id)
        here = standing(book, card.plan, TODAY)
        left = sum(item.left for item in here.money.items)
        interest = sum(row.interest for row in card.instalments) - here.money.interest_paid
        assert card.settlement.open == left + interest
        assert all(0 <= item.left <= max(item.open, 0) for item in here.money.items)
        held = {item for item, _plan in items_in_plans(book, customer)}
        assert held == ({item.id for item in here.money.items if item.left} if card.plan.state == "signed" else set())


_NUMBERS = itertools.count()
