"""One search over customers, people and invoices."""

import pytest


@pytest.fixture
def filled(add_customer, add_contact, add_item):
    hengda = add_customer("恒达食品有限公司", code="C-001")
    ruifeng = add_customer("Ruifeng Paper")
    add_contact("王丽", to=hengda, phone="138 0000 0012")
    add_contact("Wang Fang", to=ruifeng)
    add_item("FP-2026/001", to=hengda)
    add_item("FP-2026/002", to=ruifeng)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", set()),
        ("  ", set()),
        ("恒达", {("customer", "恒达食品有限公司")}),
        ("hdsp", {("customer", "恒达食品有限公司")}),
        ("王丽", {("customer", "恒达食品有限公司"), ("contact", "王丽")}),
        ("wang", {("customer", "恒达食品有限公司"), ("customer", "Ruifeng Paper"), ("contact", "Wang Fang")}),
        ("0012", {("customer", "恒达食品有限公司")}),
        ("fp-2026/", {("receivable", "FP-2026/001"), ("receivable", "FP-2026/002")}),
        ("ＦＰ-2026/002", {("receivable", "FP-2026/002")}),
        ("2026/001", set()),
        ("%", set()),
        ("_", set()),
        ("'", set()),
        ("nobody", set()),
    ],
)
def test_find_gives_customers_people_and_items(services, filled, text, expected):
    assert {(hit.kind, hit.title) for hit in services.search.find(text)} == expected


def test_find_names_the_customer_that_a_hit_belongs_to(services, filled):
    (hit,) = services.search.find("FP-2026/002")
    assert (hit.detail, services.customers.get(hit.customer_id).customer.name) == ("Ruifeng Paper", "Ruifeng Paper")


def test_find_leaves_archived_customers_out(services, filled):
    (hit,) = services.search.find("hdsp")
    services.customers.archive(hit.customer_id)
    assert services.search.find("hdsp") == []


def test_find_gives_so_many_of_each_kind(services, add_customer, add_item):
    for n in range(12):
        add_item(f"X{n}", to=add_customer(f"X{n} Ltd"))
    hits = services.search.find("x", limit=3)
    assert [hit.kind for hit in hits] == ["customer"] * 3 + ["receivable"] * 3
