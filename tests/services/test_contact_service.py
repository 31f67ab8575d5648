"""Contacts are logged whole or not at all, with their next step, and never erased."""

import json
from datetime import date, timedelta

import pytest

from db import models
from desktop.domain.callwindow import CallRules, CallWarning
from desktop.domain.confirmation import AmountAnswer, Channel, TimeAnswer
from desktop.domain.contacts import ContactChannel, ContactResult, Tactic, Verdict
from desktop.domain.ledger import PaymentQuestion
from desktop.domain.problems import ProblemCode
from desktop.domain.promises import PromiseQuestion, PromiseState
from desktop.domain.visits import Outcome
from desktop.services.clock import FixedClock
from desktop.services.contacts import ContactForm
from desktop.services.payment_forms import PaymentForm
from desktop.services.promise_forms import PromiseForm
from desktop.services.results import Entity, Saved
from desktop.services.visits import VisitResult

TODAY = date(2026, 11, 21)
DAY = timedelta(days=1)
NONE_NEEDED = {"no_next_step": "paid in full"}


@pytest.fixture
def form(customer):
    """A call of today that ends with a next step, but for what a test says."""

    def made(**fields):
        step = {} if "no_next_step" in fields else {"next_step": "call again", "next_step_on": TODAY + 3 * DAY}
        return ContactForm(**{"customer_id": customer, "day": TODAY, **step, **fields})

    return made


@pytest.fixture
def log(services, saved, form):
    return lambda by=services, **fields: saved(by.contacts.add(form(**fields)))


@pytest.fixture
def promise(customer):
    return lambda amount=4_000, days=6, **more: PromiseForm(customer, "CNY", amount, TODAY + days * DAY, **more)


@pytest.fixture
def payment(customer):
    return lambda amount=6_000, **more: PaymentForm(customer, "CNY", amount, TODAY, **more)


def kinds(services, customer, count=10):
    return [event.kind for event in services.customers.events(customer, limit=count)]


def test_a_contact_is_kept_as_it_was_logged(services, log, customer, add_contact):
    person = add_contact("王丽")
    log_id = log(
        time="15:30",
        contact_id=person,
        said="  pays\n\n\n\nsoon ",
        result=ContactResult.PROMISED,
        tactic=Tactic.DRAG,
        verdict=Verdict.EXCUSE,
        evidence="no slip",
    )
    line = services.contacts.get(log_id)
    assert (line.customer_id, line.day, line.time, line.channel) == (customer, TODAY, "15:30", "call")
    assert (line.contact_id, line.person, line.said) == (person, "王丽", "pays\n\nsoon")
    assert (line.result, line.tactic, line.verdict, line.evidence) == ("promised", "drag", "excuse", "no slip")
    assert (line.next_step, line.next_step_on, line.next_step_done_on) == ("call again", TODAY + 3 * DAY, None)


def test_the_timeline_tells_of_a_contact(services, log, customer):
    log(spoke_with="Mr Li", said="busy", result=ContactResult.CALLS_BACK)
    event = services.customers.events(customer)[0]
    assert event.kind == "contact_logged"
    assert json.loads(event.data) == {
        "channel": "call",
        "day": "2026-11-21",
        "who": "Mr Li",
        "said": "busy",
        "result": "calls_back",
        "next_step": "call again",
        "next_step_on": "2026-11-24",
        "no_next_step": "",
    }


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"next_step": "", "next_step_on": None}, ("next_step", ProblemCode.REQUIRED)),
        ({"day": TODAY + DAY}, ("day", ProblemCode.TOO_LATE)),
        ({"time": "3pm"}, ("time", ProblemCode.NOT_A_TIME)),
        ({"said": "x" * 4001}, ("said", ProblemCode.TOO_LONG)),
        ({"contact_id": 99}, ("contact_id", ProblemCode.NOT_FOUND)),
        ({"visit_id": 99}, ("visit_id", ProblemCode.NOT_FOUND)),
        ({"document_id": 99}, ("document_id", ProblemCode.NOT_FOUND)),
        ({"done_steps": (99,)}, ("done_steps", ProblemCode.NOT_FOUND)),
        ({"done_visit_steps": (99,)}, ("done_visit_steps", ProblemCode.NOT_FOUND)),
        ({"customer_id": 99}, ("customer_id", ProblemCode.NOT_FOUND)),
    ],
)
def test_a_contact_that_cannot_be_is_refused(services, form, refused, fields, expected):
    assert refused(services.contacts.add, form(**fields)) == [expected]


