"""Proposal forms, and agreements on three instalments."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import Any

from desktop.documents.data import Agreement, ProposalForm
from desktop.documents.samples.basis import Basis, Sample
from desktop.domain.clauses import (
    Acceleration,
    Clauses,
    Costs,
    EarlierRights,
    Forum,
    GoverningLaw,
    LateCharge,
    Security,
    SettlingOrder,
)
from desktop.domain.company import DocumentKind
from desktop.domain.instalments import DayShift, Instalment, Interest
from desktop.domain.papers import paper_number

_REPLY_WITHIN = 10
_DOWN_PAYMENT = 1_000_000
_PARTS = 3
_INTEREST = 12_000
_RATE_PPM = 48_000
_MANY = 60


def _form(basis: Basis) -> ProposalForm:
    return ProposalForm(basis.heading(DocumentKind.PROPOSAL_FORM), basis.items(), basis.days(_REPLY_WITHIN))


def _form_of_many(basis: Basis) -> ProposalForm:
    """Owe for so many items that they are only counted."""
    paper = _form(basis)
    return replace(paper, items=paper.items * _MANY)


def _form_without_days(basis: Basis) -> ProposalForm:
    paper = _form_of_many(basis)
    return replace(paper, items=tuple(replace(item, due_date=None) for item in paper.items))


def _agreement(basis: Basis) -> Agreement:
    """Make one with a down payment, without interest, by the mildest choices."""
    items = basis.items()
    return Agreement(
        basis.heading(DocumentKind.AGREEMENT),
        items,
        _instalments(basis, sum(item.open for item in items)),
        Interest.NONE,
        0,
        DayShift.FOLLOWING,
        Clauses(),
        contract=items[0].contract,
        reason=basis.in_words("第三季度销售回款放缓", "its own customers paid late in the third quarter"),
        interest_from=basis.days(1),
        replaces=paper_number(DocumentKind.AGREEMENT, basis.today.year, 3),
    )


def _instalments(basis: Basis, debt: int) -> tuple[Instalment, ...]:
    """Spread a debt over a down payment and three parts, the last of which is moved to a later day."""
    each = (debt - _DOWN_PAYMENT) // _PARTS
    parts = (_DOWN_PAYMENT, each, each, debt - _DOWN_PAYMENT - 2 * each)
    days = tuple(basis.days(5 + 30 * place) for place in range(len(parts)))
    rows = tuple(Instalment(place, days[place], days[place], parts[place]) for place in range(len(parts)))
    return (*rows[:-1], replace(rows[-1], pay_on=rows[-1].nominal_on + timedelta(days=1)))


def _without_down_payment(paper: Agreement) -> Agreement:
    down, first, *others = paper.instalments
    rows = (replace(first, principal=first.principal + down.principal), *others)
    return replace(paper, instalments=rows, contract="", reason="", replaces="")


def _with_interest(interest: Interest, paper: Agreement) -> Agreement:
    rows = tuple(replace(row, interest=_INTEREST if row.position else 0) for row in paper.instalments)
    return replace(paper, interest=interest, rate_ppm=_RATE_PPM, instalments=rows)


def _moving(shift: DayShift, paper: Agreement) -> Agreement:
    return replace(paper, shift=shift)


def _agreeing(chosen: dict[str, Any], paper: Agreement) -> Agreement:
    return replace(paper, clauses=replace(paper.clauses, **chosen))


def _without_tax_number(paper: Agreement) -> Agreement:
    return replace(paper, heading=replace(paper.heading, customer=replace(paper.heading.customer, tax_id="")))


def _made(change: Callable[[Agreement], Agreement], basis: Basis) -> Agreement:
    return change(_agreement(basis))


_CLAUSES: tuple[dict[str, Any], ...] = (
    {
        "grace_days": 0,
        "late_charge": LateCharge.DAILY,
        "daily_ppm": 300,
        "acceleration": Acceleration.TWO_LATE,
        "security": Security.GUARANTOR,
        "guarantor": "(guarantor)",
        "forum": Forum.DEBTOR,
        "governing_law": GoverningLaw.ENGLAND,
        "copies": 6,
    },
    {
        "grace_days": 1,
        "late_charge": LateCharge.LPR,
        "acceleration": Acceleration.ONE_FIFTH,
        "security": Security.RETENTION,
        "settling_order": SettlingOrder.PRINCIPAL_FIRST,
        "earlier_rights": EarlierRights.WAIVED_IF_KEPT,
        "forum": Forum.CREDITOR,
        "costs": Costs.IN_BREACH,
        "copies": 3,
    },
    {
        "security": Security.GUARANTOR,
        "guarantor": "(guarantor)",
        "forum": Forum.ARBITRATION,
        "arbitrator": "(arbitration commission)",
        "governing_law": GoverningLaw.NAMED,
        "law_named": "(law)",
        "copies": 2,
    },
)
_CHANGES: tuple[Callable[[Agreement], Agreement], ...] = (
    *(partial(_with_interest, interest) for interest in Interest if interest is not Interest.NONE),
    *(partial(_agreeing, chosen) for chosen in _CLAUSES),
    *(partial(_moving, shift) for shift in DayShift if shift is not DayShift.FOLLOWING),
    _without_down_payment,
    _without_tax_number,
)
FORMS: tuple[Sample, ...] = (_form, _form_of_many, _form_without_days)
AGREEMENTS: tuple[Sample, ...] = (_agreement, *(partial(_made, change) for change in _CHANGES))
