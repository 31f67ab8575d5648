"""Why a customer is on the list of a day, by how many points, in which group."""

from datetime import date, timedelta

import pytest

from desktop.domain.agenda import WEIGHTS, Action, Group, ReasonCode, fell_due_on, standing, strongest_first, why
from desktop.domain.agenda_facts import (
    BillFact,
    ClaimFact,
    DifferenceFact,
    DisputeFact,
    Facts,
    InstalmentFact,
    ItemFact,
    LetterFact,
    NoticeFact,
    PapersFact,
    PromiseFact,
    StepFact,
    VisitFact,
)
from desktop.domain.agenda_points import late_points, reasons, visits_until
from desktop.domain.confirmation import Confirmation, Phase
from desktop.domain.limitation import level_on
from desktop.domain.process import Question, QuestionCode

TODAY = date(2026, 11, 21)  # a Saturday
CODE = ReasonCode


def day(offset):
    return TODAY + timedelta(days=offset)


def item(overdue, *, id=1, term=30, open=10_000, disputed=0, currency="CNY", **more):  # noqa: A002
    due = None if overdue is None else day(-overdue)
    return ItemFact(id, due, term, open, disputed, currency, **more)


def points(facts):
    return {reason.code: (reason.base, reason.added) for reason in reasons(facts, TODAY)}


def only(facts, code):
    (found,) = [reason for reason in reasons(facts, TODAY) if reason.code is code]
    return found


def test_every_code_has_its_points_its_group_and_its_one_action():
    assert set(WEIGHTS) == set(ReasonCode)
    assert {weight.group for weight in WEIGHTS.values()} == set(Group)
    assert {weight.action for weight in WEIGHTS.values()} == set(Action)


def test_nothing_known_is_no_reason():
    assert reasons(Facts(), TODAY) == []


# Visits


def visit(offset, late=None, *, id=1, time="09:00"):  # noqa: A002
    phase = Phase.DONE if late is None else Phase.LATE if late else Phase.DUE
    due = day(-(late or 0))
    confirmation = Confirmation(phase, due, late or 0, offset, short_notice=False, missing=frozenset())
    return VisitFact(id, day(offset), time, 10_000, "CNY", confirmation)


@pytest.mark.parametrize(
    ("offset", "late", "expected"),
    [
        (5, None, {}),
        (5, 0, {CODE.CONFIRM_VISIT: (100, 0)}),
        (4, 2, {CODE.CONFIRM_VISIT: (100, 10)}),
        (0, None, {CODE.VISIT_TODAY: (95, 0)}),
        (0, 5, {CODE.CONFIRM_VISIT: (100, 25), CODE.VISIT_TODAY: (95, 0)}),
        (2, None, {CODE.VISIT_SOON: (48, 0)}),
        (3, None, {}),
        (-1, 6, {CODE.VISIT_NOT_RECORDED: (90, 0)}),
    ],
)
def test_visits_ask_to_be_confirmed_made_and_recorded(offset, late, expected):
    assert points(Facts(visits=(visit(offset, late),))) == expected


def test_of_several_visits_the_latest_call_and_the_first_of_the_day_are_told():
    facts = Facts(
        visits=(visit(0, id=1, time=None), visit(0, id=2, time="15:00"), visit(4, 0, id=3), visit(5, 1, id=4))
    )
    assert (only(facts, CODE.VISIT_TODAY).visit_id, only(facts, CODE.VISIT_TODAY).total) == (2, 2)
    assert (only(facts, CODE.CONFIRM_VISIT).visit_id, only(facts, CODE.CONFIRM_VISIT).total) == (4, 2)


@pytest.mark.parametrize(
    ("today", "until"),
    [
        (date(2026, 11, 16), date(2026, 11, 17)),  # Monday
        (date(2026, 11, 19), date(2026, 11, 20)),
        (date(2026, 11, 20), date(2026, 11, 23)),  # Friday
        (date(2026, 11, 21), date(2026, 11, 23)),
        (date(2026, 11, 22), date(2026, 11, 23)),
    ],
)
def test_visits_are_shown_until_tomorrow_and_over_a_weekend_until_monday(today, until):
    assert visits_until(today) == until


@pytest.mark.parametrize(("late", "added"), [(0, 0), (1, 1), (10, 10), (11, 10), (90, 10)])
def test_a_step_gains_a_point_a_day_up_to_ten(late, added):
    facts = Facts(steps=(StepFact(day(-late), "call", log_id=7),), has_step=True)
    assert points(facts) == {CODE.STEP_DUE: (85, added)}
    assert only(facts, CODE.STEP_DUE)[:6] == (CODE.STEP_DUE, 85, added, day(-late), None, late)


