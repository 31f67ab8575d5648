"""The page of instalment plans: all of them, or what is due, with the panel of the one that is chosen."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import timedelta
from functools import partial
from typing import ClassVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.domain.money import Money
from desktop.formats import format_count
from desktop.i18n import _, ngettext
from desktop.services.plans import DueInstalment, PlanLine
from desktop.services.results import Entity
from desktop.ui.context import Context
from desktop.ui.models.table import TableModel
from desktop.ui.pages.plans.detail import PlanDetail
from desktop.ui.pages.plans.groups import Group, empty_text, is_in
from desktop.ui.pages.plans.opening import open_new_plan, open_payment
from desktop.ui.pages.plans.papers import open_form
from desktop.ui.pages.plans.plan_lines import due_columns, plan_columns
from desktop.ui.pages.plans.plans_table import DUE_NEEDS, PLANS_NEED, RoomyTable
from desktop.ui.pages.plans.toolbar import PlansToolbar, View
from desktop.ui.pages.visits.words import dotted
from desktop.ui.widgets.page import Page
from desktop.wording.receivables import money_list


class PlansPage(Page):
    """Every plan there is; which view and which plans were looked at stays while the page is open."""

    shows: ClassVar[frozenset[Entity]] = frozenset(
        {Entity.PLAN, Entity.PAYMENT, Entity.DOCUMENT, Entity.RECEIVABLE, Entity.CUSTOMER, Entity.CALENDAR}
    )
    detail_width: ClassVar[int] = 580

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, _("Instalment plans"), parent)
        self._lines: tuple[PlanLine, ...] | None = None  # not read yet
        self._wanted: int | None = None
        self._build_body()
        self._connect()
        self._show_view()

    def _build_body(self) -> None:
        self.pay_button = self.add_action(_("Record a payment..."), self._on_pay)
        self.pay_button.setEnabled(False)
        self.form_button = self.add_action(_("Proposal form..."), self._on_form, icon="document")
        self.add_action(_("Agree on instalments"), self._on_new, icon="plus", primary=True)
        self.toolbar = PlansToolbar()
        clock = self.context.clock
        plans: TableModel[PlanLine] = TableModel(plan_columns(clock), key=lambda line: line.id, parent=self)
        due: TableModel[DueInstalment] = TableModel(
            due_columns(clock), key=lambda line: (line.plan_id, line.position), parent=self
        )
        self.list, self.due = RoomyTable(plans, PLANS_NEED), RoomyTable(due, DUE_NEEDS)
        self.list.setAccessibleName(_("Instalment plans"))
        self.due.setAccessibleName(_("What is due"))
        self._views = QStackedWidget()
        self._views.addWidget(self.list)
        self._views.addWidget(self.due)
        self.set_body(self._views)
        self.add_bar(self.toolbar)
        self.detail = PlanDetail(self.context)
        self.set_detail(self.detail)

    def _connect(self) -> None:
        self.toolbar.changed.connect(self._show_view)
        self.list.row_selected.connect(self._on_plan)
        self.list.row_activated.connect(self._on_opened)
        self.due.row_selected.connect(self._on_due)
        self.due.row_activated.connect(self._on_due_opened)
        for view in (self.list, self.due):
            view.detail_toggled.connect(self.toggle_detail)
        self.detail.plan_changed.connect(self._on_version)
        self.detail.customer_wanted.connect(lambda customer: self.go("customer", customer_id=customer))

    # What the window calls

    def arrive(self, **arguments: object) -> None:
        """Take `plan` to show one plan, `do="new"` or `do="form"` (with a `customer`) to begin with that."""
        plan, customer = arguments.get("plan"), arguments.get("customer")
        customer_id = customer if isinstance(customer, int) else None
        if isinstance(plan, int):
            self._go_to_plan(plan)
        if arguments.get("do") == "new":
            QTimer.singleShot(0, self, partial(open_new_plan, self, self.context, customer_id, self._go_to_plan))
        elif arguments.get("do") == "form":
            QTimer.singleShot(0, self, partial(open_form, self, self.context, customer_id))

    def reload(self) -> None:
        """Read again what the view in front shows."""
        plans, jobs = self.context.services.plans, self.context.jobs
        archived = self.toolbar.archived_box.isChecked()
        jobs.latest((self, "plans"), partial(plans.page, archived=archived), then=self._show_lines, owner=self)
        if self.toolbar.view is View.DUE:
            until = self.context.clock.today() + timedelta(days=self.toolbar.horizon.chosen())
            due = partial(plans.due, until, archived=archived)
            jobs.latest((self, "due"), due, then=self._show_due, owner=self)

    # What is shown

    def _show_view(self) -> None:
        view = self.list if self.toolbar.view is View.PLANS else self.due
        self._views.setCurrentWidget(view)
        self.pay_button.setVisible(view is self.due)
        self.form_button.setVisible(view is self.list)
        self.begin_at(view)
        self._show_group()
        self.refresh()

    def _show_lines(self, lines: Sequence[PlanLine]) -> None:
        self._lines = tuple(lines)
        self.toolbar.show_counts(Counter(group for group in Group for line in lines if is_in(group, line.state)))
        self._show_group()
        self._wanted = None
        if self.toolbar.view is View.PLANS:
            self._say_plans(lines)

    def _show_group(self) -> None:
        if self._lines is None:
            return
        group = self.toolbar.group
        self.list.set_empty(empty_text(group), _("Agree on instalments"), self._on_new)
        self.list.table.set_rows([line for line in self._lines if is_in(group, line.state)])
        if self._wanted is not None:
            self.list.select(self._wanted)

    def _say_plans(self, lines: Sequence[PlanLine]) -> None:
        groups = (Group.RUNNING, Group.LATE)
        running = [line for line in lines if any(is_in(group, line.state) for group in groups)]
        count = ngettext("%(count)s plan is running", "%(count)s plans are running", len(running))
        parts = [count % {"count": format_count(len(running))}]
        if running:
            parts.append(_("%(amounts)s open") % {"amounts": _sums((line.currency, line.open) for line in running)})
        late = [line for line in running if line.overdue]
        if late:
            parts.append(_("%(amounts)s late") % {"amounts": _sums((line.currency, line.overdue) for line in late)})
        self.set_summary(dotted(parts) if lines else "")

    def _show_due(self, lines: Sequence[DueInstalment]) -> None:
        self.due.set_empty(_("No instalment is due in this time."))
        self.due.table.set_rows(lines)
        count = ngettext("%(count)s instalment", "%(count)s instalments", len(lines))
        parts = [count % {"count": format_count(len(lines))}]
        if lines:
            parts.append(_sums((line.currency, line.open) for line in lines))
        late = [line for line in lines if line.days_late]
        if late:
            parts.append(_("%(amounts)s late") % {"amounts": _sums((line.currency, line.open) for line in late)})
        if self.toolbar.view is View.DUE:
            self.set_summary(dotted(parts))

    def _go_to_plan(self, plan_id: int) -> None:
        """Show one plan with its panel, whichever plans are listed."""
        self._wanted = plan_id
        self.toolbar.choose_group(Group.ALL)
        self.show_detail()
        self.detail.show_plan(plan_id)
        self.refresh()

    # What the user does

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Put the panel away on Esc, and the keys back to work on the list."""
        if event.key() == Qt.Key.Key_Escape and self.detail.isVisible():
            self.show_detail(shown=False)
            self.take_focus()
        else:
            super().keyPressEvent(event)

    def _on_new(self) -> None:
        open_new_plan(self, self.context, None, self._go_to_plan)

    def _on_form(self) -> None:
        open_form(self, self.context)

    def _on_plan(self, line: PlanLine | None) -> None:
        if self.toolbar.view is View.PLANS and self._wanted is None:
            self.detail.show_plan(line.id if line else None)

    def _on_version(self, plan_id: int) -> None:
        """Mark the plan in the list whose other version the panel shows now."""
        self._wanted = plan_id
        self.refresh()

    def _on_due(self, line: DueInstalment | None) -> None:
        self.pay_button.setEnabled(line is not None)
        if self.toolbar.view is View.DUE:
            self.detail.show_plan(line.plan_id if line else None)

    def _on_opened(self, line: PlanLine) -> None:
        self.detail.show_plan(line.id)
        self.show_detail()
        self.detail.take_focus()

    def _on_pay(self) -> None:
        line = self.due.current_row()
        if line is not None:
            self._on_due_opened(line)

    def _on_due_opened(self, line: DueInstalment) -> None:
        open_payment(self, self.context, line.plan_id)


def _sums(sums: Iterable[tuple[str, int]]) -> str:
    """Add up sums, each currency by itself."""
    totals: Counter[str] = Counter()
    for currency, minor in sums:
        totals[currency] += minor
    return money_list(Money(currency, minor) for currency, minor in sorted(totals.items()))
