"""Visits are planned, moved, packed, cancelled and finished; what cannot be is refused with its field."""

from datetime import date, timedelta

import pytest

from desktop.domain.agenda import ReasonCode
from desktop.domain.payrules import MonthDays, PayRule
from desktop.domain.problems import ProblemCode
from desktop.domain.process import PaperForm, PaperKind, PaperWanted, PaymentProcess, Step, StepKind
from desktop.domain.proposals import ProposalReason
from desktop.domain.visits import Outcome, Purpose, VisitStatus
from desktop.services.results import Entity
from desktop.services.visits import VisitForm, VisitResult
from tests.services.conftest import TODAY

INVOICE = PaperWanted(PaperKind.VAT_INVOICE, PaperForm.ORIGINAL)
STATEMENT = PaperWanted(PaperKind.STATEMENT, PaperForm.COPY, 2, "sealed")
THURSDAY = date(2026, 11, 26)
LARGEST = 9_999_999_999_999


@pytest.fixture
def form(customer):
    """A form of which a test names what matters."""
    return lambda **fields: VisitForm(**{"customer_id": customer, "day": THURSDAY, "amount": 100, **fields})


def events(services, customer):
    return [event.kind for event in services.customers.events(customer)]


# Planning


def test_plan_keeps_the_visit_as_it_was_filled_in(services, form, add_contact, add_item, saved):
    wang, item = add_contact(), add_item("A-1", 12_850_000, due=-3)
    result = services.visits.plan(
        form(
            time="14:00",
            amount=None,
            note="first\n\nsecond",
            items=(item,),
            people=(wang,),
            papers=(INVOICE, STATEMENT),
        )
    )
    card = services.visits.get(saved(result))
    assert (card.visit.day, card.visit.time, card.visit.amount) == (THURSDAY, "14:00", 12_850_000)
    assert (card.visit.status, card.visit.revision, card.visit.note) == ("planned", 1, "first\n\nsecond")
    assert [person.id for person in card.people] == [wang]
    assert [row.number for row in card.items] == ["A-1"]
    assert [(row.kind, row.form, row.copies, row.note, row.packed) for row in card.papers] == [
        ("vat_invoice", "original", 1, "", False),
        ("statement", "copy", 2, "sealed", False),
    ]
    assert result.changes.entities == {Entity.VISIT}


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2026, 11, 26), date(2026, 11, 20)),  # five days before is today, a Saturday
        (date(2026, 12, 3), date(2026, 11, 27)),
        (date(2026, 12, 4), date(2026, 11, 27)),  # a Sunday
        (date(2027, 1, 7), date(2026, 12, 31)),
    ],
)
def test_plan_sets_the_day_to_confirm(services, form, saved, day, expected):
    visit = services.visits.get(saved(services.visits.plan(form(day=day)))).visit
    assert visit.confirm_from == expected
    assert visit.planned_on == date(2026, 11, 21)


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"day": date(2026, 11, 20)}, ("day", ProblemCode.IN_THE_PAST)),
        ({"time": "24:00"}, ("time", ProblemCode.NOT_A_TIME)),
        ({"time": "9:00"}, ("time", ProblemCode.NOT_A_TIME)),
        ({"amount": None}, ("amount", ProblemCode.REQUIRED)),
        ({"amount": -1}, ("amount", ProblemCode.TOO_SMALL)),
        ({"amount": LARGEST + 1}, ("amount", ProblemCode.TOO_LARGE)),
        ({"currency": "RMB"}, ("currency", ProblemCode.UNKNOWN_CURRENCY)),
        ({"note": "x" * 4001}, ("note", ProblemCode.TOO_LONG)),
        ({"customer_id": 77}, ("customer_id", ProblemCode.NOT_FOUND)),
        ({"items": (77,)}, ("items", ProblemCode.NOT_FOUND)),
        ({"people": (77,)}, ("people", ProblemCode.NOT_FOUND)),
        ({"papers": (PaperWanted(PaperKind.ORDER, copies=0),)}, ("papers.0.copies", ProblemCode.TOO_SMALL)),
        ({"papers": (PaperWanted(PaperKind.ORDER, copies=21),)}, ("papers.0.copies", ProblemCode.TOO_LARGE)),
        ({"papers": (PaperWanted(PaperKind.ORDER, note="x" * 1001),)}, ("papers.0.note", ProblemCode.TOO_LONG)),
    ],
)
def test_plan_refuses_what_cannot_be(services, form, refused, change, problem):
    assert refused(services.visits.plan, form(**change)) == [problem]


