"""What is entered of a payment, and what makes it acceptable."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import NamedTuple

from db.queries.payments import AppliedShare, PaymentLine
from desktop.domain.checks import check_length, check_sum
from desktop.domain.ledger import PaymentQuestion, Share
from desktop.domain.money import CURRENCIES
from desktop.domain.problems import Problem, ProblemCode
from desktop.domain.process import PayMeans
from desktop.domain.text import clean

REFERENCE_LIMIT = 200
PAYER_LIMIT = 300
NOTE_LIMIT = 1000
REASON_LIMIT = 500

#: What is paid by these is received on one day and cleared on another.
BILLS = frozenset({PayMeans.BANK_BILL, PayMeans.COMMERCIAL_BILL})


@dataclass(frozen=True, slots=True)
class PaymentForm:
    """Money that came in, `amount` in minor units; without `shares` it goes to what fell due first.

    `shares` that are empty leave all of it unapplied. `maturity_on` is that of a bill, which needs it, or a cheque.
    """

    customer_id: int
    currency: str
    amount: int
    received_on: date
    means: PayMeans = PayMeans.TRANSFER
    reference: str = ""
    payer: str = ""
    maturity_on: date | None = None
    note: str = ""
    shares: tuple[Share, ...] | None = None


class PayableItem(NamedTuple):
    """An item that a payment may go to, and what it would get of it; sums in minor units.

    `days_overdue` is 0 for what is not late and None where no due date is known.
    """

    id: int
    number: str
    kind: str
    contract: str
    document_date: date | None
    due_date: date | None
    days_overdue: int | None
    currency: str
    amount: int
    open: int
    disputed: int
    share: int


@dataclass(frozen=True, slots=True)
class PaymentProposal:
    """Where a payment would go; `items` are all open items of the customer in its currency, oldest due first."""

    items: tuple[PayableItem, ...]
    unapplied: int
    problems: tuple[Problem, ...]
    questions: tuple[PaymentQuestion, ...]


@dataclass(frozen=True, slots=True)
class PaymentCard:
    """Everything about one payment.

    `items` are the open items of its customer and those it went to, with what they have of it: `open` is what would be
    open without it. `shares` is what happened to it in the order in which it was recorded; `taken_back` are its refunds
    and its reversal. A refund, a reversal and what was reversed go to no items.
    """

    payment: PaymentLine
    items: tuple[PayableItem, ...]
    shares: tuple[AppliedShare, ...]
    taken_back: tuple[PaymentLine, ...]


def cleaned(form: PaymentForm) -> PaymentForm:
    """Give a form without stray spaces, its texts no longer than it takes to see that they are too long."""
    return replace(
        form,
        reference=clean(form.reference, REFERENCE_LIMIT + 1),
        payer=clean(form.payer, PAYER_LIMIT + 1),
        note=clean(form.note, NOTE_LIMIT + 1),
    )


def form_problems(form: PaymentForm, today: date) -> Iterator[Problem]:
    """Check a payment by itself; what it goes to is checked against the items."""
    if form.currency not in CURRENCIES:
        yield Problem("currency", ProblemCode.UNKNOWN_CURRENCY)
    if form.amount < 1:
        yield Problem("amount", ProblemCode.REQUIRED)
    yield from check_sum("amount", max(form.amount, 0), form.currency)
    yield from day_problems("received_on", form.received_on, None, today)
    yield from _maturity_problems(form)
    yield from check_length("reference", form.reference, REFERENCE_LIMIT)
    yield from check_length("payer", form.payer, PAYER_LIMIT)
    yield from check_length("note", form.note, NOTE_LIMIT)


def day_problems(field: str, day: date, first: date | None, today: date) -> Iterator[Problem]:
    """Refuse a day after today, or before `first`."""
    if day > today:
        yield Problem(field, ProblemCode.TOO_LATE, {"limit": today.isoformat()})
    elif first is not None and day < first:
        yield Problem(field, ProblemCode.NOT_AFTER, {"other": (first - timedelta(days=1)).isoformat()})


def reason_problems(reason: str) -> Iterator[Problem]:
    """Ask for a reason."""
    if not reason:
        yield Problem("reason", ProblemCode.REQUIRED)
    yield from check_length("reason", reason, REASON_LIMIT)


def _maturity_problems(form: PaymentForm) -> Iterator[Problem]:
    if form.maturity_on is None:
        if form.means in BILLS:
            yield Problem("maturity_on", ProblemCode.REQUIRED)
    elif form.means not in BILLS | {PayMeans.CHEQUE}:
        yield Problem("maturity_on", ProblemCode.NOT_ALLOWED)
    elif form.maturity_on <= form.received_on:
        yield Problem("maturity_on", ProblemCode.NOT_AFTER, {"other": form.received_on.isoformat()})
