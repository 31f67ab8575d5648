"""The five-day confirmation through the service: two answers, each of which may do something else (rules 3 to 5)."""

from datetime import date, timedelta

import pytest

from desktop.domain.agenda import ReasonCode
from desktop.domain.confirmation import AmountAnswer, Channel, DifferenceReason, NotReadyCode, Phase, TimeAnswer
from desktop.domain.problems import ProblemCode
from desktop.domain.process import PaperKind, PaperWanted
from desktop.services.confirmations import Talk
from desktop.services.results import Entity
from desktop.services.visits import VisitResult

TIME, AMOUNT = TimeAnswer, AmountAnswer
NEW_DAY = date(2026, 12, 3)

#: One row a combination of the two answers: what the visit keeps of them, whether it is confirmed (done on the list),
#: what keeps it from being ready, whether it has moved, and whether a difference is open.
BOTH = [NotReadyCode.TIME_NOT_CONFIRMED, NotReadyCode.AMOUNT_NOT_CONFIRMED]
TABLE = [
    (TIME.AGREED, AMOUNT.AGREED, ("agreed", "agreed"), True, [], False, False),
    (TIME.AGREED, AMOUNT.DIFFERS, ("agreed", "differs"), True, [NotReadyCode.AMOUNT_DIFFERS], False, True),
    (TIME.AGREED, AMOUNT.NO_REPLY, ("agreed", "no_reply"), False, BOTH[1:], False, False),
    (TIME.NO_REPLY, AMOUNT.AGREED, ("no_reply", "agreed"), False, BOTH[:1], False, False),
    (
        TIME.NO_REPLY,
        AMOUNT.DIFFERS,
        ("no_reply", "differs"),
        False,
        [NotReadyCode.TIME_NOT_CONFIRMED, NotReadyCode.AMOUNT_DIFFERS],
        False,
        True,
    ),
    (TIME.NO_REPLY, AMOUNT.NO_REPLY, ("no_reply", "no_reply"), False, BOTH, False, False),
    (TIME.CHANGED, AMOUNT.AGREED, (None, None), False, BOTH, True, False),
    (TIME.CHANGED, AMOUNT.DIFFERS, (None, None), False, [*BOTH, NotReadyCode.AMOUNT_DIFFERS], True, True),
    (TIME.CHANGED, AMOUNT.NO_REPLY, (None, None), False, BOTH, True, False),
]


@pytest.mark.parametrize("row", TABLE, ids=lambda row: f"{row[0]}-{row[1]}")
def test_each_pair_of_answers_has_its_effect(services, visit, talk, saved, row):
    time, amount, kept, confirmed, reasons, moved, differs = row
    effect = saved(talk(visit, time, amount))
    card = services.visits.get(visit)
    assert (card.visit.time_answer, card.visit.amount_answer) == kept
    assert (card.confirmation.phase is Phase.DONE, effect.confirmed) == (confirmed, confirmed)
    assert [reason.code for reason in card.readiness.reasons] == reasons
    assert card.visit.day == (NEW_DAY if moved else date(2026, 11, 26))
    assert effect.moved_to == (NEW_DAY if moved else None)
    assert effect.still_due is not (confirmed or moved)
    assert card.visit.differs == (2_850_000 if differs else None)
    assert effect.difference == (2_850_000 if differs else None)


@pytest.mark.parametrize("row", TABLE, ids=lambda row: f"{row[0]}-{row[1]}")
def test_preview_says_beforehand_what_recording_does(services, *, visit, talk, saved, everything, row):
    time, amount = row[:2]
    said = Talk(visit, 1, time, amount, theirs=10_000_000, owner="Zhou", new_day=NEW_DAY, new_time="09:30")
    before = everything()
    previewed = services.confirmations.preview(said)
    assert everything() == before
    assert saved(services.confirmations.record(said)) == previewed


def test_a_talk_is_kept_with_whom_how_and_about_what(services, visit, talk, add_contact, customer):
    wang = add_contact()
    result = talk(visit, AMOUNT and TIME.CHANGED, AMOUNT.DIFFERS, channel=Channel.MESSAGE, contact_id=wang,
                  spoke_with="王丽", reason="one invoice is not in", note="call\n\nagain")  # fmt: skip
    assert result.changes.entities == {Entity.VISIT, Entity.RECONCILIATION}
    (kept,) = services.visits.get(visit).talks
    assert (kept.revision, kept.channel, kept.spoke_with) == (1, "message", "王丽")
    assert (kept.time_answer, kept.new_day, kept.new_time) == ("changed", NEW_DAY, "09:30")
    assert (kept.old_day, kept.old_time, kept.old_planned_on) == (date(2026, 11, 26), "14:00", date(2026, 11, 11))
    assert (kept.amount_answer, kept.amount_ours, kept.amount_theirs) == ("differs", 12_850_000, 10_000_000)
    assert (kept.reason, kept.note, kept.answered_on) == ("one invoice is not in", "call\n\nagain", date(2026, 11, 21))
    kinds = [event.kind for event in services.customers.events(customer)]
    assert kinds[:3] == ["visit_moved", "difference_found", "confirmation"]


