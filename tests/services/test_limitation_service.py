"""Limitation clocks on a real book: what moves them, by the services that record it, and what is noted by hand."""

from dataclasses import replace
from datetime import date

import pytest

from db import models
from desktop.domain.agenda import Action, ReasonCode
from desktop.domain.company import DocumentKind
from desktop.domain.customers import LetterLanguage
from desktop.domain.debtor import DebtAnalysis
from desktop.domain.deliveries import ProofKind, ReplyKind
from desktop.domain.dunning import Level
from desktop.domain.instalments import Terms
from desktop.domain.limitation import (
    ClockEventKind,
    ClockKind,
    ClockLevel,
    CountryPeriod,
    NoClock,
    WhyNot,
)
from desktop.domain.plans import Move
from desktop.domain.problems import ProblemCode
from desktop.domain.process import PayMeans
from desktop.domain.receivables import DebtCause, DebtNature, DebtTerm
from desktop.services.limitation import ClockEventForm
from desktop.services.payment_forms import PaymentForm
from desktop.services.plans import PlanForm
from desktop.services.promise_forms import PromiseForm
from desktop.services.proofs import ProofForm
from desktop.services.replies import ReplyForm
from desktop.services.results import Changes, Entity
from tests.services import claim_books

KIND = ClockEventKind
#: Three years and a day less than half a year ago: 180 days are left.
OLD = -915


def day(offset):
    return claim_books.day(offset)


@pytest.fixture
def item(add_item):
    return add_item("HT-1", 100_000, OLD)


@pytest.fixture
def note(services, customer):
    """Note something for the clocks of the customer, `offset` days from today."""

    def noted(kind=KIND.DEMAND, offset=-30, **more):
        return services.limitation.add_event(
            ClockEventForm(
                **{"customer_id": customer, "kind": kind, "day": day(offset), "kept_where": "folder 7", **more}
            )
        )

    return noted


# Clocks


def test_an_item_that_is_not_there_has_no_clock(services):
    assert services.limitation.clock(99) is None


def test_a_clock_tells_its_item_and_its_last_day(services, item):
    clock = services.limitation.clock(item)
    assert (clock.item.number, clock.item.open, clock.item.country) == ("HT-1", 100_000, "CN")
    assert (clock.ends_on, clock.days_left, clock.level) == (date(2027, 5, 20), 180, ClockLevel.DAYS_180)


def test_clocks_of_a_customer_begin_with_the_most_pressing(services, customer, add_item):
    add_item("NEW", due=-10)
    add_item("NO DAY")
    add_item("OLD", due=-1200)
    add_item("CREDIT", -500, due=-900)
    clocks = services.limitation.of_customer(customer)
    assert [clock.item.number for clock in clocks] == ["OLD", "NEW", "NO DAY"]
    assert clocks[-1].off is NoClock.NO_DUE_DATE


def test_warnings_reach_as_far_as_is_asked_for(services, add_item, add_customer):
    add_item("SOON", due=-1090)
    add_item("LATER", due=OLD)
    add_item("YEAR", due=-760)
    add_item("PASSED", due=-1200, to=add_customer("瑞丰"))
    limitation = services.limitation

    def numbers(until=None):
        return [clock.item.number for clock in limitation.warnings(until)]

    assert numbers() == ["PASSED", "SOON", "LATER"]
    assert numbers(day(10)) == ["PASSED", "SOON"]
    assert numbers(day(400)) == ["PASSED", "SOON", "LATER", "YEAR"]


def test_archived_customers_are_not_warned_of(services, customer, item):
    services.customers.archive(customer)
    assert services.limitation.warnings() == ()


def test_a_payment_begins_the_period_anew_until_it_is_reversed(services, customer, item, saved, at):
    form = PaymentForm(customer, "CNY", 1_000, day(-20), PayMeans.TRANSFER, reference="T-7")
    payment = saved(services.payments.add(form))
    clock = services.limitation.clock(item)
    assert (clock.ends_on, clock.events[0].number) == (date(2029, 11, 1), "T-7")
    saved(services.payments.reverse(payment, day(0), "bounced"))
    clock = services.limitation.clock(item)
    assert (clock.level, clock.events[0].why_not) == (ClockLevel.DAYS_180, WhyNot.REVERSED)


