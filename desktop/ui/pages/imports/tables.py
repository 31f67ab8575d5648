"""The lists of an import: rows as they will be kept, what changes, what is gone, what is wrong."""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHeaderView

from desktop.domain.imports.checked import ContactRow, CustomerRow, ItemRow, Preview
from desktop.formats import format_amount, format_count, format_date
from desktop.i18n import N_, _
from desktop.services.imports.planning import GoneItem
from desktop.ui.models.table import Column, Load, PageRequest, TableModel
from desktop.ui.pages.imports.review import ChangedLine, RowNote
from desktop.ui.pages.imports.words import changed_text
from desktop.ui.widgets.table_view import TableView
from desktop.wording.choices import label

Row = TypeVar("Row")

#: Columns that say something only when they differ from row to row.
MAY_HIDE = frozenset({"Sheet", "Kind", "Currency"})

_ROW: Column[Any] = Column(N_("Row"), lambda entry: entry.row, format_count, number=True, width=64)


def _name(customer: CustomerRow) -> str:
    return customer.name or customer.code


def _sum(pair: tuple[int, str]) -> str:
    return format_amount(*pair)


def _day(day: Any) -> str:  # noqa: ANN401 - a date or None
    return format_date(day) if day else ""


def _number(value: int | None) -> str:
    return "" if value is None else format_count(value)


def _item(read: Callable[[ItemRow], Any]) -> Callable[[Preview], Any]:
    return lambda preview: read(preview.item) if preview.item else ""


def _contact(read: Callable[[ContactRow], str]) -> Callable[[Preview], str]:
    return lambda preview: read(preview.contact) if preview.contact else ""


_CUSTOMER: Column[Preview] = Column(N_("Customer"), lambda row: _name(row.customer), width=150, stretch=True)

ITEMS: tuple[Column[Preview], ...] = (
    _ROW,
    _CUSTOMER,
    Column(N_("Number"), _item(lambda item: item.number), width=116),
    Column(N_("Due"), _item(lambda item: item.due_date), _day, width=132),
    Column(N_("Still open"), _item(lambda item: (item.open, item.currency)), _sum, number=True, width=112),
    Column(N_("Amount"), _item(lambda item: (item.amount, item.currency)), _sum, number=True, width=112),
    Column(N_("Dated"), _item(lambda item: item.document_date), _day, width=132),
    Column(N_("Kind"), _item(lambda item: label(item.kind)), width=96),
    Column(N_("Currency"), _item(lambda item: item.currency), width=84),
)
CONTACTS: tuple[Column[Preview], ...] = (
    _ROW,
    _CUSTOMER,
    Column(N_("Contact"), _contact(lambda person: person.name), width=140),
    Column(N_("Position"), _contact(lambda person: person.position), width=120),
    Column(N_("Phone"), _contact(lambda person: person.phone), width=140),
    Column(N_("Mail"), _contact(lambda person: person.mail), width=200),
)
CUSTOMERS: tuple[Column[Preview], ...] = (
    _ROW,
    _CUSTOMER,
    Column(N_("Code"), lambda row: row.customer.code, width=110),
    Column(N_("Tax number"), lambda row: row.customer.tax_id, width=170),
    Column(N_("Term in days"), lambda row: row.customer.credit_term_days, _number, True, width=110),
    Column(
        N_("Credit limit"),
        lambda row: (row.customer.credit_limit, row.customer.currency),
        lambda pair: "" if pair[0] is None else format_amount(*pair),
        number=True,
        width=130,
    ),
    Column(N_("Address"), lambda row: row.customer.address, width=200),
)
CHANGED: tuple[Column[ChangedLine], ...] = (
    Column(N_("Customer"), lambda line: line.customer, width=180, stretch=True),
    Column(N_("Number"), lambda line: line.number, width=140),
    Column(N_("Open until now"), lambda line: (line.before, line.currency), _sum, number=True, width=136),
    Column(N_("Open from now on"), lambda line: (line.after, line.currency), _sum, number=True, width=144),
    Column(N_("Currency"), lambda line: line.currency, width=84),
    Column(N_("Also changed"), lambda line: line.others, changed_text, width=160),
)
GONE: tuple[Column[GoneItem], ...] = (
    Column(N_("Customer"), lambda item: item.customer, width=200, stretch=True),
    Column(N_("Number"), lambda item: item.number, width=160),
    Column(N_("Open in the book"), lambda item: (item.open, item.currency), _sum, number=True, width=150),
    Column(N_("Currency"), lambda item: item.currency, width=84),
    Column(
        N_("The customer's other items"),
        lambda item: item.customer_in_file,
        lambda there: _("in the file") if there else _("not in the file either"),
        width=180,
        chip=lambda item: "neutral" if item.customer_in_file else "warn",
    ),
)
NOTES: tuple[Column[RowNote], ...] = (
    Column(N_("Sheet"), lambda note: note.sheet, width=110),
    _ROW,
    Column(N_("Column"), lambda note: note.column, width=120),
    Column(N_("What stands there"), lambda note: note.content, width=150),
    Column(N_("What is wrong"), lambda note: note.why, width=260, stretch=True),
)


class ListTable(TableView):
    """A table over rows that are at hand; texts are made for as many as are looked at."""

    def __init__(self, columns: Sequence[Column[Any]], key: Callable[[Any], Any], name: str) -> None:
        self._rows: Sequence[Any] = ()
        super().__init__(TableModel(columns, key=key, load=self._make_load()))
        self.setAccessibleName(name)

    def show_rows(self, rows: Sequence[Any]) -> None:
        """Show other rows; a column of `MAY_HIDE` that says the same in all of them is left out."""
        self._rows = rows
        self.table.restart()
        for at, column in enumerate(self.table.columns):
            if column.title in MAY_HIDE:
                self.setColumnHidden(at, not _differs(column, rows))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the widest column have the room that is left, but never less than it needs: then one scrolls."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        header = self.horizontalHeader()
        for at, column in enumerate(self.table.columns):
            if column.stretch:
                room = self.viewport().width() - (header.length() - header.sectionSize(at))
                modes = QHeaderView.ResizeMode
                header.setSectionResizeMode(at, modes.Stretch if room >= column.width else modes.Fixed)
                header.resizeSection(at, max(room, column.width))

    def _make_load(self) -> Load[Any]:
        def load(request: PageRequest[Any], deliver: Callable[[Sequence[Any]], None], _give_up: object) -> None:
            deliver(self._rows[request.offset : request.offset + request.limit])

        return load


def _differs(column: Column[Any], rows: Sequence[Any]) -> bool:
    """Say whether a column says different things in different rows."""
    return any(column.value(row) != column.value(rows[0]) for row in rows)


def preview_table(columns: Sequence[Column[Preview]]) -> ListTable:
    """Make the table of rows as they will be kept."""
    return ListTable(columns, _place, _("Rows as they will be kept"))


def _place(preview: Preview) -> tuple[str, int]:
    return (preview.item or preview.contact or preview.customer).sheet, preview.row


def changed_table() -> ListTable:
    """Make the table of items that change."""
    return ListTable(CHANGED, lambda line: line.id, _("Items that change"))


def gone_table() -> ListTable:
    """Make the table of items that are no longer in the file."""
    return ListTable(GONE, lambda item: item.id, _("Items that are no longer in the file"))


def notes_table(name: str) -> ListTable:
    """Make a table of what is wrong or odd in rows."""
    return ListTable(NOTES, lambda note: note.place, name)
