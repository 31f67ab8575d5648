"""The page of visits: as a list or as a week, with the panel of the one that is chosen."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from functools import partial
from typing import ClassVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.domain.money import Money
from desktop.domain.visits import VisitStatus
from desktop.i18n import _, ngettext
from desktop.services.results import Entity
from desktop.services.standing import VisitLine
from desktop.services.visits import VisitCard
from desktop.ui.context import Context
from desktop.ui.models.table import PageRequest, TableModel
from desktop.ui.pages.sheets.opening import open_day_sheet
from desktop.ui.pages.visits.detail import VisitDetail
from desktop.ui.pages.visits.opening import open_plan_visit
from desktop.ui.pages.visits.toolbar import View, VisitsToolbar
from desktop.ui.pages.visits.visit_lines import DAYS_A_WEEK, WeekDay, Which, columns, read_page, read_week
from desktop.ui.pages.visits.visits_table import VisitsTable
from desktop.ui.pages.visits.week_view import WeekView
from desktop.ui.pages.visits.words import dotted
from desktop.ui.widgets.page import Page
from desktop.wording.receivables import money_list


class VisitsPage(Page):
    """Every visit there is; which view and which visits were looked at stays while the page is open."""

    shows: ClassVar[frozenset[Entity]] = frozenset(
        {Entity.VISIT, Entity.RECONCILIATION, Entity.CUSTOMER, Entity.CALENDAR}
    )

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, _("Visits"), parent)
        self._monday = _monday(context.clock.today())
        self._wanted: int | None = None
        self._build_body()
        self._connect()
        self._show_view()

    def _build_body(self) -> None:
        self.day_button = self.add_action(_("Day sheet..."), self._on_day_sheet, icon="print")
        self.add_action(_("Plan a visit"), self._on_plan, icon="plus", primary=True)
        self.toolbar = VisitsToolbar()
        self.table: TableModel[VisitLine] = TableModel(
            columns(self.context.clock), key=lambda line: line.visit.id, load=self._load, parent=self
        )
        self.list = VisitsTable(self.table)
        self.list.setAccessibleName(_("Visits"))
        self.week = WeekView()
        self._views = QStackedWidget()
        self._views.addWidget(self.list)
        self._views.addWidget(self.week)
        body = QWidget()
        layout = QVBoxLayout(body)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.toolbar)
        layout.addWidget(self._views, 1)
        self.set_body(body)
        self.detail = VisitDetail(self.context)
        self.set_detail(self.detail)

    def _connect(self) -> None:
        self.toolbar.view_changed.connect(self._show_view)
        self.toolbar.filter_changed.connect(self._on_filter)
        self.toolbar.week_wanted.connect(self._on_week)
        self.list.row_selected.connect(self._on_selected)
        self.list.row_activated.connect(self._on_opened)
        self.list.detail_toggled.connect(self.toggle_detail)
        self.week.visit_selected.connect(self._on_selected)
        self.week.visit_activated.connect(self._on_opened)
        self.week.plan_wanted.connect(partial(open_plan_visit, self, self.context, None))
        self.week.week_wanted.connect(self._on_week)
        self.week.detail_toggled.connect(self.toggle_detail)
        self.detail.customer_wanted.connect(lambda customer: self.go("customer", customer_id=customer))

    # What the window calls

    def arrive(self, **arguments: object) -> None:
        """Take `visit_id` to show one visit in its week, or `do="plan"` (with a `customer_id`) to plan one."""
        visit_id, customer_id = arguments.get("visit_id"), arguments.get("customer_id")
        if isinstance(visit_id, int):
            read = self.context.services.visits.get
            self.context.jobs.read(read, visit_id, then=self._go_to_visit, owner=self)
        if arguments.get("do") == "plan":
            customer = customer_id if isinstance(customer_id, int) else None
            QTimer.singleShot(0, self, partial(open_plan_visit, self, self.context, customer))

    def reload(self) -> None:
        """Read again what the view in front shows."""
        if self.toolbar.view is View.LIST:
            self._say_filter()
            self.table.reload()
            return
        services, today = self.context.services, self.context.clock.today()
        then = partial(self._show_week, self._monday)
        self.context.jobs.latest(self, read_week, services, today, self._monday, then=then, owner=self)

    # Reading

    def _load(
        self,
        request: PageRequest[VisitLine],
        deliver: Callable[[Sequence[VisitLine]], None],
        give_up: Callable[[], None],
    ) -> None:
        services, today = self.context.services, self.context.clock.today()
        since = today if self.toolbar.from_today else None
        self.context.jobs.read(
            read_page,
            services,
            today,
            self.toolbar.which,
            since,
            request,
            then=deliver,
            failed=lambda _error: give_up(),
            owner=self,
        )

    def _show_week(self, monday: date, days: Sequence[WeekDay]) -> None:
        if monday != self._monday:
            return
        self.week.set_week(days, self.context.clock.today())
        if self._wanted is not None:
            self.week.select(self._wanted)
            self._wanted = None
        self._say_week(days)

    def _go_to_visit(self, card: VisitCard | None) -> None:
        """Show one visit in its week, with its panel."""
        if card is not None:
            self._monday, self._wanted = _monday(card.visit.day), card.visit.id
            self.toolbar.choose_view(View.WEEK)
            self.show_detail()
            self.refresh()

    # What is shown

    def _show_view(self) -> None:
        view = self.list if self.toolbar.view is View.LIST else self.week
        self._views.setCurrentWidget(view)
        self.begin_at(view)
        self._on_selected(self.list.current_row() if view is self.list else self.week.current_visit())
        self.toolbar.show_week(self._monday, self.context.clock.today())
        self.refresh()

    def _say_filter(self) -> None:
        self.set_summary(self.toolbar.sentence())
        none = _("No visit is planned.") if self.toolbar.which is Which.PLANNED else _("There is no such visit.")
        self.list.set_empty(none, _("Plan a visit"), self._on_plan)

    def _say_week(self, days: Sequence[WeekDay]) -> None:
        visits = [line.visit for day in days for line in day.visits]
        planned = [visit for visit in visits if visit.status == VisitStatus.PLANNED and visit.amount is not None]
        sums: dict[str, int] = {}
        for visit in planned:
            sums[visit.currency] = sums.get(visit.currency, 0) + (visit.amount or 0)
        count = ngettext("%(count)s visit", "%(count)s visits", len(visits)) % {"count": len(visits)}
        money = money_list(Money(currency, minor) for currency, minor in sorted(sums.items()))
        expected = [_("%(amounts)s expected") % {"amounts": money}] if sums else []
        self.set_summary(dotted([count, *expected]))

    # What the user does

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Put the panel away on Esc, and the keys back to work on the visits."""
        if event.key() == Qt.Key.Key_Escape and self.detail.isVisible():
            self.show_detail(shown=False)
            self.take_focus()
        else:
            super().keyPressEvent(event)

    def _on_plan(self) -> None:
        open_plan_visit(self, self.context)

    def _on_day_sheet(self) -> None:
        """Show the sheet of the chosen visit's day, or of today."""
        card = self.detail.card
        open_day_sheet(self, self.context, card.visit.day if card else self.context.clock.today())

    def _on_filter(self) -> None:
        self._say_filter()
        self.table.restart()

    def _on_week(self, by: int) -> None:
        today = _monday(self.context.clock.today())
        self._monday = self._monday + timedelta(days=DAYS_A_WEEK * by) if by else today
        self.toolbar.show_week(self._monday, self.context.clock.today())
        self.refresh()

    def _on_selected(self, line: VisitLine | None) -> None:
        self.detail.show_visit(line.visit.id if line else None)

    def _on_opened(self, line: VisitLine) -> None:
        self.detail.show_visit(line.visit.id)
        self.show_detail()
        self.detail.take_focus()


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
