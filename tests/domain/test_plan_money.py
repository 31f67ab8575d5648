"""What the ledger says of a plan: what was taken off its items counts for it, a payment goes where it was agreed."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.clauses import SettlingOrder
from desktop.domain.instalments import Instalment
from desktop.domain.ledger import Share
from desktop.domain.planmoney import PlannedItem, PlanShares, Taken, plan_shares, receipts
from desktop.domain.plans import PlanPayment, settle

SIGNED = date(2026, 11, 1)
FIRST, SECOND, THIRD = date(2026, 11, 10), date(2026, 11, 20), date(2026, 11, 30)
ROWS = (Instalment(1, FIRST, FIRST, 100, 10), Instalment(2, SECOND, SECOND, 100, 5))


def paid(day, amount):
    return Taken(day, amount)


def otherwise(day, amount):
    return Taken(day, amount, is_money=False)


@pytest.mark.parametrize(
    ("asked", "open_", "taken", "left"),
    [
        (100, 100, (), 100),
        (100, 70, (paid(FIRST, 30),), 70),
        (100, 90, (otherwise(FIRST, 10),), 90),
        (100, 0, (paid(FIRST, 60), otherwise(FIRST, 40)), 0),
        (80, 70, (paid(FIRST, 30),), 50),  # 20 in dispute: money goes to the plan's part
        (80, 80, (otherwise(FIRST, 20),), 80),  # what was in dispute is credited
        (80, 60, (otherwise(FIRST, 40),), 60),
        (80, 0, (paid(FIRST, 100),), 0),  # the customer paid what is in dispute, too
        (80, 20, (paid(FIRST, 80),), 0),
        (100, 130, (paid(FIRST, -30),), 100),  # came to be open again for another reason than the plan
        (100, 100, (paid(FIRST, -30), paid(SECOND, 30)), 70),
        (100, 70, (), 70),  # paid before the signing was recorded
        (-50, -50, (), -50),
        (-50, 0, (otherwise(FIRST, -50),), 0),
    ],
)
def test_what_a_plan_has_left_of_an_item(asked, open_, taken, left):
    assert PlannedItem(1, asked, open_, taken).left == left


@pytest.mark.parametrize(
    ("items", "interest", "expected"),
    [
        ([PlannedItem(1, 100, 70, (paid(SECOND, 30),))], [], [(SECOND, 30)]),
        ([PlannedItem(1, 100, 60, (paid(SECOND, 30), paid(FIRST, 10)))], [], [(FIRST, 10), (SECOND, 30)]),
        ([PlannedItem(1, 100, 100)], [PlanPayment(FIRST, 7)], [(FIRST, 7)]),
        ([PlannedItem(1, 100, 90, (otherwise(SECOND, 10),))], [], [(SECOND, 10)]),
        ([PlannedItem(1, 100, 90)], [], [(SIGNED, 10)]),
        # the office puts a payment to another item: it still came once
        ([PlannedItem(1, 100, 100, (paid(FIRST, 30), paid(SECOND, -30))), PlannedItem(2, 50, 20, (paid(SECOND, 30),))],
         [], [(FIRST, 30)]),
        # a credit note of the plan is put to an item of the plan: nothing has come in by that
        ([PlannedItem(1, 100, 60, (otherwise(FIRST, 40),)), PlannedItem(2, -40, 0, (otherwise(FIRST, -40),))], [], []),
    ],
)  # fmt: skip
def test_what_has_come_in_for_a_plan(items, interest, expected):
    assert [(each.paid_on, each.amount) for each in receipts(items, interest, SIGNED)] == expected


@pytest.mark.parametrize(
    ("order", "amount", "interest_paid", "expected"),
    [
        (SettlingOrder.BY_LAW, 110, 0, PlanShares((Share(1, 60), Share(2, 40)), 10)),
        (SettlingOrder.BY_LAW, 8, 0, PlanShares((), 8)),
        (SettlingOrder.BY_LAW, 113, 10, PlanShares((Share(1, 60), Share(2, 50)), 3)),
        (SettlingOrder.PRINCIPAL_FIRST, 100, 0, PlanShares((Share(1, 60), Share(2, 40)), 0)),
        (SettlingOrder.PRINCIPAL_FIRST, 105, 0, PlanShares((Share(1, 60), Share(2, 40)), 5)),
        (SettlingOrder.BY_LAW, 215, 0, PlanShares((Share(1, 60), Share(2, 140)), 15)),
        (SettlingOrder.BY_LAW, 0, 0, PlanShares((), 0)),
    ],
)
def test_a_payment_goes_to_interest_and_to_the_items_that_fell_due_first(order, amount, interest_paid, expected):
    items = [PlannedItem(1, 60, 60), PlannedItem(2, 140, 140), PlannedItem(3, -20, -20)]
    settled = settle(ROWS, [PlanPayment(FIRST, amount)], THIRD).instalments
    assert plan_shares(amount, items, settled, order, interest_paid) == expected


_DAYS = st.dates(SIGNED, THIRD)
_TAKEN = st.builds(Taken, _DAYS, st.integers(-150, 150), st.booleans())
_ITEMS = st.builds(
    lambda asked, more, taken: PlannedItem(1, asked, asked + more - sum(each.amount for each in taken), tuple(taken)),
    st.integers(1, 100),
    st.integers(0, 50),
    st.lists(_TAKEN, max_size=5),
)


@given(st.lists(_ITEMS, max_size=4))
def test_what_came_in_and_what_is_left_make_up_what_the_plan_took(items):
    came = receipts(items, (), SIGNED)
    assert all(each.amount > 0 for each in came)
    assert sum(each.amount for each in came) == sum(item.asked - item.left for item in items)
    assert all(0 <= item.left <= max(item.open, 0) for item in items)
