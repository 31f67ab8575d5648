"""The open items of a customer, ticked where the letter asks for them, with the reason where it does not."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop.domain.letters import LeftOut, LetterItems, OpenItem
from desktop.formats import format_amount
from desktop.i18n import _
from desktop.ui.pages.letters.words import due_text, left_out_text
from desktop.ui.pages.visits.check_table import CheckColumn, CheckRow, CheckTable
from desktop.ui.widgets.plain import plain_tooltip

_MOST_ROWS = 8


class ItemsTable(CheckTable):
    """Ticks are for the items that the rep may choose; the others stand there with their reason."""

    def __init__(self, parent: QWidget | None = None) -> None:
        columns = (
            CheckColumn(_("Item")),
            CheckColumn(_("Due"), stretch=True),
            CheckColumn(_("Asked for"), number=True),
        )
        super().__init__(columns, most_rows=_MOST_ROWS, parent=parent)
        self._rows: tuple[CheckRow, ...] = ()

    def show_items(self, items: LetterItems, currency: str, today: date) -> None:
        """Show which items are asked for now; where the same ones are listed, the current row stays."""
        found: list[tuple[OpenItem, LeftOut | None]] = [(item, None) for item in items.asked]
        found += items.left_out
        found.sort(key=lambda pair: (pair[0].due_date or date.max, pair[0].number))
        rows = tuple(_row(item, reason, currency, today) for item, reason in found)
        asked = {item.id for item in items.asked}
        if [row.key for row in rows] == [row.key for row in self._rows]:
            self._update(rows, asked)
        else:
            self.set_rows(rows, asked)
        self._rows = rows
        self._lock([reason is None or (reason.can_be_put_in and bool(item.asked)) for item, reason in found])

    def _update(self, rows: Sequence[CheckRow], asked: set[int]) -> None:
        self._filling = True
        for item, row in zip(self._items, rows, strict=True):
            for at, text in enumerate(row.texts):
                item.setText(at, text)
                item.setToolTip(at, plain_tooltip(text))
            item.setCheckState(0, Qt.CheckState.Checked if row.key in asked else Qt.CheckState.Unchecked)
        self._filling = False

    def _lock(self, may_choose: Sequence[bool]) -> None:
        """Let only those be ticked that may be asked for."""
        self._filling = True
        for item, may in zip(self._items, may_choose, strict=True):
            item.setDisabled(not may)
        self._filling = False


def _row(item: OpenItem, reason: LeftOut | None, currency: str, today: date) -> CheckRow:
    when = due_text(item, today) if reason is None else left_out_text(item, reason, today)
    amount = item.open if reason is not None else item.asked
    return CheckRow(item.id, (item.number, when, format_amount(amount, currency)))
