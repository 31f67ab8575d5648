"""The debtor card: what one thinks, what the facts say, which signs there are."""

import json
from datetime import date, timedelta

import pytest

from desktop.domain.customers import Level, Tone
from desktop.domain.debtor import Approach, Risk
from desktop.domain.problems import ProblemCode
from desktop.domain.promises import PromiseQuestion, PromiseRecord
from desktop.domain.rating import Grade, RatingCode
from desktop.domain.receivables import DebtCause, DebtNature, DebtTerm
from desktop.domain.signals import SignalKind, SignalNature, SignalSource
from desktop.services.debtor import SignalForm
from desktop.services.payment_forms import PaymentForm
from desktop.services.promise_forms import PromiseForm

TODAY = date(2026, 11, 21)
DAY = timedelta(days=1)
ANALYSIS = (DebtCause.CASH, DebtNature.BREACH, DebtTerm.SHORT)


@pytest.fixture
def card(services, customer):
    return lambda by=services: by.debtor.card(customer)


@pytest.fixture
def pay(at, customer, saved):
    """Receive money so many days from today, entered on that day."""
    return lambda amount, day: saved(
        at(day).payments.add(PaymentForm(customer, "CNY", amount, TODAY + day * DAY, reference=f"{amount}/{day}"))
    )


def points(rating):
    return {line.code: line.points for line in rating.lines}


def newest(services, customer):
    event = services.customers.events(customer)[0]
    return event.kind, json.loads(event.data)


def test_a_new_customer_is_to_be_found_out_about_and_not_rated(card):
    found = card()
    assert (found.approach, found.rating.grade, found.promises) == (Approach.FIND_OUT, None, PromiseRecord())
    assert (found.signals, found.items, found.risks, found.reconciled_on) == ((), (), (), None)


def test_there_is_no_card_without_a_customer(services):
    assert services.debtor.card(99) is None


def test_ability_and_willingness_give_the_approach(services, card, saved, customer):
    saved(services.debtor.set_manner(customer, Level.HIGH, Level.LOW, Tone.FIRM))
    assert (card().approach, card().tone) == (Approach.PRESS, Tone.FIRM)
    told = newest(services, customer)
    assert told == ("customer_changed", {"fields": ["ability", "willingness", "tone"]})
    saved(services.debtor.set_manner(customer, Level.HIGH, Level.LOW, Tone.FIRM))
    assert newest(services, customer) == told  # nothing changed, nothing is told
    assert len(services.customers.events(customer)) == 2


def test_overdue_items_are_listed_with_the_term_class_they_propose(card, add_item):
    add_item("A-1", 100, -61)
    add_item("A-2", 100, -60)
    add_item("A-3", 100, 0)
    add_item("A-4", -100, -90)
    assert [(line.item.number, line.days_overdue, line.proposed) for line in card().items] == [
        ("A-1", 61, DebtTerm.LONG),
        ("A-2", 60, DebtTerm.SHORT),
    ]


class TestRating:
    """Facts only."""

    @pytest.fixture
    def promised(self, at, customer, saved):
        def add(amount, due):
            form = PromiseForm(customer, "CNY", amount, TODAY + due * DAY)
            saved(at(-30).promises.add(form, asked=list(PromiseQuestion)))
            return customer

        return add

    def test_the_worst_open_item_counts_against_its_term(self, card, add_item):
        add_item("A-1", 100, -11)  # the customer's term is 30 days
        assert points(card().rating) == {RatingCode.START: 100, RatingCode.ITEM_URGENT: -30}
        assert card().rating.grade is Grade.B

    def test_a_disputed_item_does_not_count(self, card, add_item):
        add_item("A-1", 100, -11, disputed=100)
        assert card().rating.grade is None

    def test_items_paid_late_count_for_a_year(self, card, at, add_item, pay):
        add_item("A-1", 100, -40, issued=-70)
        add_item("A-2", 200, -10, issued=-40)
        pay(100, -20)
        pay(200, -10)
        lines = {line.code: dict(line.values) for line in card().rating.lines}
        assert lines == {RatingCode.START: {}, RatingCode.PAID_LATE: {"days": 10, "items": 2}}
        assert card(at(344)).rating.grade is Grade.A
        assert points(card(at(355)).rating) == {RatingCode.START: 100, RatingCode.PAID_IN_TERM: 0}
        assert card(at(356)).rating.grade is None

    def test_what_was_written_off_was_not_paid(self, services, card, add_item, saved):
        item = add_item("A-1", 100, -40)
        saved(services.ledger.write_off(item, 100, "not worth a call"))
        assert card().rating.grade is None

    def test_a_payment_that_was_reversed_was_none(self, services, card, add_item, pay, saved):
        add_item("A-1", 100, -11)
        saved(services.payments.undo(pay(100, 0)))
        assert points(card().rating) == {RatingCode.START: 100, RatingCode.ITEM_URGENT: -30}

    def test_promises_kept_and_broken_count(self, services, card, promised, add_item, pay):
        add_item("A-1", 10_000, 0)
        promised(1_000, -20)
        customer = promised(2_000, -10)
        pay(1_000, -25)
        assert points(card().rating) == {
            RatingCode.START: 100,
            RatingCode.ITEM_IN_TERM: 0,
            RatingCode.PROMISES_BROKEN: -10,
            RatingCode.PROMISES_KEPT: 5,
        }
        assert card().promises == PromiseRecord(kept=1, broken=1)
        assert services.debtor.rating(customer) == card().rating


