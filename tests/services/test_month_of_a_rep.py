"""A month of a rep's life, day by day: each morning Today says what it should, each evening the book adds up."""

import pytest

from desktop.domain.agenda import ReasonCode
from desktop.domain.letters import LeftOut
from desktop.domain.promises import PromiseRecord
from tests.services.month_of_a_rep import LAST_DAY, NAMES, Month, day
from tests.services.story_of_a_month import STORY

_ALL = range(1, LAST_DAY + 1)
_END = LAST_DAY


def _days(*spans):
    """Days of the month: numbers, and pairs of a first and a last one, both included."""
    pairs = [span if isinstance(span, tuple) else (span, span) for span in spans]
    return frozenset(n for first, last in pairs for n in range(first, last + 1))


#: Why each customer is on the list, and on the mornings of which days; on every other day it must not be there for it.
EXPECTED = {
    # a promise that is kept: quiet while it runs, asked about on its day, then never again, whatever the files say
    "keeper": {
        ReasonCode.URGENT: _days(3),
        ReasonCode.NO_NEXT_STEP: _days(3),
        ReasonCode.PROMISE_DUE: _days(10),
    },
    # kept in part only, until the call of the 9th; more than was owed comes on the 13th
    "part": {
        ReasonCode.URGENT: _days(3, (7, 13)),
        ReasonCode.NO_NEXT_STEP: _days(3, (7, 9)),
        ReasonCode.PROMISE_DUE: _days(6),
        ReasonCode.PROMISE_BROKEN: _days((7, 9)),
        ReasonCode.STEP_DUE: _days(13),
    },
    # two promises about C-1 are broken; C-2 is urgent from the 5th on, promised or not
    "breaker": {
        ReasonCode.URGENT: _days(3, (5, _END)),
        ReasonCode.NO_NEXT_STEP: _days(3, 6, (12, 27)),
        ReasonCode.PROMISE_DUE: _days(5, 11),
        ReasonCode.PROMISE_BROKEN: _days(6, (12, 27)),
    },
    # what was promised for the 6th comes as a bill that is dishonoured on the 13th: owed, and broken, from then on
    "bounced": {
        ReasonCode.URGENT: _days(3, (14, _END)),
        ReasonCode.NO_NEXT_STEP: _days(3, (14, _END)),
        ReasonCode.PROMISE_BROKEN: _days((14, _END)),
        ReasonCode.BILL_MATURED: _days(12, 13),
        ReasonCode.HAND_OVER: _days(_END),
    },
    "bill": {
        ReasonCode.NO_NEXT_STEP: _days((3, 5)),
        ReasonCode.BILL_MATURED: _days(18),
    },
    # a part is disputed and nobody looks after it; the rest is paid on the 10th, the part credited on the 17th
    "credited": {
        ReasonCode.URGENT: _days((3, 10)),
        ReasonCode.NO_NEXT_STEP: _days((3, 10)),
        ReasonCode.DISPUTE: _days((5, 17)),
    },
    # disputed in full, with an owner who is asked after a fortnight; solved for us on the 20th
    "disputed": {
        ReasonCode.URGENT: _days((3, 5), (21, _END)),
        ReasonCode.NO_NEXT_STEP: _days((3, 5), (21, _END)),
        ReasonCode.DISPUTE: _days(20),
    },
    # agreed on the 6th; the second instalment comes two days late
    "plan": {
        ReasonCode.URGENT: _days((3, 6)),
        ReasonCode.NO_NEXT_STEP: _days((3, 6)),
        ReasonCode.INSTALMENT_DUE: _days(16, 23, 30),
        ReasonCode.INSTALMENT_LATE: _days(24, 25),
    },
    # the reminder gives until the 12th
    "letter": {
        ReasonCode.URGENT: _days((3, _END)),
        ReasonCode.NO_NEXT_STEP: _days((3, 5), (13, _END)),
    },
    "visited": {
        ReasonCode.URGENT: _days((3, 24)),
        ReasonCode.NO_NEXT_STEP: _days(3),
        ReasonCode.QUESTIONS: _days((4, 17)),
        ReasonCode.CONFIRM_VISIT: _days(12, 13),
        ReasonCode.VISIT_SOON: _days(16),
        ReasonCode.VISIT_TODAY: _days(17),
        ReasonCode.VISIT_NOT_RECORDED: _days(18),
        ReasonCode.STEP_DUE: _days(24),
    },
    # put off from the 4th and from the 11th; on its day the promise, which weighs more, is shown all the same
    "snoozed": {
        ReasonCode.URGENT: _days((3, 4), (9, 11), 13, (20, 26)),
        ReasonCode.NO_NEXT_STEP: _days((3, 4), (9, 10), (20, 26)),
        ReasonCode.PROMISE_DUE: _days(13),
    },
    "lawyer": {
        ReasonCode.URGENT: _days((3, 10)),
        ReasonCode.HAND_OVER: _days((3, 10)),
        ReasonCode.NO_NEXT_STEP: _days((3, 10)),
    },
    # the next step falls on a Saturday and waits until Monday; the last file has the item no more
    "called": {
        ReasonCode.URGENT: _days((10, 30)),
        ReasonCode.NO_NEXT_STEP: _days(3),
        ReasonCode.STEP_DUE: _days((7, 9), (20, 23)),
    },
    "later": {},
}  # fmt: skip

