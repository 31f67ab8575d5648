"""Disputes about a part of an item, from the day they are opened to their end, and all that is to be reconciled."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from db import models
from db.connection import Book
from db.queries import disputes as queries
from db.queries.disputes import DisputeRow
from db.queries.receivables import ReceivableRow, get_receivables
from db.queries.visits import reconciliations
from desktop.domain.checks import check_length
from desktop.domain.disputes import (
    DETAIL_LIMIT,
    NAME_LIMIT,
    NUMBER_LIMIT,
    DisputeForm,
    DisputeReason,
    DisputeStatus,
    MatterKind,
    dispute_problems,
    may_be_disputed,
    raised_when_due,
)
from desktop.domain.problems import Problem, ProblemCode
from desktop.domain.text import clean, clean_lines
from desktop.domain.timeline import EventKind
from desktop.services.clock import Clock
from desktop.services.dispute_credits import add_credit, can_take_back, free_number, is_taken, take_credit_back
from desktop.services.results import Changes, Entity, Refused, Saved
from desktop.services.timeline import record

__all__ = ["DisputeForm", "DisputeLine", "DisputeRow", "DisputeService", "OpenMatter"]

_NOT_FOUND = Problem("", ProblemCode.NOT_FOUND)


@dataclass(frozen=True, slots=True)
class DisputeLine:
    """A dispute, how many days it has been open (or was), and whether we heard of it only once the item was due."""

    dispute: DisputeRow
    days: int
    raised_when_due: bool


@dataclass(frozen=True, slots=True)
class OpenMatter:
    """What is to be reconciled with a customer: a dispute, or a difference that a talk or an answer brought to light.

    `id` is that of the dispute or of the reconciliation. `number` is the item's, or that of the paper whose answer
    named other figures; '' for a difference that came up about a visit, `visit_id`. `amount` in minor units is what is
    disputed, or ours less theirs. `reason` is the text of a `DisputeReason` or of a `DifferenceReason`.
    """

    kind: MatterKind
    id: int
    customer_id: int
    customer: str
    number: str
    visit_id: int | None
    amount: int
    currency: str
    reason: str
    since: date
    days: int
    owner: str


class DisputeService:
    """Use cases around disputes."""

    def __init__(self, book: Book, clock: Clock) -> None:
        self._book = book
        self._clock = clock

    def open(self, form: DisputeForm) -> Saved[int] | Refused:
        """Say that the customer does not accept a part of an open item; the rest stays due (rule 37)."""
        with self._book.transaction():
            item = next(iter(get_receivables(self._book, [form.item_id])), None)
            problems = tuple(self._problems(form, item, 0))
            if problems or item is None:
                return Refused(problems)
            inserted = models.Dispute.insert(
                **_columns(form),
                customer_id=item.customer_id,
                receivable_id=item.id,
                opened_on=self._clock.today(),
                status=DisputeStatus.OPEN,
                recorded_at=self._clock.now(),
            )
            dispute_id = int(inserted.execute())
            self._tell(EventKind.DISPUTE_OPENED, dispute_id)
        return _saved(dispute_id, item.customer_id)

    def change(self, dispute_id: int, form: DisputeForm) -> Saved[int] | Refused:
        """Correct an open dispute: another amount, reason, owner or detail; its item stays."""
        with self._book.transaction():
            dispute = queries.get_dispute(self._book, dispute_id)
            problems = tuple(_open_problems(dispute))
            if problems or dispute is None:
                return Refused(problems)
            if form.item_id != dispute.item_id:
                return Refused((Problem("item_id", ProblemCode.NOT_ALLOWED),))
            item = next(iter(get_receivables(self._book, [form.item_id])), None)
            problems = tuple(self._problems(form, item, dispute.amount))
            if problems:
                return Refused(problems)
            models.Dispute.update(**_columns(form)).where(models.Dispute.id == dispute_id).execute()
            self._tell(EventKind.DISPUTE_CHANGED, dispute_id)
        return _saved(dispute_id, dispute.customer_id)

    def close(
        self, dispute_id: int, status: DisputeStatus, resolution: str = "", credit_number: str = ""
    ) -> Saved[int] | Refused:
        """End a dispute: for us the part is due again, for them a credit note over it is added and put to the item.

        Both need `resolution`, how it was solved; withdrawing needs no words. Without a `credit_number` the note gets
        the one that is proposed.
        """
        resolution = clean_lines(resolution, DETAIL_LIMIT + 1)
        credit_number = clean(credit_number, NUMBER_LIMIT + 1)
        with self._book.transaction():
            dispute = queries.get_dispute(self._book, dispute_id)
            problems = tuple(self._close_problems(dispute, status, resolution, credit_number))
            if problems or dispute is None:
                return Refused(problems)
            credit = None
            if status is DisputeStatus.SOLVED_FOR_THEM:
                number = credit_number or free_number(self._book, dispute)
                credit = add_credit(self._book, self._clock, dispute, number)
            models.Dispute.update(
                status=status, closed_on=self._clock.today(), resolution=resolution, credit_id=credit
            ).where(models.Dispute.id == dispute_id).execute()
            self._tell(EventKind.DISPUTE_CLOSED, dispute_id)
        return _saved(dispute_id, dispute.customer_id)

    def reopen(self, dispute_id: int) -> Saved[int] | Refused:
        """Take the end of a dispute back: the part is disputed again, and a credit note comes off the item.

        Refused once the note was put to another item or changed, or where so much is not open of the item any more.
        """
        with self._book.transaction():
            dispute = queries.get_dispute(self._book, dispute_id)
            if dispute is None:
                return Refused((_NOT_FOUND,))
            if dispute.status == DisputeStatus.OPEN:
                return Refused((Problem("", ProblemCode.NOT_ALLOWED),))
            if not self._can_reopen(dispute):
                return Refused((Problem("", ProblemCode.CHANGED_MEANWHILE),))
            if dispute.credit_id is not None:
                take_credit_back(self._book, self._clock, dispute, dispute.credit_id)
            models.Dispute.update(status=DisputeStatus.OPEN, closed_on=None, resolution="", credit_id=None).where(
                models.Dispute.id == dispute_id
            ).execute()
            self._tell(EventKind.DISPUTE_REOPENED, dispute_id)
        return _saved(dispute_id, dispute.customer_id)

    def credit_number(self, dispute_id: int) -> str:
        """Propose the number of the credit note with which a dispute would end; '' when it is gone."""
        with self._book.reading():
            dispute = queries.get_dispute(self._book, dispute_id)
            return free_number(self._book, dispute) if dispute else ""

    def get(self, dispute_id: int) -> DisputeLine | None:
        """Give one dispute."""
        with self._book.reading():
            dispute = queries.get_dispute(self._book, dispute_id)
        return self._line(dispute) if dispute else None

    def page(
        self,
        *,
        customer_id: int | None = None,
        item_id: int | None = None,
        status: DisputeStatus | None = DisputeStatus.OPEN,
        offset: int = 0,
        limit: int = 100,
    ) -> list[DisputeLine]:
        """Give one page of disputes, the newest first; with `status` None, closed ones too."""
        with self._book.reading():
            rows = queries.list_disputes(
                self._book, customer_id=customer_id, item_id=item_id, status=status, offset=offset, limit=limit
            )
        return [self._line(row) for row in rows]

    def open_matters(self, customer_id: int | None = None) -> list[OpenMatter]:
        """Give all that is to be reconciled, of all customers or of one, the oldest first (rules 5 and 37)."""
        with self._book.reading():
            return open_matters(self._book, self._clock.today(), customer_id)

    def _problems(self, form: DisputeForm, item: ReceivableRow | None, own: int) -> Iterator[Problem]:
        """Check a form against its item; `own` is what of the item it disputes already."""
        if item is None:
            yield _NOT_FOUND
        elif item.open <= 0:
            yield Problem("", ProblemCode.SETTLED)
        else:
            most = may_be_disputed(item.open, item.disputed) + own
            yield from dispute_problems(form, item.currency, most, self._clock.today())

    def _close_problems(
        self, dispute: DisputeRow | None, status: DisputeStatus, resolution: str, credit_number: str
    ) -> Iterator[Problem]:
        yield from _open_problems(dispute)
        if status is DisputeStatus.OPEN:
            yield Problem("status", ProblemCode.NOT_A_CHOICE)
        if not resolution and status is not DisputeStatus.WITHDRAWN:
            yield Problem("resolution", ProblemCode.REQUIRED)
        yield from check_length("resolution", resolution, DETAIL_LIMIT)
        yield from check_length("credit_number", credit_number, NUMBER_LIMIT)
        if dispute and credit_number and is_taken(self._book, dispute, credit_number):
            yield Problem("credit_number", ProblemCode.TAKEN, {"name": credit_number})

    def _can_reopen(self, dispute: DisputeRow) -> bool:
        if dispute.credit_id is not None:
            return can_take_back(self._book, dispute, dispute.credit_id)
        return may_be_disputed(dispute.open, dispute.disputed) >= dispute.amount

    def _line(self, dispute: DisputeRow) -> DisputeLine:
        until = dispute.closed_on or self._clock.today()
        heard_on = dispute.reported_on or dispute.opened_on
        return DisputeLine(
            dispute, max((until - dispute.opened_on).days, 0), raised_when_due(heard_on, dispute.due_date)
        )

    def _tell(self, kind: EventKind, dispute_id: int) -> None:
        dispute = queries.get_dispute(self._book, dispute_id)
        if dispute is None:
            return
        told: dict[str, object] = {"number": dispute.number, "amount": dispute.amount, "currency": dispute.currency}
        if kind is EventKind.DISPUTE_CLOSED:
            told |= {"status": dispute.status, "resolution": dispute.resolution}
        elif kind is not EventKind.DISPUTE_REOPENED:
            told |= {"reason": DisputeReason(dispute.reason), "owner": dispute.owner}
        record(self._clock, dispute.customer_id, kind, dispute_id, **told)


def open_matters(book: Book, today: date, customer_id: int | None = None) -> list[OpenMatter]:
    """Give what is to be reconciled as `DisputeService.open_matters` does, for those who read the book already."""
    disputes = queries.list_disputes(book, customer_id=customer_id, status=DisputeStatus.OPEN, limit=-1)
    matters = [
        OpenMatter(
            MatterKind.DISPUTE,
            row.id,
            row.customer_id,
            row.customer,
            row.number,
            None,
            row.amount,
            row.currency,
            row.reason,
            row.opened_on,
            max((today - row.opened_on).days, 0),
            row.owner,
        )
        for row in disputes
    ]
    matters += [
        OpenMatter(
            MatterKind.DIFFERENCE,
            row.id,
            row.customer_id,
            row.customer,
            row.document,
            row.visit_id,
            row.ours - row.theirs,
            row.currency,
            row.reason,
            row.opened_on,
            max((today - row.opened_on).days, 0),
            row.owner,
        )
        for row in reconciliations(book, customer_id=customer_id, only_open=True)
    ]
    return sorted(matters, key=lambda matter: (matter.since, matter.kind, matter.id))


def _open_problems(dispute: DisputeRow | None) -> Iterator[Problem]:
    if dispute is None:
        yield _NOT_FOUND
    elif dispute.status != DisputeStatus.OPEN:
        yield Problem("", ProblemCode.SETTLED)


def _columns(form: DisputeForm) -> dict[str, object]:
    return {
        "amount": form.amount,
        "reason": form.reason,
        "owner": clean(form.owner, NAME_LIMIT),
        "detail": clean_lines(form.detail, DETAIL_LIMIT),
        "reported_by": clean(form.reported_by, NAME_LIMIT),
        "reported_on": form.reported_on,
    }


def _saved(dispute_id: int, customer_id: int) -> Saved[int]:
    return Saved(dispute_id, Changes.of(Entity.DISPUTE, Entity.RECEIVABLE, customer=customer_id))
