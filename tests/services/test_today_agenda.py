"""The list of the day by customers: its groups, what its lines tell, and what is remembered of days."""

from datetime import date, timedelta

import pytest

from desktop.domain.agenda import Action, Group, ReasonCode
from desktop.domain.confirmation import TimeAnswer
from desktop.domain.contacts import ContactResult
from desktop.domain.disputes import DisputeForm, DisputeReason
from desktop.domain.money import Money
from desktop.domain.paygrammar import parse_rule
from desktop.domain.problems import ProblemCode
from desktop.domain.process import PaperKind, PaperWanted, PaymentProcess, QuestionCode, Step, StepKind
from desktop.domain.visits import Outcome
from desktop.services.contact_forms import ContactForm
from desktop.services.promise_forms import PromiseForm
from desktop.services.results import Refused
from desktop.services.today_lines import Said
from desktop.services.visits import VisitForm, VisitResult

SATURDAY = date(2026, 11, 21)
CODE = ReasonCode


def day(offset):
    return SATURDAY + timedelta(days=offset)


def value(result):
    assert not isinstance(result, Refused), result
    return result.value


def lines(agenda):
    return [line for group in agenda.groups for line in group.lines]


def codes(services, customer):
    line = services.today.line(customer)
    return [reason.code for reason in line.reasons] if line else []


@pytest.fixture
def only_line(services):
    def line():
        (found,) = lines(services.today.agenda())
        return found

    return line


def test_an_empty_book_has_an_empty_day(services):
    agenda = services.today.agenda()
    assert (agenda.day, agenda.groups, agenda.total, agenda.snoozed, agenda.away) == (SATURDAY, (), 0, 0, None)
    assert (agenda.without_process, agenda.week) == (0, ())


# Groups


def test_a_customer_appears_once_in_the_group_of_its_strongest_reason(services, customer, plan, add_item):
    add_item("A-1", due=-80)
    plan(4, on=-10)
    plan(0, on=-30)
    agenda = services.today.agenda()
    assert [(group.group, group.total) for group in agenda.groups] == [(Group.CONFIRM, 1)]
    (line,) = lines(agenda)
    assert (line.customer_id, line.action) == (customer, Action.CONFIRM)
    assert [reason.code for reason in line.reasons][:3] == [CODE.CONFIRM_VISIT, CODE.VISIT_TODAY, CODE.HAND_OVER]
    assert line.points == sum(reason.points for reason in line.reasons)


def test_a_group_shows_its_first_lines_and_tells_how_many_more(services, add_customer, add_item):
    for number in range(13):
        add_item("A-1", due=-15 - number % 2, to=add_customer(f"Customer {number:02}", credit_term_days=30))
    (group,) = services.today.agenda().groups
    assert (group.group, group.total, len(group.lines), group.more) == (Group.URGENT, 13, 10, 3)
    (rest,) = services.today.agenda(Group.URGENT, offset=10).groups
    assert (len(rest.lines), rest.more, rest.offset) == (3, 0, 10)
    assert services.today.agenda(Group.VISITS).groups == ()


def test_lines_stand_by_points_then_by_name_and_pinned_ones_first(services, add_customer, add_item, saved):
    anna, bert, carl = (add_customer(name, credit_term_days=30) for name in ("Anna", "Bert", "Carl"))
    for owner, due in ((bert, -15), (anna, -15), (carl, -40)):
        add_item("A-1", due=due, to=owner)
    assert [line.customer for line in lines(services.today.agenda())] == ["Carl", "Anna", "Bert"]
    saved(services.today.pin(bert))
    assert [line.customer for line in lines(services.today.agenda())] == ["Bert", "Carl", "Anna"]


def test_archived_customers_are_not_on_the_list(services, customer, plan, add_item):
    add_item("A-1", due=-80)
    plan(4, on=-10)
    services.customers.archive(customer)
    assert services.today.agenda().groups == ()
    assert services.today.line(customer) is None


def test_the_week_sums_what_its_visits_are_about_by_currency(services, plan, care):
    plan(0, amount=100)
    plan(6, amount=20)
    plan(7, amount=9_000)
    plan(2, amount=5, currency="USD")
    plan(2, amount=None, purpose=care)
    services.visits.cancel(plan(3, amount=70_000), "")
    assert services.today.agenda().week == (Money("CNY", 120), Money("USD", 5))


def test_customers_that_owe_and_are_not_described_are_counted(services, customer, add_customer, add_item):
    described = add_customer("Ruifeng")
    for owner in (customer, described):
        add_item("A-1", to=owner)
    services.processes.save(described, PaymentProcess())
    assert services.today.agenda().without_process == 1


# What a line tells


