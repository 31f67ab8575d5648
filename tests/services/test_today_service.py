"""The calls that are due, for pop-ups: nothing is lost while the laptop was closed."""

from datetime import date

import pytest

from desktop.domain.confirmation import AmountAnswer, Phase, TimeAnswer

TIME, AMOUNT = TimeAnswer, AmountAnswer
SATURDAY = date(2026, 11, 21)


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


def test_confirmations_come_in_the_order_of_their_visits(plan, services):
    later, sooner, anytime, morning = plan(4, "09:00"), plan(2, "16:00"), plan(2, None), plan(2, "08:00")
    assert [line.visit.id for line in services.today.to_confirm()] == [morning, sooner, anytime, later]


def test_half_an_answer_stays_on_the_list_with_what_is_missing(services, plan, talk):
    visit = plan(3)
    talk(visit, TIME.AGREED, AMOUNT.NO_REPLY)
    (line,) = services.today.to_confirm()
    assert [part.value for part in line.confirmation.missing] == ["amount"]
