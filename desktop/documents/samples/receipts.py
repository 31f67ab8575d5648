"""Receipts, letters of thanks, and notices of a new account."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from functools import partial

from desktop.documents.data import AccountChange, Receipt, Thanks
from desktop.documents.samples.basis import Basis, Sample
from desktop.domain.company import BankAccount, DocumentKind
from desktop.domain.process import PayMeans
from desktop.domain.rating import Grade
from desktop.domain.receipts import ReceiptFacts, ReceiptPart
from desktop.domain.thanks import GoodFacts, ThanksReason

_UNAPPLIED, _LEFT = 50_000, 250_000
_OWED = 1_850_000
_PAID_ITEMS = 14


def _receipt(basis: Basis) -> Receipt:
    """Make the receipt of a transfer that went to three items, with some money over."""
    parts = _parts(basis)
    facts = ReceiptFacts(parts, unapplied=_UNAPPLIED, owed=sum(part.open for part in parts) + _OWED, waiting=_UNAPPLIED)
    return Receipt(
        basis.heading(DocumentKind.RECEIPT),
        sum(part.share for part in parts) + _UNAPPLIED,
        basis.days(-2),
        PayMeans.TRANSFER,
        facts,
        received_by=basis.heading(DocumentKind.RECEIPT).company.handler,
        reference=basis.in_words("货款", "invoices"),
        payer=basis.in_words("示例控股有限公司", "Example Holdings Ltd"),
    )


def _parts(basis: Basis) -> tuple[ReceiptPart, ...]:
    *whole, last = basis.items()
    shares = [(item, item.open, 0) for item in whole] + [(last, last.open - _LEFT, _LEFT)]
    return tuple(
        ReceiptPart(place, item.number, item.document_date, item.due_date, item.amount, share, left, item.contract)
        for place, (item, share, left) in enumerate(shares)
    )


def _by(means: PayMeans, paper: Receipt) -> Receipt:
    """Pay by something else: a bill that falls due later, and the rest in money."""
    is_later = means in {PayMeans.BANK_BILL, PayMeans.COMMERCIAL_BILL, PayMeans.CHEQUE}
    maturity = paper.received_on + timedelta(days=90) if is_later else None
    return replace(paper, means=means, maturity_on=maturity)


def _cleared(paper: Receipt) -> Receipt:
    bill = _by(PayMeans.BANK_BILL, paper)
    return replace(bill, cleared_on=bill.maturity_on)


def _under_plan(plan: str, paper: Receipt) -> Receipt:
    interest = 12_000
    facts = replace(paper.facts, interest=interest, is_under_plan=True, plan=plan, instalments=(0, 1))
    return replace(paper, amount=paper.amount + interest, facts=facts)


def _paid_back(paper: Receipt) -> Receipt:
    facts = replace(paper.facts, paid_back=_UNAPPLIED, owed=-_UNAPPLIED)
    return replace(paper, amount=paper.amount + _UNAPPLIED, facts=facts)


def _nothing_left(paper: Receipt) -> Receipt:
    return replace(paper, facts=replace(paper.facts, owed=0, waiting=0), with_copy=False)


def _made(change: Callable[[Receipt], Receipt], basis: Basis) -> Receipt:
    return change(_receipt(basis))


def _thanks(reason: ThanksReason, on_time: int, kept: int, basis: Basis) -> Thanks:
    facts = GoodFacts(basis.days(-1), _PAID_ITEMS, on_time, basis.days(-320), kept, grade=Grade.A)
    return Thanks(basis.heading(DocumentKind.THANKS), reason, facts)


def _account_change(basis: Basis, *, with_slip: bool = True) -> AccountChange:
    heading = basis.heading(DocumentKind.ACCOUNT_CHANGE)
    new = heading.account or BankAccount(basis.currency)
    old = replace(new, bank=basis.in_words("（原开户银行）", "(bank before)"), number="1111 1111 1111", code="")
    return AccountChange(heading, old, new, basis.days(10), with_slip=with_slip)


def _account_change_in_yuan(basis: Basis) -> AccountChange:
    paper = _account_change(basis)
    old, new = replace(paper.old, currency="CNY"), replace(paper.new, currency="CNY")
    return replace(paper, heading=replace(paper.heading, currency="CNY"), old=old, new=new)


_CHANGES: tuple[Callable[[Receipt], Receipt], ...] = (
    partial(_under_plan, "FQ-2026-0003"),
    partial(_under_plan, ""),
    _cleared,
    *(partial(_by, means) for means in PayMeans if means is not PayMeans.TRANSFER),
    _paid_back,
    _nothing_left,
)
RECEIPTS: tuple[Sample, ...] = (_receipt, *(partial(_made, change) for change in _CHANGES))
THANKS: tuple[Sample, ...] = (
    partial(_thanks, ThanksReason.ON_TIME, _PAID_ITEMS, 3),
    partial(_thanks, ThanksReason.PROMISES_KEPT, _PAID_ITEMS - 3, 3),
    partial(_thanks, ThanksReason.PROMISES_KEPT, _PAID_ITEMS - 3, 1),
)
ACCOUNT_CHANGES: tuple[Sample, ...] = (
    _account_change,
    partial(_account_change, with_slip=False),
    _account_change_in_yuan,
)