@pytest.mark.parametrize("amount", [0, 1, LARGEST])
def test_plan_takes_the_smallest_and_the_largest_amount(services, form, saved, amount):
    assert services.visits.get(saved(services.visits.plan(form(amount=amount)))).visit.amount == amount


def test_plan_of_today_is_no_past_day(services, form, saved):
    assert saved(services.visits.plan(form(day=date(2026, 11, 21))))


def test_plan_refuses_items_and_people_of_another_customer(
    services, *, form, add_customer, add_item, add_contact, refused
):
    other = add_customer("Ruifeng")
    foreign = form(items=(add_item("B-1", to=other),), people=(add_contact(to=other),))
    assert refused(services.visits.plan, foreign) == [
        ("items", ProblemCode.NOT_FOUND),
        ("people", ProblemCode.NOT_FOUND),
    ]


def test_plan_refuses_items_of_two_currencies(services, form, add_item, refused):
    mixed = form(amount=None, items=(add_item("A-1"), add_item("A-2", currency="USD")))
    assert refused(services.visits.plan, mixed) == [("items", ProblemCode.MIXED_CURRENCIES)]


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        ([("A-1", 10_000, {}), ("A-2", 5_000, {})], 15_000),
        ([("A-1", 10_000, {"disputed": 4_000})], 6_000),
        ([("A-1", 10_000, {"disputed": 12_000}), ("A-2", 500, {})], 500),  # part of it has been paid since
        ([("A-1", 10_000, {}), ("A-2", -3_000, {"kind": "credit_note"})], 7_000),
        ([("A-2", -3_000, {"kind": "credit_note"})], 0),
    ],
)
def test_plan_sums_what_is_open_and_not_disputed(services, *, form, add_item, saved, items, expected):
    ids = tuple(add_item(number, minor, **more) for number, minor, more in items)
    visit = saved(services.visits.plan(form(amount=None, items=ids)))
    assert services.visits.get(visit).visit.amount == expected


def test_plan_lets_a_typed_amount_stand_against_its_items(services, form, add_item, saved):
    visit = saved(services.visits.plan(form(amount=5_000, items=(add_item("A-1", 10_000),))))
    assert services.visits.get(visit).visit.amount == 5_000


def test_plan_refuses_items_that_come_to_more_than_a_book_can_hold(services, form, add_item, refused):
    both = form(amount=None, items=(add_item("A-1", LARGEST), add_item("A-2", LARGEST)))
    assert refused(services.visits.plan, both) == [("amount", ProblemCode.TOO_LARGE)]


@pytest.mark.parametrize("purpose", [purpose for purpose in Purpose if purpose is not Purpose.COLLECT])
def test_plan_needs_no_amount_unless_money_is_to_be_collected(services, form, saved, purpose):
    assert services.visits.get(saved(services.visits.plan(form(purpose=purpose, amount=None)))).visit.amount is None


def test_plan_drops_what_nobody_sees_from_notes(services, form, saved):
    visit = services.visits.get(saved(services.visits.plan(form(note="a\u202eb\u0007 <b>&")))).visit
    assert visit.note == "ab <b>&"


# Proposing


def test_propose_of_nobody_is_none(services):
    assert services.visits.propose(77) is None


def test_propose_without_a_process_leaves_five_days(services, customer):
    proposed = services.visits.propose(customer)
    assert proposed.proposal.reason is ProposalReason.FIRST_FREE
    assert (proposed.form.day, proposed.form.amount, proposed.form.items) == (date(2026, 11, 30), None, ())


