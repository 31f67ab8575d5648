"""Entering a published rate, or correcting one."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.domain.lateinterest import RATE_STEP, RateBasis
from desktop.domain.problems import Problem, ProblemCode
from desktop.formats import format_date
from desktop.i18n import _
from desktop.services.late_interest import RateForm, RateRow
from desktop.services.results import Refused, Saved
from desktop.ui.context import Context
from desktop.ui.pages.process.still_inputs import Chooser
from desktop.ui.pages.settings.law.words import as_typed
from desktop.ui.widgets.date_edit import DateEdit
from desktop.ui.widgets.decimal_edit import DecimalEdit
from desktop.ui.widgets.form import Form
from desktop.ui.widgets.form_dialog import FormDialog
from desktop.wording.choices import options
from desktop.wording.problems import sentence

_PLACES = 2


class RateDialog(FormDialog):
    """One rate from one day on; nothing is fetched, so where it was published is kept beside it."""

    def __init__(
        self,
        context: Context,
        row: RateRow | None = None,
        basis: RateBasis = RateBasis.LPR_1Y,
        parent: QWidget | None = None,
    ) -> None:
        """Take the rate that is to be corrected, or None and the kind of a new one."""
        self._service = context.services.late_interest
        self._row = row
        self.basis = Chooser(options(RateBasis))
        self.valid_from, self.source = DateEdit(), QLineEdit()
        self.rate = DecimalEdit(_PLACES, _("% a year"))
        form = Form(sentence, columns=2)
        form.add("basis", _("Rate"), self.basis, span=2)
        form.add("valid_from", _("Valid from"), self.valid_from, required=True)
        form.add("rate_ppm", _("Rate a year"), self.rate, required=True)
        form.add("source", _("Source"), self.source, span=2, hint=_("Where it was published, and when you read it"))
        title = _("Change the rate") if row else _("Enter a rate")
        super().__init__(context.jobs, title, form, parent=parent)
        self.basis.choose(RateBasis(row.basis) if row else basis)
        if row is not None:
            self.valid_from.set_day(row.valid_from)
            self.rate.set_number(row.rate_ppm // RATE_STEP)
            self.source.setText(row.source)
        self.set_outcome(_("Papers that were made already stay as they are."))
        form.mark_clean()
        (self.rate if row else self.basis).setFocus(Qt.FocusReason.OtherFocusReason)

    def save(self) -> None:
        """Keep it, or say what is missing."""
        day, rate = self.valid_from.day(), self.rate.number()
        if day is None or rate is None:
            empty = {"valid_from": day is None, "rate_ppm": rate is None}
            self._show_problems([Problem(name, ProblemCode.REQUIRED) for name, missing in empty.items() if missing])
            return
        form = RateForm(self.basis.chosen(), day, rate * RATE_STEP, self.source.text())
        self.send(self._save, form)

    def _save(self, form: RateForm) -> Saved[int] | Refused:
        answer = self._service.save_rate(form, self._row.id if self._row else None)
        if isinstance(answer, Refused):
            return Refused(tuple(map(_in_words, answer.problems)))
        return answer


def _in_words(problem: Problem) -> Problem:
    """Write limits and days as they are read."""
    if problem.code is ProblemCode.TAKEN and isinstance(name := problem.values.get("name"), str):
        return replace(problem, values={"name": format_date(date.fromisoformat(name))})
    return as_typed(problem)