# Promises


def promise(due, *, id=1, made=-20, tolerance=0, kept=False, late=0, received=0):  # noqa: A002
    last_on = day(due + tolerance)
    is_open = not kept and last_on >= TODAY
    failed = not kept and not is_open
    return PromiseFact(id, 50_000, "CNY", day(made), day(due), last_on, is_open, failed, received, late)


OWING = (item(-9),)


@pytest.mark.parametrize(
    ("promises", "expected"),
    [
        ([promise(1)], {}),
        ([promise(0)], {CODE.PROMISE_DUE: (70, 0)}),
        ([promise(-1, tolerance=2)], {CODE.PROMISE_DUE: (70, 0)}),
        ([promise(-1)], {CODE.PROMISE_BROKEN: (80, 0)}),
        ([promise(-1), promise(-9, id=2)], {CODE.PROMISE_BROKEN: (80, 10)}),
        ([promise(-1), promise(-9, id=2, late=1)], {CODE.PROMISE_BROKEN: (80, 10)}),
        ([promise(-1), promise(-9, id=2, kept=True)], {CODE.PROMISE_BROKEN: (80, 0)}),
        ([promise(-1, kept=True)], {}),
        ([promise(-1, received=1)], {CODE.PROMISE_BROKEN: (80, 0)}),
    ],
)
def test_promises_are_due_and_broken_ones_weigh_more_each_time(promises, expected):
    found = points(Facts(promises=tuple(promises), items=OWING))
    assert found == expected


@pytest.mark.parametrize(
    "answer",
    [
        {"last_contact": day(-1)},
        {"promise_done_on": TODAY},
        {"promises": (promise(-2), promise(9, id=2, made=-1))},
        {"promises": (promise(-2, late=50_000),)},
        {"promises": (promise(-2, received=20_000, late=30_000),)},
        {"items": ()},
    ],
)
def test_a_broken_promise_stays_until_it_is_answered(answer):
    broken = Facts(promises=(promise(-2),), items=OWING)
    assert CODE.PROMISE_BROKEN in points(broken)
    assert CODE.PROMISE_BROKEN not in points(broken._replace(**answer))


def test_a_small_part_that_comes_late_answers_no_broken_promise_but_is_told():
    facts = Facts(promises=(promise(-2, received=100, late=1),), items=OWING)
    assert only(facts, CODE.PROMISE_BROKEN).received == 101


@pytest.mark.parametrize("before", [{"last_contact": day(-2)}, {"promise_done_on": day(-2)}])
def test_what_was_before_the_break_answers_nothing(before):
    assert CODE.PROMISE_BROKEN in points(Facts(promises=(promise(-2),), items=OWING, **before))


# Instalments and bills


@pytest.mark.parametrize(
    ("late", "expected"),
    [
        (0, {CODE.INSTALMENT_DUE: (65, 0)}),
        (1, {CODE.INSTALMENT_LATE: (75, 1)}),
        (15, {CODE.INSTALMENT_LATE: (75, 15)}),
        (99, {CODE.INSTALMENT_LATE: (75, 15)}),
    ],
)
def test_instalments_are_due_and_late(late, expected):
    assert points(Facts(instalments=(InstalmentFact(3, day(-late), 100, "CNY"),), has_plan=True)) == expected


def test_a_matured_bill_is_to_be_cleared():
    facts = Facts(bills=(BillFact(1, day(-1), 7, "CNY"), BillFact(2, day(-4), 9, "CNY")))
    assert points(facts) == {CODE.BILL_MATURED: (68, 0)}
    assert only(facts, CODE.BILL_MATURED)[5:9] == (4, 2, 9, "CNY")


# Items


@pytest.mark.parametrize(
    ("term", "overdue", "added"),
    [
        (30, 10, None),
        (30, 11, 0),
        (30, 12, 0),
        (30, 13, 1),
        (31, 10, None),
        (31, 11, 0),
        (60, 20, None),
        (60, 21, 0),
        (0, 1, 0),
        (0, 3, 1),
        (None, 1, 0),
        (30, 59, 16),
        (30, 70, 20),
        (30, 500, 20),
    ],
)
def test_urgent_is_beyond_a_third_of_the_term_and_weighs_more_with_the_days(term, overdue, added):
    found = points(Facts(items=(item(overdue, term=term),))).get(CODE.URGENT)
    assert found == (None if added is None else (50, added))


