"""The first page of the day: every line says why it is there and offers the one thing to do."""

from typing import TYPE_CHECKING, ClassVar, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.formats import format_date
from desktop.i18n import _, ngettext
from desktop.services.results import Entity
from desktop.services.today import TodayList
from desktop.ui.context import Context
from desktop.ui.pages.today.list_view import TodayView
from desktop.ui.pages.today.rows import Act, TodayRow, rows_of
from desktop.ui.widgets.page import Page
from desktop.wording.receivables import money_list

if TYPE_CHECKING:
    from desktop.app import Services
    from desktop.ui.pages.today.fresh import FreshBook
    from desktop.ui.pages.today.panel import TodayPanel


class _Read(NamedTuple):
    """The list of the day, and whether the book has customers at all."""

    day: TodayList
    has_customers: bool


class TodayPage(Page):
    """Calls and visits of the day, what was not recorded, and what is still to be asked.

    Dialogs and the panel are loaded when they are first wanted: this is the page that the window opens with.
    """

    shows: ClassVar[frozenset[Entity]] = frozenset(Entity) - {Entity.SETTING}

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, _("Today"), parent)
        self._panel: TodayPanel | None = None
        self._fresh: FreshBook | None = None
        self.add_action(_("Plan a visit"), self._on_plan, icon="plus", primary=True)
        self.view = TodayView()
        self.view.row_activated.connect(self._on_activated)
        self.view.row_selected.connect(self._on_selected)
        self.view.detail_toggled.connect(self._on_detail_toggled)
        self._faces = QStackedWidget()
        self._faces.addWidget(self.view)
        self.set_body(self._faces)
        self.begin_at(self.view)

    def reload(self) -> None:
        """Read the day again."""
        self.context.jobs.latest(self, _read, self.context.services, then=self._show, owner=self)

    # What is shown

    def _show(self, read: _Read) -> None:
        day = read.day
        rows = rows_of(day)
        self.set_title(_("Today, %(day)s") % {"day": format_date(day.day, "weekday")}, _summary(day))
        self.view.set_rows(rows)
        if rows:
            self.show_body()
            self._faces.setCurrentWidget(self.view)
            self.begin_at(self.view)
        elif read.has_customers:
            self.show_empty(
                _("Nothing is due today. Visits that you plan are listed here, and the calls before them."),
                _("Plan a visit"),
                self._on_plan,
            )
        else:
            self._show_fresh()

    def _show_fresh(self) -> None:
        if self._fresh is None:
            from desktop.ui.pages.today.fresh import FreshBook

            self._fresh = FreshBook()
            self._fresh.import_wanted.connect(lambda: self.go("import"))
            self._fresh.sample_wanted.connect(self.context.program.open_sample)
            self._faces.addWidget(self._fresh)
        self.show_body()
        self._faces.setCurrentWidget(self._fresh)
        self.begin_at(self._fresh)

    # What the user does

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Put the panel away on Esc, and the keys back to work on the list."""
        if event.key() == Qt.Key.Key_Escape and self._panel is not None and self._panel.isVisible():
            self.show_detail(shown=False)
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)

    def _on_plan(self) -> None:
        from desktop.ui.pages.visits.opening import open_plan_visit

        open_plan_visit(self, self.context)

    def _on_activated(self, row: TodayRow) -> None:
        """Do the one thing that a line offers."""
        from desktop.ui.pages.visits import opening

        if row.act is Act.DESCRIBE_ANY:
            self.go("customers", show="undescribed")
        elif row.act is Act.ASK and row.customer_id is not None:
            self._go_to_customer(row.customer_id, "process")
        elif row.visit is None:
            return
        elif row.act is Act.CONFIRM:
            opening.open_confirm(self, self.context, row.visit.id)
        elif row.act is Act.RECORD:
            opening.open_finish(self, self.context, row.visit)
        elif row.act is Act.DONE:
            opening.mark_next_step(self, self.context, row.visit)
        else:
            self.panel.show_row(row)
            self.show_detail()
            self.panel.visit.take_focus()

    def _on_selected(self, row: TodayRow | None) -> None:
        if self._panel is not None:
            self._panel.show_row(row)

    def _on_detail_toggled(self) -> None:
        self.panel.show_row(self.view.current_row())
        self.toggle_detail()

    @property
    def panel(self) -> "TodayPanel":
        """The panel at the right, made when it is first wanted."""
        if self._panel is None:
            from desktop.ui.pages.today.panel import TodayPanel

            self._panel = TodayPanel(self.context)
            self._panel.customer_wanted.connect(self._go_to_customer)
            self.set_detail(self._panel)
        return self._panel

    def _go_to_customer(self, customer_id: int, tab: str) -> None:
        if tab:
            self.go("customer", customer_id=customer_id, tab=tab)
        else:
            self.go("customer", customer_id=customer_id)


def _read(services: "Services") -> _Read:
    day = services.today.today()
    is_empty = not (day.due or day.soon or day.questions or day.without_process)
    return _Read(day, has_customers=not is_empty or bool(services.customers.page(limit=1)))


def _summary(day: TodayList) -> str:
    parts = []
    if day.week:
        parts.append(_("%(amounts)s can be collected this week") % {"amounts": money_list(day.week)})
    calls = sum(line.visit.day >= day.day for line in day.confirm)
    if calls:
        parts.append(ngettext("%(count)s call to make", "%(count)s calls to make", calls) % {"count": calls})
    return " · ".join(parts)