@pytest.fixture
def paying(services, customer, add_contact, saved):
    """A customer that pays on the 10th; Wang pays, Li takes the papers in."""
    wang, li = add_contact("Wang"), add_contact("Li")
    steps = (Step(StepKind.RECEIVE, contact_id=li), Step(StepKind.PAY, contact_id=wang))
    process = PaymentProcess(steps=steps, papers=(INVOICE, STATEMENT), rule=PayRule(MonthDays((10,))))
    saved(services.processes.save(customer, process))
    return {"Wang": wang, "Li": li}


def test_propose_takes_pay_day_people_papers_and_items_due_by_then(services, customer, paying, add_item):
    due = [add_item("A-1", 10_000, due=-30), add_item("A-2", 20_000, due=19), add_item("A-3", 5_000)]
    add_item("A-4", 40_000, due=20)
    add_item("A-5", 70_000, due=-9, currency="USD")
    proposed = services.visits.propose(customer)
    assert proposed.form.day == date(2026, 12, 10)
    assert proposed.proposal.reason is ProposalReason.PAY_DAY
    assert (set(proposed.form.items), proposed.form.amount) == (set(due), 35_000)
    assert (proposed.form.people, proposed.form.papers) == ((paying["Wang"],), (INVOICE, STATEMENT))
    assert [row.number for row in proposed.items] == ["A-1", "A-2", "A-4", "A-3"]


@pytest.mark.parametrize(
    ("purpose", "person", "papers"),
    [
        (Purpose.DELIVER_PAPERS, "Li", (INVOICE, STATEMENT)),
        (Purpose.RECONCILE, None, ()),
        (Purpose.CARE, None, ()),
    ],
)
def test_propose_asks_money_only_where_it_is_collected(
    services, *, customer, paying, add_item, purpose, person, papers
):
    add_item("A-1", 10_000, due=-30)
    form = services.visits.propose(customer, purpose).form
    assert form.people == ((paying[person],) if person else ())
    assert (form.amount, form.items, form.papers) == (None, (), papers)


def test_propose_never_asks_for_less_than_nothing(services, customer, add_item, saved):
    add_item("A-1", -10_000, due=-30, kind="credit_note")
    form = services.visits.propose(customer).form
    assert form.amount == 0
    assert saved(services.visits.plan(form))


def test_propose_counts_every_open_item(services, customer, add_item):
    for n in range(205):
        add_item(f"A-{n}", 100, due=-1)
    assert services.visits.propose(customer).form.amount == 20_500


# Changing and moving


@pytest.fixture
def agreed(visit, talk):
    """A visit of which time and amount are agreed."""
    talk(visit)
    return visit


def form_of(services, visit_id, **changes):
    visit = services.visits.get(visit_id).visit
    kept = {
        "customer_id": visit.customer_id,
        "day": visit.day,
        "time": visit.time,
        "purpose": Purpose(visit.purpose),
        "amount": visit.amount,
        "currency": visit.currency,
    }
    return VisitForm(**{**kept, **changes})


@pytest.mark.parametrize(
    ("changes", "asks_anew"),
    [
        ({"note": "bring cake"}, False),
        ({"purpose": Purpose.RECONCILE}, False),
        ({"amount": 12_000_000}, True),
        ({"currency": "USD"}, True),
        ({"purpose": Purpose.CARE}, True),
        ({"time": "15:00"}, True),
        ({"time": None}, True),
        ({"day": date(2026, 11, 27)}, True),
        ({"day": date(2026, 11, 27), "amount": 12_000_000}, True),
    ],
)
def test_change_asks_anew_when_what_was_agreed_changes(services, agreed, saved, changes, asks_anew):
    saved(services.visits.change(agreed, form_of(services, agreed, **changes)))
    card = services.visits.get(agreed)
    assert card.visit.revision == (2 if asks_anew else 1)
    assert (card.visit.time_answer, card.visit.amount_answer) == ((None, None) if asks_anew else ("agreed", "agreed"))
    assert bool(card.confirmation.missing) is asks_anew


