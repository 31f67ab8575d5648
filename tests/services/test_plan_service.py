"""A plan is worked out from items, saved when it adds up, moved along, and paid from its oldest instalment on."""

import json
from dataclasses import replace
from datetime import date, timedelta

import pytest

from db.queries.plans import items_in_plans
from desktop.domain.clauses import Acceleration, Clauses, Forum, LateCharge, Security
from desktop.domain.debtor import DebtAnalysis
from desktop.domain.instalments import DayShift, Every, Instalment, Interest, Remainder, Terms
from desktop.domain.paygrammar import parse_rule
from desktop.domain.plans import LateHint, Move, PlanQuestion, PlanState, SoftThought
from desktop.domain.problems import ProblemCode
from desktop.domain.process import PaymentProcess
from desktop.domain.receivables import DebtCause, DebtNature, DebtTerm
from desktop.domain.timeline import EventKind
from desktop.services.clock import FixedClock
from desktop.services.disputes import DisputeForm
from desktop.services.plans import PlanForm
from desktop.services.results import Entity, Refused

FIRST = date(2026, 12, 1)
TERMS = Terms(debt=0, parts=3, first_on=FIRST)
SAID = DebtAnalysis(DebtCause.CASH, DebtNature.BREACH, DebtTerm.SHORT)


@pytest.fixture
def items(add_item):
    """Items of 300.00 and 600.00 that are overdue."""
    return (add_item("FP-1", 30_000, -40, contract="HT-1"), add_item("FP-2", 60_000, -10, contract="HT-1"))


@pytest.fixture
def form(customer, items):
    return PlanForm(customer, "CNY", items, TERMS, analysis=SAID)


@pytest.fixture
def add(services, form):
    def added(by=None, asked=(), **changed):
        return saved_value((by or services).plans.add(replace(form, **changed), asked=asked))

    return added


@pytest.fixture
def signed(services, add, today):
    """Put a plan into the book that both have signed today, three times 300.00 from 1 December on."""

    def made(**changed):
        plan_id = add(**changed)
        saved_value(services.plans.move(plan_id, Move.AGREE))
        saved_value(services.plans.move(plan_id, Move.SIGN, day=today))
        return plan_id

    return made


def saved_value(result):
    assert not isinstance(result, Refused), result.problems
    return result.value


def rows_of(*principals, first=FIRST):
    return tuple(
        Instalment(n, first + timedelta(days=30 * n), first, principal) for n, principal in enumerate(principals, 1)
    )


def principals(out):
    return [row.principal for row in out.instalments]


# Working out


def test_the_debt_is_what_may_be_asked_for_of_the_items(services, form):
    out = services.plans.work_out(form)
    assert (out.debt, out.difference, out.problems, out.questions) == (90_000, 0, (), ())
    assert principals(out) == [30_000, 30_000, 30_000]
    assert [row.pay_on for row in out.instalments] == [FIRST, date(2027, 1, 4), date(2027, 2, 1)]
    assert (out.interest, out.total) == (0, 90_000)


def test_a_disputed_part_is_left_out_and_named(services, form, items):
    services.disputes.open(DisputeForm(items[1], 15_000))
    out = services.plans.work_out(form)
    assert out.debt == 75_000
    assert [(item.number, item.disputed, item.asked) for item in out.left_out] == [("FP-2", 15_000, 45_000)]


def test_an_item_disputed_as_a_whole_is_not_kept_in_the_plan(services, items, add):
    services.disputes.open(DisputeForm(items[1], 60_000))
    card = services.plans.get(add())
    assert (card.plan.debt, card.form.items) == (30_000, items[:1])


def test_a_credit_note_is_taken_off(services, form, add_item):
    credit = add_item("HC-3", -10_000, kind="credit_note")
    out = services.plans.work_out(replace(form, items=(*form.items, credit)))
    assert out.debt == 80_000
    assert out.items[-1].days_overdue is None


