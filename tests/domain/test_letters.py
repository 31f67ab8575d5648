"""Which items a reminder asks for, which it leaves out and why, and by when it asks to be paid."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.calendars import WorkCalendar
from desktop.domain.letters import LeftOut, OpenItem, letter_items, pay_by

TODAY = date(2026, 11, 22)
LATE = date(2026, 11, 1)


def item(number=1, **values):
    told = {"document_date": date(2026, 10, 2), "due_date": LATE, "currency": "CNY", "amount": 50000, "open": 30000}
    return OpenItem(number, f"FP-{number}", **(told | values))


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({}, None),
        ({"due_date": TODAY - timedelta(days=1)}, None),
        ({"due_date": TODAY}, LeftOut.NOT_DUE),
        ({"due_date": None}, LeftOut.NO_DUE_DATE),
        ({"disputed": 1}, None),  # rule 37: the rest stays due
        ({"disputed": 30000}, LeftOut.DISPUTED),
        ({"disputed": 40000}, LeftOut.DISPUTED),  # paid in part since
        ({"promised_for": TODAY}, LeftOut.PROMISED),
        ({"promised_for": TODAY - timedelta(days=1)}, LeftOut.PROMISED),  # within its tolerance
        ({"handed_over": True}, LeftOut.HANDED_OVER),
        ({"in_plan": True}, LeftOut.IN_PLAN),
        ({"open": -100, "amount": -100, "due_date": None}, None),
        ({"open": -100, "amount": -100, "due_date": None, "in_plan": True}, LeftOut.IN_PLAN),
    ],
)
def test_an_item_is_asked_for_or_left_out_for_a_reason(values, reason):
    sorted_out = letter_items([item(**values)], TODAY)
    assert [why for _, why in sorted_out.left_out] == ([reason] if reason else [])
    assert len(sorted_out.asked) == (reason is None)


@pytest.mark.parametrize(
    ("values", "total"),
    [
        ({"disputed": 10000}, 20000),
        ({"promised_for": TODAY}, 30000),
        ({"disputed": 30000}, 0),
        ({"in_plan": True}, 0),
        ({"handed_over": True}, 0),
        ({"due_date": TODAY}, 0),
    ],
)
def test_the_rep_puts_an_item_in_all_the_same(values, total):
    sorted_out = letter_items([item(**values)], TODAY, put_in={1})
    assert sorted_out.total == total


def test_the_rep_takes_an_item_out():
    sorted_out = letter_items([item(1), item(2)], TODAY, taken_out={1})
    assert [one.id for one in sorted_out.asked] == [2]
    assert sorted_out.left_out == ((item(1), LeftOut.CHOSEN),)


def test_a_credit_note_is_taken_off_in_its_own_row():
    sorted_out = letter_items([item(1), item(2, amount=-5000, open=-5000, due_date=None)], TODAY)
    assert [one.asked for one in sorted_out.asked] == [30000, -5000]
    assert sorted_out.total == 25000


def test_the_oldest_debt_comes_first():
    items = [item(1, due_date=LATE), item(2, due_date=LATE - timedelta(days=30)), item(3, due_date=None, open=-1)]
    assert [one.id for one in letter_items(items, TODAY).asked] == [2, 1, 3]


ITEMS = st.lists(
    st.builds(
        OpenItem,
        st.integers(1, 10**6),
        st.text(max_size=5),
        st.none(),
        st.none() | st.dates(date(2026, 1, 1), date(2027, 1, 1)),
        st.just("CNY"),
        st.integers(1, 10**9),
        st.integers(-(10**9), 10**9).filter(bool),
        st.integers(0, 10**9),
        st.none() | st.dates(date(2026, 1, 1), date(2027, 1, 1)),
        st.booleans(),
        st.booleans(),
    ),
    unique_by=lambda one: one.id,
)


@given(items=ITEMS, data=st.data())
def test_every_open_item_is_either_asked_for_or_left_out(items, data):
    ids = st.sets(st.sampled_from([one.id for one in items])) if items else st.just(set())
    sorted_out = letter_items(items, TODAY, taken_out=data.draw(ids), put_in=data.draw(ids))
    assert sorted([*sorted_out.asked, *(one for one, _ in sorted_out.left_out)], key=repr) == sorted(items, key=repr)
    assert sorted_out.total == sum(one.asked for one in sorted_out.asked)


@pytest.mark.parametrize(
    ("made_on", "expected"),
    [
        (date(2026, 11, 23), date(2026, 11, 30)),
        (date(2026, 11, 22), date(2026, 11, 30)),  # Sunday 29 November is no working day
        (date(2026, 2, 9), date(2026, 2, 24)),  # Spring Festival
        (date(2026, 9, 13), date(2026, 9, 20)),  # a Sunday that is worked
    ],
)
def test_a_reminder_asks_for_the_money_on_a_working_day_a_week_later(made_on, expected):
    assert pay_by(made_on, WorkCalendar("CN")) == expected