def test_change_to_a_purpose_with_an_amount_puts_the_visit_back_on_the_list(services, plan, talk, care, saved):
    visit = plan(5, purpose=care, on=-10)
    talk(visit)
    assert services.today.to_confirm() == ()
    saved(services.visits.change(visit, form_of(services, visit, purpose=Purpose.COLLECT)))
    assert [line.visit.id for line in services.today.to_confirm()] == [visit]


def test_change_keeps_the_tick_of_a_paper_that_stays(services, agreed, saved):
    saved(services.visits.change(agreed, form_of(services, agreed, papers=(INVOICE, STATEMENT))))
    services.visits.pack(agreed, services.visits.get(agreed).papers[1].id, packed=True)
    saved(services.visits.change(agreed, form_of(services, agreed, papers=(STATEMENT, INVOICE))))
    assert [(row.kind, row.packed) for row in services.visits.get(agreed).papers] == [
        ("statement", True),
        ("vat_invoice", False),
    ]


def test_change_of_a_past_visit_may_leave_its_day(services, plan, saved, refused):
    visit = plan(-3, on=-20)
    saved(services.visits.change(visit, form_of(services, visit, note="was closed")))
    late = form_of(services, visit, day=date(2026, 11, 19))
    assert refused(services.visits.change, visit, late) == [("day", ProblemCode.IN_THE_PAST)]


def test_change_does_not_hand_a_visit_to_another_customer(services, visit, add_customer, refused):
    other = form_of(services, visit, customer_id=add_customer("Ruifeng"))
    assert refused(services.visits.change, visit, other) == [("customer_id", ProblemCode.NOT_ALLOWED)]


def test_reschedule_moves_the_visit_and_asks_anew(services, agreed, saved):
    saved(services.visits.reschedule(agreed, date(2026, 12, 10), "09:30"))
    visit = services.visits.get(agreed).visit
    assert (visit.day, visit.time, visit.revision) == (date(2026, 12, 10), "09:30", 2)
    assert (visit.confirm_from, visit.planned_on) == (date(2026, 12, 4), date(2026, 11, 21))
    assert (visit.time_answer, visit.amount_answer) == (None, None)
    assert events(services, visit.customer_id)[0] == "visit_moved"


@pytest.mark.parametrize(
    ("day", "time", "problem"),
    [
        (date(2026, 11, 20), "14:00", ("day", ProblemCode.IN_THE_PAST)),
        (date(2026, 11, 27), "2pm", ("time", ProblemCode.NOT_A_TIME)),
        (date(2026, 11, 26), "14:00", ("day", ProblemCode.NOT_CHANGED)),
    ],
)
def test_reschedule_refuses_what_is_no_move(services, *, agreed, refused, day, time, problem):
    assert refused(services.visits.reschedule, agreed, day, time) == [problem]


# Ending


def test_cancel_keeps_the_visit_and_its_reason(services, visit, customer, saved):
    saved(services.visits.cancel(visit, "  customer\n moved "))
    row = services.visits.get(visit).visit
    assert (row.status, row.closed_on) == ("cancelled", date(2026, 11, 21))
    assert '"reason": "customer moved"' in services.customers.events(customer)[0].data
    assert services.visits.between(THURSDAY, THURSDAY) == []
    assert [row.id for row in services.visits.of_customer(customer)] == [visit]


def test_cancel_refuses_a_reason_that_would_be_cut(services, visit, refused):
    assert refused(services.visits.cancel, visit, "x" * 501) == [("reason", ProblemCode.TOO_LONG)]


@pytest.mark.parametrize("outcome", Outcome)
def test_finish_records_each_outcome_with_its_next_step(services, visit, saved, outcome):
    result = VisitResult(outcome, "met Wang", "call Wang", date(2026, 11, 30))
    saved(services.visits.finish(visit, result))
    row = services.visits.get(visit).visit
    assert (row.status, row.outcome, row.outcome_note) == ("done", outcome, "met Wang")
    assert (row.next_step, row.next_step_on, row.next_step_done_on) == ("call Wang", date(2026, 11, 30), None)


NEEDS_STEP = [("next_step", ProblemCode.REQUIRED), ("next_step_on", ProblemCode.REQUIRED)]


