"""What a payment may go to, where it would go by itself, and what is odd about it."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from db.connection import Book
from db.queries import payments as queries
from db.queries.customers import get_customer
from db.queries.payments import AppliedShare, PayableRow, PaymentLine
from desktop.domain.ledger import (
    Allocated,
    AllocationKind,
    Debt,
    PaymentKind,
    PaymentQuestion,
    Share,
    allocate,
    least_since,
    may_be_twice,
    oldest_first,
    share_problems,
)
from desktop.domain.problems import Problem, ProblemCode
from desktop.domain.receivables import days_overdue
from desktop.services.payment_forms import PayableItem, PaymentCard, PaymentForm, PaymentProposal, form_problems


def debt_of(row: PayableRow) -> Debt:
    """See an item as an allocation does."""
    return Debt(row.id, row.number, row.first_day, row.due_date, row.currency, row.open, row.disputed)


def debts_for(book: Book, form: PaymentForm) -> dict[int, Debt]:
    """Read the items that a form names, else all those it may go to."""
    if form.shares is None:
        rows = queries.open_payables(book, form.customer_id, form.currency)
    else:
        rows = queries.payables(book, {share.receivable_id for share in form.shares})
    return {row.id: debt_of(row) for row in rows if row.customer_id == form.customer_id}


def spread(form: PaymentForm, debts: Mapping[int, Debt], reserved: int = 0) -> Allocated:
    """Spread what a form brings, less what is `reserved` for something that is no item."""
    return allocate(form.amount - reserved, debts.values(), form.shares)


def payment_problems(
    book: Book, form: PaymentForm, debts: Mapping[int, Debt], today: date, reserved: int = 0
) -> Iterator[Problem]:
    """Check a form by itself, whose it is, and what it goes to."""
    if get_customer(book, form.customer_id) is None:
        yield Problem("customer_id", ProblemCode.NOT_FOUND)
    yield from form_problems(form, today)
    yield from share_problems(form.amount - reserved, form.currency, debts, form.shares or ())


def payment_questions(
    book: Book, form: PaymentForm, debts: Mapping[int, Debt], shares: Iterable[Share]
) -> Iterator[PaymentQuestion]:
    """Say what is odd about a payment that may be right all the same."""
    if is_twice(book, form):
        yield PaymentQuestion.TWICE
    if any(debts[share.receivable_id].first_day > form.received_on for share in shares if share.receivable_id in debts):
        yield PaymentQuestion.BEFORE_DEBT
    if form.amount > queries.open_sum(book, form.customer_id, form.currency):
        yield PaymentQuestion.MORE_THAN_OWED


def is_twice(book: Book, form: PaymentForm) -> bool:
    """Say whether the book may have this payment already."""
    same = queries.same_sums(book, form.customer_id, form.currency, form.amount)
    return any(may_be_twice(form.received_on, form.reference, day, reference) for day, reference in same)


def make_proposal(book: Book, form: PaymentForm, today: date) -> PaymentProposal:
    """Say where a payment would go, over all items it may go to."""
    rows = queries.open_payables(book, form.customer_id, form.currency)
    debts = {row.id: debt_of(row) for row in rows}
    named = debts if form.shares is None else debts_for(book, form)
    allocated = spread(form, debts)
    return PaymentProposal(
        payable_items(rows, {share.receivable_id: share.amount for share in allocated.shares}, today),
        allocated.unapplied,
        tuple(payment_problems(book, form, named, today)),
        tuple(payment_questions(book, form, named, allocated.shares)),
    )


def read_card(book: Book, payment: PaymentLine, today: date) -> PaymentCard:
    """Read everything about one payment."""
    applied = queries.applied_shares(book, payment.id)
    own = {item: share.amount for item, share in item_shares(applied).items()}
    rows: list[PayableRow] = []
    if payment.kind == PaymentKind.RECEIPT and not payment.is_reversed:
        rows = queries.open_payables(book, payment.customer_id, payment.currency)
        rows += queries.payables(book, own.keys() - {row.id for row in rows})
    without = [row._replace(open=row.open + own.get(row.id, 0)) for row in rows]
    without.sort(key=lambda row: oldest_first(debt_of(row)))
    back = queries.taken_back(book, payment.id)
    return PaymentCard(payment, payable_items(without, own, today), tuple(applied), tuple(back))


def debts_without(
    book: Book, payment: PaymentLine, own: Mapping[int, AppliedShare], shares: Iterable[Share]
) -> dict[int, Debt]:
    """Read the items that shares name as they would be without the payment that is spread anew."""
    rows = queries.payables(book, {share.receivable_id for share in shares})
    return {
        row.id: debt_of(row._replace(open=row.open + (own[row.id].amount if row.id in own else 0)))
        for row in rows
        if row.customer_id == payment.customer_id
    }


def first_day_to_reverse(payment: PaymentLine, applied: Iterable[AppliedShare]) -> date:
    """Give the day from which a receipt can be said not to have come: that on which it was last spread anew."""
    shares = list(applied)
    by_id = {share.id: share.day for share in shares}
    moved = (share.day for share in shares if share.reverses_id is not None and by_id[share.reverses_id] < share.day)
    return max([payment.received_on, *moved])


def least_unapplied(book: Book, payment: PaymentLine, day: date) -> int:
    """Give what of a receipt was applied to nothing on every day from `day` on: so much can be paid back then."""
    later = [(share.day, share.amount) for share in queries.applied_shares(book, payment.id) if share.day > day]
    later += [
        (back.received_on, -back.amount) for back in queries.taken_back(book, payment.id) if back.received_on > day
    ]
    return least_since(payment.unapplied, later)


def payable_items(rows: Iterable[PayableRow], shares: Mapping[int, int], today: date) -> tuple[PayableItem, ...]:
    """Show items with what each gets, in the order in which they come."""
    return tuple(
        PayableItem(
            row.id,
            row.number,
            row.kind,
            row.contract,
            row.document_date,
            row.due_date,
            days_overdue(row.due_date, today) if row.due_date else None,
            row.currency,
            row.amount,
            row.open,
            row.disputed,
            shares.get(row.id, 0),
        )
        for row in rows
    )


def standing_shares(shares: Iterable[AppliedShare]) -> list[AppliedShare]:
    """Give what of a payment still stands: neither reversed nor a reversal itself."""
    return [share for share in shares if not share.is_reversed and share.reverses_id is None]


def item_shares(shares: Iterable[AppliedShare]) -> dict[int, AppliedShare]:
    """Give by item what stands of a payment, its interest left out."""
    return {
        share.receivable_id: share
        for share in standing_shares(shares)
        if share.receivable_id is not None and share.kind == AllocationKind.PAYMENT
    }