class TestAnalysis:
    """Cause, nature and class of a debt (rule 78)."""

    def test_several_items_are_analysed_at_once(self, services, card, add_item, saved, customer):
        items = [add_item("A-1", 100, -5), add_item("A-2", 100, -4)]
        assert saved(services.debtor.analyse(items, *ANALYSIS)) == tuple(items)
        said = [(line.item.cause, line.item.nature, line.item.term_class) for line in card().items]
        assert said == [("cash", "breach", "short")] * 2
        told = {"numbers": ["A-1", "A-2"], "cause": "cash", "nature": "breach", "term_class": "short"}
        assert newest(services, customer) == ("item_analysed", told)

    def test_an_analysis_can_be_taken_back(self, services, card, add_item, saved):
        item = add_item("A-1", 100, -5)
        saved(services.debtor.analyse([item], *ANALYSIS))
        saved(services.debtor.analyse([item], None, None, None))
        assert card().items[0].item[-3:] == (None, None, None)

    def test_items_of_several_customers_are_told_of_at_each(self, services, add_item, add_customer, saved, customer):
        other = add_customer("瑞丰纸业有限公司")
        items = [add_item("A-1", 100, -5), add_item("B-1", 100, -5, to=other)]
        saved(services.debtor.analyse(items, *ANALYSIS))
        assert [newest(services, each)[1]["numbers"] for each in (customer, other)] == [["A-1"], ["B-1"]]

    @pytest.mark.parametrize("items", [[], [99]])
    def test_what_is_not_there_is_not_analysed(self, services, refused, items):
        assert refused(services.debtor.analyse, items, *ANALYSIS) == [("item_ids", ProblemCode.NOT_FOUND)]


class TestSignals:
    """Signs are dated and say where they come from, never from whom (rule 21, D4)."""

    @pytest.fixture
    def note(self, services, saved, customer):
        def noted(kind=SignalKind.WAGES_LATE, day=TODAY, **more):
            return saved(services.debtor.note_signal(SignalForm(customer, day, kind, **more)))

        return noted

    def test_signals_are_listed_the_latest_first_with_what_they_ask_for(self, card, note):
        note(day=TODAY - DAY)
        note(SignalKind.MONEY_CAME_IN, source=SignalSource.PUBLIC, note="two million")
        assert [(line.signal.kind, line.nature) for line in card().signals] == [
            ("money_came_in", SignalNature.GO_NOW),
            ("wages_late", SignalNature.BAD),
        ]

    def test_a_signal_is_told_of_in_the_timeline(self, services, note, customer):
        note(source=SignalSource.SEEN_THERE, note="empty desks")
        told = {"signal": "wages_late", "day": "2026-11-21", "note": "empty desks", "source": "seen_there"}
        assert newest(services, customer) == ("signal_noted", told)

    def test_a_signal_can_be_taken_back_and_come_again(self, services, card, note, saved, customer):
        signal = note()
        saved(services.debtor.withdraw_signal(signal))
        assert (card().signals, card().risks) == ((), ())
        assert newest(services, customer)[0] == "signal_withdrawn"
        assert [line.signal.id for line in services.debtor.signals(customer, withdrawn=True)] == [signal]
        saved(services.debtor.restore_signal(signal))
        assert [line.signal.id for line in services.debtor.signals(customer)] == [signal]
        assert card().risks == (Risk.CASH_TROUBLE,)

    @pytest.mark.parametrize(
        ("fields", "expected"),
        [
            ({"day": TODAY + DAY}, ("day", ProblemCode.TOO_LATE)),
            ({"kind": SignalKind.OTHER_BAD, "note": "  "}, ("note", ProblemCode.REQUIRED)),
            ({"customer_id": 99}, ("customer_id", ProblemCode.NOT_FOUND)),
        ],
    )
    def test_a_signal_that_cannot_be_is_refused(self, services, customer, refused, fields, expected):
        form = SignalForm(**{"customer_id": customer, "day": TODAY, "kind": SignalKind.WAGES_LATE, **fields})
        assert refused(services.debtor.note_signal, form) == [expected]

    def test_a_signal_is_withdrawn_once(self, services, note, saved, refused):
        signal = note()
        assert refused(services.debtor.restore_signal, signal) == [("", ProblemCode.NOT_FOUND)]
        saved(services.debtor.withdraw_signal(signal))
        assert refused(services.debtor.withdraw_signal, signal) == [("", ProblemCode.NOT_FOUND)]

    def test_who_knew_the_balance_has_left_until_it_is_confirmed_anew(self, services, card, note, saved, customer):
        note(SignalKind.HANDLER_LEFT, TODAY - DAY)
        assert card().risks == (Risk.CONFIRM_BALANCE,)
        saved(services.debtor.reconciled(customer, TODAY))
        assert (card().risks, card().reconciled_on) == ((), TODAY)


def test_risks_of_figures(services, card, add_item, saved, customer):
    found = services.customers.get(customer).customer
    saved(services.customers.save(type(found)(found.name, code=found.code, credit_limit=100), customer))
    add_item("A-1", 101, 10, issued=-366)
    assert card().risks == (Risk.OVER_LIMIT, Risk.OLD_DEBT)


def test_books_agree_up_to_a_day_that_has_come(services, saved, refused, customer):
    assert refused(services.debtor.reconciled, customer, TODAY + DAY) == [("day", ProblemCode.TOO_LATE)]
    assert refused(services.debtor.reconciled, 99, TODAY) == [("", ProblemCode.NOT_FOUND)]
    saved(services.debtor.reconciled(customer, TODAY))
    assert newest(services, customer) == ("reconciled", {"day": "2026-11-21"})
    saved(services.debtor.reconciled(customer, None))
    assert newest(services, customer) == ("reconciled", {})