@pytest.mark.parametrize(
    ("terms", "expected"),
    [
        (replace(TERMS, down_payment=20_001, down_payment_on=date(2026, 11, 23)), [20_001, 23_333, 23_333, 23_333]),
        (replace(TERMS, parts=7), [12_857] * 6 + [12_858]),
        (replace(TERMS, parts=7, remainder=Remainder.FIRST), [12_858] + [12_857] * 6),
        (replace(TERMS, parts=None, part_amount=40_000), [40_000, 40_000, 10_000]),
        (replace(TERMS, parts=None, every=Every.OWN, own_dates=(FIRST, date(2026, 12, 24))), [45_000, 45_000]),
    ],
)
def test_rows_follow_from_the_terms_and_are_kept_as_shown(services, form, add, terms, expected):
    asked = tuple(PlanQuestion)
    out = services.plans.work_out(replace(form, terms=terms))
    assert principals(out) == expected
    card = services.plans.get(add(terms=terms, asked=asked))
    assert card.instalments == out.instalments
    assert card.form.terms == replace(terms, debt=90_000)
    assert services.plans.work_out(card.form).instalments == out.instalments


def test_interest_is_worked_out_and_kept(services, form, add):
    terms = replace(TERMS, interest=Interest.EQUAL_PRINCIPAL, rate_ppm=48_000)
    assert [row.interest for row in services.plans.work_out(replace(form, terms=terms)).instalments] == [360, 240, 120]
    card = services.plans.get(add(terms=terms))
    assert (card.settlement.open, card.plan.rate_ppm) == (90_720, 48_000)


def test_edited_rows_count_by_their_day_and_principal(services, form):
    edited = (
        Instalment(0, date(2026, 11, 28), FIRST, 20_000, 999),
        Instalment(9, date(2026, 12, 5), FIRST, 30_000),
        Instalment(7, date(2026, 12, 20), FIRST, 40_000),
    )
    out = services.plans.work_out(replace(form, instalments=edited))
    assert (out.problems, out.difference) == ((), 0)
    assert [(row.position, row.pay_on, row.total) for row in out.instalments] == [
        (0, date(2026, 11, 30), 20_000), (1, date(2026, 12, 7), 30_000), (2, date(2026, 12, 21), 40_000),
    ]  # fmt: skip


@pytest.mark.parametrize("interest", [Interest.EQUAL_PRINCIPAL, Interest.EQUAL_PAYMENT])
def test_edited_rows_on_days_of_their_own_bear_no_interest_by_periods(services, form, interest):
    own = replace(form.terms, every=Every.OWN, interest=interest, rate_ppm=48_000)
    out = services.plans.work_out(replace(form, terms=own, instalments=rows_of(30_000, 60_000)))
    assert [(problem.field, problem.code) for problem in out.problems] == [
        ("terms.interest", ProblemCode.NEEDS_REGULAR_DATES)
    ]
    assert (principals(out), out.interest) == ([30_000, 60_000], 0)


def test_edited_rows_are_kept_with_terms_that_agree_with_them(services, add):
    rows = (Instalment(0, FIRST, FIRST, 50_000), Instalment(1, date(2026, 12, 31), date(2026, 12, 31), 40_000))
    card = services.plans.get(add(instalments=rows, terms=replace(TERMS, parts=None, part_amount=7_000)))
    assert card.form.instalments == card.instalments == rows
    terms = card.form.terms
    assert (terms.down_payment, terms.down_payment_on, terms.parts, terms.part_amount, terms.first_on) == (
        50_000, FIRST, 1, None, date(2026, 12, 31),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("changed", "problem"),
    [
        ({"items": ()}, ("items", ProblemCode.REQUIRED)),
        ({"items": (77,)}, ("items", ProblemCode.NOT_FOUND)),
        ({"customer_id": 77}, ("customer_id", ProblemCode.NOT_FOUND)),
        ({"currency": "USD"}, ("items", ProblemCode.MIXED_CURRENCIES)),
        ({"terms": replace(TERMS, parts=None)}, ("terms.parts", ProblemCode.REQUIRED)),
        ({"terms": replace(TERMS, parts=0)}, ("terms.parts", ProblemCode.TOO_SMALL)),
        ({"terms": replace(TERMS, part_amount=1)}, ("terms.part_amount", ProblemCode.NOT_BOTH)),
        ({"terms": replace(TERMS, first_on=None)}, ("terms.first_on", ProblemCode.REQUIRED)),
        ({"terms": replace(TERMS, first_on=date(2026, 11, 20))}, ("terms.first_on", ProblemCode.IN_THE_PAST)),
        ({"terms": replace(TERMS, down_payment=90_000)}, ("terms.down_payment", ProblemCode.TOO_LARGE)),
        ({"terms": replace(TERMS, interest=Interest.EQUAL_PAYMENT)}, ("terms.rate_ppm", ProblemCode.REQUIRED)),
        ({"instalments": ()}, ("instalments", ProblemCode.REQUIRED)),
        ({"instalments": rows_of(30_000, 30_000)}, ("instalments", ProblemCode.NOT_ALL_SPREAD)),
        ({"instalments": rows_of(30_000, 60_001)}, ("instalments", ProblemCode.TOO_MUCH_SPREAD)),
        ({"instalments": rows_of(90_000, 0)}, ("instalments.1.principal", ProblemCode.TOO_SMALL)),
        ({"instalments": rows_of(90_000, first=date(2026, 10, 1))}, ("instalments.0.pay_on", ProblemCode.IN_THE_PAST)),
        ({"instalments": rows_of(90_000, first=date.min)}, ("instalments.0.nominal_on", ProblemCode.TOO_FAR_AWAY)),
        (
            {"instalments": rows_of(90_000, first=date.max - timedelta(99))},
            ("instalments.0.nominal_on", ProblemCode.TOO_FAR_AWAY),
        ),
        ({"clauses": Clauses(late_charge=LateCharge.DAILY)}, ("clauses.daily_ppm", ProblemCode.TOO_SMALL)),
        ({"clauses": Clauses(security=Security.GUARANTOR)}, ("clauses.guarantor", ProblemCode.REQUIRED)),
        ({"contract": "x" * 201}, ("contract", ProblemCode.TOO_LONG)),
        ({"reason": "x" * 1001}, ("reason", ProblemCode.TOO_LONG)),
        ({"note": "x" * 4001}, ("note", ProblemCode.TOO_LONG)),
    ],
)
def test_nothing_is_saved_that_does_not_add_up(services, form, refused, changed, problem):
    broken = replace(form, **changed)
    found = refused(services.plans.add, broken, asked=tuple(PlanQuestion))
    assert problem in found
    assert found == [(each.field, each.code) for each in services.plans.work_out(broken).problems]


