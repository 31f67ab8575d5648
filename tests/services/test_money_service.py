"""The list of all items: what is found, in which order, what it comes to, what is marked of it."""

from datetime import timedelta

import pytest

from db import models
from desktop.domain.customers import Customer
from desktop.services.money import ItemFilter, ItemMark, MoneyOrder

NOW = "2026-11-21T08:00:00+00:00"


@pytest.fixture
def numbers(services):
    """The numbers of the items that are found, in their order."""

    def found(wanted=None, **more):
        return [line.item.number for line in services.money.page(wanted or ItemFilter(), **more)]

    return found


@pytest.fixture
def promise(book, customer, today):
    def promised(*items, amount=100, due=5, tolerance=0, cancelled=False):
        with book.transaction():
            row = models.Promise.create(
                customer=customer,
                currency="CNY",
                amount=amount,
                made_on=today - timedelta(days=20),
                due_on=today + timedelta(days=due),
                tolerance_days=tolerance,
                cancelled_on=today - timedelta(days=19) if cancelled else None,
                cancelled_because="by_mistake" if cancelled else "",
                recorded_at=NOW,
            )
            for item in items:
                models.PromiseItem.create(promise=row, receivable=item)
            return row.id

    return promised


def test_every_open_item_is_found_the_oldest_due_first(add_customer, add_item, numbers):
    add_item("A-1", due=3)
    add_item("A-2", due=-7, to=add_customer("Ruifeng"))
    add_item("A-3")
    add_item("A-4", 0, amount=100, due=-50)
    assert numbers() == ["A-2", "A-1", "A-3"]
    assert numbers(ItemFilter(settled=True)) == ["A-4"]


@pytest.mark.parametrize(
    ("order", "ascending", "descending"),
    [
        (MoneyOrder.DUE, "bac", "abc"),
        (MoneyOrder.LATENESS, "cab", "bac"),
        (MoneyOrder.CUSTOMER, "cba", "bac"),
        (MoneyOrder.NUMBER, "abc", "cba"),
        (MoneyOrder.AMOUNT, "bca", "acb"),
        (MoneyOrder.OPEN, "cab", "bac"),
        (MoneyOrder.DISPUTED, "abc", "cab"),
        (MoneyOrder.DOCUMENT, "cba", "abc"),
    ],
)
def test_items_come_in_each_order(add_customer, add_item, numbers, *, order, ascending, descending):
    near, far = add_customer("安达", credit_term_days=30), add_customer("瑞丰", credit_term_days=90)
    add_item("a", 20, due=-20, amount=90, issued=-10, to=far)
    add_item("b", 30, due=-25, amount=30, issued=-20, to=far)
    add_item("c", 10, amount=50, issued=-30, disputed=5, to=near)
    assert "".join(numbers(order=order)) == ascending
    assert "".join(numbers(order=order, descending=True)) == descending


def test_pages_follow_each_other(add_item, numbers):
    for n in range(7):
        add_item(f"A-{n}", due=n)
    pages = [numbers(offset=offset, limit=3) for offset in (0, 3, 6)]
    assert pages == [["A-0", "A-1", "A-2"], ["A-3", "A-4", "A-5"], ["A-6"]]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("恒达", ["INV-001", "INV-002"]),
        ("hengda", ["INV-001", "INV-002"]),
        ("inv-002", ["INV-002"]),
        ("恒达 002", ["INV-002"]),
        ("HT-9", ["INV-001"]),
        ("大桥", ["INV-002"]),
        ("100%", []),
        ("_", []),
        ("瑞丰", []),
        ("  ", ["INV-001", "INV-002"]),
    ],
)
@pytest.mark.usefixtures("customer")
def test_words_are_found_in_names_numbers_contracts_and_projects(add_item, numbers, text, found):
    add_item("INV-001", due=1, contract="HT-9")
    add_item("INV-002", due=2, project="长江大桥")
    assert numbers(ItemFilter(text=text)) == found


def test_a_currency_or_a_customer_narrows_it_down(add_customer, add_item, numbers, customer):
    add_item("A-1")
    add_item("A-2", currency="USD")
    add_item("B-1", to=add_customer("Ruifeng"))
    assert numbers(ItemFilter(currency="USD")) == ["A-2"]
    assert numbers(ItemFilter(customer_id=customer)) == ["A-1", "A-2"]


