"""The instalment plans of the sample: proposed, agreed, signed, revised and paid, each on its day."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from desktop.domain.debtor import DebtAnalysis
from desktop.domain.instalments import Every, Instalment, Terms
from desktop.domain.plans import Move, PlanQuestion, SoftThought
from desktop.domain.receivables import DebtCause, DebtNature
from desktop.services.agreements import FormChoices, PaperChoices
from desktop.services.plan_forms import PlanBeginning, PlanForm
from desktop.services.sample_data import SampleData, SampleError, SampleServices, Told, saved
from desktop.services.sample_story import Act, Story

_DAYS = frozenset({"first_on", "down_payment_on"})

#: The rep of the sample has thought about every plan that is long or begins late (rule 38).
_ANSWERED = frozenset(PlanQuestion)


def plan_acts(data: SampleData, told: Told) -> Iterator[tuple[date, Callable[[SampleServices], None]]]:
    """Give what happens with one plan, each with its day."""
    return _PlanStory(data, told["customer"]).told(told["acts"])


class _PlanStory(Story):
    """One plan of one customer, through all its versions."""

    @property
    def acts(self) -> Mapping[str, Act]:
        """What can be done with it, by the word that tells it."""
        return {
            "form": self._print_form,
            "add": self._add,
            "change": self._change,
            "revise": self._revise,
            "move": self._move,
            "sign": lambda told, by: saved(by.plans.move(self._id, Move.SIGN, day=self._data.day(told["on"]))),
            "print": lambda _told, by: saved(by.agreements.make_agreement(self._id, PaperChoices())),
            "pay": self._pay,
        }

    def _print_form(self, told: Told, services: SampleServices) -> None:
        form = self._begun(told, services)
        saved(services.agreements.make_form(FormChoices(form.customer_id, form.currency, form.items)))

    def _add(self, told: Told, services: SampleServices) -> None:
        self._id = saved(services.plans.add(self._filled(self._begun(told, services), told), asked=_ANSWERED))

    def _begun(self, told: Told, services: SampleServices) -> PlanForm:
        """Take what the program proposes, for the items that are told."""
        beginning = _known(services.plans.begin(self.customer_id))
        chosen = [item for item in beginning.items if item.number in told["items"]]
        contracts = {item.contract for item in chosen}
        contract = contracts.pop() if len(contracts) == 1 else ""
        return replace(beginning.form, items=tuple(item.id for item in chosen), contract=contract)

    def _change(self, told: Told, services: SampleServices) -> None:
        form = _known(services.plans.begin_change(self._id)).form
        saved(services.plans.change(self._id, self._filled(form, told), asked=_ANSWERED))

    def _revise(self, told: Told, services: SampleServices) -> None:
        form = _known(services.plans.begin_change(self._id)).form
        self._id = saved(services.plans.revise(self._id, self._filled(form, told), asked=_ANSWERED))

    def _move(self, told: Told, services: SampleServices) -> None:
        thoughts = [SoftThought(each) for each in told.get("thoughts", ())]
        reason = self._data.text(told["reason"]) if "reason" in told else ""
        saved(services.plans.move(self._id, Move(told["move"]), reason=reason, thoughts=thoughts))

    def _filled(self, form: PlanForm, told: Told) -> PlanForm:
        """Put what is told of terms, rows and remarks into a form; the reason is in the language of the paper."""
        rows = tuple(
            Instalment(place, self._data.day(day), self._data.day(day), principal)
            for place, (day, principal) in enumerate(told.get("rows", ()), 1)
        )
        return replace(
            form,
            terms=self._terms(told["terms"], form.currency) if "terms" in told else form.terms,
            instalments=rows or None,
            reason=told.get("reason", form.reason),
            analysis=_said(form, told),
            note=self._data.text(told["note"]) if "note" in told else form.note,
        )

    def _terms(self, told: Told, currency: str) -> Terms:
        values: dict[str, Any] = {
            name: self._data.day(value) if name in _DAYS else value for name, value in told.items()
        }
        every = Every(values.pop("every", Every.MONTH))
        return Terms(debt=0, currency=currency, every=every, **values)

    def _pay(self, told: Told, services: SampleServices) -> None:
        reference, note = self._data.text(told["reference"]), self._data.text(told.get("note", ""))
        saved(services.plans.pay(self._id, self._data.day(told["on"]), told["amount"], reference, note))


def _said(form: PlanForm, told: Told) -> DebtAnalysis:
    """Take what is told of the debt; for how long it will be one is as the program proposes."""
    if "cause" not in told:
        return form.analysis
    return replace(form.analysis, cause=DebtCause(told["cause"]), nature=DebtNature(told["nature"]))


def _known(beginning: PlanBeginning | None) -> PlanBeginning:
    if beginning is None:
        raise SampleError("no such customer or plan")
    return beginning
