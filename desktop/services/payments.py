"""Payments: entered, spread over items, spread anew, paid back, reversed; nothing of them is ever erased."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date

from db import models
from db.connection import Book
from db.queries import payments as queries
from db.queries.payments import AppliedShare, Filter, PaymentLine
from desktop.domain.checks import check_length, check_sum
from desktop.domain.ledger import (
    BY_MISTAKE,
    Allocated,
    AllocationKind,
    Debt,
    PaymentKind,
    PaymentQuestion,
    Share,
    amount_problems,
    share_problems,
)
from desktop.domain.money import Money
from desktop.domain.problems import Problem, ProblemCode
from desktop.domain.text import clean, fold
from desktop.domain.timeline import EventKind
from desktop.services.clock import Clock
from desktop.services.payment_forms import (
    REASON_LIMIT,
    PayableItem,
    PaymentCard,
    PaymentForm,
    PaymentProposal,
    cleaned,
    day_problems,
    reason_problems,
)
from desktop.services.payment_reading import (
    debts_for,
    debts_without,
    first_day_to_reverse,
    is_twice,
    item_shares,
    least_unapplied,
    make_proposal,
    payment_problems,
    read_card,
    spread,
    standing_shares,
)
from desktop.services.payment_writing import (
    apply_shares,
    insert_receipt,
    insert_taken_back,
    numbers_of,
    take_back_shares,
)
from desktop.services.posting import Posting, post
from desktop.services.results import Changes, Entity, Refused, Saved
from desktop.services.timeline import record

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

_NOT_FOUND = Refused((Problem("", ProblemCode.NOT_FOUND),))


class PaymentService:
    """Use cases around payments."""

    def __init__(self, book: Book, clock: Clock) -> None:
        self._book = book
        self._clock = clock

    def propose(self, form: PaymentForm) -> PaymentProposal:
        """Say where a payment would go and what is wrong or odd about it, without writing anything."""
        with self._book.reading():
            return make_proposal(self._book, cleaned(form), self._clock.today())

    def add(
        self, form: PaymentForm, *, asked: Collection[PaymentQuestion] = (), file_id: int | None = None
    ) -> Saved[int] | Refused:
        """Record a payment and give its id; `asked` are the questions that were answered with yes.

        `TWICE` has to be: REQUIRED in `questions`, the value `name` being the text of the question. What an item gets
        is held against what is open of it at that moment; a problem with one is named `shares.<id of the item>`.
        `file_id` is the file of payments that told it. May be called inside a transaction.
        """
        form = cleaned(form)
        with self._book.transaction():
            debts = debts_for(self._book, form)
            problems = tuple(payment_problems(self._book, form, debts, self._clock.today()))
            if not problems and PaymentQuestion.TWICE not in asked and is_twice(self._book, form):
                problems = (Problem("questions", ProblemCode.REQUIRED, {"name": PaymentQuestion.TWICE.value}),)
            if problems:
                return Refused(problems)
            allocated = spread(form, debts)
            payment_id = self._insert(form, allocated, debts, file_id=file_id)
            record(
                self._clock,
                form.customer_id,
                EventKind.PAYMENT_RECEIVED,
                payment_id,
                amount=form.amount,
                currency=form.currency,
                day=form.received_on,
                means=form.means.value,
                reference=form.reference,
                items=numbers_of(allocated.shares, debts),
                unapplied=allocated.unapplied,
            )
        return Saved(payment_id, _changes(form.customer_id))

    def add_for_plan(self, form: PaymentForm, plan_id: int, *, interest: int = 0) -> Saved[int] | Refused:
        """Record a payment under a plan: `form.shares` go to items, `interest` of it to none, the rest is unapplied.

        Asks nothing and writes no line of the timeline: the plan does. May be called inside a transaction.
        """
        form = cleaned(form)
        with self._book.transaction():
            debts = debts_for(self._book, form)
            problems = (
                *payment_problems(self._book, form, debts, self._clock.today(), interest),
                *check_sum("interest", interest, form.currency, max(form.amount, 0)),
            )
            if problems:
                return Refused(problems)
            payment_id = self._insert(form, spread(form, debts, interest), debts, plan_id=plan_id)
            if interest:
                paid = Posting(None, AllocationKind.INTEREST, interest, form.received_on, payment_id, plan_id=plan_id)
                post(self._book, self._clock.now(), [paid])
        return Saved(payment_id, _changes(form.customer_id))

    def reallocate(self, payment_id: int, shares: Sequence[Share], reason: str = "") -> Saved[int] | Refused:
        """Let a payment go to these items and no others from today on; days that are past stay as they were.

        Refused (NOT_ALLOWED) for what was paid under a plan, and for refunds and reversals.
        """
        reason = clean(reason, REASON_LIMIT + 1)
        with self._book.transaction():
            payment = queries.get_payment(self._book, payment_id)
            if payment is None:
                return _NOT_FOUND
            own = item_shares(queries.applied_shares(self._book, payment_id))
            debts = debts_without(self._book, payment, own, shares)
            spreadable = payment.unapplied + sum(share.amount for share in own.values())
            problems = (
                *_standing_problems(payment, of_plan=False),
                *share_problems(spreadable, payment.currency, debts, shares),
                *check_length("reason", reason, REASON_LIMIT),
            )
            if problems:
                return Refused(problems)
            self._spread_anew(payment, own, shares, debts, reason)
            record(
                self._clock,
                payment.customer_id,
                EventKind.PAYMENT_ALLOCATED,
                payment_id,
                amount=payment.amount,
                currency=payment.currency,
                day=payment.received_on,
                items=numbers_of(shares, debts),
                unapplied=spreadable - sum(share.amount for share in shares),
                reason=reason,
            )
        return Saved(payment_id, _changes(payment.customer_id))

    def reverse(self, payment_id: int, day: date, reason: str) -> Saved[int] | Refused:
        """Say that a receipt never came, or was dishonoured, and give the reversal's id.

        What it went to is open again from `day` on, which is not after today nor before it was last spread anew; a plan
        it was paid under forgets it too. What was paid back of it stays so.
        """
        return self._reverse(payment_id, day, clean(reason, REASON_LIMIT + 1))

    def undo(self, payment_id: int) -> Saved[int] | Refused:
        """Reverse a receipt that was entered by mistake, from the day on which it was received."""
        return self._reverse(payment_id, None, BY_MISTAKE)

    def refund(self, payment_id: int, amount: int, day: date, reason: str) -> Saved[int] | Refused:
        """Record that a part of a receipt that was applied to nothing was paid back, and give the refund's id."""
        reason = clean(reason, REASON_LIMIT + 1)
        with self._book.transaction():
            payment = queries.get_payment(self._book, payment_id)
            if payment is None:
                return _NOT_FOUND
            problems = [
                *_standing_problems(payment),
                *day_problems("day", day, payment.received_on, self._clock.today()),
                *reason_problems(reason),
                *amount_problems(amount, payment.currency, least_unapplied(self._book, payment, day)),
            ]
            if problems:
                return Refused(tuple(problems))
            now = self._clock.now()
            refund_id = insert_taken_back(payment, PaymentKind.REFUND, amount, day, now=now, reason=reason)
            self._record_back(payment, EventKind.PAYMENT_REFUNDED, amount, day, reason)
        return Saved(refund_id, Changes.of(Entity.PAYMENT, customer=payment.customer_id))

    def clear(self, payment_id: int, day: date) -> Saved[int] | Refused:
        """Say that a bill or cheque has been cleared, on a day from its receipt to today."""
        return self._set_cleared(payment_id, day)

    def unclear(self, payment_id: int) -> Saved[int] | Refused:
        """Take back that a bill or cheque has been cleared."""
        return self._set_cleared(payment_id, None)

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
        which = Filter(customer_id, since, until, unapplied, uncleared, _words(text))
        with self._book.reading():
            return queries.list_payments(self._book, which, offset=offset, limit=limit)

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
        which = Filter(customer_id, since, until, unapplied, uncleared, _words(text))
        with self._book.reading():
            return tuple(Money(*row) for row in queries.payment_sums(self._book, which))

    def get(self, payment_id: int) -> PaymentCard | None:
        """Give everything about one payment."""
        with self._book.reading():
            payment = queries.get_payment(self._book, payment_id)
            return read_card(self._book, payment, self._clock.today()) if payment else None

    def unapplied(self, customer_id: int) -> tuple[Money, ...]:
        """Give what came in from a customer and is not applied, a sum for each currency that has any."""
        with self._book.reading():
            return tuple(Money(*row) for row in queries.unapplied_sums(self._book, customer_id))

    def _insert(
        self,
        form: PaymentForm,
        allocated: Allocated,
        debts: dict[int, Debt],
        *,
        plan_id: int | None = None,
        file_id: int | None = None,
    ) -> int:
        now = self._clock.now()
        payment_id = insert_receipt(form, now, file_id)
        apply_shares(self._book, payment_id, allocated.shares, debts, day=form.received_on, now=now, plan_id=plan_id)
        return payment_id

    def _spread_anew(
        self,
        payment: PaymentLine,
        own: dict[int, AppliedShare],
        shares: Sequence[Share],
        debts: dict[int, Debt],
        reason: str,
    ) -> None:
        """Take back what changes and write it anew; what an item keeps in full stays as it is."""
        now = self._clock.now()
        day = max(self._clock.today(), payment.received_on)
        kept = {share.receivable_id for share in shares if _had(own, share)}
        gone = [share for item, share in own.items() if item not in kept]
        take_back_shares(self._book, payment.id, gone, day=day, now=now, reason=reason)
        fresh = [share for share in shares if share.receivable_id not in kept]
        apply_shares(self._book, payment.id, fresh, debts, day=day, now=now, reason=reason)

    def _reverse(self, payment_id: int, day: date | None, reason: str) -> Saved[int] | Refused:
        with self._book.transaction():
            payment = queries.get_payment(self._book, payment_id)
            if payment is None:
                return _NOT_FOUND
            applied = queries.applied_shares(self._book, payment_id)
            first = first_day_to_reverse(payment, applied)
            day = day or first
            left = payment.amount + sum(back.amount for back in queries.taken_back(self._book, payment_id))
            problems = (
                *_standing_problems(payment, left),
                *day_problems("day", day, first, self._clock.today()),
                *reason_problems(reason),
            )
            if problems:
                return Refused(problems)
            now = self._clock.now()
            take_back_shares(self._book, payment_id, standing_shares(applied), day=day, now=now, reason=reason)
            reversal_id = insert_taken_back(payment, PaymentKind.REVERSAL, left, day, now=now, reason=reason)
            models.PlanPayment.update(withdrawn_at=now).where(
                models.PlanPayment.payment == payment_id, models.PlanPayment.withdrawn_at.is_null()
            ).execute()
            self._record_back(payment, EventKind.PAYMENT_REVERSED, left, day, reason)
        return Saved(reversal_id, _changes(payment.customer_id))

    def _set_cleared(self, payment_id: int, day: date | None) -> Saved[int] | Refused:
        with self._book.transaction():
            payment = queries.get_payment(self._book, payment_id)
            if payment is None:
                return _NOT_FOUND
            problems = [*_standing_problems(payment), *_clearing_problems(payment, day)]
            if day is not None:
                problems += day_problems("day", day, payment.received_on, self._clock.today())
            if problems:
                return Refused(tuple(problems))
            models.Payment.update(cleared_on=day).where(models.Payment.id == payment_id).execute()
            record(
                self._clock,
                payment.customer_id,
                EventKind.BILL_NOT_CLEARED if day is None else EventKind.BILL_CLEARED,
                payment_id,
                amount=payment.amount,
                currency=payment.currency,
                day=day,
            )
        return Saved(payment_id, Changes.of(Entity.PAYMENT, customer=payment.customer_id))

    def _record_back(self, payment: PaymentLine, kind: EventKind, amount: int, day: date, reason: str) -> None:
        record(
            self._clock,
            payment.customer_id,
            kind,
            payment.id,
            amount=amount,
            currency=payment.currency,
            day=day,
            reason=reason,
        )


