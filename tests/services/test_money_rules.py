"""What the list of money finds by SQL is what the rules say of each item, on the edges above all."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db import models
from desktop.domain.itemfilter import (
    ItemFacts,
    ItemFilter,
    differs_from_office,
    is_overdue,
    is_to_hand_over,
    is_undated,
    is_urgent,
    week_of,
)
from desktop.services.money import ItemMark
from tests.services import small_books

STATES = ("overdue", "urgent", "disputed", "due_this_week", "office_differs", "hand_over", "undated", "promised")

items = st.fixed_dictionaries(
    {
        "days": st.sampled_from([None, -2, -1, 0, 1, 5, 6, 10, 11, 20, 21, 60, 61, 400]),
        "term": st.sampled_from([None, 0, 30, 60]),  # None: the customer's 30 days
        "open": st.sampled_from([100, 100, -100]),
        "disputed": st.sampled_from([0, 0, 40, 100]),
        "booked": st.sampled_from([None, 100, 99]),
        "promised": st.booleans(),
        "handed_over": st.booleans(),
    }
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(drawn=st.lists(items, min_size=4, max_size=12), wanted=st.sets(st.sampled_from(STATES), min_size=1, max_size=2))
def test_sql_finds_what_the_rules_say(services, book, customer, today, *, drawn, wanted):
    with small_books.taken_back(book):
        covered = _fill(customer, today, drawn)
        lines = services.money.page()
        for state in STATES:
            found = {line.item.id for line in services.money.page(_filter(state))}
            assert found == {line.item.id for line in lines if _is(state, line.item, covered, today)}, state
        both = {line.item.id for line in services.money.page(_filter(*wanted))}
        assert both == {line.item.id for line in lines if all(_is(each, line.item, covered, today) for each in wanted)}
        for mark in (ItemMark.URGENT, ItemMark.HAND_OVER, ItemMark.UNDATED, ItemMark.OFFICE_DIFFERS):
            marked = {line.item.id for line in lines if mark in line.marks}
            assert marked == {line.item.id for line in lines if _is(mark.value, line.item, covered, today)}


def _filter(*states):
    return replace(ItemFilter(), **dict.fromkeys(states, True))


def _fill(customer, today, drawn):
    """Write items and a promise of some of them; give the ids of those."""
    made = models.Promise.create(
        customer=customer, currency="CNY", amount=10**6, made_on=today, due_on=today, recorded_at=small_books.NOW
    )
    covered = set()
    for number, each in enumerate(drawn):
        item = models.Receivable.create(
            customer=customer,
            number=f"A-{number}",
            number_key=f"a-{number}",
            kind="invoice",
            currency="CNY",
            amount=each["open"],
            open=each["open"],
            disputed=each["disputed"] if each["open"] > 0 else 0,
            booked=each["booked"],
            credit_term_days=each["term"],
            due_date=None if each["days"] is None else today - timedelta(days=each["days"]),
            handed_over_on=today if each["handed_over"] else None,
            created_at=small_books.NOW,
            updated_at=small_books.NOW,
        )
        if each["promised"] and each["open"] > 0:  # nobody promises a credit note
            models.PromiseItem.create(promise=made, receivable=item)
            covered.add(item.id)
    return covered


def _is(state, item, covered, today):
    """Say what the rules of the domain say of an item."""
    facts = ItemFacts(
        item.due_date,
        item.term,
        item.open,
        item.disputed,
        item.booked,
        paused=item.id in covered,
        handed_over=item.handed_over_on is not None,
    )
    monday, sunday = week_of(today)
    return {
        "overdue": lambda: is_overdue(facts, today),
        "urgent": lambda: is_urgent(facts, today),
        "disputed": lambda: item.disputed > 0,
        "due_this_week": lambda: item.open >= 0 and item.due_date is not None and monday <= item.due_date <= sunday,
        "office_differs": lambda: differs_from_office(facts),
        "hand_over": lambda: is_to_hand_over(facts, today),
        "undated": lambda: is_undated(facts),
        "promised": lambda: item.id in covered,
    }[state]()