def test_somebody_of_another_customer_cannot_have_been_spoken_with(services, form, refused, add_customer, add_contact):
    stranger = add_contact("李明", to=add_customer("瑞丰纸业有限公司"))
    assert refused(services.contacts.add, form(contact_id=stranger)) == [("contact_id", ProblemCode.NOT_FOUND)]


class TestWithPromiseAndPayment:
    """Part first is fine: what is paid now, and when the rest comes, in one form (rule 85)."""

    @pytest.fixture(autouse=True)
    def _item(self, add_item, book):
        item = add_item("A-1", 10_000, -20)
        self.open = lambda: book.rows("SELECT open FROM receivable WHERE id = ?", [item])[0][0]

    @pytest.fixture
    def log_both(self, log, promise, payment):
        return lambda **more: log(promise=promise(), payment=payment(), **more)

    def test_both_are_recorded_and_the_promise_is_of_the_rest(self, services, log_both, customer):
        promised = services.promises.get(services.contacts.get(log_both()).promise_id)
        assert (promised.promise.amount, promised.state) == (4_000, PromiseState.OPEN)
        assert promised.judgement.received == 0  # what came with the promise is not what was promised
        assert self.open() == 4_000
        assert kinds(services, customer, 3) == ["contact_logged", "promise_made", "payment_received"]

    def test_the_promise_takes_over_whom_one_spoke_with(self, services, log, promise, add_contact):
        person = add_contact("王丽")
        line = services.contacts.get(log(promise=promise(), contact_id=person))
        assert services.promises.get(line.promise_id).promise.contact == "王丽"

    def test_what_changed_is_all_that_was_written(self, services, form, promise, payment):
        saved = services.contacts.add(form(promise=promise(), payment=payment()))
        assert isinstance(saved, Saved)
        wanted = {Entity.CONTACT_LOG, Entity.PROMISE, Entity.PAYMENT, Entity.RECEIVABLE}
        assert wanted <= saved.changes.entities

    def test_a_bad_promise_keeps_everything_from_being_saved(self, services, form, refused, promise, payment):
        bad = form(promise=promise(days=-1), payment=payment())
        assert refused(services.contacts.add, bad) == [("promise.due_on", ProblemCode.IN_THE_PAST)]

    def test_a_bad_payment_keeps_everything_from_being_saved(self, services, form, refused, promise, payment):
        bad = form(promise=promise(), payment=payment(amount=0))
        assert [field for field, _code in refused(services.contacts.add, bad)] == ["payment.amount"]

    def test_a_bad_contact_keeps_everything_from_being_saved_and_all_problems_are_told(
        self, services, form, refused, promise, payment
    ):
        bad = form(promise=promise(days=-1), payment=payment(amount=0), next_step="", next_step_on=None)
        fields = [field for field, _code in refused(services.contacts.add, bad)]
        assert fields == ["next_step", "payment.amount", "promise.due_on"]

    def test_promise_and_payment_are_of_the_same_customer(self, services, form, refused, add_customer):
        other = add_customer("瑞丰纸业有限公司")
        bad = form(promise=PromiseForm(other, "CNY", 100, TODAY), payment=PaymentForm(other, "CNY", 100, TODAY))
        fields = [field for field, _code in refused(services.contacts.add, bad)]
        assert {"promise.customer_id", "payment.customer_id"} <= set(fields)

    def test_the_same_payment_twice_is_asked_about(self, services, form, log, refused, payment):
        log(payment=payment(2_000))
        again = form(payment=payment(2_000))
        assert refused(services.contacts.add, again) == [("payment.questions", ProblemCode.REQUIRED)]
        assert isinstance(services.contacts.add(again, asked=[PaymentQuestion.TWICE]), Saved)

    def test_a_question_about_the_promise_is_asked_and_answered(self, services, form, refused, promise, saved):
        far = form(promise=promise(days=60))
        assert refused(services.contacts.add, far) == [("promise.questions", ProblemCode.REQUIRED)]
        assert saved(services.contacts.add(far, asked=[PromiseQuestion.LONG_WAY_OFF]))

    def test_undo_takes_back_all_of_it(self, services, log, log_both, saved):
        earlier = log()
        log_id = log_both(done_steps=(earlier,))
        saved(services.contacts.undo(log_id))
        line = services.contacts.get(log_id)
        assert line.withdrawn_at is not None
        assert services.promises.get(line.promise_id).state is PromiseState.CANCELLED
        assert self.open() == 10_000
        assert services.contacts.get(earlier).next_step_done_on is None

    def test_undo_is_all_or_nothing(self, services, log_both, saved, refused):
        log_id = log_both()
        saved(services.promises.undo(services.contacts.get(log_id).promise_id))
        assert refused(services.contacts.undo, log_id)

    def test_withdrawing_a_contact_leaves_the_money_alone(self, services, log_both, saved):
        log_id = log_both()
        saved(services.contacts.withdraw(log_id))
        assert services.promises.get(services.contacts.get(log_id).promise_id).state is PromiseState.OPEN
        assert self.open() == 4_000


