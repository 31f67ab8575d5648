"""The papers that were made for a customer, the latest first, and the way to the next one."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from desktop.domain.company import DocumentKind
from desktop.formats import format_date, format_money
from desktop.i18n import N_, _
from desktop.services.clock import Clock
from desktop.ui.context import Context
from desktop.ui.models.table import Column, PageRequest, TableModel
from desktop.ui.pages.customers.column_room import ColumnRoom
from desktop.ui.pages.customers.tab import CustomerTab, quiet_button
from desktop.ui.pages.process.card_text import capital
from desktop.ui.widgets.table_view import TableView
from desktop.wording.choices import label

if TYPE_CHECKING:
    from desktop.app import Services
    from desktop.services.archive import DocumentRow


def columns(clock: Clock) -> "tuple[Column[DocumentRow], ...]":
    """Give the columns of the papers but for the customer, whose page this is."""
    day = partial(format_date, today=clock.today())
    return (
        Column(N_("Number"), lambda row: row.number, width=168),
        Column(N_("Kind"), lambda row: capital(label(DocumentKind(row.kind))), width=176, stretch=True),
        Column(N_("Date"), lambda row: row.made_on, day, width=112),
        Column(N_("Pay by"), lambda row: row.pay_by, lambda on: day(on) if on else "", width=112),
        Column(N_("Sum"), lambda row: format_money(row.total, row.currency), number=True, width=152),
        Column(
            N_("State"),
            lambda row: _("void") if row.voided_at else "",
            chip=lambda row: "danger" if row.voided_at else None,
            width=104,
        ),
    )


def read_page(services: "Services", customer_id: int, request: "PageRequest[DocumentRow]") -> "list[DocumentRow]":
    """Read one page of a customer's papers."""
    return services.archive.page(customer_id=customer_id, offset=request.offset, limit=request.limit)


class LettersTab(CustomerTab):
    """Enter shows a paper as it was printed."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.model = TableModel(columns(context.clock), key=lambda row: row.id, load=self._load, parent=self)
        self.view = TableView(self.model)
        self.form_button = quiet_button(_("Proposal form..."), "document", self._on_form)
        self.write_button = quiet_button(_("Write a reminder"), "letters", self._on_write)
        ColumnRoom(self.view, ("Pay by", "State"))
        self.view.setAccessibleName(_("Letters"))
        self.view.set_empty(
            _("No paper has been made for this customer yet. Each is kept here exactly as it was printed."),
            _("Write a reminder"),
            self._on_write,
        )
        self._build()
        self.view.row_activated.connect(lambda row: self.go("letters", document=row.id))

    def _build(self) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(24, 12, 24, 8)
        row.setSpacing(8)
        row.addStretch(1)
        row.addWidget(self.form_button)
        row.addWidget(self.write_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(row)
        layout.addWidget(self.view, 1)

    def clear(self) -> None:
        """Forget the papers of the customer before."""
        self.model.set_rows(())

    def take_focus(self) -> None:
        """Put the keyboard on the list."""
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def reload(self) -> None:
        """Read the papers again."""
        self.model.reload()

    def _load(
        self,
        request: "PageRequest[DocumentRow]",
        deliver: "Callable[[Sequence[DocumentRow]], None]",
        give_up: Callable[[], None],
    ) -> None:
        if self.customer_id is None:
            return
        read = partial(read_page, self.context.services, self.customer_id)
        self.context.jobs.read(read, request, then=deliver, failed=lambda _error: give_up(), owner=self)

    def _on_write(self) -> None:
        self.go("letters", customer=self.customer_id)

    def _on_form(self) -> None:
        self.go("plans", do="form", customer=self.customer_id)
