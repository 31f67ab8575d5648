"""Writing payments and what they go to, always inside the transaction of what happened."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from db import models
from db.connection import Book
from db.queries import ledger
from db.queries.payments import AppliedShare, PaymentLine
from desktop.domain.ledger import AllocationKind, Debt, PaymentKind, Share, room_from
from desktop.services.payment_forms import PaymentForm
from desktop.services.posting import Posting, post

#: So many numbers of items are named in a line of the timeline.
MOST_NUMBERS = 20


def insert_receipt(form: PaymentForm, now: str, file_id: int | None = None) -> int:
    """Write down that money came in, told by a file or not."""
    row = models.Payment.insert(
        customer_id=form.customer_id,
        kind=PaymentKind.RECEIPT.value,
        currency=form.currency,
        amount=form.amount,
        received_on=form.received_on,
        means=form.means.value,
        reference=form.reference,
        payer=form.payer,
        maturity_on=form.maturity_on,
        note=form.note,
        file_id=file_id,
        recorded_at=now,
    )
    return int(row.execute())


def insert_taken_back(payment: PaymentLine, kind: PaymentKind, amount: int, day: date, *, now: str, reason: str) -> int:
    """Write down that an amount of a receipt, above zero, was paid back or never came."""
    row = models.Payment.insert(
        customer_id=payment.customer_id,
        kind=kind.value,
        currency=payment.currency,
        amount=-amount,
        received_on=day,
        means=payment.means,
        reason=reason,
        of_id=payment.id,
        recorded_at=now,
    )
    return int(row.execute())


def apply_shares(
    book: Book,
    payment_id: int,
    shares: Sequence[Share],
    debts: Mapping[int, Debt],
    *,
    day: date,
    now: str,
    plan_id: int | None = None,
    reason: str = "",
) -> None:
    """Put a payment to items on a day, or later where an item was not owed, or had no room for it, until then."""
    later = ledger.taken_later(book, [share.receivable_id for share in shares], day)
    post(
        book,
        now,
        (
            Posting(
                share.receivable_id,
                AllocationKind.PAYMENT,
                share.amount,
                _day_for(debts[share.receivable_id], share.amount, day, later.get(share.receivable_id, ())),
                payment_id=payment_id,
                plan_id=plan_id,
                reason=reason,
            )
            for share in shares
        ),
    )


def take_back_shares(
    book: Book, payment_id: int, shares: Iterable[AppliedShare], *, day: date, now: str, reason: str
) -> None:
    """Reverse what went to items, on a day or later where it went there later."""
    post(
        book,
        now,
        (
            Posting(
                share.receivable_id,
                AllocationKind(share.kind),
                -share.amount,
                max(day, share.day),
                payment_id=payment_id,
                plan_id=share.plan_id,
                reverses_id=share.id,
                reason=reason,
            )
            for share in shares
        ),
    )


def numbers_of(shares: Iterable[Share], debts: Mapping[int, Debt]) -> list[str]:
    """Name the items that a payment went to, the first of them."""
    return [debts[share.receivable_id].number for share in shares][:MOST_NUMBERS]


def _day_for(debt: Debt, amount: int, day: date, later: Iterable[tuple[date, int]]) -> date:
    return room_from(debt.open, later, amount, max(day, debt.first_day))
