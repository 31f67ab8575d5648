"""The list of the day: whom to call, whom to visit, what is still unknown, each with its reasons and its one action."""

from collections import Counter
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from db.connection import Book
from db.queries.agenda import has_instalments, papers_over
from db.queries.processes import count_without_process
from db.queries.settings import get_setting
from db.queries.today import sums_to_collect
from db.queries.visits import VisitRow, visits_to_confirm
from desktop.domain.agenda import Group, ReasonCode, fell_due_on
from desktop.domain.confirmation import Confirmation
from desktop.domain.money import Money
from desktop.services.clock import Clock
from desktop.services.results import Refused, Saved
from desktop.services.standing import confirmation_of
from desktop.services.today_details import lines_of
from desktop.services.today_lines import DAY_BEFORE, LAST_DAY, LINES_SHOWN, Agenda, AgendaGroup, Away, Line
from desktop.services.today_ranking import Ranking
from desktop.services.working_days import LEAST_DAYS, days_known

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.domain.calendars import WorkCalendar

WEEK_DAYS = 7
#: Customers without a payment process are counted up to here: on the first day it is all of them.
MOST_COUNTED = 1000


class ConfirmLine(NamedTuple):
    """A visit to be confirmed, for a pop-up."""

    visit: VisitRow
    confirmation: Confirmation


class TodayService:
    """Puts the day together from the book; the list is the truth, a pop-up only points to it."""

    def __init__(self, book: Book, clock: Clock, calendar: "Callable[[], WorkCalendar]") -> None:
        """Take `calendar`, asked for the working days when days for papers are to be worked out."""
        self._book = book
        self._clock = clock
        self._calendar = calendar

    def agenda(self, group: Group | None = None, *, limit: int = LINES_SHOWN, offset: int = 0) -> Agenda:
        """Give the list of the clock's day: `limit` lines of each group, or one page of a single group."""
        day = self._clock.today()
        with self._book.reading():
            ranking = Ranking(self._book, day)
            pages = [(each, ranking.page(each, offset, limit)) for each in Group if group in {None, each}]
            lines = iter(lines_of(self._book, [line for _, page in pages for line in page]))
            groups = [
                AgendaGroup(each, tuple(next(lines) for _ in page), ranking.total(each), offset) for each, page in pages
            ]
            return Agenda(
                day=day,
                groups=tuple(each for each in groups if each.total),
                snoozed=ranking.snoozed_total,
                away=self._away(ranking, day),
                stale=self._is_stale(day),
                without_process=count_without_process(self._book, MOST_COUNTED),
                week=self._week(day),
            )

    def line(self, customer_id: int) -> Line | None:
        """Give one customer's line, put off or not; None where nothing speaks of it today."""
        with self._book.reading():
            found = Ranking(self._book, self._clock.today(), [customer_id]).line(customer_id)
            return lines_of(self._book, [found])[0] if found else None

    def snoozed(self, *, limit: int = 100, offset: int = 0) -> tuple[Line, ...]:
        """Give the lines that are put off, those that come back first before the others."""
        with self._book.reading():
            ranking = Ranking(self._book, self._clock.today())
            return tuple(lines_of(self._book, ranking.snoozed(offset, limit)))

    def seen(self) -> Saved[bool]:
        """Remember that the list was looked at on this day, work out new days for papers, put old marks away.

        Called once the list is on the screen and where `Agenda.stale` says so; gives whether anything was written.
        """
        from desktop.services.today_seen import seen  # writes, which a start does not

        return seen(self._book, self._clock, self._calendar)

    def pin(self, customer_id: int) -> Saved[int] | Refused:
        """Keep a customer at the top of its group; gives the id of the mark, which `clear_mark` takes back."""
        from desktop.services.today_marks import TodayMarks

        return TodayMarks(self._book, self._clock).pin(customer_id)

    def snooze(self, customer_id: int, until: date, reason: str) -> Saved[int] | Refused:
        """Put a line off until a day, on which it comes back, or until something weightier than it had appears.

        Visits of today and confirmations are never put off. Needs a reason and a day after today, at most three months
        away; gives the id of the mark.
        """
        from desktop.services.today_marks import TodayMarks

        return TodayMarks(self._book, self._clock).snooze(customer_id, until, reason)

    def done(
        self, customer_id: int, code: ReasonCode, until: date | None = None, reason: str = ""
    ) -> Saved[int] | Refused:
        """Take one reason off a customer's line until a day, on which it comes back; by default until tomorrow.

        PAPERS stay away until their last day has passed, HAND_OVER for 14 days and for a reason; a broken promise until
        the next one breaks. Confirmations, visits of the day, outcomes and steps are recorded in their own services and
        refused here. Gives the id of the mark.
        """
        from desktop.services.today_marks import TodayMarks

        return TodayMarks(self._book, self._clock).done(customer_id, code, until, reason)

    def clear_mark(self, mark_id: int) -> Saved[int] | Refused:
        """Take a pin, a snooze or a "done" back; setting it anew undoes that."""
        from desktop.services.today_marks import TodayMarks

        return TodayMarks(self._book, self._clock).clear_mark(mark_id)

    def count(self) -> int:
        """Count the customers on the list, without reading what their lines tell: `Agenda.total`."""
        with self._book.reading():
            ranking = Ranking(self._book, self._clock.today())
            return sum(map(ranking.total, Group))

    def instalments_due(self) -> int:
        """Count the instalments that are due today or late, as `PlanService.due` lists them."""
        today = self._clock.today()
        with self._book.reading():
            if not has_instalments(self._book, today):
                return 0
            from desktop.services.plan_reading import read_due  # only where a plan has come due

            return len(read_due(self._book, today, today))

    def to_confirm(self) -> tuple[ConfirmLine, ...]:
        """Give only the confirmations that are due or late, for pop-ups: each visit, the earliest first."""
        today = self._clock.today()
        with self._book.reading():
            visits = visits_to_confirm(self._book, today)
            return tuple(ConfirmLine(visit, confirmation_of(visit, today)) for visit in visits)

    def _is_stale(self, day: date) -> bool:
        last = get_setting(self._book, LAST_DAY)
        return last != day.isoformat() or days_known(self._book, day) < LEAST_DAYS or papers_over(self._book, day)

    def _away(self, ranking: Ranking, day: date) -> Away | None:
        """Say what fell due since the list was looked at last; on the day itself that stays what it was."""
        last, before = get_setting(self._book, LAST_DAY), get_setting(self._book, DAY_BEFORE)
        since = before if last == day.isoformat() else last
        if not since or (days := (day - date.fromisoformat(since)).days - 1) < 1:
            return None
        fell = Counter(
            reason.group
            for reason in ranking.noted_reasons()
            if (due := fell_due_on(reason)) is not None and since < due.isoformat() < day.isoformat()
        )
        counts = tuple((group, fell[group]) for group in Group if fell[group])
        return Away(date.fromisoformat(since), days, counts)

    def _week(self, day: date) -> tuple[Money, ...]:
        sums = sums_to_collect(self._book, day, day + timedelta(days=WEEK_DAYS - 1))
        return tuple(Money(currency, minor) for currency, minor in sums)
