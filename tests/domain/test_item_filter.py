"""When an item presses: against its term, past sixty days, never the disputed part, never while something pauses it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from desktop.domain.itemfilter import (
    ItemFacts,
    differs_from_office,
    is_overdue,
    is_to_hand_over,
    is_undated,
    is_urgent,
    week_of,
)
from desktop.domain.receivables import hand_over_due, is_chased

TODAY = date(2026, 11, 21)
LATE = ItemFacts(TODAY - timedelta(days=61), 30, 10_000)


def ago(days):
    return TODAY - timedelta(days=days)


@pytest.mark.parametrize(("days", "due"), [(60, False), (61, True), (0, False), (-1, False)])
def test_hand_over_is_proposed_past_sixty_days(days, due):
    assert hand_over_due(ago(days), TODAY) is due


def test_without_a_due_date_nothing_is_chased_nor_handed_over():
    assert not is_chased(None)
    assert is_chased(TODAY)
    assert not hand_over_due(None, TODAY)
    undated = replace(LATE, due_date=None)
    assert is_undated(undated)
    assert not is_urgent(undated, TODAY)
    assert not is_to_hand_over(undated, TODAY)


@pytest.mark.parametrize(
    ("term", "days", "urgent"),
    [(30, 10, False), (30, 11, True), (60, 20, False), (60, 21, True), (0, 1, True), (0, 0, False), (None, 1, True)],
)
def test_urgent_is_more_than_a_third_of_the_term_and_for_cash_any_day(term, days, urgent):
    assert is_urgent(ItemFacts(ago(days), term, 20_000), TODAY) is urgent


@pytest.mark.parametrize(
    ("change", "urgent", "to_hand_over"),
    [
        ({}, True, True),
        ({"disputed": 9_999}, True, True),  # the rest of it stays due
        ({"disputed": 10_000}, False, False),
        ({"paused": True}, False, False),
        ({"handed_over": True}, False, False),
        ({"open": 0}, False, False),
        ({"open": -10_000}, False, False),  # a credit note
    ],
)
def test_what_holds_an_item_back(change, urgent, to_hand_over):
    facts = replace(LATE, **change)
    assert (is_urgent(facts, TODAY), is_to_hand_over(facts, TODAY)) == (urgent, to_hand_over)


@pytest.mark.parametrize(("due", "open_", "overdue"), [(1, 5, True), (0, 5, False), (None, 5, False), (1, -5, False)])
def test_overdue_begins_the_day_after_and_is_never_a_credit_note(due, open_, overdue):
    assert is_overdue(ItemFacts(None if due is None else ago(due), 30, open_), TODAY) is overdue


@pytest.mark.parametrize(("booked", "differs"), [(None, False), (10_000, False), (9_999, True), (0, True)])
def test_the_office_differs_where_its_file_spoke_and_said_otherwise(booked, differs):
    assert differs_from_office(replace(LATE, booked=booked)) is differs


def test_a_week_is_from_monday_to_sunday():
    assert week_of(TODAY) == (date(2026, 11, 16), date(2026, 11, 22))
    assert week_of(date(2026, 11, 16)) == (date(2026, 11, 16), date(2026, 11, 22))
