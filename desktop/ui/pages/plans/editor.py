"""Agreeing on instalments: the terms, and beside them the rows they come to, worked out at each keystroke."""

from collections.abc import Sequence
from enum import Enum, auto
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.app import Services
from desktop.domain.calendars import WorkCalendar
from desktop.domain.problems import Problem
from desktop.i18n import N_, _
from desktop.services.plans import PlanBeginning, PlanForm, WorkedOut
from desktop.ui.context import Context
from desktop.ui.pages.plans.schedule_pane import SchedulePane
from desktop.ui.pages.plans.terms_form import TermsForm
from desktop.ui.widgets.ask import ask
from desktop.ui.widgets.form_dialog import FormDialog
from desktop.ui.widgets.tab_order import keep_reading_order, reading_order
from desktop.wording.plans import question_line
from desktop.wording.problems import sentence

if TYPE_CHECKING:
    from desktop.domain.plans import PlanQuestion

_ROWS = "instalments"


class Purpose(Enum):
    """What becomes of what is typed."""

    ADD = auto()
    CHANGE = auto()
    REVISE = auto()  # a new version of a signed plan


_TITLES = {
    Purpose.ADD: N_("Agree on instalments"),
    Purpose.CHANGE: N_("Change the plan"),
    Purpose.REVISE: N_("New version of a signed plan"),
}