def test_items_that_come_to_nothing_are_no_debt(services, customer, form, add_item):
    credit = add_item("HC-9", -90_000, kind="credit_note")
    out = services.plans.work_out(replace(form, items=(*form.items, credit)))
    assert [(each.field, each.code) for each in out.problems] == [("items", ProblemCode.NOTHING_TO_ASK)]


def test_items_of_another_customer_are_not_found(services, form, add_customer, add_item):
    stranger = add_item("X-1", to=add_customer("Ruifeng"))
    (problem,) = services.plans.work_out(replace(form, items=(stranger,))).problems
    assert (problem.field, problem.code) == ("items", ProblemCode.NOT_FOUND)


@pytest.mark.parametrize("terms", [TERMS, replace(TERMS, parts=0), replace(TERMS, first_on=None)])
def test_working_out_writes_nothing(services, form, everything, terms):
    before = everything()
    services.plans.work_out(replace(form, terms=terms))
    assert everything() == before


# Questions (rule 38)


def test_a_long_plan_is_asked_about_once(services, form, refused, saved):
    long = replace(form, terms=replace(TERMS, parts=9))
    assert services.plans.work_out(long).questions == (PlanQuestion.TOO_LONG,)
    assert refused(services.plans.add, long) == [("questions", ProblemCode.REQUIRED)]
    plan_id = saved(services.plans.add(long, asked={PlanQuestion.TOO_LONG}))
    card = services.plans.get(plan_id)
    assert card.answered == {PlanQuestion.TOO_LONG}
    assert services.plans.work_out(card.form).questions == ()
    assert saved(services.plans.change(plan_id, replace(card.form, note="as agreed on the phone"))) == plan_id


def test_a_question_that_comes_up_later_is_asked_then(services, form, add, refused):
    plan_id = add()
    late = replace(services.plans.get(plan_id).form, terms=replace(TERMS, first_on=date(2026, 12, 31)))
    assert services.plans.work_out(late).questions == (PlanQuestion.FIRST_TOO_LATE,)
    assert refused(services.plans.change, plan_id, late) == [("questions", ProblemCode.REQUIRED)]
    saved_value(services.plans.change(plan_id, late, asked=[PlanQuestion.FIRST_TOO_LATE]))
    assert services.plans.get(plan_id).answered == {PlanQuestion.FIRST_TOO_LATE}


# Why it is not paid (rule 78)


def analysed(book):
    return book.rows("SELECT number, cause, nature, term_class FROM receivable ORDER BY number")


