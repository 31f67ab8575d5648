"""Which day to propose for a visit, counted back from pay day and cut-off (rule 22)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from desktop.domain.calendars import WorkCalendar
from desktop.domain.confirmation import CONFIRM_DAYS, confirm_from
from desktop.domain.paydays import (
    PaperDeadline,
    PayDay,
    is_in_window,
    paper_deadline,
    pay_day_after_missing,
    process_pay_days,
)
from desktop.domain.process import PaymentProcess, StepKind
from desktop.domain.visits import Purpose

#: How many pay days are tried before a visit is proposed without one.
_PAY_DAYS_TRIED = 12

#: How far ahead a day in a step's window is looked for.
_SEARCH_DAYS = 400

_DAY = timedelta(days=1)


class ProposalReason(StrEnum):
    """Why this day is proposed."""

    PAY_DAY = "pay_day"  # the next pay day
    LATER_PAY_DAY = "later_pay_day"  # the next one is too near to be confirmed five days before
    PAPER_DEADLINE = "paper_deadline"  # the last day for papers
    PAPER_DEADLINE_SHORT = "paper_deadline_short"  # the same, but fewer than five days are left
    STEP_WINDOW = "step_window"  # the customer does this step on these days of the month
    STEP_LEAD = "step_lead"  # from here to the pay day the steps take so long
    FIRST_FREE = "first_free"  # nothing is known; the first working day that leaves five days to confirm


@dataclass(frozen=True, slots=True)
class Proposal:
    """A day for a visit, why that one, and the pay day and the paper deadline that it serves where they are known."""

    day: date
    reason: ProposalReason
    pay_day: PayDay | None = None
    deadline: PaperDeadline | None = None


def propose_visit(
    process: PaymentProcess | None,
    purpose: Purpose,
    calendar: WorkCalendar,
    today: date,
    closed: Iterable[date] = (),
) -> Proposal:
    """Propose a day for a visit: always a working day, never before `today`.

    `closed` are days on which no visit can be made, beside those on which the customer is closed. Wherever the process
    allows, the day leaves the five days for confirming (rule 3).
    """
    known = process or PaymentProcess()
    at_customer = calendar.with_closed(known.closed_days())
    visiting = at_customer.with_closed(closed)
    outlook = _Outlook(known, at_customer, visiting, today, _first_free_day(today, calendar, visiting))
    match purpose:
        case Purpose.COLLECT:
            proposal = _on_pay_day(outlook)
        case Purpose.DELIVER_PAPERS:
            proposal = _before_paper_deadline(outlook)
        case Purpose.RECONCILE:
            proposal = _at_step(outlook, StepKind.RECONCILE)
        case Purpose.APPROVE:
            proposal = _at_step(outlook, StepKind.APPROVE)
        case Purpose.CARE:
            proposal = None
    if proposal is not None:
        return proposal
    return outlook.proposal(outlook.first_free, ProposalReason.FIRST_FREE, outlook.pay_day_from(outlook.first_free))


@dataclass(frozen=True, slots=True)
class _Outlook:
    """What a day is chosen from: `first_free` is the first day for a visit that leaves the five days."""

    process: PaymentProcess
    at_customer: WorkCalendar
    visiting: WorkCalendar
    today: date
    first_free: date

    def pay_days(self) -> tuple[PayDay, ...]:
        return process_pay_days(self.process, self.today, self.at_customer, _PAY_DAYS_TRIED)

    def pay_day_from(self, day: date) -> PayDay | None:
        return next(iter(process_pay_days(self.process, day, self.at_customer, 1)), None)

    def deadline(self, pay_day: PayDay) -> PaperDeadline | None:
        return paper_deadline(self.process, pay_day, self.at_customer)

    def proposal(self, day: date, reason: ProposalReason, pay_day: PayDay | None) -> Proposal:
        return Proposal(day, reason, pay_day, self.deadline(pay_day) if pay_day else None)


def _first_free_day(today: date, calendar: WorkCalendar, visiting: WorkCalendar) -> date:
    day = visiting.on_or_after(today + timedelta(days=CONFIRM_DAYS))
    while confirm_from(day, calendar) < today:
        day = visiting.on_or_after(day + _DAY)
    return day


def _on_pay_day(outlook: _Outlook) -> Proposal | None:
    reason = ProposalReason.PAY_DAY
    for pay_day in outlook.pay_days():
        earliest = max(pay_day.day, outlook.first_free) if pay_day.window_end else pay_day.day
        day = outlook.visiting.on_or_after(earliest)
        if day >= outlook.first_free and (pay_day.window_end is None or day <= pay_day.window_end):
            return outlook.proposal(day, reason, pay_day)
        reason = ProposalReason.LATER_PAY_DAY
    return None


def _before_paper_deadline(outlook: _Outlook) -> Proposal | None:
    pay_day = outlook.pay_day_from(outlook.today)
    for _ in range(_PAY_DAYS_TRIED):
        deadline = outlook.deadline(pay_day) if pay_day else None
        if pay_day is None or deadline is None or outlook.process.rule is None:
            return None
        day = outlook.visiting.on_or_before(deadline.day)
        if day >= outlook.today:
            is_short = day < outlook.first_free
            reason = ProposalReason.PAPER_DEADLINE_SHORT if is_short else ProposalReason.PAPER_DEADLINE
            return Proposal(day, reason, pay_day, deadline)
        pay_day = pay_day_after_missing(outlook.process.rule, pay_day, outlook.at_customer)
    return None


def _at_step(outlook: _Outlook, kind: StepKind) -> Proposal | None:
    step = outlook.process.first_step(kind)
    if step is not None and step.window is not None:
        return _in_window(outlook, step.window)
    lead_days = outlook.process.lead_days(kind)
    if not lead_days:
        return None
    for pay_day in outlook.pay_days():
        started = outlook.at_customer.add_working_days(pay_day.day, -lead_days)
        day = outlook.visiting.on_or_before(started)
        if day >= outlook.first_free:
            return outlook.proposal(day, ProposalReason.STEP_LEAD, pay_day)
    return None


def _in_window(outlook: _Outlook, window: tuple[int, int]) -> Proposal | None:
    for ahead in range(_SEARCH_DAYS):
        day = outlook.first_free + ahead * _DAY
        if is_in_window(day, window) and outlook.visiting.is_working(day):
            return outlook.proposal(day, ProposalReason.STEP_WINDOW, outlook.pay_day_from(day))
    return None
