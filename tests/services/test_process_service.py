"""How a customer pays is kept as a whole, as described, and looked at with the days that follow from it."""

from dataclasses import replace
from datetime import date

import pytest

from desktop.domain.paydays import DeadlineReason, MoveReason
from desktop.domain.payrules import (
    Cutoff,
    LastDay,
    LastWeekday,
    LastWorkingDay,
    MonthDays,
    NoFixedDay,
    NthWeekday,
    NthWorkingDay,
    PayRule,
    Quarterly,
    Shift,
    Weekday,
    Weekly,
    Window,
    Yearly,
)
from desktop.domain.problems import ProblemCode
from desktop.domain.process import (
    ClosedPeriod,
    PaperForm,
    PaperKind,
    PaperWanted,
    PayMeans,
    PaymentProcess,
    QuestionCode,
    Step,
    StepKind,
)
from desktop.services.results import Entity

KINDS = [
    MonthDays((25,)),
    MonthDays((10, 25)),
    MonthDays(tuple(range(1, 32))),
    LastDay(),
    LastWorkingDay(),
    NthWorkingDay(3),
    NthWeekday(2, Weekday.FRI),
    NthWeekday(5, Weekday.SUN),
    LastWeekday(Weekday.WED),
    Weekly((Weekday.WED,)),
    Weekly(tuple(Weekday)),
    Weekly((Weekday.FRI,), date(2026, 11, 6)),
    Window(10, 15),
    Window(28, 5),
    Quarterly(3, 25),
    Yearly(12, 31),
    Yearly(2, 29),
    NoFixedDay(),
]
FULL = PaymentProcess(
    steps=(
        Step(StepKind.RECEIVE, "front desk", "Zhao", window=(1, 5), note="second floor"),
        Step(StepKind.RECONCILE, person="Wang", lead_days=2),
        Step(StepKind.INVOICE),
        Step(StepKind.CHECK, person="Li", deputy="Ma", lead_days=60, window=(28, 5)),
        Step(StepKind.SIGN, person="Chen"),
        Step(StepKind.SIGN, person="Sun"),
        Step(StepKind.APPROVE, role="the boss", deputy="the deputy"),
        Step(StepKind.SCHEDULE, window=(15, 15)),
        Step(StepKind.PAY, person="Qian", deputy="Sun"),
    ),
    papers=(
        PaperWanted(PaperKind.VAT_INVOICE, PaperForm.ORIGINAL),
        PaperWanted(PaperKind.STATEMENT, PaperForm.COPY, 20, "sealed"),
        PaperWanted(PaperKind.OTHER),
    ),
    means=frozenset(PayMeans),
    rule=PayRule(MonthDays((25,)), Shift.PREV, Cutoff(5, 1, 1)),
    closed=(
        ClosedPeriod(date(2026, 12, 25), date(2026, 12, 31), "stock-taking"),
        ClosedPeriod(date(2027, 2, 1), date(2027, 2, 1)),
    ),
    note="asks for <b>sealed</b> papers\n\nalways",
    reference="PO 4500012345 / supplier 88120",
)


def rule_process(*rule):
    return PaymentProcess(rule=PayRule(*rule))


@pytest.mark.parametrize("shift", Shift)
@pytest.mark.parametrize("kind", KINDS, ids=str)
def test_every_kind_of_rule_comes_back_as_it_went_in(services, customer, saved, kind, shift):
    for cutoff in (None, Cutoff(20), Cutoff(31, 12, 12)):
        process = rule_process(kind, shift, cutoff)
        saved(services.processes.save(customer, process))
        assert services.processes.get(customer).process == process


def test_save_keeps_the_whole_process(services, customer, saved):
    result = services.processes.save(customer, FULL)
    assert saved(result) == customer
    assert result.changes.entities == {Entity.PROCESS, Entity.CONTACT}
    view = services.processes.get(customer)
    assert (view.process, view.described) == (FULL, True)


def test_save_puts_the_new_process_in_the_place_of_the_old(services, customer, saved):
    services.processes.save(customer, FULL)
    saved(services.processes.save(customer, PaymentProcess()))
    view = services.processes.get(customer)
    assert (view.process, view.described) == (PaymentProcess(), True)


def test_get_of_a_customer_that_nobody_has_described_has_only_questions(services, customer):
    view = services.processes.get(customer)
    assert (view.described, view.next_days, view.completeness) == (False, (), 0)
    assert {question.code for question in view.questions} >= {QuestionCode.PAY_DAY, QuestionCode.WHICH_PAPERS}


def test_a_person_who_is_a_contact_is_shown_by_the_name_of_today(services, customer, add_contact, saved):
    from desktop.domain.customers import Contact

    wang = add_contact("Wang")
    step = Step(StepKind.PAY, person="somebody else", contact_id=wang)
    saved(services.processes.save(customer, PaymentProcess(steps=(step,))))
    services.customers.save_contact(customer, Contact("Wang Li"), wang)
    assert services.processes.get(customer).process.steps[0].person == "Wang Li"


def test_an_archived_person_still_stands_in_the_process(services, customer, add_contact, saved):
    wang = add_contact("Wang")
    services.processes.save(customer, PaymentProcess(steps=(Step(StepKind.PAY, contact_id=wang),)))
    services.customers.archive_contact(customer, wang)
    process = services.processes.get(customer).process
    assert process.steps[0].person == "Wang"
    assert saved(services.processes.save(customer, process))