def test_why_a_debt_is_not_paid_is_noted_on_its_overdue_items(services, book, add, *, items, add_item, customer):
    add(items=(*items, add_item("FP-9", 100, 5)))
    assert analysed(book) == [
        ("FP-1", "cash", "breach", "short"), ("FP-2", "cash", "breach", "short"), ("FP-9", None, None, None),
    ]  # fmt: skip
    events = [event for event in services.customers.events(customer) if event.kind == EventKind.ITEM_ANALYSED]
    assert [json.loads(event.data)["numbers"] for event in events] == [["FP-1", "FP-2"]]


@pytest.mark.parametrize(
    ("analysis", "missing"),
    [
        (DebtAnalysis(), ["cause", "nature", "term_class"]),
        (replace(SAID, nature=None), ["nature"]),
        (SAID, []),
    ],
)
def test_what_is_not_known_of_an_overdue_item_is_asked_for(services, form, analysis, missing):
    problems = services.plans.work_out(replace(form, analysis=analysis)).problems
    assert [problem.field for problem in problems] == [f"analysis.{name}" for name in missing]


def test_what_is_noted_already_is_not_asked_for_again(services, form, items):
    services.debtor.analyse([items[0]], DebtCause.QUALITY, DebtNature.SERVICE, DebtTerm.LONG)
    services.debtor.analyse([items[1]], DebtCause.PROCESS, DebtNature.SERVICE, DebtTerm.LONG)
    begun = services.plans.begin(form.customer_id).form
    assert begun.analysis == DebtAnalysis(None, DebtNature.SERVICE, DebtTerm.LONG)
    assert services.plans.work_out(begun).problems == ()


def test_items_that_are_not_overdue_need_no_analysis(services, form, add_item):
    soon = replace(form, items=(add_item("FP-9", 900, 5),), analysis=DebtAnalysis())
    assert services.plans.work_out(soon).problems == ()


@pytest.mark.parametrize(("days", "term"), [(60, DebtTerm.SHORT), (61, DebtTerm.LONG)])
def test_the_term_is_proposed_by_the_oldest_item(services, customer, add_item, days, term):
    add_item("FP-1", 100, -1)
    add_item("FP-2", 100, -days)
    assert services.plans.begin(customer).form.analysis == DebtAnalysis(None, None, term)


# Keeping


def test_a_plan_comes_back_as_it_went_in(services, form, customer, items):
    full = replace(
        form,
        contract=" HT-1 ",
        reason="flood\nin the store",
        note="a <b>note</b>",
        clauses=Clauses(
            10, LateCharge.DAILY, 300, acceleration=Acceleration.TWO_LATE, forum=Forum.ARBITRATION, arbitrator="CIETAC"
        ),
        terms=replace(TERMS, shift=DayShift.NONE),
    )
    result = services.plans.add(full)
    card = services.plans.get(saved_value(result))
    assert (result.changes.entities, result.changes.customers) == ({Entity.PLAN, Entity.RECEIVABLE}, {customer})
    assert (card.state, card.plan.version, card.plan.root_id) == (PlanState.DRAFT, 1, card.plan.id)
    assert card.form == replace(
        full,
        contract="HT-1",
        terms=replace(full.terms, debt=90_000),
        plan_id=card.plan.id,
        updated_at=card.plan.updated_at,
    )
    assert [(item.id, item.asked, item.plan_id) for item in card.items] == [
        (items[0], 30_000, None),
        (items[1], 60_000, None),
    ]
    assert (card.can_edit, card.can_revise, card.can_pay) == (True, False, False)
    assert card.customer == "恒达食品有限公司"


def test_the_sums_of_a_kept_plan_stay_when_the_items_change(services, signed, items):
    plan_id = signed()
    services.disputes.open(DisputeForm(items[1], 60_000))
    card = services.plans.get(plan_id)
    assert (card.plan.debt, [item.asked for item in card.items]) == (90_000, [30_000, 60_000])


def test_change_puts_the_new_terms_in_the_place_of_the_old(services, add, at, items):
    plan_id = add(by=at(-3))
    form = replace(services.plans.get(plan_id).form, items=items[:1], terms=replace(TERMS, parts=2))
    assert saved_value(services.plans.change(plan_id, form)) == plan_id
    card = services.plans.get(plan_id)
    assert (card.plan.debt, len(card.instalments), card.form.items) == (30_000, 2, items[:1])
    assert card.plan.as_of == date(2026, 11, 21)


