"""The list of the day: what is due, late and why, with nothing lost while the laptop was closed."""

from datetime import date, timedelta

import pytest

from desktop.domain.confirmation import AmountAnswer, NotReadyCode, Phase, TimeAnswer
from desktop.domain.money import Money
from desktop.domain.payrules import MonthDays, PayRule
from desktop.domain.process import PaperKind, PaperWanted, PaymentProcess, QuestionCode, Step, StepKind
from desktop.domain.visits import Outcome
from desktop.services.today import BEST_CALL_TIME, visits_until
from desktop.services.visits import VisitResult

TIME, AMOUNT = TimeAnswer, AmountAnswer
SATURDAY = date(2026, 11, 21)


def ids(lines):
    return [line.visit.id for line in lines]


def test_an_empty_book_has_an_empty_day(services):
    day = services.today.today()
    assert (day.day, day.due, day.without_process, day.week) == (SATURDAY, 0, 0, ())
    sections = (day.confirm, day.today, day.soon, day.unrecorded, day.next_steps, day.questions)
    assert sections == ((),) * 6


# Confirmations


@pytest.mark.parametrize(
    ("opened", "late"),
    [(-2, None), (-1, 0), (0, 1), (2, 3), (4, 5)],
)
def test_a_confirmation_is_due_on_its_day_and_late_by_what_was_missed(plan, at, opened, late):
    """For Thursday the 26th the call is due on Friday the 20th, the last working day that leaves five days."""
    plan(5, on=-10)
    lines = at(opened).today.to_confirm()
    assert [line.confirmation.late_days for line in lines] == ([] if late is None else [late])
    if lines:
        assert lines[0].confirmation.phase is (Phase.LATE if late else Phase.DUE)


def test_a_visit_at_short_notice_is_due_on_the_day_it_was_made(plan, services):
    visit = plan(3)
    (line,) = services.today.to_confirm()
    assert (line.visit.id, line.confirmation.phase, line.confirmation.short_notice) == (visit, Phase.DUE, True)
    assert (line.confirmation.due, line.confirmation.days_to_visit) == (SATURDAY, 3)


def test_a_visit_planned_for_today_is_due_at_once_and_on_the_list_of_visits(plan, services):
    visit = plan(0)
    day = services.today.today()
    assert ids(day.confirm) == ids(day.today) == [visit]


def test_confirmations_come_in_the_order_of_their_visits(plan, services):
    later, sooner, anytime, morning = plan(4, "09:00"), plan(2, "16:00"), plan(2, None), plan(2, "08:00")
    assert ids(services.today.to_confirm()) == [morning, sooner, anytime, later]


def test_a_line_names_whom_to_ask_and_when(services, customer, plan, add_contact):
    wang, li = add_contact("Wang", best_time="10:00"), add_contact("Li", phone="138 0000 0001")
    process = PaymentProcess(steps=(Step(StepKind.PAY, contact_id=li), Step(StepKind.RECONCILE, contact_id=wang)))
    plan(3)
    (line,) = services.today.to_confirm()
    assert (line.ask, line.best_time) == (None, BEST_CALL_TIME)
    services.processes.save(customer, process)
    (line,) = services.today.to_confirm()
    assert (line.ask.name, line.best_time) == ("Wang", "10:00")
    plan(2, people=(li,))
    (first, _) = services.today.to_confirm()
    assert (first.ask.name, first.ask.phone, first.best_time) == ("Li", "138 0000 0001", BEST_CALL_TIME)


def test_an_archived_person_is_not_asked(services, customer, plan, add_contact):
    wang = add_contact("Wang")
    services.processes.save(customer, PaymentProcess(steps=(Step(StepKind.PAY, contact_id=wang),)))
    plan(3)
    services.customers.archive_contact(customer, wang)
    assert services.today.to_confirm()[0].ask is None


def test_a_line_shows_the_last_try_about_the_present_date(services, plan, talk):
    visit = plan(3)
    talk(visit, TIME.NO_REPLY, AMOUNT.NO_REPLY, note="engaged")
    talk(visit, TIME.NO_REPLY, AMOUNT.NO_REPLY, note="in a meeting")
    (line,) = services.today.to_confirm()
    assert line.last_try[1] == "in a meeting"
    services.confirmations.withdraw(visit)
    assert services.today.to_confirm()[0].last_try[1] == "engaged"
    services.visits.reschedule(visit, SATURDAY + timedelta(days=2), None)
    assert services.today.to_confirm()[0].last_try is None


