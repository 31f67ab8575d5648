"""Confirming a visit: two answers, a date that may move, a difference to be solved before going (rules 3 to 5)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from db import models
from db.connection import Book
from db.queries import visits as queries
from db.queries.visits import ConfirmationRow, ReconciliationRow, VisitRow
from desktop.domain.confirmation import (
    AmountAnswer,
    Answer,
    Channel,
    ConfirmationState,
    DifferenceReason,
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
from desktop.services.results import Changes, Entity, Refused, Saved
from desktop.services.standing import amount_asked
from desktop.services.timeline import record
from desktop.services.visits import VisitService

REASON_LIMIT = 1000
NOTE_LIMIT = 2000
_SETTLED = frozenset({ReconciliationStatus.SOLVED, ReconciliationStatus.ACCEPTED})


@dataclass(frozen=True, slots=True)
class Talk:
    """What the rep brings from one call: two answers, with whom and how.

    `theirs` is the customer's figure in minor units of the visit's currency, given when the amount differs;
    `new_day` and `new_time` when the time has changed.
    """

    visit_id: int
    revision: int
    time: TimeAnswer
    amount: AmountAnswer
    channel: Channel = Channel.PHONE
    contact_id: int | None = None
    spoke_with: str = ""
    new_day: date | None = None
    new_time: str | None = None
    theirs: int | None = None
    cause: DifferenceReason = DifferenceReason.UNKNOWN
    reason: str = ""
    owner: str = ""
    note: str = ""


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
            if visit is None or tuple(_problems(talk, visit, self._clock.today())):
                return None
            return self._effect(talk, visit)

    def record(self, talk: Talk) -> Saved[Effect] | Refused:
        """Keep a talk and let it take effect."""
        with self._book.transaction():
            visit = queries.get_visit(self._book, talk.visit_id)
            if visit is None:
                return Refused((Problem("", ProblemCode.NOT_FOUND),))
            problems = tuple(_problems(talk, visit, self._clock.today()))
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
            spoke_with=clean(talk.spoke_with, 100),
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
            amount=talk.amount,
            who=clean(talk.spoke_with, 100),
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
            self._end(row, ReconciliationStatus.SOLVED if agreed else ReconciliationStatus.WITHDRAWN, visit.amount, "")
        if talk.amount is not AmountAnswer.DIFFERS or talk.theirs is None:
            return
        models.Reconciliation.insert(
            customer_id=visit.customer_id,
            visit_id=visit.id,
            confirmation_id=talk_id,
            currency=visit.currency,
            ours=visit.amount or 0,
            theirs=talk.theirs,
            reason=talk.cause,
            detail=clean(talk.reason, REASON_LIMIT),
            owner=clean(talk.owner, 100),
            status=ReconciliationStatus.OPEN,
            opened_on=self._clock.today(),
        ).execute()
        record(
            self._clock,
            visit.customer_id,
            EventKind.DIFFERENCE_FOUND,
            visit.id,
            ours=visit.amount or 0,
            theirs=talk.theirs,
            currency=visit.currency,
            reason=talk.cause,
        )

    def withdraw(self, visit_id: int) -> Saved[int] | Refused:
        """Take the latest talk about a visit back: entered by mistake. It stays in the record, marked.

        A date that the talk moved goes back to where it was, unless the visit has been moved again since.
        """
        with self._book.transaction():
            visit = queries.get_visit(self._book, visit_id)
            talks = [row for row in queries.confirmations(self._book, visit_id) if row.withdrawn_at is None]
            if visit is None or visit.status != VisitStatus.PLANNED or not talks:
                return Refused((Problem("", ProblemCode.NOT_ALLOWED),))
            last = talks[-1]
            moved = last.time_answer == TimeAnswer.CHANGED
            if last.revision + moved != visit.revision:
                return Refused((Problem("", ProblemCode.CHANGED_MEANWHILE),))
            models.Confirmation.update(withdrawn_at=self._clock.now()).where(
                models.Confirmation.id == last.id
            ).execute()
            self._undo_difference(last)
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

    def _undo_difference(self, talk: ConfirmationRow) -> None:
        rows = models.Reconciliation
        rows.update(status=ReconciliationStatus.WITHDRAWN, closed_on=self._clock.today()).where(
            (rows.confirmation == talk.id) & (rows.status == ReconciliationStatus.OPEN)
        ).execute()

    def settle(
        self, reconciliation_id: int, status: ReconciliationStatus, agreed: int, resolution: str = ""
    ) -> Saved[int] | Refused:
        """End a difference: `agreed` (minor units) is what the visit is now about."""
        with self._book.transaction():
            row = self._find(reconciliation_id)
            problems = tuple(_settle_problems(row, status, agreed, resolution))
            if problems or row is None:
                return Refused(problems)
            self._end(row, status, agreed, clean(resolution, NOTE_LIMIT))
            models.Visit.update(amount=agreed, updated_at=self._clock.now()).where(
                models.Visit.id == row.visit_id
            ).execute()
        return self._reconciled(row)

    def reopen(self, reconciliation_id: int) -> Saved[int] | Refused:
        """Take a settlement back: the difference is open again and the visit has our own amount."""
        with self._book.transaction():
            row = self._find(reconciliation_id)
            if row is None or row.status not in _SETTLED:
                return Refused((Problem("", ProblemCode.NOT_ALLOWED),))
            if queries.reconciliations(self._book, visit_id=row.visit_id, only_open=True):
                return Refused((Problem("", ProblemCode.CHANGED_MEANWHILE),))
            models.Reconciliation.update(
                status=ReconciliationStatus.OPEN, agreed=None, resolution="", closed_on=None
            ).where(models.Reconciliation.id == row.id).execute()
            models.Visit.update(amount=row.ours).where(models.Visit.id == row.visit_id).execute()
            record(self._clock, row.customer_id, EventKind.DIFFERENCE_REOPENED, row.visit_id)
        return self._reconciled(row)

    def _reconciled(self, row: ReconciliationRow) -> Saved[int]:
        return Saved(row.id, Changes.of(Entity.VISIT, Entity.RECONCILIATION, customer=row.customer_id))

    def open_differences(self) -> list[ReconciliationRow]:
        """Give every reconciliation that is still open, the newest first."""
        with self._book.reading():
            return queries.reconciliations(self._book, only_open=True)

    def _find(self, reconciliation_id: int) -> ReconciliationRow | None:
        return queries.get_reconciliation(self._book, reconciliation_id)

    def _end(self, row: ReconciliationRow, status: ReconciliationStatus, agreed: int | None, resolution: str) -> None:
        settled = status in _SETTLED
        models.Reconciliation.update(
            status=status,
            agreed=(agreed or 0) if settled else None,
            resolution=resolution,
            closed_on=self._clock.today(),
        ).where(models.Reconciliation.id == row.id).execute()
        record(
            self._clock,
            row.customer_id,
            EventKind.DIFFERENCE_SETTLED,
            row.visit_id,
            status=status,
            agreed=agreed if settled else None,
            currency=row.currency,
            resolution=resolution,
        )


def _problems(talk: Talk, visit: VisitRow, today: date) -> Iterator[Problem]:
    if visit.status != VisitStatus.PLANNED:
        yield Problem("", ProblemCode.SETTLED)
    if talk.revision != visit.revision:
        yield Problem("", ProblemCode.CHANGED_MEANWHILE)
    if talk.time is TimeAnswer.CHANGED:
        if talk.new_day is None:
            yield Problem("new_day", ProblemCode.REQUIRED)
        elif talk.new_day < today:
            yield Problem("new_day", ProblemCode.IN_THE_PAST)
        elif (talk.new_day, talk.new_time) == (visit.day, visit.time):
            yield Problem("new_day", ProblemCode.NOT_CHANGED)
    if talk.amount is AmountAnswer.DIFFERS:
        yield from _difference_problems(talk, visit)


def _difference_problems(talk: Talk, visit: VisitRow) -> Iterator[Problem]:
    if talk.theirs is None:
        yield Problem("theirs", ProblemCode.REQUIRED)
    elif talk.theirs < 0:
        yield Problem("theirs", ProblemCode.TOO_SMALL, {"limit": 0})
    elif talk.theirs == visit.amount:
        yield Problem("theirs", ProblemCode.NOT_CHANGED)
    if not talk.reason.strip() and talk.cause is DifferenceReason.UNKNOWN and not talk.owner.strip():
        # rule 5: a cause, or at least somebody who looks for it
        yield Problem("owner", ProblemCode.REQUIRED)


def _settle_problems(
    row: ReconciliationRow | None, status: ReconciliationStatus, agreed: int, resolution: str
) -> Iterator[Problem]:
    if row is None:
        yield Problem("", ProblemCode.NOT_FOUND)
    elif row.status != ReconciliationStatus.OPEN or status not in _SETTLED:
        yield Problem("", ProblemCode.SETTLED)
    if agreed < 0:
        yield Problem("agreed", ProblemCode.TOO_SMALL, {"limit": 0})
    if not resolution.strip():
        yield Problem("resolution", ProblemCode.REQUIRED)
