"""What is done with a plan and breaks off in the middle leaves nothing behind, and the book works on."""

from dataclasses import replace
from datetime import date

import pytest

from desktop.domain.debtor import DebtAnalysis
from desktop.domain.instalments import Terms
from desktop.domain.plans import Move
from desktop.domain.receivables import DebtCause, DebtNature, DebtTerm
from desktop.services.agreements import FormChoices, PaperChoices
from desktop.services.plans import PlanForm

TODAY = date(2026, 11, 21)
SAID = DebtAnalysis(DebtCause.CASH, DebtNature.BREACH, DebtTerm.SHORT)


class PowerCutError(Exception):
    """Stands for whatever ends a program in the middle."""


@pytest.fixture
def filled(services, customer, add_item, saved):
    """A draft, a signed plan with a payment, one with a payment taken back, and a new version of another."""
    plans = services.plans

    def plan(number, *, signed):
        terms = Terms(0, parts=3, first_on=date(2026, 12, 1))
        form = PlanForm(customer, "CNY", (add_item(number, 90_000, -9),), terms, analysis=SAID)
        plan_id = saved(plans.add(form))
        if signed:
            plans.move(plan_id, Move.AGREE)
            plans.move(plan_id, Move.SIGN, day=TODAY)
        return plan_id

    draft, signed, old = plan("A", signed=False), plan("B", signed=True), plan("C", signed=True)
    payment = saved(plans.pay(signed, TODAY, 10_000))
    new = saved(plans.revise(old, plans.begin_change(old).form))
    plans.move(new, Move.AGREE)
    again = plan("D", signed=True)
    withdrawn = saved(plans.pay(again, TODAY, 5_000))
    saved(plans.withdraw_payment(withdrawn))
    return {
        "customer": customer, "draft": draft, "signed": signed, "payment": payment, "new": new, "withdrawn": withdrawn,
    }  # fmt: skip


def fresh(services, plan_id):
    return replace(services.plans.begin_change(plan_id).form, note="another")


USE_CASES = {
    "add": lambda s, f: s.plans.add(replace(fresh(s, f["draft"]), plan_id=None)),
    "change": lambda s, f: s.plans.change(f["draft"], fresh(s, f["draft"])),
    "change a new version": lambda s, f: s.plans.change(f["new"], fresh(s, f["new"])),
    "revise": lambda s, f: s.plans.revise(f["signed"], fresh(s, f["signed"])),
    "agree": lambda s, f: s.plans.move(f["draft"], Move.AGREE),
    "sign a new version": lambda s, f: s.plans.move(f["new"], Move.SIGN, day=TODAY),
    "cancel a new version": lambda s, f: s.plans.move(f["new"], Move.CANCEL, reason="not signed"),
    "pay": lambda s, f: s.plans.pay(f["signed"], TODAY, 1),
    "withdraw a payment": lambda s, f: s.plans.withdraw_payment(f["payment"]),
    "restore a payment": lambda s, f: s.plans.restore_payment(f["withdrawn"]),
    "print the agreement": lambda s, f: s.agreements.make_agreement(f["signed"], PaperChoices()),
    "print a form": lambda s, f: s.agreements.make_form(FormChoices(f["customer"], "CNY")),
}


@pytest.mark.parametrize("name", USE_CASES)
def test_what_breaks_off_leaves_nothing(services, filled, everything, *, monkeypatch, name):
    """The line of the timeline is written last: breaking off there is breaking off late."""
    before = everything()
    act = USE_CASES[name]
    with monkeypatch.context() as patch:
        for module in ("plan_writing", "payments"):
            patch.setattr(f"desktop.services.{module}.record", _cut)
        patch.setattr("desktop.services.paper_keeping._event_row", _cut)
        with pytest.raises(PowerCutError):
            act(services, filled)
    assert everything() == before
    assert act(services, filled).value is not None
    assert everything() != before


def _cut(*_args, **_more):
    raise PowerCutError
