"""Plans of a book from before the ledger, when a new version took the place of the old one from its draft on."""

from dataclasses import replace
from datetime import date

import pytest

from db.connection import open_book
from db.queries.plans import items_in_plans
from db.upgrade import STEPS
from desktop.app import App
from desktop.domain.debtor import DebtAnalysis
from desktop.domain.plans import Move, PlanState
from desktop.domain.problems import ProblemCode
from desktop.domain.receivables import DebtCause, DebtNature, DebtTerm
from desktop.services.clock import FixedClock
from desktop.services.payments import PaymentForm
from desktop.services.results import Refused

TODAY = date(2026, 11, 21)
NOW = "2026-11-01T09:00:00+00:00"
CUSTOMER = {
    "name": "恒达", "currency": "CNY", "standing": "normal", "ability": "unknown", "willingness": "unknown",
    "tone": "neutral", "letter_language": "zh_CN", "name_key": "恒达", "sort_key": "hengda", "search_text": "恒达",
    "created_at": NOW, "updated_at": NOW,
}  # fmt: skip
ITEM = {
    "customer_id": 1, "number": "FP-1", "number_key": "fp1", "kind": "invoice", "currency": "CNY", "amount": 90_000,
    "due_date": "2026-10-01", "created_at": NOW, "updated_at": NOW,
}  # fmt: skip
PLAN = {
    "customer_id": 1, "currency": "CNY", "down_payment": 0, "parts": 3, "every": "month", "first_on": "2026-12-01",
    "shift": "following", "interest": "none", "remainder": "last", "clauses": "{}", "as_of": "2026-11-01",
    "created_at": NOW, "updated_at": NOW,
}  # fmt: skip


@pytest.fixture
def old(tmp_path, monkeypatch):
    """Fill a book with the program before, and open it with this one; plans are told as state, debt and payments."""
    books = []

    def made(*plans, open_=90_000, because=""):
        path = tmp_path / "old.book"
        with monkeypatch.context() as patch:
            patch.setattr("db.upgrade.STEPS", STEPS[:2])
            patch.setattr("db.upgrade.LATEST", 2)
            book = open_book(path)
            with book.transaction():
                put(book, "customer", CUSTOMER)
                put(book, "receivable", {**ITEM, "open": open_})
                for version, (state, debt, payments) in enumerate(plans, 1):
                    fill(book, version, state, debt, payments=payments, because=because if version == 1 else "")
            book.close()
        books.append(open_book(path))
        return App(books[-1], FixedClock(TODAY)).services

    yield made
    for book in books:
        book.close()