@pytest.mark.parametrize(("overdue", "proposed"), [(60, False), (61, True)])
def test_handing_over_is_proposed_after_more_than_60_days(overdue, proposed):
    assert (CODE.HAND_OVER in points(Facts(items=(item(overdue, term=90),)))) is proposed


@pytest.mark.parametrize("pause", [{"handed_over": True}, {"paused": True}, {"disputed": 10_000}, {"open": -5}])
def test_what_is_promised_planned_disputed_or_handed_over_is_not_urgent(pause):
    found = points(Facts(items=(item(99, **pause),), has_plan=True))
    assert not found.keys() & {CODE.URGENT, CODE.HAND_OVER}


def test_only_the_undisputed_part_of_one_currency_is_told():
    items = (item(99, disputed=4_000), item(40, id=2), item(12, id=3, currency="USD", open=9_000_000))
    reason = only(Facts(items=items), CODE.URGENT)
    assert (reason.amount, reason.currency, reason.late, reason.term) == (16_000, "CNY", 99, 30)
    assert (reason.total, reason.item_ids) == (3, (1, 2, 3))


@pytest.mark.parametrize("planned", ["has_visit", "has_step", "has_plan", "reminded"])
def test_overdue_items_need_a_next_step(planned):
    facts = Facts(items=(item(1),))
    assert points(facts) == {CODE.NO_NEXT_STEP: (30, 0)}
    assert points(facts._replace(**{planned: True})) == {}


def test_an_open_promise_is_a_next_step():
    assert points(Facts(items=(item(1),), promises=(promise(3),))) == {}


def test_what_is_not_due_needs_none():
    assert points(Facts(items=(item(0), item(-30, id=2)))) == {}


def test_without_a_due_date_the_term_is_asked_for_and_nothing_chased():
    facts = Facts(items=(item(None), item(None, id=2)))
    assert points(facts) == {CODE.NO_DUE_DATE: (20, 0)}
    assert only(facts, CODE.NO_DUE_DATE).total == 2


