"""What becomes of the answer to a paper, and how that is taken back, inside the caller's transaction."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from db import models
from db.connection import Book
from db.queries import deliveries as queries
from db.queries.debtor import get_debtor
from db.queries.deliveries import ReplyRow
from db.queries.documents import DocumentRow
from db.queries.visits import get_reconciliation, reconciliations
from desktop.domain.company import DocumentKind
from desktop.domain.confirmation import DifferenceReason, ReconciliationStatus
from desktop.domain.deliveries import ReplyKind
from desktop.domain.promises import CancelCode, PromiseState
from desktop.domain.timeline import EventKind
from desktop.services.clock import Clock
from desktop.services.difference_writing import NewDifference, end_difference, open_difference, reopen_difference
from desktop.services.promise_forms import PromiseForm, PromiseWorkedOut
from desktop.services.promise_reading import PromiseLine, judged
from desktop.services.promise_writing import cancel_promise, insert_promise
from desktop.services.timeline import record

#: What is remembered of an answer so that it can be taken back: up to when the books agreed before it ('' for never),
#: and that the day it promised was over when it was entered.
_AGREED_BEFORE, _OVER = "agreed_before", "over"

_UNTOUCHED = frozenset({PromiseState.OPEN, PromiseState.CANCELLED})


@dataclass(frozen=True, slots=True)
class Effects:
    """What became of an answer; `remembered` is what taking it back needs, as plain values."""

    promise_id: int | None = None
    reconciliation_id: int | None = None
    remembered: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Found:
    """What their books say, in minor units, and why that is not what ours do."""

    theirs: int
    reason: DifferenceReason
    detail: str


def make_promise(clock: Clock, form: PromiseForm, worked: PromiseWorkedOut, made_on: date) -> Effects:
    """Record what they wrote that they will pay, as of the day on which they wrote it."""
    promise_id = insert_promise(clock, form, worked.items, made_on)
    return Effects(promise_id, remembered={_OVER: True} if form.due_on < clock.today() else {})


def differ(book: Book, clock: Clock, paper: DocumentRow, found: Found) -> Effects:
    """Open a difference in the place of one that an earlier answer to the paper had opened (rule 5)."""
    _end_open(book, clock, paper, ReconciliationStatus.WITHDRAWN)
    new = NewDifference(
        paper.customer_id,
        paper.currency,
        paper.total,
        found.theirs,
        found.reason,
        found.detail,
        document_id=paper.id,
    )
    return Effects(reconciliation_id=open_difference(clock, new))


def agree(book: Book, clock: Clock, paper: DocumentRow) -> Effects:
    """End a difference about the paper; both books agree up to the day of a statement, or longer (rule 47)."""
    _end_open(book, clock, paper, ReconciliationStatus.SOLVED)
    debtor = get_debtor(book, paper.customer_id)
    before = debtor.reconciled_on if debtor else None
    if paper.kind != DocumentKind.STATEMENT:
        return Effects()
    if before is not None and before >= paper.as_of:
        return Effects(remembered=_said_before(book, paper))
    _set_agreed(clock, paper.customer_id, paper.as_of)
    return Effects(remembered={_AGREED_BEFORE: before.isoformat() if before else ""})


def _said_before(book: Book, paper: DocumentRow) -> dict[str, Any]:
    """Take over from an answer that said the same what its end would restore: of the two either may go first."""
    for row in _standing(book, paper):
        if row.kind == ReplyKind.AGREES:
            remembered = queries.came_with_reply(book, row.id)
            if _AGREED_BEFORE in remembered:
                return {_AGREED_BEFORE: remembered[_AGREED_BEFORE]}
    return {}


def can_take_back(book: Book, clock: Clock, paper: DocumentRow, reply: ReplyRow, remembered: Mapping[str, Any]) -> bool:
    """Tell whether nobody has worked on what an answer made."""
    line = _promise(book, clock, paper, reply)
    if line is not None and line.state not in _UNTOUCHED and _OVER not in remembered:
        return False
    row = None if reply.reconciliation_id is None else get_reconciliation(book, reply.reconciliation_id)
    if row is not None and row.resolution:  # what a rep settles has words, what another answer ends has none
        return False
    debtor = get_debtor(book, paper.customer_id)
    return _AGREED_BEFORE not in remembered or (debtor is not None and debtor.reconciled_on == paper.as_of)


def take_back(book: Book, clock: Clock, paper: DocumentRow, reply: ReplyRow, remembered: Mapping[str, Any]) -> None:
    """Take back what an answer made; see `can_take_back`."""
    line = _promise(book, clock, paper, reply)
    if line is not None and line.promise.cancelled_on is None:
        # one that was over when it was entered never ran: its end is put to the day on which it would have counted
        cancel_promise(clock, line, CancelCode.MISTAKE, min(clock.today(), line.promise.due_on))
    row = None if reply.reconciliation_id is None else get_reconciliation(book, reply.reconciliation_id)
    if row is not None and row.status != ReconciliationStatus.WITHDRAWN:
        end_difference(clock, row, ReconciliationStatus.WITHDRAWN, None, "")
    _reopen(book, clock, paper)
    if _AGREED_BEFORE in remembered and not _is_agreed_otherwise(book, paper, reply):
        before_it = remembered[_AGREED_BEFORE]
        _set_agreed(clock, paper.customer_id, date.fromisoformat(before_it) if before_it else None)


def _reopen(book: Book, clock: Clock, paper: DocumentRow) -> None:
    """Open the difference of the latest answer about the figures again, where another answer had ended it."""
    about_figures = (row for row in _standing(book, paper) if row.kind in {ReplyKind.AGREES, ReplyKind.DIFFERS})
    last = max(about_figures, key=lambda row: row.id, default=None)
    row = None if last is None or last.reconciliation_id is None else get_reconciliation(book, last.reconciliation_id)
    if row is not None and row.status != ReconciliationStatus.OPEN and not row.resolution:
        reopen_difference(clock, row)


def _end_open(book: Book, clock: Clock, paper: DocumentRow, status: ReconciliationStatus) -> None:
    for row in reconciliations(book, document_id=paper.id, only_open=True):
        end_difference(clock, row, status, paper.total, "")


def _promise(book: Book, clock: Clock, paper: DocumentRow, reply: ReplyRow) -> PromiseLine | None:
    if reply.promise_id is None:
        return None
    lines = judged(book, [paper.customer_id], clock.today()).get(paper.customer_id, ())
    return next((line for line in lines if line.promise.id == reply.promise_id), None)


def _is_agreed_otherwise(book: Book, paper: DocumentRow, reply: ReplyRow) -> bool:
    """Tell whether they agreed to the same paper in another answer, too."""
    return any(row.kind == ReplyKind.AGREES and row.id != reply.id for row in _standing(book, paper))


def _standing(book: Book, paper: DocumentRow) -> list[ReplyRow]:
    return [row for row in queries.replies(book, paper.id) if row.withdrawn_at is None]


def _set_agreed(clock: Clock, customer_id: int, day: date | None) -> None:
    rows = models.Customer
    rows.update(reconciled_on=day, updated_at=clock.now()).where(rows.id == customer_id).execute()
    record(clock, customer_id, EventKind.RECONCILED, day=day)
