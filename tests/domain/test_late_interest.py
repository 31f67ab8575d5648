"""Late interest: figures worked out by hand, and the same by another way, day by day in decimals."""

from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.interest_reckoning import STATUTORY, late_interest
from desktop.domain.lateinterest import (
    InterestBasis,
    InterestChoice,
    InterestItem,
    InterestWarning,
    RateBasis,
    ReferenceRate,
    choice_problems,
    interest_warnings,
    rate_problems,
    reference_on,
)
from desktop.domain.problems import Problem, ProblemCode

BASIS = InterestBasis
RATES = (
    ReferenceRate(RateBasis.LPR_1Y, date(2025, 5, 20), 30_000),
    ReferenceRate(RateBasis.LPR_1Y, date(2026, 5, 20), 28_000),
    ReferenceRate(RateBasis.BOE_BASE, date(2025, 12, 18), 37_500),
    ReferenceRate(RateBasis.BOE_BASE, date(2026, 3, 1), 45_000),
    ReferenceRate(RateBasis.ECB_REF, date(2025, 6, 11), 21_500),
    ReferenceRate(RateBasis.ECB_REF, date(2026, 6, 30), 24_000),
)


def item(open_, due, *taken, currency="CNY", number="A-1"):
    return InterestItem(1, number, currency, due, open_, taken)


def interest(basis, the_item, on, **choice):
    return late_interest([the_item], on, InterestChoice(basis, **choice), RATES)


# Figures worked out by hand


@pytest.mark.parametrize(
    ("choice", "owed", "on", "expected", "fixed"),
    [
        # 10,000.00 for 30 days at 0.05 % a day
        (
            InterestChoice(BASIS.CONTRACT_DAILY, 500),
            item(1_000_000, date(2026, 1, 31)),
            date(2026, 3, 2),
            15_000,
            0,
        ),
        # 120,000.00 for 92 days at 6 % a year: 1,814.794... by 365, 1,840.00 by 360
        (
            InterestChoice(BASIS.CONTRACT_YEARLY, 60_000),
            item(12_000_000, date(2026, 6, 30)),
            date(2026, 9, 30),
            181_479,
            0,
        ),
        (
            InterestChoice(BASIS.CONTRACT_YEARLY, 60_000, year_days=360),
            item(12_000_000, date(2026, 6, 30)),
            date(2026, 9, 30),
            184_000,
            0,
        ),
        # 50,000.00 for 40 days, 30,000.00 for 51 more, at 1.5 times the 3 % of the first late day: 435.2054...
        (
            InterestChoice(BASIS.LPR, factor=150),
            item(5_000_000, date(2026, 3, 31), (date(2026, 5, 10), 2_000_000)),
            date(2026, 6, 30),
            43_521,
            0,
        ),
        # GBP 5,000.00 for 181 days at 8 points above the 3.75 % of 31 December, whatever came since: 291.3356...
        (
            InterestChoice(BASIS.UK_STATUTORY),
            item(500_000, date(2026, 2, 15), currency="GBP"),
            date(2026, 8, 15),
            29_134,
            7_000,
        ),
        # EUR 800.00 for 15 days at 8 points above 2.15 %, and for 15 at 8 points above 2.4 %: 6.7561...
        (
            InterestChoice(BASIS.EU_STATUTORY),
            item(80_000, date(2026, 6, 15), currency="EUR"),
            date(2026, 7, 15),
            676,
            4_000,
        ),
        # half a cent goes up
        (InterestChoice(BASIS.CONTRACT_YEARLY, 5_000), item(100, date(2025, 3, 1)), date(2026, 3, 1), 1, 0),
    ],
)
def test_interest_is_what_a_person_works_out(choice, owed, on, expected, fixed):
    line = late_interest([owed], on, choice, RATES)
    assert (line.interest, line.fixed, line.total) == (expected, fixed, expected + fixed)


def test_the_line_holds_all_that_its_formula_is_printed_from():
    line = interest(
        BASIS.LPR, item(5_000, date(2026, 3, 31), (date(2026, 4, 10), 2_000)), date(2026, 4, 30), factor=130
    )
    (one,) = line.items
    assert [(each.first, each.last, each.days, each.balance, each.rate_ppm) for each in one.stretches] == [
        (date(2026, 4, 1), date(2026, 4, 10), 10, 5_000, 39_000),
        (date(2026, 4, 11), date(2026, 4, 30), 20, 3_000, 39_000),
    ]
    assert (line.basis, line.year_days, line.factor, line.rates, line.references) == (
        BASIS.LPR, 365, 130, (39_000,), (RATES[0],),
    )  # fmt: skip
    assert (line.first, one.first, one.last, one.days) == (date(2026, 4, 1), date(2026, 4, 1), date(2026, 4, 30), 30)


