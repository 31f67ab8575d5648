"""Planning a visit, or changing one that is planned."""

from datetime import date

from PySide6.QtWidgets import QWidget

from desktop.i18n import _
from desktop.ui.context import Context
from desktop.ui.pages.visits.plan_choices import PlanChoices
from desktop.ui.pages.visits.plan_form import PlanForm
from desktop.ui.widgets.form_dialog import FormDialog


class PlanVisitDialog(FormDialog):
    """Asks for as little as possible: customer and purpose give the day, the items, the people and the papers."""

    def __init__(
        self,
        context: Context,
        choices: PlanChoices | None = None,
        day: date | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Begin with a customer (or a planned visit) and a day where they are known."""
        self.plan = PlanForm(context, choices, day)
        self._card = choices.card if choices else None
        title = _("Change the visit") if self._card else _("Plan a visit")
        super().__init__(context.jobs, title, self.plan, save_text="" if self._card else _("Plan"), parent=parent)
        self._service = context.services.visits
        self.plan.grown.connect(self.fit)
        self.plan.setFocus()

    def save(self) -> None:
        """Put the visit into the book, or say what is missing."""
        visit = self.plan.visit()
        if visit is None:
            self._show_problems(self.plan.missing())
        elif self._card is None:
            self.send(self._service.plan, visit)
        else:
            self.send(self._service.change, self._card.visit.id, visit)