def test_a_withdrawn_contact_leaves_the_log_and_can_come_back(services, log, saved, customer):
    log_id = log()
    saved(services.contacts.withdraw(log_id))
    assert services.contacts.page(customer) == []
    assert [line.id for line in services.contacts.page(customer, withdrawn=True)] == [log_id]
    saved(services.contacts.restore(log_id))
    assert [line.id for line in services.contacts.page(customer)] == [log_id]
    assert kinds(services, customer, 3) == ["contact_logged", "contact_withdrawn", "contact_logged"]


@pytest.mark.parametrize("act", ["withdraw", "restore", "undo"])
def test_what_is_not_there_cannot_be_taken_back(services, refused, act):
    assert refused(getattr(services.contacts, act), 99) == [("", ProblemCode.NOT_FOUND)]


def test_a_contact_is_withdrawn_once(services, log, saved, refused):
    log_id = log()
    saved(services.contacts.withdraw(log_id))
    assert refused(services.contacts.withdraw, log_id) == [("", ProblemCode.NOT_FOUND)]
    assert refused(services.contacts.undo, log_id) == [("", ProblemCode.NOT_FOUND)]
    assert refused(services.contacts.mark_step, log_id, done=True) == [("", ProblemCode.NOT_FOUND)]


class TestSteps:
    """The next steps of contacts and visits, in one list."""

    @pytest.fixture
    def visit_step(self, plan, services, at, saved):
        visit_id = plan(0, on=-3)
        step = VisitResult(Outcome.PROMISED, "", "see the cashier", TODAY + DAY)
        saved(services.visits.finish(visit_id, step))
        return visit_id

    def test_steps_of_both_kinds_come_in_the_order_of_their_days(self, services, log, visit_step):
        log_id = log(spoke_with="Mr Li")
        assert services.contacts.steps_due() == []
        due = services.contacts.steps_due(TODAY + 3 * DAY)
        assert [(line.source, line.id, line.next_step, line.person) for line in due] == [
            ("visit", visit_step, "see the cashier", ""),
            ("contact", log_id, "call again", "Mr Li"),
        ]
        assert [line.id for line in services.contacts.steps_due(TODAY + DAY)] == [visit_step]

    def test_a_later_contact_settles_the_steps_of_earlier_ones(self, services, at, log, visit_step, customer):
        log_id = log()
        log(done_steps=(log_id,), done_visit_steps=(visit_step,), **NONE_NEEDED)
        assert services.contacts.steps_due(TODAY + 9 * DAY) == []
        assert services.contacts.get(log_id).next_step_done_on == TODAY
        assert kinds(services, customer, 3) == ["next_step_done", "step_done", "contact_logged"]

    def test_a_step_is_settled_once(self, services, log, form, refused):
        log_id = log()
        log(done_steps=(log_id,), **NONE_NEEDED)
        assert refused(services.contacts.add, form(done_steps=(log_id,))) == [("done_steps", ProblemCode.NOT_FOUND)]

    def test_a_step_can_be_marked_done_and_taken_back(self, services, log, saved, customer):
        log_id = log()
        saved(services.contacts.mark_step(log_id, done=True))
        assert services.contacts.steps_due(TODAY + 9 * DAY) == []
        saved(services.contacts.mark_step(log_id, done=False))
        assert [line.id for line in services.contacts.steps_due(TODAY + 9 * DAY)] == [log_id]
        assert kinds(services, customer, 2) == ["step_reopened", "step_done"]

    def test_a_contact_without_a_step_has_none_to_mark(self, services, log, refused):
        assert refused(services.contacts.mark_step, log(**NONE_NEEDED), done=True) == [("", ProblemCode.NOT_FOUND)]

    def test_steps_of_archived_customers_and_withdrawn_contacts_are_not_due(self, services, log, saved, customer):
        saved(services.contacts.withdraw(log()))
        assert services.contacts.steps_due(TODAY + 9 * DAY) == []
        log()
        saved(services.customers.archive(customer))
        assert services.contacts.steps_due(TODAY + 9 * DAY) == []

    def test_steps_of_one_customer_alone_can_be_asked_for(self, services, log, add_customer):
        other = add_customer("瑞丰纸业有限公司")
        log_id, of_other = log(), log(customer_id=other)
        assert [line.id for line in services.contacts.steps_due(TODAY + 9 * DAY, other)] == [of_other]
        assert {line.id for line in services.contacts.steps_due(TODAY + 9 * DAY)} == {log_id, of_other}


