"""What a customer owes is listed in each order, with its lateness against the term (rule 55)."""

import pytest

from desktop.services.receivables import ReceivableOrder


@pytest.fixture
def items(add_item):
    return [
        add_item("B-2", 30_000, due=-41, issued=-71, amount=50_000),
        add_item("A-1", 10_000, due=-5, issued=-9, amount=10_000),
        add_item("C-3", 20_000, due=None, issued=None, amount=20_000),
        add_item("D-4", -4_000, due=7, issued=-40, amount=-4_000, kind="credit_note"),
    ]


@pytest.mark.parametrize(
    ("order", "ascending", "descending"),
    [
        (ReceivableOrder.DUE, "BADC", "DABC"),
        (ReceivableOrder.NUMBER, "ABCD", "DCBA"),
        (ReceivableOrder.AMOUNT, "DACB", "BCAD"),
        (ReceivableOrder.OPEN, "DACB", "BCAD"),
        (ReceivableOrder.DOCUMENT, "BDAC", "ADBC"),
    ],
)
def test_page_sorts_and_leaves_unknown_days_last(services, customer, items, *, order, ascending, descending):
    def letters(**more):
        return "".join(line.item.number[0] for line in services.receivables.page(customer, order=order, **more))

    assert (letters(), letters(descending=True)) == (ascending, descending)


@pytest.mark.parametrize(
    ("due", "term", "overdue", "urgent"),
    [
        (None, 30, 0, False),
        (3, 30, 0, False),
        (0, 30, 0, False),  # due today is not overdue
        (-1, 30, 1, False),
        (-10, 30, 10, False),  # 3 * 10 is not more than 30
        (-11, 30, 11, True),
        (-1, 0, 1, True),
        (-1, None, 1, True),
        (-20, 60, 20, False),
        (-21, 60, 21, True),
    ],
)
def test_an_item_is_urgent_past_a_third_of_its_term(services, customer, add_item, *, due, term, overdue, urgent):
    from desktop.domain.customers import Customer

    services.customers.save(Customer("恒达", credit_term_days=term), customer)
    add_item("A-1", due=due)
    (line,) = services.receivables.page(customer)
    assert (line.lateness.overdue, line.lateness.urgent) == (overdue, urgent)


def test_the_term_of_an_item_beats_that_of_its_customer(services, customer, add_item):
    add_item("A-1", due=-12, credit_term_days=60)
    add_item("A-2", due=-11)
    assert [(line.lateness.term, line.lateness.urgent) for line in services.receivables.page(customer)] == [
        (60, False),
        (30, True),
    ]


def test_settled_items_are_a_list_of_their_own(services, customer, add_item):
    add_item("A-1", 0, amount=100)
    add_item("A-2", 100)
    assert [line.item.number for line in services.receivables.page(customer)] == ["A-2"]
    assert [line.item.number for line in services.receivables.page(customer, settled=True)] == ["A-1"]


def test_page_is_of_one_customer_and_given_by_pages(services, customer, add_customer, add_item):
    for n in range(5):
        add_item(f"A-{n}", due=n)
    add_item("B-1", to=add_customer("Ruifeng"))
    pages = [services.receivables.page(customer, offset=offset, limit=2) for offset in (0, 2, 4)]
    assert [line.item.number for page in pages for line in page] == ["A-0", "A-1", "A-2", "A-3", "A-4"]
    assert services.receivables.page(77) == []
