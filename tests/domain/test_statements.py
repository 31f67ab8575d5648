"""What a statement of account is worked out from: ages, movements, and the day for a reply."""

from datetime import date

import pytest

from desktop.domain.ageing import Buckets
from desktop.domain.calendars import WorkCalendar
from desktop.domain.statements import Account, Movements, StatementItem, age_classes, period_begin, reply_by

CUT_OFF = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("limits", "spans"),
    [
        ((30, 60, 90, 180, 365), [(0, 0), (1, 30), (31, 60), (61, 90), (91, None)]),
        ((15,), [(0, 0), (1, 15), (16, None)]),
    ],
)
def test_ages_are_those_of_the_book_five_at_most(limits, spans):
    classes = age_classes([], CUT_OFF, Buckets(limits))
    assert [(each.first, each.last) for each in classes] == spans


def test_an_item_without_a_due_date_is_aged_from_its_own():
    item = StatementItem(1, "A-1", CUT_OFF.replace(day=1), None, 500, 500)
    assert [each.amount for each in age_classes([item], CUT_OFF, Buckets())] == [0, 500, 0, 0, 0]


def test_the_balance_holds_what_is_disputed_and_not_what_came_in():
    items = (StatementItem(1, "A-1", None, None, 900, 700, 300), StatementItem(2, "K-1", None, None, -100, -100))
    account = Account(CUT_OFF, items, unapplied=50)
    assert (account.balance, account.disputed) == (550, 300)


def test_movements_lead_to_the_closing_balance():
    moved = Movements(CUT_OFF, CUT_OFF, 1_000, 500, 40, 300, refunds=20, interest=5, write_offs=1)
    assert moved.closing == 1_000 + 500 - 40 - 300 + 20 + 5 - 1


@pytest.mark.parametrize(
    ("made_on", "days", "day"),
    [
        (date(2026, 11, 21), 10, date(2026, 12, 4)),
        (date(2026, 9, 28), 10, date(2026, 10, 16)),
        (date(2026, 11, 23), 1, date(2026, 11, 24)),
    ],
)
def test_a_reply_is_asked_for_after_so_many_working_days(made_on, days, day):
    assert reply_by(made_on, WorkCalendar("CN"), days) == day


def test_movements_begin_with_the_month_of_the_cut_off_day():
    assert period_begin(date(2026, 10, 31)) == date(2026, 10, 1)
