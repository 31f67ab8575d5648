"""Between an instalment plan as the domain knows it and as the book keeps it."""

import json
from collections.abc import Iterable
from dataclasses import asdict, fields
from enum import StrEnum
from typing import Any

from db.queries.plans import InstalmentRow, PlanRow
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
from desktop.domain.debtor import DebtAnalysis
from desktop.domain.instalments import DayShift, Every, Instalment, Interest, Remainder, Terms
from desktop.services.plan_forms import PlanForm

_CHOICES: dict[str, type[StrEnum]] = {
    "late_charge": LateCharge,
    "acceleration": Acceleration,
    "security": Security,
    "forum": Forum,
    "settling_order": SettlingOrder,
    "earlier_rights": EarlierRights,
    "costs": Costs,
    "governing_law": GoverningLaw,
}


def read_clauses(text: str) -> Clauses:
    """Read the choices of an agreement from JSON; what is not named is the mildest.

    A choice that is not known raises ValueError: new ones come with a version of the book, which is refused before.
    """
    kept = json.loads(text)
    values: dict[str, Any] = {}
    for name in (each.name for each in fields(Clauses) if each.name in kept):
        values[name] = _CHOICES[name](kept[name]) if name in _CHOICES else kept[name]
    return Clauses(**values)


def read_instalments(rows: Iterable[InstalmentRow]) -> tuple[Instalment, ...]:
    """Read the rows of a plan."""
    return tuple(Instalment(row.position, row.nominal_on, row.pay_on, row.principal, row.interest) for row in rows)


def read_terms(plan: PlanRow, instalments: Iterable[Instalment]) -> Terms:
    """Read the terms of a plan; dates of one's own are those of its rows."""
    every = Every(plan.every)
    return Terms(
        debt=plan.debt,
        currency=plan.currency,
        down_payment=plan.down_payment,
        down_payment_on=plan.down_payment_on,
        parts=plan.parts,
        part_amount=plan.part_amount,
        every=every,
        first_on=plan.first_on,
        own_dates=tuple(row.nominal_on for row in instalments if row.position) if every is Every.OWN else (),
        shift=DayShift(plan.shift),
        interest=Interest(plan.interest),
        rate_ppm=plan.rate_ppm,
        interest_from=plan.interest_from,
        remainder=Remainder(plan.remainder),
    )


def read_form(
    plan: PlanRow, items: Iterable[int], instalments: tuple[Instalment, ...], analysis: DebtAnalysis
) -> PlanForm:
    """Fill the form in as the plan stands."""
    return PlanForm(
        customer_id=plan.customer_id,
        currency=plan.currency,
        items=tuple(items),
        terms=read_terms(plan, instalments),
        instalments=instalments if plan.edited else None,
        contract=plan.contract,
        reason=plan.reason,
        note=plan.note,
        clauses=read_clauses(plan.clauses),
        analysis=analysis,
        plan_id=plan.id,
        updated_at=plan.updated_at,
    )


def plan_columns(form: PlanForm) -> dict[str, object]:
    """Give the columns of a plan that its form decides."""
    terms = form.terms
    return {
        "currency": form.currency,
        "debt": terms.debt,
        "down_payment": terms.down_payment,
        "down_payment_on": terms.down_payment_on if terms.down_payment else None,
        "parts": terms.parts,
        "part_amount": terms.part_amount,
        "every": terms.every,
        "first_on": terms.first_on,
        "shift": terms.shift,
        "interest": terms.interest,
        "rate_ppm": terms.rate_ppm,
        "interest_from": terms.interest_from,
        "remainder": terms.remainder,
        "edited": form.instalments is not None,
        "contract": form.contract,
        "reason": form.reason,
        "note": form.note,
        "clauses": json.dumps(asdict(form.clauses), ensure_ascii=False),
    }
