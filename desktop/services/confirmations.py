"""Confirming a visit: two answers, a date that may move, a difference to be solved before going (rules 3 to 5)."""

from collections.abc import Iterator, Sequence

from db import models
from db.connection import Book
from db.queries import visits as queries
from db.queries.customers import list_contacts
from db.queries.visits import ConfirmationRow, ReconciliationRow, VisitRow
from desktop.domain.confirmation import (
    AmountAnswer,
    Answer,
    ConfirmationState,
    Effect,
    ReconciliationStatus,
    TimeAnswer,
    confirm_from,
    difference,
    fold,
    missing_parts,
)
from desktop.domain.problems import Problem, ProblemCode
from desktop.domain.text import clean, clean_lines
from desktop.domain.timeline import EventKind
from desktop.domain.visits import VisitStatus
from desktop.services.calendars import CalendarService
from desktop.services.clock import Clock
from desktop.services.difference_writing import NewDifference, end_difference, open_difference, reopen_difference
from desktop.services.results import Changes, Entity, Refused, Saved
from desktop.services.standing import amount_asked
from desktop.services.talks import (
    NAME_LIMIT,
    NOTE_LIMIT,
    REASON_LIMIT,
    SETTLED,
    Talk,
    settle_problems,
    talk_problems,
)
from desktop.services.timeline import record
from desktop.services.visits import VisitService

__all__ = ["NOTE_LIMIT", "REASON_LIMIT", "ConfirmationService", "Talk"]


