"""The payments that are in the book: searched, narrowed down, each with where it went."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any, ClassVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.app import Services
from desktop.domain.money import Money
from desktop.i18n import _
from desktop.services.results import Entity
from desktop.ui.context import Context
from desktop.ui.models.table import PageRequest, TableModel
from desktop.ui.pages.money.payments.filter_bar import PaymentsBar
from desktop.ui.pages.money.payments.lines import GIVE_WAY, MARKS, PaymentRow, columns, first_day, payment_row
from desktop.ui.pages.money.payments.panel import PaymentPanel
from desktop.ui.widgets.cells import MarksDelegate
from desktop.ui.widgets.column_room import ColumnRoom
from desktop.ui.widgets.parts_page import PagePart
from desktop.ui.widgets.table_view import TableView
from desktop.wording.receivables import money_list


class PaymentsPart(PagePart):
    """Enter and Space show where a payment went."""

    shows: ClassVar[frozenset[Entity]] = frozenset({Entity.PAYMENT, Entity.CUSTOMER, Entity.PLAN})

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._bar = PaymentsBar()
        self.table: TableModel[PaymentRow] = TableModel(
            columns(context.clock), key=lambda row: row.id, load=self._load, parent=self
        )
        self.view = TableView(self.table)
        self.view.setAccessibleName(_("Payments"))
        titles = [column.title for column in self.table.columns]
        self.view.setItemDelegateForColumn(titles.index(MARKS), MarksDelegate(self.view))
        ColumnRoom(self.view, GIVE_WAY)
        self._panel = PaymentPanel(context)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.view)
        self._connect()
        self._say_empty()

    def _connect(self) -> None:
        self._bar.changed.connect(self._on_filter)
        self.table.loaded.connect(lambda: QTimer.singleShot(0, self, self._read_totals))
        self.view.row_selected.connect(lambda row: self._panel.show_payment(row.id if row else None))
        self.view.row_activated.connect(self._on_opened)
        self.view.detail_toggled.connect(self.panel_toggled)
        self._panel.customer_wanted.connect(lambda customer: self.go("customer", customer_id=customer))

    @property
    def bar(self) -> PaymentsBar:
        """Which payments are listed."""
        return self._bar

    @property
    def panel(self) -> PaymentPanel:
        """What is known of the payment that is current."""
        return self._panel

    def arrive(self, arguments: Mapping[str, object]) -> None:
        """Take a text to search (`query`), `uncleared`, `unapplied`, or the id of a `payment` to show."""
        payment = arguments.get("payment")
        if "query" in arguments:
            self._bar.search.setText(str(arguments["query"]))
        for name, button in (("uncleared", self._bar.uncleared), ("unapplied", self._bar.unapplied)):
            if arguments.get(name):
                button.setChecked(True)
        if isinstance(payment, int):
            self._panel.show_payment(payment)
            self.panel_wanted.emit(True)

    def reload(self) -> None:
        """Read the list again."""
        self.table.reload()

    def take_focus(self) -> None:
        """Begin at the list."""
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    # Private

    def _filter(self) -> dict[str, Any]:
        return {
            "text": self._bar.search.text().strip(),
            "since": first_day(self._bar.period.chosen(), self.context.clock.today()),
            "unapplied": self._bar.unapplied.isChecked(),
            "uncleared": self._bar.uncleared.isChecked(),
        }

    def _load(
        self,
        request: PageRequest[PaymentRow],
        deliver: Callable[[Sequence[PaymentRow]], None],
        give_up: Callable[[], None],
    ) -> None:
        read = partial(_read_page, self.context.services, self.context.clock.today(), self._filter())
        then, failed = deliver, lambda _error: give_up()
        self.context.jobs.latest((self, "payments"), read, request, then=then, failed=failed, owner=self)

    def _read_totals(self) -> None:
        totals = partial(self.context.services.payments.totals, **self._filter())
        self.context.jobs.latest((self, "totals"), totals, then=self._show_totals, owner=self)

    def _show_totals(self, totals: Sequence[Money]) -> None:
        text = _("%(sums)s unapplied") if self._bar.unapplied.isChecked() else _("%(sums)s received")
        self.say_summary(text % {"sums": money_list(totals)} if totals else "")

    def _on_filter(self) -> None:
        self._say_empty()
        self.table.restart()

    def _say_empty(self) -> None:
        if self._bar.is_narrowed:
            self.view.set_empty(_("There is no such payment."), _("Show all payments"), self._bar.show_all)
        else:
            self.view.set_empty(_("No payment is in the book yet."), _("Record payments"), self._to_entry)

    def _to_entry(self) -> None:
        self.go("money", part="entry")

    def _on_opened(self, row: PaymentRow) -> None:
        self._panel.show_payment(row.id)
        self.panel_wanted.emit(True)
        self._panel.take_focus()


def _read_page(
    services: Services, today: date, wanted: Mapping[str, Any], request: PageRequest[PaymentRow]
) -> list[PaymentRow]:
    lines = services.payments.page(**wanted, offset=request.offset, limit=request.limit)
    return [payment_row(line, today) for line in lines]
