"""Payments: entered, spread over items, spread anew, paid back, reversed; nothing of them is ever erased."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from db.connection import Book
from db.queries.payments import AppliedShare, PaymentLine
from desktop.domain.ledger import PaymentQuestion, Share
from desktop.domain.money import Money
from desktop.services.clock import Clock
from desktop.services.payment_forms import PayableItem, PaymentForm, PaymentProposal
from desktop.services.results import Refused, Saved

__all__ = [
    "AppliedShare",
    "PayableItem",
    "PaymentCard",
    "PaymentForm",
    "PaymentLine",
    "PaymentProposal",
    "PaymentQuestion",
    "PaymentService",
    "Share",
]


@dataclass(frozen=True, slots=True)
class PaymentCard:
    """Everything about one payment.

    `items` are the open items of its customer with what they have of it, those it settled too; `shares` is what
    happened to it in the order in which it was recorded; `taken_back` are its refunds and its reversal.
    """

    payment: PaymentLine
    items: tuple[PayableItem, ...]
    shares: tuple[AppliedShare, ...]
    taken_back: tuple[PaymentLine, ...]


class PaymentService:
    """Use cases around payments."""

    def __init__(self, book: Book, clock: Clock) -> None:
        self._book = book
        self._clock = clock

    def propose(self, form: PaymentForm) -> PaymentProposal:
        """Say where a payment would go and what is wrong or odd about it, without writing anything."""
        raise NotImplementedError

    def add(self, form: PaymentForm, *, asked: Collection[PaymentQuestion] = ()) -> Saved[int] | Refused:
        """Record a payment and give its id; `asked` are the questions that were answered with yes.

        `TWICE` has to be: REQUIRED in `questions`, the value `name` being the text of the question.
        """
        raise NotImplementedError

    def add_for_plan(self, form: PaymentForm, plan_id: int, *, interest: int = 0) -> Saved[int] | Refused:
        """Record a payment under a plan: `form.shares` go to items, `interest` of it to none, the rest is unapplied.

        Asks nothing and writes no line of the timeline: the plan does. May be called inside a transaction.
        """
        raise NotImplementedError

    def reallocate(self, payment_id: int, shares: Sequence[Share], reason: str = "") -> Saved[int] | Refused:
        """Let a payment go to other items from today on; days that are past stay as they were."""
        raise NotImplementedError

    def reverse(self, payment_id: int, day: date, reason: str) -> Saved[int] | Refused:
        """Say that a receipt never came, or was dishonoured, and give the reversal's id."""
        raise NotImplementedError

    def undo(self, payment_id: int) -> Saved[int] | Refused:
        """Reverse a receipt that was entered by mistake, on the day it was received."""
        raise NotImplementedError

    def refund(self, payment_id: int, amount: int, day: date, reason: str) -> Saved[int] | Refused:
        """Record that a part of what is not applied was paid back, and give the refund's id."""
        raise NotImplementedError

    def clear(self, payment_id: int, day: date) -> Saved[int] | Refused:
        """Say that a bill or cheque has been cleared."""
        raise NotImplementedError

    def unclear(self, payment_id: int) -> Saved[int] | Refused:
        """Take back that a bill or cheque has been cleared."""
        raise NotImplementedError

    def page(
        self,
        *,
        customer_id: int | None = None,
        since: date | None = None,
        until: date | None = None,
        unapplied: bool = False,
        uncleared: bool = False,
        text: str = "",
        offset: int = 0,
        limit: int = 100,
    ) -> list[PaymentLine]:
        """Give one page of payments, the latest first; `since` and `until` are both included."""
        raise NotImplementedError

    def totals(
        self,
        *,
        customer_id: int | None = None,
        since: date | None = None,
        until: date | None = None,
        unapplied: bool = False,
        uncleared: bool = False,
        text: str = "",
    ) -> tuple[Money, ...]:
        """Sum up all that `page` would give, a sum for each currency; of `unapplied` ones what is not applied."""
        raise NotImplementedError

    def get(self, payment_id: int) -> PaymentCard | None:
        """Give everything about one payment."""
        raise NotImplementedError

    def unapplied(self, customer_id: int) -> tuple[Money, ...]:
        """Give what came in from a customer and is not applied, a sum for each currency that has any."""
        raise NotImplementedError
