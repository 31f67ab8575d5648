"""Late interest as a letter claims it: by what, and the figures that this asks for; none until it is chosen."""

from desktop.domain.lateinterest import DAYS_OF_YEAR, USUAL_FACTORS, InterestBasis, InterestChoice
from desktop.formats import format_count
from desktop.i18n import N_, _
from desktop.ui.pages.process.still_inputs import Chooser
from desktop.ui.widgets.decimal_edit import DecimalEdit
from desktop.ui.widgets.form import Form

_BASES = {
    InterestBasis.NONE: N_("None"),
    InterestBasis.CONTRACT_DAILY: N_("By the contract, a day"),
    InterestBasis.CONTRACT_YEARLY: N_("By the contract, a year"),
    InterestBasis.LPR: N_("LPR of one year"),
    InterestBasis.UK_STATUTORY: N_("As the law sets it, United Kingdom"),
    InterestBasis.EU_STATUTORY: N_("As the law sets it, European Union"),
}
_OF_CONTRACT = frozenset({InterestBasis.CONTRACT_DAILY, InterestBasis.CONTRACT_YEARLY})
_OF_YEAR = frozenset({InterestBasis.CONTRACT_YEARLY, InterestBasis.LPR})
#: Decimals of a rate in per cent: its last one is a millionth of the whole.
_PLACES = 4


class InterestFields:
    """Fields of a form, seen as far as the basis needs them."""

    def __init__(self, form: Form) -> None:
        self._form = form
        self.basis: Chooser[InterestBasis] = Chooser([(basis, _(text)) for basis, text in _BASES.items()])
        self.rate = DecimalEdit(_PLACES, _("%"))
        self.factor: Chooser[int] = Chooser(
            [(factor, _("%(factor)s times") % {"factor": f"{factor / 100:.1f}"}) for factor in USUAL_FACTORS]
        )
        self.year_days: Chooser[int] = Chooser(
            [(days, _("%(count)s days") % {"count": format_count(days)}) for days in DAYS_OF_YEAR]
        )
        form.add("interest", _("Late interest"), self.basis)
        form.add("interest_rate", _("Rate"), self.rate)
        form.add("interest_factor", _("Factor"), self.factor)
        form.add("interest_days", _("A year has"), self.year_days)
        self._show_needed(InterestBasis.NONE)

    def show(self, choice: InterestChoice | None, *, may_type: bool) -> None:
        """Show a choice; the rate only where nobody is typing in it, unless `may_type`."""
        shown = choice or InterestChoice()
        self.basis.choose(shown.basis)
        if may_type or not self.rate.hasFocus():
            self.rate.set_number(shown.rate_ppm or None)
        if shown.factor in USUAL_FACTORS:
            self.factor.choose(shown.factor)
        self.year_days.choose(shown.year_days)
        self._show_needed(shown.basis)

    def read(self) -> InterestChoice | None:
        """Give what is chosen; None for no interest."""
        basis = self.basis.chosen()
        self._show_needed(basis)
        if basis is InterestBasis.NONE:
            return None
        rate = (self.rate.number() or 0) if basis in _OF_CONTRACT else 0
        factor = self.factor.chosen() if basis is InterestBasis.LPR else 100
        return InterestChoice(basis, rate, factor, self.year_days.chosen() if basis in _OF_YEAR else 365)

    def _show_needed(self, basis: InterestBasis) -> None:
        self._form.show_field("interest_rate", shown=basis in _OF_CONTRACT)
        self._form.show_field("interest_factor", shown=basis is InterestBasis.LPR)
        self._form.show_field("interest_days", shown=basis in _OF_YEAR)
