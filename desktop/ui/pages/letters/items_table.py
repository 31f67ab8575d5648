"""Items of a paper in two rows of text each: number and amount, below it when it was due or why it is left out."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop.domain.letters import LeftOut, LetterItems, OpenItem
from desktop.formats import format_amount
from desktop.i18n import _
from desktop.ui.models.roles import Index
from desktop.ui.pages.letters.words import due_line, left_out_text
from desktop.ui.pages.visits.check_table import CheckColumn, CheckRow, CheckTable
from desktop.ui.tokens import CAPTION, colour
from desktop.ui.widgets.plain import plain_tooltip

_NUMBER, _WHY, _AMOUNT = range(3)
_ROW, _LINE, _PAD, _TEXT_PAD, _GAP = 44, 20, 2, 4, 8


class _TwoLines(QStyledItemDelegate):
    """Paints the number with the reason below it; the other columns as they are."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(super().sizeHint(option, index).width() + _GAP, _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        if index.column() != _NUMBER:
            super().paint(painter, option, index)
            return
        self.initStyleOption(option, index)
        number, option.text = str(option.text), " "
        view: QWidget = option.widget
        view.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, view)
        left = view.style().subElementRect(QStyle.SubElement.SE_ItemViewItemText, option, view).left() + _TEXT_PAD
        cell: QRect = option.rect
        first = QRect(left, cell.top() + _PAD, cell.right() - left, _LINE)
        caption = QFont(option.font)
        caption.setPixelSize(CAPTION)
        is_enabled = bool(option.state & QStyle.StateFlag.State_Enabled)
        painter.save()
        painter.setPen(colour(view.palette(), "text" if is_enabled else "muted"))
        _write(painter, first, number, option.font, Qt.TextElideMode.ElideMiddle)  # numbers differ in their ends
        painter.setPen(colour(view.palette(), "muted"))
        why = index.sibling(index.row(), _WHY).data()
        _write(painter, first.translated(0, _LINE - 1), str(why or ""), caption)
        painter.restore()


def _write(
    painter: QPainter, rect: QRect, text: str, font: QFont, mode: Qt.TextElideMode = Qt.TextElideMode.ElideRight
) -> None:
    painter.setFont(font)
    shown = QFontMetrics(font).elidedText(text, mode, rect.width())
    painter.drawText(rect, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)


class ItemsTable(CheckTable):
    """Ticks are for the items that the rep may choose; without `checkable` a list to read."""

    def __init__(self, *, most_rows: int, checkable: bool = True, parent: QWidget | None = None) -> None:
        columns = (CheckColumn("", stretch=True), CheckColumn(""), CheckColumn("", number=True))
        super().__init__(columns, most_rows=most_rows, checkable=checkable, parent=parent)
        self._rows: tuple[CheckRow, ...] = ()
        self.row_height = _ROW
        self.setItemDelegate(_TwoLines(self))
        self.setColumnHidden(_WHY, True)

    def show_items(
        self,
        items: LetterItems,
        currency: str,
        today: date,
        may_put_in: Callable[[LeftOut], bool] = lambda reason: reason.can_be_put_in,
    ) -> None:
        """Show which items are asked for now; where the same ones are listed, the current row stays.

        `may_put_in` says of which items left out the rep may ask for.
        """
        found: list[tuple[OpenItem, LeftOut | None]] = [(item, None) for item in items.asked]
        found += items.left_out
        found.sort(key=lambda pair: (pair[0].due_date or date.max, pair[0].number))
        self.show_rows([_row(*pair, currency, today) for pair in found], {item.id for item in items.asked})
        self._lock([reason is None or (may_put_in(reason) and bool(item.asked)) for item, reason in found])

    def show_rows(self, rows: Sequence[CheckRow], asked: set[int]) -> None:
        """Show number, reason and amount of each row; where they are the same ones, nothing moves."""
        if [row.key for row in rows] == [row.key for row in self._rows]:
            self._update(rows, asked)
        else:
            self.set_rows(rows, asked)
        self._rows = tuple(rows)
        for item, row in zip(self._items, rows, strict=True):
            item.setToolTip(_NUMBER, plain_tooltip("\n".join(row.texts[:_AMOUNT])))
            item.setData(_NUMBER, Qt.ItemDataRole.AccessibleTextRole, ", ".join(row.texts))

    def _update(self, rows: Sequence[CheckRow], asked: set[int]) -> None:
        self._filling = True
        for item, row in zip(self._items, rows, strict=True):
            for at, text in enumerate(row.texts):
                item.setText(at, text)
            item.setCheckState(0, Qt.CheckState.Checked if row.key in asked else Qt.CheckState.Unchecked)
        self._filling = False

    def _lock(self, may_choose: Sequence[bool]) -> None:
        """Let only those be ticked that may be asked for."""
        self._filling = True
        for item, may in zip(self._items, may_choose, strict=True):
            item.setDisabled(not may)
        self._filling = False


def _row(item: OpenItem, reason: LeftOut | None, currency: str, today: date) -> CheckRow:
    when = due_line(item, today) if reason is None else left_out_text(item, reason, today)
    amount = item.asked if reason is None else item.open
    if reason is None and item.disputed:
        disputed = {"when": when, "amount": format_amount(item.disputed, currency)}
        when = _("%(when)s, without %(amount)s disputed") % disputed
    return CheckRow(item.id, (item.number, when, format_amount(amount, currency)))
