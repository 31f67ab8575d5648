"""Visits: propose a day, plan, move, pack, cancel, finish."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

from db import models
from db.connection import Book
from db.queries import visits as queries
from db.queries.customers import get_customer, list_contacts
from db.queries.receivables import ReceivableRow, get_receivables
from db.queries.visits import ConfirmationRow, PersonRow, ReconciliationRow, VisitPaperRow, VisitRow
from desktop.domain.checks import check_length, check_time
from desktop.domain.confirmation import Confirmation, Readiness, confirm_from, missing_parts
from desktop.domain.problems import Problem, ProblemCode
from desktop.domain.process import STEP_NOTE_LIMIT
from desktop.domain.promises import PromiseQuestion
from desktop.domain.text import clean, clean_lines
from desktop.domain.timeline import EventKind
from desktop.domain.visits import Purpose, VisitStatus
from desktop.services.calendars import CalendarService
from desktop.services.clock import Clock
from desktop.services.promise_writing import cancel_of_visit, insert_promise
from desktop.services.results import Changes, Entity, Refused, Saved
from desktop.services.standing import amount_asked, confirmation_of, readiness_of, state_of
from desktop.services.timeline import record
from desktop.services.visit_forms import (
    NEXT_STEP_LIMIT,
    NOTE_LIMIT,
    VisitForm,
    VisitResult,
    day_problems,
    form_problems,
    result_problems,
)
from desktop.services.visit_promises import promised_at
from desktop.services.visit_proposals import VisitProposal, due_of, fill_in_visit

__all__ = [
    "NEXT_STEP_LIMIT",
    "NOTE_LIMIT",
    "ConfirmationRow",
    "PersonRow",
    "ReconciliationRow",
    "VisitCard",
    "VisitForm",
    "VisitPaperRow",
    "VisitProposal",
    "VisitResult",
    "VisitRow",
    "VisitService",
]

_REASON_LIMIT = 500


@dataclass(frozen=True, slots=True)
class VisitCard:
    """Everything about one visit."""

    visit: VisitRow
    papers: tuple[VisitPaperRow, ...]
    people: tuple[PersonRow, ...]
    items: tuple[ReceivableRow, ...]
    confirmation: Confirmation
    readiness: Readiness
    talks: tuple[ConfirmationRow, ...]
    reconciliations: tuple[ReconciliationRow, ...]


class VisitService:
    """Use cases around visits; confirming them is `ConfirmationService`."""

    def __init__(self, book: Book, clock: Clock, calendars: CalendarService) -> None:
        self._book = book
        self._clock = clock
        self._calendars = calendars

    def propose(self, customer_id: int, purpose: Purpose = Purpose.COLLECT) -> VisitProposal | None:
        """Fill in a visit from the customer's process and open items; None when there is no such customer."""
        return fill_in_visit(self._book, self._calendars.calendar(), self._clock.today(), customer_id, purpose)

    def plan(self, form: VisitForm) -> Saved[int] | Refused:
        """Put a visit into the book."""
        today = self._clock.today()
        with self._book.transaction():
            problems = tuple(self._problems(form, today, None))
            if problems:
                return Refused(problems)
            now = self._clock.now()
            values = self._columns(form)
            inserted = models.Visit.insert(
                **values,
                customer_id=form.customer_id,
                status=VisitStatus.PLANNED,
                planned_on=today,
                confirm_from=confirm_from(form.day, self._calendars.calendar()),
                created_at=now,
                updated_at=now,
            )
            visit_id = int(inserted.execute())
            self._write_parts(visit_id, form)
            record(
                self._clock,
                form.customer_id,
                EventKind.VISIT_PLANNED,
                visit_id,
                day=form.day,
                time=form.time,
                purpose=form.purpose,
                amount=values["amount"],
                currency=form.currency,
            )
        return Saved(visit_id, Changes.of(Entity.VISIT, customer=form.customer_id))

    def change(self, visit_id: int, form: VisitForm) -> Saved[int] | Refused:
        """Change a planned visit; another day or time is a move, which asks for confirmation anew."""
        today = self._clock.today()
        with self._book.transaction():
            visit = queries.get_visit(self._book, visit_id)
            problems = (*_not_planned(visit), *self._problems(form, today, visit))
            if problems or visit is None:
                return Refused(problems)
            columns = self._columns(form)
            del columns["day"], columns["time"]
            models.Visit.update(**columns, updated_at=self._clock.now()).where(models.Visit.id == visit_id).execute()
            self._write_parts(visit_id, form)
            if (visit.day, visit.time) != (form.day, form.time):
                self.move(visit, form.day, form.time)
            else:
                record(self._clock, visit.customer_id, EventKind.VISIT_CHANGED, visit_id)
                after = queries.get_visit(self._book, visit_id)
                if after is not None and _to_confirm(after) != _to_confirm(visit):
                    self._ask_anew(visit_id)
        return Saved(visit_id, Changes.of(Entity.VISIT, customer=visit.customer_id))

    def _ask_anew(self, visit_id: int) -> None:
        """Another amount of ours has not been agreed with anybody (rule 4); the answers of a revision go together."""
        models.Visit.update(
            time_answer=None, amount_answer=None, confirmed=False, revision=models.Visit.revision + 1
        ).where(models.Visit.id == visit_id).execute()

    def reschedule(self, visit_id: int, day: date, time: str | None) -> Saved[int] | Refused:
        """Move a planned visit; time and amount are to be confirmed anew."""
        today = self._clock.today()
        with self._book.transaction():
            visit = queries.get_visit(self._book, visit_id)
            problems = (*_not_planned(visit), *_move_problems(visit, day, time, today))
            if problems or visit is None:
                return Refused(problems)
            self.move(visit, day, time)
        return Saved(visit_id, Changes.of(Entity.VISIT, customer=visit.customer_id))

    def move(self, visit: VisitRow, day: date, time: str | None) -> None:
        """Give a visit another date inside the caller's transaction; earlier answers no longer count."""
        models.Visit.update(
            day=day,
            time=time,
            planned_on=self._clock.today(),
            confirm_from=confirm_from(day, self._calendars.calendar()),
            time_answer=None,
            amount_answer=None,
            confirmed=False,
            revision=models.Visit.revision + 1,
            updated_at=self._clock.now(),
        ).where(models.Visit.id == visit.id).execute()
        self._record_move(visit, day, time)

    def _record_move(self, visit: VisitRow, day: date, time: str | None) -> None:
        old = {"old_day": visit.day, "old_time": visit.time}
        record(self._clock, visit.customer_id, EventKind.VISIT_MOVED, visit.id, **old, day=day, time=time)

    def undo_move(self, before: VisitRow) -> Saved[int] | Refused:
        """Put a visit back to where it stood before its last move, with the answers that counted then.

        Refused once it has been moved again, asked about, or closed.
        """
        with self._book.transaction():
            visit = queries.get_visit(self._book, before.id)
            problems = _not_planned(visit)
            if problems or visit is None:
                return Refused(problems)
            talks = queries.confirmations(self._book, visit.id)
            asked = any(talk.revision == visit.revision and talk.withdrawn_at is None for talk in talks)
            if asked or visit.revision != before.revision + 1:
                return Refused((Problem("", ProblemCode.CHANGED_MEANWHILE),))
            models.Visit.update(
                day=before.day,
                time=before.time,
                planned_on=before.planned_on,
                confirm_from=confirm_from(before.day, self._calendars.calendar()),
                time_answer=before.time_answer,
                amount_answer=before.amount_answer,
                confirmed=not missing_parts(state_of(before), amount_asked=amount_asked(before)),
                revision=before.revision,
                updated_at=self._clock.now(),
            ).where(models.Visit.id == visit.id).execute()
            self._record_move(visit, before.day, before.time)
        return Saved(visit.id, Changes.of(Entity.VISIT, customer=visit.customer_id))

    def cancel(self, visit_id: int, reason: str) -> Saved[int] | Refused:
        """Call a planned visit off; it stays in the book."""
        reason = clean(reason, _REASON_LIMIT + 1)
        problems = tuple(check_length("reason", reason, _REASON_LIMIT))
        if problems:
            return Refused(problems)
        return self._close(visit_id, VisitStatus.CANCELLED, EventKind.VISIT_CANCELLED, reason=reason)

    def finish(
        self, visit_id: int, result: VisitResult, *, asked: Collection[PromiseQuestion] = ()
    ) -> Saved[int] | Refused:
        """Record what came of a visit (rule 8), with what was promised there.

        Fields of the promise are named `promise.<field>`; `asked` as in `PromiseService.add`.
        """
        problems = tuple(result_problems(result, self._clock.today()))
        if problems:
            return Refused(problems)
        with self._book.transaction():
            promised = promised_at(self._book, visit_id, result.promise, self._clock.today())
            problems = promised.problems(asked) if promised else ()
            if problems:
                return Refused(problems)
            ended = self._end(visit_id, result)
            if promised and isinstance(ended, Saved):
                insert_promise(self._clock, promised.form, promised.worked.items)
        return ended

    def _end(self, visit_id: int, result: VisitResult) -> Saved[int] | Refused:
        columns: dict[str, object] = {
            "outcome": result.outcome,
            "outcome_note": clean_lines(result.note, NOTE_LIMIT),
            "next_step": clean(result.next_step, NEXT_STEP_LIMIT),
            "next_step_on": result.next_step_on,
        }
        changes = (Entity.PROMISE,) if result.promise else ()
        return self._close(visit_id, VisitStatus.DONE, EventKind.VISIT_DONE, columns, changes)

    def _close(
        self,
        visit_id: int,
        status: VisitStatus,
        kind: EventKind,
        columns: dict[str, object] | None = None,
        also: tuple[Entity, ...] = (),
        **told: object,
    ) -> Saved[int] | Refused:
        columns = columns or {}
        with self._book.transaction():
            visit = queries.get_visit(self._book, visit_id)
            problems = _not_planned(visit)
            if problems or visit is None:
                return Refused(problems)
            models.Visit.update(
                **columns, status=status, closed_on=self._clock.today(), updated_at=self._clock.now()
            ).where(models.Visit.id == visit_id).execute()
            record(self._clock, visit.customer_id, kind, visit_id, day=visit.day, **told, **columns)
        return Saved(visit_id, Changes.of(Entity.VISIT, *also, customer=visit.customer_id))

    def reopen(self, visit_id: int) -> Saved[int] | Refused:
        """Take a cancellation or an outcome back: the visit is planned again, and what was promised there cancelled."""
        with self._book.transaction():
            visit = queries.get_visit(self._book, visit_id)
            if visit is None or visit.status == VisitStatus.PLANNED:
                return Refused((Problem("", ProblemCode.NOT_ALLOWED),))
            models.Visit.update(
                status=VisitStatus.PLANNED,
                closed_on=None,
                outcome=None,
                outcome_note="",
                next_step="",
                next_step_on=None,
                next_step_done_on=None,
                updated_at=self._clock.now(),
            ).where(models.Visit.id == visit_id).execute()
            record(self._clock, visit.customer_id, EventKind.VISIT_REOPENED, visit_id, day=visit.day)
            cancel_of_visit(self._book, self._clock, visit.customer_id, visit_id)
        return Saved(visit_id, Changes.of(Entity.VISIT, Entity.PROMISE, customer=visit.customer_id))

    def mark_next_step(self, visit_id: int, *, done: bool) -> Saved[int] | Refused:
        """Mark the next step that a visit ended with as done, or as still to do."""
        with self._book.transaction():
            visit = queries.get_visit(self._book, visit_id)
            if visit is None or visit.next_step_on is None:
                return Refused((Problem("", ProblemCode.NOT_FOUND),))
            day = self._clock.today() if done else None
            models.Visit.update(next_step_done_on=day).where(models.Visit.id == visit_id).execute()
            kind = EventKind.NEXT_STEP_DONE if done else EventKind.NEXT_STEP_REOPENED
            record(self._clock, visit.customer_id, kind, visit_id, next_step=visit.next_step)
        return Saved(visit_id, Changes.of(Entity.VISIT, customer=visit.customer_id))

    def pack(self, visit_id: int, paper_id: int, *, packed: bool) -> Saved[int]:
        """Tick a paper to take along, or untick it."""
        paper = models.VisitPaper
        with self._book.transaction():
            paper.update(packed=packed).where((paper.id == paper_id) & (paper.visit == visit_id)).execute()
            visit = queries.get_visit(self._book, visit_id)
        return Saved(visit_id, Changes.of(Entity.VISIT, customer=visit.customer_id if visit else None))

    def get(self, visit_id: int) -> VisitCard | None:
        """Give everything about one visit."""
        with self._book.reading():
            visit = queries.get_visit(self._book, visit_id)
            if visit is None:
                return None
            return VisitCard(
                visit,
                tuple(queries.visit_papers(self._book, visit_id)),
                tuple(queries.visit_people(self._book, [visit_id]).get(visit_id, ())),
                tuple(get_receivables(self._book, queries.visit_items(self._book, visit_id))),
                confirmation_of(visit, self._clock.today()),
                readiness_of(visit),
                tuple(queries.confirmations(self._book, visit_id)),
                tuple(queries.reconciliations(self._book, visit_id=visit_id)),
            )

    def between(self, first: date, last: date) -> list[VisitRow]:
        """Give the visits of the days from `first` to `last`, both included, cancelled ones left out."""
        with self._book.reading():
            return queries.visits_between(self._book, first, last)

    def page(
        self,
        *,
        status: VisitStatus | None = None,
        since: date | None = None,
        descending: bool = False,
        offset: int = 0,
        limit: int = 100,
    ) -> list[VisitRow]:
        """Give one page of visits in the order of days, or with `descending` the latest first."""
        with self._book.reading():
            return queries.list_visits(
                self._book, status=status, since=since, descending=descending, offset=offset, limit=limit
            )

    def of_customer(self, customer_id: int, *, offset: int = 0, limit: int = 100) -> list[VisitRow]:
        """Give one page of a customer's visits, the latest first."""
        with self._book.reading():
            return queries.visits_of_customer(self._book, customer_id, offset=offset, limit=limit)

    def _problems(self, form: VisitForm, today: date, before: VisitRow | None) -> Iterator[Problem]:
        if before is None or before.day != form.day:
            yield from day_problems(form.day, today)
        if get_customer(self._book, form.customer_id) is None:
            yield Problem("customer_id", ProblemCode.NOT_FOUND)
        elif before is not None and before.customer_id != form.customer_id:
            yield Problem("customer_id", ProblemCode.NOT_ALLOWED)
        yield from form_problems(form, self._amount(form))
        items = get_receivables(self._book, form.items)
        if len(items) != len(set(form.items)) or any(row.customer_id != form.customer_id for row in items):
            yield Problem("items", ProblemCode.NOT_FOUND)
        if any(row.currency != form.currency for row in items):
            yield Problem("items", ProblemCode.MIXED_CURRENCIES)
        people = {row.id for row in list_contacts(self._book, form.customer_id, archived=True)}
        if not set(form.people) <= people:
            yield Problem("people", ProblemCode.NOT_FOUND)

    def _amount(self, form: VisitForm) -> int | None:
        if form.amount is not None or not form.items:
            return form.amount
        return due_of(get_receivables(self._book, form.items))

    def _columns(self, form: VisitForm) -> dict[str, object]:
        return {
            "day": form.day,
            "time": form.time,
            "purpose": form.purpose,
            "amount": self._amount(form),
            "currency": form.currency,
            "note": clean_lines(form.note, NOTE_LIMIT),
        }

    def _write_parts(self, visit_id: int, form: VisitForm) -> None:
        """Write items, people and papers; a paper that stays keeps its tick."""
        packed = {(p.kind, p.form, p.note) for p in queries.visit_papers(self._book, visit_id) if p.packed}
        for part in (models.VisitItem, models.VisitPerson, models.VisitPaper):
            part.delete().where(part.visit == visit_id).execute()
        for item in dict.fromkeys(form.items):
            models.VisitItem.insert(visit=visit_id, receivable=item).execute()
        for person in dict.fromkeys(form.people):
            models.VisitPerson.insert(visit=visit_id, contact=person).execute()
        for n, paper in enumerate(form.papers):
            note = clean(paper.note, STEP_NOTE_LIMIT)
            models.VisitPaper.insert(
                visit=visit_id,
                position=n,
                kind=paper.kind,
                form=paper.form,
                copies=paper.copies,
                note=note,
                packed=(paper.kind, paper.form, note) in packed,
            ).execute()


def _not_planned(visit: VisitRow | None) -> tuple[Problem, ...]:
    if visit is None:
        return (Problem("", ProblemCode.NOT_FOUND),)
    return () if visit.status == VisitStatus.PLANNED else (Problem("", ProblemCode.SETTLED),)


def _move_problems(visit: VisitRow | None, day: date, time: str | None, today: date) -> Iterator[Problem]:
    yield from day_problems(day, today)
    yield from check_time("time", time)
    if visit is not None and (visit.day, visit.time) == (day, time):
        yield Problem("day", ProblemCode.NOT_CHANGED)


def _to_confirm(visit: VisitRow) -> tuple[bool, int | None, str]:
    """Give what an agreement about the amount is an agreement to."""
    return amount_asked(visit), visit.amount, visit.currency