# Papers


@pytest.fixture
def told(services, item):
    """What the clock of the item lists."""
    return lambda: [(line.kind, line.number, line.why_not) for line in services.limitation.clock(item).events]


@pytest.fixture
def letter(add_paper, item):
    """Keep a paper about the item."""
    return lambda *args, **more: add_paper(*args, items=[item], **more)


@pytest.fixture
def prove(services, saved):
    """Record that a paper arrived 18 days ago."""

    def proved(paper, kind=ProofKind.SIGNED_SLIP, kept_where="folder 7"):
        return saved(services.proofs.add(ProofForm(paper, kind, day(-18), kept_where=kept_where)))

    return proved


@pytest.mark.parametrize(
    ("proof", "why_not"),
    [
        ({"kept_where": ""}, WhyNot.NO_PROOF),
        ({"kind": ProofKind.TRACKING}, None),
        ({"kind": ProofKind.SAID}, WhyNot.ONLY_SAID),
    ],
)
def test_a_letter_counts_where_it_is_proved_to_have_arrived(letter, told, prove, proof, why_not):
    paper = letter(days=-20)
    assert told() == [(ClockKind.PAPER, "CK-2026-0001", WhyNot.NO_PROOF)]
    prove(paper, **proof)
    assert told() == [(ClockKind.PAPER, "CK-2026-0001", why_not)]


def test_the_period_begins_anew_on_the_day_on_which_a_letter_arrived(services, item, letter, prove):
    prove(letter(days=-20))
    assert services.limitation.clock(item).ends_on == date(2029, 11, 3)


def test_a_voided_letter_does_not_count(services, letter, told, prove, saved):
    paper = letter(days=-20)
    prove(paper)
    saved(services.archive.void(paper, "wrong sum"))
    assert told() == [(ClockKind.PAPER, "CK-2026-0001", WhyNot.VOIDED)]


@pytest.mark.parametrize(
    ("kind", "level"), [(DocumentKind.STATEMENT, Level.FIRST), (DocumentKind.REMINDER, Level.UPCOMING)]
)
def test_a_paper_that_does_not_ask_for_what_is_due_is_not_listed(letter, told, prove, kind, level):
    prove(letter(kind, days=-20, level=level))
    assert told() == []


@pytest.mark.parametrize(("kept_where", "why_not"), [("folder 7", None), ("", WhyNot.NO_PROOF)])
def test_who_agrees_to_pay_on_a_slip_that_is_kept_acknowledges_the_debt(services, letter, told, kept_where, why_not):
    slip = ReplyForm(letter(DocumentKind.STATEMENT), ReplyKind.WILL_PAY, day(-3), kept_where=kept_where)
    services.replies.add(replace(slip, amount=100_000, pay_on=day(20)))
    assert told() == [(ClockKind.REPLY, "DZ-2026-0001", why_not)]


def test_who_confirms_the_figures_has_not_agreed_to_pay(services, letter, told, saved):
    slip = ReplyForm(letter(DocumentKind.STATEMENT), ReplyKind.AGREES, day(-3), kept_where="folder 7")
    saved(services.replies.add(slip))
    assert told() == [(ClockKind.CONFIRMED, "DZ-2026-0001", WhyNot.ONLY_FIGURES)]


# Plans and promises


def test_a_signed_plan_counts_from_its_last_instalment(services, customer, item, told, saved):
    terms = Terms(debt=0, parts=3, first_on=day(10))
    analysis = DebtAnalysis(DebtCause.CASH, DebtNature.BREACH, DebtTerm.LONG)
    plan = saved(services.plans.add(PlanForm(customer, "CNY", (item,), terms, analysis=analysis)))
    assert told() == []
    saved(services.plans.move(plan, Move.AGREE))
    assert told() == [(ClockKind.PLAN, "", WhyNot.NOT_SIGNED)]
    saved(services.plans.move(plan, Move.SIGN, day=day(0)))
    clock = services.limitation.clock(item)
    last = services.plans.get(plan).instalments[-1].pay_on
    assert (clock.events[0].fact.runs_from, clock.ends_on) == (last, last.replace(year=last.year + 3))