def test_a_call_names_whom_to_ask_and_when_and_the_last_try(services, customer, add_contact, talk, only_line):
    wang = add_contact("Wang", best_time="10:00")
    visit = value(services.visits.plan(VisitForm(customer, day(3), "14:00", amount=100)))
    assert (only_line().ask, only_line().best_time, only_line().said) == (None, "15:30", None)
    services.processes.save(customer, PaymentProcess(steps=(Step(StepKind.RECONCILE, contact_id=wang),)))
    talk(visit, TimeAnswer.NO_REPLY, note="engaged")
    line = only_line()
    assert (line.ask.name, line.best_time, line.said.text) == ("Wang", "10:00", "engaged")
    assert [row.id for row in line.visits] == [visit]
    assert line.visit(line.strongest).id == visit


def test_a_visit_says_whether_it_is_ready(services, plan, talk, only_line):
    talk(plan(0, papers=(PaperWanted(PaperKind.ORDER),)))
    assert [each.paper for each in only_line().strongest.readiness.reasons] == [PaperKind.ORDER]


def test_a_line_tells_what_was_said_last(services, customer, add_item, saved):
    add_item("A-1", due=-20)
    for offset, words in ((-1, "next week"), (-4, "soon")):
        form = ContactForm(customer, day(offset), spoke_with="Wang", said=words, no_next_step="they call")
        saved(services.contacts.add(form))
    assert services.today.line(customer).said == Said(day(-1).isoformat(), "Wang", "next week")


def test_questions_are_asked_about_customers_to_be_visited_soon(services, customer, plan, add_customer, saved):
    second, far = add_customer("Ruifeng"), add_customer("Oushang")
    plan(14, to=customer)
    plan(9, to=second)
    plan(15, to=far)
    saved(services.processes.save(second, PaymentProcess(rule=parse_rule("MDAY 25"))))
    found = {line.customer: line.strongest for line in lines(services.today.agenda(Group.QUESTIONS))}
    assert {name: reason.described for name, reason in found.items()} == {"Ruifeng": True, "恒达食品有限公司": False}
    assert QuestionCode.PAY_DAY not in {question.code for question in found["Ruifeng"].questions}


# Steps, promises, disputes by their services


def test_a_step_leaves_the_list_when_it_is_done(services, customer, at, plan, saved):
    visit = plan(-20, on=-40)
    saved(at(-20).visits.finish(visit, VisitResult(Outcome.NOTHING, "", "call", day(-3))))
    contact = ContactForm(customer, day(-9), said="x", next_step="ring", next_step_on=day(0))
    log = saved(services.contacts.add(contact))
    step = services.today.line(customer).strongest
    assert (step.code, step.text, step.visit_id, step.log_id, step.total) == (CODE.STEP_DUE, "call", visit, None, 2)
    saved(services.visits.mark_next_step(visit, done=True))
    assert services.today.line(customer).strongest.log_id == log


def test_a_promise_is_paused_for_due_and_broken(services, customer, add_item, at, saved):
    item = add_item("A-1", 50_000, due=-30)
    assert codes(services, customer) == [CODE.URGENT, CODE.NO_NEXT_STEP]
    saved(services.promises.add(PromiseForm(customer, "CNY", 50_000, day(4), (item,)), asked=()))
    assert codes(services, customer) == []
    assert codes(at(4), customer) == [CODE.PROMISE_DUE]
    assert codes(at(5), customer) == [CODE.PROMISE_BROKEN, CODE.URGENT, CODE.NO_NEXT_STEP]
    saved(at(5).contacts.add(ContactForm(customer, day(5), said="sorry", next_step="call", next_step_on=day(9))))
    assert codes(at(6), customer) == [CODE.URGENT]


def test_a_dispute_of_the_whole_pauses_and_asks_for_an_owner(services, customer, add_item, saved):
    item = add_item("A-1", 50_000, due=-30)
    dispute = saved(services.disputes.open(DisputeForm(item, 50_000, DisputeReason.PRICE)))
    assert codes(services, customer) == [CODE.DISPUTE]
    assert services.today.line(customer).strongest.dispute_id == dispute


# Days


def test_the_list_is_stale_until_it_was_seen_today(services, at):
    assert services.today.agenda().stale
    assert services.today.seen().value
    assert not services.today.agenda().stale
    assert not services.today.seen().value
    assert at(1).today.agenda().stale


