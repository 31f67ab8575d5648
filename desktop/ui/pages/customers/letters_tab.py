"""The papers that were made for a customer, the latest first, and the way to the next one."""

from functools import partial

from desktop.app import Services
from desktop.formats import format_date, format_money
from desktop.i18n import N_, _
from desktop.services.archive import DocumentRow
from desktop.services.clock import Clock
from desktop.ui.context import Context
from desktop.ui.models.table import Column, PageRequest
from desktop.ui.pages.customers.list_tab import ListTab
from desktop.ui.pages.customers.tab import lay_below_buttons, quiet_button
from desktop.ui.pages.paper_parts.paper_rows import MARKS, IssuedRow, kind_chip, paper_name, read_rows
from desktop.ui.widgets.cells import MarksDelegate, marks_text
from desktop.ui.widgets.column_room import ColumnRoom


def columns(clock: Clock) -> tuple[Column[IssuedRow], ...]:
    """Give the columns of the papers but for the customer, whose page this is."""
    day = partial(format_date, today=clock.today())
    return (
        Column(N_("Number"), lambda row: row.paper.number, width=168),
        Column(N_("Kind"), lambda row: paper_name(row.paper), width=176, chip=kind_chip, stretch=True),
        Column(N_("Day"), lambda row: row.paper.made_on, day, width=112),
        Column(N_("Pay by"), lambda row: row.paper.pay_by, lambda on: day(on) if on else "", width=112),
        Column(N_("Amount"), lambda row: row.paper, _amount, number=True, width=152),
        Column(MARKS, lambda row: row.marks, marks_text, width=264),
    )


def _amount(paper: DocumentRow) -> str:
    return format_money(paper.total, paper.currency) if paper.total else ""


class LettersTab(ListTab[IssuedRow]):
    """Enter shows a paper as it was printed."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, columns(context.clock), lambda row: row.id)
        self.form_button = quiet_button(_("Proposal form..."), "document", self._on_form)
        self.bundle_button = quiet_button(_("Put papers together..."), "document", self._on_bundle)
        self.write_button = quiet_button(_("Write a reminder"), "letters", self._on_write)
        titles = [column.title for column in self.model.columns]
        self.view.setItemDelegateForColumn(titles.index(MARKS), MarksDelegate(self.view))
        ColumnRoom(self.view, ("Pay by", "Day"))
        self.view.setAccessibleName(_("Letters"))
        self.view.set_empty(
            _("No paper has been made for this customer yet. Each is kept here exactly as it was printed."),
            _("Write a reminder"),
            self._on_write,
        )
        lay_below_buttons(self, self.view, self.form_button, self.bundle_button, self.write_button)
        self.view.row_activated.connect(lambda row: self.go("letters", document=row.id))

    def read_page(self, services: Services, customer_id: int, request: PageRequest[IssuedRow]) -> list[IssuedRow]:
        """Read one page of the customer's papers, and how far each got."""
        papers = services.archive.page(customer_id=customer_id, offset=request.offset, limit=request.limit)
        return read_rows(services, papers, self.context.clock.today())

    def _on_write(self) -> None:
        self.go("letters", customer=self.customer_id)

    def _on_bundle(self) -> None:
        if self.customer_id is not None:
            from desktop.ui.pages.bundles.opening import open_bundle  # few hand papers over

            open_bundle(self, self.context, self.customer_id)

    def _on_form(self) -> None:
        self.go("plans", do="form", customer=self.customer_id)
