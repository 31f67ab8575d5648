"""The days on which a customer pays, worked out from rule and calendar, and the last day for papers before each.

Every result says why it is not the day that the rule names: a weekend, a holiday, or the customer being closed.
"""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from desktop.domain.calendars import WorkCalendar
from desktop.domain.months import day_in_month, month_number
from desktop.domain.nominaldays import nominal_days, window_last
from desktop.domain.payrules import Cutoff, PayRule, Shift
from desktop.domain.process import PaymentProcess, StepKind

#: How far ahead pay days are looked for: a rule that skips 1 January for ever must come to an end.
_SEARCH_MONTHS = 12 * 12

#: How far back a pay day may lie that is moved into the days asked for, or whose window is still open.
_LOOK_BACK_DAYS = 400

_DAY = timedelta(days=1)


class MoveReason(StrEnum):
    """Why a pay day is not on the day that the rule names."""

    WEEKEND = "weekend"
    HOLIDAY = "holiday"
    CLOSED = "closed"  # a working day, but not at this customer


class DeadlineReason(StrEnum):
    """What sets the last day for papers."""

    CUTOFF = "cutoff"
    WINDOW = "window"  # papers are taken in on some days of the month only
    LEAD_DAYS = "lead_days"  # the steps up to the payment take so long


@dataclass(frozen=True, slots=True)
class PayDay:
    """One day on which the customer pays.

    `nominal` is the day that the rule names, `day` the one after moving, `moved` why they differ (None: not moved) and
    `holiday` the name of the holiday that moved it. For a rule with a window the customer pays from `day` to
    `window_end`, both included. `estimated`: the year's holidays are not announced yet, so it may still change.
    """

    nominal: date
    day: date
    moved: MoveReason | None = None
    holiday: str | None = None
    estimated: bool = False
    window_end: date | None = None


@dataclass(frozen=True, slots=True)
class PaperDeadline:
    """The last day on which papers can be handed in for a pay day; `nominal` is it before moving to a working day."""

    day: date
    reason: DeadlineReason
    nominal: date


def next_pay_days(rule: PayRule, after: date, calendar: WorkCalendar, count: int = 3) -> tuple[PayDay, ...]:
    """List the next `count` pay days on or after `after`, ascending, each day once; fewer where there are no more.

    Of a window that is open on `after` the rest is listed, from the first working day on or after `after`.
    """
    found: dict[date, PayDay] = {}
    for pay_day in _pay_days(rule, after, calendar):
        rest = _rest_of_window(pay_day, after, calendar)
        if rest.day < after:
            continue
        known = found.get(rest.day)
        # of several days moved onto one, the nearest tells best why
        if known is None or abs(rest.nominal - rest.day) < abs(known.nominal - known.day):
            found[rest.day] = rest
        if len(found) > count:
            break
    return tuple(found.values())[:count]


def process_pay_days(
    process: PaymentProcess, after: date, calendar: WorkCalendar, count: int = 3
) -> tuple[PayDay, ...]:
    """List the next pay days of a customer, around the days on which the customer is closed; none without a rule."""
    if process.rule is None:
        return ()
    return next_pay_days(process.rule, after, calendar.with_closed(process.closed_days()), count)


def pay_day_after_missing(rule: PayRule, missed: PayDay, calendar: WorkCalendar) -> PayDay | None:
    """Give the pay day that papers wait for which came too late for `missed`; None when there is none.

    It is the next one, or the first in the month that the cut-off names (ELSE +1M: in the month after the missed one).
    """
    month = month_number(missed.nominal) + (rule.cutoff.wait_months if rule.cutoff else 0)
    for pay_day in _pay_days(rule, missed.day, calendar):
        if pay_day.day > missed.day and month_number(pay_day.nominal) >= month:
            return pay_day
    return None