@pytest.mark.parametrize(
    ("process", "problem"),
    [
        (
            PaymentProcess(steps=(Step(StepKind.PAY, lead_days=61),)),
            ("steps.0.lead_days", ProblemCode.TOO_LARGE),
        ),
        (PaymentProcess(steps=(Step(StepKind.PAY, window=(0, 5)),)), ("steps.0.window", ProblemCode.TOO_SMALL)),
        (PaymentProcess(steps=(Step(StepKind.PAY, role="x" * 101),)), ("steps.0.role", ProblemCode.TOO_LONG)),
        (PaymentProcess(steps=(Step(StepKind.PAY, note="x" * 1001),)), ("steps.0.note", ProblemCode.TOO_LONG)),
        (PaymentProcess(papers=(PaperWanted(PaperKind.ORDER, copies=21),)), ("papers.0.copies", ProblemCode.TOO_LARGE)),
        (PaymentProcess(note="x" * 4001), ("note", ProblemCode.TOO_LONG)),
        (PaymentProcess(reference="x" * 201), ("reference", ProblemCode.TOO_LONG)),
        (PaymentProcess(steps=(Step(StepKind.PAY, contact_id=77),)), ("steps.0.contact_id", ProblemCode.NOT_FOUND)),
        (PaymentProcess(steps=(Step(StepKind.PAY, deputy_id=77),)), ("steps.0.deputy_id", ProblemCode.NOT_FOUND)),
        (
            PaymentProcess(closed=(ClosedPeriod(date(2026, 12, 2), date(2026, 12, 1)),)),
            ("closed.0.last", ProblemCode.NOT_AFTER),
        ),
    ],
)
def test_save_refuses_what_cannot_be_kept(services, customer, refused, process, problem):
    services.processes.save(customer, FULL)
    assert refused(services.processes.save, customer, process) == [problem]


def test_save_refuses_people_of_another_customer(services, customer, add_customer, add_contact, refused):
    stranger = add_contact(to=add_customer("Ruifeng"))
    process = PaymentProcess(steps=(Step(StepKind.RECEIVE), Step(StepKind.PAY, deputy_id=stranger)))
    assert refused(services.processes.save, customer, process) == [("steps.1.deputy_id", ProblemCode.NOT_FOUND)]


def test_save_for_a_customer_that_is_gone_is_refused(services, refused):
    assert refused(services.processes.save, 77, FULL) == [("", ProblemCode.NOT_FOUND)]


def test_save_drops_what_nobody_sees(services, customer):
    step = Step(StepKind.PAY, role="ca\u202eshier\u0007", note=" a\n b ")
    services.processes.save(customer, PaymentProcess(steps=(step,), note="one\u200b\n\n\n\ntwo"))
    process = services.processes.get(customer).process
    assert (process.steps[0].role, process.steps[0].note, process.note) == ("cashier", "a b", "one\n\ntwo")


def test_look_at_shows_three_pay_days_with_their_paper_deadlines(services):
    view = services.processes.look_at(rule_process(MonthDays((25,)), Shift.NEXT, Cutoff(5)))
    assert [(day.pay_day.day, day.deadline.day) for day in view.next_days] == [
        (date(2026, 11, 25), date(2026, 11, 5)),
        (date(2026, 12, 25), date(2026, 12, 4)),
        (date(2027, 1, 25), date(2027, 1, 5)),
    ]
    assert {day.deadline.reason for day in view.next_days} == {DeadlineReason.CUTOFF}
    assert [day.pay_day.estimated for day in view.next_days] == [False, False, True]


def test_look_at_writes_nothing(services, customer, everything):
    before = everything()
    services.processes.look_at(FULL)
    assert everything() == before


def test_closed_days_move_pay_days_of_this_customer_only(services, customer, add_customer, saved):
    rule = PayRule(MonthDays((25,)))
    closed = PaymentProcess(rule=rule, closed=(ClosedPeriod(date(2026, 11, 24), date(2026, 11, 27)),))
    saved(services.processes.save(customer, closed))
    first = services.processes.get(customer).next_days[0].pay_day
    assert (first.nominal, first.day, first.moved) == (date(2026, 11, 25), date(2026, 11, 30), MoveReason.CLOSED)
    assert not services.processes.calendar(customer).is_working(date(2026, 11, 25))
    other = add_customer("Ruifeng")
    saved(services.processes.save(other, replace(closed, closed=())))
    assert services.processes.get(other).next_days[0].pay_day.day == date(2026, 11, 25)
    assert services.processes.calendar(other).is_working(date(2026, 11, 25))


@pytest.mark.parametrize("kind", [kind for kind in KINDS if not isinstance(kind, NoFixedDay)], ids=str)
def test_look_at_finds_days_for_every_kind_of_rule(services, kind):
    days = [day.pay_day.day for day in services.processes.look_at(rule_process(kind)).next_days]
    assert len(days) == 3
    assert days == sorted(set(days))
    assert days[0] >= date(2026, 11, 21)


def test_look_at_without_a_fixed_day_has_none(services):
    assert services.processes.look_at(rule_process(NoFixedDay())).next_days == ()