def test_away_tells_what_fell_due_meanwhile(services, customer, plan, at, saved):
    services.today.seen()
    assert at(1).today.agenda().away is None
    plan(2)
    contact = ContactForm(customer, day(0), said="x", next_step="ring", next_step_on=day(3))
    saved(services.contacts.add(contact))
    for _ in range(2):  # the same all day long
        away = at(6).today.agenda().away
        assert (away.since, away.days) == (SATURDAY, 5)
        assert away.counts == ((Group.VISITS, 1), (Group.NEXT_STEPS, 1))
        at(6).today.seen()
    at(7).today.seen()
    assert at(7).today.agenda().away is None


def test_a_clock_that_went_back_was_not_away(services, at):
    at(30).today.seen()
    assert services.today.agenda().away is None
    assert services.today.agenda().stale


# Papers


@pytest.fixture
def papers_due(services, customer, add_item, saved):
    """Papers by Wednesday the 25th for the pay day in December, the VAT invoice among them, and an item for it."""
    rule = parse_rule("MDAY 10 CUTOFF 25 -1M")
    process = PaymentProcess(rule=rule, papers=(PaperWanted(PaperKind.VAT_INVOICE),))
    saved(services.processes.save(customer, process))
    add_item("A-1", due=9)
    services.today.seen()
    return customer


def test_papers_before_a_cut_off_say_until_when_and_what_they_wait_for(services, papers_due):
    reason = services.today.line(papers_due).strongest
    assert (reason.code, reason.points) == (CODE.PAPERS, 55)
    assert (reason.day, reason.pay_day, reason.else_day) == (date(2026, 11, 25), date(2026, 12, 10), date(2027, 1, 11))
    assert reason.papers == (PaperKind.VAT_INVOICE,)


@pytest.mark.parametrize(("offset", "points"), [(-2, None), (-1, 55), (2, 60), (3, 65), (4, 70), (5, None)])
def test_papers_are_on_the_list_for_three_working_days(papers_due, at, offset, points):
    at(offset).today.seen()
    line = at(offset).today.line(papers_due)
    assert (line.strongest.points if line else None) == points


def test_the_next_cut_off_is_worked_out_once_one_has_passed(papers_due, at):
    december = date(2026, 12, 23)
    assert at(december).today.agenda().stale
    assert codes(at(december), papers_due)[-1:] != [CODE.PAPERS]
    at(december).today.seen()
    assert not at(december).today.agenda().stale
    (papers,) = [each for each in at(december).today.line(papers_due).reasons if each.code is CODE.PAPERS]
    assert papers.day == date(2026, 12, 25)


def test_a_changed_calendar_works_papers_out_anew(services, papers_due):
    services.calendars.set_day(date(2026, 11, 25), working=False)
    assert services.today.agenda().stale
    services.today.seen()
    assert services.today.line(papers_due).strongest.day == date(2026, 11, 24)


def test_a_clock_that_went_back_passes_over_no_papers(services, papers_due, at):
    at(40).today.seen()
    assert services.today.line(papers_due) is None
    services.today.seen()
    assert services.today.line(papers_due).strongest.code is CODE.PAPERS


# Marks


@pytest.fixture
def urgent(customer, add_item):
    add_item("A-1", due=-20)
    return customer


def test_a_snooze_hides_a_line_until_its_day(services, urgent, at, saved):
    mark = saved(services.today.snooze(urgent, day(3), "pays after the fair"))
    agenda = at(2).today.agenda()
    assert (agenda.groups, agenda.snoozed) == ((), 1)
    (line,) = at(2).today.snoozed()
    assert (line.customer_id, line.snooze) == (urgent, (mark, day(3), "pays after the fair"))
    assert at(3).today.agenda().total == 1


def test_a_snooze_is_taken_back_and_tells_both_on_the_timeline(services, customer, urgent, saved):
    saved(services.today.clear_mark(saved(services.today.snooze(urgent, day(3), "fair"))))
    assert services.today.agenda().total == 1
    assert [event.kind for event in services.customers.events(customer)][:2] == ["mark_cleared", "snoozed"]


def test_a_visit_to_confirm_wakes_a_line_that_was_put_off(services, urgent, plan, saved):
    saved(services.today.snooze(urgent, day(9), "fair"))
    plan(4, on=-10)
    assert services.today.line(urgent).snooze is None


def test_a_new_snooze_takes_the_place_of_the_old_one(services, urgent, at, saved):
    saved(services.today.snooze(urgent, day(9), "fair"))
    saved(services.today.snooze(urgent, day(2), "back sooner"))
    assert at(2).today.agenda().total == 1


def test_a_reason_that_is_done_is_back_tomorrow(services, urgent, at, saved):
    saved(services.today.done(urgent, CODE.URGENT))
    assert codes(services, urgent) == [CODE.NO_NEXT_STEP]
    assert codes(at(1), urgent) == [CODE.URGENT, CODE.NO_NEXT_STEP]


