"""The first page of the day: every line says why it is there and offers the one thing to do."""

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.domain.agenda import Group
from desktop.formats import format_date
from desktop.i18n import _, ngettext
from desktop.services.results import Entity
from desktop.ui.context import Context
from desktop.ui.pages.today.commands import Command
from desktop.ui.pages.today.list_view import TodayView
from desktop.ui.pages.today.reading import DayRead, read_day
from desktop.ui.pages.today.rows import TodayRow, rows_of
from desktop.ui.widgets.page import Page
from desktop.wording.receivables import money_list

if TYPE_CHECKING:
    from datetime import date

    from desktop.services.today_lines import Agenda, Away
    from desktop.ui.pages.today.catch_up import CatchUp
    from desktop.ui.pages.today.fresh import FreshBook
    from desktop.ui.pages.today.panel import TodayPanel

#: Milliseconds after the list was shown in which nothing is written.
_SEEN_AFTER = 1000
#: So many lines more of a group are shown at a time.
_MORE = 100


class TodayPage(Page):
    """Whom to call, whom to visit and what to ask: one line a customer, in groups, with the reason and the next act.

    Dialogs, the menu and the panel are loaded when they are first wanted: this is the page that the window opens with.
    """

    shows: ClassVar[frozenset[Entity]] = frozenset(Entity) - {Entity.SETTING}

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, _("Today"), parent)
        self._panel: TodayPanel | None = None
        self._fresh: FreshBook | None = None
        self._catch_up: CatchUp | None = None
        self._limits: dict[Group, int] = {}
        self._unfolded = False
        self._undo: Callable[[], object] | None = None
        self._seen_on: date | None = None
        self.day_button = self.add_action(_("Day sheet..."), self._on_day_sheet, icon="print")
        self.follow_up_button = self.add_action(_("Follow-up..."), self._on_follow_up, icon="phone")
        self.follow_up_button.setToolTip(_("The follow-up table of calls, on paper or as a workbook"))
        self.add_action(_("Plan a visit"), self._on_plan, icon="plus", primary=True)
        self.view = TodayView()
        self.view.wanted.connect(self._on_wanted)
        self.view.row_selected.connect(self._on_selected)
        self.view.menu_wanted.connect(self._on_menu)
        self._faces = QStackedWidget()
        self._faces.addWidget(self.view)
        self._body_column = QVBoxLayout()
        self._build_body()
        self.begin_at(self.view)

    def _build_body(self) -> None:
        body = QWidget()
        self._body_column = QVBoxLayout(body)
        self._body_column.setContentsMargins(0, 0, 0, 0)
        self._body_column.setSpacing(0)
        self._body_column.addWidget(self._faces, 1)
        self.set_body(body)

    def arrive(self, **arguments: object) -> None:
        """Take `do="day_sheet"` or `do="follow_up"` to show the sheet."""
        sheets = {"day_sheet": self._on_day_sheet, "follow_up": self._on_follow_up}
        show = sheets.get(str(arguments.get("do")))
        if show is not None:
            QTimer.singleShot(0, self, show)

    def reload(self) -> None:
        """Read the day again."""
        limits, unfolded = dict(self._limits), self._unfolded

        def read() -> DayRead:
            return read_day(self.context.services, limits, unfolded=unfolded)

        self.context.jobs.latest(self, read, then=self._show, owner=self)

    # What is shown

    def _show(self, read: DayRead) -> None:
        agenda = read.agenda
        rows = rows_of(agenda, read.put_off)
        self.set_title(_("Today, %(day)s") % {"day": format_date(agenda.day, "weekday")}, _summary(agenda))
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
        if self._seen_on != agenda.day:
            self._begin_day(agenda)

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

    # Once a day

    def _begin_day(self, agenda: "Agenda") -> None:
        """Say what fell due meanwhile and, when the list has been on the screen for a moment, that it was seen."""
        self._seen_on = agenda.day
        self.put_catch_up_away()
        if agenda.away is not None:
            self._show_catch_up(agenda.away)
        if agenda.stale:
            QTimer.singleShot(_SEEN_AFTER, self, self._on_seen)

    def _show_catch_up(self, away: "Away") -> None:
        from desktop.ui.pages.today.catch_up import CatchUp

        self._catch_up = CatchUp(away)
        self._catch_up.dismissed.connect(self.put_catch_up_away)
        self._body_column.insertWidget(0, self._catch_up)

    def put_catch_up_away(self) -> None:
        """Take away the line about what fell due while nobody looked."""
        if self._catch_up is not None:
            had_keys = self._catch_up.close_button.hasFocus()
            self._catch_up.hide()
            self._catch_up.deleteLater()
            self._catch_up = None
            if had_keys:
                self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_seen(self) -> None:
        self.context.jobs.write(self.context.services.today.seen, owner=self)

    # What the user does

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Put the panel away on Esc, and the keys back to work on the list."""
        if event.key() == Qt.Key.Key_Escape and self._panel is not None and self._panel.isVisible():
            self.show_detail(shown=False)
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)

    def say_done(self, text: str, undo: Callable[[], object] | None = None) -> None:
        """Say that work is done; the U key takes the last such work back, once, as the button beside the words does."""
        self._undo = None if undo is None else _Once(undo)
        super().say_done(text, self._undo)

    def _on_plan(self) -> None:
        from desktop.ui.pages.visits.opening import open_plan_visit

        open_plan_visit(self, self.context)

    def _on_day_sheet(self) -> None:
        from desktop.ui.pages.sheets.opening import open_day_sheet

        open_day_sheet(self, self.context, self.context.clock.today())

    def _on_follow_up(self) -> None:
        from desktop.ui.pages.sheets.opening import open_follow_up

        open_follow_up(self, self.context)

    def _on_menu(self, row: TodayRow, where: QPoint) -> None:
        from desktop.ui.pages.today.menu import show_menu

        show_menu(self.view, row, where)

    def _on_wanted(self, row: TodayRow | None, command: Command) -> None:
        """Do what a key, a click or the menu asks for."""
        if command is Command.UNDO:
            self._take_back()
        elif row is None:
            return
        elif command is Command.DETAIL:
            self.panel.show_row(row)
            self.toggle_detail()
        else:
            from desktop.ui.pages.today.doing import do

            do(self, self, row, command)

    def show_why(self, row: TodayRow) -> None:
        """Show in the panel why a line is here."""
        self.panel.show_row(row)
        self.show_detail()
        self.panel.show_why()

    def show_visit(self, row: TodayRow) -> None:
        """Show a line's visit in the panel, and put the keys to work on it."""
        self.panel.show_row(row)
        self.show_detail()
        self.panel.show_visit()

    def show_more(self, group: Group) -> None:
        """Show more lines of a group."""
        shown = sum(row.line is not None and row.line.group is group for row in self.view.lines.rows)
        self._limits[group] = shown + _MORE
        self.refresh()

    def turn_fold(self) -> None:
        """Show what was put off, or hide it again."""
        self._unfolded = not self._unfolded
        self.refresh()

    def _take_back(self) -> None:
        undo, self._undo = self._undo, None
        if undo is not None:
            undo()
            self.say_done(_("Taken back"))

    def _on_selected(self, row: TodayRow | None) -> None:
        if self._panel is not None:
            self._panel.show_row(row)

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
        from desktop.ui.pages.today.acts import open_customer

        open_customer(self, customer_id, tab)


class _Once:
    """Calls a function the first time only."""

    def __init__(self, run: Callable[[], object]) -> None:
        self._run: Callable[[], object] | None = run

    def __call__(self) -> None:
        run, self._run = self._run, None
        if run is not None:
            run()


def _summary(agenda: "Agenda") -> str:
    parts = []
    if agenda.total:
        customers = ngettext("%(count)s customer", "%(count)s customers", agenda.total)
        parts.append(customers % {"count": agenda.total})
    if agenda.week:
        parts.append(_("%(amounts)s can be collected this week") % {"amounts": money_list(agenda.week)})
    totals = {group.group: group.total for group in agenda.groups}
    if calls := totals.get(Group.CONFIRM, 0):
        parts.append(ngettext("%(count)s call to make", "%(count)s calls to make", calls) % {"count": calls})
    if urgent := totals.get(Group.URGENT, 0):
        parts.append(ngettext("%(count)s urgent", "%(count)s urgent", urgent) % {"count": urgent})
    return " · ".join(parts)
