"""A customer's visits, the latest first, with all about the one that is current."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSplitter

from desktop.app import Services
from desktop.domain.confirmation import Phase
from desktop.i18n import _
from desktop.services.clock import Clock
from desktop.services.standing import VisitLine
from desktop.ui.context import Context
from desktop.ui.models.table import Column, PageRequest
from desktop.ui.pages.customers.list_tab import ListTab
from desktop.ui.pages.visits import visit_lines
from desktop.ui.pages.visits.detail import VisitDetail
from desktop.ui.pages.visits.opening import open_confirm, open_plan_visit
from desktop.ui.widgets.column_room import ColumnRoom

_DETAIL_WIDTH = 360


def columns(clock: Clock) -> tuple[Column[VisitLine], ...]:
    """Give the columns of the list of visits but for the customer, whose page this is."""
    columns = (column for column in visit_lines.columns(clock) if column.title != "Customer")
    return tuple(replace(column, stretch=column.title == "Purpose") for column in columns)


class VisitsTab(ListTab[VisitLine]):
    """Enter confirms a visit that is to be confirmed; the panel beside does all the rest."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, columns(context.clock), lambda line: line.visit.id)
        ColumnRoom(self.view, ("Amount", "Ready", "Time"))
        self.detail = VisitDetail(context, with_customer=False)
        self.detail.setProperty("role", "detail")
        self.detail.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.detail.hide()
        self._wants_detail = True
        self.view.setAccessibleName(_("Visits"))
        self.view.set_empty(_("No visit has been planned yet."), _("Plan a visit"), self._on_plan)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self.view)
        splitter.addWidget(self.detail)
        splitter.setStretchFactor(0, 1)
        self._splitter = splitter
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(splitter)
        self.view.row_selected.connect(self._on_selected)
        self.view.row_activated.connect(self._on_activated)
        self.view.detail_toggled.connect(self._on_toggled)

    def clear(self) -> None:
        """Forget the visits of the customer before."""
        super().clear()
        self.detail.show_visit(None)
        self.detail.hide()

    def read_page(self, services: Services, customer_id: int, request: PageRequest[VisitLine]) -> list[VisitLine]:
        """Read one page of the customer's visits."""
        rows = services.visits.of_customer(customer_id, offset=request.offset, limit=request.limit)
        return visit_lines.lines_of(rows, self.context.clock.today())

    def _on_plan(self) -> None:
        open_plan_visit(self, self.context, self.customer_id)

    def _on_selected(self, line: VisitLine | None) -> None:
        self.detail.show_visit(line.visit.id if line else None)
        self._show_detail(shown=line is not None and self._wants_detail)

    def _on_activated(self, line: VisitLine) -> None:
        if line.confirmation.phase in {Phase.DUE, Phase.LATE}:
            open_confirm(self, self.context, line.visit.id)
        else:
            self._show_detail(shown=True)

    def _on_toggled(self) -> None:
        self._wants_detail = self.detail.isHidden()
        self._show_detail(shown=self._wants_detail)

    def _show_detail(self, *, shown: bool) -> None:
        if shown == self.detail.isHidden():
            self.detail.setVisible(shown)
        if shown and not self._splitter.sizes()[1]:
            self._splitter.setSizes([max(1, self.width() - _DETAIL_WIDTH), _DETAIL_WIDTH])
