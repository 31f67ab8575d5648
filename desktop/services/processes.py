"""How each customer pays: the payment process, its next pay days and what is not known yet."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from db import models
from db.connection import Book
from db.queries import processes as queries
from db.queries.customers import get_customer, list_contacts
from desktop.domain.calendars import WorkCalendar
from desktop.domain.paydays import PaperDeadline, PayDay, next_pay_days, paper_deadline
from desktop.domain.paygrammar import format_rule
from desktop.domain.problems import Problem, ProblemCode
from desktop.domain.process import (
    PaymentProcess,
    Question,
    Step,
    completeness,
    open_questions,
    validate,
)
from desktop.domain.text import clean, clean_lines
from desktop.domain.timeline import EventKind
from desktop.services.calendars import CalendarService
from desktop.services.clock import Clock
from desktop.services.paper_days import columns_of, next_paper_days
from desktop.services.process_records import read_process
from desktop.services.results import Changes, Entity, Refused, Saved
from desktop.services.timeline import record

PAY_DAYS_SHOWN = 3


@dataclass(frozen=True, slots=True)
class NextPayDay:
    """A pay day and the last day on which papers for it can be handed in, None where that is not known."""

    pay_day: PayDay
    deadline: PaperDeadline | None


@dataclass(frozen=True, slots=True)
class ProcessView:
    """A payment process with what follows from it; `described` is False before anybody has said anything."""

    process: PaymentProcess
    described: bool
    next_days: tuple[NextPayDay, ...]
    questions: tuple[Question, ...]
    completeness: int


class ProcessService:
    """Use cases around one customer's payment process."""

    def __init__(self, book: Book, clock: Clock, calendars: CalendarService) -> None:
        self._book = book
        self._clock = clock
        self._calendars = calendars

    def get(self, customer_id: int) -> ProcessView:
        """Give the process of a customer, an empty one when it has not been described."""
        with self._book.reading():
            found = queries.get_process(self._book, customer_id)
        return self.look_at(read_process(found), described=found is not None)

    def look_at(self, process: PaymentProcess, *, described: bool = True) -> ProcessView:
        """Say what follows from a process, saved or still being edited."""
        calendar = customer_calendar(self._calendars.calendar(), process)
        days = next_pay_days(process.rule, self._clock.today(), calendar, PAY_DAYS_SHOWN) if process.rule else ()
        return ProcessView(
            process,
            described,
            tuple(NextPayDay(day, paper_deadline(process, day, calendar)) for day in days),
            open_questions(process),
            completeness(process),
        )

    def calendar(self, customer_id: int) -> WorkCalendar:
        """Give the working days of one customer, its closed days left out."""
        with self._book.reading():
            found = queries.get_process(self._book, customer_id)
        return customer_calendar(self._calendars.calendar(), read_process(found))

    def save(self, customer_id: int, process: PaymentProcess) -> Saved[int] | Refused:
        """Keep a customer's process as a whole; steps and papers in the order given."""
        process = _cleaned(process)
        problems = validate(process)
        if problems:
            return Refused(problems)
        with self._book.transaction():
            if get_customer(self._book, customer_id) is None:
                return Refused((Problem("", ProblemCode.NOT_FOUND),))
            people = {contact.id for contact in list_contacts(self._book, customer_id, archived=True)}
            strangers = tuple(_strangers(process, people))
            if strangers:
                return Refused(strangers)
            self._write(customer_id, process)
            record(self._clock, customer_id, EventKind.PROCESS_CHANGED)
        return Saved(customer_id, Changes.of(Entity.PROCESS, Entity.CONTACT, customer=customer_id))

    def _write(self, customer_id: int, process: PaymentProcess) -> None:
        rows = models.Process
        head = {
            "rule": format_rule(process.rule) if process.rule else "",
            "means": ",".join(sorted(process.means)),
            "note": process.note,
            "reference": process.reference,
            "updated_at": self._clock.now(),
            **columns_of(next_paper_days(process, self._clock.today(), self._calendars.calendar())),
        }
        if not rows.update(**head).where(rows.customer == customer_id).execute():
            rows.insert(customer=customer_id, **head).execute()
        models.ProcessStep.delete().where(models.ProcessStep.process == customer_id).execute()
        models.ProcessPaper.delete().where(models.ProcessPaper.process == customer_id).execute()
        models.ClosedPeriod.delete().where(models.ClosedPeriod.customer == customer_id).execute()
        for n, step in enumerate(process.steps):
            models.ProcessStep.insert(process=customer_id, position=n, **_step_columns(step)).execute()
        for n, paper in enumerate(process.papers):
            models.ProcessPaper.insert(
                process=customer_id, position=n, kind=paper.kind, form=paper.form, copies=paper.copies, note=paper.note
            ).execute()
        for period in process.closed:
            models.ClosedPeriod.insert(
                customer=customer_id, first_day=period.first, last_day=period.last, note=period.note
            ).execute()


def customer_calendar(calendar: WorkCalendar, process: PaymentProcess) -> WorkCalendar:
    """Leave a customer's closed days out of the working days."""
    return calendar.with_closed(process.closed_days()) if process.closed else calendar


def _step_columns(step: Step) -> dict[str, object]:
    first, last = step.window or (None, None)
    return {
        "kind": step.kind,
        "role": step.role,
        "person": "" if step.contact_id else step.person,
        "contact": step.contact_id,
        "deputy_name": "" if step.deputy_id else step.deputy,
        "deputy": step.deputy_id,
        "lead_days": step.lead_days,
        "window_from": first,
        "window_to": last,
        "note": step.note,
    }


def _cleaned(process: PaymentProcess) -> PaymentProcess:
    return replace(
        process,
        steps=tuple(
            replace(
                step,
                role=clean(step.role, 101),
                person=clean(step.person, 101),
                deputy=clean(step.deputy, 101),
                note=clean(step.note, 1001),
            )
            for step in process.steps
        ),
        papers=tuple(replace(paper, note=clean(paper.note, 1001)) for paper in process.papers),
        closed=tuple(replace(period, note=clean(period.note, 201)) for period in process.closed),
        note=clean_lines(process.note, 4001),
        reference=clean(process.reference, 201),
    )


def _strangers(process: PaymentProcess, people: set[int]) -> Iterator[Problem]:
    for n, step in enumerate(process.steps):
        for field, person in (("contact_id", step.contact_id), ("deputy_id", step.deputy_id)):
            if person is not None and person not in people:
                yield Problem(f"steps.{n}.{field}", ProblemCode.NOT_FOUND)
