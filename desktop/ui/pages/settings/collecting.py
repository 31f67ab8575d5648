"""Settings, calls and collecting: the hours for getting in touch, and what waiting for money costs our firm."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.app import Services
from desktop.domain.callwindow import CallRules, rules_problems
from desktop.domain.customers import MOST_CONTACTS_A_DAY
from desktop.domain.problems import Problem, ProblemCode
from desktop.i18n import N_, _
from desktop.services.results import Refused, Saved
from desktop.ui.context import Context
from desktop.ui.pages.settings.edited_section import EditedSection
from desktop.ui.pages.settings.section import scrolled_column
from desktop.ui.widgets.count_edit import CountEdit
from desktop.ui.widgets.decimal_edit import DecimalEdit
from desktop.ui.widgets.form import Form
from desktop.ui.widgets.heading import SectionHeading
from desktop.ui.widgets.time_edit import TimeEdit
from desktop.wording.problems import sentence

_PLACES = 4
_MARGIN = 24
_TIMES = ("open_from", "open_to", "meal_from", "meal_to", "best")


@dataclass(frozen=True, slots=True)
class CollectingRules:
    """What is kept: when to get in touch, and the cost of credit in parts per million a year, None for none."""

    calls: CallRules
    rate: int | None


def read_rules(services: Services) -> CollectingRules:
    """Read both."""
    return CollectingRules(services.contacts.call_rules(), services.money.credit_rate())


def save_rules(services: Services, rules: CollectingRules) -> Saved[CollectingRules] | Refused:
    """Keep both: the rate first, whose refusal leaves the hours as they were; the hours were checked before."""
    rate = services.money.set_credit_rate(rules.rate)
    if isinstance(rate, Refused):
        return rate
    calls = services.contacts.save_call_rules(rules.calls)
    return calls if isinstance(calls, Refused) else Saved(rules, calls.changes)


class CollectingSection(EditedSection):
    """Outside these hours there is a warning, never a refusal; each customer may have hours of its own."""

    summary = N_("When to get in touch, how often a day, and what waiting for money costs")
    question = N_("Save the changes to calls and collecting?")

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._saved: CollectingRules | None = None
        self.times = {name: TimeEdit() for name in _TIMES}
        self.contacts_a_day = CountEdit(1, MOST_CONTACTS_A_DAY)
        self.rate = DecimalEdit(_PLACES, _("% a year"))
        self.form = Form(sentence, columns=4)
        self._build()
        self.form.edited.connect(self._follow_bar)
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
        scroll, column = scrolled_column()
        column.addWidget(form)
        column.addStretch(1)
        bar = QHBoxLayout()
        bar.setContentsMargins(_MARGIN, 0, _MARGIN, 8)
        bar.addWidget(self.bar)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scroll, 1)
        layout.addLayout(bar)

    # What the page uses

    def reload(self) -> None:
        """Read again; what is being typed stays."""
        key = ("calls and collecting", id(self))
        self.context.jobs.latest(key, read_rules, self.context.services, then=self._on_read, owner=self)

    @property
    def is_dirty(self) -> bool:
        """Whether there is something to save."""
        return self._saved is not None and self.form.is_dirty

    def go_to_field(self, name: str) -> None:
        """Put the keyboard on a field; an unknown name does nothing."""
        known = {**self.times, "contacts_a_day": self.contacts_a_day, "rate": self.rate}
        if name in known:
            known[name].setFocus()

    def save(self) -> None:
        """Keep what was typed, if nothing in it is wrong."""
        if not self.is_dirty or not self.bar.save_button.isEnabled():
            return
        rules = self.rules()
        problems = (*self.form.typed_problems(), *(self._missing() if rules is None else rules_problems(rules.calls)))
        if rules is None or problems:
            self.form.show_problems(problems)
            self._say_refused()
            return
        self.bar.set_busy(busy=True)
        save = partial(save_rules, self.context.services, rules)
        self.context.jobs.write(save, then=self._on_saved, failed=self._on_failed, owner=self)

    def discard(self) -> None:
        """Go back to what is in the book."""
        if self._saved is not None:
            self._take(self._saved)

    def rules(self) -> CollectingRules | None:
        """Give what is typed; None while something is missing."""
        times = {name: at.strftime("%H:%M") for name, edit in self.times.items() if (at := edit.at()) is not None}
        contacts = self.contacts_a_day.count()
        if contacts is None or len(times) < len(_TIMES):
            return None
        return CollectingRules(CallRules(**times, contacts_a_day=contacts), self.rate.number())

    # Private

    def _missing(self) -> list[Problem]:
        empty = [name for name, edit in self.times.items() if not edit.text().strip()]
        if not self.contacts_a_day.text().strip():
            empty.append("contacts_a_day")
        return [Problem(name, ProblemCode.REQUIRED) for name in empty]

    def _on_read(self, rules: CollectingRules) -> None:
        if not self.is_dirty:
            self._take(rules)

    def _take(self, rules: CollectingRules) -> None:
        self._saved = rules
        for name, edit in self.times.items():
            edit.setText(getattr(rules.calls, name))
        self.contacts_a_day.set_count(rules.calls.contacts_a_day)
        self.rate.set_number(rules.rate)
        self.form.clear_problems()
        self.form.mark_clean()
        self._follow_bar()

    def _on_saved(self, answer: Saved[CollectingRules] | Refused) -> None:
        after = self._end_saving()
        if isinstance(answer, Refused):
            self.form.show_problems(answer.problems)
            self._say_refused()
            return
        before = self._saved
        self._take(answer.value)
        if before is not None:
            back = partial(save_rules, self.context.services, before)
            self.done.emit(_("Saved: calls and collecting"), lambda: self.context.jobs.write(back, owner=self))
        if after is not None:
            after()
