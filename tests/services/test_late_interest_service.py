"""Late interest on a real book: from the ledger of items, by rates that the user entered."""

from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db import models
from db.connection import open_book
from desktop.app import App
from desktop.domain.disputes import DisputeForm, DisputeReason
from desktop.domain.lateinterest import InterestBasis, InterestChoice, InterestWarning, RateBasis
from desktop.domain.ledger import Share
from desktop.domain.problems import Problem, ProblemCode
from desktop.services.clock import FixedClock
from desktop.services.late_interest import RateForm
from desktop.services.payment_forms import PaymentForm
from desktop.services.results import Refused
from tests.services import small_books

TODAY = date(2026, 11, 21)
DAILY = InterestChoice(InterestBasis.CONTRACT_DAILY, 500)
LPR = InterestChoice(InterestBasis.LPR, factor=150)


def day(offset):
    return TODAY + timedelta(days=offset)


@pytest.fixture
def item(add_item):
    return add_item("HT-1", 1_000_000, -30, issued=-60)


@pytest.fixture
def rate(services, saved):
    def entered(valid_from=date(2026, 1, 1), ppm=30_000, basis=RateBasis.LPR_1Y, **more):
        return saved(services.late_interest.save_rate(RateForm(basis, valid_from, ppm, **more)))

    return entered


# What it comes to


def test_nothing_is_claimed_until_somebody_chooses(services, item):
    assert services.late_interest.default() == InterestChoice()
    assert services.late_interest.line([item], services.late_interest.default()) is None


def test_interest_runs_from_the_day_after_the_due_date_to_today(services, item):
    line = services.late_interest.line([item], DAILY)
    assert (line.total, line.items[0].days, line.items[0].first, line.items[0].last) == (15_000, 30, day(-29), TODAY)


def test_what_was_paid_costs_no_more_from_the_next_day_on(services, customer, item, saved):
    form = PaymentForm(customer, "CNY", 400_000, day(-20), shares=(Share(item, 400_000),))
    saved(services.payments.add(form))
    (one,) = services.late_interest.line([item], DAILY).items
    assert [(each.balance, each.days) for each in one.stretches] == [(1_000_000, 10), (600_000, 20)]
    assert one.interest == 5_000 + 6_000


def test_what_was_paid_before_it_was_due_costs_nothing(services, customer, item, saved, at):
    form = PaymentForm(customer, "CNY", 400_000, day(-31), shares=(Share(item, 400_000),))
    saved(services.payments.add(form))
    assert services.late_interest.line([item], DAILY).total == 9_000


def test_what_is_disputed_is_left_out(services, item, saved, at):
    saved(at(-5).disputes.open(DisputeForm(item, 400_000, DisputeReason.QUALITY)))
    assert services.late_interest.line([item], DAILY).total == 9_000
    assert services.late_interest.line([item], DAILY, day(-10)).total == 10_000  # nobody had disputed it then


def test_what_was_settled_before_the_book_knew_the_item_costs_nothing(services, add_item):
    item = add_item("HT-2", 600_000, -30, amount=1_000_000)  # its first day in the book is 20 days ago
    assert services.late_interest.line([item], DAILY).total == 9_000


def test_credit_notes_and_what_has_no_due_date_cost_nothing(services, add_item):
    items = [add_item("K", -500, -90), add_item("N", 500), add_item("F", 500, 1), add_item("T", 500, 0)]
    assert services.late_interest.line(items, DAILY) is None


def test_a_missing_rate_is_told_with_its_day(services, item, rate):
    rate(valid_from=day(-28))
    assert services.late_interest.line([item], LPR) == Refused(
        (Problem("interest", ProblemCode.NO_RATE, {"basis": RateBasis.LPR_1Y, "day": day(-29).isoformat()}),)
    )
    rate(valid_from=day(-40), ppm=36_500)
    line = services.late_interest.line([item], LPR)
    assert (line.total, line.rates, line.references[0].valid_from) == (4_500, (54_750,), day(-40))


def test_a_choice_that_cannot_be_is_refused(services, item):
    result = services.late_interest.line([item], InterestChoice(InterestBasis.CONTRACT_DAILY, 0))
    assert [(each.field, each.code) for each in result.problems] == [("rate_ppm", ProblemCode.TOO_SMALL)]


def test_a_high_rate_is_warned_about(services, rate):
    high = InterestChoice(InterestBasis.CONTRACT_DAILY, 400)  # 14.6 % a year
    assert services.late_interest.warnings(high) == ()
    rate()
    assert services.late_interest.warnings(high) == (InterestWarning.HIGH_RATE,)
    assert services.late_interest.warnings(high, date(2025, 12, 31)) == ()


# Settings


def test_the_choice_that_papers_begin_with_is_kept(services, saved):
    for choice in (LPR, InterestChoice(InterestBasis.CONTRACT_YEARLY, 60_000, year_days=360), InterestChoice()):
        saved(services.late_interest.save_default(choice))
        assert services.late_interest.default() == choice


def test_a_choice_that_cannot_be_is_not_kept(services, refused):
    choice = InterestChoice(InterestBasis.LPR, factor=50)
    assert refused(services.late_interest.save_default, choice) == [("factor", ProblemCode.TOO_SMALL)]