@pytest.mark.parametrize("term", [0, 30, 90, 300])
@pytest.mark.parametrize("overdue", [1, 10, 11, 13, 42, 60, 61, 64, 160, 161])
def test_late_points_are_those_of_the_reasons(term, overdue):
    decided = reasons(Facts(items=(item(overdue, term=term),)), TODAY)
    beyond = min(max(overdue - term // 3, 0), 60)
    assert sorted(late_points(beyond, old=overdue > 60)) == sorted((each.code, each.points) for each in decided)


# Papers, differences, questions


@pytest.mark.parametrize(
    ("left", "added"), [(4, None), (3, 0), (2, 5), (1, 10), (0, 15)],
)  # fmt: skip
def test_papers_gain_as_their_last_day_comes_nearer(left, added):
    papers = PapersFact(day(left), day(20), day(50), left)
    found = points(Facts(papers=papers, items=(item(-20),)))
    assert found == ({} if added is None else {CODE.PAPERS: (55, added)})


@pytest.mark.parametrize(
    ("items", "asked"), [((), False), ((item(-21),), False), ((item(-20),), True), ((item(None),), False)]
)
def test_papers_are_asked_for_what_is_due_by_the_pay_day(items, asked):
    facts = Facts(papers=PapersFact(day(1), day(20), None, 1), items=items)
    assert (CODE.PAPERS in points(facts)) is asked


def test_papers_of_yesterday_are_nothing_to_hand_in():
    assert points(Facts(papers=PapersFact(day(-1), day(20), None, 0), items=(item(-9),))) == {}


@pytest.mark.parametrize(("owner", "age", "asked"), [("", 0, True), ("Li", 14, False), ("Li", 15, True)])
def test_a_dispute_is_asked_about_without_an_owner_or_when_it_is_old(owner, age, asked):
    facts = Facts(disputes=(DisputeFact(1, 2, day(-age), 500, "CNY", owner),))
    assert points(facts) == ({CODE.DISPUTE: (40, 0)} if asked else {})


def test_a_difference_and_questions_are_told():
    facts = Facts(
        differences=(DifferenceFact(4, 9, day(-3), -500, "CNY"),), questions=(Question(QuestionCode.PAY_DAY),)
    )
    assert points(facts) == {CODE.DIFFERENCE: (45, 0), CODE.QUESTIONS: (10, 0)}
    assert (only(facts, CODE.DIFFERENCE).visit_id, only(facts, CODE.DIFFERENCE).amount) == (9, -500)


# The line


def test_why_is_the_sum_strongest_first():
    facts = Facts(items=(item(13), item(None, id=2)), steps=(StepFact(day(-2), "call"),))
    lines = why(reasons(facts, TODAY))
    assert [(reason.code, number) for reason, number in lines] == [
        (CODE.STEP_DUE, 87),
        (CODE.URGENT, 51),
        (CODE.NO_NEXT_STEP, 30),
        (CODE.NO_DUE_DATE, 20),
    ]


def test_of_equal_points_the_graver_reason_decides_the_group():
    assert standing([(CODE.URGENT, 60), (CODE.HAND_OVER, 60)]) == (Group.HAND_OVER, 120)
    assert standing([(CODE.URGENT, 61), (CODE.HAND_OVER, 60)]) == (Group.URGENT, 121)


def test_what_fell_due_has_a_day():
    (call, _) = strongest_first(reasons(Facts(visits=(visit(0, 3),)), TODAY))
    assert fell_due_on(call) == day(-3)
    assert fell_due_on(only(Facts(letters=(letter(-7),)), CODE.LETTER_RECEIVED)) == day(-2)
    assert fell_due_on(only(Facts(items=(item(13),)), CODE.URGENT)) is None


# Claims


def claim(left, *, id=1, **more):  # noqa: A002
    return ClaimFact(id, f"N{id}", day(left), level_on(left), 10_000, **({"currency": "CNY"} | more))


@pytest.mark.parametrize(("left", "added"), [(180, 0), (91, 0), (90, 15), (31, 15), (30, 42), (0, 42), (-1, 0)])
def test_a_claim_gains_points_as_its_last_day_comes_nearer_and_loses_them_when_it_has_passed(left, added):
    assert points(Facts(claims=(claim(left),))) == {CODE.LIMITATION: (46, added)}
    assert only(Facts(claims=(claim(left),)), CODE.LIMITATION).late == -left


def test_of_several_claims_the_one_that_can_still_be_kept_up_is_told():
    claims = (claim(-100, id=1), claim(100, id=2), claim(20, id=3, currency="USD"), claim(20, id=4))
    told = only(Facts(claims=claims), CODE.LIMITATION)
    assert (told.text, told.day, told.total, told.amount, told.item_ids) == ("N3", day(20), 4, 10_000, (1, 2, 3, 4))


def test_of_claims_that_have_ended_the_last_one_is_told():
    assert only(Facts(claims=(claim(-300, id=1), claim(-2, id=2))), CODE.LIMITATION).text == "N2"


@pytest.mark.parametrize(("ended", "told"), [(-365, True), (-366, False)])
def test_a_claim_that_ended_over_a_year_ago_is_no_news(ended, told):
    assert bool(reasons(Facts(claims=(claim(ended),)), TODAY)) == told


# Letters


def letter(sent, id=1):  # noqa: A002
    return LetterFact(id, f"CK-{id}", "post", day(sent), day(sent + 5))


def notice(passed, item_id=1, id=1):  # noqa: A002
    return NoticeFact(item_id, id, f"CK-{id}", day(-passed))


def test_one_asks_for_the_letter_that_has_been_on_its_way_longest():
    facts = Facts(letters=(letter(-6, 1), letter(-9, 3), letter(-9, 2)))
    assert points(facts) == {CODE.LETTER_RECEIVED: (47, 0)}
    told = only(facts, CODE.LETTER_RECEIVED)
    assert (told.document_id, told.text, told.total, told.channel) == (2, "CK-2", 3, "post")
    assert (told.sent_on, told.day, told.late) == (day(-9), day(-4), 4)
    assert told.action is Action.ASK_ARRIVAL


def test_what_a_final_notice_announced_is_due_once_its_day_has_passed():
    facts = Facts(
        items=(item(33, id=1), item(40, id=2), item(40, id=3, currency="USD")),
        notices=(notice(1, 1, 8), notice(3, 2, 7), notice(1, 3, 9)),
        has_step=True,
    )
    told = only(facts, CODE.LETTER_DAY_PASSED)
    assert (told.base, told.action, told.group) == (73, Action.HAND_OVER, Group.HAND_OVER)
    assert (told.text, told.document_id, told.day, told.late, told.total) == ("CK-7", 7, day(-3), 3, 3)
    assert (told.amount, told.currency, told.item_ids) == (20_000, "CNY", (1, 2, 3))


@pytest.mark.parametrize("more", [{"handed_over": True}, {"paused": True}, {"disputed": 10_000}])
def test_what_is_agreed_disputed_or_in_other_hands_is_announced_to_nobody(more):
    facts = Facts(items=(item(33, **more),), notices=(notice(1),), has_step=True)
    assert CODE.LETTER_DAY_PASSED not in points(facts)