@pytest.mark.parametrize(
    ("result", "expected"),
    [
        *[(VisitResult(outcome), NEEDS_STEP) for outcome in Outcome if outcome is not Outcome.PAID],
        (VisitResult(Outcome.PROMISED, "", " \u200b", THURSDAY), [("next_step", ProblemCode.REQUIRED)]),
        (VisitResult(Outcome.PROMISED, "", "call"), [("next_step_on", ProblemCode.REQUIRED)]),
        (
            VisitResult(Outcome.PROMISED, "", "call", date(2026, 11, 20)),
            [("next_step_on", ProblemCode.IN_THE_PAST)],
        ),
        (VisitResult(Outcome.PAID, "", "thank them"), [("next_step_on", ProblemCode.REQUIRED)]),
        (VisitResult(Outcome.PAID, "", "", THURSDAY), [("next_step", ProblemCode.REQUIRED)]),
        (VisitResult(Outcome.PAID, "x" * 4001), [("note", ProblemCode.TOO_LONG)]),
        (VisitResult(Outcome.PROMISED, "", "x" * 501, THURSDAY), [("next_step", ProblemCode.TOO_LONG)]),
    ],
)
def test_finish_needs_a_next_step_for_all_but_a_full_payment(services, visit, refused, result, expected):
    """Rule 8: do not give up; and what was typed is never cut."""
    assert refused(services.visits.finish, visit, result) == expected


def test_finish_of_a_full_payment_needs_nothing_more(services, visit, saved):
    saved(services.visits.finish(visit, VisitResult(Outcome.PAID)))
    assert services.visits.get(visit).visit.next_step_on is None


@pytest.mark.parametrize("end", ["cancel", "finish"])
def test_what_is_over_is_not_changed_moved_or_ended_again(services, visit, refused, end):
    ended = {"cancel": ("",), "finish": (VisitResult(Outcome.PAID),)}
    getattr(services.visits, end)(visit, *ended[end])
    settled = [("", ProblemCode.SETTLED)]
    assert refused(services.visits.change, visit, form_of(services, visit)) == settled
    assert refused(services.visits.reschedule, visit, date(2026, 12, 1), None) == settled
    for again, values in ended.items():
        assert refused(getattr(services.visits, again), visit, *values) == settled


@pytest.mark.parametrize("end", ["cancel", "finish"])
def test_reopen_plans_the_visit_again_as_it_was(services, agreed, saved, end):
    before = services.visits.get(agreed).visit
    ended = {"cancel": ("",), "finish": (VisitResult(Outcome.PROMISED, "n", "s", THURSDAY),)}
    getattr(services.visits, end)(agreed, *ended[end])
    saved(services.visits.reopen(agreed))
    assert services.visits.get(agreed).visit == before


@pytest.mark.parametrize("act", ["reopen", "cancel", "finish", "reschedule", "mark_next_step"])
def test_a_visit_that_is_gone_is_refused(services, refused, act):
    values = {
        "cancel": ("",),
        "finish": (VisitResult(Outcome.PAID),),
        "reschedule": (THURSDAY, None),
        "mark_next_step": (),
    }
    named = {"mark_next_step": {"done": True}}
    ((field, code),) = refused(getattr(services.visits, act), 77, *values.get(act, ()), **named.get(act, {}))
    assert field == ""
    assert code in {ProblemCode.NOT_FOUND, ProblemCode.NOT_ALLOWED}


def test_reopen_of_a_planned_visit_is_refused(services, visit, refused):
    assert refused(services.visits.reopen, visit) == [("", ProblemCode.NOT_ALLOWED)]


def codes_of_today(services, customer):
    line = services.today.line(customer)
    return [reason.code for reason in line.reasons] if line else []


def test_mark_next_step_does_it_and_takes_it_back(services, visit, customer, saved):
    services.visits.finish(visit, VisitResult(Outcome.NOT_MET, "", "call Wang", date(2026, 11, 21)))
    saved(services.visits.mark_next_step(visit, done=True))
    assert services.visits.get(visit).visit.next_step_done_on == date(2026, 11, 21)
    assert ReasonCode.STEP_DUE not in codes_of_today(services, customer)
    saved(services.visits.mark_next_step(visit, done=False))
    assert ReasonCode.STEP_DUE in codes_of_today(services, customer)
    assert events(services, customer)[:2] == ["next_step_reopened", "next_step_done"]


