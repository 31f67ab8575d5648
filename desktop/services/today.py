"""The list of the day: whom to call, whom to visit, what is still unknown, each with its reason and its one action."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from db.connection import Book
from db.queries import today as queries
from db.queries import visits as visit_queries
from db.queries.agenda import papers_over
from db.queries.processes import count_without_process, get_process
from db.queries.settings import get_setting
from db.queries.visits import PersonRow, VisitRow
from desktop.domain.agenda import Group, ReasonCode, fell_due_on
from desktop.domain.confirmation import Confirmation, Readiness
from desktop.domain.money import Money
from desktop.domain.process import Question, open_questions
from desktop.services.clock import Clock
from desktop.services.plan_reading import read_due
from desktop.services.process_records import read_process
from desktop.services.results import Refused, Saved
from desktop.services.standing import confirmation_of, readiness_of
from desktop.services.today_details import lines_of
from desktop.services.today_lines import DAY_BEFORE, LAST_DAY, LINES_SHOWN, Agenda, AgendaGroup, Away, Line
from desktop.services.today_ranking import Ranking
from desktop.services.working_days import LEAST_DAYS, days_known

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.domain.calendars import WorkCalendar

#: The time at which a call is best placed unless the contact has another (rule 71).
BEST_CALL_TIME = "15:30"
#: How far ahead a visit makes the questions about its customer urgent, in days.
QUESTION_DAYS = 14
WEEK_DAYS = 7
#: Customers without a payment process are counted up to here: on the first day it is all of them.
MOST_COUNTED = 1000
_FRIDAY = 4


@dataclass(frozen=True, slots=True)
class ConfirmLine:
    """A visit to be confirmed: whom to ask, when best, and the last try."""

    visit: VisitRow
    confirmation: Confirmation
    ask: PersonRow | None
    best_time: str
    last_try: tuple[str, str] | None


@dataclass(frozen=True, slots=True)
class VisitLine:
    """A visit of these days, ready or not and why."""

    visit: VisitRow
    confirmation: Confirmation
    readiness: Readiness


@dataclass(frozen=True, slots=True)
class QuestionLine:
    """A customer to be visited soon about whom something is not known."""

    customer_id: int
    customer: str
    described: bool
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class TodayList:
    """Everything for one day; `today` and `soon` together are the visits until the next working week day."""

    day: date
    confirm: tuple[ConfirmLine, ...]
    today: tuple[VisitLine, ...]
    soon: tuple[VisitLine, ...]
    unrecorded: tuple[VisitLine, ...]
    next_steps: tuple[VisitRow, ...]
    questions: tuple[QuestionLine, ...]
    without_process: int
    week: tuple[Money, ...]

    @property
    def due(self) -> int:
        """How many lines want something done today."""
        return len(self.confirm) + len(self.today) + len(self.unrecorded) + len(self.next_steps)


class TodayService:
    """Puts the day together from the book; the list is the truth, a pop-up only points to it."""

    def __init__(self, book: Book, clock: Clock, calendar: "Callable[[], WorkCalendar]") -> None:
        """Take `calendar`, asked for the working days when days for papers are to be worked out."""
        self._book = book
        self._clock = clock
        self._calendar = calendar

    def today(self) -> TodayList:
        """Give the list for the clock's day."""
        day = self._clock.today()
        with self._book.reading():
            until = visits_until(day)
            coming = visit_queries.visits_between(self._book, day, until)
            planned = [visit for visit in coming if visit.status == "planned"]
            return TodayList(
                day=day,
                confirm=tuple(self._confirm_lines(day)),
                today=_lines((visit for visit in planned if visit.day == day), day),
                soon=_lines((visit for visit in planned if visit.day > day), day),
                unrecorded=_lines(visit_queries.visits_without_outcome(self._book, day), day),
                next_steps=tuple(visit_queries.next_steps_due(self._book, day)),
                questions=tuple(self._questions(day)),
                without_process=count_without_process(self._book, MOST_COUNTED),
                week=tuple(
                    Money(currency, minor)
                    for currency, minor in queries.sums_to_collect(self._book, day, day + timedelta(days=WEEK_DAYS - 1))
                ),
            )

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
        """Count the lines that want something done today, without reading them: `TodayList.due`."""
        with self._book.reading():
            return queries.count_due(self._book, self._clock.today())

    def instalments_due(self) -> int:
        """Count the instalments that are due today or late, as `PlanService.due` lists them."""
        today = self._clock.today()
        with self._book.reading():
            return len(read_due(self._book, today, today))

    def to_confirm(self) -> tuple[ConfirmLine, ...]:
        """Give only the confirmations that are due or late, for counts and pop-ups."""
        with self._book.reading():
            return tuple(self._confirm_lines(self._clock.today()))

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
        sums = queries.sums_to_collect(self._book, day, day + timedelta(days=WEEK_DAYS - 1))
        return tuple(Money(currency, minor) for currency, minor in sums)

    def _confirm_lines(self, day: date) -> Iterable[ConfirmLine]:
        visits = visit_queries.visits_to_confirm(self._book, day)
        ids = [visit.id for visit in visits]
        people = visit_queries.visit_people(self._book, ids)
        known = queries.whom_to_ask(self._book, list({visit.customer_id for visit in visits}))
        tries = queries.last_tries(self._book, ids)
        for visit in visits:
            ask = next(iter(people.get(visit.id, ())), known.get(visit.customer_id))
            best = ask.best_time if ask and ask.best_time else BEST_CALL_TIME
            yield ConfirmLine(visit, confirmation_of(visit, day), ask, best, tries.get(visit.id))

    def _questions(self, day: date) -> Iterable[QuestionLine]:
        coming = queries.customers_to_visit(self._book, day, day + timedelta(days=QUESTION_DAYS))
        for customer_id, name in coming:
            found = get_process(self._book, customer_id)
            questions = open_questions(read_process(found))
            if questions:
                yield QuestionLine(customer_id, name, found is not None, questions)


def visits_until(day: date) -> date:
    """Give the last day whose visits are shown: tomorrow, and on a Friday to Sunday the Monday that follows."""
    return day + timedelta(days=1 if day.weekday() < _FRIDAY else 7 - day.weekday())


def _lines(visits: Iterable[VisitRow], day: date) -> tuple[VisitLine, ...]:
    return tuple(VisitLine(visit, confirmation_of(visit, day), readiness_of(visit)) for visit in visits)
