"""Choosing the classes of the ageing by the last day of each (rule 81)."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from desktop.domain.ageing import MOST_DAYS, MOST_LIMITS, Buckets
from desktop.domain.problems import Problem
from desktop.i18n import _
from desktop.ui.context import Context
from desktop.ui.pages.visits.words import dotted
from desktop.ui.widgets.count_edit import CountEdit
from desktop.ui.widgets.form import Form
from desktop.ui.widgets.form_dialog import FormDialog
from desktop.wording.problems import sentence


class ChangeBucketsDialog(FormDialog):
    """One field a class; those that are left empty are no class."""

    def __init__(self, context: Context, buckets: Buckets, parent: QWidget | None = None) -> None:
        self._context = context
        self.limits = [CountEdit(1, MOST_DAYS, unit=_("days")) for _place in range(MOST_LIMITS)]
        form = Form(sentence, columns=2)
        for place, edit in enumerate(self.limits):
            edit.set_count(buckets.limits[place] if place < len(buckets.limits) else None)
            form.add(f"limits.{place}", _("Class %(number)s up to") % {"number": place + 1}, edit)
        super().__init__(context.jobs, _("Classes of the ageing"), form, parent=parent)
        form.edited.connect(self._say_outcome)
        self._say_outcome()

    def save(self) -> None:
        """Keep the classes."""
        self.send(self._context.services.ageing.save_buckets, self._limits())

    def _limits(self) -> tuple[int, ...]:
        return tuple(limit for edit in self.limits if (limit := edit.count()) is not None)

    def _show_problems(self, problems: Sequence[Problem]) -> None:
        """Show what is wrong with the n-th class at the n-th field that is filled in."""
        filled = [place for place, edit in enumerate(self.limits) if edit.count() is not None]

        def moved(problem: Problem) -> Problem:
            _limits, _point, place = problem.field.partition(".")
            at = int(place) if place.isdigit() else len(filled)
            return replace(problem, field=f"limits.{filled[at]}") if at < len(filled) else problem

        super()._show_problems([moved(problem) for problem in problems])

    def _say_outcome(self) -> None:
        """Write the classes as they will stand in the table."""
        limits = self._limits()
        try:
            Buckets(limits)
        except ValueError:
            self.set_outcome("")
            return
        firsts = (1, *(limit + 1 for limit in limits))
        spans = [f"{first}-{last}" for first, last in zip(firsts, limits, strict=False)]
        over = _("over %(days)s") % {"days": limits[-1]}
        self.set_outcome(dotted((_("Not due"), *spans, over)))
