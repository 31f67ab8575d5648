"""Why a debt is not paid, what kind of debt it is and for how long: asked for before a plan (rule 78)."""

from enum import Enum
from typing import TypeVar

from desktop.domain.debtor import DebtAnalysis
from desktop.domain.receivables import DebtCause, DebtNature, DebtTerm
from desktop.i18n import _
from desktop.ui.pages.process.still_inputs import Chooser
from desktop.ui.pages.visits.words import capital
from desktop.ui.widgets.form import Form
from desktop.wording.choices import options

Answer = TypeVar("Answer", bound=Enum)

#: The fields of the form, by their names.
ANALYSIS = frozenset({"analysis.cause", "analysis.nature", "analysis.term_class"})


class AnalysisFields:
    """Three lists in one row of a form; what is not chosen stays as it is noted on the items."""

    def __init__(self, form: Form) -> None:
        self.cause, self.nature, self.term_class = _list(DebtCause), _list(DebtNature), _list(DebtTerm)
        form.add("analysis.cause", _("Why it is not paid"), self.cause, required=True, span=2)
        form.add("analysis.nature", _("Kind of debt"), self.nature, required=True, span=2)
        form.add("analysis.term_class", _("Short or long term"), self.term_class, required=True, span=2)

    def analysis(self) -> DebtAnalysis:
        """Give what is chosen."""
        return DebtAnalysis(self.cause.chosen(), self.nature.chosen(), self.term_class.chosen())

    def fill(self, analysis: DebtAnalysis) -> None:
        """Show what is noted or proposed."""
        self.cause.choose(analysis.cause)
        self.nature.choose(analysis.nature)
        self.term_class.choose(analysis.term_class)


def _list(kind: type[Answer]) -> Chooser[Answer | None]:
    return Chooser([(None, _("Choose...")), *((answer, capital(text)) for answer, text in options(kind))])
