"""The days of a year that have something to them."""

from PySide6.QtWidgets import QWidget

from desktop.formats import format_date
from desktop.i18n import N_, _
from desktop.ui.models.table import Column, TableModel
from desktop.ui.pages.settings.days.words import CHIPS, KINDS
from desktop.ui.pages.settings.days.year import DayMark
from desktop.ui.widgets.table_view import TableView

COLUMNS: tuple[Column[DayMark], ...] = (
    Column(N_("Day"), lambda mark: mark.day, lambda day: format_date(day, "weekday"), width=112),
    Column(N_("Name"), lambda mark: mark.name, width=100, stretch=True),
    Column(
        N_("What it is"),
        lambda mark: mark.kind,
        lambda kind: _(KINDS[kind]),
        width=152,
        chip=lambda mark: CHIPS[mark.kind],
    ),
)


class DayList(TableView):
    """Holidays, worked weekends, and days that were set in this book; Enter changes a day."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(TableModel(COLUMNS, key=lambda mark: mark.day), parent)
        self.setAccessibleName(_("Holidays and changed days"))
        self.set_empty(_("No day of this year differs from an ordinary week."))
