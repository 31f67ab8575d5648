"""Letters on the list of the day: has it arrived, and has the day passed that it named (rules 58 and 59)."""

from datetime import date, timedelta

import pytest

from desktop.domain.agenda import Action, Group, ReasonCode
from desktop.domain.company import DocumentKind
from desktop.domain.deliveries import DeliveryChannel, ReplyKind
from desktop.domain.dunning import LadderRules, Level
from desktop.domain.problems import ProblemCode
from desktop.services.deliveries import DeliveryForm
from desktop.services.replies import ReplyForm

TODAY = date(2026, 11, 21)
CODE = ReasonCode


def day(offset):
    return TODAY + timedelta(days=offset)


@pytest.fixture
def found(services, customer):
    """Give a reason why the customer is on the list, None where that is none."""

    def reason(code, by=services):
        line = by.today.line(customer)
        return next((each for each in line.reasons if each.code is code), None) if line else None

    return reason


@pytest.fixture
def item(add_item):
    """An item that is not due, of which nothing else speaks."""
    return add_item("A-1", due=30)


@pytest.fixture
def posted(services, add_paper, item, saved):
    """A reminder that went by post six days ago."""
    paper = add_paper(items=[item])
    saved(services.deliveries.send(DeliveryForm((paper,), DeliveryChannel.POST, day(-6))))
    return paper


def test_a_letter_without_a_sign_that_it_arrived_is_asked_about(services, posted, found):
    reason = found(CODE.LETTER_RECEIVED)
    assert (reason.text, reason.document_id, reason.channel) == ("CK-2026-0001", posted, "post")
    assert (reason.sent_on, reason.day, reason.late) == (day(-6), day(-1), 1)
    (group,) = services.today.agenda().groups
    assert (group.group, group.total, group.lines[0].action) == (Group.LETTERS, 1, Action.ASK_ARRIVAL)
    assert services.today.count() == 1


def test_the_firm_says_after_how_many_days_one_asks(services, posted, found):
    services.dunning.save_rules(LadderRules(ask_after=7))
    assert found(CODE.LETTER_RECEIVED) is None
    assert services.deliveries.status([posted])[posted].asks_on == day(1)
    services.dunning.save_rules(LadderRules(ask_after=6))
    assert found(CODE.LETTER_RECEIVED).day == TODAY


def test_what_one_has_asked_today_comes_back_tomorrow(services, customer, posted, found, at):
    services.today.done(customer, CODE.LETTER_RECEIVED)
    assert found(CODE.LETTER_RECEIVED) is None
    assert found(CODE.LETTER_RECEIVED, at(1))


def test_the_day_of_a_final_notice_that_has_passed_is_a_task(services, add_paper, item, found, saved):
    paper = add_paper(items=[item], level=Level.FINAL, pay_by=day(-1))
    reason = found(CODE.LETTER_DAY_PASSED)
    assert (reason.document_id, reason.item_ids, reason.late) == (paper, (item,), 1)
    saved(services.archive.void(paper, "wrong sum"))
    assert found(CODE.LETTER_DAY_PASSED) is None


@pytest.mark.parametrize(("level", "pay_by"), [(Level.FINAL, 0), (Level.SECOND, -1)])
def test_no_other_day_announces_anything(add_paper, item, found, level, pay_by):
    add_paper(items=[item], level=level, pay_by=day(pay_by))
    assert found(CODE.LETTER_DAY_PASSED) is None


def test_a_later_final_notice_gives_a_later_day(add_paper, item, found):
    add_paper(items=[item], level=Level.FINAL, pay_by=day(-1))
    add_paper(items=[item], level=Level.FINAL, pay_by=TODAY)
    assert found(CODE.LETTER_DAY_PASSED) is None


def test_what_was_announced_is_put_aside_for_a_reason_and_two_weeks(services, add_paper, item, found, at):
    add_paper(items=[item], level=Level.FINAL, pay_by=day(-1))
    (problem,) = services.today.done(1, CODE.LETTER_DAY_PASSED).problems
    assert (problem.field, problem.code) == ("reason", ProblemCode.REQUIRED)
    services.today.done(1, CODE.LETTER_DAY_PASSED, reason="the lawyer is on holiday")
    assert found(CODE.LETTER_DAY_PASSED, at(14)) is None
    assert found(CODE.LETTER_DAY_PASSED, at(15))


def test_a_difference_in_an_answer_is_on_the_list(services, add_paper, found, saved):
    paper = add_paper(DocumentKind.STATEMENT, total=5_000)
    saved(services.replies.add(ReplyForm(paper, ReplyKind.DIFFERS, TODAY, theirs=3_000)))
    reason = found(CODE.DIFFERENCE)
    assert (reason.amount, reason.visit_id, reason.reconciliation_id) == (2_000, None, 1)