def test_each_half_year_has_its_own_rate_in_the_european_union():
    line = interest(BASIS.EU_STATUTORY, item(80_000, date(2025, 12, 30), currency="EUR"), date(2026, 7, 1))
    assert [(each.first, each.rate_ppm, each.points_ppm) for each in line.items[0].stretches] == [
        (date(2025, 12, 31), 101_500, 80_000),
        (date(2026, 7, 1), 104_000, 80_000),
    ]


@pytest.mark.parametrize(
    ("due", "rate"),
    [
        (date(2026, 6, 29), 117_500),  # late from 30 June: the base of 31 December
        (date(2026, 6, 30), 125_000),  # late from 1 July: the base of 30 June
    ],
)
def test_the_half_year_of_the_first_late_day_decides_in_the_united_kingdom(due, rate):
    assert interest(BASIS.UK_STATUTORY, item(80_000, due, currency="GBP"), date(2027, 2, 1)).rates == (rate,)


@pytest.mark.parametrize(
    ("owed", "currency", "fixed"),
    [(99_999, "GBP", 4_000), (100_000, "GBP", 7_000), (999_999, "GBP", 7_000), (1_000_000, "GBP", 10_000),
     (1_000_000, "EUR", 0)],
)  # fmt: skip
def test_the_fixed_sum_goes_by_the_size_of_the_debt_and_is_due_in_its_own_currency(owed, currency, fixed):
    assert (
        interest(BASIS.UK_STATUTORY, item(owed, date(2026, 2, 1), currency=currency), date(2026, 3, 1)).fixed == fixed
    )


def test_what_became_late_before_there_was_a_law_costs_nothing():
    (rule,) = STATUTORY[BASIS.EU_STATUTORY]
    assert interest(BASIS.EU_STATUTORY, item(80_000, rule.since - timedelta(days=2)), date(2026, 3, 1)) is None


# What is left out


@pytest.mark.parametrize("distance", [0, -1])
def test_an_item_that_is_not_late_costs_nothing(distance):
    due = date(2026, 3, 1)
    assert interest(BASIS.CONTRACT_DAILY, item(80_000, due), due + timedelta(days=distance), rate_ppm=500) is None


def test_nothing_is_reckoned_until_somebody_chooses():
    assert late_interest([item(80_000, date(2026, 1, 1))], date(2026, 3, 1), InterestChoice(), RATES) is None


def test_days_on_which_nothing_was_open_cost_nothing():
    owed = item(1_000, date(2026, 3, 1), (date(2026, 3, 11), 1_000), (date(2026, 3, 21), -400))
    (one,) = interest(BASIS.CONTRACT_DAILY, owed, date(2026, 3, 31), rate_ppm=500).items
    assert [(each.days, each.balance) for each in one.stretches] == [(10, 1_000), (10, 400)]
    assert one.days == 20


def test_an_item_of_which_all_is_disputed_is_left_out_of_the_line():
    line = late_interest(
        [item(-5, date(2026, 3, 1)), item(500, date(2026, 3, 1), number="A-2")],
        date(2026, 3, 31),
        InterestChoice(BASIS.CONTRACT_DAILY, 500),
        RATES,
    )
    assert [each.number for each in line.items] == ["A-2"]


def test_two_currencies_are_not_added():
    both = [item(500, date(2026, 3, 1)), item(500, date(2026, 3, 1), currency="USD")]
    with pytest.raises(ValueError, match="currency"):
        late_interest(both, date(2026, 3, 31), InterestChoice(BASIS.CONTRACT_DAILY, 500), RATES)


# Rates that are missing


def test_each_day_for_which_no_rate_is_known_is_told_once():
    due = date(2025, 5, 18)
    items = [item(500, due), item(600, due), item(600, date(2025, 1, 1)), item(600, date(2025, 5, 19))]
    assert late_interest(items, date(2026, 3, 31), InterestChoice(BASIS.LPR), RATES) == (
        Problem("interest", ProblemCode.NO_RATE, {"basis": RateBasis.LPR_1Y, "day": "2025-05-19"}),
        Problem("interest", ProblemCode.NO_RATE, {"basis": RateBasis.LPR_1Y, "day": "2025-01-02"}),
    )


def test_the_rate_of_a_day_is_the_last_one_that_came_into_force():
    assert reference_on(RATES, RateBasis.LPR_1Y, date(2026, 5, 19)) == RATES[0]
    assert reference_on(RATES, RateBasis.LPR_1Y, date(2026, 5, 20)) == RATES[1]
    assert reference_on(RATES, RateBasis.LPR_1Y, date(2025, 5, 19)) is None


# Choices


