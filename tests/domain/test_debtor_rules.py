"""Ability against willingness, long and short matters, what endangers a debt."""

from datetime import date, timedelta

import pytest

from desktop.domain.customers import Level
from desktop.domain.debtor import Approach, Exposure, Risk, approach, proposed_term, risks
from desktop.domain.receivables import DebtTerm
from desktop.domain.signals import SignalKind

TODAY = date(2026, 11, 23)
LOW, MEDIUM, HIGH, UNKNOWN = Level.LOW, Level.MEDIUM, Level.HIGH, Level.UNKNOWN


def ago(days):
    return TODAY - timedelta(days=days)


@pytest.mark.parametrize(
    ("ability", "willingness", "expected"),
    [
        (HIGH, HIGH, Approach.REMIND),
        (MEDIUM, MEDIUM, Approach.REMIND),
        (LOW, HIGH, Approach.HELP),
        (LOW, MEDIUM, Approach.HELP),
        (HIGH, LOW, Approach.PRESS),
        (MEDIUM, LOW, Approach.PRESS),
        (LOW, LOW, Approach.SECURE),
        (UNKNOWN, LOW, Approach.FIND_OUT),
        (HIGH, UNKNOWN, Approach.FIND_OUT),
        (UNKNOWN, UNKNOWN, Approach.FIND_OUT),
    ],
)
def test_approach_is_the_cell_of_ability_and_willingness(ability, willingness, expected):
    assert approach(ability, willingness) is expected


@pytest.mark.parametrize(("days", "term"), [(0, DebtTerm.SHORT), (60, DebtTerm.SHORT), (61, DebtTerm.LONG)])
def test_a_debt_is_a_long_matter_past_sixty_days(days, term):
    assert proposed_term(days) is term


@pytest.mark.parametrize(
    ("exposure", "expected"),
    [
        (Exposure(), ()),
        (Exposure([(SignalKind.CLOSING_DOWN, ago(180))]), (Risk.CLOSING_DOWN,)),
        (Exposure([(SignalKind.CLOSING_DOWN, ago(181))]), ()),
        (Exposure([(SignalKind.NEW_BUSINESS, TODAY)]), ()),
        (Exposure([(SignalKind.WAGES_LATE, TODAY), (SignalKind.WAGES_LATE, ago(9))]), (Risk.CASH_TROUBLE,)),
        (Exposure([(SignalKind.HANDLER_LEFT, ago(400))]), (Risk.CONFIRM_BALANCE,)),
        (Exposure([(SignalKind.HANDLER_LEFT, ago(9))], reconciled_on=ago(10)), (Risk.CONFIRM_BALANCE,)),
        (Exposure([(SignalKind.HANDLER_LEFT, ago(9))], reconciled_on=ago(9)), ()),
        (Exposure(owed=100, limit=100), ()),
        (Exposure(owed=101, limit=100), (Risk.OVER_LIMIT,)),
        (Exposure(owed=1, limit=0), (Risk.OVER_LIMIT,)),
        (Exposure(owed=101), ()),
        (Exposure(oldest=ago(365)), ()),
        (Exposure(oldest=ago(366)), (Risk.OLD_DEBT,)),
    ],
)
def test_risks_come_from_dated_signs_and_from_figures(exposure, expected):
    assert risks(exposure, TODAY) == expected