def test_a_spoken_promise_is_listed_and_does_not_count(services, customer, item, told, saved):
    promise = PromiseForm(customer, "CNY", 1_000, day(5), (item,))
    saved(services.promises.add(promise))
    assert told() == [(ClockKind.PROMISE, "", WhyNot.ORAL)]


# The list of the day


@pytest.mark.parametrize(("due", "points"), [(OLD, 46), (-1010, 61), (-1090, 88), (-1200, 46), (OLD + 1, None)])
def test_the_list_of_the_day_tells_of_a_claim_that_may_lapse(services, customer, add_item, due, points):
    add_item("HT-1", 100_000, due)
    found = {reason.code: reason for reason in services.today.line(customer).reasons}
    reason = found.get(ReasonCode.LIMITATION)
    assert (reason.points if reason else None) == points
    if reason:
        assert (reason.text, reason.action) == ("HT-1", Action.DEMAND)


def test_a_proved_demand_takes_the_claim_off_the_list(services, customer, item, note, saved):
    saved(note())
    assert ReasonCode.LIMITATION not in {reason.code for reason in services.today.line(customer).reasons}


# Noting by hand


def test_a_note_of_one_item_moves_its_clock_alone(services, customer, add_item, note, saved):
    first, second = add_item("A", due=OLD), add_item("B", due=OLD)
    event = saved(note(receivable_id=first, note="handed to the boss"))
    one, other = services.limitation.clock(first), services.limitation.clock(second)
    assert (one.ends_on, other.ends_on) == (date(2029, 10, 22), date(2027, 5, 20))
    (line,) = one.events
    assert (line.kind, line.fact.event_id, line.fact.note) == (ClockKind.DEMAND, event, "handed to the boss; folder 7")


def test_a_note_of_the_customer_moves_all_clocks(services, add_item, note, saved):
    items = [add_item("A", due=OLD), add_item("B", due=-1090)]
    saved(note(KIND.LAWSUIT, kept_where=""))
    assert {services.limitation.clock(item).ends_on for item in items} == {date(2029, 10, 22)}


def test_what_was_noted_stands_in_the_timeline_and_pages_are_told(services, customer, item, note):
    result = note(receivable_id=item)
    assert result.changes == Changes.of(Entity.CLOCK, customer=customer)
    assert services.limitation.withdraw_event(result.value).changes == result.changes
    taken_back, added = services.customers.events(customer, limit=2)
    assert (added.kind, taken_back.kind) == ("clock_event_added", "clock_event_withdrawn")
    assert '"number": "HT-1"' in added.data


def test_a_note_that_is_taken_back_moves_nothing(services, item, note, saved, refused):
    event = saved(note())
    saved(services.limitation.withdraw_event(event))
    assert services.limitation.clock(item).events == ()
    assert refused(services.limitation.withdraw_event, event) == [("", ProblemCode.SETTLED)]
    assert refused(services.limitation.withdraw_event, 99) == [("", ProblemCode.NOT_FOUND)]


def test_a_note_that_was_taken_back_can_count_again(services, item, note, saved, refused):
    event = note().value
    before = services.limitation.clock(item)
    assert refused(services.limitation.restore_event, event) == [("", ProblemCode.SETTLED)]
    saved(services.limitation.withdraw_event(event))
    saved(services.limitation.restore_event(event))
    assert services.limitation.clock(item) == before
    assert refused(services.limitation.restore_event, 99) == [("", ProblemCode.NOT_FOUND)]


