"""The list of the day: whom to call, whom to visit, what is still unknown, each with its reason and its one action."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from db.connection import Book
from db.queries import today as queries
from db.queries import visits as visit_queries
from db.queries.processes import count_without_process, get_process
from db.queries.visits import PersonRow, VisitRow
from desktop.domain.agenda import Group, ReasonCode
from desktop.domain.confirmation import Confirmation, Readiness
from desktop.domain.money import Money
from desktop.domain.process import Question, open_questions
from desktop.services.clock import Clock
from desktop.services.process_records import read_process
from desktop.services.results import Refused, Saved
from desktop.services.standing import confirmation_of, readiness_of
from desktop.services.today_lines import LINES_SHOWN, Agenda, Line

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

    def __init__(self, book: Book, clock: Clock) -> None:
        self._book = book
        self._clock = clock

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
        raise NotImplementedError

    def snoozed(self, *, limit: int = 100, offset: int = 0) -> tuple[Line, ...]:
        """Give the lines that are put off, those that come back first before the others."""
        raise NotImplementedError

    def seen(self) -> Saved[bool]:
        """Remember that the list was looked at on this day (what `away` counts from), and renew days for papers.

        Called once the list is on the screen; gives whether anything was written. Cheap when nothing is to be done.
        """
        raise NotImplementedError

    def pin(self, customer_id: int) -> Saved[int] | Refused:
        """Keep a customer at the top of its group; gives the id of the mark, which `clear_mark` takes back."""
        raise NotImplementedError

    def snooze(self, customer_id: int, until: date, reason: str) -> Saved[int] | Refused:
        """Put a line off until a day, that day included, unless something weightier than its strongest reason comes.

        Visits of today and confirmations are never put off. Needs a reason; gives the id of the mark.
        """
        raise NotImplementedError

    def done(
        self, customer_id: int, code: ReasonCode, until: date | None = None, reason: str = ""
    ) -> Saved[int] | Refused:
        """Take one reason off a customer's line until tomorrow, PAPERS until their last day, HAND_OVER for 14 days.

        HAND_OVER needs a reason. Steps and visits are marked in their own services. Gives the id of the mark.
        """
        raise NotImplementedError

    def clear_mark(self, mark_id: int) -> Saved[int] | Refused:
        """Take a pin, a snooze or a "done" back; setting it anew undoes that."""
        raise NotImplementedError

    def count(self) -> int:
        """Count the lines that want something done today, without reading them: `TodayList.due`."""
        with self._book.reading():
            return queries.count_due(self._book, self._clock.today())

    def instalments_due(self) -> int:
        """Count the instalments that are due today or late, as `PlanService.due` lists them."""
        with self._book.reading():
            return queries.count_due_instalments(self._book, self._clock.today())

    def to_confirm(self) -> tuple[ConfirmLine, ...]:
        """Give only the confirmations that are due or late, for counts and pop-ups."""
        with self._book.reading():
            return tuple(self._confirm_lines(self._clock.today()))

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