def test_a_form_filled_in_before_somebody_else_changed_the_plan_is_refused(app, form, saved):
    class Moments(FixedClock):
        ticks = 0

        def now(self):
            self.ticks += 1
            return f"2026-11-21T08:00:{self.ticks:02d}+00:00"

    plans = app.at(Moments(date(2026, 11, 21))).plans
    plan_id = saved(plans.add(form))
    opened = plans.get(plan_id).form
    saved(plans.change(plan_id, replace(opened, note="mine")))
    (problem,) = plans.change(plan_id, replace(opened, note="yours")).problems
    assert (problem.field, problem.code) == ("", ProblemCode.CHANGED_MEANWHILE)
    assert plans.get(plan_id).plan.note == "mine"


@pytest.mark.parametrize("act", ["change", "revise"])
def test_a_plan_that_is_gone_is_not_found(services, form, refused, act):
    assert refused(getattr(services.plans, act), 77, form) == [("", ProblemCode.NOT_FOUND)]
    assert refused(services.plans.move, 77, Move.AGREE) == [("", ProblemCode.NOT_FOUND)]
    assert services.plans.get(77) is None
    assert services.plans.begin_change(77) is None


def test_an_item_is_in_one_live_plan_only(services, form, signed, refused):
    signed()
    assert refused(services.plans.add, form) == [("items", ProblemCode.TAKEN)] * 2
    assert [problem.values for problem in services.plans.work_out(form).problems] == [
        {"name": "FP-1"}, {"name": "FP-2"},
    ]  # fmt: skip


# Moves


def states(services, plan_id, *moves):
    return [saved_value(services.plans.move(plan_id, *move)) for move in moves]


def test_a_plan_goes_from_the_customer_s_proposal_to_the_signed_paper(services, add, customer):
    plan_id = add()
    assert states(services, plan_id, [Move.PROPOSE], [Move.COUNTER], [Move.PROPOSE], [Move.AGREE]) == [
        PlanState.PROPOSED, PlanState.COUNTERED, PlanState.PROPOSED, PlanState.AGREED,
    ]  # fmt: skip
    assert saved_value(services.plans.move(plan_id, Move.SIGN, day=date(2026, 11, 20))) is PlanState.SIGNED
    card = services.plans.get(plan_id)
    assert (card.plan.signed_on, card.can_edit, card.can_revise, card.can_pay) == (
        date(2026, 11, 20),
        False,
        True,
        True,
    )
    kinds = [event.kind for event in services.customers.events(customer)]
    assert kinds[:6] == [EventKind.PLAN_MOVED] * 5 + [EventKind.PLAN_ADDED]


@pytest.mark.parametrize(
    ("day", "code"),
    [
        (None, ProblemCode.REQUIRED),
        (date(2026, 11, 22), ProblemCode.TOO_LATE),
        (date(2025, 11, 20), ProblemCode.NOT_AFTER),
        (date(206, 11, 20), ProblemCode.NOT_AFTER),
    ],
)
def test_signing_needs_its_day(services, add, refused, day, code):
    plan_id = add()
    services.plans.move(plan_id, Move.AGREE)
    assert refused(services.plans.move, plan_id, Move.SIGN, day=day) == [("day", code)]


def test_cancelling_needs_a_reason_and_can_be_taken_back(services, add, refused):
    plan_id = add()
    assert refused(services.plans.move, plan_id, Move.CANCEL, reason=" ") == [("reason", ProblemCode.REQUIRED)]
    assert saved_value(services.plans.move(plan_id, Move.CANCEL, reason="paid in full")) is PlanState.CANCELLED
    assert services.plans.get(plan_id).plan.closed_because == "paid in full"
    assert saved_value(services.plans.move(plan_id, Move.REOPEN)) is PlanState.DRAFT
    assert services.plans.get(plan_id).plan.closed_because == ""


@pytest.mark.parametrize("move", set(Move) - {Move.PROPOSE, Move.AGREE, Move.CANCEL})
def test_a_draft_has_no_other_moves(services, add, refused, move):
    assert refused(services.plans.move, add(), move, day=FIRST, reason="x") == [("", ProblemCode.NOT_ALLOWED)]


def test_a_signed_plan_is_replaced_by_a_new_version_only(services, form, signed, refused):
    plan_id = signed()
    assert services.plans.get(plan_id).moves == (Move.SUPERSEDE,)
    assert refused(services.plans.move, plan_id, Move.SUPERSEDE) == [("", ProblemCode.NOT_ALLOWED)]
    assert refused(services.plans.change, plan_id, form) == [("", ProblemCode.NOT_ALLOWED)]


