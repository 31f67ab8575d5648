"""Handing items over to a lawyer or an agency and taking them back (rule 56)."""

from datetime import date

import pytest

from desktop.domain.problems import ProblemCode
from desktop.services.results import Entity

TO = "Chen & Partners"


@pytest.fixture
def item(add_item):
    return add_item("A-1", 10_000, due=-90)


@pytest.fixture
def where(book):
    """Since when, and with whom, an item is."""
    return lambda item: book.rows("SELECT handed_over_on, handed_over_to FROM receivable WHERE id = ?", [item])[0]


def test_items_go_and_come_back(services, customer, item, where, *, today, saved):
    result = services.handover.hand_over(customer, [item], f" {TO} ", today, "no answer to the final notice")
    assert saved(result) == 1
    assert result.changes.entities == {Entity.RECEIVABLE}
    assert where(item) == ("2026-11-21", TO)
    saved(services.handover.take_back(customer, [item], "paid half to them"))
    assert where(item) == (None, "")


def test_the_timeline_tells_of_both(services, customer, add_item, item, *, today, saved):
    items = [item, add_item("B-2", due=-70)]
    saved(services.handover.hand_over(customer, items, TO, today))
    saved(services.handover.take_back(customer, items))
    ended, begun = services.customers.events(customer)[:2]
    assert (ended.kind, begun.kind) == ("hand_over_ended", "handed_over")
    assert '"numbers": ["A-1", "B-2"]' in begun.data
    assert TO in begun.data


def test_no_letter_asks_for_them(services, customer, item, today, saved):
    saved(services.handover.hand_over(customer, [item], TO, today))
    (line,) = services.letters.candidates()
    assert (line.total, line.reason) == (0, "handed_over")


@pytest.mark.parametrize(
    ("to", "day", "reason", "problem"),
    [
        ("", date(2026, 11, 21), "", ("to", ProblemCode.REQUIRED)),
        ("x" * 201, date(2026, 11, 21), "", ("to", ProblemCode.TOO_LONG)),
        (TO, date(2026, 11, 22), "", ("day", ProblemCode.TOO_LATE)),
        (TO, date(2026, 11, 21), "x" * 501, ("reason", ProblemCode.TOO_LONG)),
    ],
)
def test_to_whom_and_when_is_said(services, customer, item, refused, *, to, day, reason, problem):
    assert refused(services.handover.hand_over, customer, [item], to, day, reason) == [problem]


def test_only_open_items_of_the_customer_go_and_only_once(
    services, customer, add_item, add_customer, item, *, today, refused, saved
):
    hand_over = services.handover.hand_over
    others = add_item("X-1", due=-90, to=add_customer("万家超市有限公司"))
    assert refused(hand_over, customer, [], TO, today) == [("items", ProblemCode.REQUIRED)]
    assert refused(hand_over, customer, [item, others], TO, today) == [("items", ProblemCode.NOT_FOUND)]
    assert refused(hand_over, customer, [add_item("B-2", 0, amount=5)], TO, today) == [("items", ProblemCode.SETTLED)]
    saved(hand_over(customer, [item], TO, today))
    assert refused(hand_over, customer, [item], TO, today) == [("items", ProblemCode.SETTLED)]


def test_what_was_not_handed_over_is_not_taken_back(services, customer, item, refused):
    assert refused(services.handover.take_back, customer, [item]) == [("items", ProblemCode.NOT_ALLOWED)]
    assert refused(services.handover.take_back, customer, []) == [("items", ProblemCode.REQUIRED)]


def test_what_is_in_other_hands_is_told_with_whose_until_it_comes_back(
    services, customer, add_item, item, *, today, saved
):
    other = add_item("B-2")
    saved(services.handover.hand_over(customer, [item], TO, today))
    (row,) = services.handover.handed_over(customer)
    assert (row.id, row.day, row.to) == (item, today, TO)
    saved(services.handover.take_back(customer, [item]))
    assert services.handover.handed_over(customer) == ()
    assert other
