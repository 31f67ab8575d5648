"""The contact log: what was said, what comes next, and when the customer may be called again."""

from collections.abc import Collection, Iterator
from datetime import date, timedelta
from typing import NoReturn

from db import models
from db.connection import Book
from db.queries import contacts as queries
from db.queries.contacts import ContactLine, StepLine, WeekRow
from db.queries.customers import get_customer
from db.queries.today import whom_to_ask
from desktop.domain.callwindow import (
    CallRules,
    CallWindow,
    ContactsOfDay,
    CustomerHours,
    call_window,
    rules_problems,
)
from desktop.domain.contacts import ContactChannel, StepSource
from desktop.domain.ledger import PaymentQuestion
from desktop.domain.problems import Problem, ProblemCode
from desktop.domain.promises import PromiseQuestion
from desktop.domain.timeline import EventKind
from desktop.services.calendars import CalendarService
from desktop.services.call_rules import read_call_rules, write_call_rules
from desktop.services.clock import Clock
from desktop.services.contact_forms import ContactForm, cleaned, form_problems
from desktop.services.payments import PaymentService
from desktop.services.promises import PromiseService
from desktop.services.results import Changes, Entity, Refused, Saved
from desktop.services.timeline import record
from desktop.services.visits import VisitService

__all__ = ["ContactForm", "ContactLine", "ContactQuestion", "ContactService", "StepLine", "WeekRow"]

#: What is asked once before a payment or a promise is recorded.
ContactQuestion = PaymentQuestion | PromiseQuestion

_WEEK = timedelta(days=7)


