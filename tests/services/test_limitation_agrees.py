"""Limitation clocks of many items at once are those of each item by itself, and those by brute force."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db import models
from db.connection import open_book
from desktop.app import App
from desktop.domain.limitation import DEFAULT_PERIODS, CountryPeriod
from desktop.services.clock import FixedClock
from tests.services import claim_books, today_books

_PERIODS = (
    DEFAULT_PERIODS,
    DEFAULT_PERIODS,
    (CountryPeriod("CN", 3), CountryPeriod("GB", 2, demand_moves=False)),
    (CountryPeriod("GB", 6),),
    (),
)


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    opened = open_book(tmp_path_factory.mktemp("claims") / "rep.book")
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def limitation(book):
    return App(book, FixedClock(claim_books.TODAY)).services.limitation


def told(clock):
    """A clock whose lines of one day are in a fixed order."""
    lines = sorted(map(repr, clock.events))
    return (*(getattr(clock, name) for name in ("item", "level", "started_on", "ends_on", "off", "lapsed_on")), lines)


@settings(max_examples=150)
@given(random=st.randoms(use_true_random=False))
def test_many_clocks_are_those_of_each_item(book, limitation, random):
    with today_books.for_now(book):
        claim_books.fill(random)
        periods = random.choice(_PERIODS)
        limitation.save_periods(periods)
        expected = claim_books.warned(periods)
        warnings = limitation.warnings()
        assert sorted(clock.item.id for clock in warnings) == sorted(expected)
        assert [clock.ends_on for clock in warnings] == sorted(clock.ends_on for clock in expected.values())
        for clock in warnings:
            assert told(clock) == told(expected[clock.item.id]) == told(limitation.clock(clock.item.id))
        for customer in models.Customer.select():
            owed = [item for item in customer.receivables if item.open > 0]
            found = {clock.item.id: told(clock) for clock in limitation.of_customer(customer.id)}
            assert found == {item.id: told(claim_books.clock_of(item, periods)) for item in owed}