def test_a_plan_is_broken_by_decision_and_let_run_on(services, signed, at, refused):
    plan_id = signed()
    later = at(date(2026, 12, 8)).plans
    card = later.get(plan_id)
    assert (card.state, card.hints) == (PlanState.LATE, (LateHint.PAST_GRACE, LateHint.ONE_FIFTH))
    assert refused(later.move, plan_id, Move.BREAK) == [("reason", ProblemCode.REQUIRED)]
    assert saved_value(later.move(plan_id, Move.BREAK, reason="no answer for a week")) is PlanState.BROKEN
    assert later.get(plan_id).moves == (Move.RESUME, Move.SUPERSEDE)
    assert later.due(date(2027, 3, 1)) == []
    assert saved_value(later.move(plan_id, Move.RESUME)) is PlanState.LATE


def test_agreeing_waits_while_another_live_plan_has_an_item(services, form, add, items, refused):
    first, second = add(), add(items=items[:1])
    services.plans.move(first, Move.AGREE)
    assert refused(services.plans.move, second, Move.AGREE) == [("items", ProblemCode.TAKEN)]
    services.plans.move(first, Move.CANCEL, reason="not signed")
    assert saved_value(services.plans.move(second, Move.AGREE)) is PlanState.AGREED


def test_who_owns_up_to_a_soft_thought_says_what_speaks_for_the_plan(services, add, refused, customer):
    plan_id, thoughts = add(), [SoftThought.LET_THEM_OWE_ONCE]
    assert refused(services.plans.move, plan_id, Move.AGREE, thoughts=thoughts) == [("reason", ProblemCode.REQUIRED)]
    saved_value(services.plans.move(plan_id, Move.AGREE, reason="a bank has confirmed the loan", thoughts=thoughts))
    told = json.loads(services.customers.events(customer)[0].data)
    assert (told["reason"], told["thoughts"]) == ("a bank has confirmed the loan", ["let_them_owe_once"])


def test_agreeing_asks_for_nothing(services, add):
    assert saved_value(services.plans.move(add(), Move.AGREE)) is PlanState.AGREED


# Payments


def test_a_payment_settles_the_oldest_instalment_first(services, signed, at, customer, items):
    plan_id = signed()
    later = at(date(2026, 12, 2)).plans
    assert later.get(plan_id).state is PlanState.LATE
    result = later.pay(plan_id, date(2026, 12, 2), 40_000, " BANK 1 ", "part of January")
    assert result.changes.entities == {Entity.PLAN, Entity.PAYMENT, Entity.RECEIVABLE}
    card = later.get(plan_id)
    assert card.state is PlanState.RUNNING
    assert [(each.paid, each.settled_on) for each in card.settlement.instalments] == [
        (30_000, date(2026, 12, 2)), (10_000, None), (0, None),
    ]  # fmt: skip
    assert [(row.amount, row.reference, row.note) for row in card.payments] == [(40_000, "BANK 1", "part of January")]
    assert [line.item.open for line in services.receivables.page(customer)] == [50_000]


def test_a_plan_is_completed_by_its_last_payment_and_what_is_more_is_told(services, signed, at):
    plan_id = signed()
    later = at(date(2026, 12, 2)).plans
    saved_value(later.pay(plan_id, date(2026, 12, 1), 30_000))
    saved_value(later.pay(plan_id, date(2026, 12, 2), 61_000))
    card = later.get(plan_id)
    assert (card.state, card.settlement.over, card.moves) == (PlanState.COMPLETED, 1_000, ())
    assert later.due(date(2027, 12, 1)) == []


def test_a_payment_is_withdrawn_and_restored_never_deleted(services, signed, today, refused, customer):
    plan_id = signed()
    payment = saved_value(services.plans.pay(plan_id, today, 30_000))
    assert refused(services.plans.restore_payment, payment) == [("", ProblemCode.SETTLED)]
    assert saved_value(services.plans.withdraw_payment(payment)) == payment
    card = services.plans.get(plan_id)
    assert (card.settlement.paid, len(card.payments), card.state) == (0, 1, PlanState.SIGNED)
    assert refused(services.plans.withdraw_payment, payment) == [("", ProblemCode.SETTLED)]
    saved_value(services.plans.restore_payment(payment))
    assert services.plans.get(plan_id).settlement.paid == 30_000
    kinds = [event.kind for event in services.customers.events(customer)][:3]
    assert kinds == [EventKind.PLAN_PAYMENT, EventKind.PAYMENT_REVERSED, EventKind.PLAN_PAYMENT]


