"""The last day to hand papers in at each customer, kept in the book so that the list of a day need not work it out."""

from datetime import date, timedelta
from typing import NamedTuple

from db import models
from db.connection import Book
from db.queries.processes import get_processes, with_rule
from desktop.domain.calendars import WorkCalendar
from desktop.domain.paydays import paper_deadline, pay_day_after_missing, process_pay_days
from desktop.domain.process import PaymentProcess
from desktop.services.process_records import read_process
from desktop.services.settings import keep_setting
from desktop.services.working_days import LEAST_DAYS, WORKING_DAYS, days_known

#: So many days of the calendar are kept.
_KEPT_DAYS = 120
#: With weekly pay days and papers that take months, the next one that can be met is far down the list.
_NEAR, _FAR = 3, 40


class PaperDays(NamedTuple):
    """The last day to hand papers in, the pay day they are for, and the one they wait for when they come too late."""

    by: date | None = None
    pay_day: date | None = None
    else_day: date | None = None


def next_paper_days(process: PaymentProcess, today: date, calendar: WorkCalendar) -> PaperDays:
    """Find the first pay day whose papers can still be handed in from `today` on; nothing where no such day is known.

    `calendar` is that of the country; the customer's closed days are taken from the process.
    """
    for count in (_NEAR, _FAR) if process.rule is not None else ():
        for pay_day in process_pay_days(process, today, calendar, count):
            deadline = paper_deadline(process, pay_day, calendar)
            if deadline is None:
                return PaperDays()
            if deadline.day >= today and process.rule is not None:
                theirs = calendar.with_closed(process.closed_days())
                missed = pay_day_after_missing(process.rule, pay_day, theirs)
                return PaperDays(deadline.day, pay_day.day, missed.day if missed else None)
    return PaperDays()


def columns_of(days: PaperDays) -> dict[str, date | None]:
    """Name the days as the table does."""
    return {"papers_by": days.by, "papers_for": days.pay_day, "papers_else": days.else_day}


def renew(book: Book, today: date, calendar: WorkCalendar) -> int:
    """Work out the days that have passed, or all of them when the calendar has changed; give how many.

    All of them, too, when the clock has gone back since: then nearer days may have been passed over. Inside a
    transaction.
    """
    is_everything = days_known(book, today) < LEAST_DAYS
    flags = "".join(str(int(calendar.is_working(today + timedelta(days=n)))) for n in range(_KEPT_DAYS))
    value = f"{today.isoformat()} {flags}"
    keep_setting(WORKING_DAYS, value)
    found = get_processes(book, with_rule(book, None if is_everything else today))
    for customer, process in found.items():
        days = columns_of(next_paper_days(read_process(process), today, calendar))
        models.Process.update(**days).where(models.Process.customer == customer).execute()
    return len(found)