@pytest.mark.parametrize("kept", ["", "{", "7", '{"basis": "usury"}', '{"basis": "lpr", "factor": 1}', '{"x": 1}'])
def test_a_choice_that_cannot_be_read_is_none(services, book, kept):
    with book.transaction():
        models.Setting.insert(key="interest_choice", value=kept).execute()
    assert services.late_interest.default() == InterestChoice()


def test_rights_are_reserved_until_somebody_says_otherwise(services, saved):
    assert services.late_interest.reserves_rights()
    saved(services.late_interest.save_reserves_rights(False))
    assert not services.late_interest.reserves_rights()
    saved(services.late_interest.save_reserves_rights(True))
    assert services.late_interest.reserves_rights()


# Rates


def test_rates_come_by_what_they_are_the_latest_first(services, rate):
    rate(ppm=31_000, valid_from=date(2025, 1, 1))
    rate(source="  pbc.gov.cn ")
    rate(basis=RateBasis.BOE_BASE, ppm=37_500)
    told = [(row.basis, row.valid_from.year, row.rate_ppm, row.source) for row in services.late_interest.rates()]
    assert told == [
        ("boe_base", 2026, 37_500, ""),
        ("lpr_1y", 2026, 30_000, "pbc.gov.cn"),
        ("lpr_1y", 2025, 31_000, ""),
    ]


def test_a_rate_is_corrected_and_taken_out(services, rate, saved, refused):
    number = rate()
    saved(services.late_interest.save_rate(RateForm(RateBasis.LPR_1Y, date(2026, 1, 1), 29_000), number))
    assert [row.rate_ppm for row in services.late_interest.rates()] == [29_000]
    saved(services.late_interest.remove_rate(number))
    assert services.late_interest.rates() == []
    assert refused(services.late_interest.remove_rate, number) == [("", ProblemCode.NOT_FOUND)]
    form = RateForm(RateBasis.LPR_1Y, date(2026, 1, 1), 29_000)
    assert refused(services.late_interest.save_rate, form, number) == [("", ProblemCode.NOT_FOUND)]


@pytest.mark.parametrize(
    ("form", "problems"),
    [
        (RateForm(RateBasis.LPR_1Y, date(2026, 1, 1), 30_500), [("valid_from", ProblemCode.TAKEN)]),
        (RateForm(RateBasis.LPR_1Y, date(2026, 1, 2), 30_550), [("rate_ppm", ProblemCode.TOO_MANY_DECIMALS)]),
        (RateForm(RateBasis.LPR_1Y, date(2026, 1, 2), -1_000_100), [("rate_ppm", ProblemCode.TOO_SMALL)]),
        (RateForm(RateBasis.LPR_1Y, date(2026, 1, 2), 0, "x" * 201), [("source", ProblemCode.TOO_LONG)]),
    ],
)
def test_a_rate_that_cannot_be_is_refused(services, rate, refused, form, problems):
    rate()
    rate(basis=RateBasis.ECB_REF)
    assert refused(services.late_interest.save_rate, form) == problems


# The same by another way


@pytest.fixture(scope="module")
def a_book(tmp_path_factory):
    opened = open_book(tmp_path_factory.mktemp("interest") / "rep.book")
    yield opened
    opened.close()


@settings(max_examples=60)
@given(story=small_books.books, on=st.integers(-60, 0), ppm=st.integers(1, 10_000))
def test_interest_is_that_of_what_the_ledger_says_was_open_each_day(a_book, story, on, ppm):
    on, services = day(on), App(a_book, FixedClock(TODAY)).services
    with small_books.taken_back(a_book):
        customers = [_customer(number) for number in range(3)]
        small_books.fill(customers, story)
        for item in models.Receivable.select():
            if item.due_date is None or item.amount <= 0 or item.due_date >= on:
                continue
            line = services.late_interest.line([item.id], InterestChoice(InterestBasis.CONTRACT_DAILY, ppm), on)
            assert (line.total if line else 0) == _by_days(item, on, ppm)


def _customer(number):
    name = f"Anda{number}"
    return int(
        models.Customer.insert(name=name, currency="CNY", standing="normal", ability="unknown", willingness="unknown",
                               tone="neutral", letter_language="zh_CN", name_key=name, sort_key=name, search_text=name,
                               created_at=small_books.NOW, updated_at=small_books.NOW).execute()
    )  # fmt: skip


def _by_days(item, on, ppm):
    disputes = models.Dispute.select().where(models.Dispute.receivable == item.id)
    disputed = sum(each.amount for each in disputes
                   if each.opened_on <= on and (each.closed_on is None or each.closed_on > on))  # fmt: skip
    rows = [(date.min if each.kind == "opening" else each.day, each.amount) for each in item.allocations]
    cost, number = Decimal(0), item.due_date
    while number < on:
        balance = item.amount - sum(amount for when, amount in rows if when <= number) - disputed
        cost += max(balance, 0) * Decimal(ppm) / 1_000_000
        number += timedelta(days=1)
    return int(cost.quantize(Decimal(1), ROUND_HALF_UP))
