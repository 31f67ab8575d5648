"""What customers answer on the slip of a paper, and what becomes of it: a promise, a difference, an agreement."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from db import models
from db.connection import Book
from db.queries import deliveries as queries
from db.queries.deliveries import ReplyRow
from db.queries.documents import DocumentRow, document_items, get_document
from db.queries.receivables import get_receivables
from desktop.domain.checks import check_sum
from desktop.domain.company import DocumentKind
from desktop.domain.confirmation import DifferenceReason
from desktop.domain.deliveries import REPLY_LIMITS, ProofKind, ReplyKind, answers_to, day_problems
from desktop.domain.problems import Problem, ProblemCode
from desktop.domain.promises import PromiseQuestion
from desktop.domain.timeline import EventKind
from desktop.services import reply_effects as effects
from desktop.services.clock import Clock
from desktop.services.paper_ways import cleaned, find_paper, tell, text_problems
from desktop.services.promise_forms import PromiseForm, PromiseWorkedOut
from desktop.services.promise_writing import refusals, work_out
from desktop.services.proof_files import ProofFile, read_proof
from desktop.services.proofs import insert_proof, withdraw_proof
from desktop.services.results import Changes, Entity, Refused, Saved

__all__ = ["ReplyForm", "ReplyRow", "ReplyService"]

#: What an answer may change beside the way of its paper.
_TOUCHED = (Entity.DELIVERY, Entity.RECONCILIATION, Entity.PROMISE, Entity.CUSTOMER)
#: The fields of a promise by those of an answer.
_OF_PROMISE = {"due_on": "pay_on", "by_whom": "signed_by", "items": "document_id"}


@dataclass(frozen=True, slots=True)
class ReplyForm:
    """An answer to a paper, sums in minor units of its currency.

    `theirs` and `reason` belong to DIFFERS: what their books say, and why; `amount` and `pay_on` to WILL_PAY. With a
    scan of the slip in `file`, or `kept_where` for where it lies, the answer proves that the paper arrived.
    """

    document_id: int
    kind: ReplyKind
    replied_on: date
    theirs: int | None = None
    reason: DifferenceReason = DifferenceReason.UNKNOWN
    amount: int | None = None
    pay_on: date | None = None
    signed_by: str = ""
    position: str = ""
    note: str = ""
    file: Path | None = None
    kept_where: str = ""


@dataclass(frozen=True, slots=True)
class _Checked:
    """An answer that was found good: its paper, its texts, the file, and what a promise comes to."""

    paper: DocumentRow
    form: ReplyForm
    file: ProofFile | None
    promise: tuple[PromiseForm, PromiseWorkedOut] | None


class ReplyService:
    """Use cases around answers to papers."""

    def __init__(self, book: Book, clock: Clock) -> None:
        self._book = book
        self._clock = clock

    def add(self, form: ReplyForm, *, asked: Collection[PromiseQuestion] = ()) -> Saved[int] | Refused:
        """Record an answer and what becomes of it: all of it, or nothing.

        AGREES to a statement lets both books agree up to its day, and never earlier than they did. DIFFERS opens a
        reconciliation. WILL_PAY is a promise of that day about what is open of the paper's items; `asked` are the
        questions about it that the rep has answered with yes, one that is left is REQUIRED in `questions`. Raises the
        faults of files as `ProofService.add` does.
        """
        form = replace(form, **cleaned(form, REPLY_LIMITS))
        file = None if form.file is None else read_proof(form.file)
        with self._book.transaction():
            checked = self._check(form, file, asked)
            if isinstance(checked, Refused):
                return checked
            reply_id = self._insert(checked)
        return _saved(reply_id, checked.paper)

    def _check(
        self, form: ReplyForm, file: ProofFile | Problem | None, asked: Collection[PromiseQuestion]
    ) -> _Checked | Refused:
        paper = find_paper(self._book, form.document_id, "document_id")
        problems = [each for each in (paper, file) if isinstance(each, Problem)]
        promise = None
        if not isinstance(paper, Problem):
            problems += _form_problems(form, paper, self._clock.today())
            promise = None if problems else self._promise(form, paper)
            problems += () if promise is None else _promise_problems(promise[1], asked)
        if problems or isinstance(paper, Problem) or isinstance(file, Problem):
            return Refused(tuple(problems))
        return _Checked(paper, form, file, promise)

    def _promise(self, form: ReplyForm, paper: DocumentRow) -> tuple[PromiseForm, PromiseWorkedOut] | None:
        """Work the promise out as of the day on which they wrote it; None where there is nothing left to promise."""
        if form.kind is not ReplyKind.WILL_PAY or form.amount is None or form.pay_on is None:
            return None
        rows = get_receivables(self._book, [row.receivable_id for row in document_items(self._book, paper.id)])
        items = tuple(row.id for row in rows if row.open > 0 and row.currency == paper.currency)
        if not items:
            return None
        promise = PromiseForm(
            paper.customer_id, paper.currency, form.amount, form.pay_on, items, by_whom=form.signed_by
        )
        return promise, work_out(self._book, promise, form.replied_on)

    def _insert(self, checked: _Checked) -> int:
        form, paper = checked.form, checked.paper
        made = self._take_effect(checked)
        row = models.Reply.insert(
            document=paper.id,
            kind=form.kind.value,
            replied_on=form.replied_on,
            theirs=form.theirs if form.kind is ReplyKind.DIFFERS else None,
            amount=form.amount if form.kind is ReplyKind.WILL_PAY else None,
            pay_on=form.pay_on if form.kind is ReplyKind.WILL_PAY else None,
            signed_by=form.signed_by,
            position=form.position,
            note=form.note,
            proof=self._insert_proof(checked),
            promise=made.promise_id,
            reconciliation=made.reconciliation_id,
            recorded_at=self._clock.now(),
        )
        reply_id = int(row.execute())
        self._tell(checked, reply_id, made)
        return reply_id

    def _tell(self, checked: _Checked, reply_id: int, made: effects.Effects) -> None:
        form, paper = checked.form, checked.paper
        told: dict[str, object] = {"reply": form.kind.value, "who": form.signed_by, "note": form.note}
        figure = {ReplyKind.DIFFERS: form.theirs, ReplyKind.WILL_PAY: form.amount}.get(form.kind)
        if figure is not None:
            told |= {"amount": figure, "currency": paper.currency}
        told |= {"answer": reply_id, "with": made.remembered or None}
        tell(self._clock, paper, EventKind.DOCUMENT_ANSWERED, form.replied_on, **told)

    def _take_effect(self, checked: _Checked) -> effects.Effects:
        form, paper = checked.form, checked.paper
        if form.kind is ReplyKind.AGREES:
            return effects.agree(self._book, self._clock, paper)
        if form.kind is ReplyKind.DIFFERS and form.theirs is not None:
            found = effects.Found(form.theirs, form.reason, form.note)
            return effects.differ(self._book, self._clock, paper, found)
        if checked.promise is not None:
            return effects.make_promise(self._clock, *checked.promise, form.replied_on)
        return effects.Effects()

    def _insert_proof(self, checked: _Checked) -> int | None:
        form, file = checked.form, checked.file
        if file is None and not form.kept_where:
            return None
        texts = {"received_by": form.signed_by, "kept_where": form.kept_where, "note": ""}
        return insert_proof(self._clock, checked.paper, ProofKind.REPLY, form.replied_on, texts=texts, file=file)

    def withdraw(self, reply_id: int) -> Saved[int] | Refused:
        """Take an answer back with all that it made: proof, promise, difference, and up to when the books agree.

        Refused once that has been worked on: the promise was kept or broken, the difference was settled, the books
        agree up to another day.
        """
        with self._book.transaction():
            reply = queries.get_reply(self._book, reply_id)
            paper = None if reply is None else get_document(self._book, reply.document_id)
            if reply is None or paper is None or reply.withdrawn_at is not None:
                return Refused((Problem("", ProblemCode.NOT_FOUND),))
            remembered = queries.came_with_reply(self._book, reply_id)
            if not effects.can_take_back(self._book, self._clock, paper, reply, remembered):
                return Refused((Problem("", ProblemCode.CHANGED_MEANWHILE),))
            models.Reply.update(withdrawn_at=self._clock.now()).where(models.Reply.id == reply_id).execute()
            effects.take_back(self._book, self._clock, paper, reply, remembered)
            proof = None if reply.proof_id is None else queries.get_proof(self._book, reply.proof_id)
            if proof is not None and proof.withdrawn_at is None:
                withdraw_proof(self._clock, paper, proof)
            told = {"reply": reply.kind, "answer": reply_id}
            tell(self._clock, paper, EventKind.DOCUMENT_ANSWER_WITHDRAWN, reply.replied_on, **told)
        return _saved(reply_id, paper)


def _form_problems(form: ReplyForm, paper: DocumentRow, today: date) -> Iterator[Problem]:
    """Check a cleaned form against its paper."""
    yield from day_problems("replied_on", form.replied_on, paper.made_on, today)
    yield from text_problems(cleaned(form, REPLY_LIMITS), REPLY_LIMITS)
    if form.kind not in answers_to(DocumentKind(paper.kind)):
        yield Problem("kind", ProblemCode.NOT_A_CHOICE)
    elif form.kind is ReplyKind.DIFFERS:
        yield from _difference_problems(form, paper)
    elif form.kind is ReplyKind.WILL_PAY:
        yield from _payment_problems(form, paper)


def _difference_problems(form: ReplyForm, paper: DocumentRow) -> Iterator[Problem]:
    if form.theirs is None:
        yield Problem("theirs", ProblemCode.REQUIRED)
    elif form.theirs == paper.total:
        yield Problem("theirs", ProblemCode.NOT_CHANGED)
    else:
        # by their books we may be the ones who owe
        yield from check_sum("theirs", abs(form.theirs), paper.currency)


def _payment_problems(form: ReplyForm, paper: DocumentRow) -> Iterator[Problem]:
    if not form.amount:
        yield Problem("amount", ProblemCode.REQUIRED)
    else:
        yield from check_sum("amount", form.amount, paper.currency)
    if form.pay_on is None:
        yield Problem("pay_on", ProblemCode.REQUIRED)
    elif form.pay_on < form.replied_on:
        yield Problem("pay_on", ProblemCode.TOO_EARLY, {"limit": form.replied_on.isoformat()})


def _promise_problems(worked: PromiseWorkedOut, asked: Collection[PromiseQuestion]) -> Iterator[Problem]:
    for problem in refusals(worked, asked):
        yield replace(problem, field=_OF_PROMISE.get(problem.field, problem.field))


def _saved(reply_id: int, paper: DocumentRow) -> Saved[int]:
    return Saved(reply_id, Changes.of(*_TOUCHED, customer=paper.customer_id))