def test_the_log_is_paged_the_latest_first_between_days(services, log, customer):
    days = {n: log(day=TODAY - n * DAY) for n in range(4)}
    assert [line.id for line in services.contacts.page(customer)] == [days[0], days[1], days[2], days[3]]
    between = services.contacts.page(since=TODAY - 2 * DAY, until=TODAY - DAY)
    assert [line.id for line in between] == [days[1], days[2]]
    assert [line.id for line in services.contacts.page(customer, offset=1, limit=1)] == [days[1]]


MONDAY = date(2026, 11, 23)


class TestWindow:
    """When to call, and what speaks against it."""

    @pytest.fixture
    def on_monday(self, at):
        return at(MONDAY)

    def window(self, services, customer, at="15:30", channel=ContactChannel.CALL, **more):
        return services.contacts.window(customer, channel, at, **more)

    def test_a_working_afternoon_is_a_good_time(self, on_monday, customer):
        found = self.window(on_monday, customer)
        assert (found.best, found.warnings) == ("15:30", ())

    def test_a_saturday_is_no_working_day_and_noon_a_meal(self, services, customer):
        warned = self.window(services, customer, "12:00").warnings
        assert warned == (CallWarning.NO_WORKING_DAY, CallWarning.MEAL)

    def test_without_a_time_it_is_that_of_the_clock(self, app, customer):
        early = app.at(FixedClock(MONDAY, "07:00")).contacts
        assert early.window(customer).warnings == (CallWarning.TOO_EARLY,)

    def test_the_customers_hours_and_the_persons_time_count(self, on_monday, add_customer, add_contact):
        customer = add_customer(
            "瑞丰纸业有限公司", call_from="09:00", call_to="11:00", avoid_hours="9:30-10:00, whenever"
        )
        person = add_contact("李明", to=customer, best_time="09:10")
        assert self.window(on_monday, customer, "09:45").warnings == (CallWarning.AVOIDED_HOURS,)
        assert self.window(on_monday, customer, "15:30").warnings == (CallWarning.OUTSIDE_HOURS,)
        assert self.window(on_monday, customer).best == "10:45"
        assert self.window(on_monday, customer, contact_id=person).best == "09:10"

    def test_one_contact_a_day_is_enough_but_tries_in_vain_are_none(self, on_monday, log, customer):
        log(by=on_monday, day=MONDAY, result=ContactResult.NOT_REACHED, next_step_on=MONDAY)
        assert self.window(on_monday, customer).warnings == ()
        log(by=on_monday, day=MONDAY, channel=ContactChannel.MESSAGE, next_step_on=MONDAY)
        found = self.window(on_monday, customer)
        assert (found.warnings, found.had.reached, found.had.tried) == ((CallWarning.ENOUGH_TODAY,), 1, 1)

    def test_three_tries_in_vain_are_enough_for_a_day(self, on_monday, log, customer):
        for _ in range(3):
            log(by=on_monday, day=MONDAY, result=ContactResult.NOT_REACHED, next_step_on=MONDAY)
        assert self.window(on_monday, customer).warnings == (CallWarning.TRIED_OFTEN,)

    def test_mails_other_days_and_withdrawn_contacts_do_not_count(self, on_monday, log, saved, customer):
        log(by=on_monday, day=MONDAY, channel=ContactChannel.MAIL, next_step_on=MONDAY)
        log(by=on_monday, day=MONDAY - DAY, next_step_on=MONDAY)
        saved(on_monday.contacts.withdraw(log(by=on_monday, day=MONDAY, next_step_on=MONDAY)))
        assert self.window(on_monday, customer).warnings == ()

    @pytest.mark.parametrize(
        ("answers", "channel", "expected"),
        [
            ((TimeAnswer.AGREED, AmountAnswer.NO_REPLY), Channel.PHONE, (1, 0)),
            ((TimeAnswer.NO_REPLY, AmountAnswer.NO_REPLY), Channel.PHONE, (0, 1)),
            ((TimeAnswer.AGREED, AmountAnswer.AGREED), Channel.MAIL, (0, 0)),
        ],
    )
    def test_a_call_to_confirm_a_visit_is_a_contact(self, request, answers, channel, expected):
        on_monday, customer, visit, talk, saved = map(
            request.getfixturevalue, ("on_monday", "customer", "visit", "talk", "saved")
        )
        saved(talk(visit, *answers, by=on_monday, channel=channel))
        had = self.window(on_monday, customer).had
        assert (had.reached, had.tried) == expected

    def test_a_visit_is_a_contact_and_its_line_in_the_log_is_no_second(self, on_monday, plan, log, saved, customer):
        visit_id = plan(2)
        saved(on_monday.visits.finish(visit_id, VisitResult(Outcome.PAID)))
        assert self.window(on_monday, customer).had.reached == 1
        log(by=on_monday, day=MONDAY, channel=ContactChannel.VISIT, visit_id=visit_id, next_step_on=MONDAY)
        assert self.window(on_monday, customer).had.reached == 1

    def test_a_customer_may_want_more_contacts(self, on_monday, log, customer, book):
        with book.transaction():
            models.Customer.update(contacts_a_day=2).execute()
        log(by=on_monday, day=MONDAY, next_step_on=MONDAY)
        assert self.window(on_monday, customer).warnings == ()

    def test_the_firms_hours_can_be_changed(self, on_monday, services, customer, saved):
        rules = CallRules(open_from="10:00", best="16:00", contacts_a_day=3)
        saved(services.contacts.save_call_rules(rules))
        assert services.contacts.call_rules() == rules
        found = self.window(on_monday, customer, "09:00")
        assert (found.best, found.warnings) == ("16:00", (CallWarning.TOO_EARLY,))

    def test_hours_that_cannot_be_are_refused(self, services, refused):
        assert refused(services.contacts.save_call_rules, CallRules(open_to="23:00")) == [
            ("open_to", ProblemCode.TOO_LATE)
        ]

    @pytest.mark.parametrize("kept", ["", "{", "[]", '{"best": 5}', '{"shoe": 1}', '{"best": "03:00"}'])
    def test_hours_that_nobody_could_call_by_give_way_to_ours(self, services, saved, kept):
        saved(services.settings.set("call_rules", kept))
        assert services.contacts.call_rules() == CallRules()


def test_the_contact_rate_counts_overdue_customers_and_contacts_by_weeks(
    services, log, customer, add_item, add_customer
):
    add_item("A-1", 10_000, -10)  # due on 11 November: overdue in the weeks from 9 and 16 November
    add_item("A-2", 10_000, -12)
    add_item("B-1", 10_000, 30, to=add_customer("瑞丰纸业有限公司"))
    log(day=TODAY)
    log(day=TODAY, channel=ContactChannel.MAIL)
    log(day=TODAY, result=ContactResult.NOT_REACHED)
    log(day=TODAY - 8 * DAY)
    log(day=TODAY - 20 * DAY)  # nothing was overdue yet
    assert services.contacts.contact_rate(3) == [
        (date(2026, 11, 2), 0, 0),
        (date(2026, 11, 9), 1, 1),
        (date(2026, 11, 16), 1, 1),
    ]
