"""What a payment request asks for, and what it is of its contract."""

from datetime import date

import pytest

from desktop.domain.letters import LeftOut, OpenItem
from desktop.domain.payrequests import ContractFacts, request_items


@pytest.mark.parametrize(
    ("amount", "minor", "share", "remaining"),
    [
        (100_000, 33_333, 333, 46_667),
        (100_000, 33_350, 334, 46_650),
        (3, 1, 333, -19_998),
        (100_000, 90_000, 900, -10_000),
        (None, 1, None, None),
        (0, 1, None, None),
    ],
)
def test_share_and_rest_of_a_contract(amount, minor, share, remaining):
    facts = ContractFacts("HT-1", amount=amount, paid=20_000)
    assert (facts.share(minor), facts.remaining(minor)) == (share, remaining)


def item(id_, due=None, open_=1_000, **more):
    return OpenItem(id_, f"A-{id_}", None, due, "CNY", open_, open_, **more)


UNTIL = date(2026, 12, 25)


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        (item(1, UNTIL), None),
        (item(1, date(2026, 12, 26)), LeftOut.NOT_DUE),
        (item(1), LeftOut.NO_DUE_DATE),
        (item(1, open_=-500), None),
        (item(1, UNTIL, disputed=400), None),
        (item(1, UNTIL, disputed=1_000), LeftOut.DISPUTED),
        (item(1, UNTIL, in_plan=True), LeftOut.IN_PLAN),
        (item(1, UNTIL, handed_over=True), LeftOut.HANDED_OVER),
        (item(1, UNTIL, promised_for=UNTIL), None),
    ],
)
def test_which_items_a_request_asks_for(given, reason):
    assert [why for _item, why in request_items([given], UNTIL).left_out] == ([] if reason is None else [reason])


@pytest.mark.parametrize(
    ("given", "is_asked"),
    [
        (item(1, date(2027, 6, 1)), True),
        (item(1), True),
        (item(1, UNTIL, in_plan=True), False),
        (item(2, UNTIL), False),
    ],
)
def test_a_choice_goes_before_the_days_and_not_before_plans(given, is_asked):
    assert bool(request_items([given], UNTIL, chosen={1}).asked) is is_asked


def test_of_a_contract_only_its_items_are_considered():
    items = request_items([item(1, UNTIL), item(2, UNTIL)], UNTIL, considered={2}, unapplied=300)
    assert [each.id for each in items.asked] == [2]
    assert items.total == 700