@pytest.mark.parametrize(
    ("more", "problems"),
    [
        ({"offset": 1}, [("day", ProblemCode.TOO_LATE)]),
        ({"kept_where": ""}, [("kept_where", ProblemCode.REQUIRED)]),
        ({"kind": KIND.ACKNOWLEDGEMENT, "kept_where": "  "}, [("kept_where", ProblemCode.REQUIRED)]),
        ({"kind": KIND.OTHER}, [("note", ProblemCode.REQUIRED)]),
        ({"note": "x" * 1001, "kept_where": "y" * 201},
         [("note", ProblemCode.TOO_LONG), ("kept_where", ProblemCode.TOO_LONG)]),
        ({"receivable_id": 99}, [("receivable_id", ProblemCode.NOT_FOUND)]),
        ({"customer_id": 99}, [("", ProblemCode.NOT_FOUND)]),
    ],
)  # fmt: skip
def test_a_note_that_cannot_be_is_refused(note, refused, more, problems):
    assert refused(note, **more) == problems


def test_an_item_of_somebody_else_is_not_found(add_item, add_customer, note, refused):
    theirs = add_item("X", due=-5, to=add_customer("瑞丰"))
    assert refused(note, receivable_id=theirs) == [("receivable_id", ProblemCode.NOT_FOUND)]


# Periods and countries


def test_china_is_known_and_every_other_country_is_off(services, add_customer, add_item):
    assert services.limitation.periods() == (CountryPeriod("CN", 3),)
    abroad = add_customer("Hengda Ltd", letter_language=LetterLanguage.ENGLISH)
    assert services.limitation.clock(add_item("A", due=-1090, to=abroad)).off is NoClock.NO_PERIOD
    assert services.limitation.warnings() == ()


def test_the_country_of_a_customer_decides(services, add_customer, add_item, saved):
    saved(services.limitation.save_periods([CountryPeriod("CN", 3), CountryPeriod("gb", 6, demand_moves=False)]))
    british = add_customer("Hengda Ltd", letter_language=LetterLanguage.ENGLISH, country="gb")
    clock = services.limitation.clock(add_item("A", due=-1090, to=british))
    assert (clock.item.country, clock.ends_on) == ("GB", day(-1090).replace(year=2029))


@pytest.mark.parametrize(
    ("periods", "problems"),
    [
        ([CountryPeriod("XX", 3)], [("0.country", ProblemCode.NOT_A_CHOICE)]),
        ([CountryPeriod("CN", 0)], [("0.years", ProblemCode.TOO_SMALL)]),
        ([CountryPeriod("CN", 3), CountryPeriod("cn ", 31)],
         [("1.country", ProblemCode.TAKEN), ("1.years", ProblemCode.TOO_LARGE)]),
    ],
)  # fmt: skip
def test_periods_that_cannot_be_are_refused(services, refused, periods, problems):
    assert refused(services.limitation.save_periods, periods) == problems


def test_without_any_period_no_clock_runs(services, customer, item, saved):
    saved(services.limitation.save_periods([]))
    assert services.limitation.clock(item).off is NoClock.NO_PERIOD
    assert services.limitation.warnings() == ()
    assert ReasonCode.LIMITATION not in {reason.code for reason in services.today.line(customer).reasons}


@pytest.mark.parametrize("kept", ["", "{", "[1]", '[{"country": "CN"}]', '[{"country": "CN", "years": 99}]', "7"])
def test_periods_that_cannot_be_read_are_those_that_are_known_anyway(services, customer, item, book, kept):
    with book.transaction():
        models.Setting.insert(key="limitation_periods", value=kept).execute()
    assert services.limitation.periods() == (CountryPeriod("CN", 3),)
    assert ReasonCode.LIMITATION in {reason.code for reason in services.today.line(customer).reasons}


@pytest.mark.parametrize(("country", "ok"), [("", True), ("cn", True), ("US", True), ("XX", False), ("CHN", False)])
def test_a_country_is_one_of_two_letters_that_is_known(services, customer, country, ok):
    card = services.customers.get(customer)
    result = services.customers.save(replace(card.customer, country=country), customer)
    if ok:
        assert services.customers.get(customer).customer.country == country.upper()
    else:
        assert [(each.field, each.code) for each in result.problems] == [("country", ProblemCode.NOT_A_CHOICE)]


@pytest.mark.parametrize(("offset", "level"), [(180, ClockLevel.DAYS_30), (181, ClockLevel.PASSED)])
def test_a_clock_is_that_of_its_day(item, at, offset, level):
    assert at(offset).limitation.clock(item).level is level