def test_a_changed_time_is_asked_about_anew_five_days_before_the_new_day(services, visit, talk, saved):
    effect = saved(talk(visit, TIME.CHANGED, AMOUNT.AGREED, new_day=date(2026, 12, 10)))
    card = services.visits.get(visit)
    assert effect.ask_on == card.visit.confirm_from == date(2026, 12, 4)
    assert card.confirmation.phase is Phase.NOT_YET
    assert services.today.to_confirm() == ()


def test_a_changed_time_at_short_notice_is_to_be_confirmed_at_once(services, visit, talk, saved, today):
    effect = saved(talk(visit, TIME.CHANGED, AMOUNT.AGREED, new_day=date(2026, 11, 24)))
    confirmation = services.visits.get(visit).confirmation
    assert effect.ask_on == confirmation.due == today
    assert (confirmation.phase, confirmation.short_notice) == (Phase.DUE, True)


@pytest.mark.parametrize(
    ("talks", "kept"),
    [
        ([(TIME.AGREED, AMOUNT.AGREED), (TIME.NO_REPLY, AMOUNT.NO_REPLY)], ("agreed", "agreed")),
        ([(TIME.AGREED, AMOUNT.NO_REPLY), (TIME.NO_REPLY, AMOUNT.AGREED)], ("agreed", "agreed")),
        ([(TIME.NO_REPLY, AMOUNT.DIFFERS), (TIME.AGREED, AMOUNT.NO_REPLY)], ("agreed", "differs")),
        ([(TIME.AGREED, AMOUNT.DIFFERS), (TIME.NO_REPLY, AMOUNT.AGREED)], ("agreed", "agreed")),
        ([(TIME.AGREED, AMOUNT.AGREED), (TIME.NO_REPLY, AMOUNT.DIFFERS)], ("agreed", "differs")),
        ([(TIME.AGREED, AMOUNT.AGREED), (TIME.CHANGED, AMOUNT.AGREED)], (None, None)),
    ],
)
def test_the_latest_answer_counts_and_no_reply_never_does(services, *, visit, talk, saved, talks, kept):
    for time, amount in talks:
        saved(talk(visit, time, amount))
    row = services.visits.get(visit).visit
    assert (row.time_answer, row.amount_answer) == kept


def test_without_a_reply_the_call_stays_due_day_after_day(services, visit, talk, at):
    for day in (0, 1, 2, 5):
        talk(visit, TIME.NO_REPLY, AMOUNT.NO_REPLY, by=at(day))
        (line,) = at(day).today.to_confirm()
        assert (line.visit.id, line.confirmation.late_days) == (visit, day + 1)


def test_after_its_day_a_visit_that_was_never_confirmed_asks_for_its_outcome_instead(visit, customer, at):
    assert at(6).today.to_confirm() == ()
    reasons = {reason.code: reason.visit_id for reason in at(6).today.line(customer).reasons}
    assert reasons[ReasonCode.VISIT_NOT_RECORDED] == visit
    assert ReasonCode.CONFIRM_VISIT not in reasons


def test_a_visit_without_an_amount_is_confirmed_by_its_time_alone(services, plan, talk, care, saved):
    visit = plan(5, purpose=care, amount=None, on=-10)
    assert saved(talk(visit, TIME.AGREED, AMOUNT.NO_REPLY)).confirmed
    assert services.visits.get(visit).readiness.ready


def test_agreed_answers_do_not_make_a_visit_ready_while_a_paper_is_missing(services, plan, talk):
    visit = plan(5, papers=(PaperWanted(PaperKind.VAT_INVOICE), PaperWanted(PaperKind.ORDER)), on=-10)
    talk(visit)
    (first, second) = services.visits.get(visit).papers
    services.visits.pack(visit, first.id, packed=True)
    reasons = services.visits.get(visit).readiness.reasons
    assert [(reason.code, reason.paper) for reason in reasons] == [(NotReadyCode.PAPER_MISSING, PaperKind.ORDER)]
    services.visits.pack(visit, second.id, packed=True)
    assert services.visits.get(visit).readiness.ready


# What is refused