def _changes(customer_id: int) -> Changes:
    return Changes.of(Entity.PAYMENT, Entity.RECEIVABLE, Entity.PLAN, customer=customer_id)


def _standing_problems(payment: PaymentLine, left: int = 1, *, of_plan: bool = True) -> Iterator[Problem]:
    """Refuse what is no receipt, or no longer one; and what belongs to a plan where that decides."""
    if payment.kind != PaymentKind.RECEIPT or (payment.plan_id is not None and not of_plan):
        yield Problem("", ProblemCode.NOT_ALLOWED)
    elif payment.is_reversed or left < 1:
        yield Problem("", ProblemCode.SETTLED)


def _clearing_problems(payment: PaymentLine, day: date | None) -> Iterator[Problem]:
    """Refuse to clear what is no bill or cheque, or has been already; and the other way round."""
    if payment.maturity_on is None or (payment.cleared_on is None and day is None):
        yield Problem("", ProblemCode.NOT_ALLOWED)
    elif payment.cleared_on is not None and day is not None:
        yield Problem("", ProblemCode.SETTLED)


def _had(own: dict[int, AppliedShare], share: Share) -> bool:
    return share.receivable_id in own and own[share.receivable_id].amount == share.amount


def _words(text: str) -> tuple[tuple[str, str], ...]:
    return tuple((fold(word) or word, word) for word in text.split())