def paper_deadline(process: PaymentProcess, pay_day: PayDay, calendar: WorkCalendar) -> PaperDeadline | None:
    """Find the last working day on which papers can be handed in for a pay day; None when nothing is known about it.

    It is the cut-off or the pay day less the working days that the steps take, whichever is earlier; where papers are
    taken in on some days of the month only, the last such day up to then.
    """
    at_customer = calendar.with_closed(process.closed_days())
    first = min(pay_day.day, pay_day.nominal) if pay_day.window_end else pay_day.day
    lead_days = process.lead_days()
    nominal = at_customer.add_working_days(first, -lead_days)
    reason = DeadlineReason.LEAD_DAYS if lead_days else None
    if process.rule is not None and process.rule.cutoff is not None:
        cutoff = _cutoff_day(process.rule.cutoff, pay_day.nominal, first)
        if cutoff <= nominal:
            nominal, reason = cutoff, DeadlineReason.CUTOFF
    receive = process.first_step(StepKind.RECEIVE)
    if receive is not None and receive.window is not None:
        opened = _last_day_in(receive.window, nominal)
        if opened < nominal or reason is None:
            nominal, reason = opened, DeadlineReason.WINDOW
    return PaperDeadline(at_customer.on_or_before(nominal), reason, nominal) if reason else None


def is_in_window(day: date, window: tuple[int, int]) -> bool:
    """Tell whether a day lies in a window of days of the month, ends included; 28 to 5 runs into the next month.

    An end that the month does not have is its nearest day, so that every month has a day in every window.
    """
    length = monthrange(day.year, day.month)[1]
    first, last = (min(max(end, 1), length) for end in window)
    return first <= day.day <= last if window[0] <= window[1] else day.day >= first or day.day <= last


def _last_day_in(window: tuple[int, int], day: date) -> date:
    while not is_in_window(day, window):
        day -= _DAY
    return day


def _cutoff_day(cutoff: Cutoff, nominal: date, latest: date) -> date:
    """Find the cut-off that belongs to a pay month; when it lies after the pay day, the one a month earlier."""
    month = month_number(nominal) - cutoff.months_before
    while (day := day_in_month(month, cutoff.day)) > latest:
        month -= 1
    return day


def _pay_days(rule: PayRule, after: date, calendar: WorkCalendar) -> Iterator[PayDay]:
    """Walk through the pay days from well before `after` on, in order."""
    start = month_number(after - timedelta(days=_LOOK_BACK_DAYS))
    for month in range(start, month_number(after) + _SEARCH_MONTHS):
        for nominal in nominal_days(rule.pay_day, month, calendar):
            pay_day = _settle(rule, nominal, calendar)
            if pay_day is not None:
                yield pay_day


def _settle(rule: PayRule, nominal: date, calendar: WorkCalendar) -> PayDay | None:
    """Move a nominal pay day as the rule says; None when it is skipped."""
    last = window_last(rule.pay_day, nominal)
    day: date | None
    if rule.shift is Shift.NONE:
        day, end = nominal, last
    elif (opened := calendar.on_or_after(nominal)) <= (last or nominal):
        day, end = opened, calendar.on_or_before(last) if last else None
    else:
        day = _shifted(rule.shift, nominal, calendar)
        end = day if last else None
    if day is None:
        return None
    moved = _why_off(nominal, calendar) if day != nominal else None
    holiday = calendar.name(nominal) if moved is MoveReason.HOLIDAY else None
    estimated = any(calendar.is_estimated(each) for each in (nominal, day, end) if each)
    return PayDay(nominal, day, moved, holiday, estimated, end)


def _shifted(shift: Shift, nominal: date, calendar: WorkCalendar) -> date | None:
    later = calendar.on_or_after(nominal)
    if shift is Shift.SKIP:
        return None
    if shift is Shift.PREV or (shift is Shift.MODNEXT and later.month != nominal.month):
        return calendar.on_or_before(nominal)
    return later


def _why_off(day: date, calendar: WorkCalendar) -> MoveReason:
    if calendar.is_closed(day):
        return MoveReason.CLOSED
    is_holiday = day in calendar.overrides or calendar.name(day) is not None
    return MoveReason.HOLIDAY if is_holiday else MoveReason.WEEKEND


def _rest_of_window(pay_day: PayDay, after: date, calendar: WorkCalendar) -> PayDay:
    end = pay_day.window_end
    if end is None or not pay_day.day < after <= end:
        return pay_day
    # Days that are not moved at all may end on a rest day: then there is no working day left.
    return replace(pay_day, day=min(calendar.on_or_after(after), end), moved=None, holiday=None)