PUT_OFF = {"snoozed": _days((5, 8), 12, (14, 19))}

#: Of whom no letter asks for anything, though it is overdue, and on the mornings of which days.
NO_LETTER = {
    "keeper": (LeftOut.PROMISED, _days((4, 10))),
    "part": (LeftOut.PROMISED, _days((4, 6))),
    "bounced": (LeftOut.PROMISED, _days(4)),
    "credited": (LeftOut.DISPUTED, _days((11, 17))),
    "disputed": (LeftOut.DISPUTED, _days((6, 20))),
    "plan": (LeftOut.IN_PLAN, _days((7, 30))),
    "lawyer": (LeftOut.HANDED_OVER, _days((11, _END))),
}

#: What is owed from the evening of which day on, in whole yuan or dollars.
OWED = {
    "keeper": {2: 10_000, 10: 0},
    "part": {2: 8_000, 5: 7_000, 6: 5_000, 13: 0, 23: 5_000, 24: 4_500},
    "breaker": {2: 11_000},
    "bounced": {2: 12_000, 4: 0, 13: 12_000},
    "bill": {2: 7_000, 5: 0},
    "credited": {2: 9_000, 10: 2_000, 17: 0},
    "disputed": {2: 4_000},
    "plan": {2: 30_000, 16: 20_000, 25: 10_000, 30: 0},
    "letter": {2: 3_000, 25: 2_000},
    "visited": {2: 20_000, 18: 5_000, 24: 0},
    "snoozed": {2: 3_500, 13: 1_000, 26: 0},
    "lawyer": {2: 50_000},
    "called": {2: 1_500, 30: 0},
    "later": {2: 2_200, 19: 1_200},
}
UNAPPLIED = {"part": {13: 500, 24: 0}}
#: Bills that are received and not cleared, and on the evenings of which days.
UNCLEARED = {"bounced": (12_000, _days((4, 12))), "bill": (7_000, _days((5, 17)))}


@pytest.fixture(scope="module")
def month(tmp_path_factory):
    played = Month(tmp_path_factory.mktemp("month"))
    played.play(STORY)
    yield played
    played.close()


@pytest.mark.parametrize("n", _ALL)
def test_each_morning_the_list_has_whom_it_should_for_what_it_should(month, n):
    found = {(code, reason) for code, reasons in month.mornings[n].reasons.items() for reason in reasons}
    assert found == {
        (code, reason) for code, reasons in EXPECTED.items() for reason, days in reasons.items() if n in days
    }


@pytest.mark.parametrize("n", _ALL)
def test_each_morning_who_is_put_off_is_told_apart_and_all_are_counted(month, n):
    assert month.mornings[n].snoozed == {code for code, days in PUT_OFF.items() if n in days}
    assert month.mornings[n].is_counted


@pytest.mark.parametrize("n", _ALL)
def test_each_morning_no_letter_asks_for_what_something_else_answers_for(month, n):
    assert month.mornings[n].no_letter == {code: why for code, (why, days) in NO_LETTER.items() if n in days}