@pytest.mark.parametrize(
    ("choice", "fields"),
    [
        (InterestChoice(), []),
        (InterestChoice(BASIS.CONTRACT_DAILY, 1), []),
        (InterestChoice(BASIS.CONTRACT_DAILY, 0), ["rate_ppm"]),
        (InterestChoice(BASIS.CONTRACT_DAILY, 10_001), ["rate_ppm"]),
        (InterestChoice(BASIS.CONTRACT_YEARLY, 0), ["rate_ppm"]),
        (InterestChoice(BASIS.CONTRACT_YEARLY, 1_000_001, year_days=366), ["rate_ppm", "year_days"]),
        (InterestChoice(BASIS.LPR, factor=99), ["factor"]),
        (InterestChoice(BASIS.LPR, factor=401), ["factor"]),
        (InterestChoice(BASIS.LPR, factor=150, year_days=360), []),
    ],
)
def test_a_choice_stays_in_its_ranges(choice, fields):
    assert [problem.field for problem in choice_problems(choice)] == fields


@pytest.mark.parametrize(
    ("rate", "codes"),
    [(-2_500, []), (1_000_100, [ProblemCode.TOO_LARGE]), (31_050, [ProblemCode.TOO_MANY_DECIMALS])],
)
def test_a_published_rate_has_two_decimals(rate, codes):
    told = rate_problems(ReferenceRate(RateBasis.ECB_REF, date(2026, 1, 1), rate))
    assert [problem.code for problem in told] == codes


@pytest.mark.parametrize(
    ("choice", "rates", "is_high"),
    [
        (InterestChoice(BASIS.CONTRACT_YEARLY, 120_000), RATES, True),  # the LPR of the day is 2.8 %: 11.2 %
        (InterestChoice(BASIS.CONTRACT_YEARLY, 112_000), RATES, False),
        (InterestChoice(BASIS.CONTRACT_DAILY, 500), RATES, True),  # 18.25 % a year
        (InterestChoice(BASIS.CONTRACT_DAILY, 500), (), False),
        (InterestChoice(BASIS.CONTRACT_DAILY, 658), (), True),  # 24.017 %
        (InterestChoice(BASIS.LPR, factor=400), RATES, False),
    ],
)
def test_a_rate_far_above_the_usual_is_warned_about(choice, rates, is_high):
    expected = (InterestWarning.HIGH_RATE,) if is_high else ()
    assert interest_warnings(choice, date(2026, 11, 21), rates) == expected


# The same by another way

_DUE = date(2025, 12, 1)
_days = st.integers(-30, 500)


def _reference(basis, day):
    return max(
        (each for each in RATES if each.basis is basis and each.valid_from <= day), key=lambda each: each.valid_from
    )


def _rate_on(choice, day):
    """The rate of a day as a fraction of the balance."""
    late_from = _DUE + timedelta(days=1)
    match choice.basis:
        case BASIS.CONTRACT_DAILY:
            return Decimal(choice.rate_ppm) / 1_000_000
        case BASIS.CONTRACT_YEARLY:
            return Decimal(choice.rate_ppm) / 1_000_000 / choice.year_days
        case BASIS.LPR:
            rate = _reference(RateBasis.LPR_1Y, late_from).rate_ppm
            return Decimal(rate) * choice.factor / 100 / 1_000_000 / choice.year_days
        case _:
            begins = date(day.year, 7 if day.month > 6 else 1, 1)
            return Decimal(_reference(RateBasis.ECB_REF, begins).rate_ppm + 80_000) / 1_000_000 / 365


_choices = st.one_of(
    st.builds(InterestChoice, st.just(BASIS.CONTRACT_DAILY), st.integers(1, 10_000)),
    st.builds(
        InterestChoice, st.just(BASIS.CONTRACT_YEARLY), st.integers(1, 1_000_000), year_days=st.sampled_from([365, 360])
    ),
    st.builds(InterestChoice, st.just(BASIS.LPR), factor=st.sampled_from([100, 130, 150])),
    st.just(InterestChoice(BASIS.EU_STATUTORY)),
)


@given(
    choice=_choices,
    open_=st.integers(-1_000, 100_000_000),
    taken=st.lists(st.tuples(_days, st.integers(-1_000_000, 50_000_000)), max_size=5),
    late=st.integers(1, 500),
)
def test_interest_is_the_sum_of_its_days(choice, open_, taken, late):
    rows = [(_DUE + timedelta(days=day), amount) for day, amount in taken]
    line = late_interest([item(open_, _DUE, *rows)], _DUE + timedelta(days=late), choice, RATES)
    exact = Decimal(0)
    for number in range(1, late + 1):
        day = _DUE + timedelta(days=number)
        balance = open_ - sum(amount for when, amount in rows if when < day)
        exact += max(balance, 0) * _rate_on(choice, day)
    rounded = exact.quantize(Decimal(1), ROUND_HALF_UP)
    # thirds of a day's rate have no end in decimals: a half is one on paper only
    assert abs((line.interest if line else 0) - rounded) <= (abs(exact - rounded) > Decimal("0.499999"))