class ConfirmationService:
    """Use cases around the five-day confirmation and the reconciliation it may open."""

    def __init__(self, book: Book, clock: Clock, calendars: CalendarService, visits: VisitService) -> None:
        self._book = book
        self._clock = clock
        self._calendars = calendars
        self._visits = visits

    def preview(self, talk: Talk) -> Effect | None:
        """Say what recording the talk would do; None while it is not complete or the visit is gone."""
        with self._book.reading():
            visit = queries.get_visit(self._book, talk.visit_id)
            if visit is None or tuple(self._problems(talk, visit)):
                return None
            return self._effect(talk, visit)

    def record(self, talk: Talk) -> Saved[Effect] | Refused:
        """Keep a talk and let it take effect."""
        with self._book.transaction():
            visit = queries.get_visit(self._book, talk.visit_id)
            if visit is None:
                return Refused((Problem("", ProblemCode.NOT_FOUND),))
            problems = tuple(self._problems(talk, visit))
            if problems:
                return Refused(problems)
            effect = self._effect(talk, visit)
            talk_id = self._insert(talk, visit)
            self._reconcile(talk, visit, talk_id)
            if talk.time is TimeAnswer.CHANGED and talk.new_day is not None:
                self._visits.move(visit, talk.new_day, talk.new_time)
            else:
                self._fold(visit)
        changes = Changes.of(Entity.VISIT, Entity.RECONCILIATION, customer=visit.customer_id)
        return Saved(effect, changes)

    def _problems(self, talk: Talk, visit: VisitRow) -> Iterator[Problem]:
        yield from talk_problems(talk, visit, self._clock.today())
        if talk.contact_id is not None:
            people = list_contacts(self._book, visit.customer_id, archived=True)
            if talk.contact_id not in {person.id for person in people}:
                yield Problem("spoke_with", ProblemCode.NOT_FOUND)

    def _effect(self, talk: Talk, visit: VisitRow) -> Effect:
        moved = talk.new_day if talk.time is TimeAnswer.CHANGED else None
        state = fold([*self._answers(visit), Answer(talk.time, talk.amount)])
        left = missing_parts(state, amount_asked=amount_asked(visit))
        differs = talk.amount is AmountAnswer.DIFFERS and talk.theirs is not None
        return Effect(
            confirmed=not left and moved is None,
            moved_to=moved,
            moved_time=talk.new_time if moved else None,
            ask_on=max(confirm_from(moved, self._calendars.calendar()), self._clock.today()) if moved else None,
            difference=difference(visit.amount or 0, talk.theirs or 0) if differs else None,
            still_due=bool(left) and moved is None,
        )

    def _answers(self, visit: VisitRow) -> Iterator[Answer]:
        for row in queries.confirmations(self._book, visit.id):
            if row.revision == visit.revision and row.withdrawn_at is None:
                yield Answer(TimeAnswer(row.time_answer), AmountAnswer(row.amount_answer))

    def _insert(self, talk: Talk, visit: VisitRow) -> int:
        changed = talk.time is TimeAnswer.CHANGED
        inserted = models.Confirmation.insert(
            visit_id=visit.id,
            revision=visit.revision,
            at=self._clock.now(),
            answered_on=self._clock.today(),
            contact_id=talk.contact_id,
            spoke_with=clean(talk.spoke_with, NAME_LIMIT),
            channel=talk.channel,
            time_answer=talk.time,
            new_day=talk.new_day if changed else None,
            new_time=talk.new_time if changed else None,
            old_day=visit.day,
            old_time=visit.time,
            old_planned_on=visit.planned_on,
            amount_answer=talk.amount,
            amount_ours=visit.amount,
            amount_theirs=talk.theirs if talk.amount is AmountAnswer.DIFFERS else None,
            reason=clean(talk.reason, REASON_LIMIT),
            note=clean_lines(talk.note, NOTE_LIMIT),
        )
        talk_id = int(inserted.execute())
        record(
            self._clock,
            visit.customer_id,
            EventKind.CONFIRMATION,
            visit.id,
            time=talk.time,
            amount=talk.amount if amount_asked(visit) or talk.amount is not AmountAnswer.NO_REPLY else None,
            who=clean(talk.spoke_with, NAME_LIMIT),
            channel=talk.channel,
            note=clean(talk.note, NOTE_LIMIT),
        )
        return talk_id

    def _fold(self, visit: VisitRow) -> None:
        """Let the answers of the visit's present date stand in the visit itself."""
        state: ConfirmationState = fold(self._answers(visit))
        models.Visit.update(
            time_answer=state.time,
            amount_answer=state.amount,
            confirmed=not missing_parts(state, amount_asked=amount_asked(visit)),
            updated_at=self._clock.now(),
        ).where(models.Visit.id == visit.id).execute()

    def _reconcile(self, talk: Talk, visit: VisitRow, talk_id: int) -> None:
        """Open a reconciliation for a differing amount; agreement to ours ends one that is open."""
        if talk.amount is AmountAnswer.NO_REPLY:
            return
        for row in queries.reconciliations(self._book, visit_id=visit.id, only_open=True):
            agreed = talk.amount is AmountAnswer.AGREED
            ended = ReconciliationStatus.SOLVED if agreed else ReconciliationStatus.WITHDRAWN
            end_difference(self._clock, row, ended, visit.amount, "")
        if talk.amount is not AmountAnswer.DIFFERS or talk.theirs is None:
            return
        new = NewDifference(
            visit.customer_id,
            visit.currency,
            visit.amount or 0,
            talk.theirs,
            talk.cause,
            clean(talk.reason, REASON_LIMIT),
            clean(talk.owner, NAME_LIMIT),
            visit_id=visit.id,
            confirmation_id=talk_id,
        )
        open_difference(self._clock, new)

    def withdraw(self, visit_id: int) -> Saved[int] | Refused:
        """Take the latest talk about a visit back: entered by mistake. It stays in the record, marked.

        A date that the talk moved goes back to where it was, and a difference that it opened or ended is as before.
        Once the visit has been moved again, or that difference settled, it is too late.
        """
        with self._book.transaction():
            visit = queries.get_visit(self._book, visit_id)
            talks = [row for row in queries.confirmations(self._book, visit_id) if row.withdrawn_at is None]
            if visit is None or visit.status != VisitStatus.PLANNED or not talks:
                return Refused((Problem("", ProblemCode.NOT_ALLOWED),))
            last = talks[-1]
            moved = last.time_answer == TimeAnswer.CHANGED
            if last.revision + moved != visit.revision or self._is_settled(last):
                return Refused((Problem("", ProblemCode.CHANGED_MEANWHILE),))
            models.Confirmation.update(withdrawn_at=self._clock.now()).where(
                models.Confirmation.id == last.id
            ).execute()
            self._undo_differences(last, talks[:-1])
            if moved:
                self._move_back(visit, last)
            else:
                self._fold(visit)
            record(self._clock, visit.customer_id, EventKind.CONFIRMATION_WITHDRAWN, visit_id)
        return Saved(visit_id, Changes.of(Entity.VISIT, Entity.RECONCILIATION, customer=visit.customer_id))

    def _move_back(self, visit: VisitRow, talk: ConfirmationRow) -> None:
        """Restore date and revision, so that the answers given before the mistake count again."""
        day = talk.old_day or visit.day
        models.Visit.update(
            day=day,
            time=talk.old_time,
            planned_on=talk.old_planned_on or visit.planned_on,
            confirm_from=confirm_from(day, self._calendars.calendar()),
            revision=talk.revision,
        ).where(models.Visit.id == visit.id).execute()
        restored = queries.get_visit(self._book, visit.id)
        if restored is not None:
            self._fold(restored)

    def _is_settled(self, talk: ConfirmationRow) -> bool:
        rows = models.Reconciliation
        return bool(rows.select().where((rows.confirmation == talk.id) & rows.status.in_(SETTLED)).exists())

    def _undo_differences(self, talk: ConfirmationRow, before: Sequence[ConfirmationRow]) -> None:
        """End the difference that the talk opened, and open again the one that it ended by itself, without words."""
        if talk.amount_answer == AmountAnswer.NO_REPLY:
            return
        rows = models.Reconciliation
        rows.update(status=ReconciliationStatus.WITHDRAWN, closed_on=self._clock.today()).where(
            rows.confirmation == talk.id
        ).execute()
        answered = [row for row in before if row.amount_answer != AmountAnswer.NO_REPLY]
        if answered:
            rows.update(status=ReconciliationStatus.OPEN, agreed=None, closed_on=None).where(
                (rows.confirmation == answered[-1].id) & (rows.resolution == "")
            ).execute()

    def settle(
        self, reconciliation_id: int, status: ReconciliationStatus, agreed: int, resolution: str = ""
    ) -> Saved[int] | Refused:
        """End a difference: `agreed` (minor units) is what both now say.

        A visit that brought it up, where it is still planned, is about that from now on.
        """
        with self._book.transaction():
            row = self._find(reconciliation_id)
            problems = tuple(settle_problems(row, status, agreed, resolution))
            if problems or row is None:
                return Refused(problems)
            end_difference(self._clock, row, status, agreed, clean(resolution, NOTE_LIMIT))
            self._set_amount(row, agreed)
        return self._reconciled(row)

    def reopen(self, reconciliation_id: int) -> Saved[int] | Refused:
        """Take a settlement back: the difference is open again and its visit has our own amount.

        Refused when the visit has been given another amount since, or another difference of the visit or the paper that
        brought it up is open.
        """
        with self._book.transaction():
            row = self._find(reconciliation_id)
            if row is None or row.status not in SETTLED:
                return Refused((Problem("", ProblemCode.NOT_ALLOWED),))
            others = queries.reconciliations(
                self._book, visit_id=row.visit_id, document_id=row.document_id, only_open=True
            )
            if others or self._is_about_another_sum(row):
                return Refused((Problem("", ProblemCode.CHANGED_MEANWHILE),))
            reopen_difference(self._clock, row)
            self._set_amount(row, row.ours)
        return self._reconciled(row)

    def _is_about_another_sum(self, row: ReconciliationRow) -> bool:
        """Tell whether the visit that brought a difference up has been given another amount than was agreed."""
        visit = None if row.visit_id is None else queries.get_visit(self._book, row.visit_id)
        return visit is not None and visit.status == VisitStatus.PLANNED and visit.amount != row.agreed

    def _set_amount(self, row: ReconciliationRow, amount: int) -> None:
        """Let the visit that brought a difference up be about another amount; one that is over stays as it was."""
        visits = models.Visit
        visits.update(amount=amount, updated_at=self._clock.now()).where(
            (visits.id == row.visit_id) & (visits.status == VisitStatus.PLANNED)
        ).execute()

    def _reconciled(self, row: ReconciliationRow) -> Saved[int]:
        return Saved(row.id, Changes.of(Entity.VISIT, Entity.RECONCILIATION, customer=row.customer_id))

    def open_differences(self) -> list[ReconciliationRow]:
        """Give every reconciliation that is still open, the newest first."""
        with self._book.reading():
            return queries.reconciliations(self._book, only_open=True)

    def differences(self, customer_id: int) -> list[ReconciliationRow]:
        """Give every difference with a customer, open or ended, the newest first."""
        with self._book.reading():
            return queries.reconciliations(self._book, customer_id=customer_id)

    def _find(self, reconciliation_id: int) -> ReconciliationRow | None:
        return queries.get_reconciliation(self._book, reconciliation_id)