@pytest.mark.parametrize(
    ("said", "problem"),
    [
        ({"revision": 2}, ("", ProblemCode.CHANGED_MEANWHILE)),
        ({"time": TIME.CHANGED}, ("new_day", ProblemCode.REQUIRED)),
        ({"time": TIME.CHANGED, "new_day": date(2026, 11, 20)}, ("new_day", ProblemCode.IN_THE_PAST)),
        (
            {"time": TIME.CHANGED, "new_day": date(2026, 11, 26), "new_time": "14:00"},
            ("new_day", ProblemCode.NOT_CHANGED),
        ),
        ({"time": TIME.CHANGED, "new_day": NEW_DAY, "new_time": "25:00"}, ("new_time", ProblemCode.NOT_A_TIME)),
        ({"amount": AMOUNT.DIFFERS, "owner": "Zhou"}, ("theirs", ProblemCode.REQUIRED)),
        ({"amount": AMOUNT.DIFFERS, "owner": "Zhou", "theirs": -1}, ("theirs", ProblemCode.TOO_SMALL)),
        ({"amount": AMOUNT.DIFFERS, "owner": "Zhou", "theirs": 10**13}, ("theirs", ProblemCode.TOO_LARGE)),
        ({"amount": AMOUNT.DIFFERS, "owner": "Zhou", "theirs": 12_850_000}, ("theirs", ProblemCode.NOT_CHANGED)),
        ({"amount": AMOUNT.DIFFERS, "theirs": 1, "reason": " \u200b"}, ("owner", ProblemCode.REQUIRED)),
        ({"contact_id": 77}, ("spoke_with", ProblemCode.NOT_FOUND)),
        ({"spoke_with": "x" * 101}, ("spoke_with", ProblemCode.TOO_LONG)),
        ({"note": "x" * 2001}, ("note", ProblemCode.TOO_LONG)),
        ({"reason": "x" * 1001}, ("reason", ProblemCode.TOO_LONG)),
        ({"visit_id": 77}, ("", ProblemCode.NOT_FOUND)),
    ],
)
def test_what_cannot_be_kept_is_refused_and_nothing_is_written(services, visit, refused, said, problem):
    full = {"visit_id": visit, "revision": 1, "time": TIME.AGREED, "amount": AMOUNT.AGREED, **said}
    assert refused(services.confirmations.record, Talk(**full)) == [problem]
    assert services.confirmations.preview(Talk(**full)) is None


@pytest.mark.parametrize(
    "found",
    [{"cause": DifferenceReason.TIMING}, {"reason": "one invoice less"}, {"owner": "finance office"}],
)
def test_a_difference_needs_a_cause_or_somebody_who_looks_for_it(visit, talk, saved, found):
    """Rule 5."""
    assert saved(talk(visit, TIME.AGREED, AMOUNT.DIFFERS, **{"cause": DifferenceReason.UNKNOWN, **found}))


def test_no_difference_can_be_found_where_there_is_no_amount(services, plan, care, refused):
    visit = plan(5, purpose=care, amount=None)
    said = Talk(visit, 1, TIME.AGREED, AMOUNT.DIFFERS, theirs=1, owner="Zhou")
    assert refused(services.confirmations.record, said) == [("amount", ProblemCode.NOT_ALLOWED)]


def test_a_talk_with_somebody_of_another_customer_is_refused(services, visit, add_customer, add_contact, refused):
    stranger = add_contact(to=add_customer("Ruifeng"))
    said = Talk(visit, 1, TIME.AGREED, AMOUNT.AGREED, contact_id=stranger)
    assert refused(services.confirmations.record, said) == [("spoke_with", ProblemCode.NOT_FOUND)]


@pytest.mark.parametrize("meanwhile", ["moved", "amount changed", "talk moved it"])
def test_a_talk_begun_before_the_visit_changed_is_refused(services, visit, talk, refused, meanwhile):
    from desktop.services.visits import VisitForm

    card = services.visits.get(visit)
    if meanwhile == "moved":
        services.visits.reschedule(visit, NEW_DAY, None)
    elif meanwhile == "amount changed":
        form = VisitForm(card.visit.customer_id, card.visit.day, card.visit.time, amount=1)
        services.visits.change(visit, form)
    else:
        talk(visit, TIME.CHANGED, AMOUNT.AGREED)
    said = Talk(visit, card.visit.revision, TIME.AGREED, AMOUNT.AGREED)
    assert refused(services.confirmations.record, said) == [("", ProblemCode.CHANGED_MEANWHILE)]


@pytest.mark.parametrize("end", ["cancel", "finish"])
def test_a_visit_that_is_over_is_not_confirmed_any_more(services, visit, refused, end):
    from desktop.domain.visits import Outcome

    getattr(services.visits, end)(visit, "" if end == "cancel" else VisitResult(Outcome.PAID))
    said = Talk(visit, 1, TIME.AGREED, AMOUNT.AGREED)
    assert refused(services.confirmations.record, said) == [("", ProblemCode.SETTLED)]
    assert services.today.to_confirm() == ()
    assert services.visits.get(visit).confirmation.phase is Phase.CLOSED


def test_a_clock_set_back_loses_nothing(services, plan, at):
    visit = plan(5, on=-1)
    (line,) = at(-9).today.to_confirm() or (None,)
    assert line is None  # not yet due on that day
    (line,) = at(-1).today.to_confirm()
    assert (line.visit.id, line.confirmation.phase) == (visit, Phase.DUE)
    (line,) = at(1).today.to_confirm()
    assert line.confirmation.late_days == 2


def test_a_visit_planned_while_the_clock_was_ahead_is_due_all_the_same(services, plan, at, today):
    visit = plan(5, on=3)
    (line,) = services.today.to_confirm()
    assert (line.visit.id, line.confirmation.short_notice) == (visit, False)
    assert line.confirmation.due == today - timedelta(days=1)
