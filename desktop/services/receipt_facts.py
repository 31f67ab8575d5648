"""Where a payment went, read from the book for its receipt."""

from collections.abc import Iterator, Sequence
from datetime import date

from db.connection import Book
from db.queries import payments as queries
from db.queries.debtor import owed
from db.queries.payments import AppliedShare, PayableRow, PaymentLine
from db.queries.plans import PlanPaperRow, PlanRow, get_plan, papers_of_plan
from desktop.domain.company import DocumentKind
from desktop.domain.ledger import AllocationKind, PaymentKind, oldest_first
from desktop.domain.receipts import ReceiptFacts, ReceiptPart, reached
from desktop.services.payment_reading import debt_of, item_shares, standing_shares
from desktop.services.plan_reading import Standing, standing


def read_facts(book: Book, payment: PaymentLine, today: date) -> ReceiptFacts:
    """Read what became of a receipt of money, and how the customer's account in its currency stands today."""
    applied = queries.applied_shares(book, payment.id)
    plan = get_plan(book, payment.plan_id) if payment.plan_id is not None else None
    shares = item_shares(applied)
    rows = sorted(queries.payables(book, shares), key=lambda row: oldest_first(debt_of(row)))
    interest = _interest(applied)
    waiting = dict(queries.unapplied_sums(book, payment.customer_id))
    back = (row.amount for row in queries.taken_back(book, payment.id) if row.kind == PaymentKind.REFUND)
    to_plan = interest + sum(share.amount for share in shares.values())
    return ReceiptFacts(
        tuple(_part(row, shares[row.id].amount) for row in rows),
        interest,
        payment.unapplied,
        -sum(back),
        owed(book, payment.customer_id, payment.currency),
        waiting.get(payment.currency, 0),
        plan is not None,
        _agreement(papers_of_plan(book, plan.root_id), plan) if plan else "",
        tuple(_instalments(standing(book, plan, today), payment, to_plan, today)) if plan else (),
    )


def _part(row: PayableRow, share: int) -> ReceiptPart:
    return ReceiptPart(row.id, row.number, row.document_date, row.due_date, row.amount, share, row.open, row.contract)


def _interest(applied: Sequence[AppliedShare]) -> int:
    return sum(share.amount for share in standing_shares(applied) if share.kind == AllocationKind.INTEREST)


def _agreement(papers: Sequence[PlanPaperRow], plan: PlanRow) -> str:
    """Give the number of the agreement of a version of a plan, '' where none was printed or it was voided."""
    numbers = (
        paper.number
        for paper in papers
        if paper.plan_id == plan.id and paper.kind == DocumentKind.AGREEMENT and not paper.voided
    )
    return next(numbers, "")


def _instalments(here: Standing, payment: PaymentLine, amount: int, today: date) -> Iterator[int]:
    """Name the instalments that a payment reached: earlier money has gone to the first ones."""
    came = here.money.receipts(here.plan, today)
    earlier = sum(each.amount for each in came if each.paid_on < payment.received_on)
    earlier += sum(
        row.amount - row.unapplied
        for row in here.money.payments
        if row.paid_on == payment.received_on
        and row.withdrawn_at is None
        and row.payment_id is not None
        and row.payment_id < payment.id
    )
    rows = ((each.instalment.position, each.instalment.total) for each in here.settlement.instalments)
    return reached(rows, earlier, amount)
