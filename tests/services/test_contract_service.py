"""Contracts beside what their items come to (rule 46)."""

from datetime import date

import pytest

from desktop.domain.problems import ProblemCode
from desktop.services.contracts import ContractForm, ContractSum

FORM = {
    "number": "HT-2026/7",
    "project": "North hall",
    "product": "packing line",
    "our_party": "安顺设备有限公司",
    "currency": "CNY",
    "amount": 1_000_000,
    "delivered": 400_000,
    "advance": "30 % before delivery",
    "signed_on": date(2026, 3, 1),
    "settle_by": date(2026, 12, 31),
    "note": "acceptance\npending",
    "pay_clause": "Clause 5.2: within 30 days of acceptance",
}


@pytest.fixture
def save(services, saved, customer):
    return lambda **more: saved(services.contracts.save(ContractForm(customer, **{**FORM, **more})))


def test_a_contract_is_kept_as_it_was_described(services, save, customer):
    save()
    found = services.contracts.get(customer, "HT-2026/7").contract
    assert {name: getattr(found, name) for name in FORM} == FORM
    assert services.customers.events(customer)[0].data == '{"number": "HT-2026/7"}'


def test_a_number_written_in_another_way_is_the_same_contract(services, save, customer):
    first = save()
    assert save(number="ht-2026 / 7", product="two lines") == first
    (line,) = services.contracts.page(customer)
    assert (line.number, line.contract.product) == ("ht-2026 / 7", "two lines")


def test_what_the_items_of_a_contract_come_to_stands_beside_it(services, save, customer, add_item):
    save()
    add_item("A-1", 100_000, contract="HT-2026/7", amount=300_000)
    add_item("A-2", 50_000, contract="ht-2026/7", project="North hall")
    add_item("A-3", 70_000, contract="HT-9", currency="USD")
    add_item("A-4", 10_000)
    described, named = services.contracts.page(customer)
    assert described.sums == (
        ContractSum("HT-2026/7", "", "CNY", 300_000, 100_000, 200_000),
        ContractSum("ht-2026/7", "North hall", "CNY", 50_000, 50_000, 0),
    )
    assert (named.number, named.contract, named.sums[0].currency) == ("HT-9", None, "USD")
    assert services.contracts.get(customer, "ht-9") == named


def test_there_is_no_contract_that_nobody_names(services, customer):
    assert services.contracts.page(customer) == []
    assert services.contracts.get(customer, "HT-1") is None


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"number": " "}, ("number", ProblemCode.REQUIRED)),
        ({"number": "x" * 101}, ("number", ProblemCode.TOO_LONG)),
        ({"note": "x" * 2001}, ("note", ProblemCode.TOO_LONG)),
        ({"pay_clause": "x" * 301}, ("pay_clause", ProblemCode.TOO_LONG)),
        ({"amount": -1}, ("amount", ProblemCode.TOO_SMALL)),
        ({"delivered": 10**13}, ("delivered", ProblemCode.TOO_LARGE)),
        ({"currency": "XXX"}, ("currency", ProblemCode.UNKNOWN_CURRENCY)),
    ],
)
def test_a_contract_that_cannot_be_is_refused(services, refused, customer, fields, expected):
    assert refused(services.contracts.save, ContractForm(customer, **{**FORM, **fields})) == [expected]


def test_a_contract_needs_its_customer(services, refused):
    assert refused(services.contracts.save, ContractForm(99, **FORM)) == [("customer_id", ProblemCode.NOT_FOUND)]
