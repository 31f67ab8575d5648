"""What stands behind a sum of the ageing: its items, or the payments that are not applied or not cleared."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.app import Services
from desktop.domain.ageing import AgeingRow, By, Column, ColumnKind, value
from desktop.formats import format_amount, format_date, format_money
from desktop.i18n import N_, _
from desktop.services.ageing import AgeingChoices, AgeingItem, AgeingLine, AgeingPayment
from desktop.ui.context import Context
from desktop.ui.models.table import Column as TableColumn
from desktop.ui.models.table import PageRequest, TableModel
from desktop.ui.widgets.plain import plain_label
from desktop.ui.widgets.table_view import TableView

_CUSTOMER = 1  # the column that says nothing new of one customer
#: The columns of payments of which one says what was looked into.
_UNAPPLIED, _RECEIVED = 2, 3
_PAYMENTS = frozenset({ColumnKind.UNAPPLIED, ColumnKind.UNCLEARED})


@dataclass(frozen=True, slots=True)
class Behind:
    """The sum that is looked into: its title, where it stands, and what it comes to in minor units."""

    title: str
    choices: AgeingChoices
    currency: str
    column: Column
    key: int | str | None
    sum: int


class BehindPanel(QWidget):
    """Enter goes to the customer, or to the payment."""

    #: The id of the customer whose items are wanted.
    customer_wanted = Signal(int)
    #: The id of the payment that is wanted.
    payment_wanted = Signal(int)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._behind: Behind | None = None
        self.title = plain_label(_("Enter on a sum shows what stands behind it."), role="section", wrap=True)
        self.sum = plain_label(role="muted")
        today = context.clock.today()
        self.items: TableModel[AgeingLine] = TableModel(
            _item_columns(), key=lambda line: line.item.id, load=self._load, parent=self
        )
        self.payments: TableModel[AgeingPayment] = TableModel(
            _payment_columns(today), key=lambda payment: payment.id, parent=self
        )
        self.views = TableView(self.items), TableView(self.payments)
        self._stack = QStackedWidget()
        self._build()

    def _build(self) -> None:
        head = QVBoxLayout()
        head.setContentsMargins(24, 16, 24, 8)
        head.addWidget(self.title)
        head.addWidget(self.sum)
        for view, name in zip(self.views, (_("Items"), _("Payments")), strict=True):
            view.setAccessibleName(name)
            view.setProperty("status", "framed")
            self._stack.addWidget(view)
        self.views[0].row_activated.connect(lambda line: self.customer_wanted.emit(line.item.customer_id))
        self.views[1].row_activated.connect(lambda payment: self.payment_wanted.emit(payment.id))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        lists = QVBoxLayout()
        lists.setContentsMargins(16, 0, 16, 16)
        lists.addWidget(self._stack)
        layout.addLayout(lists, 1)

    def look_into(self, behind: Behind) -> None:
        """Show what stands behind a sum."""
        self._behind = behind
        self.title.setText(behind.title)
        self.sum.setText(format_money(behind.sum, behind.currency))
        is_uncleared = behind.column.kind is ColumnKind.UNCLEARED
        self.views[1].setColumnHidden(_UNAPPLIED, is_uncleared)
        self.views[1].setColumnHidden(_RECEIVED, not is_uncleared)
        for view in self.views:
            view.setColumnHidden(_CUSTOMER, behind.key is not None and behind.choices.by is By.CUSTOMER)
        of_payments = behind.column.kind in _PAYMENTS
        self._stack.setCurrentIndex(int(of_payments))
        if of_payments:
            read, then = partial(_read_payments, self._context.services), self.payments.set_rows
            self._context.jobs.latest((self, "payments"), read, behind, then=then, owner=self)
        else:
            self.items.restart()

    def take_focus(self) -> None:
        """Put the keys on the list."""
        self.views[self._stack.currentIndex()].setFocus(Qt.FocusReason.OtherFocusReason)

    def _load(
        self,
        request: PageRequest[AgeingLine],
        deliver: Callable[[Sequence[AgeingLine]], None],
        give_up: Callable[[], None],
    ) -> None:
        if self._behind is None:
            deliver(())
            return
        read = partial(_read_items, self._context.services, self._behind)
        then, failed = deliver, lambda _error: give_up()
        self._context.jobs.latest((self, "items"), read, request, then=then, failed=failed, owner=self)


def behind_of(title: str, choices: AgeingChoices, currency: str, row: tuple[AgeingRow, bool], column: Column) -> Behind:
    """Say which sum is looked into; `row` comes with whether it is that of the totals."""
    found, is_total = row
    minor = found.total if column.kind is ColumnKind.NAME else value(found, column)
    return Behind(title, choices, currency, column, None if is_total else found.key, minor)


def _read_items(services: Services, behind: Behind, request: PageRequest[AgeingLine]) -> list[AgeingLine]:
    return services.ageing.items(
        behind.choices, behind.currency, behind.column, behind.key, offset=request.offset, limit=request.limit
    )


def _read_payments(services: Services, behind: Behind) -> list[AgeingPayment]:
    return services.ageing.payments(behind.choices, behind.currency, behind.column, behind.key)


def _item_columns() -> tuple[TableColumn[AgeingLine], ...]:
    def open_text(item: AgeingItem) -> str:
        return format_amount(item.open, item.currency)

    return (
        TableColumn(N_("Number"), lambda line: line.item.number, width=112, stretch=True),
        TableColumn(N_("Customer"), lambda line: line.item.customer, width=120, stretch=True),
        TableColumn(N_("Days"), lambda line: "" if line.days is None else str(line.days), number=True, width=64),
        TableColumn(N_("Open amount"), lambda line: line.item, open_text, number=True, width=120),
    )


def _payment_columns(today: date) -> tuple[TableColumn[AgeingPayment], ...]:
    def day_text(day: date) -> str:
        return format_date(day, today=today)

    return (
        TableColumn(N_("Received on"), lambda payment: payment.received_on, day_text, width=104, stretch=True),
        TableColumn(N_("Customer"), lambda payment: payment.customer, width=120, stretch=True),
        TableColumn(
            N_("Unapplied"), lambda payment: format_amount(payment.unapplied, payment.currency), number=True, width=120
        ),
        TableColumn(
            N_("Amount"), lambda payment: format_amount(payment.amount, payment.currency), number=True, width=120
        ),
    )
