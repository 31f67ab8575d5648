"""What customers answer on the slip of a paper, and what becomes of it: a promise, a difference, an agreement."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from db.connection import Book
from desktop.domain.confirmation import DifferenceReason
from desktop.domain.deliveries import ReplyKind
from desktop.domain.promises import PromiseQuestion
from desktop.services.clock import Clock
from desktop.services.results import Refused, Saved


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


class ReplyService:
    """Use cases around answers to papers."""

    def __init__(self, book: Book, clock: Clock) -> None:
        self._book = book
        self._clock = clock

    def add(self, form: ReplyForm, *, asked: Collection[PromiseQuestion] = ()) -> Saved[int] | Refused:
        """Record an answer and what becomes of it: all of it, or nothing.

        AGREES to a statement lets both books agree up to its day, and never earlier than they did. DIFFERS opens a
        reconciliation. WILL_PAY is a promise about the paper's items; `asked` are the questions about it that the rep
        has answered with yes.
        """
        raise NotImplementedError

    def withdraw(self, reply_id: int) -> Saved[int] | Refused:
        """Take an answer back with all that it made; refused once that has been worked on."""
        raise NotImplementedError