@pytest.mark.parametrize(
    ("n", "code", "reason", "told"),
    [
        (4, "breaker", None, None),
        (5, "breaker", ReasonCode.URGENT, {"amount": 600_000, "total": 1}),
        (6, "breaker", ReasonCode.PROMISE_BROKEN, {"total": 1, "received": 0, "points": 80}),
        (12, "breaker", ReasonCode.PROMISE_BROKEN, {"total": 2, "late": 1, "points": 90}),
        (12, "breaker", ReasonCode.URGENT, {"amount": 1_100_000, "total": 2}),
        (7, "part", ReasonCode.PROMISE_BROKEN, {"received": 300_000, "amount": 800_000}),
        (7, "part", ReasonCode.URGENT, {"amount": 500_000, "late": 23}),
        (8, "called", ReasonCode.STEP_DUE, {"late": 1, "points": 86}),
        (5, "credited", ReasonCode.URGENT, {"amount": 700_000}),
        (5, "credited", ReasonCode.DISPUTE, {"amount": 200_000, "text": ""}),
        (20, "disputed", ReasonCode.DISPUTE, {"amount": 400_000, "text": "李明", "late": 15}),
        (12, "bounced", ReasonCode.BILL_MATURED, {"amount": 1_200_000, "late": 0}),
        (14, "bounced", ReasonCode.URGENT, {"amount": 1_200_000, "late": 44}),
        (13, "visited", ReasonCode.CONFIRM_VISIT, {"late": 1, "points": 105}),
        (19, "visited", ReasonCode.URGENT, {"amount": 500_000}),
        (25, "plan", ReasonCode.INSTALMENT_LATE, {"amount": 1_000_000, "late": 2, "total": 1}),
        (26, "letter", ReasonCode.URGENT, {"amount": 200_000}),
        (20, "snoozed", ReasonCode.URGENT, {"amount": 100_000, "late": 51}),
    ],
)  # fmt: skip
def test_a_reason_tells_the_figures_of_its_day(month, *, n, code, reason, told):
    reasons = month.mornings[n].reasons.get(code)
    if reason is None:
        assert reasons is None
        return
    assert {name: getattr(reasons[reason], name) for name in told} == told


@pytest.mark.parametrize("n", _ALL)
def test_each_evening_the_book_is_sound(month, n):
    assert month.evenings[n].is_sound


@pytest.mark.parametrize("n", _ALL)
def test_each_evening_the_balances_are_the_sums_of_the_rows(month, n):
    evening = month.evenings[n]
    told = {(code, each.currency): each for code, balances in evening.balances.items() for each in balances}
    assert told == evening.raw
    assert {key: balance.owed for key, balance in told.items()} == evening.open


@pytest.mark.parametrize("n", _ALL)
def test_each_evening_what_is_owed_is_what_happened(month, n):
    balances = month.evenings[n].balances
    assert {code: [(each.owed, each.unapplied) for each in some] for code, some in balances.items()} == {
        code: [(_since(steps, n), _since(UNAPPLIED.get(code, {}), n))] for code, steps in OWED.items() if n > 1
    }


@pytest.mark.parametrize("n", _ALL)
def test_no_evening_alters_the_figures_of_an_earlier_one(month, n):
    assert month.evenings[n].altered == []


@pytest.mark.parametrize("n", _ALL)
def test_each_evening_the_ageing_comes_to_what_is_owed(month, n):
    evening = month.evenings[n]
    rows = {(row.name, table.currency): row for table in evening.ageing for row in table.rows}
    assert {key: row.total for key, row in rows.items() if row.total} == {
        (NAMES[code], currency): each.owed - each.unapplied
        for (code, currency), each in evening.raw.items()
        if each.owed != each.unapplied
    }
    assert {name: row.uncleared for (name, _), row in rows.items() if row.uncleared} == {
        NAMES[code]: 100 * amount for code, (amount, days) in UNCLEARED.items() if n in days
    }


def test_a_file_that_lags_behind_moves_nothing_but_what_is_news(month):
    assert month.moved_by_files == {2: set(NAMES), 9: set(), 16: set(), 23: {"part"}, 30: {"called"}}


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("keeper", PromiseRecord(kept=1)),
        ("part", PromiseRecord(partly=1)),
        ("breaker", PromiseRecord(broken=2)),
        ("bounced", PromiseRecord(broken=1)),
        ("snoozed", PromiseRecord(kept=1)),
        ("later", PromiseRecord()),
    ],
)
def test_promises_are_judged_by_what_came(month, code, expected):
    assert month.now.promises.record(month.customer(code)) == expected


def _since(steps, n):
    """The minor units that hold on a day, of steps in whole units."""
    return 100 * max(((first, amount) for first, amount in steps.items() if first <= n), default=(0, 0))[1]


def test_the_month_has_weekends():
    assert [n for n in _ALL if day(n).weekday() > 4] == [1, 7, 8, 14, 15, 21, 22, 28, 29]
