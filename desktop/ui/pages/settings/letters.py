"""Settings, letters: when which reminder is proposed, and when it is asked whether it arrived."""

from collections.abc import Sequence

from PySide6.QtWidgets import QCheckBox, QFrame, QVBoxLayout, QWidget

from desktop.app import Services
from desktop.domain.dunning import MOST_DAYS, MOST_DAYS_TO_PAY, LadderRules, rules_problems
from desktop.domain.problems import Problem, ProblemCode
from desktop.i18n import N_, _
from desktop.services.results import Refused, Saved
from desktop.ui.context import Context
from desktop.ui.pages.settings.form_section import FormSection
from desktop.ui.widgets.count_edit import CountEdit
from desktop.ui.widgets.heading import SectionHeading
from desktop.ui.widgets.plain import plain_label, plain_mnemonic
from desktop.wording.dunning import rule_lines

_COUNTS = ("upcoming_from", "upcoming_until", "first", "second", "final", "gap", "ask_after")
#: The fields of the days that the three reminders give to pay.
_PAY_WITHIN = ("pay_within.0", "pay_within.1", "pay_within.2")
_BEFORE_DUE = ("upcoming_from", "upcoming_until")


class LettersSection(FormSection[LadderRules]):
    """The sentences on top say the rule as it is being typed."""

    summary = N_("When which reminder is proposed, how long it gives to pay, and when to ask whether it arrived")
    question = N_("Save the changes to letters?")
    said = N_("Saved: when letters are proposed")

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.upcoming = QCheckBox(plain_mnemonic(_("Remind before money is due")))
        self.counts = {name: CountEdit(0, MOST_DAYS, unit=_("days")) for name in _COUNTS}
        self.counts |= {name: CountEdit(1, MOST_DAYS_TO_PAY, unit=_("days")) for name in _PAY_WITHIN}
        self.rule = plain_label(wrap=True)
        self._build()
        self._lay_out()
        self.form.edited.connect(self._follow)
        self._follow_bar()

    def _build(self) -> None:
        said = QFrame()
        said.setProperty("role", "outcome")
        inner = QVBoxLayout(said)
        inner.setContentsMargins(12, 8, 12, 8)
        inner.addWidget(self.rule)
        self.form.add_wide(said)
        self._add_before_due()
        self._add_overdue()

    def _add_before_due(self) -> None:
        self.form.add_wide(SectionHeading(_("Before it is due")))
        self.form.add("upcoming", _("Friendly reminder"), self.upcoming, span=2)
        for name in _BEFORE_DUE:
            self.counts[name].set_inset(_("working days"))
        self._add("upcoming_from", _("From so many before"))
        self._add("upcoming_until", _("Until so many before"))

    def _add_overdue(self) -> None:
        self.form.add_wide(SectionHeading(_("From how many days overdue on")))
        self._add("first", _("First reminder"))
        self._add("second", _("Second reminder"))
        self._add("final", _("Final notice"), _("Only once it has been decided"))
        self._add("gap", _("Between two letters"), _("At least, per customer and currency"))
        self.form.add_wide(SectionHeading(_("How long they give to pay")))
        for name, title in zip(
            _PAY_WITHIN, (_("First reminder"), _("Second reminder"), _("Final notice")), strict=True
        ):
            self._add(name, title)
        self.form.add_wide(SectionHeading(_("After a letter has been sent")))
        hint = _("Without a proof or an answer, a call is put on the list of the day")
        self.form.add(
            "ask_after", _("Ask whether it arrived after"), self.counts["ask_after"], required=True, hint=hint, span=2
        )

    def _add(self, name: str, title: str, hint: str = "") -> None:
        self.form.add(name, title, self.counts[name], required=True, hint=hint)

    # What the base asks for

    @staticmethod
    def read(services: Services) -> LadderRules:
        """Read the rules."""
        return services.dunning.rules()

    @staticmethod
    def keep(services: Services, values: LadderRules) -> Saved[LadderRules] | Refused:
        """Keep the rules."""
        return services.dunning.save_rules(values)

    def typed(self) -> LadderRules | None:
        """Give the rules that are typed; what is hidden stays as it is kept."""
        ours = self._saved or LadderRules()
        values = {name: edit.count() for name, edit in self.counts.items()}
        if not self.upcoming.isChecked():
            values |= {name: getattr(ours, name) for name in _BEFORE_DUE}
        numbers = {name: value for name, value in values.items() if value is not None}
        if len(numbers) < len(values):
            return None
        first, second, final = (numbers.pop(name) for name in _PAY_WITHIN)
        return LadderRules(upcoming=self.upcoming.isChecked(), pay_within=(first, second, final), **numbers)

    def missing(self) -> Sequence[Problem]:
        """Name the fields that are empty."""
        hidden = () if self.upcoming.isChecked() else _BEFORE_DUE
        empty = [name for name, edit in self.counts.items() if not edit.text().strip() and name not in hidden]
        return [Problem(name, ProblemCode.REQUIRED) for name in empty]

    def fill(self, values: LadderRules) -> None:
        """Show the rules."""
        self.upcoming.setChecked(values.upcoming)
        for name, edit in self.counts.items():
            if name not in _PAY_WITHIN:
                edit.set_count(getattr(values, name))
        for name, days in zip(_PAY_WITHIN, values.pay_within, strict=True):
            self.counts[name].set_count(days)
        self._follow()

    # Private

    def _follow(self) -> None:
        """Say the rule as it is typed; while it is no rule the one before stays."""
        for name in _BEFORE_DUE:
            self.form.show_field(name, shown=self.upcoming.isChecked())
        rules = self.typed()
        if rules is not None and not any(rules_problems(rules)):
            self.rule.setText("\n".join(rule_lines(rules)))