class EditPlanDialog(FormDialog):
    """The terms at the left, the instalments at the right; saved only when they come to the debt exactly."""

    def __init__(
        self,
        context: Context,
        beginning: PlanBeginning | None = None,
        purpose: Purpose = Purpose.ADD,
        parent: QWidget | None = None,
    ) -> None:
        """Begin with a customer or a plan where it is known."""
        self._context = context
        self._purpose = purpose
        self._service = context.services.plans
        self._answered: frozenset[PlanQuestion] = frozenset()
        self._checked: tuple[PlanForm, WorkedOut] | None = None
        self.terms = TermsForm(context)
        self.pane = SchedulePane()
        super().__init__(context.jobs, _(_TITLES[purpose]), self.terms, parent=parent)
        self._put_side_by_side()
        self.terms.beginning_wanted.connect(self._on_beginning_wanted)
        self.terms.edited.connect(self._on_edited)
        self.pane.edited.connect(self._on_edited)
        if purpose is Purpose.REVISE:
            self.set_outcome(
                _("What was signed stays in force until this version is signed, and in the book for good.")
            )
        if beginning is None:
            self.pane.wait_for([])
        else:
            self._begin(beginning)
        keep_reading_order(
            [*reading_order(self.terms), *reading_order(self.pane), self.cancel_button, self.save_button]
        )
        first = self.terms.inputs.customer if beginning is None else self.terms.inputs.items
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _put_side_by_side(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(0)
        self._layout.removeWidget(self._scroll)
        row.addWidget(self._scroll, 11)
        row.addWidget(self.pane, 10)
        self._layout.insertLayout(1, row, 1)

    def sizeHint(self) -> QSize:
        """Take what the screen has: the more rows are seen at once, the better."""
        return super().sizeHint().expandedTo(QSize(1200, 720))

    # Reading

    def _begin(self, beginning: PlanBeginning) -> None:
        fixed = self._purpose is not Purpose.ADD
        self.pane.begin(beginning.form.instalments, self.terms.first_day)
        self.terms.show_beginning(beginning, fixed=fixed)
        self.pane.begin(beginning.form.instalments, self.terms.first_day)
        self._work_out()

    def _on_beginning_wanted(self, customer_id: int, currency: str) -> None:
        jobs = self._context.jobs
        jobs.latest(
            (self, "begin"), self._service.begin, customer_id, currency or None, then=self._on_begun, owner=self
        )

    def _on_begun(self, beginning: PlanBeginning | None) -> None:
        if beginning is not None and beginning.form.customer_id == self.terms.inputs.customer.customer_id:
            self._begin(beginning)

    def _plan(self) -> PlanForm | None:
        return self.terms.plan(self.pane.rows())

    def _on_edited(self) -> None:
        self._work_out()

    def _work_out(self) -> None:
        plan = self._plan()
        if plan is None:
            self.pane.wait_for([])
            return
        then = partial(self._show_worked, plan)
        self._context.jobs.latest((self, "rows"), _work_out, self._context.services, plan, then=then, owner=self)

    def _show_worked(self, plan: PlanForm, found: tuple[WorkedOut, WorkCalendar]) -> None:
        worked, calendar = found
        self.pane.show_worked(worked, plan.currency, calendar)
        rows = [problem for problem in worked.problems if problem.field.startswith(_ROWS)]
        self.pane.mark_problems([*self.pane.problems(), *(each for each in rows if each.field != _ROWS)])
        missing = [self._named(problem) for problem in worked.problems if problem.field.startswith(("terms.", "items"))]
        waits = missing[:4] if not worked.instalments else []
        self.pane.wait_for(waits)

    def _named(self, problem: Problem) -> str:
        name = self.terms.name_of(problem.field)
        return f"{name}: {sentence(problem)}" if name else sentence(problem)

    # Saving

    def save(self) -> None:
        """Look at it once more as a whole, ask what is to be asked, then put it into the book."""
        plan = self._plan()
        unread = self.pane.problems()
        if plan is None:
            self._show_problems(self.terms.missing())
        elif unread:
            self._show_problems(unread)
        else:
            self.save_button.setEnabled(False)
            then, failed = partial(self._on_checked, plan), self._on_failed
            self._context.jobs.read(self._service.work_out, plan, then=then, failed=failed, owner=self)

    def _on_checked(self, plan: PlanForm, worked: WorkedOut) -> None:
        self.save_button.setEnabled(True)
        self._checked = plan, worked
        open_questions = [question for question in worked.questions if question not in self._answered]
        if worked.problems:
            self._show_problems(worked.problems)
        elif open_questions:
            lines = [question_line(question, worked.instalments) for question in open_questions]
            question = _("Save the plan all the same?")
            ask(
                self, question, _("Save all the same"), self._save_all_the_same, detail="\n\n".join(lines), danger=False
            )
        else:
            self._save(plan)

    def _save_all_the_same(self) -> None:
        if self._checked is not None:
            plan, worked = self._checked
            self._answered |= set(worked.questions)
            self._save(plan)

    def _save(self, plan: PlanForm) -> None:
        if self._purpose is Purpose.ADD or plan.plan_id is None:
            self.send(partial(self._service.add, plan, asked=self._answered))
        elif self._purpose is Purpose.CHANGE:
            self.send(partial(self._service.change, plan.plan_id, plan, asked=self._answered))
        else:
            self.send(partial(self._service.revise, plan.plan_id, plan, asked=self._answered))

    def _show_problems(self, problems: Sequence[Problem]) -> None:
        """Show what is wrong with a row at the row, the rest at the fields."""
        rows = [problem for problem in problems if problem.field.startswith(_ROWS)]
        self.form.show_problems([problem for problem in problems if problem not in rows])
        self.pane.show_problems(rows)
        if len(rows) == len(problems):
            self.pane.view.setFocus(Qt.FocusReason.OtherFocusReason)
        elif (widget := self.focusWidget()) is not None:
            self._scroll.ensureWidgetVisible(widget)

    def reject(self) -> None:
        """Ask before rows that were made by hand are thrown away, too."""
        if self.form.is_dirty or not self.pane.changed_by_hand:
            super().reject()
        else:
            ask(self, _("Throw away what you typed?"), _("Throw away"), self._throw_away)


def _work_out(services: Services, plan: PlanForm) -> tuple[WorkedOut, WorkCalendar]:
    """Work a plan out, with the calendar that its pay days are moved by."""
    return services.plans.work_out(plan), services.calendars.calendar()
