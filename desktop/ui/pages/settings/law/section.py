"""Settings, interest and limitation: what papers begin with, published rates, and how long claims last."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QCheckBox, QFrame, QVBoxLayout, QWidget

from desktop.app import Services
from desktop.domain.lateinterest import (
    DAYS_OF_YEAR,
    USUAL_FACTORS,
    InterestBasis,
    InterestChoice,
    choice_problems,
    interest_warnings,
)
from desktop.domain.limitation import CountryPeriod
from desktop.domain.problems import Problem, ProblemCode
from desktop.i18n import N_, _
from desktop.services.results import Refused, Saved
from desktop.ui.context import Context
from desktop.ui.pages.process.still_inputs import Chooser
from desktop.ui.pages.settings.form_section import FormSection
from desktop.ui.pages.settings.law.periods import PeriodsEditor
from desktop.ui.pages.settings.law.rates import RatesList
from desktop.ui.pages.settings.law.words import NEEDED, as_typed, counting_text, factor_text, formula_text, lacking_text
from desktop.ui.pages.visits.words import capital
from desktop.ui.widgets.decimal_edit import DecimalEdit
from desktop.ui.widgets.heading import SectionHeading
from desktop.ui.widgets.plain import plain_label, plain_mnemonic
from desktop.wording.late_interest import interest_warning
from desktop.wording.limitation import ASK_A_LAWYER

_PLACES = 4
_BY_CONTRACT = frozenset({InterestBasis.CONTRACT_DAILY, InterestBasis.CONTRACT_YEARLY})
_BY_YEAR = frozenset({InterestBasis.CONTRACT_YEARLY, InterestBasis.LPR})


@dataclass(frozen=True, slots=True)
class LawRules:
    """What is kept together: the usual late interest, whether papers reserve our rights, and how long claims last."""

    choice: InterestChoice
    reserves: bool
    periods: tuple[CountryPeriod, ...]


class LawSection(FormSection[LawRules]):
    """The formula is said as it is being typed; published rates are kept at once, with Undo."""

    summary = N_("Late interest on papers, the published rates it goes by, and how long claims last")
    question = N_("Save the changes to interest and limitation?")
    said = N_("Saved: interest and limitation")

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.basis = Chooser([(each, capital(text)) for each, text in _bases()])
        self.rate = DecimalEdit(_PLACES, "")
        self.factor = Chooser([(each, _("%(factor)s times") % {"factor": factor_text(each)}) for each in USUAL_FACTORS])
        self.year_days = Chooser([(days, _("%(days)s days") % {"days": days}) for days in DAYS_OF_YEAR])
        self.reserves = QCheckBox(plain_mnemonic(_("Reserve the rights under the contract")))
        self.formula, self.warning = plain_label(wrap=True), plain_label(role="error", wrap=True)
        self.rates = RatesList(context)
        self.periods = PeriodsEditor()
        self._kept_periods = self.periods.typed()
        self._build()
        self._lay_out(self.rates, self.periods, plain_label(_(ASK_A_LAWYER), role="strong", wrap=True))
        self.form.edited.connect(self._follow)
        self.periods.edited.connect(self._follow_bar)
        self.rates.changed.connect(self._follow)
        self._follow()
        self._follow_bar()

    def _build(self) -> None:
        self.form.add_wide(SectionHeading(_("Late interest that papers begin with")))
        self.form.add("basis", _("Late interest"), self.basis, span=4)
        self.form.add("rate_ppm", _("Rate"), self.rate, required=True, span=4)
        hint = _("Where nothing was agreed, courts add 30 to 50 per cent: 1.3 to 1.5 times")
        self.form.add("factor", _("Factor"), self.factor, span=4, hint=hint)
        self.form.add("year_days", _("A year has"), self.year_days, span=4)
        said = QFrame()
        said.setProperty("role", "outcome")
        inner = QVBoxLayout(said)
        inner.setContentsMargins(12, 8, 12, 8)
        inner.addWidget(self.formula)
        inner.addWidget(self.warning)
        self.form.add_wide(said)
        hint = _("Statements and instalment plans say that what the contract grants for paying late is not given up")
        self.form.add("reserves", _("On statements and plans"), self.reserves, span=4, hint=hint)

    # What the page uses

    def reload(self) -> None:
        """Read again; what is being typed stays."""
        super().reload()
        self.rates.reload()

    @property
    def is_dirty(self) -> bool:
        """Whether there is something to save."""
        return self._saved is not None and (self.form.is_dirty or self.periods.typed() != self._kept_periods)

    def go_to_field(self, name: str) -> None:
        """Put the keyboard on a field, "rates" or "periods"."""
        others = {"rates": self.rates.add_button, "periods": self.periods.add_button}
        if name in others:
            others[name].setFocus(Qt.FocusReason.OtherFocusReason)
            QTimer.singleShot(0, self, self._reveal)
        else:
            super().go_to_field(name)

    # What the base asks for

    @staticmethod
    def read(services: Services) -> LawRules:
        """Read all of it."""
        interest = services.late_interest
        return LawRules(interest.default(), interest.reserves_rights(), services.limitation.periods())

    @staticmethod
    def keep(services: Services, values: LawRules) -> Saved[LawRules] | Refused:
        """Keep all of it: the choice is checked first, so that nothing is kept where something is refused."""
        if problems := choice_problems(values.choice):
            return Refused(problems)
        periods = services.limitation.save_periods(values.periods)
        if isinstance(periods, Refused):
            return periods
        services.late_interest.save_default(values.choice)
        services.late_interest.save_reserves_rights(values.reserves)
        return Saved(values, periods.changes)

    def typed(self) -> LawRules | None:
        """Give what is typed; what is out of sight is not meant."""
        choice, periods = self._choice(), self.periods.periods()
        if choice is None or periods is None:
            return None
        return LawRules(choice, self.reserves.isChecked(), periods)

    def missing(self) -> Sequence[Problem]:
        """Name the fields that are empty."""
        is_empty = self.basis.chosen() in _BY_CONTRACT and not self.rate.text().strip()
        empty = [Problem("rate_ppm", ProblemCode.REQUIRED)] if is_empty else []
        return [*empty, *self.periods.problems()]

    def fill(self, values: LawRules) -> None:
        """Show all of it."""
        choice = values.choice
        self.basis.choose(choice.basis)
        self.rate.set_number(choice.rate_ppm or None)
        self.factor.choose(choice.factor if choice.factor in USUAL_FACTORS else USUAL_FACTORS[0])
        self.year_days.choose(choice.year_days)
        self.reserves.setChecked(values.reserves)
        self.periods.show_periods(values.periods)
        self._kept_periods = self.periods.typed()
        self._follow()

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Say at the fields, and at the rows of countries, what is wrong; the first bad one has the keyboard."""
        of_rows = [each for each in problems if each.field[:1].isdigit()]
        self.periods.show_problems(of_rows)
        self.form.show_problems([as_typed(each) for each in problems if each not in of_rows])

    # Private

    def _choice(self) -> InterestChoice | None:
        """Give the late interest that is typed; None while its figure is missing."""
        basis = self.basis.chosen()
        rate = self.rate.number() if basis in _BY_CONTRACT else 0
        factor = self.factor.chosen() if basis is InterestBasis.LPR else 100
        days = self.year_days.chosen() if basis in _BY_YEAR else 365
        return None if rate is None else InterestChoice(basis, rate, factor, days)

    def _follow(self) -> None:
        """Ask for what the basis needs, and say the formula."""
        basis = self.basis.chosen()
        self.form.show_field("rate_ppm", shown=basis in _BY_CONTRACT)
        self.form.show_field("factor", shown=basis is InterestBasis.LPR)
        self.form.show_field("year_days", shown=basis in _BY_YEAR)
        self.rate.set_inset(_("% a day") if basis is InterestBasis.CONTRACT_DAILY else _("% a year"))
        self.rates.wanted = NEEDED.get(basis, self.rates.wanted)
        choice = self._choice()
        if choice is None or choice_problems(choice):
            self.formula.setText(_("Enter the rate to see the formula."))
            self.warning.hide()
            return
        is_off = basis is InterestBasis.NONE
        self.formula.setText("\n".join([formula_text(choice)] if is_off else [formula_text(choice), counting_text()]))
        references = self.rates.references
        told = [interest_warning(each) for each in interest_warnings(choice, self.context.clock.today(), references)]
        lacking = lacking_text(choice, {each.basis for each in references})
        self.warning.setText("\n".join([*told, *filter(None, [lacking])]))
        self.warning.setVisible(bool(self.warning.text()))


def _bases() -> list[tuple[InterestBasis, str]]:
    names = {
        InterestBasis.NONE: _("none"),
        InterestBasis.CONTRACT_DAILY: _("a rate a day by the contract"),
        InterestBasis.CONTRACT_YEARLY: _("a rate a year by the contract"),
        InterestBasis.LPR: _("LPR times a factor (China, nothing agreed)"),
        InterestBasis.UK_STATUTORY: _("statutory interest, United Kingdom"),
        InterestBasis.EU_STATUTORY: _("statutory interest, European Union"),
    }
    return list(names.items())