def fill(book, version, state, debt, *, payments, because):
    signed = state in {"signed", "superseded", "broken"}
    told = {"version": version, "state": state, "debt": debt, "closed_because": because}
    plan_id = put(book, "plan", {**PLAN, **told, "signed_on": "2026-11-02" if signed else None})
    book.run("UPDATE plan SET root_id = 1 WHERE id = ?", [plan_id])
    put(book, "plan_item", {"plan_id": plan_id, "receivable_id": 1, "open": debt})
    for position in (1, 2, 3):
        day = f"2026-12-0{position}"
        row = {"plan_id": plan_id, "position": position, "nominal_on": day, "pay_on": day}
        put(book, "plan_instalment", {**row, "principal": debt // 3, "interest": 0})
    for amount in payments:
        row = {"plan_id": plan_id, "paid_on": "2026-11-10", "amount": amount, "recorded_at": NOW}
        put(book, "plan_payment", row)


def put(book, table, row):
    marks = ", ".join("?" * len(row))
    return book.insert(f"INSERT INTO {table} ({', '.join(row)}) VALUES ({marks})", list(row.values()))


def value(result):
    assert not isinstance(result, Refused), result.problems
    return result.value


def said(form):
    """Say why it is not paid, which nobody was asked then."""
    return replace(form, analysis=DebtAnalysis(DebtCause.CASH, DebtNature.BREACH, DebtTerm.SHORT))


def test_a_version_is_in_force_again_until_the_new_one_is_signed(old):
    plans = old(("superseded", 90_000, [20_000]), ("draft", 69_999, [9_999])).plans
    first, second = plans.get(1), plans.get(2)
    assert (first.state, first.settlement.paid, first.can_pay, first.next_version) == (
        PlanState.RUNNING, 29_999, True, 2,
    )  # fmt: skip
    assert (second.state, second.settlement.paid, second.can_edit) == (PlanState.DRAFT, 0, True)
    assert items_in_plans(plans._book) == [(1, 1)]
    assert {row.plan_id for row in plans.due(date(2027, 1, 1))} == {1}


def test_its_new_version_is_worked_out_with_what_came_in_meanwhile(old):
    plans = old(("superseded", 90_000, [20_000]), ("agreed", 69_999, [9_999])).plans
    (problem,) = plans.move(2, Move.SIGN, day=TODAY).problems
    assert (problem.code, problem.values) == (ProblemCode.DEBT_CHANGED, {"planned": "699.99", "amount": "600.01"})
    value(plans.change(2, said(plans.begin_change(2).form)))
    value(plans.move(2, Move.SIGN, day=TODAY))
    assert (plans.get(1).state, plans.get(2).plan.debt) == (PlanState.SUPERSEDED, 60_001)
    value(plans.pay(2, TODAY, 10_000))
    assert plans.get(2).settlement.paid == 10_000


def test_a_broken_plan_is_broken_again(old):
    plans = old(("superseded", 90_000, []), ("proposed", 90_000, []), because="no word").plans
    assert plans.get(1).state is PlanState.BROKEN


@pytest.mark.parametrize("state", ["signed", "cancelled"])
def test_a_version_that_is_signed_or_cancelled_stays_as_it_is(old, state):
    plans = old(("superseded" if state == "signed" else "signed", 90_000, []), (state, 90_000, [])).plans
    assert [plans.get(plan).state for plan in (1, 2)] == (
        [PlanState.SUPERSEDED, PlanState.SIGNED] if state == "signed" else [PlanState.SIGNED, PlanState.CANCELLED]
    )


def test_a_signed_plan_without_payments_lives_by_the_ledger_from_now_on(old):
    services = old(("signed", 90_000, []))
    value(services.payments.add(PaymentForm(1, "CNY", 30_000, TODAY)))
    assert services.plans.get(1).settlement.paid == 30_000


def test_what_was_recorded_before_there_was_a_ledger_is_not_counted_twice(old, office_takes):
    services = old(("signed", 90_000, [30_000]))
    office_takes(services, 30_000)  # the file brings what was recorded under the plan
    assert services.plans.get(1).settlement.paid == 30_000
    value(services.plans.pay(1, TODAY, 20_000))
    card = services.plans.get(1)
    assert (card.settlement.paid, card.settlement.open) == (50_000, 40_000)
    assert services.plans.work_out(said(services.plans.begin_change(1).form)).debt == 40_000


@pytest.mark.parametrize("booked", [0, 10_000, 30_000])
def test_a_new_version_asks_for_what_is_left_whether_the_file_has_the_payments_or_not(old, booked):
    services = old(("signed", 90_000, [30_000]), open_=90_000 - booked)
    assert services.plans.work_out(said(services.plans.begin_change(1).form)).debt == 60_000


def test_an_old_payment_is_taken_back_and_counts_again(old):
    plans = old(("signed", 90_000, [30_000])).plans
    value(plans.withdraw_payment(1))
    assert plans.get(1).settlement.paid == 0
    value(plans.restore_payment(1))
    assert plans.get(1).settlement.paid == 30_000


def test_a_plan_that_is_paid_frees_its_items(old):
    services = old(("signed", 90_000, [90_000]))
    assert (services.plans.get(1).state, items_in_plans(services._book)) == (PlanState.COMPLETED, [])


@pytest.fixture
def office_takes():
    def takes(services, amount):
        row = {"receivable_id": 1, "kind": "office", "amount": amount, "day": "2026-11-20", "recorded_at": NOW}
        with services._book.transaction():
            put(services._book, "allocation", row)

    return takes
