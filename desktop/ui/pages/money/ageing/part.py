"""The ageing: how old the debts are, on any day, down to the items behind each sum, as a file exactly as shown."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QVBoxLayout, QWidget

from desktop.domain.ageing import AgeingRow, Buckets, By, Column
from desktop.i18n import _
from desktop.services.ageing import Ageing, AgeingChoices, ShownAgeing
from desktop.services.results import Entity
from desktop.ui.acting import open_dialog, say
from desktop.ui.context import Context
from desktop.ui.pages.money.ageing.bar import AgeingBar
from desktop.ui.pages.money.ageing.buckets_dialog import ChangeBucketsDialog
from desktop.ui.pages.money.ageing.panel import BehindPanel, behind_of
from desktop.ui.pages.money.ageing.table import AgeingView
from desktop.ui.pages.money.ageing.words import ageing_line, cell_title, row_name
from desktop.ui.widgets.empty_state import EmptyState
from desktop.ui.widgets.parts_page import HeaderAction, PagePart
from desktop.ui.widgets.tab_order import keep_reading_order


class AgeingPart(PagePart):
    """Enter on a sum looks into it."""

    shows: ClassVar[frozenset[Entity]] = frozenset(
        {Entity.RECEIVABLE, Entity.PAYMENT, Entity.CUSTOMER, Entity.DISPUTE, Entity.SETTING}
    )

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._bar = AgeingBar(context.clock.today())
        self._panel = BehindPanel(context)
        self._ageing: Ageing | None = None
        self._choices = self._bar.choices
        self._cell: tuple[int | str | None, Column] | None = None  # what the panel shows; None stands for the totals
        self.shown: AgeingView | None = None
        self._empty = EmptyState()
        self._stack = QStackedWidget()
        self._stack.addWidget(self._empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)
        self._bar.changed.connect(self.reload)
        self._bar.currency_changed.connect(self._show_table)
        self._bar.buckets_button.clicked.connect(lambda _checked=False: self._on_buckets())
        self._panel.customer_wanted.connect(
            lambda customer: self.go("customer", customer_id=customer, tab="receivables")
        )
        self._panel.payment_wanted.connect(lambda payment: self.go("money", part="payments", payment=payment))

    @property
    def bar(self) -> AgeingBar:
        """Which ageing is shown."""
        return self._bar

    @property
    def panel(self) -> BehindPanel:
        """What stands behind a sum."""
        return self._panel

    def header_actions(self) -> Sequence[HeaderAction]:
        """Offer to take it away as a file."""
        return (HeaderAction(_("Export..."), self._on_export, "download"),)

    def reload(self) -> None:
        """Work it out again."""
        choices = self._bar.choices
        then = partial(self._show, choices)
        self.context.jobs.latest((self, "ageing"), self.context.services.ageing.report, choices, then=then, owner=self)

    def take_focus(self) -> None:
        """Begin at the table."""
        first = self._bar.day if self.shown is None else self.shown.view
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    # What is shown

    def _show(self, choices: AgeingChoices, ageing: Ageing) -> None:
        self._choices, self._ageing = choices, ageing
        self._bar.show_currencies([table.currency for table in ageing.tables])
        self._show_table()

    def _show_table(self) -> None:
        """Show the currency that is chosen; the columns are its own, so the table is made anew."""
        ageing, currency = self._ageing, self._bar.currency.currentText()
        if ageing is None:
            return
        had_focus = self.shown is not None and self.shown.isAncestorOf(self.focusWidget() or self)
        if self.shown is not None:
            self._stack.removeWidget(self.shown)
            self.shown.deleteLater()
            self.shown = None
        table = next((table for table in ageing.tables if table.currency == currency), None)
        self.say_summary(ageing_line(ageing, currency, self.context.clock.today()))
        if table is None:
            self._empty.say(_("Nothing was owed on this day."))
            self._stack.setCurrentWidget(self._empty)
            return
        self.shown = AgeingView(ageing, table)
        self.shown.cell_activated.connect(self._on_cell)
        self.shown.detail_toggled.connect(self._on_space)
        self._stack.addWidget(self.shown)
        self._stack.setCurrentWidget(self.shown)
        keep_reading_order([self._bar.buckets_button, self.shown.view, self.shown.sums])
        if had_focus:
            self.take_focus()
        if self._panel.isVisible():
            self._look_again()

    def _look_again(self) -> None:
        """Show what is behind the same sum now, or put the panel away where the sum is gone."""
        if self.shown is None or self._cell is None:
            return
        key, column = self._cell
        row = next((row for row in self.shown.shown().rows if row.key == key), None)
        if column in self.shown.columns and (row is not None or key is None):
            self._look_into(row, column)
        else:
            self.panel_wanted.emit(False)

    # What the user does

    def _on_space(self) -> None:
        cell = self.shown.current_cell() if self.shown is not None else None
        if not self._panel.isVisible() and cell is not None:
            self._look_into(*cell)
        self.panel_toggled.emit()

    def _on_cell(self, row: AgeingRow | None, column: Column) -> None:
        self._look_into(row, column)
        self.panel_wanted.emit(True)
        self._panel.take_focus()

    def _look_into(self, row: AgeingRow | None, column: Column) -> None:
        if self.shown is None or self._ageing is None:
            return
        self._cell = (None if row is None else row.key), column
        name = _("Total") if row is None else row_name(row, self._ageing.by)
        title = cell_title(column, self._ageing, name)
        found = (self.shown.shown().total, True) if row is None else (row, False)
        self._panel.look_into(behind_of(title, self._choices, self.shown.currency, found, column))

    def _on_buckets(self) -> None:
        buckets = self._ageing.buckets if self._ageing is not None else Buckets()
        open_dialog(ChangeBucketsDialog(self.context, buckets, self), lambda _buckets: None)

    def _on_export(self) -> None:
        if self.shown is None or self._ageing is None:
            return
        name = _("Ageing %(day)s %(currency)s") % {"day": self._ageing.on.isoformat(), "currency": self.shown.currency}
        folder = Path(self.context.program.preferences.papers or Path.home())
        dialog = QFileDialog(self, _("Export the ageing"), str(folder / f"{name}.xlsx"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([_("Workbook (*.xlsx)"), _("CSV (*.csv)")])
        dialog.setDefaultSuffix("xlsx")
        dialog.filterSelected.connect(lambda chosen: dialog.setDefaultSuffix("csv" if "csv" in chosen else "xlsx"))
        dialog.fileSelected.connect(self.export)
        dialog.open()

    def export(self, name: str) -> None:
        """Write what is shown, in its order and its columns, into a workbook or a text file."""
        if self.shown is None or self._ageing is None:
            return
        by = self._ageing.by
        shown = ShownAgeing(
            (self.shown.shown(),),
            self.shown.columns,
            self.shown.titles(),
            partial(_row_name, by),
            _("Total"),
        )
        path = Path(name)
        self.context.program.remember(papers=str(path.parent))
        self.context.jobs.aside(self.context.services.ageing.export, shown, path, then=self._on_exported, owner=self)

    def _on_exported(self, path: Path) -> None:
        say(self, _("The ageing is in %(path)s") % {"path": path})


def _row_name(by: By, row: AgeingRow) -> str:
    return row_name(row, by)