class ContactService:
    """Use cases around being in touch with customers."""

    def __init__(
        self,
        book: Book,
        clock: Clock,
        *,
        calendars: CalendarService,
        visits: VisitService,
        promises: PromiseService,
        payments: PaymentService,
    ) -> None:
        self._book = book
        self._clock = clock
        self._calendars = calendars
        self._visits = visits
        self._promises = promises
        self._payments = payments

    def add(self, form: ContactForm, *, asked: Collection[ContactQuestion] = ()) -> Saved[int] | Refused:
        """Log a contact with the promise and the payment that came of it: all of it, or nothing (rules 8 and 85).

        Problems of a promise or a payment are those of `promise.<field>` and `payment.<field>`; `asked` are the
        questions about either that the rep has answered with yes.
        """
        form = cleaned(form)
        try:
            with self._book.transaction():
                return self._add(form, asked)
        except _NothingSavedError as nothing:
            return nothing.refused

    def _add(self, form: ContactForm, asked: Collection[ContactQuestion]) -> Saved[int]:
        # the payment comes first: what is promised is promised of the rest
        problems = [*form_problems(form, self._clock.today()), *self._book_problems(form)]
        payment = promise = None
        if form.payment is not None:
            payment = self._payments.add(
                form.payment, asked=[each for each in asked if isinstance(each, PaymentQuestion)]
            )
        if form.promise is not None:
            promise = self._promises.add(
                form.promise, asked=[each for each in asked if isinstance(each, PromiseQuestion)]
            )
        problems += [*_of_part("payment", payment), *_of_part("promise", promise)]
        if problems:
            _give_up(problems)
        together: dict[str, object] = {
            "payment": payment.value if isinstance(payment, Saved) else None,
            "steps": list(form.done_steps),
            "visit_steps": list(form.done_visit_steps),
        }
        log_id = self._insert(form, promise.value if isinstance(promise, Saved) else None)
        self._record_logged(log_id, together)
        changes = [self.mark_step(step, done=True) for step in form.done_steps]
        changes += [self._visits.mark_next_step(step, done=True) for step in form.done_visit_steps]
        parts = (payment, promise, *changes)
        return Saved(log_id, _together(form.customer_id, parts))

    def _insert(self, form: ContactForm, promise_id: int | None) -> int:
        inserted = models.ContactLog.insert(
            customer_id=form.customer_id,
            day=form.day,
            time=form.time,
            channel=form.channel,
            contact_id=form.contact_id,
            spoke_with=form.spoke_with,
            said=form.said,
            result=form.result,
            tactic=form.tactic,
            verdict=form.verdict,
            evidence=form.evidence,
            visit_id=form.visit_id,
            document_id=form.document_id,
            promise_id=promise_id,
            next_step=form.next_step,
            next_step_on=form.next_step_on,
            no_next_step=form.no_next_step,
            recorded_at=self._clock.now(),
        )
        return int(inserted.execute())

    def withdraw(self, log_id: int) -> Saved[int] | Refused:
        """Take a contact back that was entered by mistake; a promise and a payment logged with it stay."""
        return self._set_withdrawn(log_id, self._clock.now())

    def restore(self, log_id: int) -> Saved[int] | Refused:
        """Let a contact that was taken back count again."""
        return self._set_withdrawn(log_id, None)

    def undo(self, log_id: int) -> Saved[int] | Refused:
        """Take back all that `add` recorded, right after it: contact, promise, payment, and the steps it had done.

        All or nothing: refused when the promise or the payment cannot be taken back any more.
        """
        try:
            with self._book.transaction():
                return self._undo(log_id)
        except _NothingSavedError as nothing:
            return nothing.refused

    def _undo(self, log_id: int) -> Saved[int]:
        line = queries.get_contact_line(self._book, log_id)
        if line is None or line.withdrawn_at is not None:
            _give_up([Problem("", ProblemCode.NOT_FOUND)])
        came_with = queries.came_with(self._book, log_id)
        payment, promise = came_with.get("payment"), line.promise_id
        parts = [
            self.withdraw(log_id),
            *(self.mark_step(step, done=False) for step in came_with.get("steps", ())),
            *(self._visits.mark_next_step(step, done=False) for step in came_with.get("visit_steps", ())),
            *([] if promise is None else [self._promises.undo(promise)]),
            *([] if payment is None else [self._payments.undo(payment)]),
        ]
        problems = [problem for part in parts if isinstance(part, Refused) for problem in part.problems]
        if problems:
            _give_up(problems)
        return Saved(log_id, _together(line.customer_id, parts))

    def _set_withdrawn(self, log_id: int, at: str | None) -> Saved[int] | Refused:
        with self._book.transaction():
            line = queries.get_contact_line(self._book, log_id)
            if line is None or (line.withdrawn_at is None) == (at is None):
                return Refused((Problem("", ProblemCode.NOT_FOUND),))
            models.ContactLog.update(withdrawn_at=at).where(models.ContactLog.id == log_id).execute()
            if at is None:
                self._record_logged(log_id, {})
            else:
                told = {"channel": line.channel, "day": line.day}
                record(self._clock, line.customer_id, EventKind.CONTACT_WITHDRAWN, log_id, **told)
        return Saved(log_id, Changes.of(Entity.CONTACT_LOG, customer=line.customer_id))

    def _record_logged(self, log_id: int, together: dict[str, object]) -> None:
        line = queries.get_contact_line(self._book, log_id)
        if line is None:
            raise LookupError(log_id)
        record(
            self._clock,
            line.customer_id,
            EventKind.CONTACT_LOGGED,
            log_id,
            channel=line.channel,
            day=line.day,
            who=line.person,
            said=line.said,
            result=line.result,
            next_step=line.next_step,
            next_step_on=line.next_step_on,
            no_next_step=line.no_next_step,
            **{"with": {key: value for key, value in together.items() if value} or None},
        )

    def mark_step(self, log_id: int, *, done: bool) -> Saved[int] | Refused:
        """Mark the next step that a contact ended with as done, or as still to do."""
        with self._book.transaction():
            line = queries.get_contact_line(self._book, log_id)
            if line is None or line.withdrawn_at is not None or line.next_step_on is None:
                return Refused((Problem("", ProblemCode.NOT_FOUND),))
            day = self._clock.today() if done else None
            models.ContactLog.update(next_step_done_on=day).where(models.ContactLog.id == log_id).execute()
            kind = EventKind.STEP_DONE if done else EventKind.STEP_REOPENED
            record(self._clock, line.customer_id, kind, log_id, next_step=line.next_step)
        return Saved(log_id, Changes.of(Entity.CONTACT_LOG, customer=line.customer_id))

    def get(self, log_id: int) -> ContactLine | None:
        """Give one contact."""
        with self._book.reading():
            return queries.get_contact_line(self._book, log_id)

    def page(
        self,
        customer_id: int | None = None,
        *,
        since: date | None = None,
        until: date | None = None,
        withdrawn: bool = False,
        offset: int = 0,
        limit: int = 100,
    ) -> list[ContactLine]:
        """Give one page of the log of a customer, or of all, the latest first; both days are included (rule 50)."""
        with self._book.reading():
            return queries.contact_lines(
                self._book,
                customer_id=customer_id,
                since=since,
                until=until,
                withdrawn=withdrawn,
                offset=offset,
                limit=limit,
            )

    def steps_due(self, until: date | None = None, customer_id: int | None = None) -> list[StepLine]:
        """Give the next steps of contacts and visits due up to `until`, by default today, the oldest first (rule 8)."""
        with self._book.reading():
            return queries.steps_due(self._book, until or self._clock.today(), customer_id)

    def window(
        self,
        customer_id: int,
        channel: ContactChannel = ContactChannel.CALL,
        at: str | None = None,
        contact_id: int | None = None,
    ) -> CallWindow:
        """Tell when to get in touch today, and what speaks against the time `at` (HH:MM), by default now.

        The best time is that of `contact_id`, or of whom one asks there, where it is known (rules 71 and 72).
        """
        day = self._clock.today()
        with self._book.reading():
            told = queries.calling_hours(self._book, customer_id)
            hours = CustomerHours() if told is None else CustomerHours(*told)
            return call_window(
                read_call_rules(self._book),
                hours,
                working_day=self._calendars.calendar().is_working(day),
                had=ContactsOfDay(*queries.contacts_of_day(self._book, customer_id, day)),
                channel=channel,
                at=at or self._clock.time(),
                persons_time=self._persons_time(customer_id, contact_id),
            )

    def _persons_time(self, customer_id: int, contact_id: int | None) -> str | None:
        if contact_id is not None:
            return queries.persons_time(self._book, contact_id)
        asked = whom_to_ask(self._book, [customer_id]).get(customer_id)
        return asked.best_time if asked else None

    def call_rules(self) -> CallRules:
        """Give the firm's hours for getting in touch."""
        with self._book.reading():
            return read_call_rules(self._book)

    def save_call_rules(self, rules: CallRules) -> Saved[CallRules] | Refused:
        """Keep other hours for getting in touch."""
        problems = tuple(rules_problems(rules))
        if problems:
            return Refused(problems)
        with self._book.transaction():
            write_call_rules(rules)
        return Saved(rules, Changes.of(Entity.SETTING))

    def contact_rate(self, weeks: int) -> list[WeekRow]:
        """Give for the last weeks, Monday to Sunday and this one included, overdue customers and contacts (rule 60)."""
        today = self._clock.today()
        monday = today - timedelta(days=today.weekday())
        with self._book.reading():
            return queries.contact_weeks(self._book, monday - (weeks - 1) * _WEEK, monday)

    def _book_problems(self, form: ContactForm) -> Iterator[Problem]:
        if get_customer(self._book, form.customer_id) is None:
            yield Problem("customer_id", ProblemCode.NOT_FOUND)
            return
        for field, table in (("contact_id", "contact"), ("visit_id", "visit"), ("document_id", "document")):
            row_id = getattr(form, field)
            if row_id is not None and not queries.belongs(self._book, form.customer_id, table, row_id):
                yield Problem(field, ProblemCode.NOT_FOUND)
        for field, source in (("done_steps", StepSource.CONTACT), ("done_visit_steps", StepSource.VISIT)):
            steps = getattr(form, field)
            if len(queries.open_steps(self._book, form.customer_id, source, steps)) != len(steps):
                yield Problem(field, ProblemCode.NOT_FOUND)


class _NothingSavedError(Exception):
    """Ends the transaction, so that nothing half done stays."""

    def __init__(self, problems: Collection[Problem]) -> None:
        super().__init__()
        self.refused = Refused(tuple(problems))


def _give_up(problems: Collection[Problem]) -> NoReturn:
    raise _NothingSavedError(problems)


def _of_part(name: str, result: Saved[int] | Refused | None) -> Iterator[Problem]:
    """Give the problems of a part of the form as those of `name.field`."""
    if isinstance(result, Refused):
        for problem in result.problems:
            yield Problem(f"{name}.{problem.field}" if problem.field else name, problem.code, problem.values)


def _together(customer_id: int, parts: Collection[Saved[int] | Refused | None]) -> Changes:
    entities = frozenset().union(*(part.changes.entities for part in parts if isinstance(part, Saved)))
    return Changes(entities | {Entity.CONTACT_LOG}, frozenset({customer_id}))
