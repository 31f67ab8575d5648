"""The instalment plans of a customer, the newest first."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from desktop.i18n import N_, _, ngettext
from desktop.services.clock import Clock
from desktop.ui.context import Context
from desktop.ui.models.table import Column, TableModel
from desktop.ui.pages.customers.tab import CustomerTab, lay_below_buttons, quiet_button
from desktop.ui.pages.plans.plan_lines import plan_columns
from desktop.ui.widgets.column_room import ColumnRoom
from desktop.ui.widgets.table_view import TableView

if TYPE_CHECKING:
    from desktop.app import Services
    from desktop.services.plans import PlanLine


def columns(clock: Clock) -> "tuple[Column[PlanLine], ...]":
    """Give the columns of the list of plans, with how far each has come in the place of the customer."""
    others = (column for column in plan_columns(clock) if column.title != "Customer")
    return (Column(N_("Instalments"), progress_text, width=184, stretch=True), *others)


def progress_text(line: "PlanLine") -> str:
    """Say how many instalments there are, the down payment among them, and how many of them are paid."""
    count = ngettext("%(count)s instalment", "%(count)s instalments", line.count) % {"count": line.count}
    if not line.settled:
        return count
    return _("%(instalments)s, %(paid)s paid") % {"instalments": count, "paid": line.settled}


def read_plans(services: "Services", customer_id: int) -> "list[PlanLine]":
    """Read the plans of a customer."""
    return services.plans.page(customer_id=customer_id)


class PlansTab(CustomerTab):
    """Enter goes to the plan."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.model = TableModel(columns(context.clock), key=lambda line: line.id, parent=self)
        self.view = TableView(self.model)
        self.new_button = quiet_button(_("Agree on instalments"), "plus", self._on_new)
        ColumnRoom(self.view, ("Paid", "Still open"))
        self.view.setAccessibleName(_("Plans"))
        self.view.set_empty(
            _("No instalments have been agreed on. When the customer cannot pay all at once, begin a plan here."),
            _("Agree on instalments"),
            self._on_new,
        )
        lay_below_buttons(self, self.view, self.new_button)
        self.view.row_activated.connect(lambda line: self.go("plans", plan=line.id))

    def clear(self) -> None:
        """Forget the plans of the customer before."""
        self.model.set_rows(())

    def take_focus(self) -> None:
        """Put the keyboard on the list."""
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def reload(self) -> None:
        """Read the plans again."""
        if self.customer_id is not None:
            read = partial(read_plans, self.context.services, self.customer_id)
            self.context.jobs.latest(("plans", id(self)), read, then=self.model.set_rows, owner=self)

    def _on_new(self) -> None:
        self.go("plans", do="new", customer=self.customer_id)
