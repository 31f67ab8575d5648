"""Statements of account."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from desktop.documents.data import Statement
from desktop.documents.samples.basis import Basis, Sample
from desktop.domain.ageing import Buckets
from desktop.domain.company import DocumentKind
from desktop.domain.statements import Movements, StatementItem, age_classes

_REPLY_WITHIN = 14
_UNAPPLIED = 50_000
_MANY = 60


def _statement(basis: Basis) -> Statement:
    """Make one with all that it may say: a disputed part, a credit note, unapplied money, ages and movements."""
    heading = basis.heading(DocumentKind.STATEMENT)
    items = tuple(replace(item, open=item.open + item.disputed) for item in (*basis.items(), basis.credit_note()))
    counted = [
        StatementItem(0, item.number, item.document_date, item.due_date, item.amount, item.open) for item in items
    ]
    paper = Statement(
        heading,
        items,
        basis.days(_REPLY_WITHIN),
        unapplied=_UNAPPLIED,
        ageing=age_classes(counted, heading.as_of, Buckets()),
        enclosures=(basis.in_words("发票复印件3份", "Invoices (3)"),),
    )
    return replace(paper, movements=_movements(paper))


def _movements(paper: Statement) -> Movements:
    moved = Movements(
        paper.heading.as_of.replace(day=1),
        paper.heading.as_of,
        opening=0,
        invoices=3_589_500,
        credit_notes=120_000,
        receipts=1_050_000,
        refunds=20_000,
        interest=15_000,
        write_offs=10_000,
    )
    return replace(moved, opening=paper.total - moved.closing)


def _nothing_open(paper: Statement) -> Statement:
    return replace(paper, items=(), unapplied=0, ageing=(), movements=None)


def _we_owe(paper: Statement) -> Statement:
    return replace(paper, unapplied=sum(item.open for item in paper.items) + _UNAPPLIED, movements=None)


def _many(paper: Statement) -> Statement:
    """List so many items that they are an annex."""
    return replace(paper, items=paper.items * _MANY)


def _made(change: Callable[[Statement], Statement], basis: Basis) -> Statement:
    return change(_statement(basis))


SAMPLES: tuple[Sample, ...] = (_statement, *(partial(_made, change) for change in (_nothing_open, _we_owe, _many)))
