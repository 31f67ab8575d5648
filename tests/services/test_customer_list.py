"""The list of customers: found by any part of a name, code or number, in every order, page by page."""

import pytest

from desktop.domain.process import PaymentProcess
from desktop.services.customers import CustomerOrder


@pytest.fixture
def firms(add_customer, add_contact):
    """Four customers by their short names."""
    found = {
        "hengda": add_customer("恒达食品有限公司", code="C-001", tax_id="9131MA1K"),
        "ruifeng": add_customer("Ruifeng Paper & Board Ltd", name_en="", code="C-002"),
        "chongqing": add_customer("重庆长江轮船公司", short_name="长轮", name_en="Chang Jiang Shipping", code="R_100%"),
        "wuhan": add_customer("武汉大成", code="r1100"),
    }
    add_contact("王丽", to=found["hengda"], phone="+86 138-0000-0012")
    return found


@pytest.fixture
def busy_firms(firms, add_item, plan):
    """They owe sums of either sign and two currencies; two are to be visited."""
    add_item("A", 50_000, due=-5, to=firms["hengda"])
    add_item("B", 40_000, due=3, to=firms["ruifeng"])
    add_item("C", 30_000, due=-9, to=firms["ruifeng"], currency="USD")
    add_item("D", 10_000, due=-70, to=firms["chongqing"])
    add_item("D-", -4_000, due=-60, to=firms["chongqing"], kind="credit_note")
    add_item("E", -100, due=-1, to=firms["wuhan"], kind="credit_note")
    plan(7, to=firms["ruifeng"])
    plan(9, to=firms["wuhan"])
    return firms


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", {"hengda", "ruifeng", "chongqing", "wuhan"}),
        ("   ", {"hengda", "ruifeng", "chongqing", "wuhan"}),
        ("恒达", {"hengda"}),
        ("HDSP", {"hengda"}),
        ("hengda", {"hengda"}),
        ("0012", {"hengda"}),
        ("138 0000 0012", {"hengda"}),
        ("王丽", {"hengda"}),
        ("wangli", {"hengda"}),
        ("ma1k", {"hengda"}),
        ("c-001", {"hengda"}),
        ("paper board", {"ruifeng"}),
        ("board paper", {"ruifeng"}),
        ("paper & board", {"ruifeng"}),
        ("cqcj", {"chongqing"}),
        ("changlun", {"chongqing"}),
        ("chang jiang", {"chongqing"}),
        ("R_100%", {"chongqing"}),
        ("r100", {"chongqing"}),
        ("r1100", {"wuhan"}),
        ("%", set()),
        ("_", set()),
        ("100%", {"chongqing", "wuhan"}),
        ("' OR 1=1 --", set()),
        ("恒达 Paper", set()),
    ],
)
def test_page_finds_customers_by_every_word(services, firms, query, expected):
    found = services.customers.page(query)
    assert {row.id for row in found} == {firms[name] for name in expected}
    assert services.customers.count(query) == len(expected)


def test_page_follows_a_changed_name_and_an_archived_person(services, firms, add_contact):
    from desktop.domain.customers import Customer

    services.customers.save(Customer("锦和贸易", code="C-001"), firms["hengda"])
    assert services.customers.page("恒达") == []
    assert [row.name for row in services.customers.page("jhmy")] == ["锦和贸易"]
    (wang,) = services.customers.contacts(firms["hengda"])
    services.customers.archive_contact(firms["hengda"], wang.id)
    assert services.customers.page("0012") == []


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        (CustomerOrder.NAME, ["chongqing", "hengda", "ruifeng", "wuhan"]),
        (CustomerOrder.CODE, ["hengda", "ruifeng", "chongqing", "wuhan"]),
        (CustomerOrder.OPEN, ["wuhan", "chongqing", "ruifeng", "hengda"]),
        (CustomerOrder.OVERDUE, ["ruifeng", "wuhan", "chongqing", "hengda"]),
        (CustomerOrder.NEXT_VISIT, ["ruifeng", "wuhan", "chongqing", "hengda"]),
    ],
)
def test_page_sorts_by_each_order(services, busy_firms, order, expected):
    names = {id_: name for name, id_ in busy_firms.items()}
    assert [names[row.id] for row in services.customers.page(order=order)] == expected


def test_page_descending_turns_the_order_but_keeps_who_has_no_visit_last(services, firms, plan):
    plan(7, to=firms["ruifeng"])
    plan(9, to=firms["wuhan"])
    rows = services.customers.page(order=CustomerOrder.NEXT_VISIT, descending=True)
    assert [row.id for row in rows[:2]] == [firms["wuhan"], firms["ruifeng"]]
    by_name = [row.id for row in services.customers.page(descending=True)]
    assert by_name == [row.id for row in reversed(services.customers.page())]


@pytest.mark.parametrize("order", CustomerOrder)
def test_pages_make_up_the_whole_list_once(services, add_customer, order):
    ids = {add_customer("同名公司") for _ in range(7)}
    pages = [services.customers.page(order=order, offset=offset, limit=3) for offset in (0, 3, 6, 9)]
    assert [len(page) for page in pages] == [3, 3, 1, 0]
    assert {row.id for page in pages for row in page} == ids


def test_page_shows_sums_the_oldest_due_day_and_the_next_visit(services, customer, add_item, plan, today):
    from datetime import timedelta

    add_item("A-1", 10_000, due=-40)
    add_item("A-2", 700, due=-50, currency="USD")
    add_item("A-3", 0, due=-90, amount=100)
    plan(5)
    (row,) = services.customers.page()
    assert [(s.currency, s.open, s.overdue) for s in row.sums] == [("CNY", 10_000, 10_000), ("USD", 700, 700)]
    assert row.oldest_due == today - timedelta(days=50)
    assert row.next_visit == today + timedelta(days=5)


@pytest.mark.parametrize("text", ["#{id}", "C-001", "恒达食品", "恒达食品有限公司", "hdsp"])
def test_find_names_a_customer_for_the_command_line(services, firms, text):
    assert services.customers.find(text.format(id=firms["hengda"])) == [firms["hengda"]]


@pytest.mark.parametrize("text", ["#77", "#99999999999999999999", "nobody", "#x"])
def test_find_of_nobody_is_empty(services, firms, text):
    assert services.customers.find(text) == []


def test_totals_add_up_what_is_found_and_nothing_else(services, add_customer, add_item):
    near, far, gone = add_customer("恒达"), add_customer("Ruifeng"), add_customer("Hidden")
    add_item("1", 100, due=-1, to=near)
    add_item("2", 20, due=0, to=near)
    add_item("3", 3, due=-5, to=far, currency="USD")
    add_item("4", 7, due=-5, to=gone)
    services.customers.archive(gone)
    assert services.customers.totals() == (("CNY", 120, 100), ("USD", 3, 3))
    assert services.customers.totals("hd") == (("CNY", 120, 100),)
    assert services.customers.totals(archived=True) == (("CNY", 7, 7),)
    assert services.customers.totals("nobody") == ()


def test_those_who_owe_and_are_not_described_are_found_by_themselves(services, firms, add_item):
    add_item("A", to=firms["hengda"])
    add_item("B", to=firms["ruifeng"])
    services.processes.save(firms["ruifeng"], PaymentProcess())
    assert [row.id for row in services.customers.page(undescribed=True)] == [firms["hengda"]]
    assert services.customers.count(undescribed=True) == 1
    assert [total.open for total in services.customers.totals(undescribed=True)] == [10_000]