@pytest.mark.parametrize(
    ("payment", "problem"),
    [
        ((date(2026, 11, 22), 100), ("paid_on", ProblemCode.TOO_LATE)),
        ((date(2026, 11, 20), 100), ("paid_on", ProblemCode.NOT_AFTER)),
        ((date(2026, 11, 21), 0), ("amount", ProblemCode.REQUIRED)),
        ((date(2026, 11, 21), -5), ("amount", ProblemCode.REQUIRED)),
        ((date(2026, 11, 21), 10**13), ("amount", ProblemCode.TOO_LARGE)),
        ((date(2026, 11, 21), 1, "x" * 201), ("reference", ProblemCode.TOO_LONG)),
        ((date(2026, 11, 21), 1, "", "x" * 1001), ("note", ProblemCode.TOO_LONG)),
    ],
)
def test_a_payment_that_cannot_be_is_refused(services, signed, refused, payment, problem):
    assert refused(services.plans.pay, signed(), *payment) == [problem]


def test_a_plan_that_was_signed_before_it_was_entered_takes_what_came_in_since(services, add, saved):
    plan_id, signed_on = add(), date(2026, 11, 16)
    services.plans.move(plan_id, Move.AGREE)
    services.plans.move(plan_id, Move.SIGN, day=signed_on)
    saved(services.plans.pay(plan_id, signed_on, 10_000))
    assert services.plans.get(plan_id).settlement.paid == 10_000


def test_nothing_is_paid_under_a_plan_that_is_not_signed(services, add, today, refused):
    assert refused(services.plans.pay, add(), today, 100) == [("", ProblemCode.SETTLED)]
    assert refused(services.plans.pay, 77, today, 100) == [("", ProblemCode.NOT_FOUND)]
    assert refused(services.plans.withdraw_payment, 77) == [("", ProblemCode.NOT_FOUND)]


# Lists


def test_the_page_shows_what_needs_looking_at_first(services, signed, add, add_item, at):
    late = signed()
    draft = add(items=(add_item("FP-7", 700, -1),))
    running = saved_value(at(0).plans.add(replace(services.plans.get(draft).form, plan_id=None, updated_at="")))
    later = at(date(2026, 12, 3)).plans
    assert [(line.id, line.state) for line in later.page()] == [
        (late, PlanState.LATE), (running, PlanState.DRAFT), (draft, PlanState.DRAFT),
    ]  # fmt: skip
    (line,) = later.page(states=[PlanState.LATE])
    assert (line.debt, line.open, line.overdue, line.count, line.settled) == (90_000, 90_000, 30_000, 3, 0)
    assert (line.next_on, line.next_open, line.days_late, line.last_on) == (FIRST, 30_000, 2, date(2027, 2, 1))
    assert later.page(customer_id=77) == []


def test_plans_of_archived_customers_are_left_out_unless_asked_for(services, signed, customer, at, saved):
    plan_id = signed()
    saved(services.customers.archive(customer))
    later = at(date(2026, 12, 3)).plans
    assert (later.page(), later.due(FIRST)) == ([], [])
    assert [line.id for line in later.page(archived=True)] == [plan_id]
    assert [line.id for line in later.page(customer_id=customer)] == [plan_id]
    assert [row.plan_id for row in later.due(FIRST, archived=True)] == [plan_id]


def test_due_lists_open_instalments_of_signed_plans_oldest_first(services, signed, at):
    plan_id = signed(terms=replace(TERMS, down_payment=9_000, down_payment_on=date(2026, 11, 23)))
    later = at(date(2026, 12, 1)).plans
    saved_value(later.pay(plan_id, date(2026, 12, 1), 4_000))
    rows = [(row.position, row.count, row.open, row.total, row.days_late, row.past_grace) for row in later.due(FIRST)]
    assert rows == [(0, 3, 5_000, 9_000, 8, True), (1, 3, 27_000, 27_000, 0, False)]
    assert at(date(2026, 12, 1)).today.instalments_due() == 2
    assert services.today.instalments_due() == 0


