"""Promises on a real book: recorded, asked about, judged by payments, cancelled, never erased."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from desktop.domain.ledger import Share
from desktop.domain.paygrammar import parse_rule
from desktop.domain.problems import ProblemCode
from desktop.domain.process import PaymentProcess
from desktop.domain.promises import CancelCode, PromiseQuestion, PromiseRecord, PromiseState
from desktop.services.payments import PaymentForm
from desktop.services.promise_reading import judged, records
from desktop.services.promises import PromiseForm
from desktop.services.results import Entity, Refused

DUE = date(2026, 11, 26)


@pytest.fixture
def form(the_customer):
    """A promise of 100.00 by Thursday."""
    return lambda to=None, **values: PromiseForm(
        **({"customer_id": the_customer(to), "currency": "CNY", "amount": 10_000, "due_on": DUE} | values)
    )


@pytest.fixture
def promise(services, form, saved):
    """Record a promise, every question answered with yes; `by` are the services of another day."""

    def made(*args, by=services, **values):
        return saved(by.promises.add(form(*args, **values), asked=PromiseQuestion))

    return made


@pytest.fixture
def pay(services, the_customer, saved, today):
    """Book a payment `day` days from today, to one item, or to none."""

    def paid(amount=10_000, day=1, item=None, *, by=services, to=None, currency="CNY"):
        shares = () if item is None else (Share(item, amount),)
        form = PaymentForm(the_customer(to), currency, amount, today + timedelta(days=day), shares=shares)
        return saved(by.payments.add(form, asked=()))

    return paid


@pytest.fixture
def state(at):
    """What has become of a promise, days from today."""
    return lambda promise_id, day: at(day).promises.get(promise_id).state


class TestRecording:
    def test_a_promise_is_kept_as_it_was_made(self, services, form, add_item, *, add_contact, saved, today):
        item, wang = add_item("A-1", due=-40), add_contact()
        told = form(items=(item,), tolerance_days=3, contact_id=wang, by_whom=" 王丽 ", note="after the audit")
        result = services.promises.add(told)
        line = services.promises.get(saved(result))
        row = line.promise
        assert (row.amount, row.currency, row.made_on, row.due_on, row.tolerance_days) == (10_000, "CNY", today, DUE, 3)
        assert (row.contact, row.by_whom, row.note) == ("王丽", "王丽", "after the audit")
        assert ([item.number for item in line.items], line.state) == (["A-1"], PromiseState.OPEN)
        assert result.changes.entities == {Entity.PROMISE}

    def test_the_timeline_tells_of_it(self, services, promise, add_item, customer):
        add_item("A-1")
        made = promise(by_whom="王丽")
        newest = services.customers.events(customer)[0]
        assert (newest.kind, newest.entity_id) == ("promise_made", made)

    @pytest.mark.parametrize(
        ("amount", "numbers"), [(1, ["A-1"]), (10_000, ["A-1"]), (10_001, ["A-1", "B-2"]), (16_000, ["A-1", "B-2"])]
    )
    def test_without_items_it_is_about_those_due_first(self, services, promise, add_item, *, amount, numbers):
        add_item("B-2", 10_000, due=-5, disputed=4_000)
        add_item("A-1", 10_000, due=-40)
        add_item("C-3", 10_000)
        add_item("U-1", 10_000, due=-90, currency="USD")
        made = services.promises.get(promise(amount=amount))
        assert [item.number for item in made.items] == numbers

    def test_items_that_are_promised_already_come_last(self, services, promise, add_item):
        promise(items=(add_item("A-1", due=-40),))
        add_item("B-2", due=-5)
        assert [item.number for item in services.promises.get(promise()).items] == ["B-2"]

    @pytest.mark.parametrize(
        ("values", "problem"),
        [
            ({"due_on": date(2026, 11, 20)}, ("due_on", ProblemCode.IN_THE_PAST)),
            ({"due_on": date.max}, ("due_on", ProblemCode.TOO_FAR_AWAY)),
            ({"amount": 0}, ("amount", ProblemCode.REQUIRED)),
            ({"amount": -5}, ("amount", ProblemCode.TOO_SMALL)),
            ({"amount": 10**14}, ("amount", ProblemCode.TOO_LARGE)),
            ({"currency": "XXX"}, ("currency", ProblemCode.UNKNOWN_CURRENCY)),
            ({"tolerance_days": 31}, ("tolerance_days", ProblemCode.TOO_LARGE)),
            ({"tolerance_days": -1}, ("tolerance_days", ProblemCode.TOO_SMALL)),
            ({"by_whom": "x" * 101}, ("by_whom", ProblemCode.TOO_LONG)),
            ({"note": "x" * 1001}, ("note", ProblemCode.TOO_LONG)),
            ({"items": (999,)}, ("items", ProblemCode.NOT_FOUND)),
            ({"contact_id": 999}, ("contact_id", ProblemCode.NOT_FOUND)),
            ({"visit_id": 999}, ("visit_id", ProblemCode.NOT_FOUND)),
            ({"customer_id": 999}, ("customer_id", ProblemCode.NOT_FOUND)),
        ],
    )
    def test_what_cannot_be_is_refused_by_name(self, services, form, refused, *, values, problem):
        assert refused(services.promises.add, form(**values)) == [problem]

    def test_items_are_open_the_customer_s_own_and_of_one_currency(
        self, services, form, add_item, *, add_customer, refused
    ):
        others = add_item("X-1", to=add_customer("万家超市有限公司"))
        for item, code in (
            (others, ProblemCode.NOT_FOUND),
            (add_item("U-1", currency="USD"), ProblemCode.MIXED_CURRENCIES),
            (add_item("A-1", 0, amount=100), ProblemCode.SETTLED),
            (add_item("K-1", -100), ProblemCode.SETTLED),
        ):
            assert refused(services.promises.add, form(items=(item,))) == [("items", code)]

    def test_today_is_no_past_day(self, promise, add_item, today):
        add_item("A-1", due=-40)
        assert promise(due_on=today)


class TestQuestions:
    @pytest.mark.parametrize(
        ("values", "question"),
        [
            ({"amount": 10_001}, PromiseQuestion.MORE_THAN_OWED),
            ({"due_on": date(2026, 12, 22)}, PromiseQuestion.LONG_WAY_OFF),  # 31 days (rule 31)
        ],
    )
    def test_what_is_odd_is_asked_once(self, services, form, add_item, *, refused, saved, values, question):
        told = form(items=(add_item("A-1", due=-40),), **values)
        assert services.promises.work_out(told).questions == (question,)
        assert refused(services.promises.add, told) == [("questions", ProblemCode.REQUIRED)]
        assert saved(services.promises.add(told, asked={question}))

    def test_a_second_promise_about_an_item_is_asked_about_and_the_first_one_stays(
        self, services, form, promise, *, add_item, saved
    ):
        item = add_item("A-1", due=-40)
        first = promise(items=(item,))
        told = form(items=(item,), due_on=date(2026, 12, 4))
        result = services.promises.add(told)
        assert isinstance(result, Refused)
        assert dict(result.problems[0].values) == {"name": "open_promise"}
        second = saved(services.promises.add(told, asked={PromiseQuestion.OPEN_PROMISE}))
        assert [services.promises.get(each).state for each in (first, second)] == [PromiseState.OPEN] * 2

    def test_a_broken_promise_is_no_open_one(self, at, form, promise, add_item):
        item = add_item("A-1", due=-40)
        promise(items=(item,))
        later = at(10)
        assert later.promises.work_out(form(items=(item,), due_on=date(2026, 12, 3))).questions == ()

    def test_nothing_is_asked_while_something_is_wrong(self, services, form):
        assert services.promises.work_out(form(amount=10**14)).questions == ()


class TestJudging:
    @pytest.mark.parametrize(
        ("amount", "day", "expected"),
        [
            (10_000, 5, PromiseState.KEPT),
            (10_000, 7, PromiseState.KEPT),  # within the tolerance of two days
            (10_000, 8, PromiseState.BROKEN),
            (9_999, 5, PromiseState.PARTLY_KEPT),
        ],
    )
    def test_payments_judge_it(self, at, promise, pay, *, add_item, state, amount, day, expected):
        item = add_item("A-1", due=-40)
        made = promise(items=(item,), tolerance_days=2)
        pay(amount, day, item, by=at(20))
        assert state(made, 20) is expected

    def test_it_is_open_until_the_tolerance_is_over(self, promise, add_item, state):
        made = promise(items=(add_item("A-1", due=-40),), tolerance_days=2)
        assert [state(made, day) for day in (5, 7, 8)] == [PromiseState.OPEN, PromiseState.OPEN, PromiseState.BROKEN]

    def test_late_money_is_told_and_the_promise_stays_broken(self, at, promise, pay, add_item):
        item = add_item("A-1", due=-40)
        made = promise(items=(item,))
        pay(10_000, 9, item, by=at(9))
        told = at(30).promises.get(made).judgement
        assert (told.state, told.received, told.late) == (PromiseState.BROKEN, 0, 10_000)
        assert told.paid_late_on == date(2026, 11, 30)

    def test_money_that_is_not_applied_counts_and_once_only(self, at, promise, pay, *, add_item, state):
        first = promise(items=(add_item("A-1", due=-40),))
        second = promise(items=(add_item("B-2", due=-40),), due_on=DUE + timedelta(days=1))
        pay(10_000, 3, by=at(3))
        assert [state(each, 10) for each in (first, second)] == [PromiseState.KEPT, PromiseState.BROKEN]

    def test_money_for_another_item_or_in_another_currency_does_not_count(self, at, promise, pay, *, add_item, state):
        made = promise(items=(add_item("A-1", due=-40),))
        pay(10_000, 3, add_item("B-2", due=-40), by=at(3))
        pay(10_000, 3, by=at(3), currency="USD")
        assert state(made, 10) is PromiseState.BROKEN

    def test_a_payment_that_bounced_never_came(self, at, promise, pay, *, add_item, state, today, saved):
        item = add_item("A-1", due=-40)
        made = promise(items=(item,))
        payment = pay(10_000, 3, item, by=at(3))
        assert state(made, 10) is PromiseState.KEPT
        saved(at(10).payments.reverse(payment, today + timedelta(days=10), "bill dishonoured"))
        assert state(made, 10) is PromiseState.BROKEN

    def test_what_was_paid_back_did_not_stay(self, at, promise, pay, *, add_item, state, today, saved):
        made = promise(items=(add_item("A-1", due=-40),))
        payment = pay(10_000, 3, by=at(3))
        saved(at(4).payments.refund(payment, 4_000, today + timedelta(days=4), "asked for it"))
        assert state(made, 10) is PromiseState.PARTLY_KEPT

    def test_money_spread_anew_counts_from_the_day_it_came(self, at, promise, pay, *, add_item, state, saved):
        item, other = add_item("A-1", due=-40), add_item("B-2", due=-40)
        made = promise(items=(item,))
        payment = pay(10_000, 3, other, by=at(3))
        assert state(made, 10) is PromiseState.BROKEN
        saved(at(10).payments.reallocate(payment, (Share(item, 10_000),), "it was for A-1"))
        assert state(made, 10) is PromiseState.KEPT

    def test_a_part_paid_in_the_same_talk_is_not_the_rest_that_was_promised(
        self, book, services, promise, *, pay, add_item, state
    ):
        """Rule 85."""
        item = add_item("A-1", 10_000, due=-40)
        pay(4_000, 0, item)
        made = promise(items=(item,), amount=6_000)
        assert services.promises.get(made).judgement.received == 0
        assert state(made, 10) is PromiseState.BROKEN

    @pytest.mark.parametrize(("day", "expected"), [(5, PromiseState.KEPT), (6, PromiseState.BROKEN)])
    def test_a_file_of_the_finance_office_counts_from_its_day(
        self, book, promise, add_item, *, state, today, day, expected
    ):
        item = add_item("A-1", due=-40)
        made = promise(items=(item,))
        with book.transaction():
            book.run(
                "INSERT INTO allocation (receivable_id, kind, amount, day, recorded_at) VALUES (?, 'office', ?, ?, '')",
                [item, 10_000, (today + timedelta(days=day)).isoformat()],
            )
        assert state(made, 10) is expected

    def test_the_past_is_judged_as_it_was(self, at, promise, pay, *, add_item, state):
        item = add_item("A-1", due=-40)
        made = promise(items=(item,))
        pay(10_000, 3, item, by=at(3))
        assert [state(made, day) for day in (2, 3)] == [PromiseState.OPEN, PromiseState.KEPT]


class TestSettledOtherwise:
    """What becomes of a promise when nothing of its items is left, and no money came."""

    def test_written_off_before_its_day_it_lapses(self, at, promise, add_item, *, state, saved):
        item = add_item("A-1", due=-40)
        made = promise(items=(item,))
        saved(at(2).ledger.write_off(item, 10_000, "goods never arrived"))
        assert [state(made, day) for day in (2, 10)] == [PromiseState.LAPSED] * 2
        assert at(10).promises.record(at(10).promises.get(made).promise.customer_id) == PromiseRecord()

    def test_written_off_after_its_day_it_stays_broken(self, at, promise, add_item, *, state, saved):
        item = add_item("A-1", due=-40)
        made = promise(items=(item,))
        saved(at(9).ledger.write_off(item, 10_000, "insolvent"))
        assert state(made, 10) is PromiseState.BROKEN

    def test_a_write_off_that_was_taken_back_never_happened(self, at, promise, add_item, *, state, saved):
        item = add_item("A-1", due=-40)
        made = promise(items=(item,))
        written_off = saved(at(2).ledger.write_off(item, 10_000, "goods never arrived"))
        saved(at(9).ledger.take_back(written_off, "they did"))
        assert state(made, 10) is PromiseState.BROKEN

    def test_the_rest_of_what_was_credited_in_part_is_enough(self, at, promise, pay, *, add_item, state, saved):
        item, note = add_item("A-1", due=-40), add_item("K-1", -4_000, kind="credit_note", issued=-10)
        made = promise(items=(item,))
        saved(at(2).ledger.apply_credit(note, (Share(item, 4_000),)))
        pay(6_000, 3, item, by=at(3))
        assert state(made, 10) is PromiseState.KEPT

    def test_handed_over_it_is_judged_as_any_other(self, at, promise, add_item, *, state, customer, today, saved):
        item = add_item("A-1", due=-90)
        made = promise(items=(item,))
        saved(at(2).handover.hand_over(customer, [item], "Chen & Partners", today))
        assert [state(made, day) for day in (2, 10)] == [PromiseState.OPEN, PromiseState.BROKEN]


class TestCancelling:
    def test_it_stays_in_the_book_and_can_be_restored(self, services, promise, add_item, *, customer, saved):
        made = promise(items=(add_item("A-1", due=-40),))
        saved(services.promises.cancel(made, "said of another firm"))
        line = services.promises.get(made)
        assert (line.state, line.promise.cancelled_because) == (PromiseState.CANCELLED, "said of another firm")
        saved(services.promises.restore(made))
        assert services.promises.get(made).state is PromiseState.OPEN
        kinds = [event.kind for event in services.customers.events(customer)]
        assert kinds[:3] == ["promise_restored", "promise_cancelled", "promise_made"]

    def test_undo_needs_no_words(self, services, promise, add_item, saved):
        made = promise(items=(add_item("A-1", due=-40),))
        saved(services.promises.undo(made))
        assert services.promises.get(made).promise.cancelled_because == CancelCode.MISTAKE

    def test_what_was_judged_is_never_cancelled(self, at, promise, add_item, refused):
        made = promise(items=(add_item("A-1", due=-40),))
        assert refused(at(10).promises.cancel, made, "we talked") == [("", ProblemCode.SETTLED)]

    @pytest.mark.parametrize(
        ("reason", "code"), [("", ProblemCode.REQUIRED), (" ", ProblemCode.REQUIRED), ("x" * 501, ProblemCode.TOO_LONG)]
    )
    def test_cancelling_needs_a_reason(self, services, promise, add_item, *, refused, reason, code):
        made = promise(items=(add_item("A-1", due=-40),))
        assert refused(services.promises.cancel, made, reason) == [("reason", code)]

    def test_what_is_not_there_or_not_cancelled_is_refused(self, services, promise, add_item, refused):
        made = promise(items=(add_item("A-1", due=-40),))
        assert refused(services.promises.cancel, 999, "why") == [("", ProblemCode.NOT_FOUND)]
        assert refused(services.promises.restore, 999) == [("", ProblemCode.NOT_FOUND)]
        assert refused(services.promises.restore, made) == [("", ProblemCode.NOT_ALLOWED)]
        assert services.promises.get(999) is None


class TestLists:
    def test_the_record_counts_each_customer_s_own(self, at, promise, pay, *, add_item, add_customer, customer):
        other = add_customer("万家超市有限公司")
        item = add_item("A-1", 30_000, due=-40)
        for day in (1, 2, 30):
            promise(items=(item,), due_on=DUE + timedelta(days=day))
        promise(to=other)
        pay(10_000, 3, item, by=at(3))
        later = at(15)
        assert later.promises.record(customer) == PromiseRecord(kept=1, broken=1, open=1)
        assert later.promises.records([customer, other]) == {
            customer: PromiseRecord(kept=1, broken=1, open=1),
            other: PromiseRecord(broken=1),
        }
        assert later.promises.record(999) == PromiseRecord()

    def test_pages_are_of_states_and_customers(self, at, promise, add_item, *, add_customer, customer):
        other = add_customer("万家超市有限公司")
        item = add_item("A-1", 30_000, due=-40)
        first = promise(items=(item,))
        second = promise(items=(item,), due_on=DUE + timedelta(days=30))
        third = promise(to=other)
        page = at(15).promises.page

        def ids(**values):
            return [line.promise.id for line in page(**values)]

        assert ids() == [second, third, first]
        assert ids(customer_id=customer) == [second, first]
        assert ids(states={PromiseState.OPEN}) == [second]
        assert ids(states={PromiseState.BROKEN}) == [third, first]
        assert ids(offset=1, limit=1) == [third]

    def test_many_customers_take_as_few_statements_as_one(
        self, book, promise, pay, *, at, add_item, add_customer, today
    ):
        customers = [add_customer(f"Customer {n}") for n in range(12)]
        for n, each in enumerate(customers):
            item = add_item(f"A-{n}", due=-40, to=each)
            promise(to=each, items=(item,))
            pay(10_000, 3, item, by=at(3), to=each)
        asked, rows = [], book.rows
        book.rows = lambda sql, params=(): asked.append(sql) or rows(sql, params)
        with book.reading():
            found = judged(book, customers, today + timedelta(days=10))
        assert {line.state for lines in found.values() for line in lines} == {PromiseState.KEPT}
        assert len(asked) <= 5
        assert records(book, None, today + timedelta(days=10)).keys() == set(customers)


class TestBeginning:
    def test_what_is_overdue_and_free_is_proposed(self, services, promise, add_item, customer):
        add_item("A-1", 10_000, due=-40)
        promise(amount=10_000)
        free = add_item("B-2", 10_000, due=-5, disputed=4_000)
        add_item("C-3", due=5)
        begun = services.promises.begin(customer)
        assert (begun.form.items, begun.form.amount) == ((free,), 6_000)
        assert [(each.item.number, each.asked, each.promised_for) for each in begun.items] == [
            ("B-2", 6_000, None),
            ("C-3", 10_000, None),
            ("A-1", 10_000, DUE),
        ]
        assert begun.record == PromiseRecord(open=1)

    def test_a_week_is_proposed_and_a_near_pay_day_before_it(self, services, customer, saved):
        assert services.promises.begin(customer).form.due_on == date(2026, 11, 30)  # the 28th is a Saturday
        saved(services.processes.save(customer, PaymentProcess(rule=parse_rule("MDAY 25 SHIFT PREV"))))
        assert services.promises.begin(customer).form.due_on == date(2026, 11, 25)

    def test_it_is_in_a_currency_that_is_owed(self, services, customer, add_item):
        add_item("U-1", currency="USD", due=-9)
        begun = services.promises.begin(customer)
        assert (begun.form.currency, begun.currencies) == ("USD", ("USD",))
        assert services.promises.begin(customer, "CNY").form.items == ()
        assert services.promises.begin(999) is None


def test_what_is_begun_can_be_recorded_as_it_is(services, customer, add_item, saved):
    add_item("A-1", due=-40)
    begun = services.promises.begin(customer)
    assert saved(services.promises.add(replace(begun.form, by_whom="王丽")))
