"""The columns of the list of items."""

from datetime import date

from desktop.formats import format_date, format_money
from desktop.i18n import N_
from desktop.services.clock import Clock
from desktop.ui.models.table import Column
from desktop.ui.pages.money.items.words import ItemRow
from desktop.ui.widgets.cells import marks_text
from desktop.wording.receivables import lateness_text

#: The columns that are painted in a way of their own, by their titles.
LATENESS, MARKS = N_("Lateness"), N_("Marks")
COST = N_("Cost of credit")
#: What gives way, the least needed first, where there is little room.
GIVE_WAY = (COST, N_("Disputed"), MARKS, N_("Due"))


def columns(clock: Clock) -> tuple[Column[ItemRow], ...]:
    """Give the columns; what they show of a row is written once, when it is loaded."""

    def day(value: date | None) -> str:
        return format_date(value, today=clock.today()) if value else ""

    def money(value: tuple[int, str]) -> str:
        return format_money(*value) if value[0] else ""

    return (
        Column(N_("Customer"), lambda row: row.line.item.customer, sort_key="customer", width=148, stretch=True),
        Column(N_("Number"), lambda row: row.line.item.number, sort_key="number", width=128),
        Column(N_("Due"), lambda row: row.line.item.due_date, day, sort_key="due", width=100),
        Column(LATENESS, lambda row: row.late, lambda late: lateness_text(late.lateness), width=192),
        Column(N_("Open amount"), _open, money, number=True, sort_key="open", width=132),
        Column(N_("Disputed"), _disputed, money, number=True, sort_key="disputed", width=100),
        Column(MARKS, lambda row: row.marks, marks_text, width=172),
        Column(COST, _cost, money, number=True, width=108),
    )


def _open(row: ItemRow) -> tuple[int, str]:
    return row.line.item.open, row.line.item.currency


def _disputed(row: ItemRow) -> tuple[int, str]:
    return row.line.item.disputed, row.line.item.currency


def _cost(row: ItemRow) -> tuple[int, str]:
    return row.line.cost or 0, row.line.item.currency