def test_papers_that_were_handed_in_stay_away_until_their_day_has_passed(services, papers_due, at, saved):
    saved(services.today.done(papers_due, CODE.PAPERS))
    assert codes(at(4), papers_due) == []
    services.today.clear_mark(1)
    assert codes(at(4), papers_due) == [CODE.PAPERS]


def test_handing_over_is_not_proposed_for_14_days_and_needs_a_reason(services, customer, add_item, at, refused):
    add_item("A-1", due=-80)
    assert refused(services.today.done, customer, CODE.HAND_OVER) == [("reason", ProblemCode.REQUIRED)]
    value(services.today.done(customer, CODE.HAND_OVER, reason="the owner is a friend of the firm"))
    assert CODE.HAND_OVER not in codes(at(14), customer)
    assert CODE.HAND_OVER in codes(at(15), customer)


def test_a_call_or_a_visit_in_vain_answers_no_broken_promise(services, customer, add_item, at, saved):
    item = add_item("A-1", 50_000, due=-30)
    saved(services.promises.add(PromiseForm(customer, "CNY", 50_000, day(1), (item,)), asked=()))
    later, step = at(2), {"next_step": "call", "next_step_on": day(9)}
    saved(later.contacts.add(ContactForm(customer, day(2), result=ContactResult.NOT_REACHED, **step)))
    visit = saved(later.visits.plan(VisitForm(customer, day(2), amount=50_000)))
    saved(later.visits.finish(visit, VisitResult(Outcome.NOT_MET, **step)))
    assert CODE.PROMISE_BROKEN in codes(later, customer)
    saved(later.contacts.add(ContactForm(customer, day(2), said="sorry", **step)))
    assert CODE.PROMISE_BROKEN not in codes(later, customer)


def test_a_broken_promise_that_is_done_stays_away_until_the_next_one_breaks(services, customer, add_item, at, saved):
    item = add_item("A-1", 50_000, due=-30)
    saved(services.promises.add(PromiseForm(customer, "CNY", 50_000, day(1), (item,)), asked=()))
    saved(at(2).today.done(customer, CODE.PROMISE_BROKEN))
    assert CODE.PROMISE_BROKEN not in codes(at(9), customer)
    saved(at(9).promises.add(PromiseForm(customer, "CNY", 50_000, day(10), (item,)), asked=()))
    broken = at(11).today.line(customer).strongest
    assert (broken.code, broken.points, broken.total) == (CODE.PROMISE_BROKEN, 90, 2)


def test_a_pin_is_set_once_and_taken_back(services, urgent, saved):
    mark = saved(services.today.pin(urgent))
    assert saved(services.today.pin(urgent)) == mark
    assert services.today.line(urgent).pin_id == mark
    saved(services.today.clear_mark(mark))
    assert services.today.line(urgent).pin_id is None


@pytest.mark.parametrize(
    ("asked", "problem"),
    [
        ((day(0), "fair"), ("until", ProblemCode.NOT_AFTER)),
        ((day(93), "fair"), ("until", ProblemCode.TOO_LATE)),
        ((day(3), " "), ("reason", ProblemCode.REQUIRED)),
        ((day(3), "x" * 501), ("reason", ProblemCode.TOO_LONG)),
    ],
)
def test_a_snooze_has_a_day_and_a_reason(services, urgent, refused, asked, problem):
    assert refused(services.today.snooze, urgent, *asked) == [problem]


def test_what_is_not_there_is_not_marked(services, customer, urgent, add_customer, refused):
    nobody, idle = 99, add_customer("Ruifeng")
    assert refused(services.today.pin, nobody) == [("", ProblemCode.NOT_FOUND)]
    assert refused(services.today.snooze, nobody, day(2), "x") == [("", ProblemCode.NOT_FOUND)]
    assert refused(services.today.snooze, idle, day(2), "x") == [("", ProblemCode.NOT_ALLOWED)]
    assert refused(services.today.done, nobody, CODE.URGENT) == [("", ProblemCode.NOT_FOUND)]
    assert refused(services.today.done, urgent, CODE.PAPERS) == [("code", ProblemCode.NOT_FOUND)]
    assert refused(services.today.done, urgent, CODE.STEP_DUE) == [("code", ProblemCode.NOT_ALLOWED)]
    assert refused(services.today.clear_mark, 7) == [("", ProblemCode.NOT_FOUND)]


def test_count_is_the_number_of_customers_on_the_list(services, urgent, add_customer, add_item, plan):
    second, third = add_customer("Ruifeng"), add_customer("Oushang")
    plan(0, to=second)
    add_item("A-1", due=-3, to=third)
    value(services.today.snooze(third, day(2), "fair"))
    assert services.today.count() == services.today.agenda().total == 2