def test_totals_are_of_what_is_found_currency_by_currency(services, add_item):
    add_item("A-1", 100, due=-3, disputed=30)
    add_item("A-2", 50, due=3)
    add_item("A-3", -20, due=-3, kind="credit_note")
    add_item("A-4", 7, due=-1, currency="USD")
    found = services.money.totals()
    assert [(each.currency, each.count, each.open, each.overdue, each.disputed) for each in found] == [
        ("CNY", 3, 130, 100, 30),
        ("USD", 1, 7, 7, 0),
    ]
    assert services.money.totals(ItemFilter(text="nowhere")) == ()


@pytest.mark.parametrize(
    ("due", "tolerance", "cancelled", "marked"),
    [(0, 0, False, True), (-1, 0, False, False), (-3, 3, False, True), (-4, 3, False, False), (5, 0, True, False)],
)
def test_an_open_promise_is_shown_and_holds_its_items_back(
    services, add_item, promise, numbers, today, *, due, tolerance, cancelled, marked
):
    item = add_item("A-1", due=-70)
    promise_id = promise(item, amount=500, due=due, tolerance=tolerance, cancelled=cancelled)
    (line,) = services.money.page()
    assert (ItemMark.URGENT in line.marks, ItemMark.HAND_OVER in line.marks) == (not marked, not marked)
    assert numbers(ItemFilter(promised=True)) == (["A-1"] if marked else [])
    assert numbers(ItemFilter(urgent=True)) == numbers(ItemFilter(hand_over=True)) == ([] if marked else ["A-1"])
    if marked:
        assert line.promise is not None
        assert (line.promise.promise_id, line.promise.amount) == (promise_id, 500)
        assert line.promise.due_on == today + timedelta(days=due)
        assert line.promise.until == today + timedelta(days=due + tolerance)
    else:
        assert line.promise is None


def test_an_item_of_an_agreed_plan_is_marked_and_held_back(services, book, customer, add_item, *, numbers, today):
    item = add_item("A-1", due=-70)
    with book.transaction():
        plan = models.Plan.create(
            customer=customer,
            state="agreed",
            currency="CNY",
            debt=10_000,
            down_payment=0,
            every="month",
            shift="none",
            interest="none",
            remainder="last",
            ledger_from=0,
            as_of=today,
            created_at=NOW,
            updated_at=NOW,
        )
        models.PlanItem.insert(plan=plan, receivable=item, open=10_000).execute()
    (line,) = services.money.page()
    assert line.marks == (ItemMark.IN_PLAN,)
    assert numbers(ItemFilter(urgent=True)) == numbers(ItemFilter(hand_over=True)) == []
    assert numbers(ItemFilter(overdue=True)) == ["A-1"]


def test_marks_say_what_is_to_be_seen(services, add_item, today):
    add_item("A-1", due=-400, issued=-430, disputed=100)
    add_item("A-2", due=-61, issued=-90, handed_over_on=today)
    add_item("A-3", issued=-5, booked=9_999)
    add_item("A-4", due=-1, issued=-20)
    assert {line.item.number: line.marks for line in services.money.page()} == {
        "A-1": (ItemMark.URGENT, ItemMark.HAND_OVER, ItemMark.DISPUTED, ItemMark.OVER_A_YEAR),
        "A-2": (ItemMark.HANDED_OVER,),
        "A-3": (ItemMark.UNDATED, ItemMark.OFFICE_DIFFERS),
        "A-4": (),
    }


def test_a_small_item_of_cash_terms_is_urgent_the_next_day(services, add_customer, add_item):
    add_item("A-1", 20_000, due=-1, to=add_customer("Cash", credit_term_days=0))
    (line,) = services.money.page(ItemFilter(urgent=True))
    assert (line.item.open, line.lateness.overdue, line.marks) == (20_000, 1, (ItemMark.URGENT,))


def test_a_term_of_the_customer_counts_where_the_item_has_none(services, customer, add_item, numbers):
    add_item("A-1", due=-25)
    assert numbers(ItemFilter(urgent=True)) == ["A-1"]
    services.customers.save(Customer("恒达食品有限公司", code="C-001", credit_term_days=90), customer)
    assert numbers(ItemFilter(urgent=True)) == []


def test_items_whose_claim_may_lapse_are_found(services, add_item, numbers):
    add_item("NEW", due=-40)
    add_item("OLD", due=-1000)
    add_item("GONE", due=-1200)
    assert numbers(ItemFilter(lapsing=True)) == ["GONE", "OLD"]
    assert [total.count for total in services.money.totals(ItemFilter(lapsing=True))] == [2]
    services.limitation.save_periods(())
    assert numbers(ItemFilter(lapsing=True)) == []
