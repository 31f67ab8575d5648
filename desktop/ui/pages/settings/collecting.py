"""Settings, calls and collecting: the hours for getting in touch, and what waiting for money costs our firm."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from desktop.app import Services
from desktop.domain.callwindow import CallRules, rules_problems
from desktop.domain.customers import MOST_CONTACTS_A_DAY
from desktop.domain.problems import Problem, ProblemCode
from desktop.i18n import N_, _
from desktop.services.results import Refused, Saved
from desktop.ui.context import Context
from desktop.ui.pages.settings.form_section import FormSection
from desktop.ui.widgets.count_edit import CountEdit
from desktop.ui.widgets.decimal_edit import DecimalEdit
from desktop.ui.widgets.heading import SectionHeading
from desktop.ui.widgets.time_edit import TimeEdit

_PLACES = 4
_TIMES = ("open_from", "open_to", "meal_from", "meal_to", "best")


@dataclass(frozen=True, slots=True)
class CollectingRules:
    """What is kept: when to get in touch, and the cost of credit in parts per million a year, None for none."""

    calls: CallRules
    rate: int | None


class CollectingSection(FormSection[CollectingRules]):
    """Outside these hours there is a warning, never a refusal; each customer may have hours of its own."""

    summary = N_("When to get in touch, how often a day, and what waiting for money costs")
    question = N_("Save the changes to calls and collecting?")
    said = N_("Saved: calls and collecting")

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.times = {name: TimeEdit() for name in _TIMES}
        self.contacts_a_day = CountEdit(1, MOST_CONTACTS_A_DAY)
        self.rate = DecimalEdit(_PLACES, _("% a year"))
        self._build()
        self._lay_out()
        self._follow_bar()

    def _build(self) -> None:
        form, times = self.form, self.times
        form.add_wide(SectionHeading(_("Getting in touch")))
        form.add("open_from", _("Not before"), times["open_from"], required=True)
        form.add("open_to", _("Not after"), times["open_to"], required=True)
        form.add("meal_from", _("Meal from"), times["meal_from"], required=True)
        form.add("meal_to", _("Meal until"), times["meal_to"], required=True)
        hint = _("Mornings are busy; in the afternoon people have time and are in a better mood")
        form.add("best", _("Best time"), times["best"], required=True, hint=hint, span=2)
        hint = _("So often a customer is reached on one day at most; more disturbs")
        form.add("contacts_a_day", _("Contacts a day"), self.contacts_a_day, required=True, hint=hint, span=2)
        form.add_wide(SectionHeading(_("Cost of credit")))
        hint = _("What our firm pays for money, or could earn with it. Empty shows no cost.")
        form.add("rate", _("Own rate"), self.rate, hint=hint, span=2)

    # What the base asks for

    @staticmethod
    def read(services: Services) -> CollectingRules:
        """Read both."""
        return CollectingRules(services.contacts.call_rules(), services.money.credit_rate())

    @staticmethod
    def keep(services: Services, values: CollectingRules) -> Saved[CollectingRules] | Refused:
        """Keep both: the hours are checked first, so that neither is kept where one is refused."""
        if problems := tuple(rules_problems(values.calls)):
            return Refused(problems)
        rate = services.money.set_credit_rate(values.rate)
        if isinstance(rate, Refused):
            return rate
        calls = services.contacts.save_call_rules(values.calls)
        return calls if isinstance(calls, Refused) else Saved(values, calls.changes)

    def typed(self) -> CollectingRules | None:
        """Give what is typed; None while something is missing."""
        times = {name: at.strftime("%H:%M") for name, edit in self.times.items() if (at := edit.at()) is not None}
        contacts = self.contacts_a_day.count()
        if contacts is None or len(times) < len(_TIMES):
            return None
        return CollectingRules(CallRules(**times, contacts_a_day=contacts), self.rate.number())

    def missing(self) -> Sequence[Problem]:
        """Name the fields that are empty."""
        empty = [name for name, edit in self.times.items() if not edit.text().strip()]
        if not self.contacts_a_day.text().strip():
            empty.append("contacts_a_day")
        return [Problem(name, ProblemCode.REQUIRED) for name in empty]

    def fill(self, values: CollectingRules) -> None:
        """Show both."""
        for name, edit in self.times.items():
            edit.setText(getattr(values.calls, name))
        self.contacts_a_day.set_count(values.calls.contacts_a_day)
        self.rate.set_number(values.rate)