def test_half_an_answer_stays_on_the_list_with_what_is_missing(services, plan, talk):
    visit = plan(3)
    talk(visit, TIME.AGREED, AMOUNT.NO_REPLY)
    (line,) = services.today.to_confirm()
    assert [part.value for part in line.confirmation.missing] == ["amount"]


# Visits


@pytest.mark.parametrize(
    ("day", "until"),
    [
        (date(2026, 11, 16), date(2026, 11, 17)),  # Monday
        (date(2026, 11, 19), date(2026, 11, 20)),
        (date(2026, 11, 20), date(2026, 11, 23)),  # Friday
        (date(2026, 11, 21), date(2026, 11, 23)),
        (date(2026, 11, 22), date(2026, 11, 23)),
    ],
)
def test_visits_are_shown_until_tomorrow_and_over_a_weekend_until_monday(day, until):
    assert visits_until(day) == until


def test_visits_of_today_and_soon_say_whether_they_are_ready(services, plan, talk):
    ready, bare = plan(0, "09:00"), plan(0, "15:00", papers=(PaperWanted(PaperKind.ORDER),))
    monday, tuesday = plan(2), plan(3)
    talk(ready)
    day = services.today.today()
    assert (ids(day.today), ids(day.soon)) == ([ready, bare], [monday])
    assert day.today[0].readiness.ready
    assert [reason.code for reason in day.today[1].readiness.reasons] == [
        NotReadyCode.TIME_NOT_CONFIRMED,
        NotReadyCode.AMOUNT_NOT_CONFIRMED,
        NotReadyCode.PAPER_MISSING,
    ]
    assert tuesday not in ids(day.soon)


def test_visits_that_are_over_leave_the_list(services, plan):
    done, cancelled = plan(0), plan(0)
    services.visits.finish(done, VisitResult(Outcome.PAID))
    services.visits.cancel(cancelled, "")
    day = services.today.today()
    assert (day.today, day.confirm, day.due) == ((), (), 0)


def test_a_past_visit_asks_for_its_outcome_until_it_has_one(services, plan, talk):
    older, newer = plan(-9, on=-30), plan(-1, on=-30)
    talk(older)
    assert ids(services.today.today().unrecorded) == [older, newer]
    services.visits.finish(older, VisitResult(Outcome.PAID))
    services.visits.cancel(newer, "")
    assert services.today.today().unrecorded == ()


def test_next_steps_come_when_they_are_due_the_oldest_first(services, plan, at):
    visits = [plan(-20, on=-40) for _ in range(3)]
    for visit, days in zip(visits, (0, -3, 1), strict=True):
        step = VisitResult(Outcome.NOTHING, "", "call", SATURDAY + timedelta(days=days))
        at(-20).visits.finish(visit, step)
    assert [row.id for row in services.today.today().next_steps] == [visits[1], visits[0]]


# Questions, counts, sums


def test_questions_are_asked_about_customers_to_be_visited_soon(services, customer, plan, add_customer, saved):
    second, far = add_customer("Ruifeng"), add_customer("Oushang")
    plan(14, to=customer)
    plan(2, to=second)
    plan(15, to=far)
    saved(services.processes.save(second, PaymentProcess(rule=PayRule(MonthDays((25,))))))
    lines = services.today.today().questions
    assert [(line.customer, line.described) for line in lines] == [("Ruifeng", True), ("恒达食品有限公司", False)]
    assert QuestionCode.PAY_DAY not in {question.code for question in lines[0].questions}


def test_customers_that_owe_and_are_not_described_are_counted(services, customer, add_customer, add_item):
    described, archived = add_customer("Ruifeng"), add_customer("Oushang")
    for owner in (customer, described, archived):
        add_item("A-1", to=owner)
    add_customer("owes nothing")
    services.processes.save(described, PaymentProcess())
    services.customers.archive(archived)
    assert services.today.today().without_process == 1


def test_the_week_sums_what_its_visits_are_about_by_currency(services, plan, care):
    plan(0, amount=100)
    plan(6, amount=20)
    plan(7, amount=9_000)
    plan(2, amount=5, currency="USD")
    plan(2, amount=None, purpose=care)
    services.visits.cancel(plan(3, amount=70_000), "")
    assert services.today.today().week == (Money("CNY", 120), Money("USD", 5))


def test_due_counts_every_line_that_wants_something_done(services, plan, at):
    plan(0)  # to be confirmed and made today
    plan(-2, on=-30)  # to be recorded
    at(-20).visits.finish(plan(-20, on=-40), VisitResult(Outcome.NOTHING, "", "call", SATURDAY))
    day = services.today.today()
    assert (len(day.confirm), len(day.today), len(day.unrecorded), len(day.next_steps)) == (1, 1, 1, 1)
    assert day.due == services.today.count() == 4
