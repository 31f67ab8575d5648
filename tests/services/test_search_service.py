"""One search over customers, people, invoices and papers."""

import pytest

from desktop.services.letters import LetterChoices


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


@pytest.fixture
def letters(services, add_customer, add_item, saved):
    """Two reminders to one customer and one to another: CK-2026-0001 to CK-2026-0003."""
    ids = add_customer("恒达食品有限公司", code="C-001"), add_customer("Ruifeng Paper")
    for customer, number in zip(ids, ("FP-1", "FP-2"), strict=True):
        add_item(number, due=-40, to=customer)
    return [saved(services.letters.make(LetterChoices(customer, "CNY"))) for customer in (ids[0], *ids)]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("CK-2026-0003", ["CK-2026-0003"]),
        ("ck20260003", ["CK-2026-0003"]),
        ("ck 2026", ["CK-2026-0003", "CK-2026-0002", "CK-2026-0001"]),
        ("0002", ["CK-2026-0002"]),
        ("ＣＫ－2026－0001", ["CK-2026-0001"]),
        ("恒达", ["CK-2026-0002", "CK-2026-0001"]),
        ("FQ-2026", []),
        ("%", []),
    ],
)
def test_papers_are_found_by_number_and_by_customer(services, letters, text, numbers):
    assert [hit.title for hit in services.search.find(text) if hit.kind == "document"] == numbers


def test_a_paper_that_is_found_names_its_customer(services, letters):
    (hit,) = services.search.find("ck20260003")
    assert (hit.id, hit.detail) == (letters[2], "Ruifeng Paper")
    assert services.customers.get(hit.customer_id).customer.name == "Ruifeng Paper"


def test_so_many_papers_are_found_and_no_more(services, letters):
    assert [hit.title for hit in services.search.find("ck", limit=2)] == ["CK-2026-0003", "CK-2026-0002"]