@pytest.mark.parametrize("paid", [0, 1, 29_999, 30_000, 30_001, 60_000, 89_999, 90_000])
def test_due_agrees_with_the_settlement(signed, at, paid):
    plan_id, later = signed(), at(date(2027, 1, 10)).plans
    if paid:
        saved_value(later.pay(plan_id, date(2027, 1, 10), paid))
    for until in (date(2026, 11, 30), FIRST, date(2027, 1, 4), date(2027, 2, 1)):
        rows = [each for each in later.get(plan_id).settlement.instalments if each.instalment.pay_on <= until]
        assert [row.open for row in later.due(until)] == [each.open for each in rows if each.open]
    assert at(date(2027, 1, 10)).today.instalments_due() == len(later.due(date(2027, 1, 10)))


def test_a_plan_holds_its_items_as_long_as_it_has_something_left_of_them(book, services, signed, items, today):
    plan_id = signed()
    assert items_in_plans(book) == [(items[0], plan_id), (items[1], plan_id)]
    saved_value(services.plans.pay(plan_id, today, 40_000))
    assert items_in_plans(book) == [(items[1], plan_id)]
    saved_value(services.plans.pay(plan_id, today, 50_000))
    assert services.plans.get(plan_id).state is PlanState.COMPLETED
    assert items_in_plans(book) == []


def test_the_part_of_an_item_that_a_plan_did_not_take_is_free_once_the_plan_has_its_own(
    book, services, signed, items, today
):
    services.disputes.open(DisputeForm(items[1], 15_000))
    plan_id = signed()
    saved_value(services.plans.pay(plan_id, today, 75_000))
    assert (services.plans.get(plan_id).state, items_in_plans(book)) == (PlanState.COMPLETED, [])


def test_a_plan_is_not_signed_while_another_has_its_items_again(services, signed, add, refused):
    """A payment that was recorded by mistake had completed the other plan."""
    today = date(2026, 11, 21)
    first, other = signed(items=(1,), terms=replace(TERMS, parts=1)), add(items=(2,), terms=replace(TERMS, parts=1))
    payment = saved_value(services.plans.pay(first, today, 30_000))
    again = replace(services.plans.get(other).form, items=(1, 2))
    assert services.plans.work_out(again).debt == 60_000
    saved_value(services.plans.withdraw_payment(payment))
    saved_value(services.plans.move(other, Move.AGREE))
    assert refused(services.plans.change, other, again) == [("items", ProblemCode.TAKEN)]


# Beginning


def test_begin_fills_in_what_is_overdue(services, customer, items, add_item):
    add_item("FP-8", 5_000, 5)
    add_item("US-1", 5_000, -5, currency="USD")
    credit = add_item("HC-3", -1_000, kind="credit_note")
    beginning = services.plans.begin(customer)
    assert set(beginning.form.items) == {*items, credit}
    assert (beginning.form.currency, beginning.currencies, beginning.form.contract) == ("CNY", ("CNY", "USD"), "")
    assert [item.number for item in beginning.items] == ["FP-1", "FP-2", "FP-8", "HC-3"]
    assert beginning.form.terms.first_on == date(2026, 12, 7)
    assert beginning.working_days[0] == date(2026, 11, 23)
    out = services.plans.work_out(beginning.form)
    assert [problem.field for problem in out.problems] == ["analysis.cause", "analysis.nature"]
    assert (out.questions, out.debt) == ((), 89_000)


def test_begin_in_another_currency_takes_its_items(services, customer, items, add_item):
    dollars = add_item("US-1", 5_000, -5, currency="USD", contract="HT-US")
    beginning = services.plans.begin(customer, "USD")
    assert (beginning.form.items, beginning.form.contract, beginning.form.currency) == ((dollars,), "HT-US", "USD")


def test_begin_proposes_the_customer_s_own_pay_day(services, customer, items):
    services.processes.save(customer, PaymentProcess(rule=parse_rule("MDAY 10 SHIFT NEXT")))
    beginning = services.plans.begin(customer)
    assert beginning.form.terms.first_on == beginning.pay_days[0] == date(2026, 12, 10)


def test_begin_leaves_out_what_a_live_plan_has(services, customer, signed, items, add_item):
    signed()
    beginning = services.plans.begin(customer)
    assert (beginning.form.items, beginning.items) == ((), ())
    assert [item.id for item in beginning.taken] == list(items)


def test_begin_for_a_customer_that_is_gone_gives_nothing(services):
    assert services.plans.begin(77) is None


def test_begin_change_gives_the_form_as_it_stands(services, add, items):
    plan_id = add()
    beginning = services.plans.begin_change(plan_id)
    assert beginning.form == services.plans.get(plan_id).form
    assert [item.id for item in beginning.items] == list(items)