def test_mark_next_step_where_there_is_none_is_refused(services, visit, refused):
    assert refused(services.visits.mark_next_step, visit, done=True) == [("", ProblemCode.NOT_FOUND)]


def test_pack_ticks_a_paper_of_this_visit_only(services, plan):
    one, other = plan(5, papers=(INVOICE, STATEMENT)), plan(6, papers=(INVOICE,))
    paper = services.visits.get(one).papers[0].id
    services.visits.pack(other, paper, packed=True)
    assert services.visits.get(one).visit.missing == ("vat_invoice", "statement")
    services.visits.pack(one, paper, packed=True)
    assert services.visits.get(one).visit.missing == ("statement",)
    services.visits.pack(one, paper, packed=False)
    assert services.visits.get(one).visit.missing == ("vat_invoice", "statement")


# Lists


def test_between_takes_both_ends_and_orders_by_day_and_time(services, plan, today):
    late, early, anytime = plan(5, "16:00"), plan(5, "09:00"), plan(5, None)
    first, last, outside = plan(3), plan(8), plan(9)
    rows = services.visits.between(today + timedelta(days=3), today + timedelta(days=8))
    assert [row.id for row in rows] == [first, early, late, anytime, last]
    assert outside not in {row.id for row in rows}


def test_page_lists_by_status_and_day(services, plan, today):
    done, first, second = plan(2), plan(4), plan(6)
    services.visits.finish(done, VisitResult(Outcome.PAID))
    assert [row.id for row in services.visits.page()] == [done, first, second]
    assert [row.id for row in services.visits.page(status=VisitStatus.DONE)] == [done]
    assert [row.id for row in services.visits.page(since=today + timedelta(days=4))] == [first, second]
    assert [row.id for row in services.visits.page(offset=1, limit=1)] == [first]


def test_of_customer_gives_the_latest_first(services, customer, plan, add_customer):
    visits = [plan(days) for days in (4, 8, 6)]
    plan(5, to=add_customer("Ruifeng"))
    rows = services.visits.of_customer(customer)
    assert [row.id for row in rows] == [visits[1], visits[2], visits[0]]


def test_get_of_a_visit_that_is_gone_is_none(services):
    assert services.visits.get(77) is None


def test_undo_of_a_move_brings_the_date_and_its_answers_back(services, plan, talk, at, saved):
    visit = plan(5, on=-10)
    talk(visit)
    before = services.visits.get(visit).visit
    saved(services.visits.reschedule(visit, TODAY + timedelta(days=12), "09:00"))
    assert services.visits.get(visit).visit.time_answer is None
    saved(services.visits.undo_move(before))
    assert services.visits.get(visit).visit == before
    assert services.today.to_confirm() == ()
    assert services.books.check().is_sound


def test_undo_of_a_move_is_refused_once_the_visit_was_asked_about_or_moved_again(services, plan, talk, refused):
    visit = plan(5, on=-10)
    before = services.visits.get(visit).visit
    services.visits.reschedule(visit, TODAY + timedelta(days=12), "09:00")
    talk(visit)
    assert refused(services.visits.undo_move, before) == [("", ProblemCode.CHANGED_MEANWHILE)]
    services.confirmations.withdraw(visit)
    services.visits.reschedule(visit, TODAY + timedelta(days=13), "09:00")
    assert refused(services.visits.undo_move, before) == [("", ProblemCode.CHANGED_MEANWHILE)]


def test_undo_of_a_move_is_refused_for_a_visit_that_is_over(services, plan, refused):
    visit = plan(5, on=-10)
    before = services.visits.get(visit).visit
    services.visits.reschedule(visit, TODAY + timedelta(days=12), None)
    services.visits.cancel(visit, "")
    assert refused(services.visits.undo_move, before) == [("", ProblemCode.SETTLED)]
